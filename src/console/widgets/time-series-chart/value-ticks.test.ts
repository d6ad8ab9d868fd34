import { expect, test } from 'vitest';
import { valueTicks } from './value-ticks.ts';

test('steps of 1, 2 or 5, and room above the highest', () => {
  expect(valueTicks(20, true)).toEqual([0, 10, 20, 30]);
  expect(valueTicks(14, true)).toEqual([0, 5, 10, 15]);
  expect(valueTicks(40, true)).toEqual([0, 20, 40, 60]);
  expect(valueTicks(7.3, false)).toEqual([0, 5, 10]);
  expect(valueTicks(0.5, false)).toEqual([0, 0.2, 0.4, 0.6]);
});

test('counts have whole steps', () => {
  expect(valueTicks(1, true)).toEqual([0, 1, 2]);
  expect(valueTicks(0, true)).toEqual([0, 1]);
});

test('never many, and the highest never at the top', () => {
  for (let highest = 1; highest < 5000; highest++) {
    const ticks = valueTicks(highest, true);
    expect(ticks.length).toBeLessThanOrEqual(5);
    expect(ticks.at(-1)).toBeGreaterThan(highest);
  }
});
