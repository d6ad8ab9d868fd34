/**
 * Multipart uploads: parts in any order, at once or over days, and one object in the end.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html
 */

import { bytesOfHex, hexOf } from '../../api/digest/hex.ts';
import { Md5 } from '../../api/digest/md5.ts';
import { ServiceException } from '../../api/errors.ts';
import type {
  AbortMultipartUploadOutput,
  AbortMultipartUploadRequest,
  CompletedPart,
  CompleteMultipartUploadOutput,
  CompleteMultipartUploadRequest,
  CreateMultipartUploadOutput,
  CreateMultipartUploadRequest,
  ListMultipartUploadsOutput,
  ListMultipartUploadsRequest,
  ListPartsOutput,
  ListPartsRequest,
  UploadPartCopyOutput,
  UploadPartCopyRequest,
  UploadPartOutput,
  UploadPartRequest,
} from '../../api/models/s3-types.ts';
import {
  type ChecksumAlgorithm,
  lengthOf,
  type StoredContent,
  slicesOf,
  slicesOfSlices,
} from '../../api/stored-content.ts';
import type { Caller } from '../../kernel/caller.ts';
import { readRange } from './byte-range.ts';
import {
  checksumIn,
  checksumMember,
  checksumMembers,
  checksumOfParts,
  chosenAlgorithm,
  DEFAULT_ALGORITHM,
  joinsParts,
  requireKnownAlgorithm,
  verified,
} from './checksums.ts';
import { requireWriteConditions } from './conditions.ts';
import { newId, requireBucket, type S3Context } from './context.ts';
import { requireSource } from './copy-object.ts';
import { invalidArgument, invalidRequest, malformedXml } from './errors.ts';
import { encoderOf, folderOf, MOST_AT_ONCE, requireMaxKeys } from './listing.ts';
import { partKey, partsInOrder, removeUpload, requireUpload } from './multipart-record.ts';
import { notify } from './notifications.ts';
import { encryptionMembers, readSettings } from './object-settings.ts';
import { compareKeys } from './object-store.ts';
import { canonicalId } from './owner.ts';
import { MAX_UPLOAD_BYTES, quoted, store, tooLarge, writtenMembers } from './put-object.ts';
import type { Checksum, MultipartUpload, UploadedPart } from './tables.ts';

const MAX_PARTS = 10_000;
const MIN_PART_BYTES = 5 * 1024 * 1024;
const UPLOAD_ID_LENGTH = 128;

/** CreateMultipartUpload: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateMultipartUpload.html */
export function createMultipartUpload(
  context: S3Context,
  input: CreateMultipartUploadRequest,
): CreateMultipartUploadOutput {
  const { Bucket, Key } = input;
  requireBucket(context, Bucket);
  const settings = readSettings(input);
  requireKnownAlgorithm(input.ChecksumAlgorithm);
  const algorithm = chosenAlgorithm(input);
  const checksumType = input.ChecksumType ?? (algorithm && algorithm !== 'CRC64NVME' ? 'COMPOSITE' : 'FULL_OBJECT');
  requireChecksumType(input, algorithm, checksumType);
  const uploadId = newId(context.random, UPLOAD_ID_LENGTH);
  context.uploads.set(uploadId, {
    uploadId,
    bucket: Bucket,
    key: Key,
    initiatedMs: context.clock.now,
    ...(algorithm && { checksumAlgorithm: algorithm }),
    checksumType,
    settings,
  });
  return {
    Bucket,
    Key,
    UploadId: uploadId,
    ...encryptionMembers(settings),
    ...(algorithm && { ChecksumAlgorithm: algorithm, ChecksumType: checksumType }),
  };
}

