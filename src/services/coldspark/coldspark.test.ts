import { describe, expect, test } from 'vitest';
import { coldsparkClient, type Decision } from '../../api/coldspark.ts';
import { ServiceException } from '../../api/errors.ts';
import type { EventTimelineRequest } from '../../api/event-timeline.ts';
import type { HttpRequest, HttpResponse } from '../../api/http.ts';
import type { LiveAccount, LiveSamplesRequest } from '../../api/live-samples.ts';
import { AccountTime, timeRecordOf } from '../../kernel/account-time.ts';
import { AppliedQuotas } from '../../kernel/applied-quotas.ts';
import { rootCaller } from '../../kernel/caller.ts';
import { at } from '../../kernel/one-clock.test-fixture.ts';
import { Outbox } from '../../kernel/outbox.ts';
import { usualPace } from '../../kernel/pace.ts';
import { SeededRandom } from '../../kernel/random.ts';
import type { Call } from '../../kernel/service.ts';
import { coldspark } from './coldspark.ts';

const START_MS = Date.UTC(2026, 2, 1, 10);

const NO_ACCOUNT: LiveAccount = {
  quota: 1000,
  reserved: 0,
  provisioned: 0,
  unreserved: 1000,
  unreservedInFlight: 0,
  inFlight: 0,
  slots: [],
};

const DECISION: Decision = {
  requestId: 'r',
  atMs: 1,
  functionName: 'f',
  version: '2',
  isEvent: false,
  concurrency: 'unreserved',
  spillover: false,
  start: 'cold',
  counts: {
    quota: 1000,
    accountInFlight: 1,
    accountReserved: 0,
    accountProvisioned: 0,
    unreservedInFlight: 1,
    reserved: -1,
    functionProvisioned: 0,
    onDemandInFlight: 1,
    provisioned: 0,
    allocated: 0,
    provisionedInFlight: 0,
  },
};

const LET_IN = 'arn:aws:sns:us-east-1:123456789012:news';
const REFUSAL = new ServiceException('AccessDeniedException', 403, 'is not authorized to perform');

function openService() {
  const calls: Call[] = [];
  const outbox = new Outbox();
  const bugs: unknown[] = [];
  const seeds: (string | undefined)[] = [];
  const asked: (string | undefined)[][] = [];
  const samplesAsked: LiveSamplesRequest[] = [];
  const timelinesAsked: EventTimelineRequest[] = [];
  const failing = new Map<string, number>();
  let flushes = 0;
  const time = new AccountTime(at(START_MS));
  const quotas = new AppliedQuotas(outbox);
  const pace = usualPace();
  const service = coldspark.start(
    {
      outbox,
      random: new SeededRandom(1),
      luck: { seed: (text) => seeds.push(text) },
      pace,
      recorder: { flush: () => flushes++ },
      trace: {
        decisions(functionName, requestId) {
          asked.push([functionName, requestId]);
          return [DECISION];
        },
      },
      live: {
        environmentLives(request) {
          samplesAsked.push(request);
          return { atMs: 1, idleLifetimeMs: 600_000, environments: [] };
        },
        liveSamples(request) {
          samplesAsked.push(request);
          return { atMs: 1, account: NO_ACCOUNT, functions: [] };
        },
      },
      events: {
        eventTimeline(request) {
          timelinesAsked.push(request);
          return { atMs: 1, lanes: [], more: 0 };
        },
        failingTries: (functionName) => failing.get(functionName) ?? 0,
        failTries: (functionName, tries) => failing.set(functionName, tries),
      },
      hops: {
        read: () => ({ hops: [], more: 0 }),
        again: () => ({ service: 'sqs', operation: 'SendMessage', input: {}, caller: rootCaller('123456789012') }),
      },
      time,
      quotas,
      scope: { accountId: '123456789012', region: 'us-east-1' },
      neighbours: {
        call(call, done) {
          calls.push(call);
          done(call.caller.type === 'service' && call.caller.sourceArn === LET_IN ? { output: {} } : REFUSAL);
        },
      },
      servicesInUse: () => ['lambda', 'sqs'],
    },
    { changes: outbox, newRequestId: () => 'id', reportBug: (error) => bugs.push(error) },
  );
  const handle = async (request: HttpRequest): Promise<HttpResponse> => {
    const call = service.parse(request, rootCaller('123456789012'));
    if ('status' in call) return call;
    return new Promise((respond) => service.run(call, (answer) => respond(service.respond(call, answer))));
  };
  const client = coldsparkClient(handle);
  const put = (name: string, body = '{}', functionName = 'f') =>
    client.call('PutTestEvent', { functionName, name, body });
  const list = async (functionName = 'f') => (await client.call('ListTestEvents', { functionName })).events;
  return {
    service,
    pace,
    quotas,
    time,
    outbox,
    bugs,
    seeds,
    flushes: () => flushes,
    asked,
    samplesAsked,
    timelinesAsked,
    calls,
    handle,
    client,
    put,
    list,
  };
}

