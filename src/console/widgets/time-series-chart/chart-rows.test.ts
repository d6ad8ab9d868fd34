/** A gap stays a gap, and no point is lost for want of a line. */
import { expect, test } from 'vitest';
import { chartRows, coveredBy, dotsOf } from './chart-rows.ts';

const window = { startMs: 0, endMs: 300, periodMs: 60 };
const rows = chartRows(window, [
  {
    name: 'a',
    points: [
      { atMs: 0, value: 1 },
      { atMs: 60, value: 0 },
      { atMs: 240, value: 5 },
    ],
  },
  {
    name: 'b',
    points: [
      { atMs: 60, value: 7 },
      { atMs: 300, value: 9 },
    ],
  },
]);

test('a row for each period, without what was not recorded', () => {
  expect(rows).toEqual([
    { atMs: 0, values: { a: 1 } },
    { atMs: 60, values: { a: 0, b: 7 } },
    { atMs: 120, values: {} },
    { atMs: 180, values: {} },
    { atMs: 240, values: { a: 5 } },
  ]);
});

test('few points have a dot each, and what was not recorded has none', () => {
  expect([...dotsOf(rows, 'a')]).toEqual([0, 1, 4]);
  expect([...dotsOf(rows, 'b')]).toEqual([1]);
});

test('of many, those have one that stand alone; a zero is a neighbour', () => {
  const many = Array.from({ length: 30 }, (_, minute) => ({ atMs: minute * 60, value: 0 }));
  const alone = { atMs: 32 * 60, value: 4 };
  const long = chartRows({ startMs: 0, endMs: 34 * 60, periodMs: 60 }, [{ name: 'a', points: [...many, alone] }]);
  expect([...dotsOf(long, 'a')]).toEqual([32]);
});

test('a line knows how many others lie on it: Minimum and Average of one invocation are its Maximum', () => {
  const line = (...values: number[]) => ({ points: values.map((value, atMs) => ({ atMs, value })) });
  const [minimum, average, maximum] = [line(5, 1), line(5, 2), line(5, 3)];
  expect([0, 1, 2].map((index) => coveredBy([minimum, average, maximum], index))).toEqual([2, 1, 0]);
  expect(coveredBy([line(1, 2), line(2, 1)], 0)).toBe(0);
  expect(coveredBy([line(5), { ...line(5), percent: true }], 0)).toBe(0);
});
