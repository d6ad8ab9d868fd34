/** PutObject: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html */
import { encodeBase64 } from '../../api/base64.ts';
import { md5Hex } from '../../api/digest/md5.ts';
import { sha256 } from '../../api/digest/sha.ts';
import { ServiceException } from '../../api/errors.ts';
import type { PutObjectOutput, PutObjectRequest } from '../../api/models/s3-types.ts';
import { type StoredContent, slicesOf } from '../../api/stored-content.ts';
import type { Caller } from '../../kernel/caller.ts';
import { checksumMembers, chosenAlgorithm, DEFAULT_ALGORITHM, digestOf, verified } from './checksums.ts';
import { requireWriteConditions } from './conditions.ts';
import { newId, requireBucket, type S3Context } from './context.ts';
import { notify } from './notifications.ts';
import { encryptionMembers, readSettings } from './object-settings.ts';
import type { Bucket, ObjectVersion } from './tables.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/upload-objects.html */
export const MAX_UPLOAD_BYTES = 5 * 1024 ** 3;

export function putObject(context: S3Context, input: PutObjectRequest, caller: Caller): PutObjectOutput {
  const bucket = requireBucket(context, input.Bucket);
  const settings = readSettings(input);
  const content = contentOf(input);
  const checksum = { ...verified(input, content), type: 'FULL_OBJECT' as const };
  requireWriteConditions(input.Key, context.objects.current(input.Bucket, input.Key), input);
  const version = store(context, bucket, {
    key: input.Key,
    etag: content.md5,
    sizeBytes: content.sizeBytes,
    content: slicesOf(content.pieces, 0, content.sizeBytes),
    checksum,
    settings,
  });
  notify(context, bucket, 'ObjectCreated:Put', version, caller);
  return { ...writtenMembers(bucket, version), ...checksumMembers(checksum) };
}

/** What a neighbour hands over has not been stored: it stays in the record. */
function contentOf({ Body, ...input }: PutObjectRequest): StoredContent {
  if (!(Body instanceof Uint8Array)) return Body as StoredContent;
  const sha256Base64 = encodeBase64(sha256(Body));
  const algorithm = chosenAlgorithm(input) ?? DEFAULT_ALGORITHM;
  return {
    pieces: [{ sha256: sha256Base64, sizeBytes: Body.length, inline: encodeBase64(Body) }],
    sizeBytes: Body.length,
    md5: md5Hex(Body),
    checksums: { [algorithm]: encodeBase64(digestOf(algorithm, Body)) },
  };
}

type NewObject = Pick<
  ObjectVersion,
  'key' | 'etag' | 'sizeBytes' | 'content' | 'checksum' | 'parts' | 'settings' | 'isDeleteMarker'
>;

/** A new version, or what takes the place of the one without a number. */
export function store(
  { objects, clock, random }: Pick<S3Context, 'objects' | 'clock' | 'random'>,
  { name, versioning }: Readonly<Bucket>,
  object: NewObject,
): ObjectVersion {
  const version: ObjectVersion = {
    bucket: name,
    versionId: versioning === 'Enabled' ? newId(random) : 'null',
    sequence: objects.nextSequence(clock.now),
    lastModifiedMs: clock.now,
    ...object,
  };
  objects.put(version);
  return version;
}

/** What every write of an object answers. */
export const writtenMembers = ({ versioning }: Readonly<Bucket>, { etag, versionId, settings }: ObjectVersion) => ({
  ETag: quoted(etag),
  ...encryptionMembers(settings),
  ...(versioning === 'Enabled' && { VersionId: versionId }),
});

export const quoted = (etag: string) => `"${etag}"`;

export const tooLarge = (sizeBytes: number) =>
  new ServiceException('EntityTooLarge', 400, 'Your proposed upload exceeds the maximum allowed size', {
    ProposedSize: sizeBytes,
    MaxSizeAllowed: MAX_UPLOAD_BYTES,
  });
