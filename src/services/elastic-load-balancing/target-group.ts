/** A target group, by its ARN, and who sends requests to it. */
import type { Action } from '../../api/models/elbv2-types.ts';
import type { LoadBalancingContext, TargetGroupRecord } from './context.ts';
import { targetGroupNotFound, validationError } from './refusals.ts';

export function requireTargetGroup({ targetGroups }: LoadBalancingContext, arn: string): Readonly<TargetGroupRecord> {
  requireTargetGroupArn(arn);
  const group = targetGroups.get(arn);
  if (!group) throw targetGroupNotFound(arn);
  return group;
}

export function requireTargetGroupArn(arn: string): void {
  if (!/^arn:[^:]+:elasticloadbalancing:[^:]+:\d{12}:targetgroup\/.+/.test(arn))
    throw validationError(`'${arn}' is not a valid target group ARN`);
}

/** ARNs of the load balancers that send requests to it: one, for AWS allows no more. */
export function usersOf({ listeners, rulesOf }: LoadBalancingContext, arn: string): string[] {
  const users = [...listeners.values()].filter(({ arn: listenerArn, actions }) =>
    [actions, ...rulesOf.get(listenerArn).map((rule) => rule.actions)].some((each) =>
      targetGroupsIn(each).includes(arn),
    ),
  );
  return [...new Set(users.map(({ loadBalancerArn }) => loadBalancerArn))];
}

/** ARNs. */
export const targetGroupsIn = (actions: readonly Action[]): string[] =>
  actions.flatMap(
    ({ ForwardConfig }) => ForwardConfig?.TargetGroups?.flatMap((each) => each.TargetGroupArn ?? []) ?? [],
  );
