// @vitest-environment happy-dom
/** Triggers over whole services in memory: each is listed where it calls, switched, permitted and deleted. */
import {
  AddPermissionCommand,
  CreateAliasCommand,
  CreateEventSourceMappingCommand,
  GetPolicyCommand,
} from '@aws-sdk/client-lambda';
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SqsOperations } from '../../../../api/models/sqs-types.ts';
import { serviceClient } from '../../../../api/service-client.ts';
import { sqsDefinition } from '../../../../api/services/sqs.ts';
import { newTrigger, type TriggerForm } from '../../../domain/trigger-form.ts';
import { PageRegion } from '../../../page-region.test-fixture.tsx';
import { changeStage } from '../../../queries/api-changes.ts';
import { addApiTrigger } from '../../../queries/api-triggers.ts';
import { listApis, readApi } from '../../../queries/apis.ts';
import { s3Client } from '../../../queries/buckets.ts';
import { eventBridgeClient } from '../../../queries/eventbridge.ts';
import { addLoadBalancerTrigger } from '../../../queries/load-balancer-triggers.ts';
import { readPicture } from '../../../queries/load-balancers.ts';
import { queueArnOf } from '../../../queries/queues.ts';
import { snsClient } from '../../../queries/sns.ts';
import { TriggersSection } from './triggers-section.tsx';

const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:f';
const PROD = `${FUNCTION}:prod`;

let page: PageRegion;
beforeEach(async () => {
  page = new PageRegion();
  await page.createFunction('f');
  const { lambda } = page.access;
  await lambda.send(new CreateAliasCommand({ FunctionName: 'f', Name: 'prod', FunctionVersion: '$LATEST' }));
});
afterEach(() => {
  cleanup();
  expect(page.service.bugs).toEqual([]);
});

const press = async (name: string | RegExp) => {
  const button = await screen.findByRole('button', { name });
  await act(async () => button.click());
};
const choose = async (name: RegExp) => {
  const row = await screen.findByRole('row', { name });
  fireEvent.click(within(row).getByRole('radio'));
  return row;
};
const permit = (StatementId: string, Principal: string, SourceArn: string) =>
  page.access.lambda.send(
    new AddPermissionCommand({
      ...{ FunctionName: 'f', Qualifier: 'prod', StatementId, Action: 'lambda:InvokeFunction', Principal, SourceArn },
    }),
  );
const statementIds = async () => {
  try {
    const { Policy = '' } = await page.access.lambda.send(
      new GetPolicyCommand({ FunctionName: 'f', Qualifier: 'prod' }),
    );
    return (JSON.parse(Policy) as { Statement: { Sid: string }[] }).Statement.map(({ Sid }) => Sid);
  } catch {
    return [];
  }
};

async function makeQueueTrigger(target: string) {
  const queues = serviceClient<SqsOperations>(sqsDefinition, page.access.region.handle);
  await queues.call('CreateQueue', { QueueName: 'jobs' });
  await page.access.lambda.send(
    new CreateEventSourceMappingCommand({
      FunctionName: target,
      EventSourceArn: queueArnOf('jobs'),
      BatchSize: 5,
      ScalingConfig: { MaximumConcurrency: 2 },
    }),
  );
  page.service.advance(10_000);
}

async function subscribe(endpoint: string) {
  const { TopicArn = '' } = await snsClient(page.access).call('CreateTopic', { Name: 'news' });
  await snsClient(page.access).call('Subscribe', { TopicArn, Protocol: 'lambda', Endpoint: endpoint });
  return TopicArn;
}

async function makeRule(target: string) {
  const events = eventBridgeClient(page.access);
  const { RuleArn = '' } = await events.call('PutRule', { Name: 'nightly', ScheduleExpression: 'rate(1 day)' });
  await events.call('PutTargets', { Rule: 'nightly', Targets: [{ Id: 'one', Arn: target }] });
  return RuleArn;
}

const PHOTOS = 'arn:aws:s3:::photos';
const notification = (Id: string, prefix: string) => ({
  Id,
  LambdaFunctionArn: PROD,
  Events: ['s3:ObjectCreated:*'],
  Filter: { Key: { FilterRules: [{ Name: 'prefix' as const, Value: prefix }] } },
});

