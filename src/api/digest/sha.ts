/**
 * SHA-1, SHA-256 and HMAC over SHA-256, at once: where no promise can be waited for, and of little. What is large is left to
 * the platform. https://nvlpubs.nist.gov/nistpubs/FIPS/NIST.FIPS.180-4.pdf
 */

/** The first 32 bits of the fraction of a root of each of the first primes. */
const fractions = (count: number, root: (prime: number) => number) =>
  Int32Array.from(PRIMES.slice(0, count), (prime) => Math.floor((root(prime) % 1) * 2 ** 32));

const PRIMES = Array.from({ length: 310 }, (_, index) => index + 2).filter((candidate) => {
  for (let factor = 2; factor * factor <= candidate; factor++) if (candidate % factor === 0) return false;
  return true;
});
const SHA256_START = fractions(8, Math.sqrt);
const SHA256_CONSTANTS = fractions(64, Math.cbrt);
const SHA1_START = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
const SHA1_CONSTANTS = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6];
const BLOCK_BYTES = 64;

export function sha256(bytes: Uint8Array): Uint8Array {
  const words = new Int32Array(64);
  return digestOf(bytes, SHA256_START, (state, block) => {
    for (let i = 0; i < 16; i++) words[i] = block.getInt32(4 * i);
    for (let i = 16; i < 64; i++) {
      const early = words[i - 15] as number;
      const late = words[i - 2] as number;
      const s0 = right(early, 7) ^ right(early, 18) ^ (early >>> 3);
      const s1 = right(late, 17) ^ right(late, 19) ^ (late >>> 10);
      words[i] = (words[i - 16] as number) + s0 + (words[i - 7] as number) + s1;
    }
    let [a, b, c, d, e, f, g, h] = state as unknown as Eight;
    for (let i = 0; i < 64; i++) {
      const s1 = right(e, 6) ^ right(e, 11) ^ right(e, 25);
      const sum = (h + s1 + ((e & f) ^ (~e & g)) + (SHA256_CONSTANTS[i] as number) + (words[i] as number)) | 0;
      const s0 = right(a, 2) ^ right(a, 13) ^ right(a, 22);
      [h, g, f, e, d, c, b] = [g, f, e, (d + sum) | 0, c, b, a];
      a = (sum + s0 + ((b & c) ^ (b & d) ^ (c & d))) | 0;
    }
    add(state, [a, b, c, d, e, f, g, h]);
  });
}

export function sha1(bytes: Uint8Array): Uint8Array {
  const words = new Int32Array(80);
  return digestOf(bytes, SHA1_START, (state, block) => {
    for (let i = 0; i < 16; i++) words[i] = block.getInt32(4 * i);
    for (let i = 16; i < 80; i++)
      words[i] = left((words[i - 3] ?? 0) ^ (words[i - 8] ?? 0) ^ (words[i - 14] ?? 0) ^ (words[i - 16] ?? 0), 1);
    let [a, b, c, d, e] = state as unknown as Eight;
    for (let i = 0; i < 80; i++) {
      const round = Math.floor(i / 20);
      const mixed = round === 0 ? (b & c) | (~b & d) : round === 2 ? (b & c) | (b & d) | (c & d) : b ^ c ^ d;
      const sum = (left(a, 5) + mixed + e + (SHA1_CONSTANTS[round] as number) + (words[i] as number)) | 0;
      [e, d, c, b, a] = [d, c, left(b, 30), a, sum];
    }
    add(state, [a, b, c, d, e]);
  });
}

/** https://www.rfc-editor.org/rfc/rfc2104 */
export function hmacSha256(key: Uint8Array, message: Uint8Array): Uint8Array {
  const block = new Uint8Array(BLOCK_BYTES);
  block.set(key.length > BLOCK_BYTES ? sha256(key) : key);
  const inner = sha256(
    joined(
      block.map((byte) => byte ^ 0x36),
      message,
    ),
  );
  return sha256(
    joined(
      block.map((byte) => byte ^ 0x5c),
      inner,
    ),
  );
}

type Eight = [number, number, number, number, number, number, number, number];

const right = (word: number, by: number) => (word >>> by) | (word << (32 - by));
const left = (word: number, by: number) => (word << by) | (word >>> (32 - by));

function add(state: Int32Array, words: readonly number[]): void {
  words.forEach((word, index) => {
    state[index] = (state[index] as number) + word;
  });
}

function digestOf(
  bytes: Uint8Array,
  start: ArrayLike<number>,
  take: (state: Int32Array, block: DataView) => void,
): Uint8Array {
  const state = Int32Array.from(start);
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / BLOCK_BYTES) * BLOCK_BYTES);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(padded.length - 4, (bytes.length * 8) >>> 0);
  for (let at = 0; at < padded.length; at += BLOCK_BYTES) take(state, new DataView(padded.buffer, at, BLOCK_BYTES));
  const digest = new DataView(new ArrayBuffer(4 * state.length));
  state.forEach((word, index) => void digest.setInt32(4 * index, word));
  return new Uint8Array(digest.buffer);
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}
