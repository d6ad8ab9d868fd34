/** EventBridge, spoken to as a client speaks AWS JSON, in a region whose functions are targets. */

import { GetMetricStatisticsCommand } from '@aws-sdk/client-cloudwatch';
import {
  CreateEventBusCommand,
  EventBridgeClient,
  ListRulesCommand,
  PutEventsCommand,
  PutRuleCommand,
} from '@aws-sdk/client-eventbridge';
import { AddPermissionCommand } from '@aws-sdk/client-lambda';
import { afterEach, expect, test } from 'vitest';
import type { EventBridgeOperations } from '../../api/models/events-types.ts';
import type { SnsOperations } from '../../api/models/sns-types.ts';
import type { SqsOperations } from '../../api/models/sqs-types.ts';
import { staysInPage } from '../../api/sdk-transport.ts';
import { serviceClient } from '../../api/service-client.ts';
import { eventsDefinition } from '../../api/services/events.ts';
import { snsDefinition } from '../../api/services/sns.ts';
import { sqsDefinition } from '../../api/services/sqs.ts';
import { minute, ObservedRegion, start } from '../observed-region.test-fixture.ts';

const PATTERN = JSON.stringify({ source: ['shop'], detail: { total: [{ numeric: ['>', 100] }] } });
const ORDER = { Source: 'shop', DetailType: 'order', Detail: '{"total": 250, "id": 12345678901234567890}' };
const arnOf = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
const busArn = (name: string) => `arn:aws:events:us-east-1:123456789012:event-bus/${name}`;

const opened: ObservedRegion[] = [];
afterEach(() => {
  for (const region of opened.splice(0)) expect(region.bugs).toEqual([]);
});

class Story {
  readonly received: unknown[] = [];
  region: ObservedRegion;

  constructor() {
    this.region = new ObservedRegion(this.#program);
    opened.push(this.region);
  }

  get #program() {
    return { handler: (event: unknown) => this.received.push(event) };
  }

  call<O extends keyof EventBridgeOperations & string>(name: O, input: EventBridgeOperations[O]['input']) {
    return serviceClient<EventBridgeOperations>(eventsDefinition, this.region.handle).call(name, input);
  }

  /** A function that the rule may call, as its target. */
  async withTarget(rule: string, more: object = {}, bus?: string, name = 'f'): Promise<void> {
    await this.region.withFunction(name);
    const { Arn: SourceArn } = await this.call('DescribeRule', { Name: rule, EventBusName: bus });
    const permission = { FunctionName: name, StatementId: rule, Action: 'lambda:InvokeFunction' };
    const Principal = 'events.amazonaws.com';
    await this.region.lambda.send(new AddPermissionCommand({ ...permission, Principal, SourceArn }));
    const Targets = [{ Id: name, Arn: arnOf(name), ...more }];
    await this.call('PutTargets', { Rule: rule, EventBusName: bus, Targets });
  }

