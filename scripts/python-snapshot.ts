/**
 * Python's memory snapshot as a file: made once for each version of what it is made of, and kept beside the packages it
 * comes from. It is compressed here, for a static host may not do so.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { gzipSync } from 'fflate';

const fromHere = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const PYODIDE_FOLDER = fromHere('../node_modules/pyodide/');
const THREAD = fromHere('python-snapshot-thread.mjs');

/** `maker` is snapshot-maker.ts, bundled. Resolves with the path of the file, whose bytes are those of `makePythonSnapshot`. */
export async function pythonSnapshotFile(maker: string): Promise<string> {
  const inputs = createHash('sha256');
  for (const part of [maker, readFileSync(THREAD), readFileSync(`${PYODIDE_FOLDER}package.json`)]) inputs.update(part);
  const file = fromHere(`../node_modules/.cache/coldspark/python-snapshot-${inputs.digest('hex').slice(0, 16)}.bin`);
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    const unfinished = `${file}.${process.pid}`;
    writeFileSync(unfinished, await makePythonSnapshot(maker));
    renameSync(unfinished, file);
  }
  return file;
}

/** The sparse snapshot, gzipped. */
export async function makePythonSnapshot(maker: string): Promise<Uint8Array> {
  const thread = new Worker(THREAD, { workerData: { pyodideFolder: PYODIDE_FOLDER, maker } });
  try {
    const snapshot = await new Promise<Uint8Array>((resolve, reject) => {
      thread.once('message', resolve);
      thread.once('error', reject);
      thread.once('exit', () => reject(new Error('Python ended before its snapshot was made.')));
    });
    return gzipSync(snapshot, { level: 9, mtime: 0 });
  } finally {
    await thread.terminate();
  }
}
