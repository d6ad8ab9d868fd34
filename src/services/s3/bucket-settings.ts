/** What a bucket is set to: versions, tags, policy, public access, ownership; and what is the same for all. */
import { ServiceException } from '../../api/errors.ts';
import type {
  GetBucketAclOutput,
  GetBucketEncryptionOutput,
  GetBucketOwnershipControlsOutput,
  GetBucketPolicyOutput,
  GetBucketPolicyStatusOutput,
  GetBucketTaggingOutput,
  GetBucketVersioningOutput,
  GetObjectAclOutput,
  GetObjectAclRequest,
  GetPublicAccessBlockOutput,
  PutBucketOwnershipControlsRequest,
  PutBucketPolicyRequest,
  PutBucketTaggingRequest,
  PutBucketVersioningRequest,
  PutPublicAccessBlockRequest,
} from '../../api/models/s3-types.ts';
import { authorize, type Statement } from '../../kernel/authorize.ts';
import { ANONYMOUS, type Caller, callerName } from '../../kernel/caller.ts';
import { bucketArn, requireBucket, type S3Context } from './context.ts';
import { accessDenied, malformedXml, notImplemented } from './errors.ts';
import { requireVersion } from './get-object.ts';
import { canonicalId } from './owner.ts';
import type { Bucket } from './tables.ts';
import { MAX_BUCKET_TAGS, requireTags } from './tags.ts';

interface OfBucket {
  Bucket: string;
}
type Nothing = Record<string, never>;

/** With the change, or without what is set to undefined. */
function change(context: S3Context, name: string, changes: { [M in keyof Bucket]?: Bucket[M] | undefined }): Nothing {
  const changed = Object.entries({ ...requireBucket(context, name), ...changes });
  context.buckets.set(
    name,
    Object.fromEntries(changed.filter(([, value]) => value !== undefined)) as unknown as Bucket,
  );
  return {};
}

/** What is not set, in S3's words. */
function found<T>(value: T | undefined, code: string, message: string, BucketName: string): T {
  if (value !== undefined) return value;
  throw new ServiceException(code, 404, message, { BucketName });
}

/** GetBucketVersioning: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketVersioning.html */
export function getBucketVersioning(context: S3Context, { Bucket: name }: OfBucket): GetBucketVersioningOutput {
  const { versioning } = requireBucket(context, name);
  return { ...(versioning && { Status: versioning }) };
}

/**
 * PutBucketVersioning: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketVersioning.html
 * What was turned on is never off again, only suspended.
 */
export function putBucketVersioning(
  context: S3Context,
  { Bucket: name, VersioningConfiguration: { Status, MFADelete } }: PutBucketVersioningRequest,
): Nothing {
  requireBucket(context, name);
  if (MFADelete === 'Enabled') throw notImplemented('x-amz-mfa');
  if (Status !== 'Enabled' && Status !== 'Suspended')
    throw new ServiceException(
      'IllegalVersioningConfigurationException',
      400,
      'The Versioning element must be specified',
    );
  return change(context, name, { versioning: Status });
}

/** GetBucketTagging: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketTagging.html */
export function getBucketTagging(context: S3Context, { Bucket: name }: OfBucket): GetBucketTaggingOutput {
  const tags = found(requireBucket(context, name).tags, 'NoSuchTagSet', 'The TagSet does not exist', name);
  return { TagSet: tags.map((tag) => ({ ...tag })) };
}

/** PutBucketTagging: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketTagging.html */
export function putBucketTagging(context: S3Context, { Bucket: name, Tagging }: PutBucketTaggingRequest): Nothing {
  return change(context, name, { tags: requireTags(Tagging.TagSet, MAX_BUCKET_TAGS) });
}

/** DeleteBucketTagging: https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketTagging.html */
export const deleteBucketTagging = (context: S3Context, { Bucket: name }: OfBucket): Nothing =>
  change(context, name, { tags: undefined });

