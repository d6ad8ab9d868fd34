/** Keys whose material changes: https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html */
import type {
  DisableKeyRotationRequest,
  EnableKeyRotationRequest,
  GetKeyRotationStatusRequest,
  GetKeyRotationStatusResponse,
  ListKeyRotationsRequest,
  ListKeyRotationsResponse,
  RotateKeyOnDemandRequest,
  RotateKeyOnDemandResponse,
} from '../../api/models/kms-types.ts';
import type { Caller } from '../../kernel/caller.ts';
import { asTheyCome, isCount } from '../../kernel/page.ts';
import { type KeyRecord, type KmsContext, keyArn } from './context.ts';
import { requireEnabled, requireKept, requireKeyById as requireKey } from './key-reference.ts';
import { awaitRotation, rotate, rotateEach } from './key-timer.ts';
import { orderedPage } from './page.ts';
import { limitExceeded, unsupported } from './refusals.ts';

const USUAL_PERIOD_DAYS = 365;
const ON_DEMAND_ROTATIONS = 25;
const PAGE_SIZE = 100;

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKeyRotation.html */
export function enableKeyRotation(
  context: KmsContext,
  { KeyId, RotationPeriodInDays: periodDays = USUAL_PERIOD_DAYS }: EnableKeyRotationRequest,
  caller: Caller,
): Record<string, never> {
  const key = requireRotatable(context, KeyId, 'EnableKeyRotation', caller);
  if (key.rotation?.periodDays !== periodDays) rotateEach(context, key, periodDays);
  return {};
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_DisableKeyRotation.html */
export function disableKeyRotation(
  context: KmsContext,
  { KeyId }: DisableKeyRotationRequest,
  caller: Caller,
): Record<string, never> {
  const { rotation: _, ...key } = requireRotatable(context, KeyId, 'DisableKeyRotation', caller);
  awaitRotation(context, key);
  return {};
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyRotationStatus.html */
export function getKeyRotationStatus(
  context: KmsContext,
  { KeyId }: GetKeyRotationStatusRequest,
  caller: Caller,
): GetKeyRotationStatusResponse {
  const key = requireKey(context, KeyId, { action: 'GetKeyRotationStatus', caller });
  requireKept(context, key);
  const { rotation } = key;
  return {
    KeyRotationEnabled: rotation !== undefined,
    KeyId: keyArn(context.scope, key.keyId),
    ...(rotation && { RotationPeriodInDays: rotation.periodDays, NextRotationDate: rotation.nextAtMs / 1000 }),
  };
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_RotateKeyOnDemand.html */
export function rotateKeyOnDemand(
  context: KmsContext,
  { KeyId }: RotateKeyOnDemandRequest,
  caller: Caller,
): RotateKeyOnDemandResponse {
  const key = requireRotatable(context, KeyId, 'RotateKeyOnDemand', caller);
  // how AWS says so is not recorded
  if (key.rotations.filter(({ type }) => type === 'ON_DEMAND').length >= ON_DEMAND_ROTATIONS)
    throw limitExceeded(`A key is rotated on demand ${ON_DEMAND_ROTATIONS} times at most.`);
  rotate(context, key, 'ON_DEMAND');
  return { KeyId: keyArn(context.scope, key.keyId) };
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeyRotations.html */
export function listKeyRotations(
  context: KmsContext,
  input: ListKeyRotationsRequest,
  caller: Caller,
): ListKeyRotationsResponse {
  const key = requireKey(context, input.KeyId, { action: 'ListKeyRotations', caller });
  const KeyId = keyArn(context.scope, key.keyId);
  const { rotations } = key;
  const { records, more } = orderedPage(rotations, asTheyCome(rotations), isCount, input, PAGE_SIZE);
  const Rotations = records.map(({ atMs, materialId, type }) => ({
    KeyId,
    KeyMaterialId: materialId,
    RotationDate: atMs / 1000,
    RotationType: type,
  }));
  return { Rotations, ...more };
}

function requireRotatable(context: KmsContext, name: string, action: string, caller: Caller): Readonly<KeyRecord> {
  const key = requireKey(context, name, { action, caller });
  requireEnabled(context, key);
  // how AWS says so is not recorded
  if (key.spec !== 'SYMMETRIC_DEFAULT') throw unsupported(`Keys of the spec ${key.spec} are not rotated.`);
  return key;
}
