/**
 * Statements of policies, made ready once: which requests each speaks of.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
 */
import { type Caller, callerName } from './caller.ts';
import { compileCondition, type IsMet } from './condition.ts';
import { isLike, isResourceLike } from './like.ts';
import { ANY, hasVariables, type KnownValues, ONE, resolveVariables, withoutMarks } from './policy-variables.ts';

type OneOrMore = string | readonly string[];
/** JSON writes numbers and truths without quotes, too. */
type ConditionValues = OneOrMore | boolean | number;
export type PrincipalElement = '*' | Readonly<Record<string, OneOrMore>>;

/** One statement of a policy document, in IAM's own words. */
export interface Statement {
  Sid?: string;
  Effect: 'Allow' | 'Deny';
  /** Of a resource's policy; a role's or user's statements have none and speak of their owner. */
  Principal?: PrincipalElement;
  NotPrincipal?: PrincipalElement;
  Action?: OneOrMore;
  NotAction?: OneOrMore;
  Resource?: OneOrMore;
  NotResource?: OneOrMore;
  /** Operator → key → the values it may have. */
  Condition?: Readonly<Record<string, Readonly<Record<string, ConditionValues>>>>;
}

export interface AuthorizationRequest {
  caller: Caller;
  /** For example `lambda:InvokeFunction`. */
  action: string;
  /** ARN. */
  resource: string;
  /** Condition keys that are known of the request, such as `aws:SourceArn`. */
  context?: Readonly<Record<string, OneOrMore>>;
}

/** How a statement names who asks: itself or everybody, its role, or only the account that it is in. */
export type Naming = 'caller' | 'role' | 'account';

/** A request, with what is derived of it at most once. */
export class Asked implements KnownValues {
  readonly caller: Caller;
  readonly action: string;
  readonly resource: string;
  readonly #context: Readonly<Record<string, OneOrMore>>;
  #known: Map<string, readonly string[]> | undefined;

  constructor({ caller, action, resource, context = {} }: AuthorizationRequest) {
    this.caller = caller;
    // names of actions compare without case, ARNs with it
    this.action = action.toLowerCase();
    this.resource = resource;
    this.#context = context;
  }

  get(key: string): readonly string[] | undefined {
    this.#known ??= new Map(
      [...Object.entries(contextOf(this.caller)), ...Object.entries(this.#context)].map(([name, values]) => [
        name.toLowerCase(),
        listOf(values),
      ]),
    );
    return this.#known.get(key.toLowerCase());
  }
}

export interface CompiledStatement {
  allows: boolean;
  /** Whether it speaks of the request, and how it names who asks; an identity's statements name nobody. */
  speaksOf(asked: Asked): Naming | undefined;
}

const COMPILED = new WeakMap<Statement, CompiledStatement>();
/** Statements of documents from before 2012-10-17, in which `${…}` is only text. */
const LITERAL = new WeakSet<Statement>();

/** Of a document's version: the first had no variables. */
export function markVersion(statements: readonly Statement[], version: string | undefined): readonly Statement[] {
  if (version !== '2012-10-17') for (const statement of statements) LITERAL.add(statement);
  return statements;
}

export function compiled(statement: Statement): CompiledStatement {
  const known = COMPILED.get(statement);
  if (known) return known;
  const made = compile(statement);
  COMPILED.set(statement, made);
  return made;
}

function compile(statement: Statement): CompiledStatement {
  const { Principal, NotPrincipal, Action, NotAction, Resource, NotResource, Condition = {} } = statement;
  const isLiteral = LITERAL.has(statement);
  const actions = compileActions(Action ?? NotAction);
  const resources = compileResources(Resource ?? NotResource, isLiteral);
  const isNotAction = Action === undefined;
  const isNotResource = Resource === undefined;
  const conditions: IsMet[] = Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => compileCondition(operator, key, textsOf(values), isLiteral)),
  );
  return {
    allows: statement.Effect === 'Allow',
    speaksOf(asked) {
      if (actions?.some((matches) => matches(asked.action)) === isNotAction) return undefined;
      if (resources?.some((matches) => matches(asked)) === isNotResource) return undefined;
      const naming = namingOf(Principal, NotPrincipal, asked.caller);
      return naming && conditions.every((isMet) => isMet(asked)) ? naming : undefined;
    },
  };
}

