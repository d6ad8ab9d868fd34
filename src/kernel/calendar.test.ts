import { expect, test } from 'vitest';
import { isoDay, isoTime } from './calendar.ts';
import { SeededRandom } from './random.ts';

test('agrees with the platform calendar over four centuries', () => {
  const random = new SeededRandom(7);
  for (let i = 0; i < 5000; i++) {
    const ms = Math.floor((random.next() * 400 - 100) * 365.25 * 86_400_000);
    expect(`${isoTime(ms)}Z`).toBe(new Date(ms).toISOString());
  }
});

test.each(['2000-02-29', '1900-02-28', '2026-12-31', '2024-03-01'])('%s is itself', (day) => {
  expect(isoDay(Date.parse(day))).toBe(day);
});

test('a log stream separates the parts of the day with slashes', () => {
  expect(isoDay(Date.UTC(2026, 2, 1), '/')).toBe('2026/03/01');
});
