/**
 * Files on their way into buckets. They go on while another page is shown; what failed keeps its file, and a large one the
 * parts that have arrived, so that a retry sends only what is missing.
 */
import { create } from 'zustand';
import { ServiceException } from '../api/errors.ts';
import type { CompletedPart, S3Operations } from '../api/models/s3-types.ts';
import type { ServiceClient } from '../api/service-client.ts';
import type { UploadClass } from './domain/storage-class.ts';

type S3 = ServiceClient<S3Operations>;

export type UploadState = 'waiting' | 'uploading' | 'succeeded' | 'failed' | 'canceled';

export interface Upload {
  id: string;
  bucket: string;
  key: string;
  sizeBytes: number;
  /** What has been stored. */
  sentBytes: number;
  state: UploadState;
  /** Why it failed. */
  reason?: string;
}

export interface ChosenFile {
  /** Its name, after the folders it was found in: `photos/cat.jpg`. */
  path: string;
  file: File;
}

/** Files above it are sent in parts. A part is a piece as the region keeps it. */
export const PART_BYTES = 8 * 1024 * 1024;
const AT_ONCE = 2;

interface Source {
  s3: S3;
  file: File;
  storageClass: UploadClass;
  /** Of an upload in parts that has begun. */
  uploadId?: string | undefined;
  parts: CompletedPart[];
}

export const useUploads = create<{ uploads: readonly Upload[] }>()(() => ({ uploads: [] }));

const sources = new Map<string, Source>();
let count = 0;

/** Puts each file under the prefix. */
export function upload(
  s3: S3,
  bucket: string,
  prefix: string,
  files: readonly ChosenFile[],
  storageClass: UploadClass = 'STANDARD',
): void {
  const added = files.map(({ path, file }): Upload => {
    const id = `upload-${++count}`;
    sources.set(id, { s3, file, storageClass, parts: [] });
    return { id, bucket, key: prefix + path, sizeBytes: file.size, sentBytes: 0, state: 'waiting' };
  });
  useUploads.setState(({ uploads }) => ({ uploads: [...uploads, ...added] }));
  begin();
}

/** A part that is on its way arrives first; then those that arrived are given up. */
export function cancelUploads(given: readonly Pick<Upload, 'id'>[]): void {
  for (const { id } of given) {
    const before = find(id);
    if (!before || (!isOpen(before) && before.state !== 'failed')) continue;
    change(id, { state: 'canceled' });
    if (before.state !== 'uploading') void giveUp(before);
  }
}

export function retryUploads(given: readonly Pick<Upload, 'id'>[]): void {
  for (const { id } of given) if (find(id)?.state === 'failed') change(id, { state: 'waiting' });
  begin();
}

/** Takes what has ended off the list. What failed is given up. */
export function clearUploads(bucket: string): void {
  const { uploads } = useUploads.getState();
  cancelUploads(uploads.filter((each) => each.bucket === bucket && each.state === 'failed'));
  useUploads.setState(({ uploads }) => ({ uploads: uploads.filter((each) => each.bucket !== bucket || isOpen(each)) }));
}

export const isOpen = ({ state }: Upload) => state === 'waiting' || state === 'uploading';

const find = (id: string) => useUploads.getState().uploads.find((each) => each.id === id);

function change(id: string, changed: Partial<Upload>): void {
  useUploads.setState(({ uploads }) => ({
    uploads: uploads.map((each) => (each.id === id ? withoutReason({ ...each, ...changed }) : each)),
  }));
}

function withoutReason(changed: Upload): Upload {
  const { reason: _, ...others } = changed;
  return changed.state === 'failed' ? changed : others;
}

const refuse = (event: Event) => event.preventDefault();

function begin(): void {
  const { uploads } = useUploads.getState();
  // a page that goes away takes the files with it: the browser asks
  if (uploads.some(isOpen)) globalThis.addEventListener?.('beforeunload', refuse);
  else globalThis.removeEventListener?.('beforeunload', refuse);
  const free = AT_ONCE - uploads.filter(({ state }) => state === 'uploading').length;
  for (const next of uploads.filter(({ state }) => state === 'waiting').slice(0, Math.max(0, free))) {
    change(next.id, { state: 'uploading' });
    void run(next).finally(begin);
  }
}

async function run(begun: Upload): Promise<void> {
  const { id } = begun;
  const source = sources.get(id);
  if (!source) return;
  const isWanted = () => find(id)?.state === 'uploading';
  try {
    if (source.file.size > PART_BYTES) await sendParts(begun, source, isWanted);
    else await sendWhole(begun, source);
    // what arrived before it could be canceled is there
    if (find(id)?.state === 'canceled' && source.file.size > PART_BYTES) await giveUp(begun);
    else {
      change(id, { state: 'succeeded', sentBytes: source.file.size });
      sources.delete(id);
    }
  } catch (error) {
    if (error instanceof ServiceException && error.code === 'NoSuchUpload')
      sources.set(id, { ...source, uploadId: undefined, parts: [] });
    if (isWanted()) change(id, { state: 'failed', reason: reasonOf(error) });
    else await giveUp(begun);
  }
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

const settingsOf = ({ file: { type }, storageClass }: Source) => ({
  ...(type !== '' && { ContentType: type }),
  StorageClass: storageClass,
});

async function sendWhole({ bucket: Bucket, key: Key }: Upload, source: Source): Promise<void> {
  await source.s3.call('PutObject', { Bucket, Key, ...settingsOf(source), Body: await bytesOf(source.file) });
}

async function sendParts({ id, bucket, key }: Upload, source: Source, isWanted: () => boolean): Promise<void> {
  const { s3, file } = source;
  const of = { Bucket: bucket, Key: key };
  source.uploadId ??= (await s3.call('CreateMultipartUpload', { ...of, ...settingsOf(source) })).UploadId;
  const { uploadId: UploadId = '' } = source;
  for (let at = source.parts.length * PART_BYTES; at < file.size; at += PART_BYTES) {
    if (!isWanted()) return;
    const end = Math.min(at + PART_BYTES, file.size);
    const PartNumber = at / PART_BYTES + 1;
    const Body = await bytesOf(file.slice(at, end));
    const { ETag } = await s3.call('UploadPart', { ...of, UploadId, PartNumber, Body });
    source.parts.push({ PartNumber, ETag });
    change(id, { sentBytes: end });
  }
  if (!isWanted()) return;
  await s3.call('CompleteMultipartUpload', { ...of, UploadId, MultipartUpload: { Parts: source.parts } });
}

async function bytesOf(file: Blob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new Error('The browser cannot read this file any more: it was moved, changed or deleted. Choose it again.');
  }
}

/** Nothing of it stays in the bucket. */
async function giveUp({ id, bucket: Bucket, key: Key }: Upload): Promise<void> {
  const source = sources.get(id);
  sources.delete(id);
  if (source?.uploadId === undefined) return;
  // who deleted the bucket or the upload has done it already
  await source.s3.call('AbortMultipartUpload', { Bucket, Key, UploadId: source.uploadId }).catch(() => undefined);
}
