/**
 * CopyObject: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html
 * Bytes are kept by content, so a copy is a record.
 *
 * Differs from AWS: the copy of what was put together from parts keeps its ETag and checksum.
 */
import type { CopyObjectOutput, CopyObjectRequest } from '../../api/models/s3-types.ts';
import type { Caller } from '../../kernel/caller.ts';
import { checksumMembers } from './checksums.ts';
import { failedCondition, requireWriteConditions } from './conditions.ts';
import { requireBucket, type S3Context } from './context.ts';
import { invalidArgument, invalidRequest, preconditionFailed } from './errors.ts';
import { isVersioned, requireVersion } from './get-object.ts';
import { notify } from './notifications.ts';
import { encryptionMembers, readSettings } from './object-settings.ts';
import { MAX_UPLOAD_BYTES, quoted, store } from './put-object.ts';
import type { ObjectVersion } from './tables.ts';
import { readTagging } from './tags.ts';

export function copyObject(context: S3Context, input: CopyObjectRequest, caller: Caller): CopyObjectOutput {
  const bucket = requireBucket(context, input.Bucket);
  const source = requireSource(context, input);
  if (source.sizeBytes > MAX_UPLOAD_BYTES)
    throw invalidRequest(
      `The specified copy source is larger than the maximum allowable size for a copy source: ${MAX_UPLOAD_BYTES}`,
    );
  const given = readSettings(input);
  const replaces = input.MetadataDirective === 'REPLACE';
  requireChange(input, source, replaces);
  requireWriteConditions(input.Key, context.objects.current(input.Bucket, input.Key), input);
  const { WebsiteRedirectLocation, ...headers } = source.settings.headers;
  const version = store(context, bucket, {
    key: input.Key,
    etag: source.etag,
    sizeBytes: source.sizeBytes,
    content: source.content,
    ...(source.checksum && { checksum: source.checksum }),
    settings: {
      ...given,
      ...(!replaces && { headers, metadata: source.settings.metadata }),
      tags: input.TaggingDirective === 'REPLACE' ? readTagging(input.Tagging) : source.settings.tags,
    },
  });
  notify(context, bucket, 'ObjectCreated:Copy', version, caller);
  return {
    CopyObjectResult: {
      ETag: quoted(version.etag),
      LastModified: Math.floor(version.lastModifiedMs / 1000),
      ...checksumMembers(version.checksum),
    },
    ...encryptionMembers(version.settings),
    ...(isVersioned(context, source) && { CopySourceVersionId: source.versionId }),
    ...(bucket.versioning === 'Enabled' && { VersionId: version.versionId }),
  };
}

interface CopySource {
  CopySource: string;
  CopySourceIfMatch?: string | undefined;
  CopySourceIfNoneMatch?: string | undefined;
  CopySourceIfModifiedSince?: number | undefined;
  CopySourceIfUnmodifiedSince?: number | undefined;
}

/** Of a copy, or of a part's. */
export function requireSource(context: S3Context, input: CopySource): Readonly<ObjectVersion> {
  const { CopySource } = input;
  const invalid = () =>
    invalidArgument(
      'Copy Source must mention the source bucket and key: sourcebucket/sourcekey',
      'x-amz-copy-source',
      CopySource,
    );
  const [, path = '', VersionId] = /^\/?([^?]*)(?:\?versionId=(.+))?$/.exec(CopySource) ?? [];
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    // what is not percent-encoded UTF-8 names nothing
    throw invalid();
  }
  const [, Bucket, Key] = /^([^/]+)\/(.+)$/s.exec(decoded) ?? [];
  if (Bucket === undefined || Key === undefined) throw invalid();
  requireBucket(context, Bucket);
  const source = requireVersion(context, { Bucket, Key, VersionId }, 'GET');
  const failed = failedCondition(source, {
    IfMatch: input.CopySourceIfMatch,
    IfNoneMatch: input.CopySourceIfNoneMatch,
    IfModifiedSince: input.CopySourceIfModifiedSince,
    IfUnmodifiedSince: input.CopySourceIfUnmodifiedSince,
  });
  if (failed !== undefined) throw preconditionFailed(`x-amz-copy-source-${failed}`);
  return source;
}

function requireChange(input: CopyObjectRequest, source: Readonly<ObjectVersion>, replaces: boolean): void {
  const isItself = source.bucket === input.Bucket && source.key === input.Key;
  const changes =
    (replaces || input.StorageClass) ??
    input.WebsiteRedirectLocation ??
    input.ServerSideEncryption ??
    input.CopySource.split('?')[1];
  if (isItself && !changes)
    throw invalidRequest(
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
    );
}
