/** Storage classes of objects, as S3's console names them. https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html */

/** What a new object can be given, in the order of S3's upload form. */
export const UPLOAD_CLASSES = [
  'STANDARD',
  'INTELLIGENT_TIERING',
  'STANDARD_IA',
  'ONEZONE_IA',
  'GLACIER_IR',
  'GLACIER',
  'DEEP_ARCHIVE',
  'REDUCED_REDUNDANCY',
] as const;

export type UploadClass = (typeof UPLOAD_CLASSES)[number];

const NAMES: Readonly<Record<UploadClass, string>> = {
  STANDARD: 'Standard',
  INTELLIGENT_TIERING: 'Intelligent-Tiering',
  STANDARD_IA: 'Standard-IA',
  ONEZONE_IA: 'One Zone-IA',
  GLACIER_IR: 'Glacier Instant Retrieval',
  GLACIER: 'Glacier Flexible Retrieval (formerly Glacier)',
  DEEP_ARCHIVE: 'Glacier Deep Archive',
  REDUCED_REDUNDANCY: 'Reduced redundancy',
};

/** One that the list does not know keeps the API's word. S3 says nothing of objects that are Standard. */
export const storageClassName = (storageClass = 'STANDARD'): string =>
  NAMES[storageClass as UploadClass] ?? storageClass;
