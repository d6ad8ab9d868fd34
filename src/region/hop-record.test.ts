/** What is told of what passed between resources, by the real region: who passed what to whom, what came of it, and why. */
import { expect, test } from 'vitest';
import { HOPS_KEPT, type Hops } from '../api/hops.ts';
import { roleCaller } from '../kernel/caller.ts';
import type { FakeProgram } from '../lambda/fake-runtime.test-fixture.ts';
import type { QueueMapping } from '../services/queue-mappings.ts';
import { HopRecords } from './hop-record.ts';
import { START_MS, TurnedRegion } from './turned-region.test-fixture.ts';

const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:orders';
const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/123456789012/orders';
const TopicArn = 'arn:aws:sns:us-east-1:123456789012:news';
const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:f';
const RECORDS = 'arn:aws:lambda:us-east-1:123456789012:function:records';

const program = (handler: FakeProgram['handler']): FakeProgram => ({ handler, durationMs: 100, initMs: 10 });

/** A topic that feeds a queue that feeds a function, and a function that takes records. */
async function open(handler: FakeProgram['handler'] = () => 'done') {
  const region = new TurnedRegion({ programs: { f: program(handler), records: program(() => null) } });
  const ask = async (service: Parameters<TurnedRegion['call']>[0], operation: string, input: object) => {
    const answer = region.call(service, operation, input);
    await region.pass(1);
    const response = await answer;
    const said = new TextDecoder().decode(response?.body);
    if (!response || response.status >= 400) throw new Error(`${operation}: ${said}`);
    return said;
  };
  const hops = async (request: object = {}): Promise<Hops> => JSON.parse(await ask('coldspark', 'GetHops', request));
  await region.settle();
  await region.createFunction('f');
  await region.createFunction('records');
  await region.pass(1000);
  await ask('sqs', 'CreateQueue', { QueueName: 'orders' });
  await ask('sns', 'CreateTopic', { Name: 'news' });
  await ask('sqs', 'SetQueueAttributes', {
    QueueUrl,
    Attributes: {
      Policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Principal: { Service: 'sns.amazonaws.com' }, Action: 'sqs:SendMessage', Resource: QUEUE },
        ],
      }),
    },
  });
  await ask('sns', 'Subscribe', { TopicArn, Protocol: 'sqs', Endpoint: QUEUE });
  const feed = () => ask('lambda', 'CreateEventSourceMapping', { FunctionName: 'f', EventSourceArn: QUEUE });
  return { region, ask, hops, feed };
}

test('a message is followed from whoever published it, over topic and queue, to the function that ran', async () => {
  const { region, ask, hops, feed } = await open();
  await feed();
  await region.pass(60_000);
  await ask('sns', 'Publish', { TopicArn, Message: 'one book' });
  await region.pass(30_000);

  const { hops: told, more } = await hops();
  const [invoked, enqueued, published] = told;
  expect([told.length, more]).toEqual([3, 0]);
  expect(published).toMatchObject({ to: TopicArn, operation: 'Publish', payload: 'one book' });
  expect(published).not.toHaveProperty('from');
  expect(enqueued).toMatchObject({ from: TopicArn, to: QUEUE, operation: 'SendMessage', cause: published?.id });
  expect(invoked).toMatchObject({ from: QUEUE, to: FUNCTION, operation: 'Invoke', cause: enqueued?.id });
  expect(told.map(({ outcome }) => outcome?.status)).toEqual(['accepted', 'accepted', 'accepted']);
  expect(invoked?.requestId).toMatch(/^[0-9a-f-]{36}$/);
  expect(JSON.parse(JSON.parse(invoked?.payload ?? '').Records[0].body).Message).toBe('one book');

  const ids = (all: Hops) => all.hops.map(({ id }) => id);
  expect(ids(await hops({ chainOf: enqueued?.id }))).toEqual([published?.id, enqueued?.id, invoked?.id]);
  expect(ids(await hops({ resource: FUNCTION }))).toEqual([invoked?.id]);
  expect(ids(await hops({ resource: QUEUE, limit: 1 }))).toEqual([invoked?.id]);
  expect(ids(await hops({ status: 'refused' }))).toEqual([]);
  expect(region.violations).toEqual([]);
});

test('the record of an event is led to by the invocation that the event became', async () => {
  const { region, ask, hops, feed } = await open(() => {
    throw new Error('poison');
  });
  await ask('lambda', 'PutFunctionEventInvokeConfig', {
    FunctionName: 'f',
    MaximumRetryAttempts: 0,
    DestinationConfig: { OnFailure: { Destination: RECORDS } },
  });
  await ask('sns', 'Subscribe', { TopicArn, Protocol: 'lambda', Endpoint: FUNCTION });
  await ask('lambda', 'AddPermission', {
    FunctionName: 'f',
    StatementId: 'sns',
    Action: 'lambda:InvokeFunction',
    Principal: 'sns.amazonaws.com',
  });
  await ask('sns', 'Publish', { TopicArn, Message: 'one book' });
  await region.pass(10_000);
  const { hops: told } = await hops({ resource: FUNCTION });
  const [recorded, invoked] = told;
  expect(invoked).toMatchObject({ from: TopicArn, to: FUNCTION, outcome: { status: 'accepted' } });
  expect(recorded).toMatchObject({ from: FUNCTION, to: RECORDS, cause: invoked?.id });

  // a batch is answered by the function itself
  await feed();
  await region.pass(60_000);
  const [batch] = (await hops({ resource: QUEUE, status: 'failed' })).hops;
  expect(batch).toMatchObject({ from: QUEUE, to: FUNCTION, outcome: { status: 'failed' } });
});

