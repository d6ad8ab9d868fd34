/**
 * MD5, for data that comes in pieces: ETags of S3 and the sums that SQS sends with messages. Against nobody who means harm.
 * https://www.rfc-editor.org/rfc/rfc1321
 */
import { hexOf } from './hex.ts';

const SINES = Int32Array.from({ length: 64 }, (_, index) => Math.floor(Math.abs(Math.sin(index + 1)) * 2 ** 32));
const BLOCK_BYTES = 64;
const LENGTH_BYTES = 8;

export class Md5 {
  readonly #state = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476);
  readonly #words = new Int32Array(16);
  /** The beginning of a block. */
  readonly #rest = new Uint8Array(BLOCK_BYTES);
  #restBytes = 0;
  #bytes = 0;

  update(bytes: Uint8Array): this {
    this.#bytes += bytes.length;
    let at = 0;
    if (this.#restBytes > 0) {
      at = Math.min(BLOCK_BYTES - this.#restBytes, bytes.length);
      this.#rest.set(bytes.subarray(0, at), this.#restBytes);
      this.#restBytes += at;
      if (this.#restBytes < BLOCK_BYTES) return this;
      this.#block(this.#rest, 0);
      this.#restBytes = 0;
    }
    for (; at + BLOCK_BYTES <= bytes.length; at += BLOCK_BYTES) this.#block(bytes, at);
    this.#rest.set(bytes.subarray(at));
    this.#restBytes = bytes.length - at;
    return this;
  }

  /** Ends it. */
  digest(): Uint8Array {
    const bits = this.#bytes * 8;
    const zeros = (2 * BLOCK_BYTES - LENGTH_BYTES - 1 - this.#restBytes) % BLOCK_BYTES;
    const padding = new Uint8Array(1 + zeros + LENGTH_BYTES);
    padding[0] = 0x80;
    const length = new DataView(padding.buffer, 1 + zeros);
    length.setUint32(0, bits >>> 0, true);
    length.setUint32(4, Math.floor(bits / 2 ** 32), true);
    this.update(padding);
    const digest = new Uint8Array(16);
    const view = new DataView(digest.buffer);
    this.#state.forEach((word, index) => void view.setInt32(4 * index, word, true));
    return digest;
  }

  #block(bytes: Uint8Array, start: number): void {
    const words = this.#words;
    for (let i = 0, at = start; i < 16; i++, at += 4)
      words[i] =
        (bytes[at] as number) |
        ((bytes[at + 1] as number) << 8) |
        ((bytes[at + 2] as number) << 16) |
        ((bytes[at + 3] as number) << 24);
    const state = this.#state;
    let [a, b, c, d] = state as unknown as [number, number, number, number];
    // four steps at a time, in which the four numbers change places once around
    for (let i = 0; i < 16; i += 4) {
      a = step(a, b, (b & c) | (~b & d), words[i] as number, SINES[i] as number, 7);
      d = step(d, a, (a & b) | (~a & c), words[i + 1] as number, SINES[i + 1] as number, 12);
      c = step(c, d, (d & a) | (~d & b), words[i + 2] as number, SINES[i + 2] as number, 17);
      b = step(b, c, (c & d) | (~c & a), words[i + 3] as number, SINES[i + 3] as number, 22);
    }
    for (let i = 16; i < 32; i += 4) {
      a = step(a, b, (d & b) | (~d & c), words[(5 * i + 1) & 15] as number, SINES[i] as number, 5);
      d = step(d, a, (c & a) | (~c & b), words[(5 * i + 6) & 15] as number, SINES[i + 1] as number, 9);
      c = step(c, d, (b & d) | (~b & a), words[(5 * i + 11) & 15] as number, SINES[i + 2] as number, 14);
      b = step(b, c, (a & c) | (~a & d), words[(5 * i + 16) & 15] as number, SINES[i + 3] as number, 20);
    }
    for (let i = 32; i < 48; i += 4) {
      a = step(a, b, b ^ c ^ d, words[(3 * i + 5) & 15] as number, SINES[i] as number, 4);
      d = step(d, a, a ^ b ^ c, words[(3 * i + 8) & 15] as number, SINES[i + 1] as number, 11);
      c = step(c, d, d ^ a ^ b, words[(3 * i + 11) & 15] as number, SINES[i + 2] as number, 16);
      b = step(b, c, c ^ d ^ a, words[(3 * i + 14) & 15] as number, SINES[i + 3] as number, 23);
    }
    for (let i = 48; i < 64; i += 4) {
      a = step(a, b, c ^ (b | ~d), words[(7 * i) & 15] as number, SINES[i] as number, 6);
      d = step(d, a, b ^ (a | ~c), words[(7 * i + 7) & 15] as number, SINES[i + 1] as number, 10);
      c = step(c, d, a ^ (d | ~b), words[(7 * i + 14) & 15] as number, SINES[i + 2] as number, 15);
      b = step(b, c, d ^ (c | ~a), words[(7 * i + 21) & 15] as number, SINES[i + 3] as number, 21);
    }
    state[0] = (state[0] as number) + a;
    state[1] = (state[1] as number) + b;
    state[2] = (state[2] as number) + c;
    state[3] = (state[3] as number) + d;
  }
}

function step(first: number, second: number, mixed: number, word: number, sine: number, shift: number): number {
  const sum = (first + mixed + sine + word) | 0;
  return (second + ((sum << shift) | (sum >>> (32 - shift)))) | 0;
}

export const md5Hex = (bytes: Uint8Array): string => hexOf(new Md5().update(bytes).digest());