function requireChecksumType(
  input: CreateMultipartUploadRequest,
  algorithm: ChecksumAlgorithm | undefined,
  type: Checksum['type'],
): void {
  if (input.ChecksumType !== undefined && algorithm === undefined)
    throw invalidRequest('The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.');
  const isPossible = type === 'FULL_OBJECT' ? joinsParts(algorithm ?? DEFAULT_ALGORITHM) : algorithm !== 'CRC64NVME';
  if (!isPossible)
    throw invalidRequest(
      `The ${type} checksum type cannot be used with the ${algorithm?.toLowerCase()} checksum algorithm.`,
    );
}

function requirePartNumber(number: number): void {
  if (Number.isInteger(number) && number >= 1 && number <= MAX_PARTS) return;
  throw invalidArgument(
    `Part number must be an integer between 1 and ${MAX_PARTS}, inclusive`,
    'partNumber',
    String(number),
  );
}

/** UploadPart: https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPart.html */
export function uploadPart(context: S3Context, input: UploadPartRequest): UploadPartOutput {
  requireBucket(context, input.Bucket);
  requirePartNumber(input.PartNumber);
  const upload = requireUpload(context, input);
  const content = input.Body as StoredContent;
  const { algorithm, value } = verified(input, content);
  const chosen = chosenAlgorithm(input);
  if (upload.checksumAlgorithm && chosen && chosen !== upload.checksumAlgorithm)
    throw invalidRequest(
      `Checksum Type mismatch occurred, expected checksum Type: ${upload.checksumAlgorithm.toLowerCase()}, actual checksum Type: ${chosen.toLowerCase()}`,
    );
  setPart(context, upload, input.PartNumber, {
    etag: content.md5,
    sizeBytes: content.sizeBytes,
    content: slicesOf(content.pieces, 0, content.sizeBytes),
    checksums: content.checksums,
  });
  return {
    ETag: quoted(content.md5),
    ...encryptionMembers(upload.settings),
    ...(chosen && checksumMember(algorithm, value)),
  };
}

/**
 * UploadPartCopy: https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPartCopy.html
 *
 * Differs from AWS: no bytes are read, so the ETag of part of an object is not the MD5 of its bytes, and it has no checksum.
 */
export function uploadPartCopy(context: S3Context, input: UploadPartCopyRequest): UploadPartCopyOutput {
  requireBucket(context, input.Bucket);
  requirePartNumber(input.PartNumber);
  const upload = requireUpload(context, input);
  const source = requireSource(context, input);
  const range = readRange(input.CopySourceRange, source.sizeBytes) ?? { fromByte: 0, toByte: source.sizeBytes };
  const content = slicesOfSlices(source.content, range.fromByte, range.toByte);
  const sizeBytes = lengthOf(content);
  const isWhole = sizeBytes === source.sizeBytes && !source.parts;
  const { checksum } = source;
  const etag = isWhole
    ? source.etag
    : hexOf(new Md5().update(new TextEncoder().encode(JSON.stringify(content))).digest());
  if (sizeBytes > MAX_UPLOAD_BYTES) throw tooLarge(sizeBytes);
  setPart(context, upload, input.PartNumber, {
    etag,
    sizeBytes,
    content,
    checksums: isWhole && checksum ? { [checksum.algorithm]: checksum.value } : {},
  });
  return {
    CopyPartResult: { ETag: quoted(etag), LastModified: Math.floor(context.clock.now / 1000) },
    ...encryptionMembers(upload.settings),
  };
}

function setPart(
  { parts, clock }: S3Context,
  { uploadId, bucket }: Readonly<MultipartUpload>,
  partNumber: number,
  part: Pick<UploadedPart, 'etag' | 'sizeBytes' | 'content' | 'checksums'>,
): void {
  parts.set(partKey(uploadId, partNumber), { uploadId, bucket, partNumber, lastModifiedMs: clock.now, ...part });
}

