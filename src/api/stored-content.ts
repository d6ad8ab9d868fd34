/**
 * Bytes that the region keeps by content, such as an object of S3: stored before the command that names them runs, and read
 * after it has answered. So no step, no record and no channel carries them.
 */

export type ChecksumAlgorithm = 'CRC32' | 'CRC32C' | 'CRC64NVME' | 'SHA1' | 'SHA256';

/** As much as is read and written at once. */
export interface ContentPiece {
  /** Base64; key of the bytes in the blob store. */
  sha256: string;
  sizeBytes: number;
  /** The bytes themselves, in base64: of a little that a service hands over in a step, where nothing can be stored first. */
  inline?: string;
}

/** What came as a body. */
export interface StoredContent {
  pieces: readonly ContentPiece[];
  sizeBytes: number;
  /** Hexadecimal, as ETags have it. */
  md5: string;
  /** Base64; those that were asked for. */
  checksums: Readonly<Partial<Record<ChecksumAlgorithm, string>>>;
}

/** Part of a piece, as an answer names it. */
export interface StoredSlice {
  sha256: string;
  fromByte: number;
  /** The first that is no more part of it. */
  toByte: number;
  inline?: string;
}

/** A body in a call or an answer: bytes at a client, in the region what stands for them. */
export type ContentBody = Uint8Array | StoredContent | readonly StoredSlice[];

export const isStoredSlices = (body: unknown): body is readonly StoredSlice[] => Array.isArray(body);

/** Bytes `fromByte` up to `toByte` of pieces that follow one another. */
export const slicesOf = (pieces: readonly ContentPiece[], fromByte: number, toByte: number): StoredSlice[] =>
  slicesOfSlices(
    pieces.map(({ sizeBytes, ...piece }) => ({ ...piece, fromByte: 0, toByte: sizeBytes })),
    fromByte,
    toByte,
  );

/** The same, of what is slices already. */
export function slicesOfSlices(whole: readonly StoredSlice[], fromByte: number, toByte: number): StoredSlice[] {
  const slices: StoredSlice[] = [];
  let at = 0;
  for (const { fromByte: start, toByte: end, ...piece } of whole) {
    const slice = {
      ...piece,
      fromByte: start + Math.max(fromByte - at, 0),
      toByte: Math.min(start + toByte - at, end),
    };
    if (slice.fromByte < slice.toByte) slices.push(slice);
    at += end - start;
  }
  return slices;
}

export const lengthOf = (slices: readonly StoredSlice[]) =>
  slices.reduce((sum, { fromByte, toByte }) => sum + toByte - fromByte, 0);
