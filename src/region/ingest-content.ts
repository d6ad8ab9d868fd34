/**
 * Keeps a body as it is, such as an object's: cut into pieces that are stored by content, all of them or none, before the
 * command that names them runs.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html
 */
import { encodeBase64 } from '../api/base64.ts';
import { CRC32, CRC32C, CRC64NVME, Crc } from '../api/digest/crc.ts';
import { md5Hex } from '../api/digest/md5.ts';
import type { ChecksumAlgorithm, ContentPiece, StoredContent } from '../api/stored-content.ts';
import { sha256Base64 } from './blob-store.ts';

/** As the AWS CLI cuts large files, so that a part is a piece. */
const PIECE_BYTES = 8 * 1024 * 1024;

export interface ContentSink {
  putAll(blobs: Iterable<readonly [sha256: string, bytes: Uint8Array]>): Promise<void>;
}

export async function ingestContent(
  body: Uint8Array,
  algorithms: readonly ChecksumAlgorithm[],
  sink: ContentSink,
  pieceBytes = PIECE_BYTES,
): Promise<StoredContent> {
  const blobs: [string, Uint8Array][] = [];
  const pieces: ContentPiece[] = [];
  for (let at = 0; at < body.length; at += pieceBytes) {
    // a copy: a view would bring its whole buffer to the disk
    const bytes = body.slice(at, at + pieceBytes);
    const sha256 = await sha256Base64(bytes);
    blobs.push([sha256, bytes]);
    pieces.push({ sha256, sizeBytes: bytes.length });
  }
  const checksums: Partial<Record<ChecksumAlgorithm, string>> = {};
  for (const algorithm of algorithms) checksums[algorithm] = encodeBase64(await CHECKSUMS[algorithm](body));
  if (blobs.length > 0) await sink.putAll(blobs);
  return { pieces, sizeBytes: body.length, md5: md5Hex(body), checksums };
}

const digest = async (name: string, bytes: Uint8Array) =>
  new Uint8Array(await crypto.subtle.digest(name, bytes as Uint8Array<ArrayBuffer>));

const CHECKSUMS: Readonly<Record<ChecksumAlgorithm, (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>>> = {
  CRC32: (bytes) => new Crc(CRC32).update(bytes).digest(),
  CRC32C: (bytes) => new Crc(CRC32C).update(bytes).digest(),
  CRC64NVME: (bytes) => new Crc(CRC64NVME).update(bytes).digest(),
  SHA1: (bytes) => digest('SHA-1', bytes),
  SHA256: (bytes) => digest('SHA-256', bytes),
};
