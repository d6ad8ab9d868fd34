/** Keys, from their making to their end: https://docs.aws.amazon.com/kms/latest/developerguide/key-states-keystate-transitions.html */
import { validationException } from '../../api/errors.ts';
import type {
  CancelKeyDeletionRequest,
  CancelKeyDeletionResponse,
  CreateKeyRequest,
  CreateKeyResponse,
  DescribeKeyRequest,
  DescribeKeyResponse,
  DisableKeyRequest,
  EnableKeyRequest,
  KeyMetadata,
  ListKeysRequest,
  ListKeysResponse,
  ScheduleKeyDeletionRequest,
  ScheduleKeyDeletionResponse,
  UpdateKeyDescriptionRequest,
} from '../../api/models/kms-types.ts';
import type { Caller } from '../../kernel/caller.ts';
import { randomUuid } from '../../kernel/random.ts';
import { type KeyRecord, type KeySpec, type KeyUsage, type KmsContext, keyArn } from './context.ts';
import { requireAccountPermission } from './key-access.ts';
import { isKeySpec, makeKey } from './key-making.ts';
import { defaultPolicy, requireKeyPolicy } from './key-policies.ts';
import { requireKept, requireKey, requireKeyById } from './key-reference.ts';
import { awaitRotation, scheduleKey } from './key-timer.ts';
import { kmsPage } from './page.ts';
import { invalidState, unsupported } from './refusals.ts';
import { requireTags } from './tags.ts';

const PAGE_SIZE = 100;
const DAY_MS = 86_400_000;
const SHORTEST_WINDOW_DAYS = 7;
const LONGEST_WINDOW_DAYS = 30;

/**
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html
 *
 * Differs from AWS: symmetric and HMAC keys alone, of one Region, with material of KMS's own.
 */
export function createKey(context: KmsContext, input: CreateKeyRequest, caller: Caller): CreateKeyResponse {
  requireAccountPermission(context, 'CreateKey', caller);
  const { Description: description = '', Tags: tags = [], Policy } = input;
  const { spec, usage } = kindOf(input);
  if ((input.Origin ?? 'AWS_KMS') !== 'AWS_KMS' || input.MultiRegion || input.CustomKeyStoreId !== undefined)
    throw unsupported('Only single-Region keys with key material that KMS makes are here.');
  requireTags(tags);
  const keyId = randomUuid(context.random);
  const policy = Policy ?? defaultPolicy(context);
  if (Policy !== undefined) requireKeyPolicy(context, { ...input, Policy }, caller, keyId);
  return { KeyMetadata: describe(context, makeKey(context, { keyId, description, spec, usage, tags, policy })) };
}

