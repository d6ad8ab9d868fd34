/** Statistic sets: merged sets know what one set of all samples knows, and percentiles are right to 1 %. */
import { expect, test } from 'vitest';
import { SeededRandom } from './random.ts';
import { StatisticSet } from './statistic-set.ts';

/** Samples over six orders of magnitude. */
function samples(seed: number, count: number): number[] {
  const random = new SeededRandom(seed);
  return Array.from({ length: count }, () => 10 ** (random.next() * 6 - 1));
}

test.each([1, 2, 3, 4, 5])('percentiles of sets merged from parts are within 1 % (seed %i)', (seed) => {
  const all = samples(seed, 997);
  const merged = new StatisticSet();
  for (let first = 0; first < all.length; first += 60) {
    const part = new StatisticSet();
    for (const value of all.slice(first, first + 60)) part.add(value);
    merged.merge(StatisticSet.restore(structuredClone(part.record())));
  }
  const sorted = all.toSorted((a, b) => a - b);
  for (const percent of [1, 25, 50, 90, 95, 99, 99.9]) {
    const exact = sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? Number.NaN;
    expect(Math.abs(merged.percentile(percent) / exact - 1)).toBeLessThan(0.01);
  }
  expect([merged.percentile(0), merged.percentile(100)]).toEqual([sorted[0], sorted.at(-1)]);
  expect(merged.sampleCount).toBe(997);
  expect(merged.sum).toBeCloseTo(
    all.reduce((sum, value) => sum + value, 0),
    3,
  );
});

test('zeros have a place of their own', () => {
  const set = new StatisticSet();
  set.add(0, 3);
  set.add(1, 7);
  expect([set.percentile(30), set.percentile(31), set.sum, set.minimum]).toEqual([0, 1, 7, 0]);
});