test('decisions are told of all, of a function, and of a request', async () => {
  const { client, asked } = openService();
  const { decisions } = await client.call('GetDecisions', {});
  expect(decisions).toEqual([DECISION]);
  await client.call('GetDecisions', { functionName: 'f' });
  await client.call('GetDecisions', { requestId: 'r' });
  expect(asked).toEqual([
    [undefined, undefined],
    ['f', undefined],
    [undefined, 'r'],
  ]);
});

test('whether a service may invoke is asked of Lambda as that service, and nothing runs', async () => {
  const { client, calls } = openService();
  const functionArn = 'arn:aws:lambda:us-east-1:123456789012:function:f:prod';
  const principal = 'sns.amazonaws.com';
  expect(await client.call('TestInvokePermission', { functionArn, principal, sourceArn: LET_IN })).toEqual({});
  expect(await client.call('TestInvokePermission', { functionArn, principal, sourceArn: `${LET_IN}2` })).toEqual({
    refusal: 'is not authorized to perform',
  });
  expect(calls[0]).toEqual({
    service: 'lambda',
    operation: 'Invoke',
    input: { FunctionName: functionArn, InvocationType: 'DryRun' },
    caller: { type: 'service', service: principal, accountId: '123456789012', sourceArn: LET_IN },
  });
});

test('services in use are told as the region has them', async () => {
  expect(await openService().client.call('ListServicesInUse', {})).toEqual({ services: ['lambda', 'sqs'] });
});

test('live samples are told of all, of a function, and since a time', async () => {
  const { client, samplesAsked } = openService();
  expect(await client.call('GetLiveSamples', {})).toEqual({ atMs: 1, account: NO_ACCOUNT, functions: [] });
  await client.call('GetLiveSamples', { functionName: 'f', sinceMs: 5 });
  expect(samplesAsked).toEqual([{}, { functionName: 'f', sinceMs: 5 }]);
  await expect(client.call('GetLiveSamples', { sinceMs: -1 })).rejects.toMatchObject({
    status: 400,
    message: 'sinceMs must be a number, milliseconds since 1970.',
  });
});

test('asynchronous events are told of as asked, and no other way', async () => {
  const { client, timelinesAsked } = openService();
  const requests: EventTimelineRequest[] = [
    {},
    { functionName: 'f', qualifier: 'live', requestId: 'r', outcome: 'EventAgeExceeded', limit: 1000 },
    { outcome: 'Waiting' },
  ];
  for (const request of requests)
    expect(await client.call('GetEventTimeline', request)).toEqual({ atMs: 1, lanes: [], more: 0 });
  expect(timelinesAsked).toEqual(requests);
  await expect(client.call('GetEventTimeline', { outcome: 'Lost' as 'Waiting' })).rejects.toMatchObject({
    status: 400,
  });
  for (const limit of [0, 1001, 1.5])
    await expect(client.call('GetEventTimeline', { limit })).rejects.toMatchObject({
      message: 'limit must be a whole number from 1 to 1000.',
    });
});

test('the next tries of a function’s events can be made to fail, up to 1,000', async () => {
  const { client } = openService();
  const read = () => client.call('GetFailingTries', { functionName: 'f' });
  expect(await read()).toEqual({ functionName: 'f', tries: 0 });
  await client.call('PutFailingTries', { functionName: 'f', tries: 3 });
  expect(await read()).toEqual({ functionName: 'f', tries: 3 });
  for (const tries of [-1, 1001, 0.5, undefined as never])
    await expect(client.call('PutFailingTries', { functionName: 'f', tries })).rejects.toMatchObject({ status: 400 });
});

