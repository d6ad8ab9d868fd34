/**
 * Inputs and outputs of S3's operations, in AWS's names. Generated from botocore's service model (Apache-2.0; see
 * NOTICE) by scripts/generate-models.mjs: run `npm run model`, do not edit. Timestamps as AWS sends them: text where the
 * model says string, else seconds since 1970.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations.html
 */
import type { ContentBody } from '../stored-content.ts';

export interface AbortMultipartUploadOutput {
  RequestCharged?: 'requester' | undefined;
}

export interface AbortMultipartUploadRequest {
  Bucket: string;
  Key: string;
  UploadId: string;
  RequestPayer?: 'requester' | undefined;
  ExpectedBucketOwner?: string | undefined;
  IfMatchInitiatedTime?: number | undefined;
}

export interface BlockedEncryptionTypes {
  EncryptionType?: ('NONE' | 'SSE-C')[] | undefined;
}

export interface Bucket {
  Name?: string | undefined;
  CreationDate?: number | undefined;
  BucketRegion?: string | undefined;
  BucketArn?: string | undefined;
}

export interface BucketInfo {
  DataRedundancy?: 'SingleAvailabilityZone' | 'SingleLocalZone' | undefined;
  Type?: 'Directory' | undefined;
}

export interface Checksum {
  ChecksumCRC32?: string | undefined;
  ChecksumCRC32C?: string | undefined;
  ChecksumCRC64NVME?: string | undefined;
  ChecksumSHA1?: string | undefined;
  ChecksumSHA256?: string | undefined;
  ChecksumSHA512?: string | undefined;
  ChecksumMD5?: string | undefined;
  ChecksumXXHASH64?: string | undefined;
  ChecksumXXHASH3?: string | undefined;
  ChecksumXXHASH128?: string | undefined;
  ChecksumType?: 'COMPOSITE' | 'FULL_OBJECT' | undefined;
}

export interface CommonPrefix {
  Prefix?: string | undefined;
}

export interface CompleteMultipartUploadOutput {
  Location?: string | undefined;
  Bucket?: string | undefined;
  Key?: string | undefined;
  Expiration?: string | undefined;
  ETag?: string | undefined;
  ChecksumCRC32?: string | undefined;
  ChecksumCRC32C?: string | undefined;
  ChecksumCRC64NVME?: string | undefined;
  ChecksumSHA1?: string | undefined;
  ChecksumSHA256?: string | undefined;
  ChecksumSHA512?: string | undefined;
  ChecksumMD5?: string | undefined;
  ChecksumXXHASH64?: string | undefined;
  ChecksumXXHASH3?: string | undefined;
  ChecksumXXHASH128?: string | undefined;
  ChecksumType?: 'COMPOSITE' | 'FULL_OBJECT' | undefined;
  ServerSideEncryption?: 'AES256' | 'aws:fsx' | 'aws:kms' | 'aws:kms:dsse' | undefined;
  VersionId?: string | undefined;
  SSEKMSKeyId?: string | undefined;
  BucketKeyEnabled?: boolean | undefined;
  RequestCharged?: 'requester' | undefined;
}

export interface CompleteMultipartUploadRequest {
  Bucket: string;
  Key: string;
  MultipartUpload?: CompletedMultipartUpload | undefined;
  UploadId: string;
  ChecksumCRC32?: string | undefined;
  ChecksumCRC32C?: string | undefined;
  ChecksumCRC64NVME?: string | undefined;
  ChecksumSHA1?: string | undefined;
  ChecksumSHA256?: string | undefined;
  ChecksumSHA512?: string | undefined;
  ChecksumMD5?: string | undefined;
  ChecksumXXHASH64?: string | undefined;
  ChecksumXXHASH3?: string | undefined;
  ChecksumXXHASH128?: string | undefined;
  ChecksumType?: 'COMPOSITE' | 'FULL_OBJECT' | undefined;
  MpuObjectSize?: number | undefined;
  RequestPayer?: 'requester' | undefined;
  ExpectedBucketOwner?: string | undefined;
  IfMatch?: string | undefined;
  IfNoneMatch?: string | undefined;
  SSECustomerAlgorithm?: string | undefined;
  SSECustomerKey?: string | undefined;
  SSECustomerKeyMD5?: string | undefined;
}

export interface CompletedMultipartUpload {
  Parts?: CompletedPart[] | undefined;
}

export interface CompletedPart {
  ETag?: string | undefined;
  ChecksumCRC32?: string | undefined;
  ChecksumCRC32C?: string | undefined;
  ChecksumCRC64NVME?: string | undefined;
  ChecksumSHA1?: string | undefined;
  ChecksumSHA256?: string | undefined;
  ChecksumSHA512?: string | undefined;
  ChecksumMD5?: string | undefined;
  ChecksumXXHASH64?: string | undefined;
  ChecksumXXHASH3?: string | undefined;
  ChecksumXXHASH128?: string | undefined;
  PartNumber?: number | undefined;
}

export interface CopyObjectOutput {
  CopyObjectResult?: CopyObjectResult | undefined;
  Expiration?: string | undefined;
  CopySourceVersionId?: string | undefined;
  VersionId?: string | undefined;
  ServerSideEncryption?: 'AES256' | 'aws:fsx' | 'aws:kms' | 'aws:kms:dsse' | undefined;
  SSECustomerAlgorithm?: string | undefined;
  SSECustomerKeyMD5?: string | undefined;
  SSEKMSKeyId?: string | undefined;
  SSEKMSEncryptionContext?: string | undefined;
  BucketKeyEnabled?: boolean | undefined;
  RequestCharged?: 'requester' | undefined;
}

export interface CopyObjectRequest {
  ACL?:
    | 'private'
    | 'public-read'
    | 'public-read-write'
    | 'authenticated-read'
    | 'aws-exec-read'
    | 'bucket-owner-read'
    | 'bucket-owner-full-control'
    | undefined;
  Bucket: string;
  CacheControl?: string | undefined;
  ChecksumAlgorithm?:
    | 'CRC32'
    | 'CRC32C'
    | 'SHA1'
    | 'SHA256'
    | 'CRC64NVME'
    | 'SHA512'
    | 'MD5'
    | 'XXHASH64'
    | 'XXHASH3'
    | 'XXHASH128'
    | undefined;
  ContentDisposition?: string | undefined;
  ContentEncoding?: string | undefined;
  ContentLanguage?: string | undefined;
  ContentType?: string | undefined;
  CopySource: string;
  CopySourceIfMatch?: string | undefined;
  CopySourceIfModifiedSince?: number | undefined;
  CopySourceIfNoneMatch?: string | undefined;
  CopySourceIfUnmodifiedSince?: number | undefined;
  Expires?: string | undefined;
  GrantFullControl?: string | undefined;
  GrantRead?: string | undefined;
  GrantReadACP?: string | undefined;
  GrantWriteACP?: string | undefined;
  IfMatch?: string | undefined;
  IfNoneMatch?: string | undefined;
  Key: string;
  Metadata?: Record<string, string> | undefined;
  MetadataDirective?: 'COPY' | 'REPLACE' | undefined;
  TaggingDirective?: 'COPY' | 'REPLACE' | undefined;
  ServerSideEncryption?: 'AES256' | 'aws:fsx' | 'aws:kms' | 'aws:kms:dsse' | undefined;
  StorageClass?: string | undefined;
  WebsiteRedirectLocation?: string | undefined;
  SSECustomerAlgorithm?: string | undefined;
  SSECustomerKey?: string | undefined;
  SSECustomerKeyMD5?: string | undefined;
  SSEKMSKeyId?: string | undefined;
  SSEKMSEncryptionContext?: string | undefined;
  BucketKeyEnabled?: boolean | undefined;
  CopySourceSSECustomerAlgorithm?: string | undefined;
  CopySourceSSECustomerKey?: string | undefined;
  CopySourceSSECustomerKeyMD5?: string | undefined;
  RequestPayer?: 'requester' | undefined;
  Tagging?: string | undefined;
  ObjectLockMode?: 'GOVERNANCE' | 'COMPLIANCE' | undefined;
  ObjectLockRetainUntilDate?: number | undefined;
  ObjectLockLegalHoldStatus?: 'ON' | 'OFF' | undefined;
  ExpectedBucketOwner?: string | undefined;
  ExpectedSourceBucketOwner?: string | undefined;
}

