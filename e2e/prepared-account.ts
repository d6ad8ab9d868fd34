/**
 * One account for the tests that need something to look at or to work on, made in the terminal once. A test
 * gets a copy of its own: `test.use({ account: ({ preparedAccount }, use) => use(preparedAccount) })`.
 */
import { type BrowserContext, expect, type Page } from 'playwright/test';
import { recorded } from './recorded-metrics.ts';
import { TerminalPage } from './terminal-page.ts';
import { NODEJS } from './walkthrough.ts';

export type Account = Awaited<ReturnType<BrowserContext['storageState']>>;

/** Has everything: a variable, two versions, a weighted alias, a layer, a function URL, one invocation. */
export const FUNCTION = 'orders';
export const ALIAS = 'prod';
export const LAYER = 'greeting';
/** Versions 1 and 2 answer "one" and "two", its alias `prod` sends half to each; nobody has invoked it. */
export const WEIGHTED = 'my-function';
/** Versions 1 and 2, and no alias. */
export const VERSIONED = 'versioned';
/** As the console creates it, of Node.js. */
export const PLAIN = 'plain';
/** A rule of the default bus, every morning and for large orders; its target is PLAIN, which does not let it in. */
export const RULE = 'large-orders';

/** The alias of FUNCTION subscribes, which nobody lets it invoke, and an address that has not said yes. */
export const TOPIC = 'news';
/** Behind the alias of FUNCTION, whose trigger is off. */
export const QUEUE = 'jobs';
/** Has an object below a folder, and tells PLAIN of new ones, which does not let it in. */
export const BUCKET = 'photos';
export const OBJECT = 'in/cat.txt';
const TOPIC_ARN = `arn:aws:sns:us-east-1:123456789012:${TOPIC}`;
const FUNCTION_ARN = `arn:aws:lambda:us-east-1:123456789012:function:${FUNCTION}`;

/** Its target group, of the same name, has no function yet. */
export const LOAD_BALANCER = 'shop';

/** Lets a bucket invoke FUNCTION. */
export const STATEMENT = 'photos';

const VERSIONED_FUNCTIONS = [FUNCTION, WEIGHTED, VERSIONED];

const CREATE = 'aws lambda create-function --runtime nodejs22.x --handler index.handler --query State --role';
const ROLE = 'arn:aws:iam::123456789012:role/service-role/prepared';

const packed = (source: string) => `cat > index.mjs <<'EOF'\n${source}EOF\nzip -q function.zip index.mjs`;
const create = (name: string, options = '') =>
  `${CREATE} ${ROLE} --zip-file fileb://function.zip --function-name ${name} ${options}`;
const publish = (name: string, options = '') =>
  `aws lambda publish-version --query Version --function-name ${name} ${options}`;
const replaceCode = (name: string) =>
  `aws lambda update-function-code --query Version --zip-file fileb://function.zip --function-name ${name}`;
const until = (state: 'active' | 'updated', name: string) =>
  `aws lambda wait function-${state}-v2 --function-name ${name}`;
const halfEach = (name: string) =>
  `aws lambda create-alias --query Name --name ${ALIAS} --function-version 1 --routing-config AdditionalVersionWeights={"2"=0.5} --function-name ${name}`;

const HELLO = "export const handler = async () => ({ statusCode: 200, body: JSON.stringify('Hello from Lambda!') });\n";

/** One with PLAIN alone: what stands around Lambda is loaded where there are records of it. */
export async function plainAccount(page: Page): Promise<Account> {
  await page.goto('./#/functions');
  const terminal = new TerminalPage(page);
  await terminal.open();
  expect(await terminal.run(packed(HELLO), create(PLAIN), until('active', PLAIN), 'rm *')).toContain('Pending');
  return page.context().storageState({ indexedDB: true });
}

