/** Lambda's metrics as tests ask for them. */
import type { Dimensions, MetricStore } from '../../kernel/metric-store.ts';
import { StatisticSet } from '../../kernel/statistic-set.ts';
import { LAMBDA_NAMESPACE } from './lambda-metrics.ts';

/** Of all minutes. */
export function statisticsOf(store: MetricStore, name: string, dimensions: Dimensions): StatisticSet {
  const all = new StatisticSet();
  for (const minute of store.find(LAMBDA_NAMESPACE, name, dimensions)?.minutes.values() ?? []) all.merge(minute);
  return all;
}

/** Of all minutes, by name; what nothing was counted of is 0. */
export const sumsOf = (store: MetricStore, dimensions: Dimensions, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, statisticsOf(store, name, dimensions).sum]));