export interface CopyObjectResult {
  ETag?: string | undefined;
  LastModified?: number | undefined;
  ChecksumType?: 'COMPOSITE' | 'FULL_OBJECT' | undefined;
  ChecksumCRC32?: string | undefined;
  ChecksumCRC32C?: string | undefined;
  ChecksumCRC64NVME?: string | undefined;
  ChecksumSHA1?: string | undefined;
  ChecksumSHA256?: string | undefined;
  ChecksumSHA512?: string | undefined;
  ChecksumMD5?: string | undefined;
  ChecksumXXHASH64?: string | undefined;
  ChecksumXXHASH3?: string | undefined;
  ChecksumXXHASH128?: string | undefined;
}

export interface CopyPartResult {
  ETag?: string | undefined;
  LastModified?: number | undefined;
  ChecksumCRC32?: string | undefined;
  ChecksumCRC32C?: string | undefined;
  ChecksumCRC64NVME?: string | undefined;
  ChecksumSHA1?: string | undefined;
  ChecksumSHA256?: string | undefined;
  ChecksumSHA512?: string | undefined;
  ChecksumMD5?: string | undefined;
  ChecksumXXHASH64?: string | undefined;
  ChecksumXXHASH3?: string | undefined;
  ChecksumXXHASH128?: string | undefined;
}

export interface CreateBucketConfiguration {
  LocationConstraint?: string | undefined;
  Location?: LocationInfo | undefined;
  Bucket?: BucketInfo | undefined;
  Tags?: Tag[] | undefined;
}

export interface CreateBucketOutput {
  Location?: string | undefined;
  BucketArn?: string | undefined;
}

export interface CreateBucketRequest {
  ACL?: 'private' | 'public-read' | 'public-read-write' | 'authenticated-read' | undefined;
  Bucket: string;
  CreateBucketConfiguration?: CreateBucketConfiguration | undefined;
  GrantFullControl?: string | undefined;
  GrantRead?: string | undefined;
  GrantReadACP?: string | undefined;
  GrantWrite?: string | undefined;
  GrantWriteACP?: string | undefined;
  ObjectLockEnabledForBucket?: boolean | undefined;
  ObjectOwnership?: 'BucketOwnerPreferred' | 'ObjectWriter' | 'BucketOwnerEnforced' | undefined;
  BucketNamespace?: 'account-regional' | 'global' | undefined;
}

export interface CreateMultipartUploadOutput {
  AbortDate?: number | undefined;
  AbortRuleId?: string | undefined;
  Bucket?: string | undefined;
  Key?: string | undefined;
  UploadId?: string | undefined;
  ServerSideEncryption?: 'AES256' | 'aws:fsx' | 'aws:kms' | 'aws:kms:dsse' | undefined;
  SSECustomerAlgorithm?: string | undefined;
  SSECustomerKeyMD5?: string | undefined;
  SSEKMSKeyId?: string | undefined;
  SSEKMSEncryptionContext?: string | undefined;
  BucketKeyEnabled?: boolean | undefined;
  RequestCharged?: 'requester' | undefined;
  ChecksumAlgorithm?:
    | 'CRC32'
    | 'CRC32C'
    | 'SHA1'
    | 'SHA256'
    | 'CRC64NVME'
    | 'SHA512'
    | 'MD5'
    | 'XXHASH64'
    | 'XXHASH3'
    | 'XXHASH128'
    | undefined;
  ChecksumType?: 'COMPOSITE' | 'FULL_OBJECT' | undefined;
}

export interface CreateMultipartUploadRequest {
  ACL?:
    | 'private'
    | 'public-read'
    | 'public-read-write'
    | 'authenticated-read'
    | 'aws-exec-read'
    | 'bucket-owner-read'
    | 'bucket-owner-full-control'
    | undefined;
  Bucket: string;
  CacheControl?: string | undefined;
  ContentDisposition?: string | undefined;
  ContentEncoding?: string | undefined;
  ContentLanguage?: string | undefined;
  ContentType?: string | undefined;
  Expires?: string | undefined;
  GrantFullControl?: string | undefined;
  GrantRead?: string | undefined;
  GrantReadACP?: string | undefined;
  GrantWriteACP?: string | undefined;
  Key: string;
  Metadata?: Record<string, string> | undefined;
  ServerSideEncryption?: 'AES256' | 'aws:fsx' | 'aws:kms' | 'aws:kms:dsse' | undefined;
  StorageClass?: string | undefined;
  WebsiteRedirectLocation?: string | undefined;
  SSECustomerAlgorithm?: string | undefined;
  SSECustomerKey?: string | undefined;
  SSECustomerKeyMD5?: string | undefined;
  SSEKMSKeyId?: string | undefined;
  SSEKMSEncryptionContext?: string | undefined;
  BucketKeyEnabled?: boolean | undefined;
  RequestPayer?: 'requester' | undefined;
  Tagging?: string | undefined;
  ObjectLockMode?: 'GOVERNANCE' | 'COMPLIANCE' | undefined;
  ObjectLockRetainUntilDate?: number | undefined;
  ObjectLockLegalHoldStatus?: 'ON' | 'OFF' | undefined;
  ExpectedBucketOwner?: string | undefined;
  ChecksumAlgorithm?:
    | 'CRC32'
    | 'CRC32C'
    | 'SHA1'
    | 'SHA256'
    | 'CRC64NVME'
    | 'SHA512'
    | 'MD5'
    | 'XXHASH64'
    | 'XXHASH3'
    | 'XXHASH128'
    | undefined;
  ChecksumType?: 'COMPOSITE' | 'FULL_OBJECT' | undefined;
}

export interface Delete {
  Objects: ObjectIdentifier[];
  Quiet?: boolean | undefined;
}

export interface DeleteBucketOwnershipControlsRequest {
  Bucket: string;
  ExpectedBucketOwner?: string | undefined;
}

export interface DeleteBucketPolicyRequest {
  Bucket: string;
  ExpectedBucketOwner?: string | undefined;
}

export interface DeleteBucketRequest {
  Bucket: string;
  ExpectedBucketOwner?: string | undefined;
}

