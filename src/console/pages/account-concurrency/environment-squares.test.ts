import { expect, test } from 'vitest';
import { environmentSquares } from './environment-squares.ts';

const counts = { provisionedBusy: 0, busy: 0, provisionedIdle: 0, idle: 0 };

test('those at work come first, in rows of so many', () => {
  const { paths, width, height, left } = environmentSquares({ ...counts, busy: 2, idle: 1, provisionedBusy: 1 }, 3);
  expect(paths).toEqual({
    provisionedBusy: 'M0.5 0.5h11v11h-11z',
    busy: 'M15.5 0.5h11v11h-11zM30.5 0.5h11v11h-11z',
    idle: 'M0.5 15.5h11v11h-11z',
  });
  expect([width, height, left]).toEqual([45, 30, 0]);
});

test('the eleventh stands apart', () => {
  const { paths, width } = environmentSquares({ ...counts, idle: 11 }, 20);
  expect(paths.idle).toMatch(/M135.5 0.5h11v11h-11zM156.5 0.5h11v11h-11z$/);
  expect(width).toBe(306);
});

test('none are none, and of very many the rest is told as a number', () => {
  expect(environmentSquares(counts, 10)).toEqual({ paths: {}, width: 150, height: 15, left: 0 });
  const many = environmentSquares({ ...counts, busy: 99, provisionedIdle: 3, idle: 2 }, 10);
  expect(Object.keys(many.paths)).toEqual(['busy', 'provisionedIdle']);
  expect([many.height, many.left]).toEqual([150, 4]);
});
