/** A rule, wherever it stands. */
import type { ListenerRecord, LoadBalancingContext, RuleRecord } from './context.ts';

/** A listener's default rule is the listener itself. */
export const findRule = (
  { rules, listeners }: LoadBalancingContext,
  arn: string,
): Readonly<RuleRecord> | Readonly<ListenerRecord> | undefined =>
  rules.get(arn) ?? [...listeners.values()].find(({ defaultRuleArn }) => defaultRuleArn === arn);

export const isDefault = (rule: Readonly<RuleRecord> | Readonly<ListenerRecord>): rule is Readonly<ListenerRecord> =>
  'defaultRuleArn' in rule;

/** In the order in which they are tried; the default rule is not among them. */
export const rulesInOrder = ({ rulesOf }: LoadBalancingContext, listenerArn: string): Readonly<RuleRecord>[] =>
  rulesOf.get(listenerArn).sort((a, b) => a.priority - b.priority);