export interface DeleteBucketTaggingRequest {
  Bucket: string;
  ExpectedBucketOwner?: string | undefined;
}

export interface DeleteMarkerEntry {
  Owner?: Owner | undefined;
  Key?: string | undefined;
  VersionId?: string | undefined;
  IsLatest?: boolean | undefined;
  LastModified?: number | undefined;
}

export interface DeleteObjectOutput {
  DeleteMarker?: boolean | undefined;
  VersionId?: string | undefined;
  RequestCharged?: 'requester' | undefined;
}

export interface DeleteObjectRequest {
  Bucket: string;
  Key: string;
  MFA?: string | undefined;
  VersionId?: string | undefined;
  RequestPayer?: 'requester' | undefined;
  BypassGovernanceRetention?: boolean | undefined;
  ExpectedBucketOwner?: string | undefined;
  IfMatch?: string | undefined;
  IfMatchLastModifiedTime?: number | undefined;
  IfMatchSize?: number | undefined;
}

export interface DeleteObjectTaggingOutput {
  VersionId?: string | undefined;
}

export interface DeleteObjectTaggingRequest {
  Bucket: string;
  Key: string;
  VersionId?: string | undefined;
  ExpectedBucketOwner?: string | undefined;
}

export interface DeleteObjectsOutput {
  Deleted?: DeletedObject[] | undefined;
  RequestCharged?: 'requester' | undefined;
  Errors?: Error[] | undefined;
}

export interface DeleteObjectsRequest {
  Bucket: string;
  Delete: Delete;
  MFA?: string | undefined;
  RequestPayer?: 'requester' | undefined;
  BypassGovernanceRetention?: boolean | undefined;
  ExpectedBucketOwner?: string | undefined;
  ChecksumAlgorithm?:
    | 'CRC32'
    | 'CRC32C'
    | 'SHA1'
    | 'SHA256'
    | 'CRC64NVME'
    | 'SHA512'
    | 'MD5'
    | 'XXHASH64'
    | 'XXHASH3'
    | 'XXHASH128'
    | undefined;
}

export interface DeletePublicAccessBlockRequest {
  Bucket: string;
  ExpectedBucketOwner?: string | undefined;
}

export interface DeletedObject {
  Key?: string | undefined;
  VersionId?: string | undefined;
  DeleteMarker?: boolean | undefined;
  DeleteMarkerVersionId?: string | undefined;
}

export interface Error {
  Key?: string | undefined;
  VersionId?: string | undefined;
  Code?: string | undefined;
  Message?: string | undefined;
}

export type EventBridgeConfiguration = Record<string, never>;

export interface FilterRule {
  Name?: string | undefined;
  Value?: string | undefined;
}

export interface GetBucketAclOutput {
  Owner?: Owner | undefined;
  Grants?: Grant[] | undefined;
}

export interface GetBucketAclRequest {
  Bucket: string;
  ExpectedBucketOwner?: string | undefined;
}

export interface GetBucketEncryptionOutput {
  ServerSideEncryptionConfiguration?: ServerSideEncryptionConfiguration | undefined;
}

export interface GetBucketEncryptionRequest {
  Bucket: string;
  ExpectedBucketOwner?: string | undefined;
}

export interface GetBucketLocationOutput {
  LocationConstraint?: string | undefined;
}

export interface GetBucketLocationRequest {
  Bucket: string;
  ExpectedBucketOwner?: string | undefined;
}

export interface GetBucketNotificationConfigurationRequest {
  Bucket: string;
  ExpectedBucketOwner?: string | undefined;
}

export interface GetBucketOwnershipControlsOutput {
  OwnershipControls?: OwnershipControls | undefined;
}

export interface GetBucketOwnershipControlsRequest {
  Bucket: string;
  ExpectedBucketOwner?: string | undefined;
}

export interface GetBucketPolicyOutput {
  Policy?: string | undefined;
}

export interface GetBucketPolicyRequest {
  Bucket: string;
  ExpectedBucketOwner?: string | undefined;
}

export interface GetBucketPolicyStatusOutput {
  PolicyStatus?: PolicyStatus | undefined;
}

export interface GetBucketPolicyStatusRequest {
  Bucket: string;
  ExpectedBucketOwner?: string | undefined;
}

export interface GetBucketTaggingOutput {
  TagSet: Tag[];
}

export interface GetBucketTaggingRequest {
  Bucket: string;
  ExpectedBucketOwner?: string | undefined;
}

export interface GetBucketVersioningOutput {
  Status?: 'Enabled' | 'Suspended' | undefined;
  MFADelete?: 'Enabled' | 'Disabled' | undefined;
}

export interface GetBucketVersioningRequest {
  Bucket: string;
  ExpectedBucketOwner?: string | undefined;
}

export interface GetObjectAclOutput {
  Owner?: Owner | undefined;
  Grants?: Grant[] | undefined;
  RequestCharged?: 'requester' | undefined;
}

export interface GetObjectAclRequest {
  Bucket: string;
  Key: string;
  VersionId?: string | undefined;
  RequestPayer?: 'requester' | undefined;
  ExpectedBucketOwner?: string | undefined;
}

export interface GetObjectAttributesOutput {
  DeleteMarker?: boolean | undefined;
  LastModified?: number | undefined;
  VersionId?: string | undefined;
  RequestCharged?: 'requester' | undefined;
  ETag?: string | undefined;
  Checksum?: Checksum | undefined;
  ObjectParts?: GetObjectAttributesParts | undefined;
  StorageClass?: string | undefined;
  ObjectSize?: number | undefined;
}

export interface GetObjectAttributesParts {
  TotalPartsCount?: number | undefined;
  PartNumberMarker?: number | undefined;
  NextPartNumberMarker?: number | undefined;
  MaxParts?: number | undefined;
  IsTruncated?: boolean | undefined;
  Parts?: ObjectPart[] | undefined;
}

export interface GetObjectAttributesRequest {
  Bucket: string;
  Key: string;
  VersionId?: string | undefined;
  MaxParts?: number | undefined;
  PartNumberMarker?: number | undefined;
  SSECustomerAlgorithm?: string | undefined;
  SSECustomerKey?: string | undefined;
  SSECustomerKeyMD5?: string | undefined;
  RequestPayer?: 'requester' | undefined;
  ExpectedBucketOwner?: string | undefined;
  ObjectAttributes: ('ETag' | 'Checksum' | 'ObjectParts' | 'StorageClass' | 'ObjectSize')[];
}

