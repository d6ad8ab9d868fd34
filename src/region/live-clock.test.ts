import { expect, test } from 'vitest';
import { liveClock } from './live-clock.ts';

test('fractions come from the steady clock, and time never runs backwards', () => {
  const source = { wallMs: 1000, steadyMs: 5.25 };
  const now = liveClock({ wall: () => source.wallMs, steady: () => source.steadyMs });
  expect(now()).toBe(1000);
  source.steadyMs += 0.5;
  expect(now()).toBe(1000.5);

  // the machine slept: the steady clock stood still
  source.wallMs += 60_000;
  expect(now()).toBe(61_000);

  // someone set the wall clock back
  source.wallMs -= 10_000;
  source.steadyMs += 1;
  expect(now()).toBe(61_000);
});