test('environments are told of a function, or of one version', async () => {
  const { client, samplesAsked } = openService();
  const nothing = { atMs: 1, idleLifetimeMs: 600_000, environments: [] };
  expect(await client.call('GetEnvironments', { functionName: 'f' })).toEqual(nothing);
  await client.call('GetEnvironments', { functionName: 'f', version: '2' });
  expect(samplesAsked).toEqual([{ functionName: 'f' }, { functionName: 'f', version: '2' }]);
});

describe('saved test events', () => {
  test('are kept as typed, by name, apart for each function', async () => {
    const { put, list, bugs } = openService();
    await put('second', '{ "b" : 2 }');
    await put('first', '[1]');
    await put('other', '{}', 'g');
    expect(await list()).toEqual([
      { functionName: 'f', name: 'first', body: '[1]' },
      { functionName: 'f', name: 'second', body: '{ "b" : 2 }' },
    ]);
    await put('first', '"replaced"');
    expect((await list()).map((event) => event.body)).toEqual(['"replaced"', '{ "b" : 2 }']);
    expect(bugs).toEqual([]);
  });

  test('are deleted by name, and twice is no error', async () => {
    const { client, put, list } = openService();
    await put('demo');
    expect(await client.call('DeleteTestEvent', { functionName: 'f', name: 'demo' })).toEqual({});
    await client.call('DeleteTestEvent', { functionName: 'f', name: 'demo' });
    expect(await list()).toEqual([]);
  });

  test('number ten a function; saving one of them again still goes', async () => {
    const { put, list } = openService();
    for (let i = 0; i < 10; i++) await put(`event-${i}`);
    await expect(put('one-more')).rejects.toMatchObject({
      code: 'InvalidParameterValueException',
      message: 'You can configure a total of 10 private test events.',
    });
    await put('event-3', '{"again":true}');
    await put('one-more', '{}', 'g');
    expect(await list()).toHaveLength(10);
  });

  test('that are shareable count not among the ten, and say so', async () => {
    const { client, put, list } = openService();
    for (let i = 0; i < 10; i++) await put(`event-${i}`);
    const shared = { functionName: 'f', name: 'shared', body: '{}', sharing: 'shareable' } as const;
    expect(await client.call('PutTestEvent', shared)).toEqual(shared);
    expect((await list()).at(-1)).toEqual(shared);
    // one that is made private is an eleventh
    await expect(put('shared')).rejects.toMatchObject({ message: expect.stringContaining('a total of 10') });
    await client.call('PutTestEvent', { ...shared, name: 'event-9' });
    await put('shared');
    expect((await list()).filter(({ sharing }) => sharing === 'shareable').map(({ name }) => name)).toEqual([
      'event-9',
    ]);
  });

  test('are private or shareable and nothing else', async () => {
    const { client } = openService();
    const other = { functionName: 'f', name: 'x', body: '{}', sharing: 'public' as 'private' };
    await expect(client.call('PutTestEvent', other)).rejects.toMatchObject({
      status: 400,
      message: 'sharing must be one of private, shareable.',
    });
  });

  test('survive in a successor', async () => {
    const { put, outbox } = openService();
    await put('demo', '{"n":1}');
    const successor = openService();
    successor.service.restore(outbox.drain().changes);
    expect(await successor.list()).toEqual([{ functionName: 'f', name: 'demo', body: '{"n":1}' }]);
  });
});

describe('a test event is refused', () => {
  test.each([
    ['a space in its name', 'sample event', '{}', /^Event name: Maximum of 25 characters/],
    ['a name that is too long', 'a'.repeat(26), '{}', /^Event name: Maximum of 25 characters/],
    ['a body that is no JSON', 'demo', '{n:1}', /^The JSON is not valid: /],
    ['no body', 'demo', '', /^body must be a text/],
  ])('for %s', async (_, name, body, message) => {
    const { put, list, outbox } = openService();
    await expect(put(name, body)).rejects.toMatchObject({ status: 400, message: expect.stringMatching(message) });
    expect(await list()).toEqual([]);
    expect(outbox.drain().changes).toEqual([]);
  });

  test.each(['a', 'A.b-c_1', 'a'.repeat(25)])('but not for the name %s', async (name) => {
    const { put, list } = openService();
    await put(name);
    expect(await list()).toHaveLength(1);
  });
});

