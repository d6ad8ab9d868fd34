/** A key as requests name it: https://docs.aws.amazon.com/kms/latest/developerguide/concepts-key-id.html */
import { type KeyRecord, type KmsContext, keyArn } from './context.ts';
import { type KeyRequest, requirePermission } from './key-access.ts';
import { managedKeyOf } from './managed-keys.ts';
import { accessDenied, disabled, invalidState, notFound } from './refusals.ts';

const KEY_ID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;
const ARN = /^arn:aws:kms:([^:]*):([^:]*):(key\/|(?=alias\/))(.+)$/;

export interface NamedKey {
  key: Readonly<KeyRecord>;
  /** When it was named by one. */
  alias?: string | undefined;
}

/** By id, ARN, alias or an alias's ARN. */
export function findKey(context: KmsContext, name: string): NamedKey {
  const id = idOf(context, name);
  if (!id.startsWith('alias/')) return { key: requireId(context, name, id) };
  const alias = context.aliases.get(id);
  const key = alias ? context.keys.get(alias.keyId) : managedKeyOf(context, id);
  if (!key) throw notFound(`Alias arn:aws:kms:${context.scope.region}:${context.scope.accountId}:${id} is not found.`);
  return { key, alias: id };
}

/** By id or ARN: an alias will not do. */
export function findKeyById(context: KmsContext, name: string): Readonly<KeyRecord> {
  return requireId(context, name, idOf(context, name));
}

/** The key, for who may do that with it. */
export function requireKey(context: KmsContext, name: string, request: KeyRequest): Readonly<KeyRecord> {
  const { key, alias } = findKey(context, name);
  requirePermission(context, key, { ...request, requestAlias: alias });
  return key;
}

/** The same, by id or ARN. */
export function requireKeyById(context: KmsContext, name: string, request: KeyRequest): Readonly<KeyRecord> {
  const key = findKeyById(context, name);
  requirePermission(context, key, request);
  return key;
}

/** https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html */
export function requireEnabled(context: KmsContext, key: KeyRecord): void {
  requireKept(context, key);
  if (key.state === 'Disabled') throw disabled(`${keyArn(context.scope, key.keyId)} is disabled.`);
}

/** It may be disabled, but is not on its way out. */
export function requireKept({ scope }: KmsContext, key: KeyRecord): void {
  if (key.state === 'PendingDeletion') throw invalidState(`${keyArn(scope, key.keyId)} is pending deletion.`);
}

/** An id, or a name with `alias/`. */
function idOf({ scope }: KmsContext, name: string): string {
  if (!name.startsWith('arn:')) return name;
  const [, region, accountId, , id] = ARN.exec(name) ?? [];
  if (id === undefined) throw notFound(`Invalid arn ${name}`);
  if (region !== scope.region) throw notFound(`Invalid arn ${region}`);
  if (accountId !== scope.accountId)
    throw accessDenied(
      `The resource ${name} does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access`,
    );
  return id;
}

function requireId({ keys, scope }: KmsContext, name: string, id: string): Readonly<KeyRecord> {
  if (!KEY_ID.test(id)) throw notFound(`Invalid keyId '${name}'`);
  const key = keys.get(id);
  if (!key) throw notFound(`Key '${keyArn(scope, id)}' does not exist`);
  return key;
}
