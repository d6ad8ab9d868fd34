/** Rules of listeners: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html */
import type {
  CreateRuleInput,
  CreateRuleOutput,
  DeleteRuleInput,
  DescribeRulesInput,
  DescribeRulesOutput,
  ModifyRuleInput,
  ModifyRuleOutput,
  Rule,
  SetRulePrioritiesInput,
  SetRulePrioritiesOutput,
} from '../../api/models/elbv2-types.ts';
import { randomHex } from '../../kernel/random.ts';
import { readActions } from './actions.ts';
import { readConditions } from './conditions.ts';
import type { ListenerRecord, LoadBalancingContext, RuleRecord } from './context.ts';
import { requireListener } from './listeners.ts';
import { named, pageOf } from './lists.ts';
import { notHere, refusal, ruleNotFound, validationError } from './refusals.ts';
import { findRule, isDefault, rulesInOrder } from './rule.ts';
import { readTags } from './tags.ts';

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html */
const MOST_RULES = 100;

export function createRule(context: LoadBalancingContext, input: CreateRuleInput): CreateRuleOutput {
  const { ListenerArn, Priority: priority, Transforms = [] } = input;
  if (Transforms.length > 0) throw notHere('transforms of requests');
  const listener = requireListener(context, ListenerArn);
  const conditions = readConditions(input.Conditions);
  const actions = readActions(context, input.Actions, listener.loadBalancerArn);
  const tags = readTags(input.Tags);
  const others = context.rulesOf.get(listener.arn);
  if (others.some((rule) => rule.priority === priority)) throw priorityInUse(priority);
  if (rulesOfLoadBalancer(context, listener.loadBalancerArn) >= MOST_RULES)
    throw refusal('TooManyRules', 'The maximum number of rules has been reached');
  const arn = `${listener.arn.replace(':listener/', ':listener-rule/')}/${randomHex(context.random, 16)}`;
  const created: RuleRecord = { arn, listenerArn: listener.arn, priority, conditions, actions, tags };
  context.rules.set(arn, created);
  return { Rules: [describe(created)] };
}

/** Default rules do not count. */
const rulesOfLoadBalancer = ({ listenersOf, rulesOf }: LoadBalancingContext, arn: string) =>
  listenersOf.get(arn).reduce((sum, listener) => sum + rulesOf.get(listener.arn).length, 0);

export function describeRules(context: LoadBalancingContext, input: DescribeRulesInput): DescribeRulesOutput {
  const { records, ...next } = pageOf(chosen(context, input), input);
  return { Rules: records.map(describe), ...next };
}

function chosen(context: LoadBalancingContext, { ListenerArn, RuleArns }: DescribeRulesInput): AnyRule[] {
  if (ListenerArn !== undefined && RuleArns)
    throw validationError('Listener rule ARNs and a listener ARN cannot be specified at the same time');
  if (RuleArns) return named(RuleArns, (arn) => findRule(context, arn), ruleNotFound);
  if (ListenerArn === undefined) throw validationError('You must specify either listener rule ARNs or a listener ARN');
  const listener = requireListener(context, ListenerArn);
  return [...rulesInOrder(context, ListenerArn), listener];
}

export function modifyRule(context: LoadBalancingContext, input: ModifyRuleInput): ModifyRuleOutput {
  const { RuleArn, Conditions, Actions, Transforms = [] } = input;
  const rule = requireRule(context, RuleArn);
  if (Transforms.length > 0) throw notHere('transforms of requests');
  if (!Conditions && !Actions) throw validationError('Either conditions or actions must be specified');
  if (isDefault(rule)) throw refusal('OperationNotPermitted', `Default rule '${RuleArn}' cannot be modified`);
  const { loadBalancerArn } = requireListener(context, rule.listenerArn);
  const modified: RuleRecord = {
    ...rule,
    ...(Conditions && { conditions: readConditions(Conditions) }),
    ...(Actions && { actions: readActions(context, Actions, loadBalancerArn) }),
  };
  context.rules.set(rule.arn, modified);
  return { Rules: [describe(modified)] };
}

/** Of rules of one listener or of several, all or none. */
export function setRulePriorities(
  context: LoadBalancingContext,
  { RulePriorities }: SetRulePrioritiesInput,
): SetRulePrioritiesOutput {
  const moved = RulePriorities.map(({ RuleArn = '', Priority }) => {
    const rule = requireRule(context, RuleArn);
    if (isDefault(rule))
      throw refusal('OperationNotPermitted', `The priority of default rule '${RuleArn}' cannot be modified`);
    if (Priority === undefined) throw validationError('A priority must be specified');
    return { ...rule, priority: Priority };
  });
  const arns = new Set(moved.map(({ arn }) => arn));
  if (arns.size < moved.length) throw validationError('A rule cannot be specified more than once');
  for (const [index, { listenerArn, priority }] of moved.entries()) {
    const others = moved.slice(0, index).filter((each) => each.listenerArn === listenerArn);
    if (others.some((each) => each.priority === priority))
      throw validationError(`Priority '${priority}' was provided multiple times`);
    const staying = context.rulesOf.get(listenerArn).filter(({ arn }) => !arns.has(arn));
    if (staying.some((each) => each.priority === priority)) throw priorityInUse(priority);
  }
  for (const rule of moved) context.rules.set(rule.arn, rule);
  return { Rules: moved.map(describe) };
}

export function deleteRule(context: LoadBalancingContext, { RuleArn }: DeleteRuleInput): Record<string, never> {
  const rule = requireRule(context, RuleArn);
  if (isDefault(rule)) throw refusal('OperationNotPermitted', `Default rule '${RuleArn}' cannot be deleted`);
  context.rules.delete(rule.arn);
  return {};
}

type AnyRule = Readonly<RuleRecord> | Readonly<ListenerRecord>;

function requireRule(context: LoadBalancingContext, arn: string): AnyRule {
  if (!/^arn:[^:]+:elasticloadbalancing:[^:]+:\d{12}:listener-rule\/.+/.test(arn))
    throw validationError(`'${arn}' is not a valid listener rule ARN`);
  const rule = findRule(context, arn);
  if (!rule) throw ruleNotFound(arn);
  return rule;
}

const priorityInUse = (priority: number) => refusal('PriorityInUse', `Priority '${priority}' is currently in use`);

function describe(rule: AnyRule): Rule {
  const Actions = [...rule.actions];
  if (isDefault(rule))
    return { RuleArn: rule.defaultRuleArn, Priority: 'default', Conditions: [], Actions, IsDefault: true };
  const { arn, priority, conditions } = rule;
  return { RuleArn: arn, Priority: String(priority), Conditions: [...conditions], Actions, IsDefault: false };
}
