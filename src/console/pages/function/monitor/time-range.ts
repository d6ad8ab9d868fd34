/**
 * The time range of the Monitor tab and the period that suits it: fine enough to see something, coarse enough that a
 * chart stays below 300 points. Sums, averages and maxima over a period are CloudWatch's work, never ours.
 */
import type { MetricWindow } from '../../../queries/metrics.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export const RELATIVE_RANGES = {
  '1h': { spanMs: HOUR_MS, periodMs: MINUTE_MS },
  '3h': { spanMs: 3 * HOUR_MS, periodMs: MINUTE_MS },
  '12h': { spanMs: 12 * HOUR_MS, periodMs: 5 * MINUTE_MS },
  '1d': { spanMs: DAY_MS, periodMs: 5 * MINUTE_MS },
  '3d': { spanMs: 3 * DAY_MS, periodMs: 15 * MINUTE_MS },
  '1w': { spanMs: 7 * DAY_MS, periodMs: HOUR_MS },
} as const;
export type RelativeRange = keyof typeof RELATIVE_RANGES;

export type TimeRange =
  /** From where data begins. */
  { kind: 'fit' } | { kind: 'relative'; range: RelativeRange } | { kind: 'absolute'; startMs: number; endMs: number };

export type SettledRange = Exclude<TimeRange, { kind: 'fit' }>;

/** Differs from AWS: it begins with three hours, in which a session is one dot at the edge. */
export const DEFAULT_RANGE: Exclude<TimeRange, { kind: 'absolute' }> = { kind: 'fit' };

/** What is read until something is found. */
const FIT_RANGES: readonly [SettledRange, ...SettledRange[]] = [
  { kind: 'relative', range: '3h' },
  { kind: 'relative', range: '1d' },
  { kind: 'relative', range: '1w' },
];

/** The ranges to look into, one after the other, until there is data. */
export const rangesToRead = (range: TimeRange): readonly [SettledRange, ...SettledRange[]] =>
  range.kind === 'fit' ? FIT_RANGES : [range];

const FIT_LEAST_PERIODS = 6;

/** The end of the window, from shortly before the first of these times on. */
export function fitWindow(window: MetricWindow, atMs: readonly number[]): MetricWindow {
  const { startMs, endMs, periodMs } = window;
  const firstMs = atMs.reduce((first, at) => Math.min(first, at), endMs);
  const fitted = Math.min(firstMs - 2 * periodMs, endMs - FIT_LEAST_PERIODS * periodMs);
  return { ...window, startMs: Math.max(startMs, fitted) };
}

export const LARGEST_POINTS = 300;
const PERIODS_MS = [MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS, HOUR_MS, 6 * HOUR_MS, DAY_MS];

function periodFor(spanMs: number): number {
  // one more: neither end need be at the edge of a period
  const fits = PERIODS_MS.find((periodMs) => spanMs / periodMs + 1 <= LARGEST_POINTS);
  return fits ?? Math.ceil(spanMs / (LARGEST_POINTS - 1) / DAY_MS) * DAY_MS;
}

/** The whole periods that cover the range, the one that is not over yet included. */
export function windowOf(range: SettledRange, nowMs: number): MetricWindow {
  if (range.kind === 'absolute') {
    const { startMs, endMs } = range;
    const periodMs = periodFor(endMs - startMs);
    return {
      startMs: Math.floor(startMs / periodMs) * periodMs,
      endMs: Math.max(Math.ceil(endMs / periodMs), Math.floor(startMs / periodMs) + 1) * periodMs,
      periodMs,
    };
  }
  const { spanMs, periodMs } = RELATIVE_RANGES[range.range];
  const endMs = (Math.floor(nowMs / periodMs) + 1) * periodMs;
  return { startMs: endMs - spanMs, endMs, periodMs };
}

/** Names a range among others. */
export function rangeKey(range: TimeRange): string {
  if (range.kind === 'fit') return 'fit';
  return range.kind === 'relative' ? range.range : `${range.startMs}-${range.endMs}`;
}

/** "1 minute", "6 hours". */
export function describePeriod(periodMs: number): string {
  const [amount, unit] =
    periodMs < HOUR_MS
      ? [periodMs / MINUTE_MS, 'minute']
      : periodMs < DAY_MS
        ? [periodMs / HOUR_MS, 'hour']
        : [periodMs / DAY_MS, 'day'];
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}
