/**
 * Which messages a subscription takes: those whose attributes, or whose body, match its filter policy.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-message-filtering.html
 */
import { compileEventPattern } from '../../kernel/event-pattern/compiler.ts';
import { type EventPattern, fieldsOf, matches } from '../../kernel/event-pattern/event-pattern.ts';
import { PatternRefusal } from '../../kernel/event-pattern/match-expression.ts';
import type { MessageAttribute, SubscriptionRecord } from './context.ts';
import { invalidParameter } from './refusals.ts';

export const SCOPES = ['MessageAttributes', 'MessageBody'] as const;
export type FilterPolicyScope = (typeof SCOPES)[number];

const MAXIMUM_KEYS = 5;
const MAXIMUM_COMBINATIONS = 150;

export const scopeOf = ({ FilterPolicyScope: scope }: SubscriptionRecord['attributes']): FilterPolicyScope =>
  scope === 'MessageBody' ? scope : 'MessageAttributes';

/** Throws for a text that is no policy; `where` says in which request it came. */
export function requireFilterPolicy(text: string, scope: FilterPolicyScope, where = ''): void {
  const refuse = (reason: string): never => {
    throw invalidParameter(`${where}${reason}`);
  };
  const policy = readJson(text) ?? refuse('FilterPolicy: failed to parse JSON.');
  if (scope === 'MessageAttributes' && Object.values(policy).some(isObject))
    refuse('Filter policy scope MessageAttributes does not support nested filter policy');
  if (Object.keys(policy).length > MAXIMUM_KEYS)
    refuse(`FilterPolicy: Filter policy can not have more than ${MAXIMUM_KEYS} keys`);
  if (combinationsOf(policy, 1) > MAXIMUM_COMBINATIONS) refuse('FilterPolicy: Filter policy is too complex');
  try {
    compile(policy);
  } catch (error) {
    if (!(error instanceof PatternRefusal)) throw error;
    refuse(`FilterPolicy: ${error.message}`);
  }
}

export type FilterVerdict = 'taken' | 'no match' | 'no attributes' | 'invalid attributes' | 'invalid body';

/** Of the text that the subscription would get. */
export function filter(
  { attributes: settings }: Pick<SubscriptionRecord, 'attributes'>,
  text: string,
  attributes: Readonly<Record<string, MessageAttribute>>,
): FilterVerdict {
  const { FilterPolicy: policyText } = settings;
  const policy = policyText === undefined ? undefined : readJson(policyText);
  if (!policy) return 'taken';
  if (scopeOf(settings) === 'MessageBody') {
    const body = readJson(text);
    if (!body) return 'invalid body';
    return matches(compile(policy), fieldsOf(body)) ? 'taken' : 'no match';
  }
  const values = valuesOf(attributes);
  if (!values) return 'invalid attributes';
  if (matches(compile(policy), fieldsOf(values))) return 'taken';
  return Object.keys(attributes).length === 0 ? 'no attributes' : 'no match';
}

/** AWS reads it from JSON that it has written anew; its refusals name places in that. */
const compile = (policy: object): EventPattern => compileEventPattern(JSON.stringify(policy));

/** Values by name, as a policy compares them. Undefined: one of them is not what its type says. */
function valuesOf(attributes: Readonly<Record<string, MessageAttribute>>): Record<string, unknown> | undefined {
  const values: Record<string, unknown> = {};
  for (const [name, { type, value }] of Object.entries(attributes)) {
    if (type.startsWith('Binary')) continue;
    if (type === 'String.Array') {
      const list = readArray(value);
      if (!list) return undefined;
      values[name] = list;
    } else values[name] = type.startsWith('Number') ? Number(value) : value;
  }
  return values;
}

/** How many values can come together; a nested key weighs as many times as it is deep. */
function combinationsOf(policy: object, depth: number): number {
  let combinations = 1;
  for (const value of Object.values(policy) as unknown[]) {
    if (Array.isArray(value)) combinations *= Math.max(1, value.length) * depth;
    else if (isObject(value)) combinations *= combinationsOf(value, depth + 1);
  }
  return combinations;
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readJson(text: string): object | undefined {
  const value = parsed(text);
  return isObject(value) ? value : undefined;
}

function readArray(text: string): unknown[] | undefined {
  const value = parsed(text);
  return Array.isArray(value) ? value : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // whoever asked says that this is no JSON
    return undefined;
  }
}
