/**
 * DeleteObject and DeleteObjects. Where versions are kept, nothing goes: a delete marker covers it.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/DeletingObjects.html
 */
import { ServiceException } from '../../api/errors.ts';
import type {
  DeletedObject,
  DeleteObjectOutput,
  DeleteObjectRequest,
  DeleteObjectsOutput,
  DeleteObjectsRequest,
} from '../../api/models/s3-types.ts';
import type { Caller } from '../../kernel/caller.ts';
import { requireWriteConditions } from './conditions.ts';
import { requireBucket, type S3Context } from './context.ts';
import { malformedXml } from './errors.ts';
import { requireVersionId } from './get-object.ts';
import { notify } from './notifications.ts';
import { requireKey } from './object-settings.ts';
import { store } from './put-object.ts';
import type { Bucket, ObjectSettings } from './tables.ts';

const MOST_AT_ONCE = 1000;
/** Of nothing. */
const EMPTY_ETAG = 'd41d8cd98f00b204e9800998ecf8427e';
const NO_SETTINGS: ObjectSettings = {
  headers: {},
  metadata: {},
  tags: [],
  storageClass: 'STANDARD',
  encryption: { algorithm: 'AES256' },
};

interface Target {
  Key: string;
  VersionId?: string | undefined;
  IfMatch?: string | undefined;
}

/** DeleteObject: https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html */
export function deleteObject(context: S3Context, input: DeleteObjectRequest, caller: Caller): DeleteObjectOutput {
  return remove(context, requireBucket(context, input.Bucket), input, caller);
}

/** DeleteObjects: https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html */
export function deleteObjects(context: S3Context, input: DeleteObjectsRequest, caller: Caller): DeleteObjectsOutput {
  const bucket = requireBucket(context, input.Bucket);
  const { Objects, Quiet } = input.Delete;
  if (Objects.length === 0 || Objects.length > MOST_AT_ONCE) throw malformedXml();
  const deleted: DeletedObject[] = [];
  const errors: NonNullable<DeleteObjectsOutput['Errors']> = [];
  for (const { Key, VersionId, ETag } of Objects) {
    const named = { Key, ...(VersionId !== undefined && { VersionId }) };
    try {
      const { DeleteMarker, VersionId: marked } = remove(context, bucket, { ...named, IfMatch: ETag }, caller);
      deleted.push({ ...named, ...(DeleteMarker && { DeleteMarker, DeleteMarkerVersionId: marked }) });
    } catch (error) {
      if (!(error instanceof ServiceException)) throw error;
      errors.push({ ...named, Code: error.code, Message: error.message });
    }
  }
  return { ...(!Quiet && { Deleted: deleted }), ...(errors.length > 0 && { Errors: errors }) };
}

function remove(
  context: S3Context,
  bucket: Readonly<Bucket>,
  { Key, VersionId, IfMatch }: Target,
  caller: Caller,
): DeleteObjectOutput {
  requireKey(Key);
  const { objects } = context;
  if (IfMatch !== undefined) requireWriteConditions(Key, objects.current(bucket.name, Key), { IfMatch });
  if (VersionId !== undefined) return removeVersion(context, bucket, Key, VersionId, caller);
  if (bucket.versioning === undefined) {
    const version = objects.version(bucket.name, Key, 'null');
    if (version) objects.remove(version);
    // of what was never there it is told, too
    notify(context, bucket, 'ObjectRemoved:Delete', { key: Key }, caller);
    return {};
  }
  const marker = store(context, bucket, {
    key: Key,
    isDeleteMarker: true,
    etag: EMPTY_ETAG,
    sizeBytes: 0,
    content: [],
    settings: NO_SETTINGS,
  });
  notify(context, bucket, 'ObjectRemoved:DeleteMarkerCreated', marker, caller);
  return { DeleteMarker: true, VersionId: marker.versionId };
}

/** For good. */
function removeVersion(
  context: S3Context,
  bucket: Readonly<Bucket>,
  key: string,
  versionId: string,
  caller: Caller,
): DeleteObjectOutput {
  requireVersionId(versionId);
  const version = context.objects.version(bucket.name, key, versionId);
  if (version) {
    context.objects.remove(version);
    notify(context, bucket, 'ObjectRemoved:Delete', { key, versionId }, caller);
  }
  return { ...(version?.isDeleteMarker && { DeleteMarker: true }), VersionId: versionId };
}
