/** A tally counts every answer once, and in the right place. */
import { expect, test } from 'vitest';
import type { InvocationResult } from '../../../queries/invocations.ts';
import { type Answer, Tally, verdict } from './tally.ts';

const report = (requestId: string, durationMs: number, init = '') =>
  `REPORT RequestId: ${requestId}\tDuration: ${durationMs.toFixed(2)} ms\tBilled Duration: ${Math.ceil(durationMs)} ms\tMemory Size: 128 MB\tMax Memory Used: 38 MB\t${init}\n`;

function ran(changes: Partial<InvocationResult>, roundTripMs = 10): Answer {
  const result = { executedVersion: '1', payload: 'null', logTail: '', requestId: 'r', startedAtMs: 0, ...changes };
  return { kind: 'ran', result, roundTripMs };
}

test('versions, function errors, cold starts, throttles and refusals', () => {
  const tally = new Tally();
  tally.add(ran({ requestId: 'a', logTail: report('a', 5, 'Init Duration: 90.00 ms\t') }, 100));
  tally.add(ran({ requestId: 'b', executedVersion: '2', logTail: report('b', 1), functionError: 'Unhandled' }, 20));
  tally.add(ran({ requestId: 'c', executedVersion: '2', logTail: report('c', 2) }, 30));
  tally.add({ kind: 'throttled' });
  tally.add({ kind: 'throttled' });
  tally.add({ kind: 'refused', message: 'Function not found: f' });
  tally.add({ kind: 'refused', message: 'another' });
  expect(tally.totals()).toEqual({
    answered: 7,
    versions: { 1: 1, 2: 2 },
    ran: 3,
    functionErrors: 1,
    throttles: 2,
    refusals: 2,
    refusal: 'Function not found: f',
    coldStarts: 1,
    duration: { p50: 2, p95: 5, p99: 5 },
    waiting: { p50: 19, p95: 28, p99: 28 },
  });
});

test('a report that the handler printed for another request, or before the real one, does not count', () => {
  const tally = new Tally();
  const forged = report('a', 900, 'Init Duration: 1.00 ms\t');
  tally.add(ran({ requestId: 'a', logTail: `${forged}${report('other', 800)}${report('a', 3)}` }));
  expect(tally.totals()).toMatchObject({ coldStarts: 0, duration: { p50: 3 } });
});

test('totals that were handed out do not change', () => {
  const tally = new Tally();
  const before = tally.totals();
  tally.add(ran({}));
  expect(before).toMatchObject({ answered: 0, versions: {}, duration: { p50: undefined } });
});

test('what Lambda says it took is no waiting, and an Init that nobody waited for takes nothing away', () => {
  const tally = new Tally();
  tally.add(ran({ requestId: 'a', logTail: report('a', 5, 'Init Duration: 90.00 ms\t') }, 50));
  expect(tally.totals().waiting.p50).toBe(0);
});

test('a run is a success, a failure, or something between', () => {
  const of = (...answers: Answer[]) => {
    const tally = new Tally();
    for (const answer of answers) tally.add(answer);
    return verdict(tally.totals());
  };
  const good = ran({});
  const failed = ran({ functionError: 'Unhandled' });
  const throttled: Answer = { kind: 'throttled' };
  const refused: Answer = { kind: 'refused', message: 'gone' };
  expect(of()).toBeUndefined();
  expect(of(good, good)).toBe('success');
  expect(of(failed, failed)).toBe('error');
  expect(of(throttled, refused, failed)).toBe('error');
  expect(of(good, failed)).toBe('warning');
  expect(of(good, throttled)).toBe('warning');
});
