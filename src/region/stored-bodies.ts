/**
 * Bodies of answers that name what the region keeps: read piece by piece once the answer has left the step, at the tab that
 * asked.
 */
import { decodeBase64 } from '../api/base64.ts';
import type { HttpResponse } from '../api/http.ts';
import { lengthOf, type StoredSlice } from '../api/stored-content.ts';
import { serviceFailure } from './service-failure.ts';

/** A body that is read as it is asked for. */
export interface OpenBody {
  lengthBytes: number;
  /** The next piece; undefined after the last. Rejects for what is not stored any more. */
  next(): Promise<Uint8Array | undefined>;
  /** Nobody reads on. */
  close(): void;
}

/** `whileOpen`: keeps the bytes from vanishing until what it is given has settled. */
export function openBody(
  stored: readonly StoredSlice[],
  blobs: BlobSource,
  whileOpen: (closed: () => Promise<void>) => Promise<unknown>,
): OpenBody {
  let next = 0;
  let close = () => {};
  const closed = new Promise<void>((resolve) => {
    close = resolve;
  });
  const isHeld = new Promise<void>((resolve) => {
    void whileOpen(() => {
      resolve();
      return closed;
    });
  });
  return {
    lengthBytes: lengthOf(stored),
    async next() {
      await isHeld;
      const slice = stored[next++];
      return slice && readSlice(blobs, slice);
    },
    close,
  };
}

export interface BlobSource {
  get(sha256: string): Promise<Uint8Array | undefined>;
}

/** More is not handed to a page, a terminal or a handler at once; a client asks for it in ranges. */
const LARGEST_WHOLE_BYTES = 512 * 1024 * 1024;

/** Throws for what is not stored any more. */
export async function readSlice(
  blobs: BlobSource,
  { sha256, fromByte, toByte, inline }: StoredSlice,
): Promise<Uint8Array> {
  const bytes = inline === undefined ? await blobs.get(sha256) : decodeBase64(inline);
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
