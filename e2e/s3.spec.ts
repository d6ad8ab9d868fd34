/**
 * Three files are dropped into a bucket: three invocations, which fail, are tried again on the turned clock, and
 * lie in a dead-letter queue where one reads which file it was.
 */
import { LambdaConsole } from './lambda-console.ts';
import { PLAIN } from './prepared-account.ts';
import { recorded } from './recorded-metrics.ts';
import { TerminalPage } from './terminal-page.ts';
import { expect, test } from './test.ts';

test.use({ account: ({ preparedAccount }, use) => use(preparedAccount) });

const file = (name: string) => ({ name, mimeType: 'image/jpeg', buffer: Buffer.from(name) });

test('files in a bucket invoke a function, are retried on the turned clock and end in a dead-letter queue', async ({
  page,
}) => {
  const lambda = new LambdaConsole(page);
  await lambda.open('#/functions');
  const terminal = new TerminalPage(page);
  await terminal.open();
  await terminal.run(
    'aws s3 mb s3://pictures',
    'aws sqs create-queue --queue-name dead --query QueueUrl',
    // a handler that is not there is an error of the function
    `aws lambda update-function-configuration --query Handler --function-name ${PLAIN} --handler index.missing --dead-letter-config TargetArn=arn:aws:sqs:us-east-1:123456789012:dead`,
    `aws lambda wait function-updated-v2 --function-name ${PLAIN}`,
  );
  await page.getByRole('button', { name: 'Close terminal' }).click();

  await page.goto('./#/buckets/pictures/create/notification');
  await page.getByRole('textbox', { name: 'Event name – optional' }).fill('thumbnails');
  await page.getByRole('textbox', { name: 'Suffix – optional' }).fill('.jpg');
  await page.getByRole('checkbox', { name: 'All object create events' }).check();
  await page
    .getByRole('combobox', { name: 'Lambda function' })
    .fill(`arn:aws:lambda:us-east-1:123456789012:function:${PLAIN}`);
  await expect(page.getByText('"AWS:SourceArn": "arn:aws:s3:::pictures"')).toBeVisible();
  await page.getByRole('heading', { name: 'Destination' }).click();
  await lambda.button('Create event notification').click();
  await expect(lambda.flash(/Successfully created the event notification/)).toBeVisible();

  await lambda.tab('Objects');
  await page
    .getByLabel('Files to upload')
    .setInputFiles([file('one.jpg'), file('two.jpg'), file('three.jpg'), file('notes.txt')]);
  await expect(page.getByRole('heading', { name: 'Uploads (4/4)' })).toBeVisible();

  // both retries, after one minute and after two
  await lambda.turnClock('+15 min');
  await page.goto(`./#/functions/${PLAIN}?tab=monitoring`);
  await expect(async () => {
    expect(await recorded(page, 'Invocations')).toEqual({ 'Invocations (sum)': 9 });
  }).toPass();
  await page.goto('./#/queues/dead/messages');
  await lambda.button('Poll for messages').click();
  const messages = page.getByRole('table', { name: 'Received messages' });
  await expect(messages.getByRole('row')).toHaveCount(4);
  await messages.getByRole('radio').first().check();
  await expect(page.getByText(/"key": ?"(one|two|three)\.jpg"/).first()).toBeVisible();
});
