/**
 * GetObject and HeadObject: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 * The answer names the bytes; they are read when it leaves the region.
 */
import type {
  GetObjectAttributesOutput,
  GetObjectAttributesRequest,
  GetObjectOutput,
  GetObjectRequest,
  HeadObjectOutput,
  HeadObjectRequest,
} from '../../api/models/s3-types.ts';
import { type StoredSlice, slicesOfSlices } from '../../api/stored-content.ts';
import { writeTimestamp } from '../../api/timestamp.ts';
import { type ByteRange, readRange } from './byte-range.ts';
import { checksumMember, checksumMembers } from './checksums.ts';
import { requireReadConditions } from './conditions.ts';
import { requireBucket, type S3Context } from './context.ts';
import { invalidArgument, invalidRequest, methodNotAllowed, noSuchKey, noSuchVersion } from './errors.ts';
import { describeSettings } from './object-settings.ts';
import { quoted } from './put-object.ts';
import type { ObjectVersion } from './tables.ts';

type Version = Readonly<ObjectVersion>;

export function getObject(context: S3Context, input: GetObjectRequest): GetObjectOutput {
  const { version, range, output } = read(context, input, 'GET');
  const { fromByte, toByte } = range ?? { fromByte: 0, toByte: version.sizeBytes };
  const Body: readonly StoredSlice[] = slicesOfSlices(version.content, fromByte, toByte);
  return { ...output, ...overrides(input), Body };
}

/** HeadObject: https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html */
export function headObject(context: S3Context, input: HeadObjectRequest): HeadObjectOutput {
  return { ...read(context, input, 'HEAD').output, ...overrides(input) };
}

function read(context: S3Context, input: GetObjectRequest | HeadObjectRequest, method: string) {
  requireBucket(context, input.Bucket);
  const version = requireVersion(context, input, method);
  requireReadConditions(version, input);
  const range = rangeOf(version, input);
  const { fromByte, toByte } = range ?? { fromByte: 0, toByte: version.sizeBytes };
  const isWhole = range === undefined || toByte - fromByte === version.sizeBytes;
  const output = {
    AcceptRanges: 'bytes',
    LastModified: Math.floor(version.lastModifiedMs / 1000),
    ContentLength: toByte - fromByte,
    ETag: quoted(version.etag),
    ...(range && { ContentRange: `bytes ${fromByte}-${toByte - 1}/${version.sizeBytes}` }),
    ...(input.ChecksumMode === 'ENABLED' && isWhole && checksumMembers(version.checksum)),
    ...(isVersioned(context, version) && { VersionId: version.versionId }),
    ...(input.PartNumber !== undefined && version.parts && { PartsCount: version.parts.length }),
    ...describeSettings(version),
  };
  return { version, range, output };
}

/** Whether anybody has ever asked for versions. */
export const isVersioned = ({ buckets }: Pick<S3Context, 'buckets'>, { bucket }: Pick<Version, 'bucket'>) =>
  buckets.get(bucket)?.versioning !== undefined;

/** The version that is asked for; `method` for refusals. */
export function requireVersion(
  { objects }: Pick<S3Context, 'objects'>,
  { Bucket, Key, VersionId }: { Bucket: string; Key: string; VersionId?: string | undefined },
  method: string,
): Version {
  if (VersionId === undefined) {
    const current = objects.current(Bucket, Key);
    if (!current) throw noSuchKey(Key);
    return current;
  }
  requireVersionId(VersionId);
  const version = objects.version(Bucket, Key, VersionId);
  if (!version) throw noSuchVersion(Key, VersionId);
  if (version.isDeleteMarker) throw methodNotAllowed(method);
  return version;
}

export function requireVersionId(versionId: string): void {
  if (versionId !== 'null' && !/^[\w.]{32}$/.test(versionId))
    throw invalidArgument('Invalid version id specified', 'versionId', versionId);
}

function rangeOf(version: Version, { Range, PartNumber }: GetObjectRequest | HeadObjectRequest): ByteRange | undefined {
  if (PartNumber === undefined) return readRange(Range, version.sizeBytes);
  if (Range !== undefined) throw invalidRequest('Cannot specify both Range header and partNumber query parameter');
  const parts = version.parts ?? [{ partNumber: 1, sizeBytes: version.sizeBytes }];
  const at = parts.findIndex(({ partNumber }) => partNumber === PartNumber);
  const part = parts[at];
  if (!part)
    throw invalidArgument(
      'Part number must be an integer between 1 and 10000, inclusive',
      'partNumber',
      String(PartNumber),
    );
  const fromByte = parts.slice(0, at).reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return part.sizeBytes === 0 ? undefined : { fromByte, toByte: fromByte + part.sizeBytes };
}

/** What a request may say of its answer. */
function overrides(input: GetObjectRequest | HeadObjectRequest): GetObjectOutput {
  const given: [keyof GetObjectOutput, string | number | undefined][] = [
    ['CacheControl', input.ResponseCacheControl],
    ['ContentDisposition', input.ResponseContentDisposition],
    ['ContentEncoding', input.ResponseContentEncoding],
    ['ContentLanguage', input.ResponseContentLanguage],
    ['ContentType', input.ResponseContentType],
    ['Expires', input.ResponseExpires === undefined ? undefined : writeTimestamp(input.ResponseExpires, 'rfc822')],
  ];
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}

const PARTS_SHOWN = 1000;

/** GetObjectAttributes: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAttributes.html */
export function getObjectAttributes(context: S3Context, input: GetObjectAttributesRequest): GetObjectAttributesOutput {
  requireBucket(context, input.Bucket);
  const version = requireVersion(context, input, 'GET');
  const { checksum, parts, settings, etag, sizeBytes, lastModifiedMs, versionId } = version;
  const asked = new Set<string>(input.ObjectAttributes);
  const from = Number(input.PartNumberMarker ?? 0);
  const following = (parts ?? []).filter(({ partNumber }) => partNumber > from);
  const shown = following.slice(0, input.MaxParts ?? PARTS_SHOWN);
  const algorithm = checksum?.algorithm;
  return {
    LastModified: Math.floor(lastModifiedMs / 1000),
    ...(isVersioned(context, version) && { VersionId: versionId }),
    ...(asked.has('ETag') && { ETag: etag }),
    ...(asked.has('Checksum') && checksum && { Checksum: checksumMembers(checksum) }),
    ...(asked.has('ObjectParts') &&
      parts && {
        ObjectParts: {
          TotalPartsCount: parts.length,
          PartNumberMarker: from,
          NextPartNumberMarker: shown.at(-1)?.partNumber ?? 0,
          MaxParts: input.MaxParts ?? PARTS_SHOWN,
          IsTruncated: following.length > shown.length,
          Parts: shown.map(({ partNumber, sizeBytes: Size, checksum: value }) => ({
            PartNumber: partNumber,
            Size,
            ...(algorithm && checksumMember(algorithm, value)),
          })),
        },
      }),
    ...(asked.has('StorageClass') && {
      StorageClass: settings.storageClass as GetObjectAttributesOutput['StorageClass'],
    }),
    ...(asked.has('ObjectSize') && { ObjectSize: sizeBytes }),
  };
}
