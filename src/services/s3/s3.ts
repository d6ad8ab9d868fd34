/**
 * S3: https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations.html
 *
 * Differs from AWS: nothing is replicated, archived, locked or expires; what a bucket cannot be set to here is refused as not
 * implemented.
 */
import type { PutObjectRequest, S3Operations, UploadPartRequest } from '../../api/models/s3-types.ts';
import type { ChecksumAlgorithm } from '../../api/stored-content.ts';
import type { Caller } from '../../kernel/caller.ts';
import { defineService, deletes, keeps, reads, writes } from '../../kernel/service-declaration.ts';
import type { RegionParts } from '../region-parts.ts';
import { requireAccess } from './access.ts';
import {
  deleteBucketOwnershipControls,
  deleteBucketPolicy,
  deleteBucketTagging,
  deletePublicAccessBlock,
  getBucketAcl,
  getBucketEncryption,
  getBucketOwnershipControls,
  getBucketPolicy,
  getBucketPolicyStatus,
  getBucketTagging,
  getBucketVersioning,
  getObjectAcl,
  getPublicAccessBlock,
  putBucketOwnershipControls,
  putBucketPolicy,
  putBucketTagging,
  putBucketVersioning,
  putPublicAccessBlock,
} from './bucket-settings.ts';
import { createBucket, deleteBucket, getBucketLocation, headBucket, listBuckets } from './buckets.ts';
import { chosenAlgorithm, DEFAULT_ALGORITHM } from './checksums.ts';
import type { S3Context } from './context.ts';
import { copyObject } from './copy-object.ts';
import { deleteObject, deleteObjects } from './delete-objects.ts';
import { getObject, getObjectAttributes, headObject } from './get-object.ts';
import { listObjectVersions } from './list-object-versions.ts';
import { listObjects, listObjectsV2 } from './list-objects.ts';
import {
  abortMultipartUpload,
  completeMultipartUpload,
  createMultipartUpload,
  listMultipartUploads,
  listParts,
  uploadPart,
  uploadPartCopy,
} from './multipart.ts';
import {
  getBucketNotificationConfiguration,
  putBucketNotificationConfiguration,
} from './notification-configuration.ts';
import { ObjectStore } from './object-store.ts';
import { deleteObjectTagging, getObjectTagging, putObjectTagging } from './object-tagging.ts';
import { putObject } from './put-object.ts';
import { s3Wire } from './s3-wire.ts';
import { S3_TABLES } from './tables.ts';

type Run<Input, Output> = (context: S3Context, input: Input, caller: Caller) => Output;

/** An operation that asks first whether the caller may. */
const asking =
  <Input, Output>(action: string, run: Run<Input, Output>): Run<Input, Output> =>
  (context, input, caller) => {
    requireAccess(context, `s3:${action}`, input as object, caller);
    return run(context, input, caller);
  };

const read = <Input, Output>(action: string, run: Run<Input, Output>) => reads(asking(action, run));
const write = <Input, Output>(action: string, run: Run<Input, Output>) => writes(asking(action, run));
const remove = <Input, Output>(action: string, run: Run<Input, Output>) => deletes(asking(action, run));

const checksumOf = (input: PutObjectRequest): ChecksumAlgorithm[] => [chosenAlgorithm(input) ?? DEFAULT_ALGORITHM];
/** Of a part the default, too: the whole has it when nothing was chosen for it. */
const checksumsOfPart = (input: UploadPartRequest): ChecksumAlgorithm[] => [
  ...new Set([chosenAlgorithm(input) ?? DEFAULT_ALGORITHM, DEFAULT_ALGORITHM] as const),
];