describe('the account’s concurrency', () => {
  test('is set to what it is to be, lower too', async () => {
    const { client, quotas } = openService();
    for (const concurrentExecutions of [1500, 10, 1000]) {
      expect(await client.call('PutAccountConcurrency', { concurrentExecutions })).toEqual({ concurrentExecutions });
      expect(quotas.valueOf('lambda', 'L-B99A9384')).toBe(concurrentExecutions);
    }
  });

  test.each([0, -1, 1.5, 1_000_001, '10', null])('is not %j', async (concurrentExecutions) => {
    const { client, outbox } = openService();
    await expect(
      client.call('PutAccountConcurrency', { concurrentExecutions: concurrentExecutions as number }),
    ).rejects.toMatchObject({ status: 400, message: 'concurrentExecutions must be a whole number from 1 to 1000000.' });
    expect(outbox.drain().changes).toEqual([]);
  });
});

describe('settings', () => {
  test('a seed is kept, applied at once, and once more in a successor', async () => {
    const { client, seeds, outbox } = openService();
    expect(await client.call('GetSettings', {})).toEqual({});
    expect(await client.call('PutSettings', { seed: 'class of 2026' })).toEqual({ seed: 'class of 2026' });
    expect(await client.call('GetSettings', {})).toEqual({ seed: 'class of 2026' });
    expect(seeds).toEqual(['class of 2026']);

    const successor = openService();
    successor.service.restore(outbox.drain().changes);
    expect(successor.seeds).toEqual(['class of 2026']);
    expect(await successor.client.call('GetSettings', {})).toEqual({ seed: 'class of 2026' });
  });

  test('an Init delay is kept beside the seed, and takes effect in a successor too', async () => {
    const { client, pace, outbox, seeds } = openService();
    await client.call('PutSettings', { seed: '7' });
    expect(await client.call('PutSettings', { seed: '7', initDelay: true })).toEqual({ seed: '7', initDelay: true });
    expect(pace.initDelay).toBe(true);
    // the draws of the seed go on
    expect(seeds).toEqual(['7']);
    await client.call('PutSettings', { seed: '7', initDelay: true });
    expect(seeds).toEqual(['7', '7']);
    const successor = openService();
    successor.service.restore(outbox.drain().changes);
    expect(successor.pace.initDelay).toBe(true);
    expect(await successor.client.call('PutSettings', {})).toEqual({});
    expect(successor.pace.initDelay).toBe(false);
    const neither = { initDelay: 'yes' as unknown as boolean };
    await expect(client.call('PutSettings', neither)).rejects.toMatchObject({
      message: 'initDelay must be true or false.',
    });
  });

  test('without a seed luck is fresh again', async () => {
    const { client, seeds, outbox } = openService();
    await client.call('PutSettings', { seed: '7' });
    expect(await client.call('PutSettings', {})).toEqual({});
    expect(seeds).toEqual(['7', undefined]);
    const successor = openService();
    successor.service.restore(outbox.drain().changes);
    expect(successor.seeds).toEqual([]);
  });

  test('how long provisioned concurrency takes is kept and applied; without it, it is AWS’s minute or two', async () => {
    const { client, pace, outbox } = openService();
    expect(pace.provisioningMs).toBe(90_000);
    await client.call('PutSettings', { seed: '7', provisioningSeconds: 0 });
    expect(await client.call('GetSettings', {})).toEqual({ seed: '7', provisioningSeconds: 0 });
    expect(pace.provisioningMs).toBe(0);
    const successor = openService();
    successor.service.restore(outbox.drain().changes);
    expect(successor.pace.provisioningMs).toBe(0);
    await client.call('PutSettings', {});
    expect(pace.provisioningMs).toBe(90_000);
  });

  test.each([
    [-1, 'provisioningSeconds: A number from 0 to 600.'],
    [601, 'provisioningSeconds: A number from 0 to 600.'],
    ['soon', 'provisioningSeconds must be a number.'],
  ])('provisioned concurrency that takes %j seconds is refused', async (seconds, message) => {
    const { client, outbox } = openService();
    const provisioningSeconds = seconds as number;
    await expect(client.call('PutSettings', { provisioningSeconds })).rejects.toMatchObject({ status: 400, message });
    expect(outbox.drain().changes).toEqual([]);
  });

  test.each([
    ['too long', 's'.repeat(65), 'Seed: Maximum of 64 characters.'],
    ['empty', '', 'seed must be a text and not empty.'],
  ])('a seed that is %s is refused', async (_, seed, message) => {
    const { client, seeds, outbox } = openService();
    await expect(client.call('PutSettings', { seed })).rejects.toMatchObject({ status: 400, message });
    expect([seeds, outbox.drain().changes]).toEqual([[], []]);
  });
});

