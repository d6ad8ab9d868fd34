/** Stories of CloudWatch Logs, told through its own SDK client. */
import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  type DescribeLogStreamsCommandInput,
  FilterLogEventsCommand,
  type FilterLogEventsCommandInput,
  GetLogEventsCommand,
  type GetLogEventsCommandInput,
  ListTagsLogGroupCommand,
  paginateFilterLogEvents,
  TagLogGroupCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { PutFunctionConcurrencyCommand } from '@aws-sdk/client-lambda';
import { afterEach, describe, expect, test } from 'vitest';
import type { FakeProgram } from '../../lambda/fake-runtime.test-fixture.ts';
import { ObservedRegion, START_MS } from '../observed-region.test-fixture.ts';

const logGroupName = '/aws/lambda/f';
const opened: ObservedRegion[] = [];

afterEach(() => {
  for (const region of opened.splice(0)) expect(region.bugs).toEqual([]);
});

let request = 0;
const talkative: FakeProgram = { handler: (_event, { log }) => log(`request ${request++}`) };

async function open(program = talkative): Promise<ObservedRegion> {
  request = 0;
  const region = new ObservedRegion(program);
  opened.push(region);
  return region.withFunction('f');
}

const groups = async (region: ObservedRegion, input = {}) =>
  (await region.logs.send(new DescribeLogGroupsCommand(input))).logGroups ?? [];
const streams = async (region: ObservedRegion, input: Partial<DescribeLogStreamsCommandInput> = {}) =>
  (await region.logs.send(new DescribeLogStreamsCommand({ logGroupName, ...input }))).logStreams ?? [];
const get = async (region: ObservedRegion, input: Partial<GetLogEventsCommandInput> = {}) => {
  const logStreamName = input.logStreamName ?? (await streams(region))[0]?.logStreamName ?? '';
  return region.logs.send(new GetLogEventsCommand({ logGroupName, ...input, logStreamName }));
};
const filter = (region: ObservedRegion, input: Partial<FilterLogEventsCommandInput> = {}) =>
  region.logs.send(new FilterLogEventsCommand({ logGroupName, ...input }));
const messages = (events: { message?: string | undefined }[] | undefined) => events?.map(({ message }) => message);

test('a group comes into being with the first line, a stream with each environment', async () => {
  const region = await open();
  expect(await groups(region)).toEqual([]);
  const createdAtMs = region.now;
  await region.invoke();
  await region.invoke();

  const [group] = await groups(region);
  const arn = `arn:aws:logs:us-east-1:123456789012:log-group:${logGroupName}`;
  expect(group).toMatchObject({ logGroupName, creationTime: createdAtMs, arn: `${arn}:*`, logGroupArn: arn });
  const [stream, ...others] = await streams(region);
  expect(others).toEqual([]);
  expect(stream?.logStreamName).toMatch(/^2026\/03\/01\/\[\$LATEST\][0-9a-f]{32}$/);
  expect(stream?.arn).toBe(`${arn}:log-stream:${stream?.logStreamName}`);
  expect(stream?.firstEventTimestamp).toBe(createdAtMs);

  const { events } = await get(region, { startFromHead: true });
  expect(messages(events)?.map((message) => message?.split(/[ \t]/)[0])).toEqual([
    'INIT_START',
    ...['START', 'request', 'END', 'REPORT'],
    ...['START', 'request', 'END', 'REPORT'],
  ]);
  expect(events?.[2]?.message).toBe('request 0\n');
});

test('a throttled request writes nothing', async () => {
  const region = await open();
  await region.lambda.send(new PutFunctionConcurrencyCommand({ FunctionName: 'f', ReservedConcurrentExecutions: 0 }));
  await expect(region.invoke()).rejects.toThrow('Rate Exceeded.');
  expect(await groups(region)).toEqual([]);
});

describe('after a reload', () => {
  test('every line is there again, and new ones follow in streams of their own', async () => {
    const region = await open();
    for (let times = 0; times < 300; times++) await region.invoke();
    const before = await filter(region);
    region.advance(1000);

    const again = region.reloaded(talkative);
    opened.push(again);
    expect((await filter(again)).events).toEqual(before.events);
    expect(await groups(again)).toEqual(await groups(region));
    expect(await streams(again)).toEqual(await streams(region));
    await again.invoke();
    expect(await streams(again)).toHaveLength(2);
    expect((await filter(again, { filterPattern: 'START -INIT_START' })).events).toHaveLength(301);
  });

  test('what a read has shown is there even without that second', async () => {
    const region = await open();
    await region.invoke();
    const seen = await filter(region);
    const again = region.reloaded(talkative);
    opened.push(again);
    expect((await filter(again)).events).toEqual(seen.events);
  });

  test('a deleted group stays deleted, until its function writes again', async () => {
    const region = await open();
    await region.invoke();
    await region.logs.send(new DeleteLogGroupCommand({ logGroupName }));
    expect(await groups(region)).toEqual([]);
    expect([...region.disk.values()].filter(({ table }) => table === 'logChunks')).toEqual([]);
    await region.invoke();
    expect(messages((await filter(region)).events)?.[0]).toMatch(/^START/);
  });
});

