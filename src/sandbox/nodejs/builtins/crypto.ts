/** `crypto`: hashes, HMAC, random values, and the browser's own WebCrypto. */
import { hmac } from '@noble/hashes/hmac.js';
import { md5, sha1 } from '@noble/hashes/legacy.js';
import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { Buffer } from 'buffer';
import type { EventLoop } from '../event-loop.ts';

const HASHES = { md5, sha1, sha224, sha256, sha384, sha512 };
const { crypto } = globalThis;

interface Digesting {
  update(bytes: Uint8Array): unknown;
  digest(): Uint8Array;
  clone?(): Digesting;
}

const toBytes = (data: string | ArrayBufferView, encoding = 'utf8'): Uint8Array =>
  typeof data === 'string'
    ? Buffer.from(data, encoding as 'utf8')
    : new Uint8Array(data.buffer, data.byteOffset, data.byteLength);

function hashNamed(name: string) {
  const found = Object.entries(HASHES).find(([known]) => known === name.toLowerCase().replace('-', ''));
  if (found) return found[1];
  throw Object.assign(new Error('Digest method not supported'), { code: 'ERR_CRYPTO_INVALID_DIGEST' });
}

/** What createHash and createHmac return. */
class Digest {
  #digesting: Digesting;

  constructor(digesting: Digesting) {
    this.#digesting = digesting;
  }

  update(data: string | ArrayBufferView, encoding?: string): this {
    this.#digesting.update(toBytes(data, encoding));
    return this;
  }

  digest(encoding?: string): string | Buffer {
    const bytes = Buffer.from(this.#digesting.digest());
    return encoding && encoding !== 'buffer' ? bytes.toString(encoding as 'hex') : bytes;
  }
}

export function createCrypto(loop: EventLoop) {
  const randomBytes = (size: number, callback?: (error: null, bytes: Buffer) => void) => {
    const bytes = Buffer.alloc(size);
    for (let offset = 0; offset < size; offset += 65_536) {
      crypto.getRandomValues(bytes.subarray(offset, Math.min(size, offset + 65_536)));
    }
    if (!callback) return bytes;
    loop.setImmediate(() => callback(null, bytes));
    return undefined;
  };
  const randomInt = (first: number, second?: number): number => {
    const [low, high] = second === undefined ? [0, first] : [first, second];
    const [word = 0, more = 0] = crypto.getRandomValues(new Uint32Array(2));
    return low + Math.floor(((word * 0x200000 + (more >>> 11)) / 0x20000000000000) * (high - low));
  };
  const pbkdf2Sync = (
    password: string | Uint8Array,
    salt: string | Uint8Array,
    iterations: number,
    length: number,
    name: string,
  ) => Buffer.from(pbkdf2(hashNamed(name), toBytes(password), toBytes(salt), { c: iterations, dkLen: length }));
  return {
    createHash: (name: string) => new Digest(hashNamed(name).create()),
    createHmac: (name: string, key: string | Uint8Array) => new Digest(hmac.create(hashNamed(name), toBytes(key))),
    hash: (name: string, data: string | Uint8Array, encoding = 'hex') =>
      new Digest(hashNamed(name).create()).update(data).digest(encoding),
    getHashes: () => Object.keys(HASHES),
    randomBytes,
    randomInt,
    randomUUID: () => crypto.randomUUID(),
    getRandomValues: <T extends ArrayBufferView<ArrayBuffer>>(array: T) => crypto.getRandomValues(array),
    randomFillSync: (buffer: Uint8Array) => {
      buffer.set(randomBytes(buffer.length) ?? []);
      return buffer;
    },
    pbkdf2Sync,
    timingSafeEqual(a: Uint8Array, b: Uint8Array): boolean {
      if (a.length !== b.length) throw new RangeError('Input buffers must have the same byte length');
      return a.reduce((difference, byte, index) => difference | (byte ^ (b[index] ?? 0)), 0) === 0;
    },
    webcrypto: crypto,
    subtle: crypto.subtle,
  };
}
