/** The objects of a bucket, page by page, and what is done with them. */
import { keepPreviousData, skipToken, useMutation, useQuery } from '@tanstack/react-query';
import { ServiceException } from '../../api/errors.ts';
import type { S3Operations } from '../../api/models/s3-types.ts';
import type { ServiceClient } from '../../api/service-client.ts';
import { type RegionAccess, useRegion } from '../region.ts';
import { deleteObjects, type NamedObject, s3Client } from './buckets.ts';
import { queryKeys } from './query-keys.ts';

/** AWS's console shows three times as many; nobody reads either. */
export const PAGE_ROWS = 100;

/** A key, or one of its versions; or what several keys begin with. */
export interface ObjectRow {
  /** Unique in its list. */
  id: string;
  /** Of a folder its prefix. */
  key: string;
  isFolder?: true;
  /** Where versions are shown. */
  versionId?: string;
  isLatest?: boolean;
  isDeleteMarker?: true;
  sizeBytes?: number;
  lastModifiedMs?: number;
  storageClass?: string;
}

export interface ObjectPage {
  rows: ObjectRow[];
  /** Where the next page begins. */
  next?: string;
}

interface Listing {
  prefix: string;
  showVersions: boolean;
  /** Where the page begins. */
  from?: string | undefined;
  /** Left out, keys below folders are listed, too. */
  delimiter?: '/';
  /** As many as S3 gives at once where it is left out. */
  rows?: number;
}

/** XML cannot hold every character of a key. */
const decoded = (name = '') => decodeURIComponent(name.replaceAll('+', ' '));
const folderRow = ({ Prefix }: { Prefix?: string | undefined }): ObjectRow => {
  const key = decoded(Prefix);
  return { id: `${key}\n`, key, isFolder: true };
};
const atMs = (seconds: number | undefined) => (seconds === undefined ? {} : { lastModifiedMs: seconds * 1000 });

async function listPage(s3: ServiceClient<S3Operations>, bucket: string, listing: Listing): Promise<ObjectPage> {
  const { prefix, delimiter, rows, showVersions, from } = listing;
  const of = { Bucket: bucket, Prefix: prefix, Delimiter: delimiter, MaxKeys: rows, EncodingType: 'url' as const };
  if (showVersions) return listVersions(s3, of, from);
  const page = await s3.call('ListObjectsV2', { ...of, ContinuationToken: from });
  return {
    rows: [
      ...(page.CommonPrefixes ?? []).map(folderRow),
      ...(page.Contents ?? []).map(({ Key, Size = 0, LastModified, StorageClass = '' }): ObjectRow => {
        const key = decoded(Key);
        return { id: key, key, sizeBytes: Size, ...atMs(LastModified), storageClass: StorageClass };
      }),
    ],
    ...(page.NextContinuationToken !== undefined && { next: page.NextContinuationToken }),
  };
}

type ListVersions = S3Operations['ListObjectVersions']['input'];

async function listVersions(
  s3: ServiceClient<S3Operations>,
  of: ListVersions,
  from: string | undefined,
): Promise<ObjectPage> {
  const [KeyMarker, VersionIdMarker] = from === undefined ? [] : (JSON.parse(from) as [string, string | undefined]);
  const page = await s3.call('ListObjectVersions', { ...of, KeyMarker, VersionIdMarker });
  const versions = [
    ...(page.Versions ?? []).map((each) => versionRow(each, { sizeBytes: each.Size ?? 0 })),
    ...(page.DeleteMarkers ?? []).map((each) => versionRow(each, { isDeleteMarker: true })),
  ];
  return {
    rows: [...(page.CommonPrefixes ?? []).map(folderRow), ...versions.sort(newestFirst)],
    ...(page.IsTruncated && { next: JSON.stringify([decoded(page.NextKeyMarker), page.NextVersionIdMarker]) }),
  };
}

interface ListedVersion {
  Key?: string | undefined;
  VersionId?: string | undefined;
  IsLatest?: boolean | undefined;
  LastModified?: number | undefined;
  StorageClass?: string | undefined;
}

function versionRow(
  { Key, VersionId = '', IsLatest = false, LastModified, StorageClass }: ListedVersion,
  more: Partial<ObjectRow>,
): ObjectRow {
  const key = decoded(Key);
  return {
    id: `${key}\n${VersionId}`,
    key,
    versionId: VersionId,
    isLatest: IsLatest,
    ...atMs(LastModified),
    ...(StorageClass !== undefined && { storageClass: StorageClass }),
    ...more,
  };
}

/** S3 gives versions and delete markers each in order, to the second. */
function newestFirst(a: ObjectRow, b: ObjectRow): number {
  if (a.key !== b.key) return a.key < b.key ? -1 : 1;
  return Number(b.isLatest) - Number(a.isLatest) || (b.lastModifiedMs ?? 0) - (a.lastModifiedMs ?? 0);
}

