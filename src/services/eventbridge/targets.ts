/** Targets of rules: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html */
import { validationException } from '../../api/errors.ts';
import type {
  ListRuleNamesByTargetRequest,
  ListRuleNamesByTargetResponse,
  ListTargetsByRuleRequest,
  ListTargetsByRuleResponse,
  PutTargetsRequest,
  PutTargetsResponse,
  RemoveTargetsRequest,
  RemoveTargetsResponse,
  Target,
} from '../../api/models/events-types.ts';
import { asTheyCome, byText, isCount, isText, nextToken, page, readPageToken } from '../../kernel/page.ts';
import { type EventBridgeContext, type RuleRecord, ruleKey } from './context.ts';
import { requireBus } from './event-buses.ts';
import { invalidToken, limitExceeded } from './refusals.ts';
import { requireRule } from './rules.ts';
import { requireInput } from './target-input.ts';

const PAGE_SIZE = 100;
/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html */
const TARGETS_PER_RULE = 5;

/** Adds targets, each in place of one with its id. */
export function putTargets(context: EventBridgeContext, input: PutTargetsRequest): PutTargetsResponse {
  const rule = requireRule(context, input.EventBusName, input.Rule);
  for (const target of input.Targets) requireTarget(target);
  const targets = new Map(rule.targets.map((target) => [target.Id, target]));
  for (const target of input.Targets) targets.set(target.Id, target);
  if (targets.size > TARGETS_PER_RULE) throw limitExceeded();
  replaceTargets(context, rule, [...targets.values()]);
  return { FailedEntryCount: 0, FailedEntries: [] };
}

/** `arn:aws:lambda:…:function:f`, a queue, a topic, an event bus. */
const TARGET_ARN =
  /^arn:[^:]+:(?:lambda:[^:]+:\d{12}:function:.+|s[qn]s:[^:]+:\d{12}:[^:]+|events:[^:]+:\d{12}:event-bus\/.+)$/;

function requireTarget(target: Target): void {
  const { Id, Arn, SqsParameters, DeadLetterConfig } = target;
  if (!TARGET_ARN.test(Arn))
    throw validationException(`Parameter ${Arn} is not valid. Reason: Provided Arn is not in correct format.`);
  const isFifoQueue = Arn.split(':')[2] === 'sqs' && Arn.endsWith('.fifo');
  if (isFifoQueue && SqsParameters?.MessageGroupId === undefined)
    throw validationException(`Parameter(s) SqsParameters must be specified for target: ${Id}.`);
  requireInput(target);
  const deadLetterArn = DeadLetterConfig?.Arn;
  // how AWS words this is not recorded
  if (deadLetterArn !== undefined && deadLetterArn.split(':')[2] !== 'sqs')
    throw validationException(
      `Dead letter queue of target ${Id} is not valid. Reason: Provided Arn is not an SQS queue.`,
    );
}

export function listTargetsByRule(
  context: EventBridgeContext,
  input: ListTargetsByRuleRequest,
): ListTargetsByRuleResponse {
  const { NextToken, Limit = PAGE_SIZE } = input;
  const { targets } = requireRule(context, input.EventBusName, input.Rule);
  const after = readPageToken(NextToken, isCount, invalidToken);
  const { records, next } = page(targets, asTheyCome(targets), after, Limit);
  return { Targets: records, ...nextToken('NextToken', next) };
}

/** Those that the rule does not have are passed over. */
export function removeTargets(context: EventBridgeContext, input: RemoveTargetsRequest): RemoveTargetsResponse {
  const rule = requireRule(context, input.EventBusName, input.Rule);
  replaceTargets(
    context,
    rule,
    rule.targets.filter(({ Id }) => !input.Ids.includes(Id)),
  );
  return { FailedEntryCount: 0, FailedEntries: [] };
}

const replaceTargets = ({ rules }: EventBridgeContext, rule: Readonly<RuleRecord>, targets: readonly Target[]) =>
  rules.set(ruleKey(rule.busName, rule.name), { ...rule, targets });

export function listRuleNamesByTarget(
  context: EventBridgeContext,
  input: ListRuleNamesByTargetRequest,
): ListRuleNamesByTargetResponse {
  const { TargetArn, NextToken, Limit = PAGE_SIZE } = input;
  const { name: busName } = requireBus(context, input.EventBusName);
  const names = context.rulesByBus
    .get(busName)
    .filter(({ targets }) => targets.some(({ Arn }) => Arn === TargetArn))
    .map(({ name }) => name);
  const after = readPageToken(NextToken, isText, invalidToken);
  const { records, next } = page(
    names,
    byText<string>((name) => name),
    after,
    Limit,
  );
  return { RuleNames: records, ...nextToken('NextToken', next) };
}
