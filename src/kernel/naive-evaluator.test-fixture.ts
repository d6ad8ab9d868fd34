/**
 * A second reading of IAM's published rules, as plain and slow as they are written, with regular expressions for
 * patterns: what the engine decides must be what this one decides.
 */
import type { Policies, Verdict } from './authorize.ts';
import type { Caller } from './caller.ts';
import type { AuthorizationRequest, Statement } from './statement.ts';

export interface NaiveDocument {
  version: string;
  statements: readonly Statement[];
}

export interface NaivePolicies {
  identity?: NaiveDocument | undefined;
  boundary?: NaiveDocument | undefined;
  resource: NaiveDocument;
  isDelegated: boolean;
  isAcrossAccounts: boolean;
}

/** Statements that speak of the request, by what they do. */
function split(document: NaiveDocument | undefined, request: AuthorizationRequest) {
  const speaking = (document?.statements ?? []).filter((each) => speaksOf(each, document?.version ?? '', request));
  return {
    allows: speaking.filter(({ Effect }) => Effect === 'Allow'),
    denies: speaking.filter(({ Effect }) => Effect === 'Deny'),
  };
}

export function naiveVerdict(policies: NaivePolicies, request: AuthorizationRequest): Verdict {
  const identity = split(policies.identity, request);
  const boundary = split(policies.boundary, request);
  const resource = split(policies.resource, request);
  // an explicit deny in any of them is final
  if ([identity, boundary, resource].some(({ denies }) => denies.length > 0)) return 'explicit-deny';

  const { caller } = request;
  const hasPolicies = caller.type === 'root' || caller.type === 'role';
  const identityAllows = hasPolicies && (policies.identity === undefined || identity.allows.length > 0);
  const boundaryAllows = policies.boundary === undefined || boundary.allows.length > 0;
  const named = (by: (statement: Statement) => boolean) => resource.allows.some(by);
  const namesCaller = named(({ Principal, NotPrincipal }) => isNamed(Principal, NotPrincipal, caller) === 'itself');
  const namesRole = named(({ Principal, NotPrincipal }) => isNamed(Principal, NotPrincipal, caller) === 'role');
  const namesAccount = named(({ Principal, NotPrincipal }) => isNamed(Principal, NotPrincipal, caller) === 'account');

  if (policies.isAcrossAccounts) {
    const own = hasPolicies ? identityAllows : policies.identity === undefined || identity.allows.length > 0;
    return own && boundaryAllows && (namesCaller || namesRole || namesAccount) ? 'allow' : 'implicit-deny';
  }
  if (namesCaller) return 'allow';
  if (namesRole && boundaryAllows) return 'allow';
  if (!boundaryAllows || !identityAllows) return 'implicit-deny';
  return policies.isDelegated && !namesAccount ? 'implicit-deny' : 'allow';
}

function speaksOf(statement: Statement, version: string, request: AuthorizationRequest): boolean {
  const known = knownOf(request);
  const replaces = version === '2012-10-17';
  const { Action, NotAction, Resource, NotResource, Principal, NotPrincipal, Condition = {} } = statement;
  const isAction = (patterns: unknown) =>
    many(patterns).some((pattern) => regex(literal(pattern), 'i').test(request.action));
  if (Action !== undefined && !isAction(Action)) return false;
  if (NotAction !== undefined && isAction(NotAction)) return false;
  const isResource = (patterns: unknown) =>
    many(patterns).some((pattern) => {
      if (pattern === '*') return true;
      const tokens = replaces ? replaced(pattern, known) : literal(pattern);
      return tokens !== undefined && isResourceOf(tokens, request.resource);
    });
  if (Resource !== undefined && !isResource(Resource)) return false;
  if (NotResource !== undefined && isResource(NotResource)) return false;
  if (Principal !== undefined || NotPrincipal !== undefined)
    if (isNamed(Principal, NotPrincipal, request.caller) === undefined) return false;
  for (const [operator, keys] of Object.entries(Condition))
    for (const [key, values] of Object.entries(keys))
      if (!isMet(operator, known.get(key.toLowerCase()), many(values), known, replaces)) return false;
  return true;
}

type Known = Map<string, string[]>;

