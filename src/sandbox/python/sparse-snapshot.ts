/**
 * A memory snapshot without its empty pages: half the size, and restored straight into WebAssembly's memory, so that no
 * full copy is ever made.
 *
 * Layout: u32 length of the whole, u32 number of runs, then (offset, length) of each run, then the runs' bytes.
 * The snapshot itself is Pyodide's: u32[1] is where the heap begins, u32[2] the length of the JSON text at byte 48.
 */

const PAGE_BYTES = 4096;
const PYODIDE_JSON_OFFSET = 48;

export function toSparse(full: Uint8Array): ArrayBuffer {
  const runs = filledRuns(full);
  const headerBytes = 8 + runs.length * 8;
  const sparse = new Uint8Array(headerBytes + runs.reduce((sum, run) => sum + run.length, 0));
  const header = new DataView(sparse.buffer);
  header.setUint32(0, full.length, true);
  header.setUint32(4, runs.length, true);
  let position = headerBytes;
  runs.forEach((run, index) => {
    header.setUint32(8 + index * 8, run.offset, true);
    header.setUint32(12 + index * 8, run.length, true);
    sparse.set(full.subarray(run.offset, run.offset + run.length), position);
    position += run.length;
  });
  return sparse.buffer;
}

function filledRuns(bytes: Uint8Array): { offset: number; length: number }[] {
  const runs: { offset: number; length: number }[] = [];
  for (let offset = 0; offset < bytes.length; offset += PAGE_BYTES) {
    const page = bytes.subarray(offset, offset + PAGE_BYTES);
    if (page.every((byte) => byte === 0)) continue;
    const last = runs.at(-1);
    if (last && last.offset + last.length === offset) last.length += page.length;
    else runs.push({ offset, length: page.length });
  }
  return runs;
}

export interface SparseSnapshot {
  heapBytes: number;
  /** What Pyodide keeps beside the heap, JSON text. */
  configuration: string;
  /** Writes the heap; what is not written is to be zero already. */
  writeTo(heap: Uint8Array): void;
}

export function readSparse(sparse: Uint8Array): SparseSnapshot {
  const view = new DataView(sparse.buffer, sparse.byteOffset, sparse.byteLength);
  const totalBytes = view.getUint32(0, true);
  const runCount = view.getUint32(4, true);
  const firstRun = 8 + runCount * 8;
  if (view.getUint32(8, true) !== 0) throw new Error('the snapshot has no header');
  const heapOffset = view.getUint32(firstRun + 4, true);
  const jsonBytes = view.getUint32(firstRun + 8, true);
  const json = sparse.subarray(firstRun + PYODIDE_JSON_OFFSET, firstRun + PYODIDE_JSON_OFFSET + jsonBytes);
  return {
    heapBytes: totalBytes - heapOffset,
    configuration: new TextDecoder().decode(json),
    writeTo(heap) {
      let position = firstRun;
      for (let index = 0; index < runCount; index++) {
        const offset = view.getUint32(8 + index * 8, true);
        const length = view.getUint32(12 + index * 8, true);
        // the first run holds the header too
        const skipped = Math.max(0, heapOffset - offset);
        if (skipped < length)
          heap.set(sparse.subarray(position + skipped, position + length), offset + skipped - heapOffset);
        position += length;
      }
    },
  };
}