/** GetBucketPolicy: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicy.html */
export function getBucketPolicy(context: S3Context, { Bucket: name }: OfBucket): GetBucketPolicyOutput {
  return { Policy: requirePolicy(context, name).text };
}

const requirePolicy = (context: S3Context, name: string) =>
  found(requireBucket(context, name).policy, 'NoSuchBucketPolicy', 'The bucket policy does not exist', name);

/** GetBucketPolicyStatus: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicyStatus.html */
export function getBucketPolicyStatus(context: S3Context, { Bucket: name }: OfBucket): GetBucketPolicyStatusOutput {
  return { PolicyStatus: { IsPublic: isPublic(requirePolicy(context, name).statements) } };
}

/**
 * PutBucketPolicy: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html
 *
 * Differs from AWS: whether a principal that a policy names exists is not looked for.
 */
export function putBucketPolicy(
  context: S3Context,
  { Bucket: name, Policy }: PutBucketPolicyRequest,
  caller: Caller,
): Nothing {
  const { publicAccessBlock } = requireBucket(context, name);
  const statements = readPolicy(Policy, name);
  if (publicAccessBlock?.BlockPublicPolicy && isPublic(statements))
    throw accessDenied(
      `User: ${callerName(caller)} is not authorized to perform: s3:PutBucketPolicy on resource: "${bucketArn(name)}" because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.`,
    );
  return change(context, name, { policy: { text: Policy, statements } });
}

/** DeleteBucketPolicy: https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketPolicy.html */
export const deleteBucketPolicy = (context: S3Context, { Bucket: name }: OfBucket): Nothing =>
  change(context, name, { policy: undefined });

const malformedPolicy = (message: string) => new ServiceException('MalformedPolicy', 400, message);

function readPolicy(text: string, bucket: string): readonly Statement[] {
  let document: { Statement?: Statement | Statement[] } | null;
  try {
    document = JSON.parse(text);
  } catch {
    // what the parser says of bad JSON differs from platform to platform
    throw malformedPolicy("Policies must be valid JSON and the first byte must be '{'");
  }
  if (typeof document !== 'object' || document === null || Array.isArray(document))
    throw malformedPolicy("Policies must be valid JSON and the first byte must be '{'");
  if (document.Statement === undefined) throw malformedPolicy('Missing required field Statement');
  const statements = [document.Statement].flat();
  if (statements.length === 0) throw malformedPolicy('Could not parse the policy: Statement is empty!');
  for (const { Effect, Principal, Action, NotAction, Resource, NotResource } of statements) {
    if (Effect !== 'Allow' && Effect !== 'Deny') throw malformedPolicy(`Invalid effect: ${Effect ?? ''}`);
    if (Principal === undefined) throw malformedPolicy('Missing required field Principal');
    if (Action === undefined && NotAction === undefined) throw malformedPolicy('Missing required field Action');
    if (Resource === undefined && NotResource === undefined) throw malformedPolicy('Missing required field Resource');
    const resources = [Resource ?? NotResource ?? []].flat();
    const isOfBucket = (arn: string) =>
      arn === '*' || arn === bucketArn(bucket) || arn.startsWith(`${bucketArn(bucket)}/`);
    if (!resources.every(isOfBucket)) throw malformedPolicy('Policy has invalid resource');
  }
  return statements;
}

/** Whether it lets everybody do something. https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status */
const isPublic = (statements: readonly Statement[]) =>
  statements.some(
    ({ Effect, Principal, Condition }) =>
      Effect === 'Allow' &&
      Condition === undefined &&
      (Principal === '*' || (typeof Principal === 'object' && [Principal.AWS ?? []].flat().includes('*'))),
  );

/** Whether the bucket's policy lets somebody who has not signed do this. */
export const isGrantedToEverybody = (
  { policy, publicAccessBlock }: Readonly<Bucket>,
  action: string,
  resource: string,
): boolean =>
  policy !== undefined &&
  !publicAccessBlock?.RestrictPublicBuckets &&
  authorize(policy.statements, { caller: ANONYMOUS, action, resource }) === 'allow';

