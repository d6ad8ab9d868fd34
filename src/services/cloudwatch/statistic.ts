/**
 * A statistic by its name: the five simple ones and percentiles.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html
 *
 * Differs from AWS: of the extended statistics there are percentiles (p0 to p100) only; no trimmed or winsorized means,
 * percentile ranks, trimmed counts and sums.
 */
import type { MetricStatistics } from '../../kernel/metric-source.ts';

export type Statistic = (statistics: MetricStatistics) => number;

const SIMPLE: Readonly<Record<string, Statistic>> = {
  SampleCount: ({ sampleCount }) => sampleCount,
  Sum: ({ sum }) => sum,
  Average: ({ sum, sampleCount }) => sum / sampleCount,
  Minimum: ({ minimum }) => minimum,
  Maximum: ({ maximum }) => maximum,
};

/** How the statistic is read, or undefined when there is none of that name. */
export function statisticOf(name: string): Statistic | undefined {
  return Object.hasOwn(SIMPLE, name) ? SIMPLE[name] : percentileOf(name);
}

/** `p90`, `p99.9`. */
export function percentileOf(name: string): Statistic | undefined {
  const digits = /^p(\d{1,3}(?:\.\d{1,10})?)$/.exec(name)?.[1];
  const percent = Number(digits);
  return digits === undefined || percent > 100 ? undefined : (statistics) => statistics.percentile(percent);
}

export interface DimensionPair {
  Name: string;
  Value: string;
}

/** Dimensions as the metrics have them. */
export const dimensionsOf = (pairs: readonly DimensionPair[] = []): Record<string, string> =>
  Object.fromEntries(pairs.map(({ Name, Value }) => [Name, Value]));

const MINUTE_MS = 60_000;

/** The range of a request in milliseconds since 1970: its start is rounded down to a whole minute, its end exclusive. */
export function timeRange(startSeconds: number, endSeconds: number): { startMs: number; endMs: number } {
  return { startMs: Math.floor((startSeconds * 1000) / MINUTE_MS) * MINUTE_MS, endMs: endSeconds * 1000 };
}
