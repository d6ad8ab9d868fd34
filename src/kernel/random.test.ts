/** Luck with a seed. */
import { expect, test } from 'vitest';
import { randomHex, randomUuid, SeededRandom } from './random.ts';

const draws = (seed: number, count: number) => {
  const random = new SeededRandom(seed);
  return Array.from({ length: count }, () => random.next());
};

test('a seed repeats, neighbours differ', () => {
  expect(draws(42, 100)).toEqual(draws(42, 100));
  expect(draws(42, 100)).not.toEqual(draws(43, 100));
});

test('draws are uniform within (0, 1), in one sequence and over first draws of consecutive seeds', () => {
  const firsts = Array.from({ length: 100_000 }, (_, seed) => new SeededRandom(seed).next());
  for (const sample of [draws(1, 100_000), firsts]) {
    const bins = new Array<number>(100).fill(0);
    for (const draw of sample) {
      if (!(draw > 0 && draw < 1)) throw new Error(`${draw} is out of range`);
      const bin = Math.floor(draw * 100);
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    const chiSquare = bins.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    // 99 degrees of freedom: 0.05 % lie above, 0.05 % below
    expect(chiSquare).toBeGreaterThan(58);
    expect(chiSquare).toBeLessThan(152);
  }
});

test('ids have their form and do not repeat', () => {
  const random = new SeededRandom(1);
  const ids = new Set(Array.from({ length: 10_000 }, () => randomUuid(random)));
  expect(ids.size).toBe(10_000);
  for (const id of ids) expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect(randomHex(random, 32)).toMatch(/^[\da-f]{32}$/);
});