export const s3 = defineService<S3Operations, S3Context, RegionParts, typeof S3_TABLES>({
  wire: s3Wire,
  operations: {
    AbortMultipartUpload: remove('AbortMultipartUpload', abortMultipartUpload),
    CompleteMultipartUpload: write('PutObject', completeMultipartUpload),
    CopyObject: write('PutObject', copyObject),
    CreateBucket: write('CreateBucket', createBucket),
    CreateMultipartUpload: write('PutObject', createMultipartUpload),
    DeleteBucket: remove('DeleteBucket', deleteBucket),
    DeleteBucketOwnershipControls: remove('PutBucketOwnershipControls', deleteBucketOwnershipControls),
    DeleteBucketPolicy: remove('DeleteBucketPolicy', deleteBucketPolicy),
    DeleteBucketTagging: remove('PutBucketTagging', deleteBucketTagging),
    DeleteObject: remove('DeleteObject', deleteObject),
    DeleteObjectTagging: remove('DeleteObjectTagging', deleteObjectTagging),
    DeleteObjects: remove('DeleteObject', deleteObjects),
    DeletePublicAccessBlock: remove('PutBucketPublicAccessBlock', deletePublicAccessBlock),
    GetBucketAcl: read('GetBucketAcl', getBucketAcl),
    GetBucketEncryption: read('GetEncryptionConfiguration', getBucketEncryption),
    GetBucketLocation: read('GetBucketLocation', getBucketLocation),
    GetBucketNotificationConfiguration: read('GetBucketNotification', getBucketNotificationConfiguration),
    GetBucketOwnershipControls: read('GetBucketOwnershipControls', getBucketOwnershipControls),
    GetBucketPolicy: read('GetBucketPolicy', getBucketPolicy),
    GetBucketPolicyStatus: read('GetBucketPolicyStatus', getBucketPolicyStatus),
    GetBucketTagging: read('GetBucketTagging', getBucketTagging),
    GetBucketVersioning: read('GetBucketVersioning', getBucketVersioning),
    GetObject: read('GetObject', getObject),
    GetObjectAcl: read('GetObjectAcl', getObjectAcl),
    GetObjectAttributes: read('GetObjectAttributes', getObjectAttributes),
    GetObjectTagging: read('GetObjectTagging', getObjectTagging),
    GetPublicAccessBlock: read('GetBucketPublicAccessBlock', getPublicAccessBlock),
    HeadBucket: read('ListBucket', headBucket),
    HeadObject: read('GetObject', headObject),
    ListBuckets: read('ListAllMyBuckets', listBuckets),
    ListMultipartUploads: read('ListBucketMultipartUploads', listMultipartUploads),
    ListObjectVersions: read('ListBucketVersions', listObjectVersions),
    ListObjects: read('ListBucket', listObjects),
    ListObjectsV2: read('ListBucket', listObjectsV2),
    ListParts: read('ListMultipartUploadParts', listParts),
    PutBucketNotificationConfiguration: write('PutBucketNotification', putBucketNotificationConfiguration),
    PutBucketOwnershipControls: write('PutBucketOwnershipControls', putBucketOwnershipControls),
    PutBucketPolicy: write('PutBucketPolicy', putBucketPolicy),
    PutBucketTagging: write('PutBucketTagging', putBucketTagging),
    PutBucketVersioning: write('PutBucketVersioning', putBucketVersioning),
    PutObject: keeps(asking('PutObject', putObject), 'Body', checksumOf),
    PutObjectTagging: write('PutObjectTagging', putObjectTagging),
    PutPublicAccessBlock: write('PutBucketPublicAccessBlock', putPublicAccessBlock),
    UploadPart: keeps(asking('PutObject', uploadPart), 'Body', checksumsOfPart),
    UploadPartCopy: write('PutObject', uploadPartCopy),
  },
  tables: S3_TABLES,
  context: ({ scope, clock, random, neighbours, chains }, { buckets, objects, uploads, parts }) => ({
    scope,
    clock,
    random,
    neighbours,
    chains,
    buckets,
    objects: new ObjectStore(objects),
    uploads,
    parts,
    uploadsOf: uploads.indexBy(({ bucket }) => bucket),
    partsOf: parts.indexBy(({ uploadId }) => uploadId),
  }),
  restored: ({ objects }) => objects.restore(),
});