  reload(): void {
    this.region = this.region.reloaded(this.#program);
    opened.push(this.region);
  }

  async sum(name: string, dimensions: Record<string, string>): Promise<number> {
    const { Datapoints = [] } = await this.region.cloudWatch.send(
      new GetMetricStatisticsCommand({
        Namespace: 'AWS/Events',
        MetricName: name,
        Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
        StartTime: start,
        EndTime: minute(600),
        Period: 60,
        Statistics: ['Sum'],
      }),
    );
    return Datapoints.reduce((sum, { Sum = 0 }) => sum + Sum, 0);
  }
}

test('an event that a rule’s pattern matches reaches its function as it was sent, and is counted', async () => {
  const story = new Story();
  await story.call('PutRule', { Name: 'big', EventPattern: PATTERN });
  await story.withTarget('big');
  const { Entries, FailedEntryCount } = await story.call('PutEvents', {
    Entries: [
      { ...ORDER, Time: 1_772_359_200, Resources: ['r1'] },
      { ...ORDER, Detail: '{"total": 3}' },
    ],
  });
  expect(FailedEntryCount).toBe(0);
  story.region.advance(10_000);
  expect(story.received).toEqual([
    {
      version: '0',
      id: Entries?.[0]?.EventId,
      'detail-type': 'order',
      source: 'shop',
      account: '123456789012',
      time: '2026-03-01T10:00:00Z',
      region: 'us-east-1',
      resources: ['r1'],
      detail: { total: 250, id: 12_345_678_901_234_567_000 },
    },
  ]);
  for (const name of ['MatchedEvents', 'TriggeredRules', 'Invocations', 'InvocationAttempts'])
    expect([name, await story.sum(name, { RuleName: 'big' })]).toEqual([name, 1]);
  expect(await story.sum('FailedInvocations', { RuleName: 'big' })).toBe(0);
});

test('a rule that is disabled, and one of another bus, hear nothing', async () => {
  const story = new Story();
  await story.call('CreateEventBus', { Name: 'other' });
  await story.call('PutRule', { Name: 'big', EventPattern: PATTERN, State: 'DISABLED' });
  await story.withTarget('big');
  await story.call('PutRule', { Name: 'elsewhere', EventPattern: PATTERN, EventBusName: 'other' });
  await story.withTarget('elsewhere', { Input: '"from other"' }, 'other', 'g');
  await story.call('PutEvents', { Entries: [ORDER] });
  story.region.advance(10_000);
  expect(story.received).toEqual([]);
  await story.call('EnableRule', { Name: 'big' });
  await story.call('PutEvents', { Entries: [ORDER, { ...ORDER, EventBusName: busArn('other') }] });
  story.region.advance(10_000);
  expect(story.received).toHaveLength(2);
  expect(story.received).toContain('from other');
  expect(await story.sum('Invocations', { EventBusName: 'other', RuleName: 'elsewhere' })).toBe(1);
});

test('without the function’s permission nothing is invoked, and nothing tried again', async () => {
  const story = new Story();
  await story.call('PutRule', { Name: 'big', EventPattern: PATTERN });
  await story.region.withFunction('f');
  await story.call('PutTargets', { Rule: 'big', Targets: [{ Id: 't', Arn: arnOf('f') }] });
  await story.call('PutEvents', { Entries: [ORDER] });
  story.region.advance(3_600_000);
  expect(story.received).toEqual([]);
  expect(await story.sum('FailedInvocations', { RuleName: 'big' })).toBe(1);
  expect(await story.sum('InvocationAttempts', { RuleName: 'big' })).toBe(1);
});

test('an accepted event reaches its target though the tab is gone before it is delivered', async () => {
  const story = new Story();
  await story.call('PutRule', { Name: 'big', EventPattern: PATTERN });
  await story.withTarget('big');
  await story.call('PutEvents', { Entries: [ORDER] });
  expect([...story.region.disk.keys()].filter((key) => key.startsWith('eventDeliveries'))).toHaveLength(1);
  story.reload();
  story.region.advance(10_000);
  expect(story.received).toHaveLength(1);
  expect([...story.region.disk.keys()].filter((key) => key.startsWith('eventDeliveries'))).toEqual([]);
});

test('an event goes from bus to bus once, and not to a third, hence round in no circle', async () => {
  const story = new Story();
  for (const Name of ['a', 'b', 'c']) await story.call('CreateEventBus', { Name });
  for (const [from, to] of [
    ['a', 'b'],
    ['b', 'c'],
    ['b', 'a'],
  ] as const) {
    const rule = { Name: `to-${to}`, EventBusName: from, EventPattern: '{"source": ["shop"]}' };
    await story.call('PutRule', rule);
    const Targets = [{ Id: 'bus', Arn: busArn(to), RoleArn: 'arn:aws:iam::123456789012:role/r' }];
    await story.call('PutTargets', { Rule: rule.Name, EventBusName: from, Targets });
  }
  for (const bus of ['a', 'b', 'c']) {
    await story.call('PutRule', { Name: 'hear', EventBusName: bus, EventPattern: '{"source": ["shop"]}' });
    await story.withTarget('hear', { Input: JSON.stringify(bus) }, bus, `f-${bus}`);
  }
  await story.call('PutEvents', { Entries: [{ ...ORDER, EventBusName: 'a' }] });
  story.region.advance(10_000);
  expect(story.received.sort()).toEqual(['a', 'b']);
  expect(await story.sum('DeadLetterInvocations', { EventBusName: 'b', RuleName: 'to-c' })).toBe(1);
  await story.call('PutEvents', { Entries: [{ ...ORDER, EventBusName: 'b' }] });
  story.region.advance(10_000);
  expect(story.received.sort()).toEqual(['a', 'a', 'b', 'b', 'c']);
});

test('a schedule invokes its targets by the account’s clock, until it is disabled; a reload keeps it', async () => {
  const story = new Story();
  await story.call('PutRule', { Name: 'tick', ScheduleExpression: 'rate(5 minutes)' });
  await story.withTarget('tick');
  story.region.advance(300_000);
  const { Arn } = await story.call('DescribeRule', { Name: 'tick' });
  expect(story.received).toMatchObject([
    {
      source: 'aws.events',
      'detail-type': 'Scheduled Event',
      resources: [Arn],
      detail: {},
      time: '2026-03-01T10:05:00Z',
    },
  ]);
  story.reload();
  story.region.advance(600_000);
  expect(story.received).toHaveLength(3);
  await story.call('DisableRule', { Name: 'tick' });
  story.region.advance(3_600_000);
  expect(story.received).toHaveLength(3);
  await story.call('PutRule', { Name: 'tick', ScheduleExpression: 'cron(0 12 * * ? *)' });
  story.region.advance(3_600_000);
  expect(story.received).toHaveLength(4);
  expect(story.received.at(-1)).toMatchObject({ time: '2026-03-01T12:00:00Z' });
});

test('entries are refused one by one', async () => {
  const story = new Story();
  const deep = `{"a":${'['.repeat(1101)}${']'.repeat(1101)}}`;
  const { Entries, FailedEntryCount } = await story.call('PutEvents', {
    Entries: [
      { DetailType: 'd', Detail: '{}' },
      { Source: 's', Detail: '{}' },
      { Source: 's', DetailType: 'd' },
      { Source: 's', DetailType: 'd', Detail: '{{}' },
      { Source: 's', DetailType: 'd', Detail: '[]' },
      { Source: 's', DetailType: 'd', Detail: deep },
      { Source: 'aws.s3', DetailType: 'd', Detail: '{}' },
      { ...ORDER, EventBusName: 'nowhere' },
    ],
  });
  expect(FailedEntryCount).toBe(7);
  const required = (name: string) => ({
    ErrorCode: 'InvalidArgument',
    ErrorMessage: `Parameter ${name} is not valid. Reason: ${name} is a required argument.`,
  });
  const malformed = { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
  expect(Entries).toEqual([
    ...['Source', 'DetailType', 'Detail'].map(required),
    ...[malformed, malformed, malformed],
    { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'Not authorized for the source.' },
    { EventId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
  ]);
});

test('a megabyte of entries is accepted, one byte more is not', async () => {
  const story = new Story();
  const entry = (bytes: number) => ({ Source: 's', DetailType: 'd', Detail: `{"a":"${'x'.repeat(bytes - 10)}"}` });
  const put = (bytes: number) => story.call('PutEvents', { Entries: [entry(bytes / 2), entry(bytes / 2)] });
  await expect(put(1_048_576)).resolves.toMatchObject({ FailedEntryCount: 0 });
  await expect(put(1_048_578)).rejects.toThrow('Total size of the entries in the request is over the limit.');
});

test('eleven entries are refused with all that they say', async () => {
  const story = new Story();
  const Entries = Array.from({ length: 11 }, () => ({ ...ORDER, Detail: '{"a": 1}' }));
  const shown =
    'PutEventsRequestEntry(time=null, source=shop, resources=null, detailType=order, detail={"a": 1}, eventBusName=null, traceHeader=null, kmsKeyIdentifier=null, internalMetadata=null)';
  await expect(story.call('PutEvents', { Entries })).rejects.toThrow(
    `1 validation error detected: Value '[${Array(11).fill(shown).join(', ')}]' at 'entries' failed to satisfy constraint: Member must have length less than or equal to 10`,
  );
});

test('AWS’s own client makes a bus and a rule, is paged, and is told of refusals by name', async () => {
  const { region } = new Story();
  const client = new EventBridgeClient(staysInPage('events', region.handle));
  const bus = await client.send(new CreateEventBusCommand({ Name: 'orders', Description: 'of the shop' }));
  expect(bus).toMatchObject({ EventBusArn: busArn('orders'), Description: 'of the shop' });
  await expect(client.send(new CreateEventBusCommand({ Name: 'orders' }))).rejects.toMatchObject({
    name: 'ResourceAlreadyExistsException',
    message: 'Event bus orders already exists.',
  });
  for (const Name of ['b', 'a', 'c'])
    await client.send(new PutRuleCommand({ Name, EventBusName: 'orders', EventPattern: PATTERN }));
  const first = await client.send(new ListRulesCommand({ EventBusName: 'orders', Limit: 2 }));
  expect(first.Rules?.map(({ Name }) => Name)).toEqual(['a', 'b']);
  const next = await client.send(new ListRulesCommand({ EventBusName: 'orders', NextToken: first.NextToken }));
  expect(next.Rules).toEqual([
    {
      Name: 'c',
      Arn: 'arn:aws:events:us-east-1:123456789012:rule/orders/c',
      EventBusName: 'orders',
      EventPattern: PATTERN,
      State: 'ENABLED',
    },
  ]);
  await expect(client.send(new PutEventsCommand({ Entries: [] }))).rejects.toMatchObject({
    name: 'ValidationException',
  });
});

const REFUSED: readonly [keyof EventBridgeOperations, object, string][] = [
  ['PutRule', { Name: 'x' }, 'Parameter(s) EventPattern or ScheduleExpression must be specified.'],
  ['PutRule', { Name: 'x', ScheduleExpression: 'cron(0 1 * * * *)' }, 'Parameter ScheduleExpression is not valid.'],
  [
    'PutRule',
    { Name: 'x', ScheduleExpression: 'at(2026-03-01T10:00:00)' },
    'Parameter ScheduleExpression is not valid.',
  ],
  [
    'PutRule',
    { Name: 'x', ScheduleExpression: 'rate(1 minute)', EventBusName: 'b' },
    'ScheduleExpression is supported only on the default event bus.',
  ],
  [
    'PutRule',
    { Name: 'x', EventPattern: '{"a": 1}' },
    'Event pattern is not valid. Reason: "a" must be an object or an array',
  ],
  ['PutRule', { Name: 'x', EventPattern: PATTERN, EventBusName: 'none' }, 'Event bus none does not exist.'],
  [
    'PutRule',
    { Name: 'x', EventPattern: PATTERN, EventBusName: 'arn:aws:events:eu-west-1:123456789012:event-bus/b' },
    'Event bus b does not exist.',
  ],
  ['DescribeRule', { Name: 'none' }, 'Rule none does not exist on EventBus default.'],
  ['EnableRule', { Name: 'none', EventBusName: 'b' }, 'Rule none does not exist on EventBus b.'],
  [
    'PutTargets',
    { Rule: 'none', Targets: [{ Id: 't', Arn: arnOf('f') }] },
    'Rule none does not exist on EventBus default.',
  ],
  [
    'PutTargets',
    { Rule: 'r', Targets: [{ Id: 't', Arn: 'nonsense' }] },
    'Parameter nonsense is not valid. Reason: Provided Arn is not in correct format.',
  ],
  [
    'PutTargets',
    { Rule: 'r', Targets: [{ Id: 't', Arn: 'arn:aws:sqs:us-east-1:123456789012:q.fifo' }] },
    'Parameter(s) SqsParameters must be specified for target: t.',
  ],
  [
    'PutTargets',
    { Rule: 'r', Targets: Array.from({ length: 6 }, (_, i) => ({ Id: `t${i}`, Arn: arnOf('f') })) },
    'The requested resource exceeds the maximum number allowed.',
  ],
  [
    'PutTargets',
    { Rule: 'r', Targets: [{ Id: '!', Arn: arnOf('f') }] },
    "Value '!' at 'targets.1.member.id' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+",
  ],
  ['DeleteRule', { Name: 'r' }, "Rule can't be deleted since it has targets."],
  ['DeleteEventBus', { Name: 'default' }, 'Cannot delete event bus default.'],
  ['DeleteEventBus', { Name: 'b' }, "Event bus b can't be deleted since it has rules."],
  ['DescribeEventBus', { Name: 'none' }, 'Event bus none does not exist.'],
  [
    'PutPermission',
    { EventBusName: 'none', Action: 'events:PutEvents', Principal: '*', StatementId: 's' },
    'Event bus none does not exist.',
  ],
  [
    'PutPermission',
    { Action: 'events:PutRule', Principal: '*', StatementId: 's' },
    "Provided value in parameter 'action' is not supported.",
  ],
  ['RemovePermission', { StatementId: 'none' }, 'Statement with the provided id does not exist.'],
  [
    'TagResource',
    { ResourceARN: 'arn:aws:events:us-east-1:123456789012:rule/none', Tags: [] },
    'Rule none does not exist on EventBus default.',
  ],
  ['TagResource', { ResourceARN: busArn('none'), Tags: [] }, 'Event bus none does not exist.'],
  ['TestEventPattern', { EventPattern: PATTERN, Event: '{"source": "shop"}' }, 'Parameter Event is not valid.'],
  ['TestEventPattern', { EventPattern: PATTERN, Event: '[' }, 'Parameter Event is not valid.'],
  ['ListRules', { NextToken: 'mine' }, 'The provided NextToken is invalid.'],
];

test.each(REFUSED)('%s of %j', async (operation, input, message) => {
  const story = new Story();
  await story.call('CreateEventBus', { Name: 'b' });
  await story.call('PutRule', { Name: 'r', EventPattern: PATTERN });
  await story.call('PutRule', { Name: 'r', EventPattern: PATTERN, EventBusName: 'b' });
  await story.call('PutTargets', { Rule: 'r', Targets: [{ Id: 't', Arn: arnOf('f') }] });
  await expect(story.call(operation, input as never)).rejects.toThrow(message);
});

test('what is put, listed, tagged and removed', async () => {
  const story = new Story();
  await story.call('CreateEventBus', { Name: 'b', Tags: [{ Key: 'k', Value: 'v' }] });
  await story.call('PutRule', { Name: 'r', EventPattern: PATTERN, EventBusName: 'b', Description: 'one' });
  const Targets = Array.from({ length: 5 }, (_, index) => ({ Id: `t${index}`, Arn: arnOf(`f${index}`) }));
  await story.call('PutTargets', { Rule: 'r', EventBusName: 'b', Targets });
  // settings are replaced, targets stay
  await story.call('PutRule', { Name: 'r', EventPattern: PATTERN, EventBusName: 'b', State: 'DISABLED' });
  expect(await story.call('DescribeRule', { Name: 'r', EventBusName: 'b' })).toEqual({
    Name: 'r',
    Arn: 'arn:aws:events:us-east-1:123456789012:rule/b/r',
    EventBusName: 'b',
    EventPattern: PATTERN,
    State: 'DISABLED',
    CreatedBy: '123456789012',
  });
  const page = await story.call('ListTargetsByRule', { Rule: 'r', EventBusName: 'b', Limit: 3 });
  const rest = await story.call('ListTargetsByRule', { Rule: 'r', EventBusName: 'b', NextToken: page.NextToken });
  expect([...(page.Targets ?? []), ...(rest.Targets ?? [])]).toEqual(Targets);
  expect(await story.call('ListRuleNamesByTarget', { TargetArn: arnOf('f3'), EventBusName: 'b' })).toEqual({
    RuleNames: ['r'],
  });
  expect(await story.call('ListRuleNamesByTarget', { TargetArn: arnOf('f3') })).toEqual({ RuleNames: [] });
  await story.call('RemoveTargets', { Rule: 'r', EventBusName: 'b', Ids: ['t0', 't1', 't2', 't3', 'none'] });
  await story.call('PutTargets', { Rule: 'r', EventBusName: 'b', Targets: [{ Id: 't4', Arn: arnOf('other') }] });
  expect((await story.call('ListTargetsByRule', { Rule: 'r', EventBusName: 'b' })).Targets).toEqual([
    { Id: 't4', Arn: arnOf('other') },
  ]);

  const ResourceARN = 'arn:aws:events:us-east-1:123456789012:rule/b/r';
  await story.call('TagResource', {
    ResourceARN,
    Tags: [
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
    ],
  });
  await story.call('UntagResource', { ResourceARN, TagKeys: ['a', 'none'] });
  expect((await story.call('ListTagsForResource', { ResourceARN })).Tags).toEqual([{ Key: 'b', Value: '2' }]);
  expect((await story.call('ListTagsForResource', { ResourceARN: busArn('b') })).Tags).toEqual([
    { Key: 'k', Value: 'v' },
  ]);

  await story.call('PutPermission', { Action: 'events:PutEvents', Principal: '111122223333', StatementId: 's1' });
  const { EventBuses } = await story.call('ListEventBuses', {});
  expect(EventBuses?.map(({ Name }) => Name)).toEqual(['b', 'default']);
  expect(JSON.parse(EventBuses?.[1]?.Policy ?? '')).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 's1',
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111122223333:root' },
        Action: 'events:PutEvents',
        Resource: busArn('default'),
      },
    ],
  });
  await story.call('RemovePermission', { StatementId: 's1' });
  expect((await story.call('DescribeEventBus', {})).Policy).toBeUndefined();

