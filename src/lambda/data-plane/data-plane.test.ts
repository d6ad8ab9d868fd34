/** Stories of Invoke: what a caller gets and what stands in the log, case by case (FACTS B, E). */
import { describe, expect, test } from 'vitest';
import { SeededRandom } from '../../kernel/random.ts';
import { statisticsOf, sumsOf } from '../observability/lambda-metrics.test-fixture.ts';
import { plainLog, refusal, response, START, Story } from './data-plane.test-fixture.ts';

const REPORT = (rest: string) => `REPORT RequestId: <id>\t${rest}\n`;
const START_LINE = 'START RequestId: <id> Version: $LATEST\n';
const END_LINE = 'END RequestId: <id>\n';

describe('an invocation', () => {
  test('starts cold, reports Init once, and finds the environment warm afterwards', () => {
    const story = new Story().withFunction();
    const cold = story.invoke();
    story.init(113.46).log('hello\n').succeed(2.65, '{"ok":true}');

    expect(response(cold)).toMatchObject({
      executedVersion: '$LATEST',
      payload: '{"ok":true}',
      functionError: undefined,
    });
    expect(plainLog(cold)).toBe(
      `${START_LINE}hello\n${END_LINE}${REPORT('Duration: 2.65 ms\tBilled Duration: 117 ms\tMemory Size: 128 MB\tMax Memory Used: 38 MB\tInit Duration: 113.46 ms\t')}`,
    );

    const warm = story.after(1000).invoke();
    story.succeed(1.2);
    expect(plainLog(warm)).toBe(
      `${START_LINE}${END_LINE}${REPORT('Duration: 1.20 ms\tBilled Duration: 2 ms\tMemory Size: 128 MB\tMax Memory Used: 38 MB\t')}`,
    );
    expect(story.count('start-environment')).toBe(1);
    expect(cold.count + warm.count).toBe(2);
  });

  test('is ordered with its event, ARN, context and timeout', () => {
    const story = new Story().withFunction().withVersion({ version: '1', timeoutSeconds: 7 });
    const payload = new TextEncoder().encode(' {"n": "ü"} ');
    story.invoke({ qualifier: '1', payload, clientContext: btoa('{"custom":{}}') });
    const spec = story.started();
    story.init();
    expect(spec).toMatchObject({ family: 'python', functionVersion: '1', logGroupName: '/aws/lambda/f' });
    expect(spec.logStreamName).toMatch(/^2026\/03\/01\/\[1\][0-9a-f]{32}$/);
    expect(story.ordered().order).toMatchObject({
      payload: ' {"n": "ü"} ',
      invokedFunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:f:1',
      clientContext: '{"custom":{}}',
      timeoutMs: 7000,
      accountNowMs: START + 100,
    });
    expect(spec.accountNowMs).toBe(START);
  });

  test('without a payload gets the empty object, and without a qualifier the unqualified ARN', () => {
    const story = new Story().withFunction();
    story.invoke({ payload: new Uint8Array() });
    story.init();
    expect(story.ordered().order).toMatchObject({
      payload: '{}',
      invokedFunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:f',
    });
  });

  test('that fails carries the error payload; the environment stays warm and REPORT has no status', () => {
    const story = new Story().withFunction();
    const answer = story.invoke();
    story.init();
    const { environmentId, order } = story.ordered();
    const error = '{"errorMessage":"boom","errorType":"ValueError"}';
    story.tell(environmentId, {
      type: 'failed',
      requestId: order.requestId,
      error,
      errorType: 'ValueError',
      maxMemoryUsedMb: 31,
    });
    expect(response(answer)).toMatchObject({ functionError: 'Unhandled', payload: error });
    expect(plainLog(answer)).not.toContain('Status');
    story.invoke();
    expect(story.count('start-environment')).toBe(1);
  });

  test('ends at its timeout; the runtime is replaced within the next invocation, in the same stream', () => {
    const story = new Story().withFunction();
    const late = story.invoke();
    story.init(100);
    const first = story.started();
    story.after(2999.9);
    expect(late.count).toBe(0);
    story.after(5000);
    expect(response(late).functionError).toBe('Unhandled');
    expect(JSON.parse(response(late).payload)).toEqual({
      errorType: 'Sandbox.Timedout',
      errorMessage: `RequestId: ${response(late).requestId} Error: Task timed out after 3.00 seconds`,
    });
    expect(plainLog(late)).toBe(
      `${START_LINE}2026-03-01T10:00:03.100Z <id> Task timed out after 3.00 seconds\n\n${END_LINE}${REPORT('Duration: 3000.00 ms\tBilled Duration: 3100 ms\tMemory Size: 128 MB\tMax Memory Used: 30 MB\tInit Duration: 100.00 ms\tStatus: timeout')}`,
    );
    expect(story.effects.at(-1)).toEqual({ type: 'reset-environment', environmentId: first.environmentId });

    const next = story.invoke();
    const second = story.started();
    expect(second.logStreamName).toBe(first.logStreamName);
    expect(second.environmentId).not.toBe(first.environmentId);
    // which finds the /tmp of the one before
    expect([first.previousId, second.previousId]).toEqual([undefined, first.environmentId]);
    story.init(200).succeed(5);
    // Init within an invocation is part of its Duration, and no Init Duration
    expect(plainLog(next)).toContain('\tDuration: 205.00 ms\tBilled Duration: 205 ms');
    expect(plainLog(next)).not.toContain('Init Duration');
  });

  test.each([
    [{ reason: undefined, outOfMemory: false }, 'Runtime.ExitError', 'Runtime exited without providing a reason'],
    [{ reason: 'exit status 1', outOfMemory: false }, 'Runtime.ExitError', 'Runtime exited with error: exit status 1'],
    [{ reason: undefined, outOfMemory: true }, 'Runtime.OutOfMemory', 'Runtime exited with error: signal: killed'],
  ])('whose runtime exits %o', (exit, errorType, sentence) => {
    const story = new Story().withFunction();
    const answer = story.invoke();
    story.init().after(5);
    story.tell(story.started().environmentId, { type: 'exited', ...exit, maxMemoryUsedMb: 500 });
    const { requestId, payload } = response(answer);
    expect(JSON.parse(payload)).toEqual({ errorType, errorMessage: `RequestId: ${requestId} Error: ${sentence}` });
    expect(plainLog(answer)).toBe(
      `${START_LINE}RequestId: <id> Error: ${sentence}\n${errorType}\n${END_LINE}${REPORT(`Duration: 5.00 ms\tBilled Duration: 105 ms\tMemory Size: 128 MB\tMax Memory Used: 128 MB\tInit Duration: 100.00 ms\tStatus: error\tError Type: ${errorType}`)}`,
    );
    // the host knows that it is gone, and what is left of it goes with the environment
    expect(story.count('reset-environment') + story.count('stop-environment')).toBe(0);
    const { environmentId } = story.started();
    story.after(600_000);
    expect(story.effects.at(-1)).toEqual({ type: 'stop-environment', environmentId });
  });

  test('with too large an answer', () => {
    const story = new Story().withFunction();
    const answer = story.invoke();
    story.init().succeed(1, JSON.stringify('ü'.repeat(3_145_778)));
    expect(response(answer).functionError).toBe('Unhandled');
    expect(JSON.parse(response(answer).payload)).toEqual({
      errorType: 'Function.ResponseSizeTooLarge',
      errorMessage: 'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
    });
    const fits = story.invoke();
    story.succeed(1, JSON.stringify('ü'.repeat(3_145_777)));
    expect(response(fits).functionError).toBeUndefined();
  });

  test('writes JSON lines when the function logs in JSON', () => {
    const story = new Story().withFunction().withVersion({ logFormat: 'JSON' });
    const answer = story.invoke();
    story.init(10).succeed(2.5);
    const lines = plainLog(answer)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toEqual([
      { time: '2026-03-01T10:00:00.010Z', type: 'platform.start', record: { requestId: '<id>', version: '$LATEST' } },
      {
        time: '2026-03-01T10:00:00.012Z',
        type: 'platform.report',
        record: {
          requestId: '<id>',
          metrics: {
            durationMs: 2.5,
            billedDurationMs: 13,
            memorySizeMB: 128,
            maxMemoryUsedMB: 38,
            initDurationMs: 10,
          },
          status: 'success',
        },
      },
    ]);
  });
});

