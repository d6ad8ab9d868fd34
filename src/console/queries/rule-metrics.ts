/** What CloudWatch counts of a rule: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html */
import { GetMetricStatisticsCommand } from '@aws-sdk/client-cloudwatch';
import { useQuery } from '@tanstack/react-query';
import { cloudWatchClient } from '../../api/connect-observability.ts';
import { accountNow } from '../account-now.ts';
import { useRegion } from '../region.ts';
import { DEFAULT_BUS } from './eventbridge.ts';
import { queryKeys } from './query-keys.ts';

const RANGE_MS = 3 * 3_600_000;
const MINUTE_MS = 60_000;
const REFRESH_MS = 5000;
const NAMES = ['MatchedEvents', 'Invocations', 'FailedInvocations', 'InvocationsSentToDlq'];

/** Sums of the last three hours, by name. */
export function useRuleMetrics(busName: string, ruleName: string) {
  const { region } = useRegion();
  return useQuery({
    queryKey: queryKeys.ruleMetrics(busName, ruleName),
    refetchInterval: REFRESH_MS,
    queryFn: async (): Promise<Record<string, number>> => {
      const client = cloudWatchClient(region.handle);
      const now = accountNow();
      const Dimensions = [
        ...(busName === DEFAULT_BUS ? [] : [{ Name: 'EventBusName', Value: busName }]),
        { Name: 'RuleName', Value: ruleName },
      ];
      const sums = NAMES.map(async (MetricName) => {
        const { Datapoints = [] } = await client.send(
          new GetMetricStatisticsCommand({
            Namespace: 'AWS/Events',
            MetricName,
            Dimensions,
            StartTime: new Date(now - RANGE_MS),
            EndTime: new Date(now + MINUTE_MS),
            Period: 3600,
            Statistics: ['Sum'],
          }),
        );
        return [MetricName, Datapoints.reduce((sum, { Sum = 0 }) => sum + Sum, 0)] as const;
      });
      return Object.fromEntries(await Promise.all(sums));
    },
  });
}
