/** Grants, which add to what a key's policy allows: https://docs.aws.amazon.com/kms/latest/developerguide/grants.html */

import { encodeBase64 } from '../../api/base64.ts';
import { ServiceException } from '../../api/errors.ts';
import type {
  CreateGrantRequest,
  CreateGrantResponse,
  GrantListEntry,
  ListGrantsRequest,
  ListGrantsResponse,
  ListRetirableGrantsRequest,
  RetireGrantRequest,
  RevokeGrantRequest,
} from '../../api/models/kms-types.ts';
import type { Caller } from '../../kernel/caller.ts';
import { randomBytes, randomHex } from '../../kernel/random.ts';
import { type GrantRecord, type KeyRecord, type KmsContext, keyArn } from './context.ts';
import { isPrincipal, requireAccountPermission } from './key-access.ts';
import { findKeyById, requireEnabled, requireKept, requireKeyById } from './key-reference.ts';
import { kmsPage } from './page.ts';
import { accessDenied, notFound, stopDryRun } from './refusals.ts';

const PAGE_SIZE = 50;
const TOKEN_BYTES = 48;

/** What each kind of key can be granted for. */
const OPERATIONS: Readonly<Record<KeyRecord['usage'], readonly string[]>> = {
  ENCRYPT_DECRYPT: [
    ...['Encrypt', 'Decrypt', 'ReEncryptFrom', 'ReEncryptTo', 'GenerateDataKey', 'GenerateDataKeyWithoutPlaintext'],
    ...['GenerateDataKeyPair', 'GenerateDataKeyPairWithoutPlaintext', 'CreateGrant', 'RetireGrant', 'DescribeKey'],
  ],
  GENERATE_VERIFY_MAC: ['GenerateMac', 'VerifyMac', 'CreateGrant', 'RetireGrant', 'DescribeKey'],
  SIGN_VERIFY: [],
  KEY_AGREEMENT: [],
};

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateGrant.html */
export function createGrant(context: KmsContext, input: CreateGrantRequest, caller: Caller): CreateGrantResponse {
  const { Operations: operations, Name: name, GranteePrincipal, RetiringPrincipal, Constraints: constraints } = input;
  const key = requireKeyById(context, input.KeyId, {
    action: 'CreateGrant',
    caller,
    conditionKeys: {
      'kms:GrantOperations': operations,
      'kms:GranteePrincipal': GranteePrincipal,
      'kms:GrantIsForAWSResource': String('via' in caller && caller.via !== undefined),
      ...(RetiringPrincipal !== undefined && { 'kms:RetiringPrincipal': RetiringPrincipal }),
      ...(constraints && { 'kms:GrantConstraintType': Object.keys(constraints) }),
    },
  });
  requireEnabled(context, key);
  const other = operations.find((operation) => !OPERATIONS[key.usage].includes(operation));
  // how AWS says so is not recorded
  if (other !== undefined)
    throw new ServiceException('ValidationException', 400, `Grant operation ${other} is not valid for this key.`);
  stopDryRun(input);
  const wanted = {
    keyId: key.keyId,
    name,
    granteePrincipal: GranteePrincipal,
    retiringPrincipal: RetiringPrincipal,
    issuingAccount: `arn:aws:iam::${context.scope.accountId}:root`,
    operations,
    constraints,
  };
  const same = name === undefined ? undefined : sameGrant(context, wanted);
  const grantToken = encodeBase64(randomBytes(context.random, TOKEN_BYTES));
  const grant: GrantRecord = {
    ...wanted,
    grantId: same?.grantId ?? randomHex(context.random, 64),
    grantToken,
    createdAtMs: same?.createdAtMs ?? context.clock.now,
  };
  context.grants.set(grant.grantId, grant);
  return { GrantToken: grantToken, GrantId: grant.grantId };
}

