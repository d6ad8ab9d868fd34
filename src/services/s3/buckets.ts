/** Buckets: https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingBucket.html */
import { ServiceException } from '../../api/errors.ts';
import type {
  CreateBucketOutput,
  CreateBucketRequest,
  DeleteBucketRequest,
  GetBucketLocationOutput,
  GetBucketLocationRequest,
  HeadBucketOutput,
  HeadBucketRequest,
  ListBucketsOutput,
  ListBucketsRequest,
} from '../../api/models/s3-types.ts';
import { requireBucketName } from './bucket-name.ts';
import { bucketArn, requireBucket, type S3Context } from './context.ts';
import { invalidArgument } from './errors.ts';
import { removeUpload } from './multipart-record.ts';
import { compareKeys } from './object-store.ts';
import { canonicalId } from './owner.ts';
import { refuseAcls } from './refused-headers.ts';
import type { Bucket } from './tables.ts';
import { MAX_BUCKET_TAGS, requireTags } from './tags.ts';

/**
 * CreateBucket: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html
 *
 * Who owns it already may create it again in us-east-1, and only there.
 */
export function createBucket({ buckets, clock, scope }: S3Context, input: CreateBucketRequest): CreateBucketOutput {
  const { Bucket: name, CreateBucketConfiguration: configuration, ObjectOwnership } = input;
  requireBucketName(name);
  refuseAcls(input);
  const location = configuration?.LocationConstraint;
  if (location === scope.region)
    throw new ServiceException('InvalidLocationConstraint', 400, 'The specified location-constraint is not valid', {
      LocationConstraint: location,
    });
  if (location !== undefined)
    throw new ServiceException(
      'IllegalLocationConstraintException',
      400,
      `The ${location} location constraint is incompatible for the region specific endpoint this request was sent to.`,
    );
  const tags = requireTags(configuration?.Tags ?? [], MAX_BUCKET_TAGS);
  if (!buckets.has(name))
    buckets.set(name, {
      name,
      createdAtMs: clock.now,
      ...(tags.length > 0 && { tags }),
      objectOwnership: ObjectOwnership ?? 'BucketOwnerEnforced',
      publicAccessBlock: {
        BlockPublicAcls: true,
        IgnorePublicAcls: true,
        BlockPublicPolicy: true,
        RestrictPublicBuckets: true,
      },
      notifications: [],
      toEventBridge: false,
    } satisfies Bucket);
  return { Location: `/${name}`, BucketArn: bucketArn(name) };
}

/** DeleteBucket: https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucket.html */
export function deleteBucket(context: S3Context, { Bucket: name }: DeleteBucketRequest): Record<string, never> {
  const { buckets, objects, uploadsOf } = context;
  const { versioning } = requireBucket(context, name);
  if (!objects.isEmpty(name)) {
    const more = versioning ? '. You must delete all versions in the bucket.' : '';
    throw new ServiceException('BucketNotEmpty', 409, `The bucket you tried to delete is not empty${more}`, {
      BucketName: name,
    });
  }
  for (const upload of uploadsOf.get(name)) removeUpload(context, upload);
  buckets.delete(name);
  return {};
}

/** HeadBucket: https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html */
export function headBucket(context: S3Context, { Bucket: name }: HeadBucketRequest): HeadBucketOutput {
  requireBucket(context, name);
  return { BucketArn: bucketArn(name), BucketRegion: context.scope.region, AccessPointAlias: false };
}

/** GetBucketLocation: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html */
export function getBucketLocation(
  context: S3Context,
  { Bucket: name }: GetBucketLocationRequest,
): GetBucketLocationOutput {
  requireBucket(context, name);
  // of us-east-1 nothing is said
  return {};
}

const MOST_BUCKETS = 10_000;

/** ListBuckets: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html */
export function listBuckets(
  { buckets, scope }: S3Context,
  { Prefix = '', MaxBuckets = MOST_BUCKETS, ContinuationToken: token, BucketRegion }: ListBucketsRequest,
): ListBucketsOutput {
  if (MaxBuckets < 1 || MaxBuckets > MOST_BUCKETS)
    throw invalidArgument(
      `Argument max-buckets must be an integer between 1 and ${MOST_BUCKETS}`,
      'max-buckets',
      String(MaxBuckets),
    );
  const isHere = BucketRegion === undefined || BucketRegion === scope.region;
  const found = [...buckets.values()]
    .filter(({ name }) => isHere && name.startsWith(Prefix) && (token === undefined || compareKeys(name, token) > 0))
    .sort((a, b) => compareKeys(a.name, b.name));
  const shown = found.slice(0, MaxBuckets);
  return {
    Buckets: shown.map(({ name, createdAtMs }) => ({
      Name: name,
      CreationDate: Math.floor(createdAtMs / 1000),
      BucketRegion: scope.region,
      BucketArn: bucketArn(name),
    })),
    Owner: { ID: canonicalId(scope.accountId) },
    ...(found.length > shown.length && { ContinuationToken: shown.at(-1)?.name }),
    Prefix,
  };
}
