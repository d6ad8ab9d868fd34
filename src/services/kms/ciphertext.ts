/**
 * What Encrypt gives out: it says itself with which key, and which material of it, it is to be read; whoever decrypts need
 * not know. AES-256-GCM, the encryption context being authenticated with it.
 * https://docs.aws.amazon.com/kms/latest/cryptographic-details/crypto-primitives.html
 *
 * Differs from AWS: the bytes are in a form of ours, which AWS publishes of its own as little.
 */
import { gcm } from '@noble/ciphers/aes.js';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';

const VERSION = Uint8Array.of(1, 2, 2, 0, 120);
const ID_BYTES = 16;
const MATERIAL_BYTES = 8;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = VERSION.length + ID_BYTES + MATERIAL_BYTES;

export interface Ciphertext {
  keyId: string;
  /** The first digits of the material's id. */
  material: string;
  nonce: Uint8Array;
  sealed: Uint8Array;
}

export interface Sealing {
  keyId: string;
  materialId: string;
  bytes: Uint8Array;
}

export function seal(
  { keyId, materialId, bytes }: Sealing,
  nonce: Uint8Array,
  plaintext: Uint8Array,
  encryptionContext: Readonly<Record<string, string>>,
): Uint8Array {
  const material = materialId.slice(0, MATERIAL_BYTES * 2);
  const head = concatBytes(VERSION, hexToBytes(keyId.replaceAll('-', '')), hexToBytes(material));
  const sealed = gcm(bytes, nonce, authenticated(head, encryptionContext)).encrypt(plaintext);
  return concatBytes(head, nonce, sealed);
}

/** Undefined for bytes that are nothing of the kind. */
export function readCiphertext(blob: Uint8Array): Ciphertext | undefined {
  if (blob.length <= HEAD_BYTES + NONCE_BYTES + TAG_BYTES) return undefined;
  if (VERSION.some((byte, index) => blob[index] !== byte)) return undefined;
  const id = bytesToHex(blob.subarray(VERSION.length, VERSION.length + ID_BYTES));
  const keyId = [id.slice(0, 8), id.slice(8, 12), id.slice(12, 16), id.slice(16, 20), id.slice(20)].join('-');
  return {
    keyId,
    material: bytesToHex(blob.subarray(VERSION.length + ID_BYTES, HEAD_BYTES)),
    nonce: blob.subarray(HEAD_BYTES, HEAD_BYTES + NONCE_BYTES),
    sealed: blob.subarray(HEAD_BYTES + NONCE_BYTES),
  };
}

/** Undefined when it was changed, or sealed with another key or another context. */
export function open(
  { keyId, materialId, bytes }: Sealing,
  { nonce, sealed }: Ciphertext,
  encryptionContext: Readonly<Record<string, string>>,
): Uint8Array | undefined {
  const material = materialId.slice(0, MATERIAL_BYTES * 2);
  const head = concatBytes(VERSION, hexToBytes(keyId.replaceAll('-', '')), hexToBytes(material));
  try {
    return gcm(bytes, nonce, authenticated(head, encryptionContext)).decrypt(sealed);
  } catch {
    // the tag does not fit; whoever asked is told no more than that
    return undefined;
  }
}

const utf8 = new TextEncoder();

/** The pairs of a context in one order, each text behind its length, so that no two contexts are the same bytes. */
function authenticated(head: Uint8Array, encryptionContext: Readonly<Record<string, string>>): Uint8Array {
  const names = Object.keys(encryptionContext).sort();
  const texts = names.flatMap((name) => [name, encryptionContext[name] ?? '']).map((text) => utf8.encode(text));
  return concatBytes(head, ...texts.flatMap((text) => [lengthOf(text), text]));
}

const lengthOf = ({ length }: Uint8Array) =>
  Uint8Array.of(length >>> 24, (length >>> 16) & 0xff, (length >>> 8) & 0xff, length & 0xff);
