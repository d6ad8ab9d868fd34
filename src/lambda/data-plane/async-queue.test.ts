import { describe, expect, test } from 'vitest';
import { resourceNotFound, type ServiceException } from '../../api/errors.ts';
import { VirtualClock } from '../../kernel/clock.ts';
import { Outbox } from '../../kernel/outbox.ts';
import type { InvocationRequest, InvocationResponse } from '../context.ts';
import { Metrics } from '../observability/metrics.ts';
import type { EventInvokeConfig, FunctionRecord } from '../state.ts';
import { lambdaState } from '../tables.ts';
import { tooManyRequests } from './admission.ts';
import { type AsyncOutcome, AsyncQueue } from './async-queue.ts';

const FUNCTION: FunctionRecord = { functionName: 'f', tags: {}, updatedSincePublish: true };
const HOUR_MS = 3_600_000;

type Result = InvocationResponse | ServiceException;
const ran = (functionError?: 'Unhandled'): InvocationResponse => ({
  requestId: 'r',
  executedVersion: '$LATEST',
  payload: 'null',
  functionError,
  logTail: undefined,
});
const throttled = tooManyRequests('ReservedFunctionConcurrentInvocationLimitExceeded');

/** A queue whose tries end at once in what the test says; each try is noted with its second. */
function openQueue(result: (attempt: number) => Result | undefined = () => ran()) {
  const clock = new VirtualClock(0);
  const state = lambdaState(new Outbox());
  state.functions.set('f', FUNCTION);
  const tries: { second: number; request: InvocationRequest; done: (result: Result) => void }[] = [];
  const outcomes: AsyncOutcome[] = [];
  const accepted: string[] = [];
  const metrics = new Metrics();
  const queue = new AsyncQueue({
    state,
    clock,
    observers: [
      metrics,
      {
        eventAccepted: (event) => accepted.push(event.requestId),
        eventEnded: (_, outcome) => outcomes.push(outcome),
      },
    ],
    invoke(request, done) {
      tries.push({ second: clock.now / 1000, request, done });
      const outcome = result(tries.length);
      if (outcome) done(outcome);
    },
  });
  return {
    queue,
    clock,
    state,
    tries,
    outcomes,
    accepted,
    metrics,
    seconds: () => tries.map(({ second }) => second),
    accept: (qualifier?: string) =>
      queue.accept({ requestId: 'r', functionName: 'f', payload: '{"n":1}', ...(qualifier && { qualifier }) }),
    configure: (given: Partial<EventInvokeConfig>, qualifier = '$LATEST') =>
      state.eventInvokeConfigs.set(`f:${qualifier}`, {
        functionName: 'f',
        qualifier,
        lastModifiedMs: 0,
        ...given,
      }),
  };
}

test('an event that runs well is done with', () => {
  const { accept, accepted, tries, outcomes, state } = openQueue();
  accept('live');
  expect(tries[0]?.request).toMatchObject({ requestId: 'r', functionName: 'f', qualifier: 'live' });
  expect(new TextDecoder().decode(tries[0]?.request.payload)).toBe('{"n":1}');
  expect(accepted).toEqual(['r']);
  expect(outcomes).toMatchObject([{ condition: 'Success', approximateInvokeCount: 1 }]);
  expect(state.asyncEvents.size).toBe(0);
});

describe('an error of the function', () => {
  test('is tried again after one minute and two more, with the same request id', () => {
    const { accept, clock, seconds, tries, outcomes, state } = openQueue(() => ran('Unhandled'));
    accept();
    clock.advanceTo(24 * HOUR_MS);
    expect(seconds()).toEqual([0, 60, 180]);
    expect(new Set(tries.map(({ request }) => request.requestId))).toEqual(new Set(['r']));
    expect(outcomes).toMatchObject([
      { condition: 'RetriesExhausted', approximateInvokeCount: 3, result: { functionError: 'Unhandled' } },
    ]);
    expect(state.asyncEvents.size).toBe(0);
  });

  test.each([
    [0, [0]],
    [1, [0, 60]],
  ])('is tried again %i times when the qualifier is configured so', (maximumRetryAttempts, expected) => {
    const { accept, clock, configure, seconds } = openQueue(() => ran('Unhandled'));
    configure({ maximumRetryAttempts }, 'live');
    configure({ maximumRetryAttempts: 2 });
    accept('live');
    clock.advanceTo(HOUR_MS);
    expect(seconds()).toEqual(expected);
  });

  test('is no reason to try again once a try went well', () => {
    const { accept, clock, seconds, outcomes } = openQueue((attempt) => ran(attempt === 1 ? 'Unhandled' : undefined));
    accept();
    clock.advanceTo(HOUR_MS);
    expect(seconds()).toEqual([0, 60]);
    expect(outcomes).toMatchObject([{ condition: 'Success', approximateInvokeCount: 2 }]);
  });
});

