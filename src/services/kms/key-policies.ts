/** Policies of keys, of which each has one: https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html */
import type {
  GetKeyPolicyRequest,
  GetKeyPolicyResponse,
  ListKeyPoliciesRequest,
  ListKeyPoliciesResponse,
  PutKeyPolicyRequest,
} from '../../api/models/kms-types.ts';
import type { Caller } from '../../kernel/caller.ts';
import { type PolicyDocument, readPolicyDocument } from '../../kernel/policy-document.ts';
import type { KeyRecord, KmsContext } from './context.ts';
import { leavesPolicyTo } from './key-access.ts';
import { requireKeyById } from './key-reference.ts';
import { limitExceeded, malformedPolicy, notFound } from './refusals.ts';

const DEFAULT = 'default';
/** https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html#key-policy-limit */
const POLICY_BYTES = 32_768;

/** It leaves the key to the account's own policies; written with AWS's spaces. */
export const defaultPolicy = ({ scope }: KmsContext): string =>
  JSON.stringify(
    {
      Version: '2012-10-17',
      Id: 'key-default-1',
      Statement: [
        {
          Sid: 'Enable IAM User Permissions',
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${scope.accountId}:root` },
          Action: 'kms:*',
          Resource: '*',
        },
      ],
    },
    null,
    2,
  ).replace(/^( *"[^"]+"):/gm, '$1 :');

type NewPolicy = Pick<PutKeyPolicyRequest, 'Policy' | 'BypassPolicyLockoutSafetyCheck'>;

/** Throws for a text that is no key's policy, or that would leave its own author outside. */
export function requireKeyPolicy(context: KmsContext, input: NewPolicy, caller: Caller, keyId: string): void {
  const { Policy: text, BypassPolicyLockoutSafetyCheck: bypass = false } = input;
  // how AWS says so is not recorded, save that of the lockout and of principals
  if (text.length > POLICY_BYTES) throw limitExceeded(`A key's policy has at most ${POLICY_BYTES} bytes.`);
  const policy = readPolicyDocument(text);
  if (policy === 'json') throw malformedPolicy('The policy is not valid JSON.');
  if (policy === 'syntax' || !policy.statements.every(isWhole)) throw malformedPolicy('The policy is not valid.');
  if (!policy.statements.every(hasValidPrincipals))
    throw malformedPolicy('Policy contains a statement with one or more invalid principals.');
  const key = context.keys.get(keyId) ?? keyToBe(keyId);
  if (!bypass && !leavesPolicyTo(context, key, policy, caller))
    throw malformedPolicy('The new key policy will not allow you to update the key policy in the future.');
}

type PolicyStatement = PolicyDocument['statements'][number];

const isWhole = ({ Principal, NotPrincipal, Action, NotAction, Resource, NotResource }: PolicyStatement) =>
  (Principal ?? NotPrincipal) !== undefined &&
  (Action ?? NotAction) !== undefined &&
  (Resource ?? NotResource) !== undefined;

const PRINCIPAL = /^(\*|\d{12}|arn:aws:(iam|sts)::\d{12}:.+)$/;

function hasValidPrincipals({ Principal, NotPrincipal }: PolicyStatement): boolean {
  const principal = Principal ?? NotPrincipal;
  if (principal === undefined || principal === '*') return true;
  return [principal.AWS ?? []].flat().every((name) => PRINCIPAL.test(name));
}

/** A key that is about to be made, as far as its policy may speak of it. */
const keyToBe = (keyId: string): KeyRecord => ({
  keyId,
  description: '',
  spec: 'SYMMETRIC_DEFAULT',
  usage: 'ENCRYPT_DECRYPT',
  state: 'Enabled',
  createdAtMs: 0,
  policy: '',
  tags: [],
  materialId: '',
  rotations: [],
});

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyPolicy.html */
export function getKeyPolicy(
  context: KmsContext,
  { KeyId, PolicyName = DEFAULT }: GetKeyPolicyRequest,
  caller: Caller,
): GetKeyPolicyResponse {
  const { policy } = requireKeyById(context, KeyId, { action: 'GetKeyPolicy', caller });
  requireName(PolicyName);
  return { Policy: policy, PolicyName };
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html */
export function putKeyPolicy(context: KmsContext, input: PutKeyPolicyRequest, caller: Caller): Record<string, never> {
  const conditionKeys = { 'kms:BypassPolicyLockoutSafetyCheck': String(input.BypassPolicyLockoutSafetyCheck ?? false) };
  const key = requireKeyById(context, input.KeyId, { action: 'PutKeyPolicy', caller, conditionKeys });
  requireName(input.PolicyName ?? DEFAULT);
  requireKeyPolicy(context, input, caller, key.keyId);
  context.keys.set(key.keyId, { ...key, policy: input.Policy });
  return {};
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeyPolicies.html */
export function listKeyPolicies(
  context: KmsContext,
  { KeyId }: ListKeyPoliciesRequest,
  caller: Caller,
): ListKeyPoliciesResponse {
  requireKeyById(context, KeyId, { action: 'ListKeyPolicies', caller });
  return { PolicyNames: [DEFAULT], Truncated: false };
}

function requireName(name: string): void {
  if (name !== DEFAULT) throw notFound('No such policy exists');
}
