import { expect, test } from 'vitest';
import { LoadTally } from './load-tally.ts';

test('answers are counted by status and second, and a second without any is a zero', () => {
  const tally = new LoadTally(5_400);
  expect(tally.series(5_900)).toEqual([]);
  tally.add(502, 7_100);
  tally.add(200, 5_500);
  tally.add(200, 5_999);
  tally.add(200, 7_000);
  const [ok, bad, ...others] = tally.series(7_500);
  expect(others).toEqual([]);
  expect(ok).toEqual({
    status: 200,
    total: 3,
    points: [
      { atMs: 5_000, value: 2 },
      { atMs: 6_000, value: 0 },
      { atMs: 7_000, value: 1 },
    ],
  });
  expect(bad).toMatchObject({ status: 502, total: 1 });
  expect(bad?.points.map(({ value }) => value)).toEqual([0, 0, 1]);
});
