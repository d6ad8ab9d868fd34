/**
 * When a rule holds: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
 *
 * Differs from AWS: no backslash takes the meaning of a `*` or `?` in a query string, and there are no regular expressions.
 */
import type { QueryStringKeyValuePair, RuleCondition } from '../../api/models/elbv2-types.ts';
import { isLike } from '../../kernel/like.ts';
import { notHere, refusal, validationError } from './refusals.ts';

/** What rules look at. */
export interface RoutedRequest {
  method: string;
  /** Without a port. */
  host: string;
  path: string;
  /** As they were sent. */
  query: readonly (readonly [name: string, value: string])[];
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
}

const MOST_VALUES = 5;
const LONGEST_VALUE = 128;
const LONGEST_HEADER_NAME = 40;
const LONGEST_METHOD = 40;

interface Field {
  /** The name of the member that holds its values. */
  config: string;
  /** How often it may come in one rule. */
  most: number;
  read(condition: RuleCondition): RuleCondition;
  matches(condition: RuleCondition, request: RoutedRequest): boolean;
}

const FIELDS: Readonly<Record<string, Field>> = {
  'path-pattern': {
    config: 'PathPatternConfig',
    most: 1,
    read: (condition) => {
      const Values = plainValues(condition, condition.PathPatternConfig?.Values);
      return { Field: condition.Field, Values, PathPatternConfig: { Values } };
    },
    matches: ({ Values = [] }, { path }) => Values.some((pattern) => isLike(pattern, path)),
  },
  'host-header': {
    config: 'HostHeaderConfig',
    most: 1,
    read: (condition) => {
      const Values = plainValues(condition, condition.HostHeaderConfig?.Values);
      return { Field: condition.Field, Values, HostHeaderConfig: { Values } };
    },
    matches: ({ Values = [] }, { host }) => Values.some((pattern) => isLikeInAnyCase(pattern, host)),
  },
  'http-request-method': {
    config: 'HttpRequestMethodConfig',
    most: 1,
    read: ({ Field, HttpRequestMethodConfig }) => {
      const Values = requireValues(HttpRequestMethodConfig?.Values, 'http-request-method', LONGEST_METHOD);
      if (Values.some((value) => !/^[A-Z_-]+$/.test(value)))
        throw validationError(
          "The 'http-request-method' value is invalid; the allowed characters are A-Z, hyphen and underscore",
        );
      return { Field, HttpRequestMethodConfig: { Values } };
    },
    matches: ({ HttpRequestMethodConfig: { Values = [] } = {} }, { method }) => Values.includes(method),
  },
  'http-header': {
    config: 'HttpHeaderConfig',
    most: MOST_VALUES,
    read: ({ Field, HttpHeaderConfig: { HttpHeaderName = '', Values } = {} }) => {
      if (HttpHeaderName === '') throw validationError("An 'HttpHeaderName' must be specified with 'http-header'");
      if (HttpHeaderName.length > LONGEST_HEADER_NAME)
        throw validationError(`The 'HttpHeaderName' value is too long; the limit is '${LONGEST_HEADER_NAME}'`);
      return { Field, HttpHeaderConfig: { HttpHeaderName, Values: requireValues(Values, 'http-header') } };
    },
    matches: ({ HttpHeaderConfig: { HttpHeaderName = '', Values = [] } = {} }, { headers }) => {
      const value = headers[HttpHeaderName.toLowerCase()];
      return value !== undefined && Values.some((pattern) => isLikeInAnyCase(pattern, value));
    },
  },
  'query-string': {
    config: 'QueryStringConfig',
    most: MOST_VALUES,
    read: ({ Field, QueryStringConfig: { Values = [] } = {} }) => {
      if (Values.length === 0) throw validationError('A condition value must be specified');
      return { Field, QueryStringConfig: { Values: Values.map(readPair) } };
    },
    matches: ({ QueryStringConfig: { Values = [] } = {} }, { query }) =>
      Values.some(({ Key, Value = '' }) =>
        query.some(
          ([name, value]) => (Key === undefined || isLikeInAnyCase(Key, name)) && isLikeInAnyCase(Value, value),
        ),
      ),
  },
};

/** As AWS describes them. */
export function readConditions(conditions: readonly RuleCondition[]): readonly RuleCondition[] {
  if (conditions.length === 0) throw validationError('A condition must be specified');
  const read = conditions.map(readCondition);
  for (const [name, { most }] of Object.entries(FIELDS))
    if (read.filter(({ Field }) => Field === name).length > most)
      throw validationError(`A rule can have only '${most}' conditions with the '${name}' field`);
  if (read.reduce((sum, condition) => sum + valuesIn(condition), 0) > MOST_VALUES)
    throw refusal('TooManyRules', `A rule cannot have more than '${MOST_VALUES}' condition values`);
  return read;
}

/** All of them hold. */
export const hold = (conditions: readonly RuleCondition[], request: RoutedRequest): boolean =>
  conditions.every((condition) => FIELDS[condition.Field ?? '']?.matches(condition, request) === true);

function readCondition(condition: RuleCondition): RuleCondition {
  const { Field: name = '', Values, RegexValues } = condition;
  // whoever asks is this computer
  if (name === 'source-ip') throw notHere("conditions with the 'source-ip' field");
  const field = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
  if (!field)
    throw validationError(
      `Condition field '${name}' must be one of '[${[...Object.keys(FIELDS), 'source-ip'].join(',')}]'`,
    );
  const config = condition[field.config as keyof RuleCondition] as { RegexValues?: string[] } | undefined;
  if (RegexValues ?? config?.RegexValues) throw notHere('regular expressions in conditions');
  const isPlain = name === 'path-pattern' || name === 'host-header';
  if (Values && !isPlain) throw validationError(`The 'Values' field is not compatible with '${name}'`);
  if (Values && config)
    throw validationError(`You cannot provide both Values and '${field.config}' for a condition of type '${name}'`);
  if (!Values && !config && !isPlain) throw validationError(`A '${field.config}' must be specified with '${name}'`);
  return field.read(condition);
}

const plainValues = ({ Field = '', Values }: RuleCondition, configured: string[] | undefined) =>
  requireValues(Values ?? configured, Field);

function requireValues(values: readonly string[] = [], field: string, longest = LONGEST_VALUE): string[] {
  if (values.length === 0) throw validationError('A condition value must be specified');
  for (const value of values)
    if (value.length > longest) throw validationError(`The '${field}' value is too long; the limit is '${longest}'`);
  return [...values];
}

function readPair({ Key, Value }: QueryStringKeyValuePair): QueryStringKeyValuePair {
  if (Value === undefined || Value === '')
    throw validationError("A 'Value' must be specified in 'QueryStringKeyValuePair'");
  for (const [name, text] of Object.entries({ Key, Value }))
    if (text !== undefined && text.length > LONGEST_VALUE)
      throw validationError(`The '${name}' value is too long; the limit is '${LONGEST_VALUE}'`);
  return { ...(Key !== undefined && { Key }), Value };
}

function valuesIn({ Values, HttpHeaderConfig, HttpRequestMethodConfig, QueryStringConfig }: RuleCondition): number {
  const values = Values ?? HttpHeaderConfig?.Values ?? HttpRequestMethodConfig?.Values ?? QueryStringConfig?.Values;
  return values?.length ?? 0;
}

const isLikeInAnyCase = (pattern: string, text: string) => isLike(pattern.toLowerCase(), text.toLowerCase());
