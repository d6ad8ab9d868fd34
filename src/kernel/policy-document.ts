/**
 * Policies as texts: read, and checked against the grammar that all services have in common.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
import { isOperator } from './condition.ts';
import { markVersion, type Statement } from './statement.ts';

export interface PolicyDocument {
  version: string | undefined;
  statements: readonly Statement[];
}

/** What is wrong with a text: it is no JSON object, or no policy. */
export type PolicyFault = 'json' | 'syntax';

const VERSIONS = ['2012-10-17', '2008-10-17'];
const DOCUMENT_FIELDS = new Set(['Version', 'Id', 'Statement']);
const STATEMENT_FIELDS = new Set([
  ...['Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'],
]);

export function readPolicyDocument(text: string): PolicyDocument | PolicyFault {
  const document = parse(text);
  if (!isObject(document)) return 'json';
  const { Version, Id, Statement: given } = document;
  const statements: unknown[] = Array.isArray(given) ? given : [given];
  const isWhole =
    Object.keys(document).every((name) => DOCUMENT_FIELDS.has(name)) &&
    (Version === undefined || VERSIONS.includes(Version as string)) &&
    (Id === undefined || typeof Id === 'string') &&
    statements.length > 0 &&
    statements.every(isStatement);
  if (!isWhole) return 'syntax';
  const version = Version as string | undefined;
  return { version, statements: markVersion(statements as Statement[], version) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // what is not JSON is no policy; whoever asked says so in its service's words
    return undefined;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isStatement(value: unknown): boolean {
  if (!isObject(value) || !Object.keys(value).every((name) => STATEMENT_FIELDS.has(name))) return false;
  const { Sid, Effect, Principal, NotPrincipal, Action, NotAction, Resource, NotResource, Condition } = value;
  return (
    (Sid === undefined || typeof Sid === 'string') &&
    (Effect === 'Allow' || Effect === 'Deny') &&
    isOneAtMost(Principal, NotPrincipal, isPrincipal) &&
    isOneAtMost(Action, NotAction, isTexts) &&
    isOneAtMost(Resource, NotResource, isTexts) &&
    (Condition === undefined || isConditions(Condition))
  );
}

const isOneAtMost = (one: unknown, other: unknown, isGood: (value: unknown) => boolean) =>
  (one === undefined || other === undefined) && [one, other].every((each) => each === undefined || isGood(each));

const isTexts = (value: unknown): boolean =>
  typeof value === 'string' || (Array.isArray(value) && value.every((each) => typeof each === 'string'));

const PRINCIPALS = new Set(['AWS', 'Service', 'Federated', 'CanonicalUser']);

const isPrincipal = (value: unknown): boolean =>
  value === '*' ||
  (isObject(value) && Object.entries(value).every(([kind, names]) => PRINCIPALS.has(kind) && isTexts(names)));

const isConditions = (value: unknown): boolean =>
  isObject(value) &&
  Object.entries(value).every(
    ([operator, keys]) => isOperator(operator) && isObject(keys) && Object.values(keys).every(isConditionValue),
  );

const isConditionValue = (value: unknown): boolean => (Array.isArray(value) ? value.every(isScalar) : isScalar(value));

const isScalar = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value);