  await story.call('RemoveTargets', { Rule: 'r', EventBusName: 'b', Ids: ['t4'] });
  await story.call('DeleteRule', { Name: 'r', EventBusName: 'b' });
  await story.call('DeleteRule', { Name: 'r', EventBusName: 'b' });
  await story.call('DeleteEventBus', { Name: 'b' });
  await story.call('DeleteEventBus', { Name: 'b' });
  expect((await story.call('ListEventBuses', { NamePrefix: 'b' })).EventBuses).toEqual([]);
});

test('a pattern is tried without a rule', async () => {
  const story = new Story();
  const event = {
    id: '1',
    account: '1',
    source: 'shop',
    time: 't',
    region: 'r',
    'detail-type': 'd',
    detail: { total: 101 },
  };
  expect(await story.call('TestEventPattern', { EventPattern: PATTERN, Event: JSON.stringify(event) })).toEqual({
    Result: true,
  });
});

test('a topic whose policy lets the rule in tells its subscribers', async () => {
  const story = new Story();
  const queues = serviceClient<SqsOperations>(sqsDefinition, story.region.handle);
  const topics = serviceClient<SnsOperations>(snsDefinition, story.region.handle);
  const { QueueUrl = '' } = await queues.call('CreateQueue', { QueueName: 'told' });
  const { TopicArn = '' } = await topics.call('CreateTopic', { Name: 'news' });
  const Endpoint = 'arn:aws:sqs:us-east-1:123456789012:told';
  const allow = (Service: string, Action: string, Resource: string) =>
    JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: { Service }, Action, Resource }] });
  const toQueue = { Policy: allow('sns.amazonaws.com', 'sqs:SendMessage', Endpoint) };
  await queues.call('SetQueueAttributes', { QueueUrl, Attributes: toQueue });
  await topics.call('SetTopicAttributes', {
    TopicArn,
    AttributeName: 'Policy',
    AttributeValue: allow('events.amazonaws.com', 'sns:Publish', TopicArn),
  });
  const Attributes = { RawMessageDelivery: 'true' };
  await topics.call('Subscribe', { TopicArn, Protocol: 'sqs', Endpoint, Attributes });
  await story.call('PutRule', { Name: 'big', EventPattern: PATTERN });
  await story.call('PutTargets', { Rule: 'big', Targets: [{ Id: 't', Arn: TopicArn, InputPath: '$.detail.total' }] });
  await story.call('PutEvents', { Entries: [ORDER] });
  story.region.advance(1000);
  const { Messages } = await queues.call('ReceiveMessage', { QueueUrl });
  expect(Messages?.map(({ Body }) => Body)).toEqual(['250']);
});

