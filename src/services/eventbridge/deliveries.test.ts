/** What becomes of an event whose target does not take it: asked of the service alone, with neighbours that answer as told. */
import { expect, test } from 'vitest';
import { ServiceException } from '../../api/errors.ts';
import { rootCaller } from '../../kernel/caller.ts';
import { VirtualClock } from '../../kernel/clock.ts';
import { MetricStore } from '../../kernel/metric-store.ts';
import { Outbox } from '../../kernel/outbox.ts';
import { SeededRandom } from '../../kernel/random.ts';
import type { Call } from '../../kernel/service.ts';
import type { RegionParts } from '../region-parts.ts';
import { eventBridge } from './eventbridge.ts';

const START_MS = Date.UTC(2026, 2, 1, 10);
const arnOf = (service: string, name: string) => `arn:aws:${service}:us-east-1:123456789012:${name}`;
const QUEUE = arnOf('sqs', 'q');
const DEAD_LETTERS = arnOf('sqs', 'dead');

class Account {
  readonly clock = new VirtualClock(START_MS);
  readonly metrics = new MetricStore();
  readonly calls: { atMs: number; call: Call }[] = [];
  /** What each call is answered with. */
  answer: (call: Call) => object | ServiceException;
  readonly #service;

  constructor(answer: Account['answer']) {
    this.answer = answer;
    const neighbours: RegionParts['neighbours'] = {
      call: (call, done) => {
        this.calls.push({ atMs: this.clock.now - START_MS, call });
        const answered = this.answer(call);
        done(answered instanceof ServiceException ? answered : { output: answered });
      },
    };
    const scope = { accountId: '123456789012', region: 'us-east-1' };
    const parts = { scope, clock: this.clock, random: new SeededRandom(1), neighbours, metrics: this.metrics };
    this.#service = eventBridge.start(parts as unknown as RegionParts, {
      changes: new Outbox(),
      newRequestId: () => 'id',
      reportBug: (error) => {
        throw error;
      },
    });
  }

  call(operation: string, input: object): void {
    const call: Call = { service: 'events', operation, input, caller: rootCaller('123456789012') };
    this.#service.run(call, (answer) => {
      if (answer instanceof ServiceException) throw answer;
    });
  }

  /** A rule `r` with one target, and an event for it. */
  send(target: object): void {
    this.call('PutRule', { Name: 'r', EventPattern: '{"source": ["s"]}' });
    this.call('PutTargets', { Rule: 'r', Targets: [{ Id: 't', Arn: QUEUE, ...target }] });
    this.call('PutEvents', { Entries: [{ Source: 's', DetailType: 'd', Detail: '{"a": 1}' }] });
  }

  count(name: string): number {
    const [period] = this.metrics.statistics('AWS/Events', name, { RuleName: 'r' }, START_MS, Infinity, Infinity);
    return period?.statistics.sum ?? 0;
  }
}

const busy = () => new ServiceException('ServiceUnavailable', 503, 'busy');
const isFor =
  (name: string) =>
  ({ call }: { call: Call }) =>
    (call.input as { QueueUrl?: string }).QueueUrl === `https://sqs.us-east-1.amazonaws.com/123456789012/${name}`;

test('a target that is busy is tried again, later and later, up to 185 times within a day', () => {
  const account = new Account(busy);
  account.send({});
  account.clock.advanceTo(START_MS + 90_000_000);
  const tries = account.calls.map(({ atMs }) => atMs);
  expect(tries.slice(0, 11)).toEqual([0, 1, 3, 7, 15, 31, 63, 127, 255, 511, 999].map((seconds) => seconds * 1000));
  expect(tries).toHaveLength(186);
  expect(tries.at(-1)).toBeLessThanOrEqual(86_400_000);
  expect(account.count('InvocationAttempts')).toBe(186);
  expect(account.count('RetryInvocationAttempts')).toBe(185);
  expect(account.count('Invocations')).toBe(1);
  expect(account.count('FailedInvocations')).toBe(1);
});

test('once it takes the event no more is sent', () => {
  const account = new Account(busy);
  account.send({});
  account.clock.advanceTo(START_MS + 2000);
  account.answer = () => ({});
  account.clock.advanceTo(START_MS + 86_400_000);
  expect(account.calls).toHaveLength(3);
  expect(account.count('FailedInvocations')).toBe(0);
});

