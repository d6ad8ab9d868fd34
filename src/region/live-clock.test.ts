import { expect, test } from 'vitest';
import { liveClock } from './live-clock.ts';

function openClock() {
  const source = { wallMs: 1000, steadyMs: 5.25 };
  const now = liveClock({ wall: () => source.wallMs, steady: () => source.steadyMs });
  const pass = (ms: number) => {
    source.wallMs += ms;
    source.steadyMs += ms;
  };
  return { source, now, pass };
}

test('fractions come from the steady clock, and a machine that slept is caught up with', () => {
  const { source, now } = openClock();
  expect(now()).toBe(1000);
  source.steadyMs += 0.5;
  expect(now()).toBe(1000.5);

  // the machine slept: the steady clock stood still
  source.wallMs += 60_000;
  expect(now()).toBe(61_000);
});

test('a wall clock that is set back stops no time, and is no sleep when it is put right', () => {
  const { source, now, pass } = openClock();
  source.wallMs -= 3_600_000;
  expect(now()).toBe(1000);
  pass(600_000);
  expect(now()).toBe(601_000);

  source.wallMs += 3_600_000;
  pass(1);
  expect(now()).toBe(601_001);
});
