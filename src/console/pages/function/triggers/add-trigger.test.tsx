// @vitest-environment happy-dom
/** Add trigger over whole services in memory: what is chosen arrives at its service, and what is refused stands in the form. */
import {
  CreateAliasCommand,
  GetEventSourceMappingCommand,
  GetPolicyCommand,
  ListEventSourceMappingsCommand,
} from '@aws-sdk/client-lambda';
import createWrapper from '@cloudscape-design/components/test-utils/dom';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SqsOperations } from '../../../../api/models/sqs-types.ts';
import { serviceClient } from '../../../../api/service-client.ts';
import { sqsDefinition } from '../../../../api/services/sqs.ts';
import { PageRegion } from '../../../page-region.test-fixture.tsx';
import { listApis, readApi } from '../../../queries/apis.ts';
import { s3Client } from '../../../queries/buckets.ts';
import { eventBridgeClient } from '../../../queries/eventbridge.ts';
import { readPicture } from '../../../queries/load-balancers.ts';
import { queueArnOf } from '../../../queries/queues.ts';
import { snsClient } from '../../../queries/sns.ts';
import { AddTriggerPage } from './add-trigger-page.tsx';
import { EditQueueTriggerPage } from './edit-queue-trigger-page.tsx';

const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:f';
const ALIAS_TRIGGERS = '/functions/f/aliases/prod?tab=configure&subtab=triggers';

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

const type = async (label: string | RegExp, value: string, selector = 'input') =>
  fireEvent.change(await screen.findByLabelText(label, { selector }), { target: { value } });
const writeSchedule = async (value: string) =>
  fireEvent.change(await screen.findByRole('textbox', { name: 'Schedule expression' }), { target: { value } });
const press = async (name: string | RegExp) => {
  const button = await screen.findByRole('button', { name });
  await act(async () => button.click());
};
const tick = async (name: RegExp) => fireEvent.click(await screen.findByRole('checkbox', { name }));
const chooseSource = async (value: string) => {
  await screen.findByRole('button', { name: /^Source/ });
  const [, source] = createWrapper().findAllSelects();
  act(() => source?.openDropdown());
  act(() => source?.selectOptionByValue(value));
};
const statements = async (Qualifier?: string) => {
  const { Policy = '' } = await page.access.lambda.send(
    new GetPolicyCommand({ FunctionName: 'f', ...(Qualifier && { Qualifier }) }),
  );
  return (JSON.parse(Policy) as { Statement: object[] }).Statement;
};
const createQueue = () =>
  serviceClient<SqsOperations>(sqsDefinition, page.access.region.handle).call('CreateQueue', { QueueName: 'jobs' });
const mappings = async () =>
  (await page.access.lambda.send(new ListEventSourceMappingsCommand({}))).EventSourceMappings ?? [];

test('without a qualifier it says that $LATEST is called, with an alias it does not', async () => {
  page.render(<AddTriggerPage functionName="f" />);
  expect(await screen.findByText('This trigger calls $LATEST')).toBeTruthy();
  const [called] = createWrapper().findAllSelects();
  act(() => called?.openDropdown());
  await waitFor(() => act(() => called?.selectOptionByValue('prod')));
  await waitFor(() => expect(screen.queryByText('This trigger calls $LATEST')).toBeNull());
});

test('a queue feeds the alias as the form says; what is wrong is said first', async () => {
  await createQueue();
  page.render(<AddTriggerPage functionName="f" qualifier="prod" />);
  await press('Add');
  expect(await screen.findByText('Choose a source.')).toBeTruthy();
  await chooseSource('sqs');
  await type('SQS queue', queueArnOf('jobs'));
  await type(/^Batch size/, '20000');
  await type(/^Maximum concurrency/, '1');
  await press('Add filter criteria');
  await press('Add');
  // said once more to screen readers, after a while
  for (const problem of [
    'From 1 to 10,000; more than 10 want a batch window.',
    'From 2 to 1,000, or empty.',
    'Enter a pattern.',
  ])
    expect(await screen.findAllByText(problem)).not.toEqual([]);
  await type(/^Batch size/, '5');
  await type(/^Batch window/, '1');
  await type(/^Maximum concurrency/, '2');
  await type('Filter criteria 1', '{"body":{"kind":["order"]}}');
  await tick(/^Report batch item failures/);
  await press('Add');
  await waitFor(() => expect(page.history.href).toBe(ALIAS_TRIGGERS));
  expect(await mappings()).toMatchObject([
    {
      FunctionArn: `${FUNCTION}:prod`,
      EventSourceArn: queueArnOf('jobs'),
      BatchSize: 5,
      MaximumBatchingWindowInSeconds: 1,
      ScalingConfig: { MaximumConcurrency: 2 },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      FilterCriteria: { Filters: [{ Pattern: '{"body":{"kind":["order"]}}' }] },
    },
  ]);
});