export interface GetObjectOutput {
  Body?: ContentBody | undefined;
  DeleteMarker?: boolean | undefined;
  AcceptRanges?: string | undefined;
  Expiration?: string | undefined;
  Restore?: string | undefined;
  LastModified?: number | undefined;
  ContentLength?: number | undefined;
  ETag?: string | undefined;
  ChecksumCRC32?: string | undefined;
  ChecksumCRC32C?: string | undefined;
  ChecksumCRC64NVME?: string | undefined;
  ChecksumSHA1?: string | undefined;
  ChecksumSHA256?: string | undefined;
  ChecksumSHA512?: string | undefined;
  ChecksumMD5?: string | undefined;
  ChecksumXXHASH64?: string | undefined;
  ChecksumXXHASH3?: string | undefined;
  ChecksumXXHASH128?: string | undefined;
  ChecksumType?: 'COMPOSITE' | 'FULL_OBJECT' | undefined;
  MissingMeta?: number | undefined;
  VersionId?: string | undefined;
  CacheControl?: string | undefined;
  ContentDisposition?: string | undefined;
  ContentEncoding?: string | undefined;
  ContentLanguage?: string | undefined;
  ContentRange?: string | undefined;
  ContentType?: string | undefined;
  Expires?: string | undefined;
  WebsiteRedirectLocation?: string | undefined;
  ServerSideEncryption?: 'AES256' | 'aws:fsx' | 'aws:kms' | 'aws:kms:dsse' | undefined;
  Metadata?: Record<string, string> | undefined;
  SSECustomerAlgorithm?: string | undefined;
  SSECustomerKeyMD5?: string | undefined;
  SSEKMSKeyId?: string | undefined;
  BucketKeyEnabled?: boolean | undefined;
  StorageClass?: string | undefined;
  RequestCharged?: 'requester' | undefined;
  ReplicationStatus?: 'COMPLETE' | 'PENDING' | 'FAILED' | 'REPLICA' | 'COMPLETED' | undefined;
  PartsCount?: number | undefined;
  TagCount?: number | undefined;
  ObjectLockMode?: 'GOVERNANCE' | 'COMPLIANCE' | undefined;
  ObjectLockRetainUntilDate?: number | undefined;
  ObjectLockLegalHoldStatus?: 'ON' | 'OFF' | undefined;
}

export interface GetObjectRequest {
  Bucket: string;
  IfMatch?: string | undefined;
  IfModifiedSince?: number | undefined;
  IfNoneMatch?: string | undefined;
  IfUnmodifiedSince?: number | undefined;
  Key: string;
  Range?: string | undefined;
  ResponseCacheControl?: string | undefined;
  ResponseContentDisposition?: string | undefined;
  ResponseContentEncoding?: string | undefined;
  ResponseContentLanguage?: string | undefined;
  ResponseContentType?: string | undefined;
  ResponseExpires?: number | undefined;
  VersionId?: string | undefined;
  SSECustomerAlgorithm?: string | undefined;
  SSECustomerKey?: string | undefined;
  SSECustomerKeyMD5?: string | undefined;
  RequestPayer?: 'requester' | undefined;
  PartNumber?: number | undefined;
  ExpectedBucketOwner?: string | undefined;
  ChecksumMode?: 'ENABLED' | undefined;
}

export interface GetObjectTaggingOutput {
  VersionId?: string | undefined;
  TagSet: Tag[];
}

export interface GetObjectTaggingRequest {
  Bucket: string;
  Key: string;
  VersionId?: string | undefined;
  ExpectedBucketOwner?: string | undefined;
  RequestPayer?: 'requester' | undefined;
}

export interface GetPublicAccessBlockOutput {
  PublicAccessBlockConfiguration?: PublicAccessBlockConfiguration | undefined;
}

export interface GetPublicAccessBlockRequest {
  Bucket: string;
  ExpectedBucketOwner?: string | undefined;
}

export interface Grant {
  Grantee?: Grantee | undefined;
  Permission?: 'FULL_CONTROL' | 'WRITE' | 'WRITE_ACP' | 'READ' | 'READ_ACP' | undefined;
}

export interface Grantee {
  DisplayName?: string | undefined;
  EmailAddress?: string | undefined;
  ID?: string | undefined;
  Type: 'CanonicalUser' | 'AmazonCustomerByEmail' | 'Group';
  URI?: string | undefined;
}

export interface HeadBucketOutput {
  BucketArn?: string | undefined;
  BucketLocationType?: 'AvailabilityZone' | 'LocalZone' | undefined;
  BucketLocationName?: string | undefined;
  BucketRegion?: string | undefined;
  AccessPointAlias?: boolean | undefined;
}

export interface HeadBucketRequest {
  Bucket: string;
  ExpectedBucketOwner?: string | undefined;
}

export interface HeadObjectOutput {
  DeleteMarker?: boolean | undefined;
  AcceptRanges?: string | undefined;
  Expiration?: string | undefined;
  Restore?: string | undefined;
  ArchiveStatus?: 'ARCHIVE_ACCESS' | 'DEEP_ARCHIVE_ACCESS' | undefined;
  LastModified?: number | undefined;
  ContentLength?: number | undefined;
  ChecksumCRC32?: string | undefined;
  ChecksumCRC32C?: string | undefined;
  ChecksumCRC64NVME?: string | undefined;
  ChecksumSHA1?: string | undefined;
  ChecksumSHA256?: string | undefined;
  ChecksumSHA512?: string | undefined;
  ChecksumMD5?: string | undefined;
  ChecksumXXHASH64?: string | undefined;
  ChecksumXXHASH3?: string | undefined;
  ChecksumXXHASH128?: string | undefined;
  ChecksumType?: 'COMPOSITE' | 'FULL_OBJECT' | undefined;
  ETag?: string | undefined;
  MissingMeta?: number | undefined;
  VersionId?: string | undefined;
  CacheControl?: string | undefined;
  ContentDisposition?: string | undefined;
  ContentEncoding?: string | undefined;
  ContentLanguage?: string | undefined;
  ContentType?: string | undefined;
  ContentRange?: string | undefined;
  Expires?: string | undefined;
  WebsiteRedirectLocation?: string | undefined;
  ServerSideEncryption?: 'AES256' | 'aws:fsx' | 'aws:kms' | 'aws:kms:dsse' | undefined;
  Metadata?: Record<string, string> | undefined;
  SSECustomerAlgorithm?: string | undefined;
  SSECustomerKeyMD5?: string | undefined;
  SSEKMSKeyId?: string | undefined;
  BucketKeyEnabled?: boolean | undefined;
  StorageClass?: string | undefined;
  RequestCharged?: 'requester' | undefined;
  ReplicationStatus?: 'COMPLETE' | 'PENDING' | 'FAILED' | 'REPLICA' | 'COMPLETED' | undefined;
  PartsCount?: number | undefined;
  TagCount?: number | undefined;
  ObjectLockMode?: 'GOVERNANCE' | 'COMPLIANCE' | undefined;
  ObjectLockRetainUntilDate?: number | undefined;
  ObjectLockLegalHoldStatus?: 'ON' | 'OFF' | undefined;
}

export interface HeadObjectRequest {
  Bucket: string;
  IfMatch?: string | undefined;
  IfModifiedSince?: number | undefined;
  IfNoneMatch?: string | undefined;
  IfUnmodifiedSince?: number | undefined;
  Key: string;
  Range?: string | undefined;
  ResponseCacheControl?: string | undefined;
  ResponseContentDisposition?: string | undefined;
  ResponseContentEncoding?: string | undefined;
  ResponseContentLanguage?: string | undefined;
  ResponseContentType?: string | undefined;
  ResponseExpires?: number | undefined;
  VersionId?: string | undefined;
  SSECustomerAlgorithm?: string | undefined;
  SSECustomerKey?: string | undefined;
  SSECustomerKeyMD5?: string | undefined;
  RequestPayer?: 'requester' | undefined;
  PartNumber?: number | undefined;
  ExpectedBucketOwner?: string | undefined;
  ChecksumMode?: 'ENABLED' | undefined;
}