describe('the whole account', () => {
  test('a reset asks for nothing in place of everything', async () => {
    const { client, put, outbox } = openService();
    await put('demo');
    outbox.drain();
    await client.call('ResetAccount', {});
    expect(outbox.drain().replacement).toEqual([]);
  });

  test('before a backup is written, what is in memory is brought to disk', async () => {
    const { client, flushes } = openService();
    await client.getBackup();
    expect(flushes()).toBe(1);
  });

  test('a backup that nobody has read is not restored', async () => {
    const { client, bugs, outbox } = openService();
    await expect(client.restoreBackup(new Uint8Array(3))).rejects.toMatchObject({ status: 500 });
    expect(bugs).toHaveLength(1);
    expect(outbox.drain().replacement).toBeUndefined();
  });
});

test.each([
  ['an unknown operation', 'POST', '/Nothing', '{}', 404],
  ['another method', 'GET', '/ListTestEvents', '', 404],
  ['a body that is no object', 'POST', '/ListTestEvents', 'null', 400],
  ['a member that is no text', 'POST', '/ListTestEvents', '{"functionName":7}', 400],
  ['a body that is no JSON', 'POST', '/ListTestEvents', '{', 400],
])('%s is answered with an error, and is no bug', async (_, method, path, body, status) => {
  const { handle, bugs } = openService();
  const request: HttpRequest = {
    service: 'coldspark',
    method,
    path,
    query: {},
    headers: {},
    body: new TextEncoder().encode(body),
  };
  const response = await handle(request);
  expect(response.status).toBe(status);
  expect(JSON.parse(new TextDecoder().decode(response.body)).message).toBeTruthy();
  expect(bugs).toEqual([]);
});

