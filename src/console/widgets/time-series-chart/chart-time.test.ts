/** Ticks are round, few and inside; labels say what the span of the chart leaves open. */
import { describe, expect, test } from 'vitest';
import { agoLabel, agoTicks, fullTime, tickLabel, tickTimes } from './chart-time.ts';

const HOUR_MS = 3_600_000;
const at = (hour: number, minute = 0) => Date.UTC(2026, 2, 1, hour, minute);

describe('ticks', () => {
  test('an hour has one each quarter', () => {
    expect(tickTimes(at(9, 8), at(10, 8), 'UTC')).toEqual([at(9, 15), at(9, 30), at(9, 45), at(10)]);
  });

  test.each([1, 3, 12, 24, 72, 168, 360, 2000])('a span of %i hours has some, at most six, evenly apart', (hours) => {
    const start = at(9, 8);
    const ticks = tickTimes(start, start + hours * HOUR_MS, 'UTC');
    expect(ticks.length).toBeGreaterThanOrEqual(2);
    expect(ticks.length).toBeLessThanOrEqual(6);
    const gaps = new Set(ticks.slice(1).map((tick, index) => tick - (ticks[index] ?? 0)));
    expect(gaps.size).toBe(1);
    for (const tick of ticks) expect(tick).toBeGreaterThanOrEqual(start);
  });

  test('days begin at midnight', () => {
    expect(tickTimes(at(9), at(9) + 72 * HOUR_MS, 'UTC').map((tick) => tick % (24 * HOUR_MS))).toEqual([0, 0, 0]);
  });
});

test('labels', () => {
  expect(tickLabel(at(14, 5), HOUR_MS, 'UTC')).toBe('14:05');
  expect(tickLabel(at(0), 72 * HOUR_MS, 'UTC')).toBe('03/01 00:00');
  expect(tickLabel(at(0), 168 * HOUR_MS, 'UTC')).toBe('03/01');
  expect(fullTime(at(0, 7), 'UTC', 60_000)).toBe('2026-03-01 00:07');
  expect(fullTime(at(0, 7) + 5000, 'UTC', 1000)).toBe('2026-03-01 00:07:05');
});

test('a chart of seconds counts back from now', () => {
  const labels = (spanMs: number) =>
    agoTicks(1_000_000, 1_000_000 + spanMs).map((at) => agoLabel(at, 1_000_000 + spanMs));
  expect(labels(60_000)).toEqual(['−1 min', '−45 s', '−30 s', '−15 s', 'now']);
  expect(labels(300_000)).toEqual(['−5 min', '−4 min', '−3 min', '−2 min', '−1 min', 'now']);
});
