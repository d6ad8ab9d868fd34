/** Capacity over time, read from what scaling did: CloudWatch has no metric of what is provisioned. */

import type { MetricPoint, MetricWindow } from '../../../queries/metrics.ts';
import type { Scaling } from '../../../queries/scaling.ts';

const SETTING = /^Setting desired concurrency to (\d+)\.$/;

/** A point each period, as it was at its end. Before the first change nothing is known; without one it is what it is now. */
export function capacitySeries(
  activities: Scaling['activities'],
  current: number | undefined,
  { startMs, endMs, periodMs }: MetricWindow,
): MetricPoint[] {
  const changes = activities
    .flatMap(({ Description, StatusCode, EndTime }) => {
      const capacity = SETTING.exec(Description)?.[1];
      if (capacity === undefined || StatusCode !== 'Successful' || EndTime === undefined) return [];
      return [{ atMs: EndTime * 1000, capacity: Number(capacity) }];
    })
    .sort((a, b) => a.atMs - b.atMs);
  const points: MetricPoint[] = [];
  for (let atMs = startMs; atMs < endMs; atMs += periodMs) {
    const value = changes.findLast((change) => change.atMs < atMs + periodMs)?.capacity;
    if (value !== undefined) points.push({ atMs, value });
    else if (changes.length === 0 && current !== undefined) points.push({ atMs, value: current });
  }
  return points;
}