test('what AWS refuses stands in the form in its words, and nothing typed is lost', async () => {
  page.render(<AddTriggerPage functionName="f" qualifier="prod" />);
  await chooseSource('sqs');
  await type('SQS queue', queueArnOf('nowhere'));
  await type(/^Batch size/, '7');
  await press('Add');
  expect(
    await screen.findByText(/^An error occurred when creating the trigger: .*The specified queue does not exist\.$/),
  ).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>(/^Batch size/, { selector: 'input' }).value).toBe('7');
  expect(await mappings()).toEqual([]);
});

test('an edit changes what is given and takes away what is emptied', async () => {
  await createQueue();
  page.render(<AddTriggerPage functionName="f" />);
  await chooseSource('sqs');
  await type('SQS queue', queueArnOf('jobs'));
  await type(/^Maximum concurrency/, '2');
  await tick(/^Report batch item failures/);
  await press('Add');
  await waitFor(() => expect(page.history.href).toBe('/functions/f?tab=configure&subtab=triggers'));
  page.service.advance(10_000);
  const [{ UUID = '' } = {}] = await mappings();
  cleanup();
  page.render(<EditQueueTriggerPage functionName="f" uuid={UUID} />);
  await type(/^Maximum concurrency/, '');
  await tick(/^Report batch item failures/);
  await type(/^Batch size/, '3');
  await press('Save');
  await waitFor(async () => {
    const mapping = await page.access.lambda.send(new GetEventSourceMappingCommand({ UUID }));
    expect(mapping).toMatchObject({ BatchSize: 3, FunctionResponseTypes: [] });
    expect(mapping.ScalingConfig?.MaximumConcurrency).toBeUndefined();
  });
});

test('a topic invokes the alias, whose policy alone lets it in', async () => {
  const { TopicArn = '' } = await snsClient(page.access).call('CreateTopic', { Name: 'news' });
  page.render(<AddTriggerPage functionName="f" qualifier="prod" />);
  await chooseSource('sns');
  await type('SNS topic', TopicArn);
  expect(await screen.findByText(/"Sid": "sns-news"/)).toBeTruthy();
  await press('Add');
  await waitFor(() => expect(page.history.href).toBe(ALIAS_TRIGGERS));
  expect(await snsClient(page.access).call('ListSubscriptions', {})).toMatchObject({
    Subscriptions: [{ Protocol: 'lambda', Endpoint: `${FUNCTION}:prod`, TopicArn }],
  });
  expect(await statements('prod')).toMatchObject([
    { Sid: 'sns-news', Condition: { ArnLike: { 'AWS:SourceArn': TopicArn } } },
  ]);
  await expect(statements()).rejects.toThrow('does not exist');
});

test('a bucket wants a yes to what may go round in a circle, and the permission before it notifies', async () => {
  await s3Client(page.access).call('CreateBucket', { Bucket: 'photos' });
  page.render(<AddTriggerPage functionName="f" qualifier="prod" />);
  await chooseSource('s3');
  await type('Bucket', 'arn:aws:s3:::photos');
  await type(/^Prefix/, 'in/');
  await tick(/^Add the permission/);
  await press('Add');
  expect(await screen.findByText(/^Acknowledge that the function may invoke itself/)).toBeTruthy();
  await tick(/^I acknowledge/);
  await press('Add');
  expect(
    await screen.findByText(
      /^An error occurred .*: Unable to validate the following destination configurations: Not authorized to invoke function/,
    ),
  ).toBeTruthy();
  await tick(/^Add the permission/);
  await press('Add');
  await waitFor(() => expect(page.history.href).toBe(ALIAS_TRIGGERS));
  expect(await s3Client(page.access).call('GetBucketNotificationConfiguration', { Bucket: 'photos' })).toMatchObject({
    LambdaFunctionConfigurations: [
      {
        LambdaFunctionArn: `${FUNCTION}:prod`,
        Events: ['s3:ObjectCreated:*'],
        Filter: { Key: { FilterRules: [{ Value: 'in/' }] } },
      },
    ],
  });
  expect(await statements('prod')).toMatchObject([
    { Sid: 's3-photos', Condition: { StringEquals: { 'AWS:SourceAccount': '123456789012' } } },
  ]);
});

