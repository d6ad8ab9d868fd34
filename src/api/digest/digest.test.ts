import { createHash, createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { crc32 } from '../crc32.ts';
import { CRC32, CRC32C, CRC64NVME, Crc, type CrcKind, joinedCrc } from './crc.ts';
import { bytesOfHex, hexOf } from './hex.ts';
import { Md5, md5Hex } from './md5.ts';
import { hmacSha256, sha1, sha256 } from './sha.ts';

const bytesOf = (length: number) => Uint8Array.from({ length }, (_, index) => (index * 7919 + (index >> 5)) & 0xff);
/** Around each edge of a block, and many of them. */
const LENGTHS = [0, 1, 3, 54, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 129, 1000, 70_001];
const nodeDigest = (name: string, bytes: Uint8Array) => createHash(name).update(bytes).digest('hex');

test.each(LENGTHS)('digests of %i bytes are those of Node.js', (length) => {
  const bytes = bytesOf(length);
  expect(md5Hex(bytes)).toBe(nodeDigest('md5', bytes));
  expect(hexOf(sha1(bytes))).toBe(nodeDigest('sha1', bytes));
  expect(hexOf(sha256(bytes))).toBe(nodeDigest('sha256', bytes));
  const key = bytesOf(length % 150);
  expect(hexOf(hmacSha256(key, bytes))).toBe(createHmac('sha256', key).update(bytes).digest('hex'));
});

test('what comes in pieces has the digest of the whole', () => {
  const bytes = bytesOf(1000);
  for (const size of [1, 7, 63, 64, 65, 999]) {
    const [md5, crc] = [new Md5(), new Crc(CRC64NVME)];
    for (let at = 0; at < bytes.length; at += size) {
      md5.update(bytes.subarray(at, at + size));
      crc.update(bytes.subarray(at, at + size));
    }
    expect(hexOf(md5.digest())).toBe(md5Hex(bytes));
    expect(crc.digest()).toEqual(new Crc(CRC64NVME).update(bytes).digest());
  }
});

const check = (kind: CrcKind, bytes: Uint8Array) => new Crc(kind).update(bytes).digest();

/** The check values of the catalogue: https://reveng.sourceforge.io/crc-catalogue/all.htm */
test.each([
  ['CRC-32', CRC32, 'cbf43926'],
  ['CRC-32C', CRC32C, 'e3069283'],
  ['CRC-64/NVME', CRC64NVME, 'ae8b14860a799888'],
])('%s of 123456789', (_, kind, expected) => {
  expect(hexOf(check(kind, new TextEncoder().encode('123456789')))).toBe(expected);
});

test('CRC-32 is the one of zips', () => {
  const bytes = bytesOf(5000);
  expect(hexOf(check(CRC32, bytes))).toBe(crc32(bytes).toString(16).padStart(8, '0'));
});

test.each([CRC32, CRC32C, CRC64NVME])('the checks of parts make the check of the whole', (kind) => {
  const bytes = bytesOf(4000);
  for (const at of [0, 1, 8, 1999, 4000]) {
    const [first, second] = [bytes.subarray(0, at), bytes.subarray(at)];
    expect(joinedCrc(kind, check(kind, first), check(kind, second), second.length)).toEqual(check(kind, bytes));
  }
});

test('hexadecimal digits there and back', () => {
  expect(hexOf(bytesOfHex('00ff10a5'))).toBe('00ff10a5');
});
