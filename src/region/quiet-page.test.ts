import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { QUIET_MS, QuietPage } from './quiet-page.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what was put off waits until the page has asked for nothing for a while, counted from the last request', () => {
  const quiet = new QuietPage();
  const done: string[] = [];
  quiet.run(() => done.push('first'));
  vi.advanceTimersByTime(QUIET_MS - 1);
  quiet.heard();
  vi.advanceTimersByTime(QUIET_MS - 1);
  quiet.run(() => done.push('second'));
  vi.advanceTimersByTime(QUIET_MS - 1);
  expect(done).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(done).toEqual(['first', 'second']);
});

test('a thousand requests set no timer, and what is put off later waits as long again', () => {
  const quiet = new QuietPage();
  let runs = 0;
  quiet.run(() => runs++);
  for (let request = 0; request < 1000; request++) quiet.heard();
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(QUIET_MS);
  expect([runs, vi.getTimerCount()]).toEqual([1, 0]);
  quiet.run(() => runs++);
  vi.advanceTimersByTime(QUIET_MS - 1);
  expect(runs).toBe(1);
  vi.advanceTimersByTime(1);
  expect(runs).toBe(2);
});
