import { expect, test } from 'vitest';
import { objectSize } from './object-size.ts';

test.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1024, '1.0 KB'],
  [1024 * 1024 - 1, '1024.0 KB'],
  [8 * 1024 * 1024, '8.0 MB'],
  [5 * 1024 ** 4, '5.0 TB'],
  [5000 * 1024 ** 4, '5000.0 TB'],
])('%i bytes are %s', (bytes, text) => {
  expect(objectSize(bytes)).toBe(text);
});
