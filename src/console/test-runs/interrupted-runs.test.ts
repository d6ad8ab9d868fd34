// @vitest-environment happy-dom
/** A test that the page's end cuts off is told by the next visit, once; nothing is told of what was answered. */
import { beforeEach, expect, test } from 'vitest';
import { interruptedRuns, noteInterruptions, type RunStarts } from './interrupted-runs.ts';

let running: RunStarts = {};
noteInterruptions(() => running);

beforeEach(() => localStorage.clear());

const leave = () => dispatchEvent(new Event('pagehide'));

test('what runs when the page goes is told once', () => {
  running = { 'test f:': 5 };
  leave();
  expect(interruptedRuns()).toEqual({ 'test f:': 5 });
  expect(interruptedRuns()).toEqual({});
});

test('a page that goes with nothing running leaves nothing', () => {
  running = {};
  leave();
  expect(localStorage).toHaveLength(0);
  expect(interruptedRuns()).toEqual({});
});

test('a page that comes back out of the cache of the browser has lost nothing', () => {
  running = { 'test f:': 5 };
  leave();
  dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
  expect(interruptedRuns()).toEqual({});
});

test('a note that is no JSON is no note', () => {
  running = { 'test f:': 5 };
  leave();
  localStorage.setItem(localStorage.key(0) ?? '', '{');
  expect(interruptedRuns()).toEqual({});
});