/** CompleteMultipartUpload: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html */
export function completeMultipartUpload(
  context: S3Context,
  input: CompleteMultipartUploadRequest,
  caller: Caller,
): CompleteMultipartUploadOutput {
  const { Bucket, Key } = input;
  const bucket = requireBucket(context, Bucket);
  const upload = requireUpload(context, input);
  const parts = requireParts(context, upload, input.MultipartUpload?.Parts ?? []);
  requireWriteConditions(Key, context.objects.current(Bucket, Key), input);
  const algorithm = upload.checksumAlgorithm ?? DEFAULT_ALGORITHM;
  const checksum = checksumOfParts(algorithm, upload.checksumType, parts);
  const given = checksumIn(input, algorithm);
  if (given !== undefined && checksum && given !== checksum.value)
    throw new ServiceException(
      'BadDigest',
      400,
      `The ${algorithm} you specified did not match the calculated checksum.`,
    );
  const version = store(context, bucket, {
    key: Key,
    etag: etagOfParts(parts),
    sizeBytes: parts.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    content: parts.flatMap(({ content }) => content),
    ...(checksum && { checksum }),
    parts: parts.map(({ sizeBytes, checksums }, index) => ({
      partNumber: index + 1,
      sizeBytes,
      ...(checksums[algorithm] !== undefined && { checksum: checksums[algorithm] }),
    })),
    settings: upload.settings,
  });
  removeUpload(context, upload);
  notify(context, bucket, 'ObjectCreated:CompleteMultipartUpload', version, caller);
  return {
    Location: `https://${Bucket}.s3.amazonaws.com/${encodeURIComponent(Key).replaceAll('%2F', '/')}`,
    Bucket,
    Key,
    ...writtenMembers(bucket, version),
    ...checksumMembers(checksum),
  };
}

/** Those that are named, in order, each as it was uploaded, and large enough. */
function requireParts(
  context: S3Context,
  { uploadId: UploadId }: Readonly<MultipartUpload>,
  named: readonly CompletedPart[],
): Readonly<UploadedPart>[] {
  if (named.length === 0) throw malformedXml();
  const numbers = named.map(({ PartNumber = 0 }) => PartNumber);
  if (numbers.some((number, index) => index > 0 && number <= (numbers[index - 1] ?? 0)))
    throw new ServiceException(
      'InvalidPartOrder',
      400,
      'The list of parts was not in ascending order. Parts must be ordered by part number.',
      { UploadId },
    );
  const parts = named.map(({ PartNumber = 0, ETag = '' }) => {
    const part = context.parts.get(partKey(UploadId, PartNumber));
    if (part?.etag === ETag.replace(/^"(.*)"$/, '$1')) return part;
    throw new ServiceException(
      'InvalidPart',
      400,
      "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
      { UploadId, PartNumber, ETag },
    );
  });
  const small = parts.slice(0, -1).find(({ sizeBytes }) => sizeBytes < MIN_PART_BYTES);
  if (small)
    throw new ServiceException('EntityTooSmall', 400, 'Your proposed upload is smaller than the minimum allowed size', {
      ProposedSize: small.sizeBytes,
      MinSizeAllowed: MIN_PART_BYTES,
      PartNumber: small.partNumber,
      ETag: small.etag,
    });
  return parts;
}

function etagOfParts(parts: readonly Readonly<UploadedPart>[]): string {
  const md5 = new Md5();
  for (const { etag } of parts) md5.update(bytesOfHex(etag.slice(0, 32)));
  return `${hexOf(md5.digest())}-${parts.length}`;
}

/** AbortMultipartUpload: https://docs.aws.amazon.com/AmazonS3/latest/API/API_AbortMultipartUpload.html */
export function abortMultipartUpload(
  context: S3Context,
  input: AbortMultipartUploadRequest,
): AbortMultipartUploadOutput {
  requireBucket(context, input.Bucket);
  removeUpload(context, requireUpload(context, input));
  return {};
}

