import { expect, test } from 'vitest';
import { CallerTally, neededConcurrency, perSecondBeyond } from './callers.ts';

test('a rate needs as much concurrency as it sends while a handler runs, and one beyond the pool is found', () => {
  expect(neededConcurrency(5)).toBe(10);
  expect(perSecondBeyond(10)).toBe(7);
  expect(neededConcurrency(perSecondBeyond(110))).toBeGreaterThan(110);
  expect(perSecondBeyond(1000)).toBe(75);
});

test('what became of requests is counted, and of the last seconds apart', () => {
  const tally = new CallerTally();
  tally.add('ran', 0);
  tally.add('throttled', 1000);
  tally.add('throttled', 4000);
  tally.add('failed', 4000);
  tally.inFlight = 3;
  expect(tally.totals(3500)).toEqual({
    inFlight: 3,
    ran: 1,
    throttled: 2,
    failed: 1,
    recent: { ran: 0, throttled: 2 },
  });
  expect(tally.totals(9500)).toMatchObject({ ran: 1, throttled: 2, recent: { ran: 0, throttled: 0 } });
});
