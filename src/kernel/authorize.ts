/**
 * Whether statements let a caller do something: one pure rule for policies of resources, of roles and of keys.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
import { type Caller, callerName } from './caller.ts';

type OneOrMore = string | readonly string[];

/** One statement of a policy document, in IAM's own words. */
export interface Statement {
  Effect: 'Allow' | 'Deny';
  /** Of a resource's policy; a role's or user's statements have none and speak of their owner. */
  Principal?: '*' | Readonly<Record<string, OneOrMore>>;
  Action?: OneOrMore;
  NotAction?: OneOrMore;
  Resource?: OneOrMore;
  NotResource?: OneOrMore;
  /** Operator → key → the values it may have. */
  Condition?: Readonly<Record<string, Readonly<Record<string, OneOrMore>>>>;
}

export interface AuthorizationRequest {
  caller: Caller;
  /** For example `lambda:InvokeFunction`. */
  action: string;
  /** ARN. */
  resource: string;
  /** Condition keys that are known of the request, such as `aws:SourceArn`. */
  context?: Readonly<Record<string, string>>;
}

export type Verdict = 'allow' | 'explicit-deny' | 'implicit-deny';

/** A deny that matches ends it; without one, an allow that matches does. */
export function authorize(statements: Iterable<Statement>, request: AuthorizationRequest): Verdict {
  let verdict: Verdict = 'implicit-deny';
  for (const statement of statements) {
    if (!matches(statement, request)) continue;
    if (statement.Effect === 'Deny') return 'explicit-deny';
    verdict = 'allow';
  }
  return verdict;
}

/** AWS's sentence of a request that a resource's policy does not let through; each service has a code of its own for it. */
export function denial(verdict: Exclude<Verdict, 'allow'>, { caller, action, resource }: AuthorizationRequest): string {
  const reason =
    verdict === 'explicit-deny'
      ? 'with an explicit deny in a resource-based policy'
      : `because no resource-based policy allows the ${action} action`;
  return `User: ${callerName(caller)} is not authorized to perform: ${action} on resource: ${resource} ${reason}`;
}

function matches(statement: Statement, { caller, action, resource, context = {} }: AuthorizationRequest): boolean {
  const { Principal, Action, NotAction, Resource, NotResource, Condition = {} } = statement;
  if (Principal !== undefined && !isPrincipal(Principal, caller)) return false;
  // names of actions compare without case, ARNs with it
  const isAction = (pattern: string) => isLike(pattern.toLowerCase(), action.toLowerCase());
  if (Action !== undefined && !listOf(Action).some(isAction)) return false;
  if (NotAction !== undefined && listOf(NotAction).some(isAction)) return false;
  const isResource = (pattern: string) => isLike(pattern, resource);
  if (Resource !== undefined && !listOf(Resource).some(isResource)) return false;
  if (NotResource !== undefined && listOf(NotResource).some(isResource)) return false;
  const known = { ...contextOf(caller), ...context };
  return Object.entries(Condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) => isMet(operator, knownValue(known, key), listOf(values))),
  );
}

const listOf = (values: OneOrMore): readonly string[] => (typeof values === 'string' ? [values] : values);

function isPrincipal(principal: NonNullable<Statement['Principal']>, caller: Caller): boolean {
  if (principal === '*') return true;
  return Object.entries(principal).some(([kind, names]) =>
    listOf(names).some((name) => {
      if (kind === 'Service') return caller.type === 'service' && caller.service === name;
      return kind === 'AWS' && (name === '*' || isIdentity(name, caller));
    }),
  );
}

/** An account, or its root's ARN, stands for everybody in it; a role for each of its sessions. */
function isIdentity(name: string, caller: Caller): boolean {
  if (caller.type !== 'root' && caller.type !== 'role') return false;
  if (name === caller.accountId || name === `arn:aws:iam::${caller.accountId}:root`) return true;
  return name === caller.arn || (caller.type === 'role' && name === caller.roleArn);
}