export interface Initiator {
  ID?: string | undefined;
  DisplayName?: string | undefined;
}

export interface LambdaFunctionConfiguration {
  Id?: string | undefined;
  LambdaFunctionArn: string;
  Events: string[];
  Filter?: NotificationConfigurationFilter | undefined;
}

export interface ListBucketsOutput {
  Buckets?: Bucket[] | undefined;
  Owner?: Owner | undefined;
  ContinuationToken?: string | undefined;
  Prefix?: string | undefined;
}

export interface ListBucketsRequest {
  MaxBuckets?: number | undefined;
  ContinuationToken?: string | undefined;
  Prefix?: string | undefined;
  BucketRegion?: string | undefined;
}

export interface ListMultipartUploadsOutput {
  Bucket?: string | undefined;
  KeyMarker?: string | undefined;
  UploadIdMarker?: string | undefined;
  NextKeyMarker?: string | undefined;
  Prefix?: string | undefined;
  Delimiter?: string | undefined;
  NextUploadIdMarker?: string | undefined;
  MaxUploads?: number | undefined;
  IsTruncated?: boolean | undefined;
  Uploads?: MultipartUpload[] | undefined;
  CommonPrefixes?: CommonPrefix[] | undefined;
  EncodingType?: 'url' | undefined;
  RequestCharged?: 'requester' | undefined;
}

export interface ListMultipartUploadsRequest {
  Bucket: string;
  Delimiter?: string | undefined;
  EncodingType?: 'url' | undefined;
  KeyMarker?: string | undefined;
  MaxUploads?: number | undefined;
  Prefix?: string | undefined;
  UploadIdMarker?: string | undefined;
  ExpectedBucketOwner?: string | undefined;
  RequestPayer?: 'requester' | undefined;
}

export interface ListObjectVersionsOutput {
  IsTruncated?: boolean | undefined;
  KeyMarker?: string | undefined;
  VersionIdMarker?: string | undefined;
  NextKeyMarker?: string | undefined;
  NextVersionIdMarker?: string | undefined;
  Versions?: ObjectVersion[] | undefined;
  DeleteMarkers?: DeleteMarkerEntry[] | undefined;
  Name?: string | undefined;
  Prefix?: string | undefined;
  Delimiter?: string | undefined;
  MaxKeys?: number | undefined;
  CommonPrefixes?: CommonPrefix[] | undefined;
  EncodingType?: 'url' | undefined;
  RequestCharged?: 'requester' | undefined;
}

export interface ListObjectVersionsRequest {
  Bucket: string;
  Delimiter?: string | undefined;
  EncodingType?: 'url' | undefined;
  KeyMarker?: string | undefined;
  MaxKeys?: number | undefined;
  Prefix?: string | undefined;
  VersionIdMarker?: string | undefined;
  ExpectedBucketOwner?: string | undefined;
  RequestPayer?: 'requester' | undefined;
  OptionalObjectAttributes?: 'RestoreStatus'[] | undefined;
}

export interface ListObjectsOutput {
  IsTruncated?: boolean | undefined;
  Marker?: string | undefined;
  NextMarker?: string | undefined;
  Contents?: Object[] | undefined;
  Name?: string | undefined;
  Prefix?: string | undefined;
  Delimiter?: string | undefined;
  MaxKeys?: number | undefined;
  CommonPrefixes?: CommonPrefix[] | undefined;
  EncodingType?: 'url' | undefined;
  RequestCharged?: 'requester' | undefined;
}

export interface ListObjectsRequest {
  Bucket: string;
  Delimiter?: string | undefined;
  EncodingType?: 'url' | undefined;
  Marker?: string | undefined;
  MaxKeys?: number | undefined;
  Prefix?: string | undefined;
  RequestPayer?: 'requester' | undefined;
  ExpectedBucketOwner?: string | undefined;
  OptionalObjectAttributes?: 'RestoreStatus'[] | undefined;
}

export interface ListObjectsV2Output {
  IsTruncated?: boolean | undefined;
  Contents?: Object[] | undefined;
  Name?: string | undefined;
  Prefix?: string | undefined;
  Delimiter?: string | undefined;
  MaxKeys?: number | undefined;
  CommonPrefixes?: CommonPrefix[] | undefined;
  EncodingType?: 'url' | undefined;
  KeyCount?: number | undefined;
  ContinuationToken?: string | undefined;
  NextContinuationToken?: string | undefined;
  StartAfter?: string | undefined;
  RequestCharged?: 'requester' | undefined;
}

export interface ListObjectsV2Request {
  Bucket: string;
  Delimiter?: string | undefined;
  EncodingType?: 'url' | undefined;
  MaxKeys?: number | undefined;
  Prefix?: string | undefined;
  ContinuationToken?: string | undefined;
  FetchOwner?: boolean | undefined;
  StartAfter?: string | undefined;
  RequestPayer?: 'requester' | undefined;
  ExpectedBucketOwner?: string | undefined;
  OptionalObjectAttributes?: 'RestoreStatus'[] | undefined;
}

export interface ListPartsOutput {
  AbortDate?: number | undefined;
  AbortRuleId?: string | undefined;
  Bucket?: string | undefined;
  Key?: string | undefined;
  UploadId?: string | undefined;
  PartNumberMarker?: number | undefined;
  NextPartNumberMarker?: number | undefined;
  MaxParts?: number | undefined;
  IsTruncated?: boolean | undefined;
  Parts?: Part[] | undefined;
  Initiator?: Initiator | undefined;
  Owner?: Owner | undefined;
  StorageClass?: string | undefined;
  RequestCharged?: 'requester' | undefined;
  ChecksumAlgorithm?:
    | 'CRC32'
    | 'CRC32C'
    | 'SHA1'
    | 'SHA256'
    | 'CRC64NVME'
    | 'SHA512'
    | 'MD5'
    | 'XXHASH64'
    | 'XXHASH3'
    | 'XXHASH128'
    | undefined;
  ChecksumType?: 'COMPOSITE' | 'FULL_OBJECT' | undefined;
}

export interface ListPartsRequest {
  Bucket: string;
  Key: string;
  MaxParts?: number | undefined;
  PartNumberMarker?: number | undefined;
  UploadId: string;
  RequestPayer?: 'requester' | undefined;
  ExpectedBucketOwner?: string | undefined;
  SSECustomerAlgorithm?: string | undefined;
  SSECustomerKey?: string | undefined;
  SSECustomerKeyMD5?: string | undefined;
}

export interface LocationInfo {
  Type?: 'AvailabilityZone' | 'LocalZone' | undefined;
  Name?: string | undefined;
}

export interface MultipartUpload {
  UploadId?: string | undefined;
  Key?: string | undefined;
  Initiated?: number | undefined;
  StorageClass?: string | undefined;
  Owner?: Owner | undefined;
  Initiator?: Initiator | undefined;
  ChecksumAlgorithm?:
    | 'CRC32'
    | 'CRC32C'
    | 'SHA1'
    | 'SHA256'
    | 'CRC64NVME'
    | 'SHA512'
    | 'MD5'
    | 'XXHASH64'
    | 'XXHASH3'
    | 'XXHASH128'
    | undefined;
  ChecksumType?: 'COMPOSITE' | 'FULL_OBJECT' | undefined;
}

