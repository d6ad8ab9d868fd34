/** How a key comes to be: its record, and beside it what it is made of. */
import { encodeBase64 } from '../../api/base64.ts';
import { randomBytes, randomHex, randomUuid } from '../../kernel/random.ts';
import type { KeyRecord, KeySpec, KmsContext } from './context.ts';

/** Bytes that keys are made of. */
const MATERIAL_BYTES: Readonly<Record<KeySpec, number>> = {
  SYMMETRIC_DEFAULT: 32,
  HMAC_224: 28,
  HMAC_256: 32,
  HMAC_384: 48,
  HMAC_512: 64,
};

export const isKeySpec = (spec: string): spec is KeySpec => Object.hasOwn(MATERIAL_BYTES, spec);

type Made = Pick<KeyRecord, 'description' | 'policy'> &
  Partial<Pick<KeyRecord, 'keyId' | 'managedFor' | 'spec' | 'usage' | 'tags'>>;

export function makeKey(context: KmsContext, made: Made): Readonly<KeyRecord> {
  const { clock, random, keys, materials } = context;
  const { keyId = randomUuid(random), spec = 'SYMMETRIC_DEFAULT', usage = 'ENCRYPT_DECRYPT', tags = [] } = made;
  const material = newMaterial(context, spec);
  const key: KeyRecord = {
    ...made,
    keyId,
    spec,
    usage,
    tags,
    state: 'Enabled',
    createdAtMs: clock.now,
    materialId: material.id,
    rotations: [],
  };
  materials.set(keyId, { keyId, materials: [material] });
  keys.set(keyId, key);
  return key;
}

/** Further material: from here on what is encrypted is encrypted with it, and all that was before is still read. */
export function addMaterial(context: KmsContext, { keyId, spec }: KeyRecord): string {
  const material = newMaterial(context, spec);
  const { materials = [] } = context.materials.get(keyId) ?? {};
  context.materials.set(keyId, { keyId, materials: [...materials, material] });
  return material.id;
}

/**
 * Differs from AWS: what keys are made of comes of the account's luck, which a seed repeats, and of no hardware. Nothing
 * that is to stay secret outside belongs here.
 */
const newMaterial = ({ random }: KmsContext, spec: KeySpec) => ({
  id: randomHex(random, 64),
  bytes: encodeBase64(randomBytes(random, MATERIAL_BYTES[spec])),
});