function kindOf({ KeySpec, CustomerMasterKeySpec, KeyUsage }: CreateKeyRequest): { spec: KeySpec; usage: KeyUsage } {
  if (KeySpec !== undefined && CustomerMasterKeySpec !== undefined)
    throw validationException(
      'You cannot specify KeySpec and CustomerMasterKeySpec in the same request. CustomerMasterKeySpec is deprecated.',
    );
  const spec = KeySpec ?? CustomerMasterKeySpec ?? 'SYMMETRIC_DEFAULT';
  if (spec !== 'SYMMETRIC_DEFAULT' && KeyUsage === undefined)
    throw validationException(
      'You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.',
    );
  if (!isKeySpec(spec)) throw unsupported(`Keys of the spec ${spec} are not here.`);
  const usage = spec === 'SYMMETRIC_DEFAULT' ? 'ENCRYPT_DECRYPT' : 'GENERATE_VERIFY_MAC';
  if ((KeyUsage ?? usage) !== usage)
    throw validationException(`KeyUsage ${KeyUsage} is not compatible with KeySpec ${spec}`);
  return { spec, usage };
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html */
export function describeKey(context: KmsContext, { KeyId }: DescribeKeyRequest, caller: Caller): DescribeKeyResponse {
  return { KeyMetadata: describe(context, requireKey(context, KeyId, { action: 'DescribeKey', caller })) };
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeys.html */
export function listKeys(context: KmsContext, input: ListKeysRequest, caller: Caller): ListKeysResponse {
  requireAccountPermission(context, 'ListKeys', caller);
  const { records, more } = kmsPage(context.keys.values(), ({ keyId }) => keyId, input, PAGE_SIZE);
  return { Keys: records.map(({ keyId }) => ({ KeyId: keyId, KeyArn: keyArn(context.scope, keyId) })), ...more };
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKey.html */
export function enableKey(context: KmsContext, { KeyId }: EnableKeyRequest, caller: Caller): Record<string, never> {
  const key = requireKeyById(context, KeyId, { action: 'EnableKey', caller });
  requireKept(context, key);
  if (key.state !== 'Enabled') awaitRotation(context, { ...key, state: 'Enabled' });
  return {};
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_DisableKey.html */
export function disableKey(context: KmsContext, { KeyId }: DisableKeyRequest, caller: Caller): Record<string, never> {
  const key = requireKeyById(context, KeyId, { action: 'DisableKey', caller });
  requireKept(context, key);
  if (key.state !== 'Disabled') awaitRotation(context, { ...key, state: 'Disabled' });
  return {};
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateKeyDescription.html */
export function updateKeyDescription(
  context: KmsContext,
  { KeyId, Description }: UpdateKeyDescriptionRequest,
  caller: Caller,
): Record<string, never> {
  const key = requireKeyById(context, KeyId, { action: 'UpdateKeyDescription', caller });
  requireKept(context, key);
  context.keys.set(key.keyId, { ...key, description: Description });
  return {};
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html */
export function scheduleKeyDeletion(
  context: KmsContext,
  { KeyId, PendingWindowInDays: days = LONGEST_WINDOW_DAYS }: ScheduleKeyDeletionRequest,
  caller: Caller,
): ScheduleKeyDeletionResponse {
  const conditionKeys = { 'kms:ScheduleKeyDeletionPendingWindowInDays': String(days) };
  const found = requireKeyById(context, KeyId, { action: 'ScheduleKeyDeletion', caller, conditionKeys });
  requireKept(context, found);
  if (days < SHORTEST_WINDOW_DAYS || days > LONGEST_WINDOW_DAYS)
    throw validationException(
      `PendingWindowInDays should be between ${SHORTEST_WINDOW_DAYS} and ${LONGEST_WINDOW_DAYS}, but it is ${days}`,
    );
  const settlesAtMs = context.clock.now + days * DAY_MS;
  const key: KeyRecord = { ...found, state: 'PendingDeletion', pendingWindowDays: days, settlesAtMs };
  context.keys.set(key.keyId, key);
  scheduleKey(context, key.keyId);
  return {
    KeyId: keyArn(context.scope, key.keyId),
    DeletionDate: settlesAtMs / 1000,
    KeyState: 'PendingDeletion',
    PendingWindowInDays: days,
  };
}

/** It is disabled then. https://docs.aws.amazon.com/kms/latest/APIReference/API_CancelKeyDeletion.html */
export function cancelKeyDeletion(
  context: KmsContext,
  { KeyId }: CancelKeyDeletionRequest,
  caller: Caller,
): CancelKeyDeletionResponse {
  const found = requireKeyById(context, KeyId, { action: 'CancelKeyDeletion', caller });
  const arn = keyArn(context.scope, found.keyId);
  if (found.state !== 'PendingDeletion') throw invalidState(`${arn} is not pending deletion.`);
  const { pendingWindowDays: _, ...key } = found;
  awaitRotation(context, { ...key, state: 'Disabled' });
  return { KeyId: arn };
}

function describe({ scope }: KmsContext, key: KeyRecord): KeyMetadata {
  const { spec, usage, state } = key;
  return {
    AWSAccountId: scope.accountId,
    KeyId: key.keyId,
    Arn: keyArn(scope, key.keyId),
    CreationDate: key.createdAtMs / 1000,
    Enabled: state === 'Enabled',
    Description: key.description,
    KeyUsage: usage,
    KeyState: state,
    ...(state === 'PendingDeletion' && key.settlesAtMs !== undefined && { DeletionDate: key.settlesAtMs / 1000 }),
    Origin: 'AWS_KMS',
    KeyManager: key.managedFor === undefined ? 'CUSTOMER' : 'AWS',
    CustomerMasterKeySpec: spec,
    KeySpec: spec,
    ...(spec === 'SYMMETRIC_DEFAULT'
      ? { EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'], CurrentKeyMaterialId: key.materialId }
      : { MacAlgorithms: [macAlgorithmOf(spec)] }),
    MultiRegion: false,
  };
}

/** The one that fits. */
export const macAlgorithmOf = (spec: Exclude<KeySpec, 'SYMMETRIC_DEFAULT'>) =>
  spec.replace('HMAC_', 'HMAC_SHA_') as 'HMAC_SHA_224' | 'HMAC_SHA_256' | 'HMAC_SHA_384' | 'HMAC_SHA_512';