const listOf = (values: OneOrMore): readonly string[] => (typeof values === 'string' ? [values] : values);
const textsOf = (values: ConditionValues): readonly string[] => (Array.isArray(values) ? values : [values]).map(String);

function compileActions(patterns: OneOrMore | undefined): ((action: string) => boolean)[] | undefined {
  if (patterns === undefined) return undefined;
  return listOf(patterns).map((each) => {
    const pattern = each.toLowerCase();
    return /[*?]/.test(pattern) ? (action) => isLike(pattern, action) : (action) => action === pattern;
  });
}

function compileResources(
  patterns: OneOrMore | undefined,
  isLiteral: boolean,
): ((asked: Asked) => boolean)[] | undefined {
  if (patterns === undefined) return undefined;
  return listOf(patterns).map((pattern) => {
    if (pattern === '*') return () => true;
    if (isLiteral || !hasVariables(pattern)) {
      if (!/[*?]/.test(pattern) && pattern.split(':').length > 5) return ({ resource }) => resource === pattern;
      return ({ resource }) => isResourceLike(pattern, resource);
    }
    return (asked) => {
      const resolved = resolveVariables(pattern, asked, true);
      return resolved !== undefined && isResourceLike(resolved, withoutMarks(asked.resource), ANY, ONE);
    };
  });
}

function namingOf(
  principal: PrincipalElement | undefined,
  notPrincipal: PrincipalElement | undefined,
  caller: Caller,
): Naming | undefined {
  if (principal !== undefined) return naming(principal, caller);
  if (notPrincipal === undefined) return 'caller';
  return isWhollyNamed(notPrincipal, caller) ? undefined : 'caller';
}

function naming(principal: PrincipalElement, caller: Caller): Naming | undefined {
  if (principal === '*') return 'caller';
  let found: Naming | undefined;
  for (const [kind, names] of Object.entries(principal))
    for (const name of listOf(names)) {
      const as = namedBy(kind, name, caller);
      if (as === 'caller') return as;
      // the narrower of the two decides more
      if (as !== undefined && found !== 'role') found = as;
    }
  return found;
}

/** An account, or its root's ARN, stands for everybody in it; a role for each of its sessions. */
function namedBy(kind: string, name: string, caller: Caller): Naming | undefined {
  if (kind === 'Service') return caller.type === 'service' && caller.service === name ? 'caller' : undefined;
  if (kind !== 'AWS') return undefined;
  if (name === '*') return 'caller';
  if (caller.type === 'anonymous' || caller.type === 'service') return undefined;
  if (name === caller.arn) return 'caller';
  if (caller.type === 'role' && name === caller.roleArn) return 'role';
  if (name !== caller.accountId && name !== `arn:aws:iam::${caller.accountId}:root`) return undefined;
  return caller.type === 'root' ? 'caller' : 'account';
}

/**
 * Who is to be left out of a `NotPrincipal` is named with all that stands for it: the account, and of a session its role.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
function isWhollyNamed(principal: PrincipalElement, caller: Caller): boolean {
  if (principal === '*') return true;
  const services = listOf(principal.Service ?? []);
  if (caller.type === 'service') return services.includes(callerName(caller));
  const names = listOf(principal.AWS ?? []);
  if (names.includes('*')) return true;
  if (caller.type === 'anonymous') return false;
  const { accountId, arn } = caller;
  const hasAccount = names.includes(accountId) || names.includes(`arn:aws:iam::${accountId}:root`);
  if (caller.type === 'role') return hasAccount && names.includes(arn) && names.includes(caller.roleArn);
  return hasAccount && (caller.type === 'root' || names.includes(arn));
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
      return {
        'aws:PrincipalArn': caller.roleArn,
        'aws:PrincipalAccount': caller.accountId,
        'aws:PrincipalType': 'AssumedRole',
        ...Object.fromEntries(
          Object.entries(caller.session?.tags ?? {}).map(([key, value]) => [`aws:PrincipalTag/${key}`, value]),
        ),
      };
    case 'root':
      return {
        'aws:PrincipalArn': caller.arn,
        'aws:PrincipalAccount': caller.accountId,
        'aws:PrincipalType': 'Account',
      };
  }
}
