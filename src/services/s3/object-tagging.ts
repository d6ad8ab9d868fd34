/** Tags of an object: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html */
import type {
  DeleteObjectTaggingOutput,
  DeleteObjectTaggingRequest,
  GetObjectTaggingOutput,
  GetObjectTaggingRequest,
  PutObjectTaggingOutput,
  PutObjectTaggingRequest,
} from '../../api/models/s3-types.ts';
import type { Caller } from '../../kernel/caller.ts';
import { requireBucket, type S3Context } from './context.ts';
import { isVersioned, requireVersion } from './get-object.ts';
import { notify } from './notifications.ts';
import type { ObjectVersion, Tag } from './tables.ts';
import { MAX_OBJECT_TAGS, requireTags } from './tags.ts';

/** GetObjectTagging: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectTagging.html */
export function getObjectTagging(context: S3Context, input: GetObjectTaggingRequest): GetObjectTaggingOutput {
  requireBucket(context, input.Bucket);
  const version = requireVersion(context, input, 'GET');
  return { ...versionMember(context, version), TagSet: version.settings.tags.map((tag) => ({ ...tag })) };
}

/** PutObjectTagging: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectTagging.html */
export function putObjectTagging(
  context: S3Context,
  input: PutObjectTaggingRequest,
  caller: Caller,
): PutObjectTaggingOutput {
  const tags = requireTags(input.Tagging.TagSet, MAX_OBJECT_TAGS);
  return tagged(context, input, tags, 'ObjectTagging:Put', caller);
}

/** DeleteObjectTagging: https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjectTagging.html */
export function deleteObjectTagging(
  context: S3Context,
  input: DeleteObjectTaggingRequest,
  caller: Caller,
): DeleteObjectTaggingOutput {
  return tagged(context, input, [], 'ObjectTagging:Delete', caller);
}

function tagged(
  context: S3Context,
  input: GetObjectTaggingRequest,
  tags: readonly Tag[],
  event: 'ObjectTagging:Put' | 'ObjectTagging:Delete',
  caller: Caller,
): { VersionId?: string } {
  const bucket = requireBucket(context, input.Bucket);
  const version = requireVersion(context, input, event === 'ObjectTagging:Put' ? 'PUT' : 'DELETE');
  context.objects.put({ ...version, settings: { ...version.settings, tags } });
  notify(context, bucket, event, version, caller);
  return versionMember(context, version);
}

const versionMember = (context: S3Context, version: Readonly<ObjectVersion>) =>
  isVersioned(context, version) ? { VersionId: version.versionId } : {};
