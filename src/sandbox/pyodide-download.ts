/**
 * Fetches Pyodide's files from beside the page, with progress. There is no CDN: the build carries them.
 */
import type { PyodideFiles } from './protocol.ts';

/** Sizes in Pyodide 314, for a host that sends no Content-Length (or that of the compressed body). */
const FILES = {
  loader: { name: 'pyodide.mjs', bytes: 17_931 },
  glue: { name: 'pyodide.asm.mjs', bytes: 1_250_344 },
  wasm: { name: 'pyodide.asm.wasm', bytes: 9_598_218 },
  stdlib: { name: 'python_stdlib.zip', bytes: 2_545_637 },
} as const;

const TOTAL_BYTES = Object.values(FILES).reduce((sum, { bytes }) => sum + bytes, 0);

/** `onProgress` gets a fraction of 1. Rejects with a sentence that names the file. */
export async function downloadPyodide(folder: URL, onProgress: (fraction: number) => void): Promise<PyodideFiles> {
  let received = 0;
  const count = (bytes: number) => {
    received += bytes;
    onProgress(Math.min(1, received / TOTAL_BYTES));
  };
  const [loader, glue, wasm, stdlib] = await Promise.all([
    download(new URL(FILES.loader.name, folder), 'text/javascript', count),
    download(new URL(FILES.glue.name, folder), 'text/javascript', count),
    download(new URL(FILES.wasm.name, folder), 'application/wasm', count),
    download(new URL(FILES.stdlib.name, folder), 'application/zip', count),
  ]);
  return { loader, glue, wasm, stdlib };
}

async function download(url: URL, type: string, count: (bytes: number) => void): Promise<Blob> {
  const response = await fetch(url);
  if (!response.ok || !response.body) throw new Error(`${url.pathname} answered ${response.status}`);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return new Blob(chunks, { type });
    chunks.push(value);
    count(value.byteLength);
  }
}
