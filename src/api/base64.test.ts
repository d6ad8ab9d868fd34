import { expect, test } from 'vitest';
import { decodeBase64, encodeBase64 } from './base64.ts';

test.each([0, 1, 2, 3, 70_001])('%i bytes survive the round trip', (length) => {
  const bytes = Uint8Array.from({ length }, (_, index) => (index * 31) % 256);
  expect(encodeBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
  expect(decodeBase64(encodeBase64(bytes))).toEqual(bytes);
});

test('what is not base64 is refused', () => {
  expect(() => decodeBase64('not base64!')).toThrow();
});
