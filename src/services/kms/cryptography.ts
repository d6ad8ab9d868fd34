/** What keys are used for: https://docs.aws.amazon.com/kms/latest/developerguide/kms-cryptography.html */
import { hmac } from '@noble/hashes/hmac.js';
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { decodeBase64 } from '../../api/base64.ts';
import { validationException } from '../../api/errors.ts';
import type {
  DecryptRequest,
  DecryptResponse,
  EncryptRequest,
  EncryptResponse,
  GenerateDataKeyRequest,
  GenerateDataKeyResponse,
  GenerateDataKeyWithoutPlaintextResponse,
  GenerateMacRequest,
  GenerateMacResponse,
  GenerateRandomRequest,
  GenerateRandomResponse,
  ReEncryptRequest,
  ReEncryptResponse,
  VerifyMacRequest,
  VerifyMacResponse,
} from '../../api/models/kms-types.ts';
import type { Caller } from '../../kernel/caller.ts';
import { randomBytes } from '../../kernel/random.ts';
import { type Ciphertext, open, readCiphertext, type Sealing, seal } from './ciphertext.ts';
import { type KeyRecord, type KeyUsage, type KmsContext, keyArn } from './context.ts';
import { type EncryptionContext, requireAccountPermission, requirePermission } from './key-access.ts';
import { requireEnabled, requireKey } from './key-reference.ts';
import { macAlgorithmOf } from './keys.ts';
import {
  accessDenied,
  incorrectKey,
  invalidCiphertext,
  invalidKeyUsage,
  invalidMac,
  stopDryRun,
  unsupported,
} from './refusals.ts';