/** ListParts: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListParts.html */
export function listParts(context: S3Context, input: ListPartsRequest): ListPartsOutput {
  const { Bucket, Key, UploadId } = input;
  requireBucket(context, Bucket);
  const upload = requireUpload(context, input);
  const maxParts = requireMaxKeys(input.MaxParts, 'max-parts');
  const from = Number(input.PartNumberMarker ?? 0);
  const following = partsInOrder(context, UploadId).filter(({ partNumber }) => partNumber > from);
  const shown = following.slice(0, maxParts);
  const { checksumAlgorithm: algorithm } = upload;
  const owner = { ID: canonicalId(context.scope.accountId) };
  return {
    Bucket,
    Key,
    UploadId,
    PartNumberMarker: from,
    NextPartNumberMarker: shown.at(-1)?.partNumber ?? 0,
    MaxParts: maxParts,
    IsTruncated: following.length > shown.length,
    Parts: shown.map((part) => ({
      PartNumber: part.partNumber,
      LastModified: Math.floor(part.lastModifiedMs / 1000),
      ETag: quoted(part.etag),
      Size: part.sizeBytes,
      ...(algorithm && checksumMember(algorithm, part.checksums[algorithm])),
    })),
    Initiator: owner,
    Owner: owner,
    StorageClass: upload.settings.storageClass as 'STANDARD',
    ...(algorithm && { ChecksumAlgorithm: algorithm, ChecksumType: upload.checksumType }),
  };
}

/** ListMultipartUploads: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListMultipartUploads.html */
export function listMultipartUploads(
  context: S3Context,
  input: ListMultipartUploadsRequest,
): ListMultipartUploadsOutput {
  const { Bucket, Prefix = '', Delimiter, KeyMarker = '', UploadIdMarker = '', EncodingType } = input;
  requireBucket(context, Bucket);
  const encoded = encoderOf(EncodingType);
  const maxUploads = Math.min(requireMaxKeys(input.MaxUploads, 'max-uploads'), MOST_AT_ONCE);
  const order = (a: Readonly<MultipartUpload>, b: Readonly<MultipartUpload>) =>
    compareKeys(a.key, b.key) || a.initiatedMs - b.initiatedMs || compareKeys(a.uploadId, b.uploadId);
  const marker = context.uploads.get(UploadIdMarker);
  const isAfter = (upload: Readonly<MultipartUpload>) =>
    KeyMarker === '' ||
    compareKeys(upload.key, KeyMarker) > 0 ||
    (marker !== undefined && upload.key === KeyMarker && order(upload, marker) > 0);
  const found = context.uploadsOf
    .get(Bucket)
    .filter((upload) => upload.key.startsWith(Prefix) && isAfter(upload))
    .sort(order);
  const folders = [...new Set(found.flatMap(({ key }) => folderOf(key, Prefix, Delimiter) ?? []))];
  const alone = found.filter(({ key }) => folderOf(key, Prefix, Delimiter) === undefined);
  const shown = alone.slice(0, maxUploads);
  const owner = { ID: canonicalId(context.scope.accountId) };
  const isTruncated = alone.length > shown.length;
  const last = shown.at(-1);
  return {
    Bucket,
    KeyMarker: encoded(KeyMarker),
    UploadIdMarker,
    ...(isTruncated && last && { NextKeyMarker: encoded(last.key), NextUploadIdMarker: last.uploadId }),
    Prefix: encoded(Prefix),
    ...(Delimiter !== undefined && { Delimiter: encoded(Delimiter) }),
    MaxUploads: maxUploads,
    IsTruncated: isTruncated,
    Uploads: shown.map((upload) => ({
      UploadId: upload.uploadId,
      Key: encoded(upload.key),
      Initiated: Math.floor(upload.initiatedMs / 1000),
      StorageClass: upload.settings.storageClass as 'STANDARD',
      Owner: owner,
      Initiator: owner,
      ...(upload.checksumAlgorithm && {
        ChecksumAlgorithm: upload.checksumAlgorithm,
        ChecksumType: upload.checksumType,
      }),
    })),
    CommonPrefixes: folders.map((folder) => ({ Prefix: encoded(folder) })),
    ...(EncodingType && { EncodingType }),
  };
}