test('a new rule is made with its target; one that is there is not overwritten, but can be chosen', async () => {
  page.render(<AddTriggerPage functionName="f" qualifier="prod" />);
  await chooseSource('events');
  await type('Rule name', 'often');
  await writeSchedule('rate(1 minutes)');
  await press('Add');
  expect(
    await screen.findByText('An error occurred when creating the trigger: Parameter ScheduleExpression is not valid.'),
  ).toBeTruthy();
  await writeSchedule('rate(1 minute)');
  await press('Add');
  await waitFor(() => expect(page.history.href).toBe(ALIAS_TRIGGERS));
  const events = eventBridgeClient(page.access);
  const target = { Id: 'f.prod', Arn: `${FUNCTION}:prod` };
  expect(await events.call('ListTargetsByRule', { Rule: 'often' })).toEqual({ Targets: [target] });
  expect(await statements('prod')).toMatchObject([{ Sid: 'events-often' }]);
  cleanup();
  page.render(<AddTriggerPage functionName="f" />);
  await chooseSource('events');
  await type('Rule name', 'often');
  await writeSchedule('rate(1 day)');
  await press('Add');
  expect(await screen.findByText(/^An error .* A rule often exists\. Choose it under Existing rules/)).toBeTruthy();
  fireEvent.click(screen.getByRole('radio', { name: 'Existing rules' }));
  const [, , rule] = createWrapper().findAllSelects();
  act(() => rule?.openDropdown());
  await waitFor(() => act(() => rule?.selectOptionByValue('often')));
  await press('Add');
  await waitFor(async () =>
    expect(await events.call('ListTargetsByRule', { Rule: 'often' })).toEqual({
      Targets: [target, { Id: 'f', Arn: FUNCTION }],
    }),
  );
  expect(await events.call('DescribeRule', { Name: 'often' })).toMatchObject({ ScheduleExpression: 'rate(1 minute)' });
});

const pictures = async () => Promise.all((await listApis(page.access)).map((api) => readApi(page.access, api)));
const chooseRadio = async (name: RegExp) => fireEvent.click(await screen.findByRole('radio', { name }));
/** Of the selects that are shown the one at that place. */
const chooseAt = async (place: number, value: string) => {
  await waitFor(() => expect(createWrapper().findAllSelects().length).toBeGreaterThan(place));
  const select = createWrapper().findAllSelects()[place];
  act(() => select?.openDropdown());
  await waitFor(() => act(() => select?.selectOptionByValue(value)));
};
const statusOf = async (service: 'execute-api' | 'elb', host: string, path: string) => {
  const request = { service, method: 'GET', path, query: {}, headers: { host }, body: new Uint8Array() };
  let answer: { status: number } | undefined;
  void page.access.region.handle(request).then((response) => {
    answer = response;
  });
  for (let step = 0; answer === undefined && step < 100; step++) {
    page.service.advance(100);
    await Promise.resolve();
  }
  return answer?.status;
};

