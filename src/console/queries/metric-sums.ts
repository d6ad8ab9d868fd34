/** Sums of metrics of a service around Lambda, for numbers on a page. */
import { GetMetricStatisticsCommand } from '@aws-sdk/client-cloudwatch';
import { useQuery } from '@tanstack/react-query';
import { cloudWatchClient } from '../../api/connect-observability.ts';
import { accountNow } from '../account-now.ts';
import { useRegion } from '../region.ts';
import { queryKeys } from './query-keys.ts';

const RANGE_MS = 3 * 3_600_000;
const MINUTE_MS = 60_000;
const REFRESH_MS = 5000;

/** Of the last three hours, by name. */
export function useMetricSums(
  Namespace: string,
  dimensions: Readonly<Record<string, string>>,
  names: readonly string[],
) {
  const { region } = useRegion();
  return useQuery({
    queryKey: queryKeys.metricSums(Namespace, ...Object.values(dimensions)),
    refetchInterval: REFRESH_MS,
    queryFn: async (): Promise<Record<string, number>> => {
      const client = cloudWatchClient(region.handle);
      const now = accountNow();
      const Dimensions = Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
      const range = { StartTime: new Date(now - RANGE_MS), EndTime: new Date(now + MINUTE_MS), Period: 3600 };
      const sums = names.map(async (MetricName) => {
        const { Datapoints = [] } = await client.send(
          new GetMetricStatisticsCommand({ Namespace, MetricName, Dimensions, ...range, Statistics: ['Sum'] }),
        );
        return [MetricName, Datapoints.reduce((sum, { Sum = 0 }) => sum + Sum, 0)] as const;
      });
      return Object.fromEntries(await Promise.all(sums));
    },
  });
}
