import { expect, test } from 'vitest';
import { readWholeNumber } from './whole-number.ts';

test('only whole numbers are read', () => {
  expect(readWholeNumber('0')).toBe(0);
  expect(readWholeNumber(' 128 ')).toBe(128);
  for (const text of ['', ' ', '-1', '128.5', '1e3', '0x80', 'all']) expect(readWholeNumber(text)).toBeUndefined();
});
