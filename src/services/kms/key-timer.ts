/**
 * The timer that a key has: it rotates the key each so many days, or deletes it where its deletion was scheduled.
 * https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
 */
import { type Arrival, scheduleAll, scheduleSettlement } from '../../kernel/settlement.ts';
import type { KeyRecord, KeyRotation, KmsContext } from './context.ts';
import { addMaterial } from './key-making.ts';

const DAY_MS = 86_400_000;

/** Keys that waited for something when the region stopped go on waiting. */
export const resumeKeys = (context: KmsContext): void => scheduleAll(context.clock, context.keys, arrivalOf(context));

export const scheduleKey = (context: KmsContext, keyId: string): void =>
  scheduleSettlement(context.clock, context.keys, keyId, arrivalOf(context));

const arrivalOf = (context: KmsContext): Arrival<KeyRecord> => ({
  settle: (key) => {
    if (key.state === 'PendingDeletion') remove(context, key);
    else rotate(context, key, 'AUTOMATIC');
  },
  name: ({ keyId, state, managedFor }) => {
    if (state === 'PendingDeletion') return `deletion of key ${keyId}`;
    return managedFor === undefined ? `rotation of key ${keyId}` : undefined;
  },
});

/** With its aliases and grants; what was encrypted with it is lost. */
function remove({ keys, materials, aliases, grants }: KmsContext, { keyId }: KeyRecord): void {
  for (const alias of [...aliases.values()]) if (alias.keyId === keyId) aliases.delete(alias.aliasName);
  for (const grant of [...grants.values()]) if (grant.keyId === keyId) grants.delete(grant.grantId);
  materials.delete(keyId);
  keys.delete(keyId);
}

export function rotate(context: KmsContext, key: KeyRecord, type: KeyRotation['type']): void {
  const materialId = addMaterial(context, key);
  const atMs = context.clock.now;
  const { rotation } = key;
  awaitRotation(context, {
    ...key,
    materialId,
    rotations: [...key.rotations, { atMs, materialId, type }],
    // by itself it is rotated when it would have been, whatever was done on demand
    ...(rotation &&
      type === 'AUTOMATIC' && { rotation: { ...rotation, nextAtMs: atMs + rotation.periodDays * DAY_MS } }),
  });
}

/** Keeps the key; it waits for its next rotation while it is enabled, and makes up for it when it is enabled again. */
export function awaitRotation(context: KmsContext, changed: KeyRecord): Readonly<KeyRecord> {
  const { settlesAtMs: _, ...key } = changed;
  const waits = key.rotation !== undefined && key.state === 'Enabled';
  const kept: KeyRecord = waits
    ? { ...key, settlesAtMs: Math.max(context.clock.now, key.rotation?.nextAtMs ?? 0) }
    : key;
  context.keys.set(key.keyId, kept);
  scheduleKey(context, key.keyId);
  return kept;
}

export const rotateEach = (context: KmsContext, key: KeyRecord, periodDays: number): Readonly<KeyRecord> =>
  awaitRotation(context, { ...key, rotation: { periodDays, nextAtMs: context.clock.now + periodDays * DAY_MS } });
