import { expect, test } from 'vitest';
import { decodeFrame, encodeFrame, type FromTab } from './bridge.ts';

test('a frame carries its head and its body, also from the middle of a larger buffer', () => {
  const head: FromTab = { type: 'response', id: 7, response: { status: 200, headers: { 'x-name': 'Zürich' } } };
  const frame = encodeFrame(head, new Uint8Array([1, 2, 3]));
  const larger = new Uint8Array(frame.length + 10);
  larger.set(frame, 5);
  expect(decodeFrame(larger.subarray(5, 5 + frame.length))).toEqual({ head, body: new Uint8Array([1, 2, 3]) });
});

test('a frame may have no body', () => {
  const { head, body } = decodeFrame(encodeFrame({ type: 'active', active: true }));
  expect(head).toEqual({ type: 'active', active: true });
  expect(body.length).toBe(0);
});

test('what is no frame is refused', () => {
  expect(() => decodeFrame(new Uint8Array([1, 0]))).toThrow(RangeError);
  expect(() => decodeFrame(new Uint8Array([9, 0, 0, 0, 1]))).toThrow(SyntaxError);
});