test('a new HTTP API calls the alias under the function’s name, is let in there, and takes IAM and CORS', async () => {
  page.render(<AddTriggerPage functionName="f" qualifier="prod" />);
  await chooseSource('apigateway');
  await chooseRadio(/^IAM/);
  await tick(/^Cross-origin/);
  expect(await screen.findByText(/"Sid": "apigateway-/)).toBeTruthy();
  await type('API name', '');
  await press('Add');
  expect(await screen.findAllByText('Enter a name.')).not.toEqual([]);
  await type('API name', 'shop');
  await press('Add');
  await waitFor(() => expect(page.history.href).toBe(ALIAS_TRIGGERS));
  const [api] = await pictures();
  expect(api).toMatchObject({
    ...{ name: 'shop', type: 'HTTP' },
    routes: [{ key: 'ANY /f', authorization: 'AWS_IAM', functionArn: `${FUNCTION}:prod` }],
    stages: [{ name: 'default', autoDeploy: true }],
  });
  expect(await statements('prod')).toMatchObject([
    {
      Sid: `apigateway-${api?.id}-ANY_f`,
      Condition: { ArnLike: { 'AWS:SourceArn': `arn:aws:execute-api:us-east-1:123456789012:${api?.id}/*/*/f` } },
    },
  ]);
  expect(await statusOf('execute-api', `${api?.id}.execute-api.localhost`, '/default/f')).toBe(403);
});

test('a REST API that is refused leaves nothing behind; one that is there gets the method and a deployment', async () => {
  page.render(<AddTriggerPage functionName="f" qualifier="prod" />);
  await chooseSource('apigateway');
  await chooseRadio(/^REST API/);
  await type('Deployment stage', 'not good');
  await press('Add');
  expect(await screen.findAllByText(/^An error occurred .*: Stage name only allows a-zA-Z0-9_-$/)).not.toEqual([]);
  expect(await pictures()).toEqual([]);
  await type('Deployment stage', 'live');
  await press('Add');
  await waitFor(() => expect(page.history.href).toBe(ALIAS_TRIGGERS));
  const [{ id = '' } = {}] = await pictures();
  // the handler's answer is none of a proxy's
  expect(await statusOf('execute-api', `${id}.execute-api.localhost`, '/live/f')).toBe(502);
  cleanup();
  await page.createFunction('g');
  page.render(<AddTriggerPage functionName="g" />);
  await chooseSource('apigateway');
  await chooseRadio(/^Use existing API/);
  await chooseAt(2, id);
  await type('Deployment stage', 'live');
  await press('Add');
  await waitFor(() => expect(page.history.href).toBe('/functions/g?tab=configure&subtab=triggers'));
  expect(await pictures()).toMatchObject([
    {
      routes: [{ key: 'ANY /f' }, { key: 'ANY /g', functionArn: FUNCTION.replace(/f$/, 'g') }],
      stages: [{ name: 'live' }],
    },
  ]);
  expect(await statusOf('execute-api', `${id}.execute-api.localhost`, '/live/g')).toBe(502);
});

test('a new load balancer is the function’s; a listener of one that is there gets a rule for host and path', async () => {
  page.render(<AddTriggerPage functionName="f" qualifier="prod" />);
  await chooseSource('elasticloadbalancing');
  await type('Load balancer name', 'shop');
  await press('Add');
  await waitFor(() => expect(page.history.href).toBe(ALIAS_TRIGGERS));
  page.service.advance(60_000);
  expect(await statusOf('elb', 'shop.elb.localhost', '/')).toBe(502);
  const { listeners } = await readPicture(page.access, 'shop');
  cleanup();
  page.render(<AddTriggerPage functionName="f" />);
  await chooseSource('elasticloadbalancing');
  await type('Load balancer name', 'shop');
  await press('Add');
  expect(await screen.findAllByText(/A load balancer shop exists/)).not.toEqual([]);
  await chooseRadio(/^Existing load balancer/);
  await chooseAt(2, 'shop');
  await press('Add');
  expect(await screen.findAllByText('Enter a host or a path.')).not.toEqual([]);
  await chooseAt(3, listeners[0]?.listener.ListenerArn ?? '');
  await type('Path', '/new/*');
  // without it nobody may be registered
  await tick(/^Add the permission/);
  await press('Add');
  expect(await screen.findAllByText(/elasticloadbalancing principal does not have permission/)).not.toEqual([]);
  await tick(/^Add the permission/);
  await press('Add');
  await waitFor(() => expect(page.history.href).toBe('/functions/f?tab=configure&subtab=triggers'));
  const picture = await readPicture(page.access, 'shop');
  expect(picture.listeners[0]?.rules).toMatchObject([
    { Priority: '1', Conditions: [{ Field: 'path-pattern', Values: ['/new/*'] }] },
    { IsDefault: true },
  ]);
  expect(picture.targetGroups.map(({ targets: [first] }) => first?.Target?.Id).sort()).toEqual([
    FUNCTION,
    `${FUNCTION}:prod`,
  ]);
});