export interface NotificationConfiguration {
  TopicConfigurations?: TopicConfiguration[] | undefined;
  QueueConfigurations?: QueueConfiguration[] | undefined;
  LambdaFunctionConfigurations?: LambdaFunctionConfiguration[] | undefined;
  EventBridgeConfiguration?: EventBridgeConfiguration | undefined;
}

export interface NotificationConfigurationFilter {
  Key?: S3KeyFilter | undefined;
}

export interface Object {
  Key?: string | undefined;
  LastModified?: number | undefined;
  ETag?: string | undefined;
  ChecksumAlgorithm?:
    | ('CRC32' | 'CRC32C' | 'SHA1' | 'SHA256' | 'CRC64NVME' | 'SHA512' | 'MD5' | 'XXHASH64' | 'XXHASH3' | 'XXHASH128')[]
    | undefined;
  ChecksumType?: 'COMPOSITE' | 'FULL_OBJECT' | undefined;
  Size?: number | undefined;
  StorageClass?: string | undefined;
  Owner?: Owner | undefined;
  RestoreStatus?: RestoreStatus | undefined;
}

export interface ObjectIdentifier {
  Key: string;
  VersionId?: string | undefined;
  ETag?: string | undefined;
  LastModifiedTime?: number | undefined;
  Size?: number | undefined;
}

export interface ObjectPart {
  PartNumber?: number | undefined;
  Size?: number | undefined;
  ChecksumCRC32?: string | undefined;
  ChecksumCRC32C?: string | undefined;
  ChecksumCRC64NVME?: string | undefined;
  ChecksumSHA1?: string | undefined;
  ChecksumSHA256?: string | undefined;
  ChecksumSHA512?: string | undefined;
  ChecksumMD5?: string | undefined;
  ChecksumXXHASH64?: string | undefined;
  ChecksumXXHASH3?: string | undefined;
  ChecksumXXHASH128?: string | undefined;
}

export interface ObjectVersion {
  ETag?: string | undefined;
  ChecksumAlgorithm?:
    | ('CRC32' | 'CRC32C' | 'SHA1' | 'SHA256' | 'CRC64NVME' | 'SHA512' | 'MD5' | 'XXHASH64' | 'XXHASH3' | 'XXHASH128')[]
    | undefined;
  ChecksumType?: 'COMPOSITE' | 'FULL_OBJECT' | undefined;
  Size?: number | undefined;
  StorageClass?: 'STANDARD' | undefined;
  Key?: string | undefined;
  VersionId?: string | undefined;
  IsLatest?: boolean | undefined;
  LastModified?: number | undefined;
  Owner?: Owner | undefined;
  RestoreStatus?: RestoreStatus | undefined;
}

export interface Owner {
  DisplayName?: string | undefined;
  ID?: string | undefined;
}

export interface OwnershipControls {
  Rules: OwnershipControlsRule[];
}

export interface OwnershipControlsRule {
  ObjectOwnership: 'BucketOwnerPreferred' | 'ObjectWriter' | 'BucketOwnerEnforced';
}

export interface Part {
  PartNumber?: number | undefined;
  LastModified?: number | undefined;
  ETag?: string | undefined;
  Size?: number | undefined;
  ChecksumCRC32?: string | undefined;
  ChecksumCRC32C?: string | undefined;
  ChecksumCRC64NVME?: string | undefined;
  ChecksumSHA1?: string | undefined;
  ChecksumSHA256?: string | undefined;
  ChecksumSHA512?: string | undefined;
  ChecksumMD5?: string | undefined;
  ChecksumXXHASH64?: string | undefined;
  ChecksumXXHASH3?: string | undefined;
  ChecksumXXHASH128?: string | undefined;
}

export interface PolicyStatus {
  IsPublic?: boolean | undefined;
}

export interface PublicAccessBlockConfiguration {
  BlockPublicAcls?: boolean | undefined;
  IgnorePublicAcls?: boolean | undefined;
  BlockPublicPolicy?: boolean | undefined;
  RestrictPublicBuckets?: boolean | undefined;
}

export interface PutBucketNotificationConfigurationRequest {
  Bucket: string;
  NotificationConfiguration: NotificationConfiguration;
  ExpectedBucketOwner?: string | undefined;
  SkipDestinationValidation?: boolean | undefined;
}

export interface PutBucketOwnershipControlsRequest {
  Bucket: string;
  ContentMD5?: string | undefined;
  ExpectedBucketOwner?: string | undefined;
  OwnershipControls: OwnershipControls;
  ChecksumAlgorithm?:
    | 'CRC32'
    | 'CRC32C'
    | 'SHA1'
    | 'SHA256'
    | 'CRC64NVME'
    | 'SHA512'
    | 'MD5'
    | 'XXHASH64'
    | 'XXHASH3'
    | 'XXHASH128'
    | undefined;
}

export interface PutBucketPolicyRequest {
  Bucket: string;
  ContentMD5?: string | undefined;
  ChecksumAlgorithm?:
    | 'CRC32'
    | 'CRC32C'
    | 'SHA1'
    | 'SHA256'
    | 'CRC64NVME'
    | 'SHA512'
    | 'MD5'
    | 'XXHASH64'
    | 'XXHASH3'
    | 'XXHASH128'
    | undefined;
  ConfirmRemoveSelfBucketAccess?: boolean | undefined;
  Policy: string;
  ExpectedBucketOwner?: string | undefined;
}

export interface PutBucketTaggingRequest {
  Bucket: string;
  ContentMD5?: string | undefined;
  ChecksumAlgorithm?:
    | 'CRC32'
    | 'CRC32C'
    | 'SHA1'
    | 'SHA256'
    | 'CRC64NVME'
    | 'SHA512'
    | 'MD5'
    | 'XXHASH64'
    | 'XXHASH3'
    | 'XXHASH128'
    | undefined;
  Tagging: Tagging;
  ExpectedBucketOwner?: string | undefined;
}

export interface PutBucketVersioningRequest {
  Bucket: string;
  ContentMD5?: string | undefined;
  ChecksumAlgorithm?:
    | 'CRC32'
    | 'CRC32C'
    | 'SHA1'
    | 'SHA256'
    | 'CRC64NVME'
    | 'SHA512'
    | 'MD5'
    | 'XXHASH64'
    | 'XXHASH3'
    | 'XXHASH128'
    | undefined;
  MFA?: string | undefined;
  VersioningConfiguration: VersioningConfiguration;
  ExpectedBucketOwner?: string | undefined;
}

export interface PutObjectOutput {
  Expiration?: string | undefined;
  ETag?: string | undefined;
  ChecksumCRC32?: string | undefined;
  ChecksumCRC32C?: string | undefined;
  ChecksumCRC64NVME?: string | undefined;
  ChecksumSHA1?: string | undefined;
  ChecksumSHA256?: string | undefined;
  ChecksumSHA512?: string | undefined;
  ChecksumMD5?: string | undefined;
  ChecksumXXHASH64?: string | undefined;
  ChecksumXXHASH3?: string | undefined;
  ChecksumXXHASH128?: string | undefined;
  ChecksumType?: 'COMPOSITE' | 'FULL_OBJECT' | undefined;
  ServerSideEncryption?: 'AES256' | 'aws:fsx' | 'aws:kms' | 'aws:kms:dsse' | undefined;
  VersionId?: string | undefined;
  SSECustomerAlgorithm?: string | undefined;
  SSECustomerKeyMD5?: string | undefined;
  SSEKMSKeyId?: string | undefined;
  SSEKMSEncryptionContext?: string | undefined;
  BucketKeyEnabled?: boolean | undefined;
  Size?: number | undefined;
  RequestCharged?: 'requester' | undefined;
}

