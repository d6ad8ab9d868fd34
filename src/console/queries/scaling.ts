/**
 * Application Auto Scaling of a version or an alias, and the alarms behind it.
 * https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html#managing-provisioned-concurency
 */
import { DescribeAlarmHistoryCommand, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { useMutation, useQuery } from '@tanstack/react-query';
import { cloudWatchClient } from '../../api/connect-observability.ts';
import type { ApplicationAutoScalingOperations as Operations } from '../../api/models/application-autoscaling-types.ts';
import { serviceClient } from '../../api/service-client.ts';
import { applicationAutoScalingDefinition } from '../../api/services/application-autoscaling.ts';
import { type RegionAccess, useRegion } from '../region.ts';
import { queryKeys } from './query-keys.ts';

export const scalingTarget = (functionName: string, qualifier: string) =>
  ({
    ServiceNamespace: 'lambda',
    ResourceId: `function:${functionName}:${qualifier}`,
    ScalableDimension: 'lambda:function:ProvisionedConcurrency',
  }) as const;

/** An activity goes on between the changes that the console hears of. */
const ACTIVITY_INTERVAL_MS = 1000;
const HISTORY_ENTRIES = 50;

const clientOf = ({ region }: RegionAccess) =>
  serviceClient<Operations>(applicationAutoScalingDefinition, region.handle);

async function readScaling(access: RegionAccess, functionName: string, qualifier: string) {
  const client = clientOf(access);
  const resource = scalingTarget(functionName, qualifier);
  const { ServiceNamespace, ResourceId, ScalableDimension } = resource;
  const [targets, policies, actions, activities] = await Promise.all([
    client.call('DescribeScalableTargets', { ServiceNamespace, ScalableDimension, ResourceIds: [ResourceId] }),
    client.call('DescribeScalingPolicies', resource),
    client.call('DescribeScheduledActions', resource),
    client.call('DescribeScalingActivities', resource),
  ]);
  return {
    target: targets.ScalableTargets?.[0],
    policies: policies.ScalingPolicies ?? [],
    actions: actions.ScheduledActions ?? [],
    activities: activities.ScalingActivities ?? [],
  };
}

export type Scaling = Awaited<ReturnType<typeof readScaling>>;

export function useScaling(functionName: string, qualifier: string) {
  const access = useRegion();
  return useQuery({
    queryKey: queryKeys.scaling(functionName, qualifier),
    queryFn: () => readScaling(access, functionName, qualifier),
    refetchInterval: ({ state }) =>
      state.data?.activities.some(({ StatusCode }) => StatusCode === 'InProgress') ? ACTIVITY_INTERVAL_MS : false,
  });
}

/** An operation with its input. */
type Change = { [O in keyof Operations]: { operation: O; input: Operations[O]['input'] } }[keyof Operations];

/** Changes something of it; the region tells what else changed. */
export function useChangeScaling() {
  const access = useRegion();
  return useMutation({ mutationFn: ({ operation, input }: Change) => clientOf(access).call(operation, input) });
}

/** Alarms of these names, with what happened to them, the newest first. */
export function useAlarms(names: readonly string[]) {
  const { region } = useRegion();
  return useQuery({
    queryKey: queryKeys.alarms(...names),
    enabled: names.length > 0,
    queryFn: async () => {
      const client = cloudWatchClient(region.handle);
      const { MetricAlarms: alarms = [] } = await client.send(new DescribeAlarmsCommand({ AlarmNames: [...names] }));
      const histories = await Promise.all(
        names.map((AlarmName) =>
          client.send(
            new DescribeAlarmHistoryCommand({ AlarmName, HistoryItemType: 'StateUpdate', MaxRecords: HISTORY_ENTRIES }),
          ),
        ),
      );
      const history = histories
        .flatMap(({ AlarmHistoryItems = [] }) => AlarmHistoryItems)
        .sort((a, b) => (b.Timestamp?.getTime() ?? 0) - (a.Timestamp?.getTime() ?? 0));
      return { alarms, history };
    },
  });
}
