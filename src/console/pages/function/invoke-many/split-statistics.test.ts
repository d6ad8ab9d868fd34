/** Bands and sample sizes against figures from tables and from sums made another way. */
import { describe, expect, test } from 'vitest';
import { binomialBand, invocationsToTellApart, neighbourPercent, percentile } from './split-statistics.ts';

/** The probability of at most `count`, from whole binomial coefficients. */
function cumulated(invocations: number, numerator: bigint, denominator: bigint, count: number): number {
  let coefficient = 1n;
  let sum = 0n;
  for (let k = 0; k <= count; k++) {
    sum += coefficient * numerator ** BigInt(k) * (denominator - numerator) ** BigInt(invocations - k);
    coefficient = (coefficient * BigInt(invocations - k)) / BigInt(k + 1);
  }
  return Number((sum * 10n ** 15n) / denominator ** BigInt(invocations)) / 1e15;
}

describe('the band of a binomial count', () => {
  test.each([
    [1000, 0.03, 17, 45],
    [100, 0.1, 3, 18],
    [1000, 0.1, 76, 125],
    [10_000, 0.1, 923, 1078],
    [100_000, 0.05, 4823, 5178],
    [1000, 0.5, 459, 541],
  ])('99 %%: %i invocations at %f lie between %i and %i', (invocations, share, low, high) => {
    expect(binomialBand(invocations, share, 0.99)).toEqual({ low, high });
  });

  test.each([
    [200, 50n],
    [200, 10n],
    [37, 3n],
    [1000, 99n],
    [1, 50n],
  ])('95 %% of %i invocations at %i %% is the tightest that leaves 2.5 %% on either side', (invocations, percent) => {
    const { low, high } = binomialBand(invocations, Number(percent) / 100);
    const atMost = (count: number) => cumulated(invocations, percent, 100n, count);
    expect(atMost(low)).toBeGreaterThanOrEqual(0.025);
    if (low > 0) expect(atMost(low - 1)).toBeLessThan(0.025);
    expect(atMost(high)).toBeGreaterThanOrEqual(0.975);
    expect(atMost(high - 1)).toBeLessThan(0.975);
  });

  test('mirrors when the share does', () => {
    const { low, high } = binomialBand(1000, 0.03);
    expect(binomialBand(1000, 0.97)).toEqual({ low: 1000 - high, high: 1000 - low });
  });

  test('leaves nothing to chance at the ends, and none of nothing', () => {
    expect(binomialBand(50, 0)).toEqual({ low: 0, high: 0 });
    expect(binomialBand(50, 1)).toEqual({ low: 50, high: 50 });
    expect(binomialBand(0, 0.5)).toEqual({ low: 0, high: 0 });
  });
});

describe('invocations that tell two weights apart', () => {
  test.each([
    [0.1, 0.15, 686],
    [0.5, 0.55, 1565],
    [0.05, 0.1, 435],
    [0.4, 0.5, 388],
  ])('%f from %f: the tables say %i each', (share, other, invocations) => {
    expect(invocationsToTellApart(share, other)).toBe(invocations);
    expect(invocationsToTellApart(other, share)).toBe(invocations);
    expect(invocationsToTellApart(1 - share, 1 - other)).toBe(invocations);
  });

  test('the neighbour is 5 points up, or down where there is no room', () => {
    expect([0, 10, 95, 96, 100].map(neighbourPercent)).toEqual([5, 15, 100, 91, 95]);
  });
});

test('a percentile is a value that occurred, by nearest rank', () => {
  const values = [15, 20, 35, 40, 50];
  expect([5, 30, 40, 50, 100].map((percent) => percentile(values, percent))).toEqual([15, 20, 20, 35, 50]);
  expect(percentile([], 50)).toBeUndefined();
});
