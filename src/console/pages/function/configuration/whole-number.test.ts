import { expect, test } from 'vitest';
import { rangeProblem, readWholeNumber } from './whole-number.ts';

const MEMORY = { minimum: 128, maximum: 10_240 };
const problem = (text: string) => rangeProblem(text, 'Set memory.', MEMORY);

test('only whole numbers are read', () => {
  expect(readWholeNumber('0')).toBe(0);
  expect(readWholeNumber(' 128 ')).toBe(128);
  for (const text of ['', ' ', '-1', '128.5', '1e3', '0x80', 'all']) expect(readWholeNumber(text)).toBeUndefined();
});

test('a range holds at its limits and says so past them', () => {
  expect([problem('128'), problem('10240')]).toEqual(['', '']);
  expect([problem('127'), problem('10241')]).toEqual(['Set memory.', 'Set memory.']);
  expect(problem('')).toBe('Enter a whole number. Set memory.');
});
