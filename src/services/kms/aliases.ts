/** Other names of keys: https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html */
import { ServiceException, validationException } from '../../api/errors.ts';
import type {
  CreateAliasRequest,
  DeleteAliasRequest,
  ListAliasesRequest,
  ListAliasesResponse,
  UpdateAliasRequest,
} from '../../api/models/kms-types.ts';
import type { Caller } from '../../kernel/caller.ts';
import { type AliasRecord, aliasArn, type KeyRecord, type KmsContext } from './context.ts';
import { requireAccountPermission, requirePermission } from './key-access.ts';
import { findKeyById, requireKept, requireKey } from './key-reference.ts';
import { RESERVED_PREFIX } from './managed-keys.ts';
import { kmsPage } from './page.ts';
import { alreadyExists, invalidState, notFound } from './refusals.ts';

const PREFIX = 'alias/';
const PAGE_SIZE = 50;

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html */
export function createAlias(
  context: KmsContext,
  { AliasName: aliasName, TargetKeyId }: CreateAliasRequest,
  caller: Caller,
): Record<string, never> {
  requireOwnName(aliasName);
  const arn = aliasArn(context.scope, aliasName);
  requireAccountPermission(context, 'CreateAlias', caller, arn);
  if (context.aliases.has(aliasName)) throw alreadyExists(`An alias with the name ${arn} already exists`);
  const { keyId } = requireTarget(context, TargetKeyId, 'CreateAlias', caller);
  const { now } = context.clock;
  context.aliases.set(aliasName, { aliasName, keyId, createdAtMs: now, updatedAtMs: now });
  return {};
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateAlias.html */
export function updateAlias(
  context: KmsContext,
  { AliasName: aliasName, TargetKeyId }: UpdateAliasRequest,
  caller: Caller,
): Record<string, never> {
  requireOwnName(aliasName);
  requireAccountPermission(context, 'UpdateAlias', caller, aliasArn(context.scope, aliasName));
  const alias = requireAlias(context, aliasName);
  const before = context.keys.get(alias.keyId);
  const after = requireTarget(context, TargetKeyId, 'UpdateAlias', caller);
  if (before) requirePermission(context, before, { action: 'UpdateAlias', caller });
  // how AWS says so is not recorded
  if (before && before.spec !== after.spec) throw invalidState('The new key is of another spec than the current one.');
  context.aliases.set(aliasName, { ...alias, keyId: after.keyId, updatedAtMs: context.clock.now });
  return {};
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_DeleteAlias.html */
export function deleteAlias(
  context: KmsContext,
  { AliasName: aliasName }: DeleteAliasRequest,
  caller: Caller,
): Record<string, never> {
  requireOwnName(aliasName);
  requireAccountPermission(context, 'DeleteAlias', caller, aliasArn(context.scope, aliasName));
  const { keyId } = requireAlias(context, aliasName);
  const key = context.keys.get(keyId);
  if (key) requirePermission(context, key, { action: 'DeleteAlias', caller });
  context.aliases.delete(aliasName);
  return {};
}

/**
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_ListAliases.html
 *
 * Differs from AWS: aliases of keys that AWS manages are listed once their keys are there.
 */
export function listAliases(context: KmsContext, input: ListAliasesRequest, caller: Caller): ListAliasesResponse {
  requireAccountPermission(context, 'ListAliases', caller);
  const of =
    input.KeyId === undefined ? undefined : requireKey(context, input.KeyId, { action: 'DescribeKey', caller });
  const found = [...context.aliases.values()].filter(({ keyId }) => of === undefined || keyId === of.keyId);
  const { records, more } = kmsPage(found, ({ aliasName }) => aliasName, input, PAGE_SIZE);
  const Aliases = records.map(({ aliasName, keyId, createdAtMs, updatedAtMs }) => ({
    AliasName: aliasName,
    AliasArn: aliasArn(context.scope, aliasName),
    TargetKeyId: keyId,
    CreationDate: createdAtMs / 1000,
    LastUpdatedDate: updatedAtMs / 1000,
  }));
  return { Aliases, ...more };
}

function requireOwnName(aliasName: string): void {
  if (!aliasName.startsWith(PREFIX) || aliasName === PREFIX) throw validationException('Invalid identifier');
  if (aliasName.includes(':')) throw validationException(`${aliasName} contains invalid characters for an alias`);
  if (aliasName.startsWith(RESERVED_PREFIX)) throw new ServiceException('NotAuthorizedException', 400, '');
}

function requireAlias({ aliases, scope }: KmsContext, aliasName: string): Readonly<AliasRecord> {
  const alias = aliases.get(aliasName);
  if (!alias) throw notFound(`Alias ${aliasArn(scope, aliasName)} is not found.`);
  return alias;
}

function requireTarget(context: KmsContext, name: string, action: string, caller: Caller): Readonly<KeyRecord> {
  if (name.startsWith(PREFIX)) throw validationException('Aliases must refer to keys. Not aliases');
  const key = findKeyById(context, name);
  requirePermission(context, key, { action, caller });
  requireKept(context, key);
  return key;
}
