/**
 * Checksums of objects: what clients name is held against what came, and what was put together has one made of its parts'.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html
 */
import { decodeBase64, encodeBase64 } from '../../api/base64.ts';
import { CRC32, CRC32C, CRC64NVME, Crc, type CrcKind, joinedCrc } from '../../api/digest/crc.ts';
import { bytesOfHex, hexOf } from '../../api/digest/hex.ts';
import { sha1, sha256 } from '../../api/digest/sha.ts';
import { ServiceException } from '../../api/errors.ts';
import type { ChecksumAlgorithm, StoredContent } from '../../api/stored-content.ts';
import { badDigest, invalidRequest } from './errors.ts';
import type { Checksum } from './tables.ts';

/** Members of inputs and outputs, by algorithm. */
const MEMBERS = {
  CRC32: 'ChecksumCRC32',
  CRC32C: 'ChecksumCRC32C',
  CRC64NVME: 'ChecksumCRC64NVME',
  SHA1: 'ChecksumSHA1',
  SHA256: 'ChecksumSHA256',
} as const satisfies Record<ChecksumAlgorithm, string>;

type ChecksumMember = (typeof MEMBERS)[ChecksumAlgorithm];
export type ChecksumMembers = { [M in ChecksumMember]?: string | undefined };

export const ALGORITHMS = Object.keys(MEMBERS) as ChecksumAlgorithm[];

/** What S3 computes by itself when a client names none. */
export const DEFAULT_ALGORITHM = 'CRC64NVME';

const isAlgorithm = (name: string | undefined): name is ChecksumAlgorithm =>
  name !== undefined && Object.hasOwn(MEMBERS, name);

interface NamesChecksum extends ChecksumMembers {
  ChecksumAlgorithm?: string | undefined;
}

/** The algorithm a client has chosen: by a checksum, or by its name alone. */
export function chosenAlgorithm(input: NamesChecksum): ChecksumAlgorithm | undefined {
  const given = ALGORITHMS.find((algorithm) => input[MEMBERS[algorithm]] !== undefined);
  return given ?? (isAlgorithm(input.ChecksumAlgorithm) ? input.ChecksumAlgorithm : undefined);
}

/**
 * Algorithms that came later have a name here and nothing else.
 *
 * Differs from AWS: SHA-512, MD5 and the XXHashes are not computed.
 */
export function requireKnownAlgorithm(name: string | undefined): void {
  if (name !== undefined && !isAlgorithm(name))
    throw invalidRequest('Value for x-amz-sdk-checksum-algorithm header is invalid.');
}

/** The checksum that the object gets; throws when what came is not what the client has summed up. */
export function verified(
  input: NamesChecksum & { ContentMD5?: string | undefined },
  content: StoredContent,
): { algorithm: ChecksumAlgorithm; value: string } {
  requireKnownAlgorithm(input.ChecksumAlgorithm);
  requireMd5(input.ContentMD5, content);
  const algorithm = chosenAlgorithm(input) ?? DEFAULT_ALGORITHM;
  const value = content.checksums[algorithm];
  if (value === undefined) throw new Error(`The ${algorithm} of what came was not computed.`);
  const given = input[MEMBERS[algorithm]];
  if (given === undefined || given === value) return { algorithm, value };
  if (given.length !== value.length)
    throw invalidRequest(`Value for x-amz-checksum-${algorithm.toLowerCase()} header is invalid.`);
  throw new ServiceException('BadDigest', 400, `The ${algorithm} you specified did not match the calculated checksum.`);
}

function requireMd5(given: string | undefined, { md5 }: StoredContent): void {
  if (given === undefined) return;
  const expected = encodeBase64(bytesOfHex(md5));
  if (given === expected) return;
  if (given.length !== expected.length)
    throw new ServiceException('InvalidDigest', 400, 'The Content-MD5 you specified was invalid.', {
      'Content-MD5': given,
    });
  throw badDigest('Content-MD5');
}

/** As outputs have it. */
export const checksumMembers = (checksum: Checksum | undefined) =>
  checksum && { [MEMBERS[checksum.algorithm]]: checksum.value, ChecksumType: checksum.type };

export const checksumMember = (algorithm: ChecksumAlgorithm, value: string | undefined): ChecksumMembers =>
  value === undefined ? {} : { [MEMBERS[algorithm]]: value };

export const checksumIn = (members: ChecksumMembers, algorithm: ChecksumAlgorithm) => members[MEMBERS[algorithm]];

const CRC_KINDS: Readonly<Partial<Record<ChecksumAlgorithm, CrcKind>>> = { CRC32, CRC32C, CRC64NVME };

/** Which algorithms know the checksum of a whole from those of its parts. */
export const joinsParts = (algorithm: ChecksumAlgorithm) => CRC_KINDS[algorithm] !== undefined;

interface SummedPart {
  sizeBytes: number;
  checksums: Readonly<Partial<Record<ChecksumAlgorithm, string>>>;
}

/** Undefined when the checksum of a part is not known, as of one that was copied. */
export function checksumOfParts(
  algorithm: ChecksumAlgorithm,
  type: Checksum['type'],
  parts: readonly SummedPart[],
): Checksum | undefined {
  const values = parts.flatMap(({ checksums }) => checksums[algorithm] ?? []);
  if (values.length < parts.length) return undefined;
  const digests = values.map(decodeBase64);
  if (type === 'FULL_OBJECT') {
    const kind = CRC_KINDS[algorithm];
    if (!kind) return undefined;
    const whole = digests.reduce((before, digest, at) => joinedCrc(kind, before, digest, parts[at]?.sizeBytes ?? 0));
    return { algorithm, type, value: encodeBase64(whole) };
  }
  const all = bytesOfHex(digests.map(hexOf).join(''));
  return { algorithm, type, value: `${encodeBase64(digestOf(algorithm, all))}-${parts.length}` };
}

export function digestOf(algorithm: ChecksumAlgorithm, bytes: Uint8Array): Uint8Array {
  const kind = CRC_KINDS[algorithm];
  if (kind) return new Crc(kind).update(bytes).digest();
  return algorithm === 'SHA1' ? sha1(bytes) : sha256(bytes);
}
