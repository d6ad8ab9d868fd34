/**
 * Whether policies let a caller do something: one pure rule for policies of resources, of roles and users, and of keys.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
import { callerName } from './caller.ts';
import { Asked, type AuthorizationRequest, compiled, type Naming, type Statement } from './statement.ts';

export type { AuthorizationRequest, Statement } from './statement.ts';

export type Verdict = 'allow' | 'explicit-deny' | 'implicit-deny';

/** Kinds of policies that decide. */
export type PolicyKind = 'identity' | 'resource' | 'boundary';

export interface Policies {
  /** Of whoever asks. Undefined: it may do what nobody denies, as an account's root user may. */
  identity?: Iterable<Statement> | undefined;
  /** Beyond which its own policies give it nothing. */
  boundary?: Iterable<Statement> | undefined;
  /** Of what is asked for. */
  resource?: Iterable<Statement> | undefined;
  /** Policies of identities count only where that of the resource leaves it to the account: so it is with keys and with
   * the trust in roles. */
  isDelegated?: boolean;
  /** Whoever asks is of another account than the resource: both have to allow it. */
  isAcrossAccounts?: boolean;
}

export interface Decision {
  verdict: Verdict;
  /** Whose statement decided, or whose is missing. */
  by: PolicyKind;
  /** The statements that decided. */
  statements: readonly Statement[];
}

/** A deny that matches ends it; without one, an allow that matches does. */
export function authorize(statements: Iterable<Statement>, request: AuthorizationRequest): Verdict {
  const asked = new Asked(request);
  let verdict: Verdict = 'implicit-deny';
  for (const statement of statements) {
    const { allows, speaksOf } = compiled(statement);
    if (!speaksOf(asked)) continue;
    if (!allows) return 'explicit-deny';
    verdict = 'allow';
  }
  return verdict;
}

/** All policies together, as AWS decides for one account. */
export function decide(policies: Policies, request: AuthorizationRequest): Decision {
  const asked = new Asked(request);
  const found = {
    resource: findingsOf(policies.resource ?? [], asked),
    identity: policies.identity && findingsOf(policies.identity, asked),
    boundary: policies.boundary && findingsOf(policies.boundary, asked),
  };
  for (const by of ['identity', 'boundary', 'resource'] as const) {
    const { denies = [] } = found[by] ?? {};
    if (denies.length > 0) return { verdict: 'explicit-deny', by, statements: denies };
  }

  const { resource, identity, boundary } = found;
  const named = resource.allows.filter(({ naming }) => naming !== 'account');
  const isBounded = boundary !== undefined && boundary.allows.length === 0;
  // whom a policy names by itself, and not by its role, is not bounded
  const free = named.filter(({ naming }) => !isBounded || naming === 'caller');
  const isOwn = identity === undefined || identity.allows.length > 0;
  const ownStatements = identity?.allows.map(({ statement }) => statement) ?? [];
  const allowed = (by: PolicyKind, statements: readonly Statement[]): Decision => ({
    verdict: 'allow',
    by,
    statements,
  });
  const missing = (by: PolicyKind): Decision => ({ verdict: 'implicit-deny', by, statements: [] });

  if (policies.isAcrossAccounts) {
    if (!isOwn) return missing('identity');
    if (isBounded) return missing('boundary');
    return resource.allows.length > 0 ? allowed('resource', statementsOf(resource.allows)) : missing('resource');
  }
  if (free.length > 0) return allowed('resource', statementsOf(free));
  if (isBounded) return missing('boundary');
  if (!hasIdentity(request)) return missing('resource');
  if (!isOwn) return missing('identity');
  const isLeftToAccount = resource.allows.length > named.length;
  return policies.isDelegated && !isLeftToAccount ? missing('resource') : allowed('identity', ownStatements);
}

interface Finding {
  statement: Statement;
  naming: Naming;
}

interface Findings {
  allows: Finding[];
  denies: Statement[];
}

function findingsOf(statements: Iterable<Statement>, asked: Asked): Findings {
  const found: Findings = { allows: [], denies: [] };
  for (const statement of statements) {
    const { allows, speaksOf } = compiled(statement);
    const naming = speaksOf(asked);
    if (naming === undefined) continue;
    if (allows) found.allows.push({ statement, naming });
    else found.denies.push(statement);
  }
  return found;
}

const statementsOf = (findings: readonly Finding[]) => findings.map(({ statement }) => statement);

/** Services, and whoever has not signed, have no policies of their own. */
const hasIdentity = ({ caller }: AuthorizationRequest) => caller.type !== 'service' && caller.type !== 'anonymous';

const KINDS: Readonly<Record<PolicyKind, [article: 'a' | 'an', name: string]>> = {
  identity: ['an', 'identity-based policy'],
  resource: ['a', 'resource-based policy'],
  boundary: ['a', 'permissions boundary'],
};

/** AWS's sentence of a request that is not let through; each service has a code of its own for it. */
export function denial(
  verdict: Exclude<Verdict, 'allow'>,
  { caller, action, resource }: AuthorizationRequest,
  by: PolicyKind = 'resource',
): string {
  const [article, kind] = KINDS[by];
  const reason =
    verdict === 'explicit-deny'
      ? `with an explicit deny in ${article} ${kind}`
      : `because no ${kind} allows the ${action} action`;
  return `User: ${callerName(caller)} is not authorized to perform: ${action} on resource: ${resource} ${reason}`;
}