describe('Init', () => {
  const initFailed = { type: 'init-failed', error: '{"errorType":"E"}', errorType: 'E', maxMemoryUsedMb: 20 } as const;

  test('that fails is run again within the invocation, and again with the next one', () => {
    const story = new Story().withFunction();
    const answer = story.invoke();
    const first = story.started().environmentId;
    story.tell(first, { type: 'init-started' });
    story.after(99.65).tell(first, initFailed);
    const second = story.started().environmentId;
    expect(second).not.toBe(first);
    story.tell(second, { type: 'init-started' });
    story.after(80).tell(second, initFailed);
    expect(response(answer)).toMatchObject({ functionError: 'Unhandled', payload: '{"errorType":"E"}' });
    expect(plainLog(answer)).toBe(
      `INIT_REPORT Init Duration: 99.65 ms\tPhase: init\tStatus: error\tError Type: E\nINIT_REPORT Init Duration: 80.00 ms\tPhase: invoke\tStatus: error\tError Type: E\n${START_LINE}${END_LINE}${REPORT('Duration: 80.00 ms\tBilled Duration: 80 ms\tMemory Size: 128 MB\tMax Memory Used: 20 MB\tStatus: error\tError Type: E')}`,
    );
    expect(story.count('reset-environment')).toBe(2);

    const next = story.invoke();
    const third = story.started().environmentId;
    story.tell(third, { type: 'init-started' });
    story.after(70).tell(third, initFailed);
    expect(response(next).functionError).toBe('Unhandled');
    expect(plainLog(next)).toMatch(/^INIT_REPORT Init Duration: 70.00 ms\tPhase: invoke/);
    expect(story.count('start-environment')).toBe(3);
  });

  test('that takes more than 10 s is run again under the function timeout', () => {
    const story = new Story().withFunction();
    const answer = story.invoke();
    story.tell(story.started().environmentId, { type: 'init-started' });
    story.after(9999);
    expect(story.count('start-environment')).toBe(1);
    story.after(1);
    expect(story.count('start-environment')).toBe(2);
    story.init(1000);
    expect(story.ordered().order.timeoutMs).toBe(2000);
    story.after(2000);
    expect(JSON.parse(response(answer).payload).errorType).toBe('Sandbox.Timedout');
    expect(plainLog(answer)).toContain('INIT_REPORT Init Duration: 10000.00 ms\tPhase: init\tStatus: timeout\n');
    expect(plainLog(answer)).toContain('\tDuration: 3000.00 ms\t');
  });

  test('that takes too long twice ends as the function timeout', () => {
    const story = new Story().withFunction();
    const answer = story.invoke();
    story.tell(story.started().environmentId, { type: 'init-started' });
    story.after(10_000);
    story.tell(story.started().environmentId, { type: 'init-started' });
    story.after(3000);
    expect(JSON.parse(response(answer).payload).errorType).toBe('Sandbox.Timedout');
    expect(plainLog(answer)).toContain('INIT_REPORT Init Duration: 3000.00 ms\tPhase: invoke\tStatus: timeout\n');
  });

  test('is not measured while the host prepares: an hour of waiting costs nothing', () => {
    const story = new Story().withFunction();
    const answer = story.invoke();
    story.after(3_600_000);
    expect(answer.count).toBe(0);
    story.init(50).succeed(1);
    expect(plainLog(answer)).toContain('Duration: 1.00 ms\tBilled Duration: 51 ms');
    expect(plainLog(answer)).toContain('Init Duration: 50.00 ms');
  });

  test('that exits says so', () => {
    const story = new Story().withFunction();
    const answer = story.invoke();
    for (let times = 0; times < 2; times++) {
      story.tell(story.started().environmentId, { type: 'init-started' });
      story.after(10);
      story.tell(story.started().environmentId, {
        type: 'exited',
        reason: undefined,
        outOfMemory: false,
        maxMemoryUsedMb: 5,
      });
    }
    const { requestId, payload } = response(answer);
    expect(JSON.parse(payload)).toEqual({
      errorType: 'Runtime.ExitError',
      errorMessage: `RequestId: ${requestId} Error: Runtime exited without providing a reason`,
    });
    expect(plainLog(answer)).toContain('Phase: init\tStatus: error\tError Type: Runtime.ExitError\n');
  });
});