describe('a throttle', () => {
  test('sends the event back for 1, 2, 4 … 300 seconds, up to six hours, whatever the retries', () => {
    const { accept, clock, configure, seconds, outcomes } = openQueue(() => throttled);
    configure({ maximumRetryAttempts: 0 });
    accept();
    clock.advanceTo(24 * HOUR_MS);
    const waits = seconds().map((second, i, all) => second - (all[i - 1] ?? 0));
    expect(waits.slice(0, 12)).toEqual([0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
    expect(seconds().at(-1)).toBeLessThan(21_600);
    expect(outcomes).toMatchObject([{ condition: 'EventAgeExceeded', approximateInvokeCount: 0 }]);
  });

  test('ends with the age that is configured', () => {
    const { accept, clock, configure, seconds, outcomes } = openQueue(() => throttled);
    configure({ maximumEventAgeSeconds: 60 });
    accept();
    clock.advanceTo(59_999);
    expect(outcomes).toEqual([]);
    clock.advanceTo(60_000);
    expect(seconds()).toEqual([0, 1, 3, 7, 15, 31]);
    expect(outcomes).toMatchObject([{ condition: 'EventAgeExceeded' }]);
  });

  test('begins its waits anew after a try that ran', () => {
    const { accept, clock, seconds } = openQueue((attempt) => (attempt === 3 ? ran('Unhandled') : throttled));
    accept();
    clock.advanceTo(70_000);
    expect(seconds()).toEqual([0, 1, 3, 63, 64, 66, 70]);
  });
});

test('with a reservation of 0 no try is made', () => {
  const { accept, state, tries, outcomes } = openQueue();
  state.functions.set('f', { ...FUNCTION, reservedConcurrentExecutions: 0 });
  accept();
  expect(tries).toEqual([]);
  expect(outcomes).toEqual([{ condition: 'ZeroReservedConcurrency', approximateInvokeCount: 0, result: undefined }]);
  expect(state.asyncEvents.size).toBe(0);
});

test('an event of a function that is deleted meanwhile is dropped without an outcome', () => {
  const { accept, clock, state, tries, outcomes } = openQueue((attempt) =>
    attempt === 1 ? ran('Unhandled') : resourceNotFound('gone'),
  );
  accept();
  state.functions.delete('f');
  clock.advanceTo(HOUR_MS);
  expect(tries).toHaveLength(2);
  expect(outcomes).toEqual([]);
  expect(state.asyncEvents.size).toBe(0);
});

test('going on does not run what is running, and waits for what waits', () => {
  const { accept, clock, queue, tries, seconds, outcomes } = openQueue(() => undefined);
  accept();
  queue.resume();
  queue.resume();
  clock.advanceTo(1000);
  expect(seconds()).toEqual([0]);
  tries[0]?.done(ran('Unhandled'));
  queue.resume();
  clock.advanceTo(60_999);
  expect(seconds()).toEqual([0]);
  clock.advanceTo(61_000);
  expect(seconds()).toEqual([0, 61]);
  tries[1]?.done(ran());
  expect(outcomes).toMatchObject([{ condition: 'Success', approximateInvokeCount: 2 }]);
});

test('what became of events is a metric: received, how old at each try that ran, and dropped', () => {
  const results = [throttled, ran('Unhandled'), ran(), ran('Unhandled')];
  const { accept, clock, configure, metrics } = openQueue((attempt) => results[attempt - 1]);
  configure({ maximumRetryAttempts: 1 }, 'live');
  accept('live');
  clock.advanceTo(HOUR_MS);
  configure({ maximumRetryAttempts: 0 }, 'live');
  accept('live');
  clock.advanceTo(2 * HOUR_MS);
  const read = (name: string) =>
    metrics
      .statistics(name, { FunctionName: 'f', Resource: 'f:live' }, 0, 2 * HOUR_MS, 2 * HOUR_MS)
      .map(({ unit, statistics: { sampleCount, sum } }) => ({ unit, sampleCount, sum }));
  expect(read('AsyncEventsReceived')).toEqual([{ unit: 'Count', sampleCount: 2, sum: 2 }]);
  // the throttled try is none: 1 s and 61 s, and 0 s of the second event
  expect(read('AsyncEventAge')).toEqual([{ unit: 'Milliseconds', sampleCount: 3, sum: 62_000 }]);
  expect(read('AsyncEventsDropped')).toMatchObject([{ unit: 'Count', sum: 1 }]);
});