/** GetPublicAccessBlock: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetPublicAccessBlock.html */
export function getPublicAccessBlock(context: S3Context, { Bucket: name }: OfBucket): GetPublicAccessBlockOutput {
  const { publicAccessBlock } = requireBucket(context, name);
  return {
    PublicAccessBlockConfiguration: found(
      publicAccessBlock,
      'NoSuchPublicAccessBlockConfiguration',
      'The public access block configuration was not found',
      name,
    ),
  };
}

/** PutPublicAccessBlock: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutPublicAccessBlock.html */
export function putPublicAccessBlock(
  context: S3Context,
  { Bucket: name, PublicAccessBlockConfiguration: given }: PutPublicAccessBlockRequest,
): Nothing {
  return change(context, name, {
    publicAccessBlock: {
      BlockPublicAcls: given.BlockPublicAcls ?? false,
      IgnorePublicAcls: given.IgnorePublicAcls ?? false,
      BlockPublicPolicy: given.BlockPublicPolicy ?? false,
      RestrictPublicBuckets: given.RestrictPublicBuckets ?? false,
    },
  });
}

/** DeletePublicAccessBlock: https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeletePublicAccessBlock.html */
export const deletePublicAccessBlock = (context: S3Context, { Bucket: name }: OfBucket): Nothing =>
  change(context, name, { publicAccessBlock: undefined });

/** GetBucketOwnershipControls: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketOwnershipControls.html */
export function getBucketOwnershipControls(
  context: S3Context,
  { Bucket: name }: OfBucket,
): GetBucketOwnershipControlsOutput {
  const ObjectOwnership = found(
    requireBucket(context, name).objectOwnership,
    'OwnershipControlsNotFoundError',
    'The bucket ownership controls were not found',
    name,
  );
  return { OwnershipControls: { Rules: [{ ObjectOwnership }] } };
}

/** PutBucketOwnershipControls: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketOwnershipControls.html */
export function putBucketOwnershipControls(
  context: S3Context,
  { Bucket: name, OwnershipControls: { Rules } }: PutBucketOwnershipControlsRequest,
): Nothing {
  const [rule, ...others] = Rules;
  if (!rule || others.length > 0) throw malformedXml();
  return change(context, name, { objectOwnership: rule.ObjectOwnership });
}

/** DeleteBucketOwnershipControls: https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketOwnershipControls.html */
export const deleteBucketOwnershipControls = (context: S3Context, { Bucket: name }: OfBucket): Nothing =>
  change(context, name, { objectOwnership: undefined });

/** GetBucketEncryption, the same for all since 2023: https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html */
export function getBucketEncryption(context: S3Context, { Bucket: name }: OfBucket): GetBucketEncryptionOutput {
  requireBucket(context, name);
  const rule = { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' as const }, BucketKeyEnabled: false };
  return { ServerSideEncryptionConfiguration: { Rules: [rule] } };
}

/** GetBucketAcl: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketAcl.html */
export function getBucketAcl(context: S3Context, { Bucket: name }: OfBucket): GetBucketAclOutput {
  requireBucket(context, name);
  return ownersAcl(context);
}

/** GetObjectAcl: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAcl.html */
export function getObjectAcl(context: S3Context, input: GetObjectAclRequest): GetObjectAclOutput {
  requireBucket(context, input.Bucket);
  requireVersion(context, input, 'GET');
  return ownersAcl(context);
}

/** Everything is the owner's, and nobody else has a grant. */
function ownersAcl({ scope }: S3Context) {
  const ID = canonicalId(scope.accountId);
  return {
    Owner: { ID },
    Grants: [{ Grantee: { ID, Type: 'CanonicalUser' as const }, Permission: 'FULL_CONTROL' as const }],
  };
}