/** Makes it in the page's browser. */
export async function makeAccount(page: Page): Promise<void> {
  await page.goto('./#/functions');
  const terminal = new TerminalPage(page);
  await terminal.open();
  const shown = await terminal.run(
    packed(HELLO),
    create(PLAIN),
    create(FUNCTION, '--environment Variables={STAGE=dev}'),
    packed(NODEJS.source('one')),
    create(WEIGHTED),
    create(VERSIONED),
    // one after the other each wait would last its second
    ...VERSIONED_FUNCTIONS.map((name) => until('active', name)),
    publish(FUNCTION, "--description 'the first one'"),
    publish(WEIGHTED),
    publish(VERSIONED),
    packed(NODEJS.source('two')),
    ...VERSIONED_FUNCTIONS.map(replaceCode),
    ...VERSIONED_FUNCTIONS.map((name) => until('updated', name)),
    ...VERSIONED_FUNCTIONS.map((name) => publish(name)),
    halfEach(FUNCTION),
    halfEach(WEIGHTED),
    'printf hello > greeting.txt; zip -q layer.zip greeting.txt',
    `aws lambda publish-layer-version --query Version --zip-file fileb://layer.zip --layer-name ${LAYER}`,
    `aws lambda update-function-configuration --query Version --layers arn:aws:lambda:us-east-1:123456789012:layer:${LAYER}:1 --function-name ${FUNCTION}`,
    until('updated', FUNCTION),
    `aws lambda create-function-url-config --query AuthType --auth-type AWS_IAM --function-name ${FUNCTION}`,
    `aws lambda add-permission --query Statement --statement-id ${STATEMENT} --action lambda:InvokeFunction --principal s3.amazonaws.com --source-arn arn:aws:s3:::photos --source-account 123456789012 --function-name ${FUNCTION}`,
    `aws lambda invoke --query StatusCode --function-name ${FUNCTION} out.json && cat out.json`,
    'rm *',
  );
  expect(shown).toMatch(/^200\n"two"$/m);
  // of what is long the terminal shows the end
  const subscribed = await terminal.run(
    `aws events put-rule --name ${RULE} --schedule-expression 'cron(0 6 * * ? *)' --event-pattern '{"source":["my.shop"],"detail":{"total":[{"numeric":[">",100]}]}}'`,
    `aws events put-targets --query FailedEntryCount --rule ${RULE} --targets Id=${PLAIN},Arn=arn:aws:lambda:us-east-1:123456789012:function:${PLAIN}`,
    `aws sns create-topic --query TopicArn --name ${TOPIC} --attributes DisplayName=Shop --tags Key=team,Value=orders`,
    `aws sns subscribe --query SubscriptionArn --topic-arn ${TOPIC_ARN} --protocol lambda --notification-endpoint ${FUNCTION_ARN}:${ALIAS} --attributes '${JSON.stringify({ FilterPolicy: '{"kind":["book"]}' })}'`,
    `aws sns subscribe --query SubscriptionArn --topic-arn ${TOPIC_ARN} --protocol email --notification-endpoint somebody@example.com`,
  );
  const listening = await terminal.run(
    `group=$(aws elbv2 create-target-group --name ${LOAD_BALANCER} --target-type lambda --query TargetGroups[0].TargetGroupArn --output text)`,
    `balancer=$(aws elbv2 create-load-balancer --name ${LOAD_BALANCER} --subnets subnet-0c01d000000000001 subnet-0c01d000000000002 --query LoadBalancers[0].LoadBalancerArn --output text)`,
    'aws elbv2 create-listener --load-balancer-arn $balancer --protocol HTTP --port 80 --default-actions Type=forward,TargetGroupArn=$group --query Listeners[0].Port',
  );
  expect(listening).toMatch(/^80$/m);
  expect(subscribed).toMatch(/^"arn:aws:sns:.*:news:[\w-]+"\n(.*\n)*"pending confirmation"$/m);
  expect(
    await terminal.run(
      `aws sqs create-queue --query QueueUrl --queue-name ${QUEUE}`,
      `aws lambda create-event-source-mapping --query BatchSize --no-enabled --function-name ${FUNCTION}:${ALIAS} --event-source-arn arn:aws:sqs:us-east-1:123456789012:${QUEUE}`,
    ),
  ).toMatch(/^10$/m);
  const notified = {
    LambdaFunctionConfigurations: [
      {
        Id: 'cats',
        LambdaFunctionArn: `arn:aws:lambda:us-east-1:123456789012:function:${PLAIN}`,
        Events: ['s3:ObjectCreated:*'],
      },
    ],
  };
  const stored = await terminal.run(
    `aws s3api create-bucket --query Location --bucket ${BUCKET}`,
    `printf meow > cat.txt; aws s3api put-object --query ETag --bucket ${BUCKET} --key ${OBJECT} --body cat.txt --content-type text/plain --metadata by=me`,
    `aws s3api put-bucket-notification-configuration --bucket ${BUCKET} --skip-destination-validation --notification-configuration '${JSON.stringify(notified)}' && echo notified`,
    'rm *',
  );
  expect(stored).toMatch(/^notified$/m);
  await page.getByRole('button', { name: 'Close terminal' }).click();
  // what was recorded is on disk once it has been read
  await page.goto(`./#/functions/${FUNCTION}?tab=monitoring`);
  expect(await recorded(page, 'Invocations')).toEqual({ 'Invocations (sum)': 1 });
}

/** As what the browser keeps, to be put into another. */
export async function prepareAccount(page: Page): Promise<Account> {
  await makeAccount(page);
  return page.context().storageState({ indexedDB: true });
}
