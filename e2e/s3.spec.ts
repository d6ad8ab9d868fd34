/**
 * Files are dropped into a bucket: their function, deployed in the terminal, reads and writes the bucket; what it cannot do
 * is tried again on the turned clock, and lies in a dead-letter queue where one reads which file it was.
 */
import { LambdaConsole } from './lambda-console.ts';
import { recorded } from './recorded-metrics.ts';
import { TerminalPage } from './terminal-page.ts';
import { expect, test } from './test.ts';

const file = (name: string, text: string) => ({ name, mimeType: 'image/jpeg', buffer: Buffer.from(text) });

/** Makes a thumbnail of each picture that it is told of. */
const THUMBNAILS = `import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
const s3 = new S3Client({});
export const handler = async ({ Records: [{ s3: { bucket, object } }] }) => {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket.name, Key: object.key }));
  const text = await Body.transformToString();
  if (!text.startsWith('picture')) throw new Error(object.key + ' is no picture');
  await s3.send(new PutObjectCommand({ Bucket: bucket.name, Key: 'small/' + object.key + '.txt', Body: text.slice(0, 7) }));
};
`;
/** Writes down which thumbnails there are. */
const ALBUM = `import boto3
def lambda_handler(event, context):
    s3 = boto3.client("s3")
    keys = [each["Key"] for each in s3.list_objects_v2(Bucket="pictures", Prefix="small/")["Contents"]]
    texts = [s3.get_object(Bucket="pictures", Key=key)["Body"].read().decode() for key in keys]
    s3.put_object(Bucket="pictures", Key="album.txt", Body="\\n".join(keys))
    return sorted(zip(keys, texts))
`;

const ROLE = 'arn:aws:iam::123456789012:role/service-role/r';
const deploy = (name: string, path: string, source: string, options: string) => [
  `cat > ${path} <<'EOF'\n${source}EOF\nzip -q ${name}.zip ${path}`,
  `aws lambda create-function --query State --function-name ${name} --role ${ROLE} --zip-file fileb://${name}.zip ${options}`,
  `aws lambda wait function-active-v2 --function-name ${name}`,
];

test('files in a bucket invoke a function that reads and writes it; one fails, is retried on the turned clock and ends in a dead-letter queue', async ({
  page,
}) => {
  const lambda = new LambdaConsole(page);
  await lambda.open('#/functions');
  const terminal = new TerminalPage(page);
  await terminal.open();
  await terminal.run(
    'aws s3 mb s3://pictures',
    'aws sqs create-queue --queue-name dead --query QueueUrl',
    ...deploy(
      'thumbnails',
      'index.mjs',
      THUMBNAILS,
      '--runtime nodejs22.x --handler index.handler --dead-letter-config TargetArn=arn:aws:sqs:us-east-1:123456789012:dead',
    ),
  );
  await page.getByRole('button', { name: 'Close terminal' }).click();

  await page.goto('./#/buckets/pictures/create/notification');
  await page.getByRole('textbox', { name: 'Event name – optional' }).fill('thumbnails');
  await page.getByRole('textbox', { name: 'Suffix – optional' }).fill('.jpg');
  await page.getByRole('checkbox', { name: 'All object create events' }).check();
  await page
    .getByRole('combobox', { name: 'Lambda function' })
    .fill('arn:aws:lambda:us-east-1:123456789012:function:thumbnails');
  await expect(page.getByText('"AWS:SourceArn": "arn:aws:s3:::pictures"')).toBeVisible();
  await page.getByRole('heading', { name: 'Destination' }).click();
  await lambda.button('Create event notification').click();
  await expect(lambda.flash(/Successfully created the event notification/)).toBeVisible();

  await lambda.tab('Objects');
  const files = [file('one.jpg', 'picture one'), file('two.jpg', 'picture two'), file('three.jpg', 'a poem')];
  await page.getByLabel('Files to upload').setInputFiles([...files, file('notes.txt', 'picture of none')]);
  await expect(page.getByRole('heading', { name: 'Uploads (4/4)' })).toBeVisible();

  // both retries of the one that fails, after one minute and after two
  await lambda.turnClock('+15 min');
  await page.goto('./#/functions/thumbnails?tab=monitoring');
  await expect(async () => {
    expect(await recorded(page, 'Invocations')).toEqual({ 'Invocations (sum)': 5 });
  }).toPass();

  await terminal.open();
  const shown = await terminal.run(
    ...deploy('album', 'lambda_function.py', ALBUM, '--runtime python3.13 --handler lambda_function.lambda_handler'),
    'aws lambda invoke --function-name album --query StatusCode out.json && cat out.json',
    'aws s3 cp s3://pictures/album.txt -',
  );
  expect(shown).toContain('[["small/one.jpg.txt", "picture"], ["small/two.jpg.txt", "picture"]]');
  await page.getByRole('button', { name: 'Close terminal' }).click();
  await page.goto('./#/buckets/pictures');
  await expect(page.getByRole('link', { name: 'album.txt' })).toBeVisible();

  await page.goto('./#/queues/dead/messages');
  await lambda.button('Poll for messages').click();
  const messages = page.getByRole('table', { name: 'Received messages' });
  await expect(messages.getByRole('row')).toHaveCount(2);
  await messages.getByRole('radio').first().check();
  await expect(page.getByText(/"key": ?"three\.jpg"/).first()).toBeVisible();
});