export interface PutObjectRequest {
  ACL?:
    | 'private'
    | 'public-read'
    | 'public-read-write'
    | 'authenticated-read'
    | 'aws-exec-read'
    | 'bucket-owner-read'
    | 'bucket-owner-full-control'
    | undefined;
  Body?: ContentBody | undefined;
  Bucket: string;
  CacheControl?: string | undefined;
  ContentDisposition?: string | undefined;
  ContentEncoding?: string | undefined;
  ContentLanguage?: string | undefined;
  ContentLength?: number | undefined;
  ContentMD5?: string | undefined;
  ContentType?: string | undefined;
  ChecksumAlgorithm?:
    | 'CRC32'
    | 'CRC32C'
    | 'SHA1'
    | 'SHA256'
    | 'CRC64NVME'
    | 'SHA512'
    | 'MD5'
    | 'XXHASH64'
    | 'XXHASH3'
    | 'XXHASH128'
    | undefined;
  ChecksumCRC32?: string | undefined;
  ChecksumCRC32C?: string | undefined;
  ChecksumCRC64NVME?: string | undefined;
  ChecksumSHA1?: string | undefined;
  ChecksumSHA256?: string | undefined;
  ChecksumSHA512?: string | undefined;
  ChecksumMD5?: string | undefined;
  ChecksumXXHASH64?: string | undefined;
  ChecksumXXHASH3?: string | undefined;
  ChecksumXXHASH128?: string | undefined;
  Expires?: string | undefined;
  IfMatch?: string | undefined;
  IfNoneMatch?: string | undefined;
  GrantFullControl?: string | undefined;
  GrantRead?: string | undefined;
  GrantReadACP?: string | undefined;
  GrantWriteACP?: string | undefined;
  Key: string;
  WriteOffsetBytes?: number | undefined;
  Metadata?: Record<string, string> | undefined;
  ServerSideEncryption?: 'AES256' | 'aws:fsx' | 'aws:kms' | 'aws:kms:dsse' | undefined;
  StorageClass?: string | undefined;
  WebsiteRedirectLocation?: string | undefined;
  SSECustomerAlgorithm?: string | undefined;
  SSECustomerKey?: string | undefined;
  SSECustomerKeyMD5?: string | undefined;
  SSEKMSKeyId?: string | undefined;
  SSEKMSEncryptionContext?: string | undefined;
  BucketKeyEnabled?: boolean | undefined;
  RequestPayer?: 'requester' | undefined;
  Tagging?: string | undefined;
  ObjectLockMode?: 'GOVERNANCE' | 'COMPLIANCE' | undefined;
  ObjectLockRetainUntilDate?: number | undefined;
  ObjectLockLegalHoldStatus?: 'ON' | 'OFF' | undefined;
  ExpectedBucketOwner?: string | undefined;
}

export interface PutObjectTaggingOutput {
  VersionId?: string | undefined;
}

export interface PutObjectTaggingRequest {
  Bucket: string;
  Key: string;
  VersionId?: string | undefined;
  ContentMD5?: string | undefined;
  ChecksumAlgorithm?:
    | 'CRC32'
    | 'CRC32C'
    | 'SHA1'
    | 'SHA256'
    | 'CRC64NVME'
    | 'SHA512'
    | 'MD5'
    | 'XXHASH64'
    | 'XXHASH3'
    | 'XXHASH128'
    | undefined;
  Tagging: Tagging;
  ExpectedBucketOwner?: string | undefined;
  RequestPayer?: 'requester' | undefined;
}

export interface PutPublicAccessBlockRequest {
  Bucket: string;
  ContentMD5?: string | undefined;
  ChecksumAlgorithm?:
    | 'CRC32'
    | 'CRC32C'
    | 'SHA1'
    | 'SHA256'
    | 'CRC64NVME'
    | 'SHA512'
    | 'MD5'
    | 'XXHASH64'
    | 'XXHASH3'
    | 'XXHASH128'
    | undefined;
  PublicAccessBlockConfiguration: PublicAccessBlockConfiguration;
  ExpectedBucketOwner?: string | undefined;
}

export interface QueueConfiguration {
  Id?: string | undefined;
  QueueArn: string;
  Events: string[];
  Filter?: NotificationConfigurationFilter | undefined;
}

export interface RestoreStatus {
  IsRestoreInProgress?: boolean | undefined;
  RestoreExpiryDate?: number | undefined;
}

export interface S3KeyFilter {
  FilterRules?: FilterRule[] | undefined;
}

export interface ServerSideEncryptionByDefault {
  SSEAlgorithm: 'AES256' | 'aws:fsx' | 'aws:kms' | 'aws:kms:dsse';
  KMSMasterKeyID?: string | undefined;
}

export interface ServerSideEncryptionConfiguration {
  Rules: ServerSideEncryptionRule[];
}

export interface ServerSideEncryptionRule {
  ApplyServerSideEncryptionByDefault?: ServerSideEncryptionByDefault | undefined;
  BucketKeyEnabled?: boolean | undefined;
  BlockedEncryptionTypes?: BlockedEncryptionTypes | undefined;
}

export interface Tag {
  Key: string;
  Value: string;
}

export interface Tagging {
  TagSet: Tag[];
}

export interface TopicConfiguration {
  Id?: string | undefined;
  TopicArn: string;
  Events: string[];
  Filter?: NotificationConfigurationFilter | undefined;
}

export interface UploadPartCopyOutput {
  CopySourceVersionId?: string | undefined;
  CopyPartResult?: CopyPartResult | undefined;
  ServerSideEncryption?: 'AES256' | 'aws:fsx' | 'aws:kms' | 'aws:kms:dsse' | undefined;
  SSECustomerAlgorithm?: string | undefined;
  SSECustomerKeyMD5?: string | undefined;
  SSEKMSKeyId?: string | undefined;
  BucketKeyEnabled?: boolean | undefined;
  RequestCharged?: 'requester' | undefined;
}

export interface UploadPartCopyRequest {
  Bucket: string;
  CopySource: string;
  CopySourceIfMatch?: string | undefined;
  CopySourceIfModifiedSince?: number | undefined;
  CopySourceIfNoneMatch?: string | undefined;
  CopySourceIfUnmodifiedSince?: number | undefined;
  CopySourceRange?: string | undefined;
  Key: string;
  PartNumber: number;
  UploadId: string;
  SSECustomerAlgorithm?: string | undefined;
  SSECustomerKey?: string | undefined;
  SSECustomerKeyMD5?: string | undefined;
  CopySourceSSECustomerAlgorithm?: string | undefined;
  CopySourceSSECustomerKey?: string | undefined;
  CopySourceSSECustomerKeyMD5?: string | undefined;
  RequestPayer?: 'requester' | undefined;
  ExpectedBucketOwner?: string | undefined;
  ExpectedSourceBucketOwner?: string | undefined;
}

