import { expect, test } from 'vitest';
import { packageSize } from './package-size.ts';

test.each([
  [0, '0 byte'],
  [299, '299 byte'],
  [1024, '1.0 kB'],
  [2560, '2.5 kB'],
  [3 * 1024 * 1024, '3.0 MB'],
])('%i bytes read %s', (bytes, text) => {
  expect(packageSize(bytes)).toBe(text);
});
