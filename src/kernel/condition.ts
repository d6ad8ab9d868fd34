/**
 * Conditions of statements.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
import { readTimestamp } from '../api/timestamp.ts';
import { isInRange } from './ip-range.ts';
import { isArnLike, isLike } from './like.ts';
import {
  ANY,
  hasVariables,
  type KnownValues,
  markWildcards,
  ONE,
  resolveVariables,
  withoutMarks,
} from './policy-variables.ts';

export type IsMet = (known: KnownValues) => boolean;

interface Operator {
  test(value: string, wanted: string): boolean;
  /** The wanted value is a pattern, with its stars marked. */
  isPattern?: boolean;
  /** Values may hold variables. */
  takesVariables?: boolean;
}

const text = (test: Operator['test']): Operator => ({ test, takesVariables: true });
const pattern = (test: Operator['test']): Operator => ({
  test: (value, wanted) => test(withoutMarks(value), wanted),
  takesVariables: true,
  isPattern: true,
});
const numeric = (compare: (value: number, wanted: number) => boolean): Operator => ({
  // an empty text is no number
  test: (value, wanted) => value.trim() !== '' && wanted.trim() !== '' && compare(Number(value), Number(wanted)),
});
const date = (compare: (value: number, wanted: number) => boolean): Operator => ({
  test: (value, wanted) => compare(readTimestamp(value), readTimestamp(wanted)),
});
const arn = pattern((value, wanted) => isArnLike(wanted, value, ANY, ONE));

const OPERATORS: Readonly<Record<string, Operator>> = {
  StringEquals: text((value, wanted) => value === wanted),
  StringEqualsIgnoreCase: text((value, wanted) => value.toLowerCase() === wanted.toLowerCase()),
  StringLike: pattern((value, wanted) => isLike(wanted, value, ANY, ONE)),
  ArnEquals: arn,
  ArnLike: arn,
  Bool: { test: (value, wanted) => value.toLowerCase() === wanted.toLowerCase() },
  BinaryEquals: { test: (value, wanted) => value === wanted },
  IpAddress: { test: isInRange },
  NumericEquals: numeric((value, wanted) => value === wanted),
  NumericLessThan: numeric((value, wanted) => value < wanted),
  NumericLessThanEquals: numeric((value, wanted) => value <= wanted),
  NumericGreaterThan: numeric((value, wanted) => value > wanted),
  NumericGreaterThanEquals: numeric((value, wanted) => value >= wanted),
  DateEquals: date((value, wanted) => value === wanted),
  DateLessThan: date((value, wanted) => value < wanted),
  DateLessThanEquals: date((value, wanted) => value <= wanted),
  DateGreaterThan: date((value, wanted) => value > wanted),
  DateGreaterThanEquals: date((value, wanted) => value >= wanted),
};

/** The operator that each negates. */
const NEGATED: Readonly<Record<string, string>> = {
  StringNotEquals: 'StringEquals',
  StringNotEqualsIgnoreCase: 'StringEqualsIgnoreCase',
  StringNotLike: 'StringLike',
  ArnNotEquals: 'ArnEquals',
  ArnNotLike: 'ArnLike',
  NotIpAddress: 'IpAddress',
  NumericNotEquals: 'NumericEquals',
  DateNotEquals: 'DateEquals',
};

const OPERATOR = /^(ForAllValues:|ForAnyValue:)?(.+?)(IfExists)?$/;

/** Whether AWS knows an operator of that name. */
export function isOperator(name: string): boolean {
  const [, , base = ''] = OPERATOR.exec(name) ?? [];
  return name === 'Null' || Object.hasOwn(OPERATORS, base) || Object.hasOwn(NEGATED, base);
}

/**
 * One key under one operator: one of the wanted values will do; of a negated operator none may be it. A key that the
 * request does not have meets negated operators, `…IfExists` and `ForAllValues`. An operator that nobody knows is not met.
 */
export function compileCondition(name: string, key: string, values: readonly string[], isLiteral: boolean): IsMet {
  if (name === 'Null') {
    const wanted = values.map((value) => value.toLowerCase() === 'true');
    return (known) => wanted.includes(!isThere(known.get(key)));
  }
  const [, set, base = '', ifExists] = OPERATOR.exec(name) ?? [];
  const negated = Object.hasOwn(NEGATED, base);
  const operatorName = negated ? (NEGATED[base] ?? '') : base;
  const operator = Object.hasOwn(OPERATORS, operatorName) ? OPERATORS[operatorName] : undefined;
  if (!operator) return () => false;
  const matches = values.map((value) => compileValue(operator, value, isLiteral));
  const holds = (value: string, known: KnownValues) => matches.some((match) => match(value, known)) !== negated;
  const withoutKey = ifExists !== undefined || set === 'ForAllValues:' || (negated && set === undefined);
  // a key of several values under a plain operator: any of them is enough, and of a negated one all must differ
  const all = set === undefined ? negated : set === 'ForAllValues:';
  return (known) => {
    const found = known.get(key);
    if (!isThere(found)) return withoutKey;
    return all ? found.every((value) => holds(value, known)) : found.some((value) => holds(value, known));
  };
}

const isThere = (values: readonly string[] | undefined): values is readonly string[] =>
  values !== undefined && values.length > 0;

function compileValue(
  { test, isPattern = false, takesVariables = false }: Operator,
  wanted: string,
  isLiteral: boolean,
) {
  if (isLiteral || !takesVariables || !hasVariables(wanted)) {
    const fixed = isPattern ? markWildcards(wanted) : wanted;
    return (value: string) => test(value, fixed);
  }
  return (value: string, known: KnownValues) => {
    const resolved = resolveVariables(wanted, known, isPattern);
    return resolved !== undefined && test(value, resolved);
  };
}
