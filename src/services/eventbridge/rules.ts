/** Rules: which events go to which targets, or when. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rules.html */
import { validationException } from '../../api/errors.ts';
import type {
  DeleteRuleRequest,
  DescribeRuleRequest,
  DescribeRuleResponse,
  DisableRuleRequest,
  EnableRuleRequest,
  ListRulesRequest,
  ListRulesResponse,
  PutRuleRequest,
  PutRuleResponse,
  Rule,
} from '../../api/models/events-types.ts';
import { byText, isText, nextToken, page, readPageToken } from '../../kernel/page.ts';
import { DEFAULT_BUS, type EventBridgeContext, type RuleRecord, ruleArn, ruleKey } from './context.ts';
import { busNameOf, requireBus } from './event-buses.ts';
import { compilePattern } from './event-patterns.ts';
import { invalidToken, limitExceeded, resourceNotFound } from './refusals.ts';
import { readSchedule, waitForNext } from './schedules.ts';
import { tagsOf } from './tag-list.ts';

const PAGE_SIZE = 100;
/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html */
const RULES_PER_BUS = 300;

/** Creates a rule, or puts its settings in place of those that it has; its targets and tags stay. */
export function putRule(context: EventBridgeContext, input: PutRuleRequest): PutRuleResponse {
  const { rules, rulesByBus, clock, scope } = context;
  const { Name: name, EventPattern: pattern, ScheduleExpression: schedule, State: state = 'ENABLED' } = input;
  if (pattern === undefined && schedule === undefined)
    throw validationException('Parameter(s) EventPattern or ScheduleExpression must be specified.');
  if (schedule !== undefined) {
    if (busNameOf(input.EventBusName ?? DEFAULT_BUS) !== DEFAULT_BUS)
      throw validationException('ScheduleExpression is supported only on the default event bus.');
    readSchedule(schedule);
  }
  if (pattern !== undefined) compilePattern(pattern);
  const { name: busName } = requireBus(context, input.EventBusName);
  const old = rules.get(ruleKey(busName, name));
  if (!old && rulesByBus.get(busName).length >= RULES_PER_BUS) throw limitExceeded();
  waitForNext(context, {
    busName,
    name,
    pattern,
    schedule,
    state,
    description: input.Description,
    roleArn: input.RoleArn,
    targets: old?.targets ?? [],
    tags: old?.tags ?? tagsOf(input.Tags),
    createdAtMs: old?.createdAtMs ?? clock.now,
  });
  return { RuleArn: ruleArn(scope, busName, name) };
}

export function requireRule(context: EventBridgeContext, bus: string | undefined, name: string): Readonly<RuleRecord> {
  const { name: busName } = requireBus(context, bus);
  const rule = context.rules.get(ruleKey(busName, name));
  if (!rule) throw resourceNotFound(`Rule ${name} does not exist on EventBus ${busName}.`);
  return rule;
}

export function describeRule(context: EventBridgeContext, input: DescribeRuleRequest): DescribeRuleResponse {
  const rule = requireRule(context, input.EventBusName, input.Name);
  return { ...describe(context, rule), CreatedBy: context.scope.accountId };
}

export function listRules(context: EventBridgeContext, input: ListRulesRequest): ListRulesResponse {
  const { NamePrefix = '', NextToken, Limit = PAGE_SIZE } = input;
  const { name: busName } = requireBus(context, input.EventBusName);
  const found = context.rulesByBus.get(busName).filter(({ name }) => name.startsWith(NamePrefix));
  const after = readPageToken(NextToken, isText, invalidToken);
  const { records, next } = page(
    found,
    byText<Readonly<RuleRecord>>(({ name }) => name),
    after,
    Limit,
  );
  return { Rules: records.map((rule) => describe(context, rule)), ...nextToken('NextToken', next) };
}

export const enableRule = (context: EventBridgeContext, input: EnableRuleRequest) =>
  setState(context, input, 'ENABLED');
export const disableRule = (context: EventBridgeContext, input: DisableRuleRequest) =>
  setState(context, input, 'DISABLED');

function setState(
  context: EventBridgeContext,
  { Name, EventBusName }: EnableRuleRequest,
  state: RuleRecord['state'],
): Record<string, never> {
  waitForNext(context, { ...requireRule(context, EventBusName, Name), state });
  return {};
}

/** One that is not there is as good as deleted. */
export function deleteRule(
  context: EventBridgeContext,
  { Name, EventBusName }: DeleteRuleRequest,
): Record<string, never> {
  const { name: busName } = requireBus(context, EventBusName);
  const key = ruleKey(busName, Name);
  const targets = context.rules.get(key)?.targets ?? [];
  if (targets.length > 0) throw validationException("Rule can't be deleted since it has targets.");
  context.rules.delete(key);
  return {};
}

const describe = ({ scope }: EventBridgeContext, rule: Readonly<RuleRecord>): Rule => ({
  Name: rule.name,
  Arn: ruleArn(scope, rule.busName, rule.name),
  ...(rule.pattern !== undefined && { EventPattern: rule.pattern }),
  State: rule.state,
  ...(rule.description !== undefined && { Description: rule.description }),
  ...(rule.schedule !== undefined && { ScheduleExpression: rule.schedule }),
  ...(rule.roleArn !== undefined && { RoleArn: rule.roleArn }),
  EventBusName: rule.busName,
});