describe('a refusal', () => {
  test('of what does not exist names the qualified ARN', () => {
    const story = new Story().withFunction();
    const arn = 'arn:aws:lambda:us-east-1:123456789012:function';
    for (const [name, qualifier, missing] of [
      ['nope', undefined, 'nope:$LATEST'],
      ['f', '7', 'f:7'],
      ['f', 'prod', 'f:prod'],
    ] as const) {
      const refused = refusal(story.invoke({ functionName: name, qualifier }));
      expect(refused).toMatchObject({ code: 'ResourceNotFoundException', status: 404 });
      expect(refused.message).toBe(`Function not found: ${arn}:${missing}`);
      expect(() => story.dataPlane.dryRun(name, qualifier)).toThrow(refused.message);
    }
  });

  test('of a function that is still being created', () => {
    const story = new Story().withFunction().withVersion({ state: 'Pending' });
    const refused = refusal(story.invoke());
    expect(refused).toMatchObject({ code: 'ResourceConflictException', status: 409 });
    expect(refused.message).toBe(
      'The operation cannot be performed at this time. The function is currently in the following state: Pending',
    );
    expect(() => story.dataPlane.dryRun('f', undefined)).toThrow(refused.message);
    story.withVersion({ lastUpdateStatus: 'InProgress' });
    expect(() => story.dataPlane.dryRun('f', undefined)).not.toThrow();
    expect(story.invoke().value).toBeUndefined();
  });

  test('by a reservation spans $LATEST, versions and aliases, counts no invocation and writes no log', () => {
    const story = new Story().withFunction('f', 2).withVersion({ version: '1' }).withAlias('prod', '1');
    const first = story.invoke();
    const second = story.invoke({ qualifier: '1' });
    const third = story.invoke({ qualifier: 'prod' });
    expect(refusal(third)).toMatchObject({
      code: 'TooManyRequestsException',
      status: 429,
      message: 'Rate Exceeded.',
      members: { Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded' },
    });
    story.init().succeed();
    expect(first.count + second.count).toBe(1);
    expect(story.invoke({ qualifier: 'prod' }).value).toBeUndefined();

    const { metrics } = story.dataPlane;
    const names = ['Invocations', 'Errors', 'Throttles'];
    expect(sumsOf(metrics, { FunctionName: 'f' }, names)).toEqual({ Invocations: 1, Errors: 0, Throttles: 1 });
    expect(statisticsOf(metrics, 'ConcurrentExecutions', { FunctionName: 'f' }).maximum).toBe(2);
    const groups = [...story.dataPlane.logStreams.groups()];
    expect(groups.map((group) => group.streams.size)).toEqual([1]);
    expect(story.dataPlane.decisionTrace.decisions()[2]).toMatchObject({
      throttle: 'ReservedFunctionConcurrentInvocationLimitExceeded',
      counts: { onDemandInFlight: 2, reserved: 2 },
    });
  });

  test('a function that is deleted leaves nothing reserved, and gives back what it still runs', () => {
    const story = new Story().withFunction('f', 2).withFunction('g');
    const answer = story.invoke();
    expect(story.dataPlane.account).toMatchObject({ reserved: 2, inFlight: 1 });
    story.state.functions.delete('f');
    story.state.versions.delete('f:$LATEST');
    story.dataPlane.retire('f', '$LATEST');
    story.invoke('g');
    expect(story.dataPlane.account).toMatchObject({ reserved: 0, unreserved: 1000, inFlight: 2 });
    const { environmentId } = story.effects[0]?.type === 'start-environment' ? story.effects[0].spec : story.started();
    story.tell(environmentId, { type: 'init-succeeded', maxMemoryUsedMb: 1 });
    story.succeed();
    expect(answer.count).toBe(1);
    expect(story.dataPlane.account).toMatchObject({ inFlight: 1, unreservedInFlight: 1 });
  });

  test('by reserved concurrency 0 takes no notice of warm environments', () => {
    const story = new Story().withFunction();
    story.invoke();
    story.init().succeed();
    const latest = story.state.functions.get('f');
    if (!latest) throw new Error('no function');
    story.state.functions.set('f', { ...latest, reservedConcurrentExecutions: 0 });
    expect(refusal(story.invoke()).members.Reason).toBe('ReservedFunctionConcurrentInvocationLimitExceeded');
    story.state.functions.set('f', latest);
    expect(story.invoke().value).toBeUndefined();
    expect(story.count('start-environment')).toBe(1);
  });

  test('of bad content comes before any draw', () => {
    const story = new Story().withFunction().withVersion({ version: '1' }).withVersion({ version: '2' });
    story.withAlias('prod', '1', { version: '2', weight: 0.5 });
    const payload = Uint8Array.from([0x6e, 0x87]);
    expect(refusal(story.invoke({ qualifier: 'prod', payload })).code).toBe('InvalidRequestContentException');
    const refused = refusal(story.invoke({ clientContext: '%%%' }));
    expect(refused.message).toBe('Client context must be a valid Base64-encoded JSON object.');
    expect(story.random.next()).toBe(new SeededRandom(1).next());
  });

  test('of a runtime that does not run here is a function error with a sentence', () => {
    const story = new Story().withFunction().withVersion({ runtime: 'java21' });
    const { functionError, payload } = response(story.invoke());
    expect(functionError).toBe('Unhandled');
    expect(JSON.parse(payload).errorMessage).toContain('java21');
    expect(story.effects).toEqual([]);
    expect(story.dataPlane.account.inFlight).toBe(0);
  });
});

describe('environments', () => {
  test('of $LATEST are replaced when it changes, those of published versions stay warm', () => {
    const story = new Story().withFunction().withVersion({ version: '1' });
    story.invoke();
    story.init().succeed();
    const latest = story.started().environmentId;
    story.invoke({ qualifier: '1' });
    story.init().succeed();
    story.dataPlane.retire('f', '$LATEST');
    expect(story.effects.at(-1)).toEqual({ type: 'stop-environment', environmentId: latest });
    story.invoke({ qualifier: '1' });
    expect(story.count('start-environment')).toBe(2);
    story.invoke();
    expect(story.count('start-environment')).toBe(3);
  });

  test('that are busy when their version changes end after the invocation', () => {
    const story = new Story().withFunction();
    const old = story.invoke();
    story.init();
    const { environmentId } = story.ordered();
    story.dataPlane.retire('f', '$LATEST');
    story.withVersion({ handler: 'new.handler' });
    expect(story.count('stop-environment')).toBe(0);
    story.succeed();
    expect(plainLog(old)).toContain('REPORT');
    expect(story.effects.at(-1)).toEqual({ type: 'stop-environment', environmentId });
    story.invoke();
    expect(story.started().handler).toBe('new.handler');
    // and stays warm as the old one did
    story.init().succeed();
    story.invoke();
    expect(story.count('start-environment')).toBe(2);
  });

  test('expire after ten idle minutes, not before', () => {
    const story = new Story().withFunction();
    story.invoke();
    story.init().succeed();
    story.after(599_999);
    expect(story.count('stop-environment')).toBe(0);
    story.after(1);
    expect(story.count('stop-environment')).toBe(1);
    story.invoke();
    expect(story.count('start-environment')).toBe(2);
  });

  test('whose idle worker the host took: an order that crossed it is placed again, once', () => {
    const story = new Story().withFunction('f', 1);
    story.invoke();
    story.init().succeed();
    const taken = story.started();
    const crossed = story.invoke();
    expect(story.dataPlane.account.inFlight).toBe(1);
    story.tell(taken.environmentId, { type: 'reclaimed' });
    expect(story.dataPlane.account.inFlight).toBe(1);
    expect(refusal(story.invoke()).code).toBe('TooManyRequestsException');
    expect(story.started().environmentId).not.toBe(taken.environmentId);
    // late and wrong, from the environment that is gone
    const { requestId } = story.ordered().order;
    story.tell(taken.environmentId, { type: 'succeeded', requestId, payload: '0', maxMemoryUsedMb: 1 });
    expect(crossed.count).toBe(0);
    story.init(40).succeed(3, '1');
    expect(crossed.count).toBe(1);
    expect(response(crossed).payload).toBe('1');
    expect(plainLog(crossed)).toContain('Init Duration: 40.00 ms');
    expect(story.dataPlane.account.inFlight).toBe(0);
    const stream = story.dataPlane.logStreams.group('/aws/lambda/f')?.streams.get(taken.logStreamName);
    expect(stream?.events.filter(({ message }) => message.includes(response(crossed).requestId))).toEqual([]);
    expect(statisticsOf(story.dataPlane.metrics, 'Invocations', { FunctionName: 'f' }).sum).toBe(2);
  });

  test('ignore answers that are late, repeated or made up', () => {
    const story = new Story().withFunction();
    const answer = story.invoke();
    story.init();
    const { environmentId, order } = story.ordered();
    const done = { type: 'succeeded', requestId: order.requestId, payload: '1', maxMemoryUsedMb: 1 } as const;
    story.tell('nobody', done);
    story.tell(environmentId, { ...done, requestId: 'another' });
    story.tell(environmentId, { type: 'init-succeeded', maxMemoryUsedMb: 1 });
    expect(answer.count).toBe(0);
    story.tell(environmentId, done);
    story.tell(environmentId, { ...done, payload: '2' });
    expect(answer.count).toBe(1);
    const next = story.invoke();
    story.tell(environmentId, done);
    expect(next.count).toBe(0);
    story.succeed(1, '3');
    expect(response(next).payload).toBe('3');
  });

  test.each(['timeout', 'exit'])('hear nothing of a runtime that is gone after its %s', (end) => {
    const story = new Story().withFunction();
    story.invoke();
    story.init();
    const { environmentId } = story.ordered();
    if (end === 'timeout') story.after(3000);
    else story.tell(environmentId, { type: 'exited', reason: undefined, outOfMemory: false, maxMemoryUsedMb: 1 });
    const next = story.invoke();
    story.tell(environmentId, { type: 'init-succeeded', maxMemoryUsedMb: 1 });
    story.tell(environmentId, { type: 'exited', reason: undefined, outOfMemory: false, maxMemoryUsedMb: 1 });
    expect([story.count('invoke-environment'), story.count('start-environment'), next.count]).toEqual([1, 2, 0]);
  });

  test('whose process ends with the failure it reports take no further invocation into it', () => {
    const story = new Story().withFunction();
    const lost = story.invoke();
    story.init();
    const { logStreamName } = story.started();
    const { environmentId, order } = story.ordered();
    const error = '{"errorType":"Runtime.UnhandledPromiseRejection"}';
    const failed = { type: 'failed', requestId: order.requestId, error, errorType: 'E', maxMemoryUsedMb: 1 } as const;
    story.tell(environmentId, { ...failed, exitReason: 'exit status 128' });
    expect(response(lost)).toMatchObject({ functionError: 'Unhandled', payload: error });
    expect(plainLog(lost)).not.toContain('Status');
    // the next one comes before anything else is heard of the process that is gone
    story.invoke();
    const next = story.started();
    expect(next.environmentId).not.toBe(environmentId);
    expect(next.logStreamName).toBe(logStreamName);
    expect(next.previousId).toBe(environmentId);
    expect([story.count('invoke-environment'), story.count('reset-environment')]).toEqual([1, 1]);
    // made up, for an invocation that is over: ends nothing
    story.init();
    story.tell(next.environmentId, { ...failed, exitReason: 'exit status 1' });
    expect(story.count('reset-environment')).toBe(1);
  });
});

describe('the log', () => {
  test('tail is the last 4 KB, cut at the front', () => {
    const story = new Story().withFunction();
    const answer = story.invoke();
    story
      .init()
      .log(`first\n${'ä'.repeat(3000)}\nlast\n`)
      .succeed();
    const tail = response(answer).logTail ?? '';
    expect(new TextEncoder().encode(tail).length).toBeLessThanOrEqual(4096);
    expect(new TextEncoder().encode(tail).length).toBeGreaterThan(4090);
    expect(tail).not.toContain('first');
    expect(tail).not.toContain('\uFFFD');
    expect(tail).toMatch(/^ä+\nlast\nEND /);
  });

  test('of a flood keeps 1 MB and says so; the next invocation writes again', () => {
    const story = new Story().withFunction();
    const flood = story.invoke();
    story.init();
    for (let times = 0; times < 300; times++) story.log(`${'x'.repeat(9999)}\n`);
    story.succeed();
    const { logStreamName } = story.started();
    const stream = story.dataPlane.logStreams.group('/aws/lambda/f')?.streams.get(logStreamName);
    const size = (stream?.events ?? []).reduce((sum, { message }) => sum + message.length, 0);
    // and what the platform itself writes
    expect(size).toBeLessThan(1_048_576 + 4096);
    expect(size).toBeGreaterThan(1_000_000);
    expect(plainLog(flood)).toContain('Coldspark keeps the first 1 MB that an invocation writes.');
    const next = story.invoke();
    story.log('again\n').succeed();
    expect(plainLog(next)).toContain('again\n');
  });

  test('has the Init line in the stream, not in the tail', () => {
    const story = new Story().withFunction();
    const answer = story.invoke();
    story.init().succeed();
    const stream = story.dataPlane.logStreams.group('/aws/lambda/f')?.streams.get(story.started().logStreamName);
    expect(stream?.events[0]?.message).toMatch(
      /^INIT_START Runtime Version: python:3\.13\.v\d+\tRuntime Version ARN: arn:aws:lambda:us-east-1::runtime:[0-9a-f]{64}\n$/,
    );
    expect(plainLog(answer)).toMatch(/^START/);
  });
});