test('each kind is listed where it calls, with its details, and nowhere else', async () => {
  await makeQueueTrigger('f:prod');
  await subscribe(PROD);
  await makeRule(PROD);
  await s3Client(page.access).call('CreateBucket', { Bucket: 'photos' });
  await permit('s3-photos', 's3.amazonaws.com', PHOTOS);
  await s3Client(page.access).call('PutBucketNotificationConfiguration', {
    Bucket: 'photos',
    NotificationConfiguration: { LambdaFunctionConfigurations: [notification('thumbnails', 'in/')] },
  });
  page.render(<TriggersSection functionName="f" qualifier="prod" />);
  const queue = await screen.findByRole('row', { name: /SQS: jobs/ });
  expect(queue.textContent).toContain('Enabled');
  expect(queue.textContent).toContain('Batch size: 5');
  expect(queue.textContent).toContain('Maximum concurrency: 2');
  expect((await screen.findByRole('row', { name: /EventBridge .*nightly/ })).textContent).toContain(
    'Schedule expression: rate(1 day)',
  );
  const bucket = await screen.findByRole('row', { name: /S3: photos/ });
  expect(bucket.textContent).toContain('Event types: All object create events');
  expect(bucket.textContent).toContain('Prefix: in/');
  expect(bucket.textContent).not.toContain('Not permitted');
  expect(await screen.findByRole('row', { name: /SNS: news/ })).toBeTruthy();
  expect(screen.getByRole('heading', { name: /Triggers \(4\)/ })).toBeTruthy();
  cleanup();
  page.render(<TriggersSection functionName="f" qualifier={undefined} />);
  expect(await screen.findByText('No triggers')).toBeTruthy();
});

test('one that is not let in says why in the words of AWS, and the statement is added', async () => {
  const topicArn = await subscribe(PROD);
  page.render(<TriggersSection functionName="f" qualifier="prod" />);
  expect(await screen.findByText(/SNS: news may not invoke f:prod/)).toBeTruthy();
  expect(
    screen.getByText(/is not authorized to perform: lambda:InvokeFunction on resource: .*function:f:prod/),
  ).toBeTruthy();
  expect(screen.getByRole('row', { name: /SNS: news/ }).textContent).toContain('Not permitted');
  await press('Add permission');
  await waitFor(() => expect(screen.queryByText(/may not invoke/)).toBeNull());
  expect(await statementIds()).toEqual(['sns-news']);
  // a statement for another topic would not have helped
  expect(
    await page.access.coldspark.call('TestInvokePermission', {
      ...{ functionArn: PROD, principal: 'sns.amazonaws.com', sourceArn: `${topicArn}-other` },
    }),
  ).toMatchObject({ refusal: expect.stringContaining('is not authorized') });
});

test('a queue’s trigger is turned off and on, and its state follows', async () => {
  await makeQueueTrigger('f');
  page.render(<TriggersSection functionName="f" qualifier={undefined} />);
  await choose(/SQS: jobs/);
  await press('Disable');
  await page.elsewhere(async () => undefined);
  expect((await screen.findByRole('row', { name: /Disabled/ })).textContent).toContain('SQS: jobs');
  await press('Enable');
  await page.elsewhere(async () => undefined);
  expect(await screen.findByRole('row', { name: /Enabled/ })).toBeTruthy();
});

test('a rule is switched for the service, too', async () => {
  await makeRule(FUNCTION);
  page.render(<TriggersSection functionName="f" qualifier={undefined} />);
  await choose(/nightly/);
  await press('Disable');
  await waitFor(async () =>
    expect(await eventBridgeClient(page.access).call('DescribeRule', { Name: 'nightly' })).toMatchObject({
      State: 'DISABLED',
    }),
  );
});

