import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EventLoop as Loop } from './event-loop.ts';

let loop: Loop;

beforeEach(async () => {
  vi.useFakeTimers();
  // it captures the platform's timers when it is loaded
  vi.resetModules();
  const { EventLoop } = await import('./event-loop.ts');
  loop = new EventLoop();
  loop.thaw();
});
afterEach(() => {
  vi.useRealTimers();
});

test('timers that fired or were cleared leave nothing behind', () => {
  for (let count = 0; count < 1_000; count++) loop.setTimeout(() => {}, 1);
  loop.clear(loop.setInterval(() => {}, 1));
  expect(loop.activeTimers).toBe(1_000);
  vi.advanceTimersByTime(1);
  expect(loop.activeTimers).toBe(0);
});

test('a timer is cleared by its number too, and works again after refresh', () => {
  let fired = 0;
  const timeout = loop.setTimeout(() => {
    fired += 1;
  }, 5);
  loop.clear(Number(timeout));
  vi.advanceTimersByTime(10);
  expect(fired).toBe(0);
  timeout.refresh();
  loop.clear(Number(timeout));
  vi.advanceTimersByTime(10);
  expect(fired).toBe(0);
  timeout.refresh();
  vi.advanceTimersByTime(10);
  expect(fired).toBe(1);
});

test('an interval goes on until it is cleared, from within too', () => {
  let fired = 0;
  const interval = loop.setInterval(() => {
    fired += 1;
    if (fired === 3) loop.clear(interval);
  }, 1);
  vi.advanceTimersByTime(10);
  expect([fired, loop.activeTimers]).toEqual([3, 0]);
});
