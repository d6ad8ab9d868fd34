/** What CloudWatch counts of rules: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html */
import { DEFAULT_BUS, type EventBridgeContext } from './context.ts';

type RuleMetric =
  | 'MatchedEvents'
  | 'TriggeredRules'
  | 'InvocationAttempts'
  | 'Invocations'
  | 'FailedInvocations'
  | 'RetryInvocationAttempts'
  | 'DeadLetterInvocations'
  | 'InvocationsSentToDlq'
  | 'InvocationsFailedToBeSentToDlq';

interface RuleNames {
  busName: string;
  /** Of a rule. */
  name: string;
}

/** Rules of the default bus are counted by their name alone. */
export function count({ metrics, clock }: EventBridgeContext, name: RuleMetric, rule: RuleNames): void {
  const dimensions = {
    ...(rule.busName !== DEFAULT_BUS && { EventBusName: rule.busName }),
    RuleName: rule.name,
  };
  metrics.metric('AWS/Events', name, dimensions).add(1, clock.now);
}

export function countMatch(context: EventBridgeContext, rule: RuleNames): void {
  count(context, 'MatchedEvents', rule);
  count(context, 'TriggeredRules', rule);
}
