/**
 * What S3 keeps. A file of its own, and a small one: the disk asks it which bytes are named, whether S3 is loaded or not.
 */
import type { ChecksumAlgorithm, StoredSlice } from '../../api/stored-content.ts';
import { bucketTopic, S3_BUCKETS } from '../../api/topics.ts';
import type { Statement } from '../../kernel/authorize.ts';
import type { TableDeclaration } from '../../kernel/table.ts';

export interface Tag {
  Key: string;
  Value: string;
}

/** Where a bucket's events go, in AWS's own words but for the kind of the destination. */
export interface Notification {
  id: string;
  service: 'sqs' | 'sns' | 'lambda';
  arn: string;
  events: readonly string[];
  /** As they were given, names in AWS's spelling; undefined without a filter. */
  filter?: readonly { Name: 'Prefix' | 'Suffix'; Value: string }[];
}

export interface PublicAccessBlock {
  BlockPublicAcls: boolean;
  IgnorePublicAcls: boolean;
  BlockPublicPolicy: boolean;
  RestrictPublicBuckets: boolean;
}

/** By name. */
export interface Bucket {
  name: string;
  createdAtMs: number;
  versioning?: 'Enabled' | 'Suspended';
  tags?: readonly Tag[];
  /** As it was put, and what it says. */
  policy?: { text: string; statements: readonly Statement[] };
  publicAccessBlock?: PublicAccessBlock;
  objectOwnership?: 'BucketOwnerEnforced' | 'BucketOwnerPreferred' | 'ObjectWriter';
  notifications: readonly Notification[];
  toEventBridge: boolean;
}

/** What is said of an object when it is put. */
export interface ObjectSettings {
  headers: Readonly<Partial<Record<SystemHeader, string>>>;
  metadata: Readonly<Record<string, string>>;
  tags: readonly Tag[];
  storageClass: string;
  encryption: { algorithm: string; kmsKeyId?: string };
}

export type SystemHeader =
  | 'ContentType'
  | 'CacheControl'
  | 'ContentDisposition'
  | 'ContentEncoding'
  | 'ContentLanguage'
  | 'Expires'
  | 'WebsiteRedirectLocation';

export interface Checksum {
  algorithm: ChecksumAlgorithm;
  /** Base64; of parts put together, with their number behind it. */
  value: string;
  type: 'COMPOSITE' | 'FULL_OBJECT';
}

/** A part of what was put together. */
export interface ObjectPart {
  partNumber: number;
  sizeBytes: number;
  /** Base64, of the object's algorithm. */
  checksum?: string;
}

/** One version of an object, by bucket, key and version; or a delete marker. */
export interface ObjectVersion {
  bucket: string;
  key: string;
  /** `null` when the bucket did not keep versions. */
  versionId: string;
  /** Goes up with every change of the account's objects: the newest version is the one with the highest. */
  sequence: number;
  lastModifiedMs: number;
  isDeleteMarker?: true;
  /** Without quotes. */
  etag: string;
  sizeBytes: number;
  content: readonly StoredSlice[];
  checksum?: Checksum;
  parts?: readonly ObjectPart[];
  settings: ObjectSettings;
}

/** By id. */
export interface MultipartUpload {
  uploadId: string;
  bucket: string;
  key: string;
  initiatedMs: number;
  /** As the client named it. */
  checksumAlgorithm?: ChecksumAlgorithm;
  checksumType: Checksum['type'];
  settings: ObjectSettings;
}

/** By upload and number. */
export interface UploadedPart {
  uploadId: string;
  bucket: string;
  partNumber: number;
  lastModifiedMs: number;
  etag: string;
  sizeBytes: number;
  content: readonly StoredSlice[];
  checksums: Readonly<Partial<Record<ChecksumAlgorithm, string>>>;
}

const blobs = ({ content }: { content: readonly StoredSlice[] }) =>
  content.flatMap(({ sha256, inline }) => (inline === undefined ? [sha256] : []));

const buckets: TableDeclaration<Bucket> = {
  name: 'buckets',
  kind: 'resource',
  topics: ({ name }) => [S3_BUCKETS, bucketTopic(name)],
};
const objects: TableDeclaration<ObjectVersion> = {
  name: 'objects',
  kind: 'queue',
  topics: ({ bucket }) => [bucketTopic(bucket)],
  blobs,
  references: ({ bucket }) => [{ table: 'buckets', key: bucket }],
};
const uploads: TableDeclaration<MultipartUpload> = {
  name: 'multipartUploads',
  kind: 'queue',
  topics: ({ bucket }) => [bucketTopic(bucket)],
  references: ({ bucket }) => [{ table: 'buckets', key: bucket }],
};
const parts: TableDeclaration<UploadedPart> = {
  name: 'uploadedParts',
  kind: 'queue',
  topics: ({ bucket }) => [bucketTopic(bucket)],
  blobs,
  references: ({ uploadId }) => [{ table: 'multipartUploads', key: uploadId }],
};

export const S3_TABLES = { buckets, objects, uploads, parts };