describe('GetLogEvents', () => {
  const written = async () => {
    const region = await open();
    for (let times = 0; times < 5; times++) {
      await region.invoke();
      region.advance(1000);
    }
    return region;
  };

  test('walks forward to the end, where the token stays the same until there is more', async () => {
    const region = await written();
    const seen: (string | undefined)[] = [];
    let nextToken: string | undefined;
    for (;;) {
      const page = await get(region, { startFromHead: true, limit: 6, ...(nextToken && { nextToken }) });
      if (page.nextForwardToken === nextToken) break;
      seen.push(...(messages(page.events) ?? []));
      nextToken = page.nextForwardToken;
    }
    expect(seen).toHaveLength(21);
    expect(seen).toEqual(messages((await filter(region)).events));
    await region.invoke();
    expect((await get(region, { nextToken: nextToken ?? '' })).events).toHaveLength(4);
  });

  test('gives the latest events first, then walks backward', async () => {
    const region = await written();
    const latest = await get(region, { limit: 4 });
    expect(messages(latest.events)?.[1]).toBe('request 4\n');
    const earlier = await get(region, { limit: 4, nextToken: latest.nextBackwardToken ?? '' });
    expect(messages(earlier.events)?.[1]).toBe('request 3\n');
    const back = await get(region, { limit: 4, nextToken: earlier.nextForwardToken ?? '' });
    expect(back.events).toEqual(latest.events);
  });

  test('has a start that is inclusive and an end that is not; the end of FilterLogEvents is', async () => {
    const region = await written();
    const all = (await filter(region, { filterPattern: 'request' })).events ?? [];
    const [startTime = 0, endTime = 0] = [all[1]?.timestamp, all[3]?.timestamp];
    const requests = (events: { message?: string | undefined }[] | undefined) =>
      messages(events)?.filter((message) => message?.startsWith('request'));
    expect(requests((await get(region, { startTime, endTime })).events)).toEqual(['request 1\n', 'request 2\n']);
    expect(requests((await filter(region, { startTime, endTime })).events)).toEqual([
      'request 1\n',
      'request 2\n',
      'request 3\n',
    ]);
  });
});

describe('FilterLogEvents', () => {
  const lines = ['[ERROR] Task failed: out of memory', '[WARN] memory is low', '[INFO] all is well'];
  const shouting: FakeProgram = { handler: (_event, { log }) => log(lines.join('\n')) };
  const patterns: [string, number[]][] = [
    ['', [0, 1, 2]],
    ['ERROR', [0]],
    ['error', []],
    ['memory low', [1]],
    ['"out of memory"', [0]],
    ['memory -ERROR', [1]],
    ['memory -"is low"', [0]],
    ['?ERROR ?INFO', [0, 2]],
    ['?ERROR memory', [0, 1]],
    ['-memory', [2]],
  ];

  test.each(patterns)('with the pattern %j', async (filterPattern, expected) => {
    const region = await open(shouting);
    await region.invoke();
    const { events } = await filter(region, { filterPattern });
    const found = messages(events)?.filter((message) => message?.startsWith('['));
    expect(found).toEqual(expected.map((index) => `${lines[index]}\n`));
  });

  test('goes through all streams by time, page by page, each event once', async () => {
    const region = await open();
    await region.withFunction('g');
    for (let times = 0; times < 10; times++) await region.invoke();
    region.advance(11 * 60_000);
    for (let times = 0; times < 10; times++) await region.invoke();
    expect(await streams(region)).toHaveLength(2);
    const seen: (string | undefined)[] = [];
    const ids = new Set<string | undefined>();
    const input = { logGroupName, filterPattern: 'request', limit: 7 };
    for await (const { events = [] } of paginateFilterLogEvents({ client: region.logs }, input)) {
      expect(events.length).toBeLessThanOrEqual(7);
      seen.push(...(messages(events) ?? []));
      for (const { eventId } of events) ids.add(eventId);
    }
    expect(seen).toEqual(Array.from({ length: 20 }, (_, index) => `request ${index}\n`));
    expect(ids.size).toBe(20);
  });
});

test('groups and streams are found by name, in order, and in pages', async () => {
  const region = await open();
  for (const name of ['b', 'a']) await region.withFunction(name);
  for (const name of ['b', 'f', 'a']) await region.invoke(name);
  const names = (found: { logGroupName?: string | undefined }[]) => found.map(({ logGroupName: name }) => name);
  expect(names(await groups(region))).toEqual(['/aws/lambda/a', '/aws/lambda/b', '/aws/lambda/f']);
  expect(names(await groups(region, { logGroupNamePrefix: '/aws/lambda/b' }))).toEqual(['/aws/lambda/b']);
  expect(names(await groups(region, { logGroupNamePattern: 'lambda/a' }))).toEqual(['/aws/lambda/a']);
  const first = await region.logs.send(new DescribeLogGroupsCommand({ limit: 2 }));
  expect(names(await groups(region, { limit: 2, nextToken: first.nextToken }))).toEqual(['/aws/lambda/f']);

  region.advance(11 * 60_000);
  await region.invoke('f');
  const byTime = await streams(region, { orderBy: 'LastEventTime', descending: true });
  expect(byTime).toHaveLength(2);
  expect(byTime[0]?.lastEventTimestamp).toBeGreaterThan(START_MS + 11 * 60_000);
  expect(byTime[1]?.lastEventTimestamp).toBeLessThan(START_MS + 11 * 60_000);
});

