import { expect, test } from 'vitest';
import { AccountTime } from '../kernel/account-time.ts';
import { liveClock } from './live-clock.ts';

/** A tab over clocks as the browser has them. */
function openClock() {
  const source = { wallMs: 1_772_359_200_000, steadyMs: 5.1 };
  const startMs = source.wallMs;
  const moment = liveClock({ wall: () => source.wallMs, steady: () => source.steadyMs });
  const time = new AccountTime(moment());
  const now = () => {
    while (time.fireNext(moment()));
    return time.account.now - startMs;
  };
  const pass = (ms: number) => {
    source.wallMs += ms;
    source.steadyMs += ms;
  };
  return { source, time, now, pass };
}

test('fractions come from the steady clock, and a machine that slept is caught up with', () => {
  const { source, time, now } = openClock();
  expect(now()).toBe(0);
  const hostMs = time.host.now;
  source.steadyMs += 0.5;
  expect([now(), time.host.now - hostMs]).toEqual([0.5, 0.5]);

  source.wallMs += 60_000;
  expect([now(), time.host.now - hostMs]).toEqual([60_000, 0.5]);
});

test('a wall clock that is set back stops no time, and is no sleep when it is put right', () => {
  const { source, time, now, pass } = openClock();
  const hostMs = time.host.now;
  source.wallMs -= 3_600_000;
  expect(now()).toBe(0);
  pass(600_000);
  expect([now(), time.host.now - hostMs]).toEqual([600_000, 600_000]);

  source.wallMs += 3_600_000;
  pass(1);
  expect(now()).toBe(600_001);
});