test('a queue takes events that its policy lets in; others lie in the target’s dead-letter queue', async () => {
  const story = new Story();
  const queues = serviceClient<SqsOperations>(sqsDefinition, story.region.handle);
  const make = async (QueueName: string, isOpen: boolean) => {
    const { QueueUrl = '' } = await queues.call('CreateQueue', { QueueName });
    const arn = `arn:aws:sqs:us-east-1:123456789012:${QueueName}`;
    const Principal = { Service: 'events.amazonaws.com' };
    const Statement = [{ Effect: 'Allow', Principal, Action: 'sqs:SendMessage', Resource: arn }];
    const Policy = JSON.stringify({ Version: '2012-10-17', Statement });
    if (isOpen) await queues.call('SetQueueAttributes', { QueueUrl, Attributes: { Policy } });
    return { QueueUrl, arn };
  };
  const [open, closed, dead] = [await make('open', true), await make('closed', false), await make('dead', true)];
  await story.call('PutRule', { Name: 'big', EventPattern: PATTERN });
  const DeadLetterConfig = { Arn: dead.arn };
  await story.call('PutTargets', {
    Rule: 'big',
    Targets: [
      { Id: 'open', Arn: open.arn, DeadLetterConfig, InputPath: '$.detail.total' },
      { Id: 'closed', Arn: closed.arn, DeadLetterConfig },
      { Id: 'gone', Arn: 'arn:aws:sqs:us-east-1:123456789012:gone', DeadLetterConfig },
    ],
  });
  await story.call('PutEvents', { Entries: [ORDER] });
  story.region.advance(1000);
  const receive = async (QueueUrl: string) => {
    const input = { QueueUrl, MaxNumberOfMessages: 10, MessageAttributeNames: ['All'] };
    return (await queues.call('ReceiveMessage', input)).Messages ?? [];
  };
  expect((await receive(open.QueueUrl)).map(({ Body }) => Body)).toEqual(['250']);
  expect(await receive(closed.QueueUrl)).toEqual([]);
  const letters = await receive(dead.QueueUrl);
  expect(letters.map(({ MessageAttributes: attributes }) => attributes?.ERROR_CODE?.StringValue).sort()).toEqual([
    'NO_PERMISSIONS',
    'NO_RESOURCE',
  ]);
  expect(letters[0]?.Body).toContain('"detail":{"total":250,"id":12345678901234567890}}');
});
