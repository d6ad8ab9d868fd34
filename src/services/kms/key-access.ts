/**
 * Who may do what with a key: its policy decides, grants add to it, and policies of roles count where the key's leaves it
 * to the account.
 * https://docs.aws.amazon.com/kms/latest/developerguide/policy-evaluation.html
 */
import { type Decision, decide, denial } from '../../kernel/authorize.ts';
import { isoTime } from '../../kernel/calendar.ts';
import type { Caller } from '../../kernel/caller.ts';
import { type PolicyDocument, readPolicyDocument } from '../../kernel/policy-document.ts';
import type { AuthorizationRequest, Statement } from '../../kernel/statement.ts';
import { type GrantOperation, type GrantRecord, type KeyRecord, type KmsContext, keyArn } from './context.ts';
import { accessDenied } from './refusals.ts';

/** Condition keys that an operation knows beside those of caller and key. */
export type ConditionKeys = NonNullable<AuthorizationRequest['context']>;
export type EncryptionContext = Readonly<Record<string, string>>;

export interface KeyRequest {
  /** The operation's name. */
  action: string;
  caller: Caller;
  /** As the request names it, when by an alias. */
  requestAlias?: string | undefined;
  encryptionContext?: EncryptionContext | undefined;
  conditionKeys?: ConditionKeys;
}

/** Throws for who may not. */
export function requirePermission(context: KmsContext, key: KeyRecord, request: KeyRequest): void {
  const asked = authorizationOf(context, key, request);
  const { verdict, by } = decisionOf(context, key, asked);
  if (verdict === 'allow' || (verdict === 'implicit-deny' && isGranted(context, key, request))) return;
  throw accessDenied(denial(verdict, asked, by));
}

/** What concerns no key, or all of them. */
export function requireAccountPermission(context: KmsContext, action: string, caller: Caller, resource = '*'): void {
  const asked = { caller, action: `kms:${action}`, resource, context: requestKeys(context, caller) };
  const { verdict, by } = decide(context.identities.policiesOf(caller) ?? {}, asked);
  if (verdict !== 'allow') throw accessDenied(denial(verdict, asked, by));
}

/** Whether a policy would let the caller change it again. */
export function leavesPolicyTo(context: KmsContext, key: KeyRecord, policy: PolicyDocument, caller: Caller): boolean {
  const asked = authorizationOf(context, key, { action: 'PutKeyPolicy', caller });
  return decisionOf(context, key, asked, policy.statements).verdict === 'allow';
}

function decisionOf(
  { identities }: KmsContext,
  key: KeyRecord,
  asked: AuthorizationRequest,
  resource = statementsOf(key),
): Decision {
  return decide({ ...identities.policiesOf(asked.caller), resource, isDelegated: true }, asked);
}

const STATEMENTS = new WeakMap<KeyRecord, readonly Statement[]>();

/** Read once a record: those are replaced, never edited. */
function statementsOf(key: KeyRecord): readonly Statement[] {
  let statements = STATEMENTS.get(key);
  if (!statements) {
    const document = readPolicyDocument(key.policy);
    statements = typeof document === 'string' ? [] : document.statements;
    STATEMENTS.set(key, statements);
  }
  return statements;
}

/** https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html */
function authorizationOf(context: KmsContext, key: KeyRecord, request: KeyRequest): AuthorizationRequest {
  const { action, caller, requestAlias, encryptionContext = {}, conditionKeys } = request;
  const aliases = [...context.aliases.values()].filter(({ keyId }) => keyId === key.keyId);
  return {
    caller,
    action: `kms:${action}`,
    resource: keyArn(context.scope, key.keyId),
    context: {
      ...requestKeys(context, caller),
      'kms:KeySpec': key.spec,
      'kms:KeyUsage': key.usage,
      'kms:KeyOrigin': 'AWS_KMS',
      'kms:MultiRegion': 'false',
      'kms:ResourceAliases': aliases.map(({ aliasName }) => aliasName),
      'aws:ResourceAccount': context.scope.accountId,
      ...(requestAlias !== undefined && { 'kms:RequestAlias': requestAlias }),
      ...Object.fromEntries(key.tags.map(({ TagKey, TagValue }) => [`aws:ResourceTag/${TagKey}`, TagValue])),
      'kms:EncryptionContextKeys': Object.keys(encryptionContext),
      ...Object.fromEntries(
        Object.entries(encryptionContext).map(([name, value]) => [`kms:EncryptionContext:${name}`, value]),
      ),
      ...conditionKeys,
    },
  };
}

/** What every request to KMS tells. */
function requestKeys({ scope, clock }: KmsContext, caller: Caller): ConditionKeys {
  const via = 'via' in caller ? caller.via : undefined;
  const account = 'accountId' in caller ? caller.accountId : undefined;
  return {
    'aws:CurrentTime': `${isoTime(clock.now)}Z`,
    'aws:EpochTime': String(Math.floor(clock.now / 1000)),
    'aws:SecureTransport': 'true',
    'aws:RequestedRegion': scope.region,
    ...(account !== undefined && { 'kms:CallerAccount': account }),
    ...(via !== undefined && {
      'kms:ViaService': `${via}.${scope.region}.amazonaws.com`,
      'aws:CalledVia': [`${via}.amazonaws.com`],
    }),
  };
}

/** https://docs.aws.amazon.com/kms/latest/developerguide/grants.html */
function isGranted(
  context: KmsContext,
  key: KeyRecord,
  { action, caller, encryptionContext = {} }: KeyRequest,
): boolean {
  return [...context.grants.values()].some(
    (grant) =>
      grant.keyId === key.keyId &&
      grant.operations.includes(action as GrantOperation) &&
      isPrincipal(grant.granteePrincipal, caller) &&
      isWithin(grant.constraints, encryptionContext),
  );
}

/** An account's ARN stands for its root user alone here, a role's for its sessions. */
export function isPrincipal(principal: string, caller: Caller): boolean {
  if (caller.type === 'service') return principal === caller.service;
  if (caller.type === 'anonymous') return false;
  return principal === caller.arn || (caller.type === 'role' && principal === caller.roleArn);
}

function isWithin(constraints: GrantRecord['constraints'], encryptionContext: EncryptionContext): boolean {
  const { EncryptionContextSubset: subset = {}, EncryptionContextEquals: equals } = constraints ?? {};
  const holds = (wanted: EncryptionContext) =>
    Object.entries(wanted).every(
      ([name, value]) => Object.hasOwn(encryptionContext, name) && encryptionContext[name] === value,
    );
  if (!holds(subset)) return false;
  return (
    equals === undefined || (holds(equals) && Object.keys(encryptionContext).length === Object.keys(equals).length)
  );
}