function knownOf({ caller, context = {} }: AuthorizationRequest): Known {
  const known: Known = new Map();
  const tell = (key: string, value: unknown) => known.set(key.toLowerCase(), many(value));
  if (caller.type === 'role') {
    tell('aws:PrincipalArn', caller.roleArn);
    tell('aws:PrincipalAccount', caller.accountId);
    tell('aws:PrincipalType', 'AssumedRole');
  }
  if (caller.type === 'root') {
    tell('aws:PrincipalArn', caller.arn);
    tell('aws:PrincipalAccount', caller.accountId);
    tell('aws:PrincipalType', 'Account');
  }
  if (caller.type === 'service') {
    tell('aws:SourceArn', caller.sourceArn);
    tell('aws:SourceAccount', caller.accountId);
    tell('aws:PrincipalIsAWSService', 'true');
    tell('aws:PrincipalServiceName', caller.service);
  }
  for (const [key, value] of Object.entries(context)) tell(key, value);
  return known;
}

const many = (value: unknown): string[] => (Array.isArray(value) ? value : [value]).map(String);

/** A pattern, character by character: itself, any text, or any one. */
type Token = string | { any: true } | { one: true };

const literal = (text: string): Token[] =>
  Array.from({ length: text.length }, (_, at) =>
    text[at] === '*' ? { any: true } : text[at] === '?' ? { one: true } : (text[at] ?? ''),
  );

/** With values in the place of variables; undefined when one has none. */
function replaced(text: string, known: Known): Token[] | undefined {
  const start = text.indexOf('${');
  const end = text.indexOf('}', start);
  if (start < 0 || end < 0) return literal(text);
  const inside = text.slice(start + 2, end);
  const rest = replaced(text.slice(end + 1), known);
  const comma = inside.indexOf(',');
  const quoted = comma < 0 ? undefined : inside.slice(comma + 1).trim();
  const hasDefault = quoted?.startsWith("'") === true && quoted.endsWith("'") && quoted.length > 1;
  const key = (hasDefault ? inside.slice(0, comma) : inside).trim().toLowerCase();
  const values = known.get(key);
  let value: string | undefined;
  if (['*', '?', '$'].includes(inside)) value = inside;
  else if (values?.length === 1) value = values[0];
  else if (hasDefault) value = quoted?.slice(1, -1);
  if (value === undefined || rest === undefined) return undefined;
  return [...literal(text.slice(0, start)), ...value.split(''), ...rest];
}

function regex(tokens: Token[], flags = ''): RegExp {
  const source = tokens
    .map((token) => {
      if (typeof token === 'string') return token.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
      return 'any' in token ? '[^]*' : '[^]';
    })
    .join('');
  return new RegExp(`^${source}$`, flags);
}

/** The six parts of an ARN. */
function parts(tokens: Token[]): Token[][] {
  const found: Token[][] = [[]];
  for (const token of tokens)
    if (token === ':' && found.length < 6) found.push([]);
    else found.at(-1)?.push(token);
  return found;
}

function isArn(pattern: Token[], arn: string): boolean {
  const wanted = parts(pattern);
  const given = parts(arn.split('')).map((part) => part.join(''));
  return wanted.length === given.length && wanted.every((part, at) => regex(part).test(given[at] ?? ''));
}

function isResourceOf(pattern: Token[], resource: string): boolean {
  const only = pattern[0];
  if (pattern.length === 1 && typeof only === 'object' && 'any' in only) return true;
  const wanted = parts(pattern);
  const given = parts(resource.split('')).map((part) => part.join(''));
  if (given.length < 6 || wanted[0]?.join('') !== 'arn') return regex(pattern).test(resource);
  return given.every((part, at) => wanted[at] === undefined || regex(wanted[at]).test(part));
}

type As = 'itself' | 'role' | 'account' | undefined;

function isNamed(principal: Statement['Principal'], notPrincipal: Statement['NotPrincipal'], caller: Caller): As {
  if (principal !== undefined) return namedIn(principal, caller);
  if (notPrincipal === undefined) return 'itself';
  if (notPrincipal === '*') return undefined;
  const names = many(notPrincipal.AWS ?? []);
  const services = many(notPrincipal.Service ?? []);
  if (caller.type === 'service') return services.includes(caller.service) ? undefined : 'itself';
  if (names.includes('*')) return undefined;
  if (caller.type === 'anonymous') return 'itself';
  const account = [caller.accountId, `arn:aws:iam::${caller.accountId}:root`];
  const hasAccount = account.some((name) => names.includes(name));
  const others = caller.type === 'role' ? [caller.arn, caller.roleArn] : [];
  return hasAccount && others.every((name) => names.includes(name)) ? undefined : 'itself';
}