/** What every request tells of its caller. */
function contextOf(caller: Caller): Record<string, string> {
  switch (caller.type) {
    case 'anonymous':
      return {};
    case 'service':
      return {
        'aws:SourceArn': caller.sourceArn,
        'aws:SourceAccount': caller.accountId,
        'aws:PrincipalIsAWSService': 'true',
        'aws:PrincipalServiceName': caller.service,
      };
    case 'role':
      return { 'aws:PrincipalArn': caller.roleArn, 'aws:PrincipalAccount': caller.accountId };
    case 'root':
      return { 'aws:PrincipalArn': caller.arn, 'aws:PrincipalAccount': caller.accountId };
  }
}

/** Condition keys compare without case. */
function knownValue(known: Readonly<Record<string, string>>, key: string): string | undefined {
  const wanted = key.toLowerCase();
  return Object.entries(known).find(([name]) => name.toLowerCase() === wanted)?.[1];
}

type Test = (value: string, wanted: string) => boolean;

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const TESTS: Readonly<Record<string, Test>> = {
  StringEquals: (value, wanted) => value === wanted,
  StringEqualsIgnoreCase: (value, wanted) => value.toLowerCase() === wanted.toLowerCase(),
  StringLike: (value, wanted) => isLike(wanted, value),
  ArnEquals: (value, wanted) => isArnLike(wanted, value),
  ArnLike: (value, wanted) => isArnLike(wanted, value),
  Bool: (value, wanted) => value.toLowerCase() === wanted.toLowerCase(),
  NumericEquals: (value, wanted) => Number(value) === Number(wanted),
  NumericLessThan: (value, wanted) => Number(value) < Number(wanted),
  NumericLessThanEquals: (value, wanted) => Number(value) <= Number(wanted),
  NumericGreaterThan: (value, wanted) => Number(value) > Number(wanted),
  NumericGreaterThanEquals: (value, wanted) => Number(value) >= Number(wanted),
};

/** The test that an operator negates. */
const NEGATED: Readonly<Record<string, string>> = {
  StringNotEquals: 'StringEquals',
  StringNotEqualsIgnoreCase: 'StringEqualsIgnoreCase',
  StringNotLike: 'StringLike',
  ArnNotEquals: 'ArnEquals',
  ArnNotLike: 'ArnLike',
  NumericNotEquals: 'NumericEquals',
};

/**
 * One of the wanted values will do; of a negated operator none may be it. A key that the request does not have meets
 * `…IfExists` and negated operators. An operator that is not known here is not met.
 */
function isMet(operator: string, value: string | undefined, wanted: readonly string[]): boolean {
  if (operator === 'Null') return wanted.some((text) => (text.toLowerCase() === 'true') === (value === undefined));
  const base = operator.replace(/IfExists$/, '');
  const negated = NEGATED[base];
  const test = TESTS[negated ?? base];
  if (!test) return false;
  if (value === undefined) return negated !== undefined || base !== operator;
  return wanted.some((one) => test(value, one)) === (negated === undefined);
}

/** `*` stands for any text, `?` for one character. */
export function isLike(pattern: string, text: string): boolean {
  let at = 0;
  let from = 0;
  let star = -1;
  let resume = 0;
  while (at < text.length) {
    if (pattern[from] === '*') {
      star = from++;
      resume = at;
    } else if (from < pattern.length && (pattern[from] === '?' || pattern[from] === text[at])) {
      from++;
      at++;
    } else if (star >= 0) {
      from = star + 1;
      at = ++resume;
    } else return false;
  }
  while (pattern[from] === '*') from++;
  return from === pattern.length;
}

/** Each of an ARN's six parts by itself: a `*` does not reach over a colon, save in the last. */
function isArnLike(pattern: string, arn: string): boolean {
  const wanted = partsOf(pattern);
  const parts = partsOf(arn);
  return wanted.length === parts.length && wanted.every((part, index) => isLike(part, parts[index] ?? ''));
}

function partsOf(arn: string): string[] {
  const parts = arn.split(':');
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
}
