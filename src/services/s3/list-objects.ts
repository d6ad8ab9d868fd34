/** The objects of a bucket, page by page. */
import type {
  ListObjectsOutput,
  ListObjectsRequest,
  ListObjectsV2Output,
  ListObjectsV2Request,
} from '../../api/models/s3-types.ts';
import { pageToken } from '../../kernel/page.ts';
import { requireBucket, type S3Context } from './context.ts';
import { invalidArgument } from './errors.ts';
import { encoderOf, type Listed, listed, requireMaxKeys } from './listing.ts';
import { canonicalId } from './owner.ts';
import { quoted } from './put-object.ts';
import type { ObjectVersion } from './tables.ts';

type Version = Readonly<ObjectVersion>;

/** ListObjectsV2: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
export function listObjectsV2(context: S3Context, input: ListObjectsV2Request): ListObjectsV2Output {
  const { Bucket, Prefix = '', Delimiter, ContinuationToken, StartAfter, EncodingType, FetchOwner } = input;
  requireBucket(context, Bucket);
  const maxKeys = requireMaxKeys(input.MaxKeys);
  const after = ContinuationToken === undefined ? StartAfter : readToken(ContinuationToken);
  const page = objectsAfter(context, Bucket, { prefix: Prefix, delimiter: Delimiter, after, maxKeys });
  const encoded = encoderOf(EncodingType);
  return {
    IsTruncated: page.isTruncated,
    Contents: page.items.map((version) => describe(context, version, encoded, FetchOwner === true)),
    Name: Bucket,
    Prefix: encoded(Prefix),
    ...(Delimiter !== undefined && { Delimiter: encoded(Delimiter) }),
    MaxKeys: maxKeys,
    CommonPrefixes: page.folders.map((folder) => ({ Prefix: encoded(folder) })),
    ...(EncodingType && { EncodingType }),
    KeyCount: page.items.length + page.folders.length,
    ...(ContinuationToken !== undefined && { ContinuationToken }),
    ...(page.isTruncated && { NextContinuationToken: pageToken(page.last) }),
    ...(StartAfter !== undefined && { StartAfter: encoded(StartAfter) }),
  };
}

function readToken(token: string): string {
  try {
    const place: unknown = JSON.parse(decodeURIComponent(atob(token)));
    if (typeof place === 'string') return place;
  } catch {
    // said below
  }
  throw invalidArgument('The continuation token provided is incorrect', 'continuation-token', token);
}

/** ListObjects: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjects.html */
export function listObjects(context: S3Context, input: ListObjectsRequest): ListObjectsOutput {
  const { Bucket, Prefix = '', Delimiter, Marker = '', EncodingType } = input;
  requireBucket(context, Bucket);
  const maxKeys = requireMaxKeys(input.MaxKeys);
  const after = Marker === '' ? undefined : Marker;
  const page = objectsAfter(context, Bucket, { prefix: Prefix, delimiter: Delimiter, after, maxKeys });
  const encoded = encoderOf(EncodingType);
  return {
    IsTruncated: page.isTruncated,
    Marker: encoded(Marker),
    // without folders the last key says it
    ...(page.isTruncated && Delimiter && page.last !== undefined && { NextMarker: encoded(page.last) }),
    Contents: page.items.map((version) => describe(context, version, encoded, true)),
    Name: Bucket,
    Prefix: encoded(Prefix),
    ...(Delimiter !== undefined && { Delimiter: encoded(Delimiter) }),
    MaxKeys: maxKeys,
    CommonPrefixes: page.folders.map((folder) => ({ Prefix: encoded(folder) })),
    ...(EncodingType && { EncodingType }),
  };
}

interface Asked {
  prefix: string;
  delimiter: string | undefined;
  after: string | undefined;
  maxKeys: number;
}

function objectsAfter({ objects }: S3Context, bucket: string, asked: Asked): Listed<Version> {
  const from = asked.after === undefined ? undefined : { key: asked.after, inclusive: false };
  return listed(objects.keys(bucket, asked.prefix, from), asked, (key) => objects.current(bucket, key));
}

const describe = (
  { scope }: Pick<S3Context, 'scope'>,
  { key, lastModifiedMs, etag, checksum, sizeBytes, settings }: Version,
  encoded: (name: string) => string,
  withOwner: boolean,
) => ({
  Key: encoded(key),
  LastModified: Math.floor(lastModifiedMs / 1000),
  ETag: quoted(etag),
  ...(checksum && { ChecksumAlgorithm: [checksum.algorithm], ChecksumType: checksum.type }),
  Size: sizeBytes,
  StorageClass: settings.storageClass as 'STANDARD',
  ...(withOwner && { Owner: { ID: canonicalId(scope.accountId) } }),
});