function namedIn(principal: NonNullable<Statement['Principal']>, caller: Caller): As {
  if (principal === '*') return 'itself';
  const names = many(principal.AWS ?? []);
  if (names.includes('*')) return 'itself';
  if (caller.type === 'service') return many(principal.Service ?? []).includes(caller.service) ? 'itself' : undefined;
  if (caller.type === 'anonymous') return undefined;
  if (names.includes(caller.arn)) return 'itself';
  if (caller.type === 'role' && names.includes(caller.roleArn)) return 'role';
  const account = [caller.accountId, `arn:aws:iam::${caller.accountId}:root`];
  if (!names.some((name) => account.includes(name))) return undefined;
  return caller.type === 'root' ? 'itself' : 'account';
}

function isMet(
  operator: string,
  given: string[] | undefined,
  wanted: string[],
  known: Known,
  replaces: boolean,
): boolean {
  const isMissing = given === undefined || given.length === 0;
  if (operator === 'Null') return wanted.some((value) => (value.toLowerCase() === 'true') === isMissing);
  let name = operator;
  let set = '';
  if (name.includes(':')) [set = '', name = ''] = name.split(':');
  const ifExists = name.endsWith('IfExists');
  if (ifExists) name = name.slice(0, -'IfExists'.length);
  const isNegated = name.includes('Not');
  const positive = name.replace('Not', '');
  if (isMissing) {
    if (set === 'ForAllValues' || ifExists) return true;
    return set === '' && isNegated;
  }
  const isOne = (value: string) => wanted.some((each) => compare(positive, value, each, known, replaces));
  const holds = (value: string) => (isNegated ? !isOne(value) : isOne(value));
  if (set === 'ForAllValues') return given.every(holds);
  if (set === 'ForAnyValue') return given.some(holds);
  return isNegated ? !given.some(isOne) : given.some(isOne);
}

function compare(operator: string, value: string, wanted: string, known: Known, replaces: boolean): boolean {
  const tokens = replaces ? replaced(wanted, known) : literal(wanted);
  const text = tokens?.map((token) => (typeof token === 'string' ? token : 'any' in token ? '*' : '?')).join('');
  switch (operator) {
    case 'StringEquals':
      return text === value;
    case 'StringEqualsIgnoreCase':
      return text?.toLowerCase() === value.toLowerCase();
    case 'StringLike':
      return tokens !== undefined && regex(tokens).test(value);
    case 'ArnEquals':
    case 'ArnLike':
      return tokens !== undefined && isArn(tokens, value);
    case 'Bool':
      return value.toLowerCase() === wanted.toLowerCase();
    case 'BinaryEquals':
      return value === wanted;
    case 'IpAddress':
      return isInside(value, wanted);
  }
  if (operator.startsWith('Date')) return ordered(operator.slice(4), seconds(value), seconds(wanted));
  if (/^\s*$/.test(value) || /^\s*$/.test(wanted)) return false;
  return ordered(operator.slice('Numeric'.length), Number(value), Number(wanted));
}

const seconds = (text: string) => (/^\d+$/.test(text) ? Number(text) : new Date(text).getTime() / 1000);

function ordered(operator: string, value: number, wanted: number): boolean {
  if (Number.isNaN(value) || Number.isNaN(wanted)) return false;
  switch (operator) {
    case 'Equals':
      return value === wanted;
    case 'LessThan':
      return value < wanted;
    case 'LessThanEquals':
      return value <= wanted;
    case 'GreaterThan':
      return value > wanted;
    default:
      return value >= wanted;
  }
}

/** Addresses of version 4 alone are drawn: as one number. */
function isInside(address: string, range: string): boolean {
  const numberOf = (text: string) => text.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const [network = '', bits = '32'] = range.split('/');
  const size = 2 ** (32 - Number(bits));
  return Math.floor(numberOf(address) / size) === Math.floor(numberOf(network) / size);
}

/** As the engine takes them. */
export const policiesOf = (naive: NaivePolicies): Policies => ({
  ...(naive.identity && { identity: naive.identity.statements }),
  ...(naive.boundary && { boundary: naive.boundary.statements }),
  resource: naive.resource.statements,
  isDelegated: naive.isDelegated,
  isAcrossAccounts: naive.isAcrossAccounts,
});