test('of two notifications of one bucket the first that goes leaves the statement, the last takes it along', async () => {
  const s3 = s3Client(page.access);
  await s3.call('CreateBucket', { Bucket: 'photos' });
  await permit('s3-photos', 's3.amazonaws.com', PHOTOS);
  await permit('unrelated', 'sns.amazonaws.com', 'arn:aws:sns:us-east-1:123456789012:news');
  await s3.call('PutBucketNotificationConfiguration', {
    Bucket: 'photos',
    NotificationConfiguration: {
      LambdaFunctionConfigurations: [notification('first', 'a/'), notification('second', 'b/')],
    },
  });
  page.render(<TriggersSection functionName="f" qualifier="prod" />);
  const remove = async (name: RegExp, statements: string[]) => {
    await choose(name);
    await press('Delete');
    const dialog = await screen.findByRole('dialog', { name: 'Delete trigger photos' });
    await waitFor(() => expect(within(dialog).queryAllByText(/^the statement/)).toHaveLength(statements.length));
    await act(async () => within(dialog).getByRole('button', { name: 'Delete' }).click());
    await waitFor(() => expect(screen.queryByRole('row', { name })).toBeNull());
  };
  await remove(/Prefix: a\//, []);
  expect(await statementIds()).toEqual(['s3-photos', 'unrelated']);
  await remove(/Prefix: b\//, ['s3-photos']);
  await waitFor(async () => expect(await statementIds()).toEqual(['unrelated']));
  const { LambdaFunctionConfigurations = [] } = await s3.call('GetBucketNotificationConfiguration', {
    Bucket: 'photos',
  });
  expect(LambdaFunctionConfigurations).toEqual([]);
});

const addApi = (type: 'HTTP' | 'REST', functionArn = PROD, grants = true) => {
  const form = newTrigger('f', 'prod');
  return addApiTrigger(page.access, 'f', functionArn, { ...form, apigateway: { ...form.apigateway, type } }, grants);
};
const remove = async (name: RegExp) => {
  await choose(name);
  await press('Delete');
  const dialog = await screen.findByRole('dialog');
  await waitFor(() => expect(within(dialog).getByText(/^the statement/)).toBeTruthy());
  await act(async () => within(dialog).getByRole('button', { name: 'Delete' }).click());
  await waitFor(() => expect(screen.queryByRole('row', { name })).toBeNull());
};
const onlyApi = async () => {
  const [api] = await listApis(page.access);
  if (!api) throw new Error('there is none');
  return readApi(page.access, api);
};

test('an API is listed by route and stage with its address, and goes with its route and its statement', async () => {
  await addApi('HTTP');
  const { id } = await onlyApi();
  page.render(<TriggersSection functionName="f" qualifier="prod" />);
  const { textContent } = await screen.findByRole('row', { name: /API Gateway: f-API/ });
  for (const text of [
    `API endpoint: https://${id}.execute-api.us-east-1.amazonaws.com/default/f`,
    `Address on this computer: http://${id}.execute-api.localhost:3000/default/f`,
    ...['API type: HTTP', 'Authorization: NONE', 'Method: ANY', 'Resource path: /f', 'Stage: default', 'Enabled'],
  ])
    expect(textContent).toContain(text);
  await remove(/API Gateway: f-API/);
  await waitFor(async () => expect(await statementIds()).toEqual([]));
  expect(await onlyApi()).toMatchObject({ id, routes: [], stages: [{ name: 'default' }] });
});

test('a stage calls the alias that its variable names, and is told apart where the policy does not let it in', async () => {
  await addApi('HTTP', `${FUNCTION}:\${stageVariables.alias}`, false);
  const api = await onlyApi();
  const stage = { name: 'default', autoDeploy: true };
  await changeStage(page.access, api, { ...stage, variables: { alias: 'prod' } }, {});
  page.render(<TriggersSection functionName="f" qualifier="prod" />);
  expect((await screen.findByRole('row', { name: /API Gateway: f-API/ })).textContent).toContain('Stage: default');
  expect(await screen.findByText(/API Gateway: f-API may not invoke f:prod/)).toBeTruthy();
  await press('Add permission');
  await waitFor(() => expect(screen.queryByText(/may not invoke/)).toBeNull());
  expect(await statementIds()).toEqual([`apigateway-${api.id}-ANY_f`]);
  await page.elsewhere(() => changeStage(page.access, api, { ...stage, variables: { alias: 'blue' } }, {}));
  expect(await screen.findByText('No triggers')).toBeTruthy();
});

test('a REST API’s stage, of which nothing is left, goes with the method', async () => {
  await addApi('REST');
  page.render(<TriggersSection functionName="f" qualifier="prod" />);
  await remove(/API Gateway: f-API/);
  await waitFor(async () => expect(await onlyApi()).toMatchObject({ routes: [], stages: [] }));
});

test('a load balancer’s rule goes with its target group; its default rule only loses the target', async () => {
  const add = (wanted: Partial<TriggerForm['elasticloadbalancing']>, functionArn: string) => {
    const form = { ...newTrigger('f', '').elasticloadbalancing, name: 'shop', ...wanted };
    return addLoadBalancerTrigger(page.access, functionArn, form, true);
  };
  await add({}, FUNCTION);
  const listenerArn = (await readPicture(page.access, 'shop')).listeners[0]?.listener.ListenerArn ?? '';
  await add({ choice: 'existing', listenerArn, path: '/new/*' }, PROD);
  page.service.advance(60_000);
  page.render(<TriggersSection functionName="f" qualifier="prod" />);
  const { textContent } = await screen.findByRole('row', { name: /Application Load Balancer: shop/ });
  for (const text of ['Listener: HTTP:80', 'Rule: Priority 1', 'Conditions: Path is /new/*', 'Enabled'])
    expect(textContent).toContain(text);
  await remove(/Application Load Balancer: shop/);
  expect(await readPicture(page.access, 'shop')).toMatchObject({
    listeners: [{ rules: [{ IsDefault: true }] }],
    targetGroups: [{ targets: [{ Target: { Id: FUNCTION } }] }],
  });
  await waitFor(async () => expect(await statementIds()).toEqual([]));
  cleanup();
  page.render(<TriggersSection functionName="f" qualifier={undefined} />);
  await remove(/Application Load Balancer: shop/);
  expect(await readPicture(page.access, 'shop')).toMatchObject({ targetGroups: [{ targets: [] }] });
});
