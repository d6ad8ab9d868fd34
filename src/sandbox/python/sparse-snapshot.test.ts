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

test('what is restored over fresh memory is what was taken, and what did not change takes no room', () => {
  const fresh = new Uint8Array(20 * 65_536).map((_, index) => index % 251);
  const heap = new Uint8Array(40 * 65_536);
  heap.set(fresh);
  for (const offset of [0, 1, 5_000, 300_000, 304_095, 2_000_000, heap.length - 1]) heap[offset] = 255;
  heap.fill(0, 600_000, 601_000);
  const json = JSON.stringify({ hiwireKeys: ['ü'], immortalKeys: [] });
  const sparse = toSparse(snapshot(heap, json), fresh);
  expect(sparse.length).toBeLessThan(4_000);
  const restored = readSparse(sparse);
  expect(restored.configuration).toBe(json);
  expect(restored.heapBytes).toBe(heap.length);
  const target = new Uint8Array(heap.length);
  target.set(fresh);
  restored.writeTo(target);
  expect(Buffer.compare(target, heap)).toBe(0);
});

test('a long JSON text moves nothing', () => {
  const heap = new Uint8Array(65_536).fill(7);
  const json = JSON.stringify('x'.repeat(10_001));
  const restored = readSparse(toSparse(snapshot(heap, json), new Uint8Array(0)));
  expect(restored.configuration).toBe(json);
  const target = new Uint8Array(heap.length);
  restored.writeTo(target);
  expect(Buffer.compare(target, heap)).toBe(0);
});

test('bytes that are no snapshot, or a part of one, are refused', () => {
  const whole = toSparse(snapshot(new Uint8Array(4096).fill(7), '{}'), new Uint8Array(0));
  expect(() => readSparse(whole.subarray(0, -1))).toThrow('not whole');
  expect(() => readSparse(new Uint8Array(8192).fill(1))).toThrow();
  expect(() => readSparse(new TextEncoder().encode('<!doctype html>'))).toThrow();
});
