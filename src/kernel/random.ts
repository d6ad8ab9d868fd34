/** Luck with a seed: xoshiro128** (Blackman, Vigna), 32-bit state, the same bits in every JavaScript engine. */

/** Luck. Every draw of the engine (alias weights, ids) comes from here, so a seed repeats a whole session. */
export interface Random {
  /** Uniform in (0, 1). */
  next(): number;
  /**
   * A stream of that name, of the same seed: what is drawn elsewhere, and when, changes nothing of it. So a seed repeats what
   * several draw from, however fast the machine is.
   */
  of(name: string): Random;
}

export class SeededRandom implements Random {
  #a = 0;
  #b = 0;
  #c = 0;
  #d = 0;
  #seed = 0;
  readonly #streams = new Map<string, SeededRandom>();

  constructor(seed: number) {
    this.reseed(seed);
  }

  of(name: string): SeededRandom {
    const known = this.#streams.get(name);
    if (known) return known;
    const stream = new SeededRandom(streamSeed(this.#seed, name));
    this.#streams.set(name, stream);
    return stream;
  }

  /** Begins anew, with all its streams: from here on it draws what a new generator of this seed draws. */
  reseed(seed: number): void {
    this.#seed = seed;
    for (const [name, stream] of this.#streams) stream.reseed(streamSeed(seed, name));
    // splitmix32 spreads a small seed over the whole state
    let s = seed >>> 0;
    const mix = () => {
      s = (s + 0x9e3779b9) | 0;
      let z = s;
      z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
      z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
      return z ^ (z >>> 16);
    };
    this.#a = mix();
    this.#b = mix();
    this.#c = mix();
    this.#d = mix();
  }

  next(): number {
    const b = this.#b;
    const times5 = Math.imul(b, 5);
    const result = Math.imul((times5 << 7) | (times5 >>> 25), 9);
    const t = b << 9;
    this.#c ^= this.#a;
    this.#d ^= b;
    this.#b = b ^ this.#c;
    this.#a ^= this.#d;
    this.#c ^= t;
    const d = this.#d;
    this.#d = (d << 11) | (d >>> 21);
    return ((result >>> 0) + 0.5) / 4294967296;
  }
}

const streamSeed = (seed: number, name: string) => hashOf(`${seed >>> 0} ${name}`);

/** FNV-1a over a text's UTF-16 units. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

const HEX = '0123456789abcdef';
const LOWER_ALPHANUMERIC = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Characters of a set of one's own. */
export function randomText(random: Random, characters: string, length: number): string {
  let text = '';
  for (let i = 0; i < length; i++) text += characters[Math.floor(random.next() * characters.length)];
  return text;
}

/** A hexadecimal text drawn from the generator. */
export const randomHex = (random: Random, digits: number) => randomText(random, HEX, digits);

export function randomBytes(random: Random, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i++) bytes[i] = Math.floor(random.next() * 256);
  return bytes;
}

/** Lower-case letters and digits, as in the ids of function URLs and code signing configurations. */
export const randomId = (random: Random, length: number) => randomText(random, LOWER_ALPHANUMERIC, length);

/** A version 4 UUID drawn from the generator, as AWS's request and revision ids are. */
export function randomUuid(random: Random): string {
  const h = randomHex(random, 32);
  const variant = HEX[8 + (Number.parseInt(h.charAt(16), 16) & 3)];
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-${variant}${h.slice(17, 20)}-${h.slice(20)}`;
}