test('what a retry policy gives up lies in the dead-letter queue, with the reason', () => {
  const account = new Account((call) => (isFor('dead')({ call }) ? {} : busy()));
  const RetryPolicy = { MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 3600 };
  account.send({ RetryPolicy, DeadLetterConfig: { Arn: DEAD_LETTERS }, Input: '"other"' });
  account.clock.advanceTo(START_MS + 86_400_000);
  expect(account.calls.filter(isFor('q')).map(({ call }) => call.input)).toEqual(
    Array(3).fill({ QueueUrl: expect.any(String), MessageBody: '"other"' }),
  );
  const dead = account.calls.filter(isFor('dead'));
  expect(dead).toHaveLength(1);
  const { call, atMs } = dead[0] ?? {};
  expect(atMs).toBe(3000);
  const RULE_ARN = arnOf('events', 'rule/r');
  expect(call?.caller).toEqual({
    type: 'service',
    service: 'events.amazonaws.com',
    accountId: '123456789012',
    sourceArn: RULE_ARN,
  });
  const { MessageBody, MessageAttributes } = (call?.input ?? {}) as {
    MessageBody: string;
    MessageAttributes: Record<string, { StringValue: string }>;
  };
  expect(JSON.parse(MessageBody)).toMatchObject({ source: 's', 'detail-type': 'd', detail: { a: 1 } });
  expect(
    Object.fromEntries(Object.entries(MessageAttributes).map(([name, value]) => [name, value.StringValue])),
  ).toEqual({
    RULE_ARN,
    TARGET_ARN: QUEUE,
    ERROR_CODE: 'ERROR_FROM_TARGET',
    ERROR_MESSAGE: 'busy',
    EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
    RETRY_ATTEMPTS: '2',
  });
  expect(account.count('InvocationsSentToDlq')).toBe(1);
});

test('an event that would be too old by its next try is given up', () => {
  const account = new Account((call) => (isFor('dead')({ call }) ? busy() : busy()));
  account.send({ RetryPolicy: { MaximumEventAgeInSeconds: 60 }, DeadLetterConfig: { Arn: DEAD_LETTERS } });
  account.clock.advanceTo(START_MS + 86_400_000);
  expect(account.calls.filter(isFor('q'))).toHaveLength(6);
  const [dead] = account.calls.filter(isFor('dead'));
  expect(dead?.call.input).toMatchObject({
    MessageAttributes: { EXHAUSTED_RETRY_CONDITION: { StringValue: 'MaximumEventAgeInSeconds' } },
  });
  expect(account.count('InvocationsFailedToBeSentToDlq')).toBe(1);
});

test.each([
  ['AccessDeniedException', 403, 'NO_PERMISSIONS'],
  ['AccessDenied', 400, 'NO_PERMISSIONS'],
  ['ResourceNotFoundException', 404, 'NO_RESOURCE'],
  ['QueueDoesNotExist', 400, 'NO_RESOURCE'],
  ['InvalidRequestContentException', 400, 'INVALID_JSON'],
  ['InvalidParameterValue', 400, 'INVALID_PARAMETER'],
])('%s is not tried again: %i, %s', (code, status, expected) => {
  const account = new Account((call) => (isFor('dead')({ call }) ? {} : new ServiceException(code, status, 'no')));
  account.send({ DeadLetterConfig: { Arn: DEAD_LETTERS } });
  account.clock.advanceTo(START_MS + 86_400_000);
  expect(account.calls).toHaveLength(2);
  const { MessageAttributes } = (account.calls[1]?.call.input ?? {}) as { MessageAttributes?: object };
  expect(MessageAttributes).toMatchObject({
    ERROR_CODE: { StringValue: expected },
    RETRY_ATTEMPTS: { StringValue: '0' },
  });
  expect(MessageAttributes).not.toHaveProperty('EXHAUSTED_RETRY_CONDITION');
});

test('each kind of target is spoken to in its own words', () => {
  const account = new Account(() => ({}));
  const event = expect.stringContaining('"detail":{"a":1}');
  account.send({});
  account.send({ Arn: arnOf('sns', 'topic') });
  account.send({ Arn: arnOf('sqs', 'q.fifo'), SqsParameters: { MessageGroupId: 'g' } });
  account.send({ Arn: arnOf('lambda', 'function:f:prod'), Input: '{"é": 1}' });
  account.clock.advanceTo(START_MS);
  expect(
    account.calls.map(({ call: { service, operation, input } }) => ({ service, operation, ...(input as object) })),
  ).toEqual([
    { service: 'sqs', operation: 'SendMessage', QueueUrl: expect.stringMatching(/\/q$/), MessageBody: event },
    { service: 'sns', operation: 'Publish', TopicArn: arnOf('sns', 'topic'), Message: event },
    {
      ...{ service: 'sqs', operation: 'SendMessage', QueueUrl: expect.stringMatching(/\/q\.fifo$/) },
      ...{ MessageBody: event, MessageGroupId: 'g' },
    },
    {
      ...{ service: 'lambda', operation: 'Invoke', FunctionName: arnOf('lambda', 'function:f:prod') },
      ...{ InvocationType: 'Event', Payload: new TextEncoder().encode('{"é": 1}') },
    },
  ]);
});
