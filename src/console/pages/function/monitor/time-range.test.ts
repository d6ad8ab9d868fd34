/** Windows are whole periods, cover the range, hold the present, and never make a chart of more than 300 points. */
import { describe, expect, test } from 'vitest';
import {
  describePeriod,
  fitWindow,
  LARGEST_POINTS,
  RELATIVE_RANGES,
  type RelativeRange,
  rangeKey,
  rangesToRead,
  windowOf,
} from './time-range.ts';

const now = Date.UTC(2026, 2, 1, 10, 7, 31);
const ranges = Object.keys(RELATIVE_RANGES) as RelativeRange[];

describe('the window of a range', () => {
  test.each(ranges)('%s', (range) => {
    const { startMs, endMs, periodMs } = windowOf({ kind: 'relative', range }, now);
    expect([startMs % periodMs, endMs % periodMs]).toEqual([0, 0]);
    expect(endMs).toBeGreaterThan(now);
    expect(endMs - now).toBeLessThanOrEqual(periodMs);
    expect((endMs - startMs) / periodMs).toBeLessThanOrEqual(LARGEST_POINTS);
    expect(endMs - startMs).toBe(RELATIVE_RANGES[range].spanMs);
  });

  test('one hour by the minute', () => {
    expect(windowOf({ kind: 'relative', range: '1h' }, now)).toEqual({
      startMs: Date.UTC(2026, 2, 1, 9, 8),
      endMs: Date.UTC(2026, 2, 1, 10, 8),
      periodMs: 60_000,
    });
  });

  test.each([1, 59, 298, 299, 300, 1440, 20_160, 21_600, 1_000_000])('custom, %i minutes long', (minutes) => {
    const endMs = now + minutes * 60_000;
    const window = windowOf({ kind: 'absolute', startMs: now, endMs }, 0);
    expect(window.startMs).toBeLessThanOrEqual(now);
    expect(window.endMs).toBeGreaterThanOrEqual(endMs);
    expect([window.startMs % window.periodMs, window.endMs % window.periodMs]).toEqual([0, 0]);
    expect((window.endMs - window.startMs) / window.periodMs).toBeLessThanOrEqual(LARGEST_POINTS + 1);
  });

  test('an empty custom range still has a period', () => {
    const window = windowOf({ kind: 'absolute', startMs: 0, endMs: 0 }, 0);
    expect(window).toEqual({ startMs: 0, endMs: 60_000, periodMs: 60_000 });
  });
});

test('ranges have names of their own', () => {
  expect(rangeKey({ kind: 'relative', range: '3h' })).toBe('3h');
  expect(rangeKey({ kind: 'absolute', startMs: 1, endMs: 2 })).toBe('1-2');
});

test.each([
  [60_000, '1 minute'],
  [300_000, '5 minutes'],
  [3_600_000, '1 hour'],
  [21_600_000, '6 hours'],
  [86_400_000, '1 day'],
])('%i ms is %s', (periodMs, words) => {
  expect(describePeriod(periodMs)).toBe(words);
});

describe('the range that fits', () => {
  const [firstRange] = rangesToRead({ kind: 'fit' });
  const window = windowOf(firstRange, now);
  const minutesBefore = (minutes: number) => window.endMs - minutes * 60_000;

  test('begins shortly before the first data', () => {
    expect(fitWindow(window, [minutesBefore(40), minutesBefore(3)])).toEqual({ ...window, startMs: minutesBefore(42) });
  });

  test('shows no less than six periods, and no more than was read', () => {
    expect(fitWindow(window, [minutesBefore(2)]).startMs).toBe(minutesBefore(6));
    expect(fitWindow(window, []).startMs).toBe(minutesBefore(6));
    expect(fitWindow(window, [window.startMs])).toEqual(window);
  });

  test('looks further back while there is nothing', () => {
    expect(rangesToRead({ kind: 'fit' }).map(rangeKey)).toEqual(['3h', '1d', '1w']);
  });
});
