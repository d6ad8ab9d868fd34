import { expect, test } from 'vitest';
import type { ConcurrencySlot, LiveSamples } from '../../../api/live-samples.ts';
import { historyOf, stacked, stepArea, stepLine, topOf } from './history-series.ts';

const AT_MS = 1_000_000;
const slot = (beforeMs: number, most: number, last: number): ConcurrencySlot => ({
  atMs: AT_MS - beforeMs,
  most,
  last,
});

function samples(slots: ConcurrencySlot[], throttles = 0): LiveSamples {
  const account = { quota: 10, reserved: 0, provisioned: 0, unreserved: 10, unreservedInFlight: 0, inFlight: 4, slots };
  const version = {
    version: '1',
    inFlight: 4,
    idle: 0,
    idleProvisioned: 0,
    provisioned: 0,
    provisionedInFlight: 0,
    slots: throttles > 0 ? [{ ...slot(400, 4, 4), throttles: { ConcurrentInvocationLimitExceeded: throttles } }] : [],
  };
  return {
    atMs: AT_MS + 50,
    account,
    functions: [
      { functionName: 'f', provisioned: 0, inFlight: 4, slots, versions: [version] },
      { functionName: 'still', provisioned: 0, inFlight: 0, slots: [], versions: [] },
    ],
  };
}

test('is 300 values: what a slot left stays until the next one, the most of it shows in it', () => {
  const { functions, most, throttles, fromMs } = historyOf(samples([slot(1000, 7, 3), slot(200, 5, 4)], 9));
  expect(fromMs).toBe(AT_MS - 59_800);
  expect(functions.map(({ functionName }) => functionName)).toEqual(['f']);
  expect(functions[0]?.values).toHaveLength(300);
  expect(functions[0]?.values.slice(-7)).toEqual([0, 3, 3, 3, 3, 4, 4]);
  expect(most.slice(-7)).toEqual([0, 7, 3, 3, 3, 5, 4]);
  expect(throttles.slice(-4)).toEqual([0, 9, 0, 0]);
});

test('before its first slot begins what the slot before the minute left; without any, it was as it is', () => {
  expect(historyOf(samples([slot(70_000, 9, 6)])).most.every((value) => value === 6)).toBe(true);
  expect(historyOf(samples([])).most.every((value) => value === 4)).toBe(true);
});

test('lies one upon the other, in steps', () => {
  const [first, second] = stacked([
    { functionName: 'a', values: Array(300).fill(1) },
    { functionName: 'b', values: Array(300).fill(2) },
  ]);
  expect([first?.lower[0], first?.upper[0], second?.lower[0], second?.upper[0]]).toEqual([0, 1, 1, 3]);
  expect(stepArea([0, 0], [1, 2], 2, 10)).toBe('M0 5H1L1 0H2L2 10H1L1 10H0Z');
  expect(stepLine([1, 2, 3], 2, 10)).toBe('M0 5H1V0H2V0H3');
});

test('is as high as what it shows, with the quota where that is near', () => {
  expect(topOf([0], 1000)).toBe(10);
  expect(topOf([10], 10)).toBe(12);
  expect(topOf([9], 12)).toBe(14);
  expect(topOf([90], 1000)).toBe(100);
  expect(topOf([1800], 1000)).toBe(2500);
});
