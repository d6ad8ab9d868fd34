/**
 * Asynchronous invocation as callers meet it, over AWS's own API: each story is a line of FACTS C or FACTS-MORE 4.1,
 * recorded from AWS or read in its documentation.
 */
import {
  CreateAliasCommand,
  CreateFunctionCommand,
  InvokeCommand,
  PublishVersionCommand,
  PutFunctionConcurrencyCommand,
  PutFunctionEventInvokeConfigCommand,
  type PutFunctionEventInvokeConfigCommandInput,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda';
import { beforeEach, expect, test } from 'vitest';
import type { FakeProgram } from './fake-runtime.test-fixture.ts';
import { TestRegion } from './lambda.test-fixture.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:q';

let region: TestRegion;
/** What ran: which code, of which event, in which second, under which id. */
let ran: { code: string; event: unknown; second: number; requestId: string; version: string; environment: string }[];

beforeEach(() => {
  region = new TestRegion();
  region.targets.add(QUEUE);
  ran = [];
});

/** Code that takes notes; it fails when it is told so. */
const code = (name: string, fails = false, durationMs = 2): FakeProgram => {
  let startMs = 0;
  return {
    durationMs,
    handler(event, { order, spec }) {
      const nowMs = region.core.time.account.now;
      startMs ||= nowMs;
      ran.push({
        code: name,
        event,
        second: Math.round((nowMs - startMs) / SECOND_MS),
        requestId: order.requestId,
        version: spec.functionVersion,
        environment: spec.logStreamName,
      });
      if (fails) throw new Error('boom');
      return name;
    },
  };
};

async function create(program: FakeProgram): Promise<void> {
  await region.client.send(
    new CreateFunctionCommand({
      FunctionName: 'f',
      Runtime: 'python3.13',
      Handler: 'lambda_function.lambda_handler',
      Role: 'arn:aws:iam::123456789012:role/r',
      Timeout: 60,
      Code: { ZipFile: region.zip('first', program) },
    }),
  );
  region.advance(SECOND_MS);
}

const send = async (event: unknown = {}, Qualifier?: string) => {
  const Payload = JSON.stringify(event);
  const answer = await region.client.send(
    new InvokeCommand({ FunctionName: 'f', Qualifier, InvocationType: 'Event', Payload }),
  );
  return { status: answer.StatusCode, requestId: answer.$metadata.requestId ?? '' };
};
const configure = (input: Partial<PutFunctionEventInvokeConfigCommandInput>) =>
  region.client.send(
    new PutFunctionEventInvokeConfigCommand({
      FunctionName: 'f',
      DestinationConfig: { OnFailure: { Destination: QUEUE }, OnSuccess: { Destination: QUEUE } },
      ...input,
    }),
  );
const records = () =>
  region.delivered.map((delivery) => ('body' in delivery ? JSON.parse(delivery.body) : {}).requestContext);

test('FACTS-MORE 4.1: tries at 0, +60 s and +120 s more, with one request id, in one environment', async () => {
  await create(code('first', true));
  await configure({});
  const { status, requestId } = await send();
  expect(status).toBe(202);
  region.advance(10 * MINUTE_MS);
  expect(ran.map(({ second }) => second)).toEqual([0, 60, 180]);
  expect(new Set(ran.map((run) => run.requestId))).toEqual(new Set([requestId]));
  expect(new Set(ran.map(({ environment }) => environment)).size).toBe(1);
  expect(records()).toEqual([
    expect.objectContaining({ requestId, condition: 'RetriesExhausted', approximateInvokeCount: 3 }),
  ]);
});

test.each([
  [60, [0], 1],
  [90, [0, 60], 2],
])(
  'FACTS-MORE 4.1: a maximum age of %i s leaves the tries at %j s, then EventAgeExceeded',
  async (MaximumEventAgeInSeconds, tries, approximateInvokeCount) => {
    await create(code('first', true));
    await configure({ MaximumEventAgeInSeconds });
    await send();
    region.advance((MaximumEventAgeInSeconds - 1) * SECOND_MS);
    expect(ran.map(({ second }) => second)).toEqual(tries);
    expect(records()).toEqual([expect.objectContaining({ condition: 'EventAgeExceeded', approximateInvokeCount })]);
  },
);

test('FACTS-MORE 4.1: a throttled event waits and runs later, while a synchronous call gets 429', async () => {
  await create(code('first', false, 8 * SECOND_MS));
  await region.client.send(new PutFunctionConcurrencyCommand({ FunctionName: 'f', ReservedConcurrentExecutions: 1 }));
  region.timeRuns = false;
  await send({ n: 1 });
  await send({ n: 2 });
  region.advance(SECOND_MS);
  await expect(region.client.send(new InvokeCommand({ FunctionName: 'f', Payload: '{}' }))).rejects.toMatchObject({
    name: 'TooManyRequestsException',
    Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
  });
  region.advance(MINUTE_MS);
  expect(ran.map(({ event }) => event)).toEqual([{ n: 1 }, { n: 2 }]);
});

test('FACTS-MORE 4.1: what is in flight ends on the old code, what was queued before and after an update runs the new, in order', async () => {
  await create(code('old', false, 5 * SECOND_MS));
  await region.client.send(new PutFunctionConcurrencyCommand({ FunctionName: 'f', ReservedConcurrentExecutions: 1 }));
  region.timeRuns = false;
  await send({ n: 1 });
  region.advance(500);
  await send({ n: 2 });
  region.advance(500);
  const ZipFile = region.zip('second', code('new'));
  await region.client.send(new UpdateFunctionCodeCommand({ FunctionName: 'f', ZipFile }));
  await send({ n: 3 });
  region.advance(MINUTE_MS);
  expect(ran.map((run) => [run.code, run.event])).toEqual([
    ['old', { n: 1 }],
    ['new', { n: 2 }],
    ['new', { n: 3 }],
  ]);
});

test('FACTS C: settings and destinations are those of the qualifier that was invoked', async () => {
  await create(code('first', true));
  await region.client.send(new PublishVersionCommand({ FunctionName: 'f' }));
  await region.client.send(new CreateAliasCommand({ FunctionName: 'f', Name: 'live', FunctionVersion: '1' }));
  await configure({ Qualifier: 'live', MaximumRetryAttempts: 0 });
  await configure({ Qualifier: '1', MaximumRetryAttempts: 1 });
  for (const qualifier of ['live', '1', undefined]) {
    ran = [];
    await send({}, qualifier);
    region.advance(10 * MINUTE_MS);
    expect([qualifier, ran.length, ran[0]?.version]).toEqual([
      qualifier,
      qualifier === 'live' ? 1 : qualifier === '1' ? 2 : 3,
      qualifier === undefined ? '$LATEST' : '1',
    ]);
  }
  expect(records().map(({ functionArn }) => functionArn.slice(functionArn.indexOf(':f:')))).toEqual([
    ':f:live',
    ':f:1',
  ]);
});

test('FACTS C: with a reservation of 0 the record comes at once, of what waits for a retry as of what is new', async () => {
  await create(code('first', true));
  await configure({});
  await send();
  region.advance(SECOND_MS);
  await region.client.send(new PutFunctionConcurrencyCommand({ FunctionName: 'f', ReservedConcurrentExecutions: 0 }));
  await send();
  region.advance(MINUTE_MS);
  expect(records()).toEqual([
    expect.objectContaining({ condition: 'ZeroReservedConcurrency', approximateInvokeCount: 0 }),
    expect.objectContaining({ condition: 'ZeroReservedConcurrency', approximateInvokeCount: 1 }),
  ]);
  expect(region.bugs).toEqual([]);
});
