/** S3's buckets. https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations.html */
import { useMutation, useQuery } from '@tanstack/react-query';
import { ServiceException } from '../../api/errors.ts';
import type { Bucket, S3Operations as Operations } from '../../api/models/s3-types.ts';
import { type ServiceClient, serviceClient } from '../../api/service-client.ts';
import { s3Definition } from '../../api/services/s3.ts';
import { allPublicAccess, type PublicAccess } from '../domain/public-access.ts';
import { type RegionAccess, useRegion } from '../region.ts';
import { readAll } from './pages.ts';
import { queryKeys } from './query-keys.ts';
import type { Subject } from './subjects.ts';

export const s3Client = ({ region }: Pick<RegionAccess, 'region'>): ServiceClient<Operations> =>
  serviceClient<Operations>(s3Definition, region.handle);

export const bucketArn = (bucket: string, key?: string) =>
  `arn:aws:s3:::${bucket}${key === undefined ? '' : `/${key}`}`;

export const listBuckets = (access: RegionAccess): Promise<Bucket[]> =>
  readAll(async (ContinuationToken) => {
    const page = await s3Client(access).call('ListBuckets', { ContinuationToken });
    return { items: page.Buckets, NextToken: page.ContinuationToken };
  });

export function useBuckets() {
  const access = useRegion();
  return useQuery({ queryKey: queryKeys.buckets, queryFn: () => listBuckets(access) });
}

export function useVersioning(bucket: string) {
  const access = useRegion();
  return useQuery({
    queryKey: queryKeys.bucket(bucket, 'versioning'),
    queryFn: () => s3Client(access).call('GetBucketVersioning', { Bucket: bucket }),
  });
}

/** What a bucket may have none of, which S3 refuses to read. */
async function unless<T>(code: string, none: T, read: Promise<T>): Promise<T> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof ServiceException && error.code === code) return none;
    throw error;
  }
}

export function useBucketTags(bucket: string) {
  const access = useRegion();
  return useQuery({
    queryKey: queryKeys.bucket(bucket, 'tags'),
    queryFn: async () =>
      (await unless('NoSuchTagSet', { TagSet: [] }, s3Client(access).call('GetBucketTagging', { Bucket: bucket })))
        .TagSet,
  });
}

/** As it was put; undefined where there is none. */
export function useBucketPolicy(bucket: string) {
  const access = useRegion();
  return useQuery({
    queryKey: queryKeys.bucket(bucket, 'policy'),
    queryFn: async () => {
      const read = s3Client(access).call('GetBucketPolicy', { Bucket: bucket });
      return (await unless('NoSuchBucketPolicy', {}, read)) as { Policy?: string };
    },
  });
}

/** Which of its settings are on. */
export function usePublicAccess(bucket: string) {
  const access = useRegion();
  return useQuery({
    queryKey: queryKeys.bucket(bucket, 'public-access'),
    queryFn: async (): Promise<PublicAccess> => {
      const read = s3Client(access).call('GetPublicAccessBlock', { Bucket: bucket });
      const none = { PublicAccessBlockConfiguration: {} };
      const { PublicAccessBlockConfiguration } = await unless('NoSuchPublicAccessBlockConfiguration', none, read);
      return { ...allPublicAccess(false), ...PublicAccessBlockConfiguration } as PublicAccess;
    },
  });
}

/** Asks for one of S3's operations; the region tells what has changed. */
export function useS3Operation<O extends keyof Operations>(operation: O) {
  const access = useRegion();
  return useMutation({ mutationFn: (input: Operations[O]['input']) => s3Client(access).call(operation, input) });
}

type CreateBucketInput = Operations['CreateBucket']['input'];
type PutBucketVersioningInput = Operations['PutBucketVersioning']['input'];

/** Creates it, and lets it keep versions where that is wanted. */
export function useCreateBucket() {
  const access = useRegion();
  return useMutation({
    mutationFn: async ([bucket, versioning]: [CreateBucketInput, PutBucketVersioningInput?]) => {
      await s3Client(access).call('CreateBucket', bucket);
      if (versioning) await s3Client(access).call('PutBucketVersioning', versioning);
    },
  });
}

/** As many as one request may name. */
const DELETED_AT_ONCE = 1000;

/**
 * Deletes all objects with all their versions and delete markers, and says after each request how many are gone.
 */
export function useEmptyBucket() {
  const access = useRegion();
  return useMutation({
    mutationFn: async ({ bucket, onDeleted }: { bucket: string; onDeleted: (count: number) => void }) => {
      let count = 0;
      for (;;) {
        const { Versions = [], DeleteMarkers = [] } = await s3Client(access).call('ListObjectVersions', {
          Bucket: bucket,
          MaxKeys: DELETED_AT_ONCE,
        });
        const found = [...Versions, ...DeleteMarkers];
        if (found.length === 0) return count;
        count += await deleteObjects(
          access,
          bucket,
          found.map(({ Key = '', VersionId }) => ({ Key, VersionId })),
        );
        onDeleted(count);
      }
    },
  });
}

export interface NamedObject {
  Key: string;
  /** The current version where it is left out. */
  VersionId?: string | undefined;
}

/** Returns how many are gone; throws what the first that is not was refused with. */
export async function deleteObjects(
  access: RegionAccess,
  bucket: string,
  objects: readonly NamedObject[],
): Promise<number> {
  for (let at = 0; at < objects.length; at += DELETED_AT_ONCE) {
    const Objects = objects.slice(at, at + DELETED_AT_ONCE);
    const { Errors = [] } = await s3Client(access).call('DeleteObjects', {
      Bucket: bucket,
      Delete: { Objects, Quiet: true },
    });
    const [failed] = Errors;
    if (failed) throw new ServiceException(failed.Code ?? '', 400, `${failed.Key} was not deleted: ${failed.Message}`);
  }
  return objects.length;
}

/** `part`: what of it. */
export const bucketSubject = (bucket: string, part?: string): Subject => ({
  arn: bucketArn(bucket),
  ...(part !== undefined && { part }),
  name: `The bucket ${bucket}`,
  queryKey: queryKeys.buckets,
  isThere: async (access) => (await listBuckets(access)).some(({ Name }) => Name === bucket),
});