describe('the clock', () => {
  const HOUR_MS = 3_600_000;

  test('is read, sped up, paused and skipped', async () => {
    const { client, time } = openService();
    expect(await client.call('GetClock', {})).toEqual({ accountMs: START_MS, flow: 1, rate: 1, paused: false });
    expect(await client.call('PutClock', { rate: 60 })).toMatchObject({ flow: 60, rate: 60, paused: false });
    expect(await client.call('PutClock', { paused: true })).toMatchObject({ flow: 0, rate: 60, paused: true });
    const skip = { fromMs: START_MS, toMs: START_MS + HOUR_MS };
    expect(await client.call('AdvanceClock', { ms: HOUR_MS })).toMatchObject({ accountMs: START_MS, skip });
    time.fireNext(at(START_MS));
    const { accountMs, skip: over } = await client.call('GetClock', {});
    expect([accountMs, over]).toEqual([START_MS + HOUR_MS, undefined]);
  });

  test('goes to the next event, which somebody may wait for, and no farther than it is told', async () => {
    const { client, time } = openService();
    await expect(client.call('AdvanceClock', { to: 'next-event' })).rejects.toMatchObject({
      code: 'ResourceConflictException',
      message: 'Nothing is to come: no retry, no idle environment, nothing that settles.',
    });
    const named = (name: string) => ({ coming: (atMs: number) => ({ atMs, name }) });
    time.account.schedule(START_MS + 52_000, { fire: () => time.workBegan(), ...named('retry 2 of f') });
    time.account.schedule(START_MS + HOUR_MS, { fire: () => {}, ...named('f active') });
    expect(await client.call('AdvanceClock', { to: 'next-event' })).toMatchObject({
      nextEvent: { atMs: START_MS + 52_000, name: 'retry 2 of f' },
    });
    const over = client.call('GetClock', { skipped: true });
    while (time.fireNext(at(START_MS)));
    expect(await over).toMatchObject({
      accountMs: START_MS + 52_000,
      nextEvent: { atMs: START_MS + HOUR_MS, name: 'f active' },
    });

    await client.call('AdvanceClock', { ms: HOUR_MS });
    while (time.fireNext(at(START_MS + 1)));
    expect(await client.call('AdvanceClock', { stop: true })).not.toHaveProperty('skip');
  });

  test('a program turns it in one call, which is answered when the skip is over', async () => {
    const { client, time } = openService();
    time.account.schedule(START_MS + 60_000, { fire: () => time.workBegan() });
    const answers: number[] = [];
    const turned = client.call('TurnClock', { rate: 60, seconds: 3600 }).then((clock) => {
      answers.push(clock.accountMs);
      return clock;
    });
    while (time.fireNext(at(START_MS)));
    await Promise.resolve();
    // a handler runs
    expect([answers, time.skip?.toMs]).toEqual([[], START_MS + HOUR_MS]);
    time.workEnded();
    while (time.fireNext(at(START_MS)));
    expect(await turned).toEqual({ accountMs: START_MS + HOUR_MS, flow: 60, rate: 60, paused: false });
    expect(await client.call('TurnClock', { paused: true })).toMatchObject({ flow: 0, paused: true });
    await expect(client.call('TurnClock', { to: 'next-event' })).rejects.toMatchObject({ status: 409 });
  });

  test.each([
    [{}, 'TurnClock', 'One of seconds, to, rate and paused must be given.'],
    [{ seconds: 'x' }, 'TurnClock', 'seconds must be a number from 0 to 31622400.'],
    [{ seconds: 1, to: 'next-event' }, 'TurnClock', 'Of seconds and to only one may be given.'],
    [{ to: 'end' }, 'TurnClock', 'to must be "next-event".'],
    [{ seconds: 60, rate: 0 }, 'TurnClock', 'rate must be a number from 1 to 3600.'],
    [{ rate: 0.5 }, 'PutClock', 'rate must be a number from 1 to 3600.'],
    [{ rate: '60' }, 'PutClock', 'rate must be a number from 1 to 3600.'],
    [{ paused: 1 }, 'PutClock', 'paused must be true or false.'],
    [{}, 'AdvanceClock', 'One of ms, to and stop must be given.'],
    [{ ms: 1, stop: true }, 'AdvanceClock', 'One of ms, to and stop must be given.'],
    [{ ms: -1 }, 'AdvanceClock', 'ms must be a number above 0 and at most 31622400000.'],
    [{ ms: 1e12 }, 'AdvanceClock', 'ms must be a number above 0 and at most 31622400000.'],
    [{ to: 'tomorrow' }, 'AdvanceClock', 'to must be "next-event", stop must be true.'],
  ])('refuses %j of %s', async (input, operation, message) => {
    const { client } = openService();
    const call = client.call(operation as 'PutClock', input as never);
    await expect(call).rejects.toMatchObject({ code: 'InvalidParameterValueException', message });
  });

  test('runs backwards for no restored backup, and is the wall’s again after a reset', async () => {
    const { service, client, outbox, time } = openService();
    time.skipBy(HOUR_MS);
    time.fireNext(at(START_MS));
    const records = [{ table: 'settings', key: 'account', value: {} }];
    const restore = { service: 'coldspark' as const, operation: 'RestoreBackup', input: { records } };
    service.run({ ...restore, caller: rootCaller('123456789012') }, () => {});
    expect(timeRecordOf(outbox.drain().replacement ?? [])?.accountMs).toBe(START_MS + HOUR_MS);
    await client.call('ResetAccount', {});
    expect(timeRecordOf(outbox.drain().replacement ?? [])).toBeUndefined();
  });
});