/** A name makes a retried request find the grant that the first has made. */
function sameGrant(
  { grants }: KmsContext,
  wanted: Omit<GrantRecord, 'grantId' | 'grantToken' | 'createdAtMs'>,
): Readonly<GrantRecord> | undefined {
  const textOf = ({ keyId, name, granteePrincipal, retiringPrincipal, operations, constraints }: typeof wanted) =>
    JSON.stringify([keyId, name, granteePrincipal, retiringPrincipal, [...operations].sort(), constraints]);
  return [...grants.values()].find((grant) => textOf(grant) === textOf(wanted));
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_ListGrants.html */
export function listGrants(context: KmsContext, input: ListGrantsRequest, caller: Caller): ListGrantsResponse {
  const { keyId } = requireKeyById(context, input.KeyId, { action: 'ListGrants', caller });
  const { GrantId, GranteePrincipal } = input;
  return pageOf(context, input, (grant) => {
    if (grant.keyId !== keyId || (GrantId !== undefined && grant.grantId !== GrantId)) return false;
    return GranteePrincipal === undefined || grant.granteePrincipal === GranteePrincipal;
  });
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_ListRetirableGrants.html */
export function listRetirableGrants(
  context: KmsContext,
  input: ListRetirableGrantsRequest,
  caller: Caller,
): ListGrantsResponse {
  requireAccountPermission(context, 'ListRetirableGrants', caller);
  return pageOf(context, input, ({ retiringPrincipal }) => retiringPrincipal === input.RetiringPrincipal);
}

function pageOf(
  context: KmsContext,
  input: Pick<ListGrantsRequest, 'Limit' | 'Marker'>,
  isWanted: (grant: GrantRecord) => boolean,
): ListGrantsResponse {
  const found = [...context.grants.values()].filter(isWanted);
  const { records, more } = kmsPage(found, ({ grantId }) => grantId, input, PAGE_SIZE);
  return { Grants: records.map((grant) => describe(context, grant)), ...more };
}

function describe({ scope }: KmsContext, grant: GrantRecord): GrantListEntry {
  return {
    KeyId: keyArn(scope, grant.keyId),
    GrantId: grant.grantId,
    Name: grant.name ?? '',
    CreationDate: grant.createdAtMs / 1000,
    GranteePrincipal: grant.granteePrincipal,
    RetiringPrincipal: grant.retiringPrincipal,
    IssuingAccount: grant.issuingAccount,
    Operations: [...grant.operations],
    Constraints: grant.constraints,
  };
}

/** By whom it names for that, by who was granted it, and by the account.
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_RetireGrant.html */
export function retireGrant(context: KmsContext, input: RetireGrantRequest, caller: Caller): Record<string, never> {
  const grant = grantToRetire(context, input);
  const { retiringPrincipal, granteePrincipal, operations } = grant;
  const mayRetire =
    caller.type === 'root' ||
    (retiringPrincipal !== undefined && isPrincipal(retiringPrincipal, caller)) ||
    (operations.includes('RetireGrant') && isPrincipal(granteePrincipal, caller));
  // how AWS says so is not recorded
  if (!mayRetire) throw accessDenied('The grant does not let this principal retire it.');
  stopDryRun(input);
  context.grants.delete(grant.grantId);
  return {};
}

function grantToRetire(context: KmsContext, { GrantToken, GrantId, KeyId }: RetireGrantRequest): Readonly<GrantRecord> {
  if (GrantToken !== undefined) {
    const grant = [...context.grants.values()].find(({ grantToken }) => grantToken === GrantToken);
    if (!grant) throw new ServiceException('InvalidGrantTokenException', 400, 'Invalid grant token');
    return grant;
  }
  if (GrantId === undefined || KeyId === undefined)
    throw new ServiceException(
      'ValidationException',
      400,
      'Please specify either a grant token or a grant ID and a key ID.',
    );
  return requireGrant(context, findKeyById(context, KeyId), GrantId);
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_RevokeGrant.html */
export function revokeGrant(context: KmsContext, input: RevokeGrantRequest, caller: Caller): Record<string, never> {
  const key = requireKeyById(context, input.KeyId, { action: 'RevokeGrant', caller });
  requireKept(context, key);
  const { grantId } = requireGrant(context, key, input.GrantId);
  stopDryRun(input);
  context.grants.delete(grantId);
  return {};
}

function requireGrant({ grants, scope }: KmsContext, { keyId }: KeyRecord, grantId: string): Readonly<GrantRecord> {
  const grant = grants.get(grantId);
  if (grant?.keyId !== keyId) throw notFound(`Grant ID ${grantId} not found for key ${keyArn(scope, keyId)}`);
  return grant;
}