describe('a refusal has AWS’s code and words', () => {
  const cases: [string, (region: ObservedRegion) => Promise<unknown>, string, string][] = [
    [
      'a group that is not there',
      (region) => streams(region, { logGroupName: '/aws/lambda/none' }),
      'ResourceNotFoundException',
      'The specified log group does not exist.',
    ],
    [
      'a stream that is not there',
      (region) => get(region, { logStreamName: 'none' }),
      'ResourceNotFoundException',
      'The specified log stream does not exist.',
    ],
    [
      'deleting what is not there',
      (region) => region.logs.send(new DeleteLogGroupCommand({ logGroupName: 'none' })),
      'ResourceNotFoundException',
      'The specified log group does not exist.',
    ],
    [
      'a token that is none',
      (region) => get(region, { nextToken: 'f/1/s' }),
      'InvalidParameterException',
      'The specified nextToken is invalid.',
    ],
    [
      'order by time of a prefix',
      (region) => streams(region, { orderBy: 'LastEventTime', logStreamNamePrefix: '2026' }),
      'InvalidParameterException',
      'Cannot order by LastEventTime with a logStreamNamePrefix.',
    ],
    [
      'a JSON pattern',
      (region) => filter(region, { filterPattern: '{ $.level = "error" }' }),
      'InvalidParameterException',
      'Invalid filter pattern: Coldspark knows terms, quoted phrases, ?optional and -excluded terms only.',
    ],
    [
      'a phrase without an end',
      (region) => filter(region, { filterPattern: '"out of' }),
      'InvalidParameterException',
      'Invalid filter pattern',
    ],
    [
      'what breaks the model',
      (region) => filter(region, { limit: 10_001 }),
      'InvalidParameterException',
      "1 validation error detected: Value '10001' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 10000",
    ],
  ];
  test.each(cases)('%s', async (_name, call, code, message) => {
    const region = await open();
    await region.invoke();
    const error = await call(region).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: code, message, $metadata: { httpStatusCode: 400 } });
  });
});

describe('a group that somebody made', () => {
  const tagsOf = async ({ logs }: ObservedRegion) =>
    (await logs.send(new ListTagsLogGroupCommand({ logGroupName }))).tags;

  test('is there before its function writes, and one with what that writes', async () => {
    const region = await open();
    await region.logs.send(new CreateLogGroupCommand({ logGroupName, tags: { team: 'a' } }));
    const [made] = await groups(region);
    expect(made).toMatchObject({ logGroupName, storedBytes: 0, logGroupClass: 'STANDARD' });
    await region.logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName: 'mine' }));
    await region.invoke();
    const [both, ...others] = await groups(region);
    expect([others, both?.creationTime, (both?.storedBytes ?? 0) > 0]).toEqual([[], made?.creationTime, true]);
    expect(await streams(region)).toMatchObject([
      { logStreamName: expect.stringMatching(/^2026/) },
      { logStreamName: 'mine' },
    ]);
    expect((await get(region, { logStreamName: 'mine' })).events).toEqual([]);
  });

  test('is deleted with what was written, tags too', async () => {
    const region = await open();
    await region.invoke();
    await region.logs.send(new TagLogGroupCommand({ logGroupName, tags: { team: 'a' } }));
    expect(await tagsOf(region)).toEqual({ team: 'a' });
    await region.logs.send(new DeleteLogGroupCommand({ logGroupName }));
    expect(await groups(region)).toEqual([]);
    await region.invoke();
    expect(await tagsOf(region)).toEqual({});
  });

  test('has a name of up to 512 characters, and up to 50 tags', async () => {
    const region = await open();
    const create = (name: string) => region.logs.send(new CreateLogGroupCommand({ logGroupName: name }));
    await create('a'.repeat(512));
    await expect(create('a'.repeat(513))).rejects.toThrow(
      'Invalid LogGroup or LogStream, both must have length less than or equal to 512.',
    );
    const tags = (count: number, prefix: string) =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`${prefix}${at}`, '']));
    await region.logs.send(new TagLogGroupCommand({ logGroupName: 'a'.repeat(512), tags: tags(50, 'a') }));
    await expect(
      region.logs.send(new TagLogGroupCommand({ logGroupName: 'a'.repeat(512), tags: tags(1, 'b') })),
    ).rejects.toMatchObject({ name: 'TooManyTagsException' });
  });
});
