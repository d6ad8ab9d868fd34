/**
 * Fetches Pyodide's files and the snapshot that the build made from beside the page, with progress. There is no CDN.
 */
import { bytes as snapshotBytes, url as snapshotUrl } from 'kernel:python-snapshot';
import type { PyodideFiles } from './protocol.ts';
import { within } from './within.ts';

/** Sizes in Pyodide 314, for a host that sends no Content-Length (or that of the compressed body). */
const FILES = {
  loader: { name: 'pyodide.mjs', bytes: 17_931 },
  glue: { name: 'pyodide.asm.mjs', bytes: 1_250_344 },
  wasm: { name: 'pyodide.asm.wasm', bytes: 9_598_218 },
  stdlib: { name: 'python_stdlib.zip', bytes: 2_545_637 },
} as const;

const TOTAL_BYTES = Object.values(FILES).reduce((sum, { bytes }) => sum + bytes, snapshotBytes);

/** Of a line that is slow, and not dead. */
const STALL_LIMIT_MS = 30_000;

/** `onProgress` gets a fraction of 1. Rejects with a sentence that names the file. */
export async function downloadPyodide(folder: URL, onProgress: (fraction: number) => void): Promise<PyodideFiles> {
  let received = 0;
  const count = (bytes: number) => {
    received += bytes;
    onProgress(Math.min(1, received / TOTAL_BYTES));
  };
  const [loader, glue, wasm, stdlib, snapshot] = await Promise.all([
    download(new URL(FILES.loader.name, folder), 'text/javascript', count),
    download(new URL(FILES.glue.name, folder), 'text/javascript', count),
    download(new URL(FILES.wasm.name, folder), 'application/wasm', count),
    download(new URL(FILES.stdlib.name, folder), 'application/zip', count),
    downloadSnapshot(new URL(snapshotUrl, folder), count),
  ]);
  return { loader, glue, wasm, stdlib, snapshot };
}

/** Without it Python boots in full, which takes a second or two longer. */
async function downloadSnapshot(url: URL, count: (bytes: number) => void): Promise<Blob | undefined> {
  try {
    const zipped = await download(url, 'application/gzip', count);
    return await new Response(zipped.stream().pipeThrough(new DecompressionStream('gzip'))).blob();
  } catch (error) {
    console.warn('Python boots without its snapshot:', error);
    return undefined;
  }
}

async function download(url: URL, type: string, count: (bytes: number) => void): Promise<Blob> {
  const failed = (why: string) =>
    `${url.pathname} could not be loaded (${why}). Look at the connection to where this page comes from, and try again`;
  const stalled = failed(`nothing more came for ${STALL_LIMIT_MS / 1000} seconds`);
  const fetched = fetch(url).catch((error: unknown) => {
    throw new Error(failed(error instanceof Error ? error.message : String(error)));
  });
  const response = await within(STALL_LIMIT_MS, fetched, stalled);
  if (!response.ok || !response.body) throw new Error(failed(`it answered ${response.status}`));
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await within(STALL_LIMIT_MS, reader.read(), stalled).catch((error) => {
      // it holds a connection
      reader.cancel().catch(() => {});
      throw error;
    });
    if (done) return new Blob(chunks, { type });
    chunks.push(value);
    count(value.byteLength);
  }
}
