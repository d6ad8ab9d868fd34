/** What is said of an object when it is put, and said again when it is read. */
import { ServiceException } from '../../api/errors.ts';
import type { CreateMultipartUploadRequest, GetObjectOutput } from '../../api/models/s3-types.ts';
import { refuseAcls, refuseWhatIsNotHere } from './refused-headers.ts';
import type { ObjectSettings, ObjectVersion, SystemHeader } from './tables.ts';
import { readTagging } from './tags.ts';

const HEADERS: readonly SystemHeader[] = [
  'ContentType',
  'CacheControl',
  'ContentDisposition',
  'ContentEncoding',
  'ContentLanguage',
  'Expires',
  'WebsiteRedirectLocation',
];
const DEFAULT_CONTENT_TYPE = 'binary/octet-stream';
const STORAGE_CLASSES = [
  'STANDARD',
  'REDUCED_REDUNDANCY',
  'STANDARD_IA',
  'ONEZONE_IA',
  'INTELLIGENT_TIERING',
  'GLACIER_IR',
  'GLACIER',
  'DEEP_ARCHIVE',
];
const MAX_METADATA_BYTES = 2048;
const MAX_KEY_BYTES = 1024;

const bytesOf = (text: string) => new TextEncoder().encode(text).length;

export function requireKey(key: string): void {
  const size = bytesOf(key);
  if (size <= MAX_KEY_BYTES) return;
  throw new ServiceException('KeyTooLongError', 400, 'Your key is too long', {
    Size: size,
    MaxSizeAllowed: MAX_KEY_BYTES,
  });
}

type Input = Omit<CreateMultipartUploadRequest, 'ChecksumAlgorithm' | 'ChecksumType'>;

/**
 * Differs from AWS: the storage class is kept and costs nothing; what is archived can be read at once.
 */
export function readSettings(input: Input): ObjectSettings {
  requireKey(input.Key);
  refuseAcls(input);
  refuseWhatIsNotHere(input);
  const { Metadata = {}, StorageClass = 'STANDARD', SSEKMSKeyId } = input;
  requireMetadata(Metadata);
  if (!STORAGE_CLASSES.includes(StorageClass))
    throw new ServiceException('InvalidStorageClass', 400, 'The storage class you specified is not valid', {
      StorageClassRequested: StorageClass,
    });
  const given = HEADERS.flatMap((name): [SystemHeader, string][] => {
    const value = input[name];
    return value === undefined ? [] : [[name, value]];
  });
  return {
    headers: { ContentType: DEFAULT_CONTENT_TYPE, ...Object.fromEntries(given) },
    metadata: Metadata,
    tags: readTagging(input.Tagging),
    storageClass: StorageClass,
    encryption: {
      algorithm: input.ServerSideEncryption ?? 'AES256',
      ...(SSEKMSKeyId !== undefined && { kmsKeyId: SSEKMSKeyId }),
    },
  };
}

function requireMetadata(metadata: Readonly<Record<string, string>>): void {
  const size = Object.entries(metadata).reduce((sum, [name, value]) => sum + bytesOf(name) + bytesOf(value), 0);
  if (size <= MAX_METADATA_BYTES) return;
  throw new ServiceException(
    'MetadataTooLarge',
    400,
    'Your metadata headers exceed the maximum allowed metadata size',
    { Size: size, MaxSizeAllowed: MAX_METADATA_BYTES },
  );
}

/** As reads answer it; STANDARD is not said. */
export function describeSettings({ settings }: Readonly<ObjectVersion>) {
  const { headers, metadata, tags, storageClass } = settings;
  return {
    ...headers,
    Metadata: { ...metadata },
    ...encryptionMembers(settings),
    ...(storageClass !== 'STANDARD' && { StorageClass: storageClass }),
    ...(tags.length > 0 && { TagCount: tags.length }),
  } satisfies GetObjectOutput;
}

export const encryptionMembers = ({ encryption: { algorithm, kmsKeyId } }: ObjectSettings) => ({
  ServerSideEncryption: algorithm as GetObjectOutput['ServerSideEncryption'],
  ...(kmsKeyId !== undefined && { SSEKMSKeyId: kmsKeyId }),
});
