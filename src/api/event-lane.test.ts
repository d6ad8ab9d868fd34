import { expect, test } from 'vitest';
import { laneSegments } from './event-lane.ts';
import type { EventLane } from './event-timeline.ts';

const lane = (changes: Partial<EventLane>): EventLane => ({
  requestId: 'r',
  functionName: 'f',
  acceptedAtMs: 0,
  steps: [],
  deliveries: [],
  ...changes,
});
const shown = (of: EventLane, nowMs: number) =>
  laneSegments(of, nowMs).map(({ kind, mood, text, detail, done }) => [
    kind,
    mood,
    text,
    detail,
    ...(done === undefined ? [] : [done]),
  ]);

test('tries and retries stand in their order, with what is left of a wait', () => {
  const failing = lane({
    steps: [
      { type: 'try', atMs: 0, endedAtMs: 100, status: 'failure', version: '$LATEST' },
      { type: 'wait', reason: 'retry', atMs: 100, untilMs: 60_100 },
      { type: 'try', atMs: 60_100, endedAtMs: 60_200, status: 'timeout', version: '3' },
      { type: 'wait', reason: 'retry', atMs: 60_200, untilMs: 180_200 },
    ],
  });
  expect(shown(failing, 120_200)).toEqual([
    ['try', 'error', 'Try 1', 'failed'],
    ['wait', 'stopped', 'retry 1 in 60 s', 'the function failed', 1],
    ['try', 'error', 'Try 2', 'timed out, version 3'],
    ['wait', 'waiting', 'retry 2 in 2 min', 'in 01:00', 0.5],
  ]);
});

test('refusals for one reason are one wait', () => {
  const throttled = lane({
    steps: [1000, 2000, 4000].map((untilMs, i) => ({
      type: 'wait',
      reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
      atMs: i * 1000,
      untilMs,
    })),
  });
  expect(shown(throttled, 3000)).toEqual([
    ['wait', 'waiting', 'throttled: reserved concurrency in use, 3 times', 'next try after 2 s, in 00:01', 0.75],
  ]);
  expect(shown({ ...throttled, outcome: { condition: 'EventAgeExceeded', atMs: 2000 } }, 9000)).toEqual([
    ['wait', 'stopped', 'throttled: reserved concurrency in use, 3 times', 'the next try would come too late', 1],
  ]);
});

test('an event that has no step waits in the queue, and one that another leader tried says so', () => {
  expect(shown(lane({}), 5000)).toEqual([['wait', 'waiting', 'in the queue', 'for 5 s', 1]]);
  expect(shown(lane({ outcome: { condition: 'ZeroReservedConcurrency', atMs: 0 } }), 5000)).toEqual([]);
  expect(shown(lane({ earlierTries: 2, steps: [{ type: 'try', atMs: 10 }] }), 20)).toEqual([
    ['try', 'stopped', 'Tries 1 to 2', 'before another tab took over'],
    ['try', 'running', 'Try 3', 'running'],
  ]);
});

test('a try that a tab took with it is not counted', () => {
  const steps: EventLane['steps'] = [
    { type: 'try', atMs: 0, endedAtMs: 10, status: 'cut-off' },
    { type: 'try', atMs: 10, endedAtMs: 20, status: 'success' },
  ];
  expect(shown(lane({ steps, outcome: { condition: 'Success', atMs: 20 } }), 30)).toEqual([
    ['try', 'stopped', 'Cut off', 'its tab was gone; it runs again'],
    ['try', 'success', 'Try 1', 'succeeded'],
  ]);
});