export function useObjects(bucket: string, listing: Listing) {
  const access = useRegion();
  const { prefix, showVersions, from = '', delimiter = '' } = listing;
  return useQuery({
    queryKey: queryKeys.bucket(bucket, 'objects', prefix, String(showVersions), delimiter, from),
    queryFn: () => listPage(s3Client(access), bucket, { rows: PAGE_ROWS, ...listing }),
    placeholderData: keepPreviousData,
  });
}

/** The versions of one object, the newest first. */
export function useObjectVersions(bucket: string, key: string) {
  const access = useRegion();
  return useQuery({
    queryKey: queryKeys.bucket(bucket, 'versions', key),
    queryFn: async () =>
      (await readRows(access, bucket, { prefix: key, showVersions: true })).filter((row) => row.key === key),
  });
}

async function readRows(access: RegionAccess, bucket: string, listing: Omit<Listing, 'from'>): Promise<ObjectRow[]> {
  const rows: ObjectRow[] = [];
  let from: string | undefined;
  do {
    const page = await listPage(s3Client(access), bucket, { ...listing, from });
    rows.push(...page.rows);
    from = page.next;
  } while (from !== undefined);
  return rows;
}

interface Deletion {
  bucket: string;
  rows: readonly ObjectRow[];
  /** Of a folder every version is deleted, not the current ones. */
  withVersions: boolean;
}

/** Deletes what the rows stand for, below folders too; returns how many it were. */
export function useDeleteObjects() {
  const access = useRegion();
  return useMutation({
    mutationFn: async ({ bucket, rows, withVersions }: Deletion) => {
      const named: NamedObject[] = [];
      for (const row of rows) {
        const found = row.isFolder
          ? await readRows(access, bucket, { prefix: row.key, showVersions: withVersions })
          : [row];
        named.push(...found.map(({ key, versionId }) => ({ Key: key, VersionId: versionId })));
      }
      return deleteObjects(access, bucket, named);
    },
  });
}

/** As much as is asked for at once. */
const RANGE_BYTES = 64 * 1024 * 1024;

/** The whole of an object, in ranges of one and the same content. */
export async function readObject(access: RegionAccess, bucket: string, key: string, versionId?: string): Promise<Blob> {
  const of = { Bucket: bucket, Key: key, VersionId: versionId };
  const s3 = s3Client(access);
  const { ContentLength: sizeBytes = 0, ETag, ContentType = '' } = await s3.call('HeadObject', of);
  const pieces: BlobPart[] = [];
  for (let at = 0; at < sizeBytes; at += RANGE_BYTES) {
    const Range = `bytes=${at}-${Math.min(at + RANGE_BYTES, sizeBytes) - 1}`;
    const { Body } = await s3.call('GetObject', { ...of, Range, IfMatch: ETag });
    pieces.push(new Blob([Body as Uint8Array<ArrayBuffer>]));
  }
  return new Blob(pieces, { type: ContentType });
}

const hasNone = (error: unknown) => error instanceof ServiceException && error.status === 404;

/** What S3 says of it; of one that is gone, the words that HEAD has none for. */
export function useObject(bucket: string, key: string, versionId: string | undefined) {
  const access = useRegion();
  return useQuery({
    queryKey: queryKeys.bucket(bucket, 'object', key, versionId ?? ''),
    queryFn: async () => {
      try {
        return await s3Client(access).call('HeadObject', { Bucket: bucket, Key: key, VersionId: versionId });
      } catch (error) {
        if (hasNone(error)) throw new ServiceException('NoSuchKey', 404, 'The specified key does not exist.');
        throw error;
      }
    },
  });
}

export function useObjectTags(bucket: string, key: string, versionId: string | undefined) {
  const access = useRegion();
  return useQuery({
    queryKey: queryKeys.bucket(bucket, 'object-tags', key, versionId ?? ''),
    queryFn: async () => {
      const input = { Bucket: bucket, Key: key, VersionId: versionId };
      return (await s3Client(access).call('GetObjectTagging', input)).TagSet;
    },
  });
}

/** Its bytes, if they are wanted. */
export function useObjectContent(bucket: string, key: string, versionId: string | undefined, wanted: boolean) {
  const access = useRegion();
  return useQuery({
    queryKey: queryKeys.bucket(bucket, 'content', key, versionId ?? ''),
    queryFn: wanted
      ? async () => new Uint8Array(await (await readObject(access, bucket, key, versionId)).arrayBuffer())
      : skipToken,
    gcTime: 0,
  });
}

export interface StorageSpace {
  usedBytes: number;
  /** As much as the browser promises to this page, all in all. */
  quotaBytes: number;
}

/** Undefined where the browser does not say. */
export function useStorageSpace(bucket: string) {
  return useQuery({
    queryKey: queryKeys.bucket(bucket, 'storage-space'),
    queryFn: async (): Promise<StorageSpace | null> => {
      const { usage, quota } = (await navigator.storage?.estimate?.()) ?? {};
      return usage === undefined || quota === undefined ? null : { usedBytes: usage, quotaBytes: quota };
    },
  });
}