export interface UploadPartOutput {
  ServerSideEncryption?: 'AES256' | 'aws:fsx' | 'aws:kms' | 'aws:kms:dsse' | undefined;
  ETag?: string | undefined;
  ChecksumCRC32?: string | undefined;
  ChecksumCRC32C?: string | undefined;
  ChecksumCRC64NVME?: string | undefined;
  ChecksumSHA1?: string | undefined;
  ChecksumSHA256?: string | undefined;
  ChecksumSHA512?: string | undefined;
  ChecksumMD5?: string | undefined;
  ChecksumXXHASH64?: string | undefined;
  ChecksumXXHASH3?: string | undefined;
  ChecksumXXHASH128?: string | undefined;
  SSECustomerAlgorithm?: string | undefined;
  SSECustomerKeyMD5?: string | undefined;
  SSEKMSKeyId?: string | undefined;
  BucketKeyEnabled?: boolean | undefined;
  RequestCharged?: 'requester' | undefined;
}

export interface UploadPartRequest {
  Body?: ContentBody | undefined;
  Bucket: string;
  ContentLength?: number | undefined;
  ContentMD5?: string | undefined;
  ChecksumAlgorithm?:
    | 'CRC32'
    | 'CRC32C'
    | 'SHA1'
    | 'SHA256'
    | 'CRC64NVME'
    | 'SHA512'
    | 'MD5'
    | 'XXHASH64'
    | 'XXHASH3'
    | 'XXHASH128'
    | undefined;
  ChecksumCRC32?: string | undefined;
  ChecksumCRC32C?: string | undefined;
  ChecksumCRC64NVME?: string | undefined;
  ChecksumSHA1?: string | undefined;
  ChecksumSHA256?: string | undefined;
  ChecksumSHA512?: string | undefined;
  ChecksumMD5?: string | undefined;
  ChecksumXXHASH64?: string | undefined;
  ChecksumXXHASH3?: string | undefined;
  ChecksumXXHASH128?: string | undefined;
  Key: string;
  PartNumber: number;
  UploadId: string;
  SSECustomerAlgorithm?: string | undefined;
  SSECustomerKey?: string | undefined;
  SSECustomerKeyMD5?: string | undefined;
  RequestPayer?: 'requester' | undefined;
  ExpectedBucketOwner?: string | undefined;
}

export interface VersioningConfiguration {
  MFADelete?: 'Enabled' | 'Disabled' | undefined;
  Status?: 'Enabled' | 'Suspended' | undefined;
}

/** Every operation, by name. */
export interface S3Operations {
  AbortMultipartUpload: { input: AbortMultipartUploadRequest; output: AbortMultipartUploadOutput };
  CompleteMultipartUpload: { input: CompleteMultipartUploadRequest; output: CompleteMultipartUploadOutput };
  CopyObject: { input: CopyObjectRequest; output: CopyObjectOutput };
  CreateBucket: { input: CreateBucketRequest; output: CreateBucketOutput };
  CreateMultipartUpload: { input: CreateMultipartUploadRequest; output: CreateMultipartUploadOutput };
  DeleteBucket: { input: DeleteBucketRequest; output: Record<string, never> };
  DeleteBucketOwnershipControls: { input: DeleteBucketOwnershipControlsRequest; output: Record<string, never> };
  DeleteBucketPolicy: { input: DeleteBucketPolicyRequest; output: Record<string, never> };
  DeleteBucketTagging: { input: DeleteBucketTaggingRequest; output: Record<string, never> };
  DeleteObject: { input: DeleteObjectRequest; output: DeleteObjectOutput };
  DeleteObjectTagging: { input: DeleteObjectTaggingRequest; output: DeleteObjectTaggingOutput };
  DeleteObjects: { input: DeleteObjectsRequest; output: DeleteObjectsOutput };
  DeletePublicAccessBlock: { input: DeletePublicAccessBlockRequest; output: Record<string, never> };
  GetBucketAcl: { input: GetBucketAclRequest; output: GetBucketAclOutput };
  GetBucketEncryption: { input: GetBucketEncryptionRequest; output: GetBucketEncryptionOutput };
  GetBucketLocation: { input: GetBucketLocationRequest; output: GetBucketLocationOutput };
  GetBucketNotificationConfiguration: {
    input: GetBucketNotificationConfigurationRequest;
    output: NotificationConfiguration;
  };
  GetBucketOwnershipControls: { input: GetBucketOwnershipControlsRequest; output: GetBucketOwnershipControlsOutput };
  GetBucketPolicy: { input: GetBucketPolicyRequest; output: GetBucketPolicyOutput };
  GetBucketPolicyStatus: { input: GetBucketPolicyStatusRequest; output: GetBucketPolicyStatusOutput };
  GetBucketTagging: { input: GetBucketTaggingRequest; output: GetBucketTaggingOutput };
  GetBucketVersioning: { input: GetBucketVersioningRequest; output: GetBucketVersioningOutput };
  GetObject: { input: GetObjectRequest; output: GetObjectOutput };
  GetObjectAcl: { input: GetObjectAclRequest; output: GetObjectAclOutput };
  GetObjectAttributes: { input: GetObjectAttributesRequest; output: GetObjectAttributesOutput };
  GetObjectTagging: { input: GetObjectTaggingRequest; output: GetObjectTaggingOutput };
  GetPublicAccessBlock: { input: GetPublicAccessBlockRequest; output: GetPublicAccessBlockOutput };
  HeadBucket: { input: HeadBucketRequest; output: HeadBucketOutput };
  HeadObject: { input: HeadObjectRequest; output: HeadObjectOutput };
  ListBuckets: { input: ListBucketsRequest; output: ListBucketsOutput };
  ListMultipartUploads: { input: ListMultipartUploadsRequest; output: ListMultipartUploadsOutput };
  ListObjectVersions: { input: ListObjectVersionsRequest; output: ListObjectVersionsOutput };
  ListObjects: { input: ListObjectsRequest; output: ListObjectsOutput };
  ListObjectsV2: { input: ListObjectsV2Request; output: ListObjectsV2Output };
  ListParts: { input: ListPartsRequest; output: ListPartsOutput };
  PutBucketNotificationConfiguration: {
    input: PutBucketNotificationConfigurationRequest;
    output: Record<string, never>;
  };
  PutBucketOwnershipControls: { input: PutBucketOwnershipControlsRequest; output: Record<string, never> };
  PutBucketPolicy: { input: PutBucketPolicyRequest; output: Record<string, never> };
  PutBucketTagging: { input: PutBucketTaggingRequest; output: Record<string, never> };
  PutBucketVersioning: { input: PutBucketVersioningRequest; output: Record<string, never> };
  PutObject: { input: PutObjectRequest; output: PutObjectOutput };
  PutObjectTagging: { input: PutObjectTaggingRequest; output: PutObjectTaggingOutput };
  PutPublicAccessBlock: { input: PutPublicAccessBlockRequest; output: Record<string, never> };
  UploadPart: { input: UploadPartRequest; output: UploadPartOutput };
  UploadPartCopy: { input: UploadPartCopyRequest; output: UploadPartCopyOutput };
}

export type S3Operation = keyof S3Operations;
