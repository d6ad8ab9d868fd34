/** The records of a multipart upload: itself, and its parts by number. */
import type { S3Context } from './context.ts';
import { noSuchUpload } from './errors.ts';
import type { MultipartUpload, UploadedPart } from './tables.ts';

export const partKey = (uploadId: string, partNumber: number) => `${uploadId}\n${partNumber}`;

/** Of this object, and no other's. */
export function requireUpload(
  { uploads }: S3Context,
  { Bucket, Key, UploadId }: { Bucket: string; Key: string; UploadId: string },
): Readonly<MultipartUpload> {
  const upload = uploads.get(UploadId);
  if (upload?.bucket !== Bucket || upload.key !== Key) throw noSuchUpload(UploadId);
  return upload;
}

export const partsInOrder = ({ partsOf }: S3Context, uploadId: string): Readonly<UploadedPart>[] =>
  partsOf.get(uploadId).sort((a, b) => a.partNumber - b.partNumber);

export function removeUpload(context: S3Context, { uploadId }: Readonly<MultipartUpload>): void {
  for (const { partNumber } of context.partsOf.get(uploadId)) context.parts.delete(partKey(uploadId, partNumber));
  context.uploads.delete(uploadId);
}
