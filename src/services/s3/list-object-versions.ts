/** ListObjectVersions: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html */
import type { ListObjectVersionsOutput, ListObjectVersionsRequest } from '../../api/models/s3-types.ts';
import { requireBucket, type S3Context } from './context.ts';
import { invalidArgument } from './errors.ts';
import { encoderOf, folderOf, requireMaxKeys } from './listing.ts';
import { compareKeys } from './object-store.ts';
import { canonicalId } from './owner.ts';
import { quoted } from './put-object.ts';
import type { ObjectVersion } from './tables.ts';

type Version = Readonly<ObjectVersion>;

export function listObjectVersions(context: S3Context, input: ListObjectVersionsRequest): ListObjectVersionsOutput {
  const { Bucket, Prefix = '', Delimiter, KeyMarker = '', VersionIdMarker = '', EncodingType } = input;
  requireBucket(context, Bucket);
  if (VersionIdMarker !== '' && KeyMarker === '')
    throw invalidArgument(
      'A version-id marker cannot be specified without a key marker.',
      'version-id-marker',
      VersionIdMarker,
    );
  const maxKeys = requireMaxKeys(input.MaxKeys);
  const page = versionsAfter(context, Bucket, { Prefix, Delimiter, KeyMarker, VersionIdMarker, maxKeys });
  const encoded = encoderOf(EncodingType);
  const owner = { Owner: { ID: canonicalId(context.scope.accountId) } };
  const common = ({ key, versionId, lastModifiedMs }: Version) => ({
    Key: encoded(key),
    VersionId: versionId,
    IsLatest: context.objects.versions(Bucket, key)[0]?.versionId === versionId,
    LastModified: Math.floor(lastModifiedMs / 1000),
  });
  return {
    IsTruncated: page.next !== undefined,
    KeyMarker: encoded(KeyMarker),
    VersionIdMarker,
    ...(page.next && {
      NextKeyMarker: encoded(page.next.key),
      ...(page.next.versionId !== undefined && { NextVersionIdMarker: page.next.versionId }),
    }),
    Versions: page.versions
      .filter(({ isDeleteMarker }) => !isDeleteMarker)
      .map((version) => ({
        ETag: quoted(version.etag),
        ...(version.checksum && {
          ChecksumAlgorithm: [version.checksum.algorithm],
          ChecksumType: version.checksum.type,
        }),
        Size: version.sizeBytes,
        StorageClass: version.settings.storageClass as 'STANDARD',
        ...common(version),
        ...owner,
      })),
    DeleteMarkers: page.versions
      .filter(({ isDeleteMarker }) => isDeleteMarker)
      .map((version) => ({ ...owner, ...common(version) })),
    Name: Bucket,
    Prefix: encoded(Prefix),
    ...(Delimiter !== undefined && { Delimiter: encoded(Delimiter) }),
    MaxKeys: maxKeys,
    CommonPrefixes: page.folders.map((folder) => ({ Prefix: encoded(folder) })),
    ...(EncodingType && { EncodingType }),
  };
}

interface Asked {
  Prefix: string;
  Delimiter: string | undefined;
  KeyMarker: string;
  VersionIdMarker: string;
  maxKeys: number;
}

interface VersionPage {
  versions: Version[];
  folders: string[];
  /** What the next page begins after; a folder has no version. */
  next: { key: string; versionId?: string } | undefined;
}

function versionsAfter({ objects }: S3Context, bucket: string, asked: Asked): VersionPage {
  const { Prefix, Delimiter, KeyMarker, VersionIdMarker, maxKeys } = asked;
  const page: VersionPage = { versions: [], folders: [], next: undefined };
  let last: VersionPage['next'];
  // the key of the marker may have more versions
  const from = KeyMarker === '' ? undefined : { key: KeyMarker, inclusive: VersionIdMarker !== '' };
  for (const key of objects.keys(bucket, Prefix, from)) {
    const folder = folderOf(key, Prefix, Delimiter);
    if (folder !== undefined) {
      if (folder === page.folders.at(-1) || (KeyMarker !== '' && compareKeys(folder, KeyMarker) <= 0)) continue;
      if (page.versions.length + page.folders.length >= maxKeys) return { ...page, next: last };
      page.folders.push(folder);
      last = { key: folder };
      continue;
    }
    const versions = objects.versions(bucket, key);
    const marked = key === KeyMarker ? versions.findIndex(({ versionId }) => versionId === VersionIdMarker) : -1;
    for (const version of versions.slice(marked + 1)) {
      if (page.versions.length + page.folders.length >= maxKeys) return { ...page, next: last };
      page.versions.push(version);
      last = { key, versionId: version.versionId };
    }
  }
  return page;
}
