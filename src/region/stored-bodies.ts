/**
 * Bodies of answers that name what the region keeps: read piece by piece once the answer has left the step, at the tab that
 * asked.
 */
import type { HttpResponse } from '../api/http.ts';
import { lengthOf, type StoredSlice } from '../api/stored-content.ts';
import { serviceFailure } from './service-failure.ts';

export interface BlobSource {
  get(sha256: string): Promise<Uint8Array | undefined>;
}

/** More is not handed to a page, a terminal or a handler at once; a client asks for it in ranges. */
const LARGEST_WHOLE_BYTES = 512 * 1024 * 1024;

/** Throws for what is not stored any more. */
export async function readSlice(blobs: BlobSource, { sha256, fromByte, toByte }: StoredSlice): Promise<Uint8Array> {
  const bytes = await blobs.get(sha256);
  if (!bytes) throw new Error(`No bytes ${sha256} are stored.`);
  return fromByte === 0 && toByte === bytes.length ? bytes : bytes.slice(fromByte, toByte);
}

/** The answer with its body. */
export async function withWholeBody(
  { stored, ...response }: HttpResponse,
  blobs: BlobSource,
  largestBytes = LARGEST_WHOLE_BYTES,
): Promise<HttpResponse> {
  if (!stored) return response;
  const lengthBytes = lengthOf(stored);
  if (lengthBytes > largestBytes) {
    const limit = largestBytes / 1024 / 1024;
    return serviceFailure(400, `More than ${limit} MB are not read at once here. Ask for it in ranges.`);
  }
  const body = new Uint8Array(lengthBytes);
  let at = 0;
  for (const slice of stored) {
    const bytes = await readSlice(blobs, slice);
    body.set(bytes, at);
    at += bytes.length;
  }
  return { ...response, body };
}