const NONCE_BYTES = 12;
const SYMMETRIC = 'SYMMETRIC_DEFAULT';

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_Encrypt.html */
export function encrypt(context: KmsContext, input: EncryptRequest, caller: Caller): EncryptResponse {
  const { EncryptionContext: encryptionContext, EncryptionAlgorithm: algorithm = SYMMETRIC } = input;
  const key = requireUsable(context, input.KeyId, 'Encrypt', caller, encryptionContext, algorithm);
  stopDryRun(input);
  return {
    CiphertextBlob: sealed(context, key, input.Plaintext, encryptionContext),
    KeyId: keyArn(context.scope, key.keyId),
    EncryptionAlgorithm: SYMMETRIC,
  };
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html */
export function decrypt(context: KmsContext, input: DecryptRequest, caller: Caller): DecryptResponse {
  requireNoRecipient(input);
  const { EncryptionContext: encryptionContext, EncryptionAlgorithm: algorithm = SYMMETRIC } = input;
  const { key, plaintext, materialId } = opened(context, { ...input, algorithm, encryptionContext }, 'Decrypt', caller);
  stopDryRun(input);
  return {
    KeyId: keyArn(context.scope, key.keyId),
    Plaintext: plaintext,
    EncryptionAlgorithm: SYMMETRIC,
    KeyMaterialId: materialId,
  };
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_ReEncrypt.html */
export function reEncrypt(context: KmsContext, input: ReEncryptRequest, caller: Caller): ReEncryptResponse {
  const { SourceEncryptionAlgorithm = SYMMETRIC, DestinationEncryptionAlgorithm = SYMMETRIC } = input;
  const source = opened(
    context,
    {
      CiphertextBlob: input.CiphertextBlob,
      KeyId: input.SourceKeyId,
      encryptionContext: input.SourceEncryptionContext,
      algorithm: SourceEncryptionAlgorithm,
    },
    'ReEncryptFrom',
    caller,
  );
  const { DestinationEncryptionContext: encryptionContext } = input;
  const to = requireUsable(
    context,
    input.DestinationKeyId,
    'ReEncryptTo',
    caller,
    encryptionContext,
    DestinationEncryptionAlgorithm,
  );
  stopDryRun(input);
  return {
    CiphertextBlob: sealed(context, to, source.plaintext, encryptionContext),
    SourceKeyId: keyArn(context.scope, source.key.keyId),
    KeyId: keyArn(context.scope, to.keyId),
    SourceEncryptionAlgorithm: SYMMETRIC,
    DestinationEncryptionAlgorithm: SYMMETRIC,
    SourceKeyMaterialId: source.materialId,
    DestinationKeyMaterialId: to.materialId,
  };
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKey.html */
export function generateDataKey(
  context: KmsContext,
  input: GenerateDataKeyRequest,
  caller: Caller,
): GenerateDataKeyResponse {
  requireNoRecipient(input);
  return newDataKey(context, input, 'GenerateDataKey', caller);
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyWithoutPlaintext.html */
export function generateDataKeyWithoutPlaintext(
  context: KmsContext,
  input: Omit<GenerateDataKeyRequest, 'Recipient'>,
  caller: Caller,
): GenerateDataKeyWithoutPlaintextResponse {
  const { Plaintext: _, ...rest } = newDataKey(context, input, 'GenerateDataKeyWithoutPlaintext', caller);
  return rest;
}

function newDataKey(
  context: KmsContext,
  input: GenerateDataKeyRequest,
  action: string,
  caller: Caller,
): GenerateDataKeyResponse {
  const { EncryptionContext: encryptionContext, KeySpec, NumberOfBytes } = input;
  if ((KeySpec === undefined) === (NumberOfBytes === undefined))
    throw validationException('Please specify either number of bytes or key spec.');
  const key = requireUsable(context, input.KeyId, action, caller, encryptionContext, SYMMETRIC);
  stopDryRun(input);
  const plaintext = randomBytes(context.random, NumberOfBytes ?? (KeySpec === 'AES_128' ? 16 : 32));
  return {
    CiphertextBlob: sealed(context, key, plaintext, encryptionContext),
    Plaintext: plaintext,
    KeyId: keyArn(context.scope, key.keyId),
    KeyMaterialId: key.materialId,
  };
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateRandom.html */
export function generateRandom(
  context: KmsContext,
  input: GenerateRandomRequest,
  caller: Caller,
): GenerateRandomResponse {
  requireNoRecipient(input);
  requireAccountPermission(context, 'GenerateRandom', caller);
  if (input.CustomKeyStoreId !== undefined) throw unsupported('There are no custom key stores.');
  if (input.NumberOfBytes === undefined) throw validationException('NumberOfBytes is required.');
  return { Plaintext: randomBytes(context.random, input.NumberOfBytes) };
}

const HASHES = { HMAC_SHA_224: sha224, HMAC_SHA_256: sha256, HMAC_SHA_384: sha384, HMAC_SHA_512: sha512 };

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateMac.html */
export function generateMac(context: KmsContext, input: GenerateMacRequest, caller: Caller): GenerateMacResponse {
  const { key, mac } = macOf(context, input, 'GenerateMac', caller);
  stopDryRun(input);
  return { Mac: mac, MacAlgorithm: input.MacAlgorithm, KeyId: keyArn(context.scope, key.keyId) };
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_VerifyMac.html */
export function verifyMac(context: KmsContext, input: VerifyMacRequest, caller: Caller): VerifyMacResponse {
  const { key, mac } = macOf(context, input, 'VerifyMac', caller);
  stopDryRun(input);
  if (mac.length !== input.Mac.length || mac.some((byte, index) => byte !== input.Mac[index])) throw invalidMac();
  return { KeyId: keyArn(context.scope, key.keyId), MacValid: true, MacAlgorithm: input.MacAlgorithm };
}

function macOf(
  context: KmsContext,
  { KeyId, Message, MacAlgorithm }: Pick<GenerateMacRequest, 'KeyId' | 'Message' | 'MacAlgorithm'>,
  action: string,
  caller: Caller,
): { key: Readonly<KeyRecord>; mac: Uint8Array } {
  const conditionKeys = { 'kms:MacAlgorithm': MacAlgorithm };
  const key = requireKey(context, KeyId, { action, caller, conditionKeys });
  requireUsage(context, key, 'GENERATE_VERIFY_MAC', action);
  if (key.spec !== SYMMETRIC && macAlgorithmOf(key.spec) !== MacAlgorithm)
    throw invalidKeyUsage(`Algorithm ${MacAlgorithm} is incompatible with key spec ${key.spec}.`);
  requireEnabled(context, key);
  const { bytes } = materialOf(context, key, key.materialId);
  return { key, mac: hmac(HASHES[MacAlgorithm], bytes, Message) };
}

/** The key, for who may encrypt with it. */
function requireUsable(
  context: KmsContext,
  name: string,
  action: string,
  caller: Caller,
  encryptionContext: EncryptionContext | undefined,
  algorithm: string,
): Readonly<KeyRecord> {
  const conditionKeys = { 'kms:EncryptionAlgorithm': algorithm };
  const key = requireKey(context, name, { action, caller, encryptionContext, conditionKeys });
  requireUsage(context, key, 'ENCRYPT_DECRYPT', action);
  requireAlgorithm(key, algorithm);
  requireEnabled(context, key);
  return key;
}

function requireUsage({ scope }: KmsContext, key: KeyRecord, usage: KeyUsage, action: string): void {
  if (key.usage !== usage)
    throw invalidKeyUsage(`${keyArn(scope, key.keyId)} key usage is ${key.usage} which is not valid for ${action}.`);
}

function requireAlgorithm({ spec }: KeyRecord, algorithm: string): void {
  if (algorithm !== SYMMETRIC) throw invalidKeyUsage(`Algorithm ${algorithm} is incompatible with key spec ${spec}.`);
}

/** Enclaves are not here. */
function requireNoRecipient({ Recipient }: { Recipient?: unknown }): void {
  if (Recipient !== undefined) throw unsupported('There are no Nitro enclaves.');
}

interface Sealed {
  CiphertextBlob?: Uint8Array | undefined;
  KeyId?: string | undefined;
  encryptionContext?: EncryptionContext | undefined;
  algorithm: string;
}

interface Opened {
  key: Readonly<KeyRecord>;
  materialId: string;
  plaintext: Uint8Array;
}

/** The key is the ciphertext's own; whoever names one says that it is to be that. */
function opened(
  context: KmsContext,
  { CiphertextBlob, KeyId, encryptionContext = {}, algorithm }: Sealed,
  action: string,
  caller: Caller,
): Opened {
  const request = { action, caller, encryptionContext, conditionKeys: { 'kms:EncryptionAlgorithm': algorithm } };
  const named = KeyId === undefined ? undefined : requireKey(context, KeyId, request);
  if (named && named.usage !== 'ENCRYPT_DECRYPT') throw incorrectKey();
  if (CiphertextBlob === undefined) throw validationException(missingCiphertext);
  const ciphertext = readCiphertext(CiphertextBlob);
  if (!ciphertext) throw invalidCiphertext();
  if (named && named.keyId !== ciphertext.keyId) throw incorrectKey();
  const key = named ?? requireItsKey(context, ciphertext, request);
  requireAlgorithm(key, algorithm);
  requireEnabled(context, key);
  const { materials = [] } = context.materials.get(key.keyId) ?? {};
  const materialId = materials.find(({ id }) => id.startsWith(ciphertext.material))?.id;
  const plaintext = materialId && open(materialOf(context, key, materialId), ciphertext, encryptionContext);
  if (!plaintext) throw invalidCiphertext();
  return { key, materialId, plaintext };
}

const missingCiphertext =
  "1 validation error detected: Value null at 'ciphertextBlob' failed to satisfy constraint: Member must not be null";

/** Whoever may not use it is not told whether it is there. */
function requireItsKey(
  context: KmsContext,
  { keyId }: Ciphertext,
  request: Parameters<typeof requirePermission>[2],
): Readonly<KeyRecord> {
  const key = context.keys.get(keyId);
  if (!key)
    throw accessDenied(
      'The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.',
    );
  requirePermission(context, key, request);
  return key;
}

const sealed = (
  context: KmsContext,
  key: KeyRecord,
  plaintext: Uint8Array,
  encryptionContext: EncryptionContext = {},
): Uint8Array =>
  seal(
    materialOf(context, key, key.materialId),
    randomBytes(context.random, NONCE_BYTES),
    plaintext,
    encryptionContext,
  );

function materialOf({ materials }: KmsContext, { keyId }: KeyRecord, materialId: string): Sealing {
  const found = materials.get(keyId)?.materials.find(({ id }) => id === materialId);
  if (!found) throw new Error(`The key ${keyId} has no material ${materialId}.`);
  return { keyId, materialId, bytes: decodeBase64(found.bytes) };
}
