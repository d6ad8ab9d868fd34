/** What CloudWatch counts of a rule: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html */
import { DEFAULT_BUS } from './eventbridge.ts';
import { useMetricSums } from './metric-sums.ts';

const NAMES = ['MatchedEvents', 'Invocations', 'FailedInvocations', 'InvocationsSentToDlq'];

/** Sums of the last three hours, by name. */
export const useRuleMetrics = (busName: string, ruleName: string) =>
  useMetricSums('AWS/Events', { ...(busName !== DEFAULT_BUS && { EventBusName: busName }), RuleName: ruleName }, NAMES);
