/**
 * Who may do what with a topic: its policy. The account's own users and roles may do everything that it does not deny;
 * others, services among them, what it allows.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
 */
import { ServiceException } from '../../api/errors.ts';
import type { AddPermissionInput, RemovePermissionInput } from '../../api/models/sns-types.ts';
import { authorize, denial, type Statement } from '../../kernel/authorize.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { SnsContext, TopicRecord } from './context.ts';
import { invalidParameter } from './refusals.ts';
import { requireTopic } from './topic.ts';

export interface PolicyDocument {
  Version?: string;
  Id?: string;
  Statement?: OneOrMore<LabelledStatement>;
}

type OneOrMore<T> = T | T[];
type LabelledStatement = Statement & { Sid?: string };

/** What a policy of a topic may speak of. */
const ACTIONS = [
  ...['Publish', 'Subscribe', 'GetTopicAttributes', 'SetTopicAttributes', 'AddPermission', 'RemovePermission'],
  ...['DeleteTopic', 'ListSubscriptionsByTopic', 'ListTagsForResource'],
  ...['GetDataProtectionPolicy', 'PutDataProtectionPolicy'],
];

/** What everybody in the account may do: AWS names those of the first days. */
const DEFAULT_ACTIONS = [
  ...['GetTopicAttributes', 'SetTopicAttributes', 'AddPermission', 'RemovePermission', 'DeleteTopic', 'Subscribe'],
  ...['ListSubscriptionsByTopic', 'Publish'],
];

/** CloudWatch alone says whose alarm it speaks for in the word that the default policy asks for. */
const SAYS_OWNER = 'cloudwatch.amazonaws.com';

/** JSON text. */
export function policyOf(context: SnsContext, { arn, attributes }: TopicRecord): string {
  if (attributes.Policy !== undefined) return attributes.Policy;
  return JSON.stringify({
    Version: '2008-10-17',
    Id: '__default_policy_ID',
    Statement: [
      {
        Sid: '__default_statement_ID',
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: DEFAULT_ACTIONS.map((action) => `SNS:${action}`),
        Resource: arn,
        Condition: { StringEquals: { 'AWS:SourceOwner': context.scope.accountId } },
      },
    ],
  });
}

/** Undefined for a text that is none. */
export function readPolicy(text: string): PolicyDocument | undefined {
  try {
    const document: unknown = JSON.parse(text);
    const isObject = typeof document === 'object' && document !== null && !Array.isArray(document);
    return isObject && 'Statement' in document ? (document as PolicyDocument) : undefined;
  } catch {
    // what is no JSON is no policy; whoever asked says so
    return undefined;
  }
}

/** Throws for who may not. `action` is the operation's name. */
export function requirePermission(context: SnsContext, topic: TopicRecord, action: string, caller: Caller): void {
  const owner = caller.type === 'service' && caller.service === SAYS_OWNER ? caller.accountId : undefined;
  const request = {
    caller,
    action: `SNS:${action}`,
    resource: topic.arn,
    ...(owner !== undefined && { context: { 'aws:SourceOwner': owner } }),
  };
  const verdict = authorize(statementsOf(context, topic), request);
  const isOwn = (caller.type === 'root' || caller.type === 'role') && caller.accountId === context.scope.accountId;
  if (verdict === 'allow' || (verdict === 'implicit-deny' && isOwn)) return;
  throw new ServiceException('AuthorizationErrorException', 403, denial(verdict, request));
}

/** https://docs.aws.amazon.com/sns/latest/api/API_AddPermission.html */
export function addPermission(context: SnsContext, input: AddPermissionInput, caller: Caller): Record<string, never> {
  const { Label: label, AWSAccountId: accounts, ActionName: actions } = input;
  const topic = requireTopic(context, input.TopicArn);
  requirePermission(context, topic, 'AddPermission', caller);
  const statements = statementsOf(context, topic);
  if (statements.some(({ Sid }) => Sid === label)) throw invalidParameter('Statement already exists');
  if (!actions.every((action) => ACTIONS.includes(action)))
    throw invalidParameter('Policy statement action out of service scope!');
  if (!accounts.every((account) => /^\d{12}$/.test(account))) throw invalidParameter('Policy Error: Invalid principal');
  const added: LabelledStatement = {
    Sid: label,
    Effect: 'Allow',
    Principal: { AWS: oneOrMore(accounts.map((account) => `arn:aws:iam::${account}:root`)) },
    Action: oneOrMore(actions.map((action) => `SNS:${action}`)),
    Resource: topic.arn,
  };
  putStatements(context, topic, [...statements, added]);
  return {};
}

/** https://docs.aws.amazon.com/sns/latest/api/API_RemovePermission.html */
export function removePermission(
  context: SnsContext,
  { TopicArn, Label }: RemovePermissionInput,
  caller: Caller,
): Record<string, never> {
  const topic = requireTopic(context, TopicArn);
  requirePermission(context, topic, 'RemovePermission', caller);
  const statements = statementsOf(context, topic);
  const rest = statements.filter(({ Sid }) => Sid !== Label);
  if (rest.length === statements.length) throw invalidParameter('Statement does not exist');
  putStatements(context, topic, rest);
  return {};
}

function statementsOf(context: SnsContext, topic: TopicRecord): LabelledStatement[] {
  const { Statement: statements = [] } = readPolicy(policyOf(context, topic)) ?? {};
  return Array.isArray(statements) ? statements : [statements];
}

function putStatements(context: SnsContext, topic: TopicRecord, Statement: LabelledStatement[]): void {
  const document = readPolicy(policyOf(context, topic));
  const attributes = { ...topic.attributes, Policy: JSON.stringify({ ...document, Statement }) };
  context.topics.set(topic.arn, { ...topic, attributes });
}

const oneOrMore = (texts: string[]): OneOrMore<string> => (texts.length === 1 ? (texts[0] ?? '') : texts);
