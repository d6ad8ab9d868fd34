/**
 * MD5, for data that comes in pieces: ETags of S3 and the sums that SQS sends with messages. Against nobody who means harm.
 * https://www.rfc-editor.org/rfc/rfc1321
 */
import { hexOf } from './hex.ts';

const SHIFTS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
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
    for (let i = 0; i < 64; i++) {
      const round = i >> 4;
      let mixed: number;
      let word: number;
      if (round === 0) {
        mixed = (b & c) | (~b & d);
        word = i;
      } else if (round === 1) {
        mixed = (d & b) | (~d & c);
        word = (5 * i + 1) & 15;
      } else if (round === 2) {
        mixed = b ^ c ^ d;
        word = (3 * i + 5) & 15;
      } else {
        mixed = c ^ (b | ~d);
        word = (7 * i) & 15;
      }
      const sum = (a + mixed + (SINES[i] as number) + (words[word] as number)) | 0;
      const shift = SHIFTS[4 * round + (i & 3)] as number;
      a = d;
      d = c;
      c = b;
      b = (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0;
    }
    state[0] = (state[0] as number) + a;
    state[1] = (state[1] as number) + b;
    state[2] = (state[2] as number) + c;
    state[3] = (state[3] as number) + d;
  }
}

export const md5Hex = (bytes: Uint8Array): string => hexOf(new Md5().update(bytes).digest());
