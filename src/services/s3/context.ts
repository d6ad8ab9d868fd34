/** What the operations of S3 work on. */
import type { ArnScope } from '../../api/arn.ts';
import type { Clock } from '../../kernel/clock.ts';
import { type Random, randomHex, randomText } from '../../kernel/random.ts';
import type { Neighbours } from '../../kernel/service.ts';
import type { TableIndex, TablesOf } from '../../kernel/table.ts';
import type { ChainSource } from '../region-parts.ts';
import { noSuchBucket } from './errors.ts';
import type { ObjectStore } from './object-store.ts';
import type { Bucket, MultipartUpload, S3_TABLES, UploadedPart } from './tables.ts';

export interface S3Context extends Omit<TablesOf<typeof S3_TABLES>, 'objects'> {
  scope: ArnScope;
  clock: Clock;
  random: Random;
  neighbours: Neighbours;
  chains: ChainSource;
  objects: ObjectStore;
  /** By bucket. */
  uploadsOf: TableIndex<MultipartUpload>;
  /** By upload. */
  partsOf: TableIndex<UploadedPart>;
}

export function requireBucket({ buckets }: Pick<S3Context, 'buckets'>, name: string): Readonly<Bucket> {
  const bucket = buckets.get(name);
  if (!bucket) throw noSuchBucket(name);
  return bucket;
}

export const bucketArn = (bucket: string, key?: string) =>
  key === undefined ? `arn:aws:s3:::${bucket}` : `arn:aws:s3:::${bucket}/${key}`;

const ID_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._';

/** Of a version, or of a multipart upload. */
export const newId = (random: Random, length = 32) => randomText(random, ID_CHARACTERS, length);

/** Of a request, as `x-amz-request-id` has it. */
export const newRequestId = (random: Random) => randomHex(random, 16).toUpperCase();
