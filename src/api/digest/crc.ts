/**
 * The cyclic redundancy checks of S3's checksums: CRC-32, CRC-32C and CRC-64/NVME, for data that comes in pieces, and of a
 * whole whose parts' checks are known.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html
 *
 * All are reflected, begin with ones and end inverted. One is kept in two halves of 32 bits: JavaScript has no fast integer of
 * 64; of the narrower ones the upper half is nothing.
 */

export interface CrcKind {
  bytes: 4 | 8;
  /** Reflected. */
  polynomial: bigint;
}

export const CRC32: CrcKind = { bytes: 4, polynomial: 0xedb88320n };
export const CRC32C: CrcKind = { bytes: 4, polynomial: 0x82f63b78n };
export const CRC64NVME: CrcKind = { bytes: 8, polynomial: 0x9a6c9329ac4bc9b5n };

interface Tables {
  low: Int32Array;
  high: Int32Array;
}

const made = new Map<CrcKind, Tables>();

export class Crc {
  readonly #kind: CrcKind;
  readonly #tables: Tables;
  #low = ~0;
  #high = ~0;

  constructor(kind: CrcKind) {
    this.#kind = kind;
    this.#tables = tablesOf(kind);
  }

  update(bytes: Uint8Array): this {
    if (this.#kind.bytes === 4) this.#updateNarrow(bytes);
    else this.#updateWide(bytes);
    return this;
  }

  /** Big-endian, as it is sent in base64. */
  digest(): Uint8Array {
    const digest = new DataView(new ArrayBuffer(this.#kind.bytes));
    if (this.#kind.bytes === 8) digest.setInt32(0, ~this.#high);
    digest.setInt32(this.#kind.bytes - 4, ~this.#low);
    return new Uint8Array(digest.buffer);
  }

  #updateNarrow(bytes: Uint8Array): void {
    const { low: table } = this.#tables;
    let low = this.#low;
    for (let i = 0; i < bytes.length; i++) low = (low >>> 8) ^ (table[(low ^ (bytes[i] as number)) & 0xff] as number);
    this.#low = low;
  }

  #updateWide(bytes: Uint8Array): void {
    const tables = this.#tables;
    let low = this.#low;
    let high = this.#high;
    for (let i = 0; i < bytes.length; i++) {
      const index = (low ^ (bytes[i] as number)) & 0xff;
      low = ((low >>> 8) | (high << 24)) ^ (tables.low[index] as number);
      high = (high >>> 8) ^ (tables.high[index] as number);
    }
    this.#low = low;
    this.#high = high;
  }
}

/** The check of two parts one after the other, from those of each. */
export function joinedCrc(kind: CrcKind, first: Uint8Array, second: Uint8Array, secondBytes: number): Uint8Array {
  const width = 8 * kind.bytes;
  const moved = times(kind, numberOf(first), powerOfX(kind, 8n * BigInt(secondBytes)));
  const joined = BigInt.asUintN(width, moved ^ numberOf(second));
  const digest = new DataView(new ArrayBuffer(8));
  digest.setBigUint64(0, joined);
  return new Uint8Array(digest.buffer, 8 - kind.bytes);
}

const numberOf = (digest: Uint8Array) => digest.reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);

/** x to that power, modulo the polynomial; reflected, hence 1 is the highest bit. */
function powerOfX(kind: CrcKind, exponent: bigint): bigint {
  const top = BigInt(8 * kind.bytes - 1);
  let power = 1n << top;
  let square = 1n << (top - 1n);
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) power = times(kind, power, square);
    square = times(kind, square, square);
  }
  return power;
}

function times({ bytes, polynomial }: CrcKind, a: bigint, b: bigint): bigint {
  let product = 0n;
  let multiple = a;
  for (let bit = BigInt(8 * bytes - 1); bit >= 0n; bit--) {
    if ((b >> bit) & 1n) product ^= multiple;
    multiple = multiple & 1n ? (multiple >> 1n) ^ polynomial : multiple >> 1n;
  }
  return product;
}

function tablesOf(kind: CrcKind): Tables {
  const known = made.get(kind);
  if (known) return known;
  const tables = { low: new Int32Array(256), high: new Int32Array(256) };
  for (let byte = 0; byte < 256; byte++) {
    let value = BigInt(byte);
    for (let bit = 0; bit < 8; bit++) value = value & 1n ? (value >> 1n) ^ kind.polynomial : value >> 1n;
    tables.low[byte] = Number(BigInt.asIntN(32, value));
    tables.high[byte] = Number(BigInt.asIntN(32, value >> 32n));
  }
  made.set(kind, tables);
  return tables;
}