test('who is not let in is told why, and what is sent again with the cause put right goes through', async () => {
  const { region, ask, hops } = await open();
  await ask('sns', 'Subscribe', { TopicArn, Protocol: 'lambda', Endpoint: FUNCTION });
  await ask('sns', 'Publish', { TopicArn, Message: 'one book' });
  await region.pass(10);
  const [refused] = (await hops({ status: 'refused' })).hops;
  expect(refused).toMatchObject({
    from: TopicArn,
    to: FUNCTION,
    outcome: { error: { code: 'AccessDeniedException' } },
  });
  const again = async (payload: string) =>
    JSON.parse(await ask('coldspark', 'SendHopAgain', { id: refused?.id, payload }));
  expect(await again('{"edited":true}')).toMatchObject({ refusal: { code: 'AccessDeniedException' } });

  await ask('lambda', 'AddPermission', {
    FunctionName: 'f',
    StatementId: 'sns',
    Action: 'lambda:InvokeFunction',
    Principal: 'sns.amazonaws.com',
  });
  expect(await again('{"edited":true}')).toEqual({});
  const [sent] = (await hops({ resource: FUNCTION })).hops;
  expect(sent).toMatchObject({ from: TopicArn, payload: '{"edited":true}', outcome: { status: 'accepted' } });
  await expect(ask('coldspark', 'SendHopAgain', { id: 9999, payload: '' })).rejects.toThrow(/There is no hop 9999/);
});

test('a successor tells the same; the oldest give way, and long payloads are cut', async () => {
  const { region, ask, hops } = await open();
  await ask('sqs', 'SendMessage', { QueueUrl, MessageBody: 'x'.repeat(10_000) });
  await ask('sns', 'Publish', { TopicArn, Message: 'one book' });
  await region.pass(5000);
  const before = await hops();
  expect(before.hops.at(-1)).toMatchObject({ isCut: true, payload: 'x'.repeat(8192) });
  await region.kill(true);
  await region.pass(10);
  expect(await hops()).toEqual(before);
  const published = before.hops.find(({ operation }) => operation === 'Publish');
  await ask('coldspark', 'SendHopAgain', { id: published?.id, payload: 'two books' });
  expect((await hops()).hops.map(({ payload }) => payload)).toContain('two books');

  for (let sent = 0; sent <= HOPS_KEPT; sent++) await ask('sqs', 'SendMessage', { QueueUrl, MessageBody: `${sent}` });
  const all = await hops({ limit: HOPS_KEPT });
  expect(all).toMatchObject({ more: 0, hops: { length: HOPS_KEPT } });
  expect(all.hops.at(-1)?.payload).toBe('1');
  expect(all.hops[0]?.atMs).toBeGreaterThan(START_MS);
});

test('what a handler sends while it runs is led to by what invoked it, whatever ids stand in it', () => {
  const scope = { accountId: '123456789012', region: 'us-east-1' };
  const records = new HopRecords(
    scope,
    () => 0,
    (caller) => (caller.type === 'role' && caller.origin ? 'r-1' : undefined),
  );
  const mapping = { queueArn: QUEUE, functionArn: FUNCTION } as QueueMapping;
  const ended = records.polled(mapping, new TextEncoder().encode('{"Records":[{"messageId":"m-1"}]}'));
  const caller = roleCaller('arn:aws:iam::123456789012:role/r', 'f', { environmentId: 'e' });
  const input = { QueueUrl, MessageBody: '{"Type":"Notification","MessageId":"m-0"}' };
  records.watch({ service: 'sqs', operation: 'SendMessage', input, caller }, () => {})({
    output: { MessageId: 'm-2' },
  });
  const sent = () => records.read({}).hops[0];
  expect(sent()).toMatchObject({ id: 1, from: FUNCTION, to: QUEUE });
  expect(sent()).not.toHaveProperty('cause');
  ended({ isError: false, payload: 'null', requestId: 'r-1' });
  expect(sent()).toMatchObject({ id: 1, cause: 0 });
  expect(records.read({ chainOf: 1 }).hops.map(({ id }) => id)).toEqual([0, 1]);
});

test('a payload is cut by its bytes', () => {
  const records = new HopRecords(
    { accountId: '123456789012', region: 'us-east-1' },
    () => 0,
    () => undefined,
  );
  const input = { QueueUrl, MessageBody: 'é'.repeat(5000) };
  const caller = roleCaller('arn:aws:iam::123456789012:role/r', 'f');
  records.watch({ service: 'sqs', operation: 'SendMessage', input, caller }, () => {});
  expect(records.read({}).hops[0]).toMatchObject({ payload: 'é'.repeat(4096), isCut: true });
});
