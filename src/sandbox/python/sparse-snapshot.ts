/**
 * A memory snapshot as the build stores it: only the blocks in which the memory of a booted Python differs from that of
 * one whose WebAssembly was just instantiated, for every start has those bytes already. They are restored straight into
 * WebAssembly's memory, so that no full copy is ever made.
 *
 * Layout, numbers are u32 in little endian: bytes of the heap, bytes of the JSON text, number of runs; (offset, length) of
 * each run; the JSON text; the runs' bytes.
 */

const BLOCK_BYTES = 256;
const HEADER_BYTES = 12;
const RUN_BYTES = 8;

/** Pyodide's own: u32[1] is where the heap begins, u32[2] the length of the JSON text at byte 48. */
const PYODIDE_JSON_OFFSET = 48;

/** `full` is Pyodide's snapshot, `fresh` the memory before Python began in it. */
export function toSparse(full: Uint8Array, fresh: Uint8Array): Uint8Array<ArrayBuffer> {
  const header = new DataView(full.buffer, full.byteOffset, full.byteLength);
  const heap = full.subarray(header.getUint32(4, true));
  const json = full.subarray(PYODIDE_JSON_OFFSET, PYODIDE_JSON_OFFSET + header.getUint32(8, true));
  const runs = changedRuns(heap, fresh);
  const jsonOffset = HEADER_BYTES + runs.length * RUN_BYTES;
  const sparse = new Uint8Array(jsonOffset + json.length + runs.reduce((sum, { length }) => sum + length, 0));
  const view = new DataView(sparse.buffer);
  [heap.length, json.length, runs.length].forEach((value, index) => {
    view.setUint32(index * 4, value, true);
  });
  sparse.set(json, jsonOffset);
  let position = jsonOffset + json.length;
  runs.forEach(({ offset, length }, index) => {
    view.setUint32(HEADER_BYTES + index * RUN_BYTES, offset, true);
    view.setUint32(HEADER_BYTES + index * RUN_BYTES + 4, length, true);
    sparse.set(heap.subarray(offset, offset + length), position);
    position += length;
  });
  return sparse;
}

function changedRuns(heap: Uint8Array, fresh: Uint8Array): { offset: number; length: number }[] {
  const runs: { offset: number; length: number }[] = [];
  for (let offset = 0; offset < heap.length; offset += BLOCK_BYTES) {
    const block = heap.subarray(offset, offset + BLOCK_BYTES);
    if (block.every((byte, index) => byte === (fresh[offset + index] ?? 0))) continue;
    const last = runs.at(-1);
    if (last && last.offset + last.length === offset) last.length += block.length;
    else runs.push({ offset, length: block.length });
  }
  return runs;
}

export interface SparseSnapshot {
  heapBytes: number;
  /** What Pyodide keeps beside the heap, JSON text. */
  configuration: string;
  /** Writes what differs into the heap of an instance that is fresh. */
  writeTo(heap: Uint8Array): void;
}

/** Throws for bytes that are no snapshot, or not all of one. */
export function readSparse(sparse: Uint8Array): SparseSnapshot {
  const view = new DataView(sparse.buffer, sparse.byteOffset, sparse.byteLength);
  const heapBytes = view.getUint32(0, true);
  const jsonBytes = view.getUint32(4, true);
  const runCount = view.getUint32(8, true);
  const jsonOffset = HEADER_BYTES + runCount * RUN_BYTES;
  const runs = Array.from({ length: runCount }, (_, index) => ({
    offset: view.getUint32(HEADER_BYTES + index * RUN_BYTES, true),
    length: view.getUint32(HEADER_BYTES + index * RUN_BYTES + 4, true),
  }));
  const bytes = runs.reduce((sum, { length }) => sum + length, jsonOffset + jsonBytes);
  if (bytes !== sparse.length) throw new Error('the snapshot is not whole');
  return {
    heapBytes,
    configuration: new TextDecoder().decode(sparse.subarray(jsonOffset, jsonOffset + jsonBytes)),
    writeTo(heap) {
      let position = jsonOffset + jsonBytes;
      for (const { offset, length } of runs) {
        heap.set(sparse.subarray(position, position + length), offset);
        position += length;
      }
    },
  };
}
