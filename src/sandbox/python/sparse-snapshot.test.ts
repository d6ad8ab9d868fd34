import { expect, test } from 'vitest';
import { readSparse, toSparse } from './sparse-snapshot.ts';

/** A snapshot as Pyodide lays it out: header, JSON at byte 48, heap. */
function snapshot(heap: Uint8Array, json: string): Uint8Array {
  const text = new TextEncoder().encode(json);
  const heapOffset = Math.ceil((48 + text.length) / 16) * 16;
  const full = new Uint8Array(heapOffset + heap.length);
  new Uint32Array(full.buffer, 0, 3).set([0x706e7300, heapOffset, text.length]);
  full.set(text, 48);
  full.set(heap, heapOffset);
  return full;
}

test('what is restored is what was taken, and empty pages take no room', () => {
  const heap = new Uint8Array(40 * 65_536);
  for (const offset of [0, 1, 5_000, 300_000, 304_095, 2_000_000, heap.length - 1]) heap[offset] = (offset % 255) + 1;
  const json = JSON.stringify({ hiwireKeys: ['ü'], immortalKeys: [] });
  const sparse = new Uint8Array(toSparse(snapshot(heap, json)));
  expect(sparse.length).toBeLessThan(60_000);
  const restored = readSparse(sparse);
  expect(restored.configuration).toBe(json);
  expect(restored.heapBytes).toBe(heap.length);
  const target = new Uint8Array(heap.length);
  restored.writeTo(target);
  expect(Buffer.compare(target, heap)).toBe(0);
});

test('a header longer than a page is skipped whole', () => {
  const heap = new Uint8Array(65_536).fill(7);
  const restored = readSparse(new Uint8Array(toSparse(snapshot(heap, JSON.stringify('x'.repeat(10_000))))));
  const target = new Uint8Array(heap.length);
  restored.writeTo(target);
  expect(Buffer.compare(target, heap)).toBe(0);
});

test('bytes that are no snapshot are refused', () => {
  expect(() => readSparse(new Uint8Array(toSparse(new Uint8Array(8192).fill(1, 5000))))).toThrow();
});
