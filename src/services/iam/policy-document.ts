/** Policies as requests carry them: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
import { ServiceException } from '../../api/errors.ts';
import { readPolicyDocument } from '../../kernel/policy-document.ts';
import type { Statement } from '../../kernel/statement.ts';

const malformed = (message: string) => new ServiceException('MalformedPolicyDocumentException', 400, message);

/** Of a role or user: it says of its owner what that may do. */
export function requireIdentityPolicy(text: string): readonly Statement[] {
  const statements = requireStatements(text);
  for (const { Principal, NotPrincipal, Action, NotAction, Resource, NotResource } of statements) {
    if ((Principal ?? NotPrincipal) !== undefined) throw malformed('Policy document should not specify a principal.');
    const actions = [Action ?? NotAction ?? []].flat();
    if (actions.length === 0) throw malformed('Policy statement must contain actions.');
    if (!actions.every((action) => action === '*' || /^[^:]+:[^:]+$/.test(action)))
      throw malformed('Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.');
    const resources = [Resource ?? NotResource ?? []].flat();
    if (resources.length === 0) throw malformed('Policy statement must contain resources.');
    const other = resources.find((resource) => resource !== '*' && !resource.startsWith('arn:'));
    if (other !== undefined) throw malformed(`Resource ${other} must be in ARN format or "*".`);
  }
  return statements;
}

/** Of a role: who may take it on. */
export function requireTrustPolicy(text: string): void {
  for (const { Principal, NotPrincipal, Action, NotAction, Resource, NotResource } of requireStatements(text)) {
    if ((Resource ?? NotResource) !== undefined) throw malformed('Has prohibited field Resource');
    if ((Principal ?? NotPrincipal) === undefined) throw malformed('Missing required field Principal');
    if (![Action ?? NotAction ?? []].flat().every((action) => /^sts:/i.test(action)))
      throw malformed('AssumeRole policy may only specify STS AssumeRole actions.');
  }
}

function requireStatements(text: string): readonly Statement[] {
  const document = readPolicyDocument(text);
  if (document === 'json') throw malformed('This policy contains invalid Json');
  if (document === 'syntax') throw malformed('Syntax errors in policy.');
  return document.statements;
}

const STATEMENTS = new Map<string, readonly Statement[]>();
/** Texts that are kept ready: more than an account has that is not made for it. */
const KEPT = 1000;

/** Those of a policy that was accepted; none of a text that is no policy, as earlier builds have kept. */
export function statementsOf(text: string): readonly Statement[] {
  const known = STATEMENTS.get(text);
  if (known) return known;
  const document = readPolicyDocument(text);
  const statements = typeof document === 'string' ? [] : document.statements;
  if (STATEMENTS.size >= KEPT) STATEMENTS.clear();
  STATEMENTS.set(text, statements);
  return statements;
}
