import { expect, test } from 'vitest';
import { type Json, Mismatch, Placeholders } from './placeholders.ts';

const ID = '11111111-2222-4333-8444-555555555555';
const OTHER = '99999999-2222-4333-8444-555555555555';
const fresh = () => new Placeholders({ account: '123456789012', region: 'us-east-1' });
const matches = (expected: Json, actual: unknown) => () => fresh().match(expected, actual, 'answer');

test.each<[Json, unknown]>([
  ['<any>', 7],
  ['<int>', 7],
  ['<datetime>', '2026-03-01T10:00:00.000+0000'],
  ['arn:<region>:<account>:f', 'arn:us-east-1:123456789012:f'],
  [
    { a: '<absent>', b: [1, null] },
    { b: [1, null], c: true },
  ],
  [{ a: 1 }, '{"a":1}'],
  ['<uuid:1>', ID],
  ['took <n> ms', 'took 2.65 ms'],
  ['[<list>]', '[a, b]'],
  ['<repeat:x:3>', 'xxx'],
  [true, true],
])('%j is matched by %j', (expected, actual) => {
  expect(matches(expected, actual)).not.toThrow();
});

test.each<[Json, unknown]>([
  ['<int>', 1.5],
  ['<int>', '7'],
  ['<datetime>', 'yesterday'],
  ['<uuid:1>', 'not-a-uuid'],
  ['a.c', 'abc'],
  [{ a: '<absent>' }, { a: null }],
  [{ a: 1 }, {}],
  [{ a: 1 }, [1]],
  [[1], [1, 2]],
  [1, true],
  [null, 0],
  ['text', undefined],
])('%j is not matched by %j', (expected, actual) => {
  expect(matches(expected, actual)).toThrow(Mismatch);
});

test('a placeholder is bound at first sight, and different numbers are different ids', () => {
  const placeholders = fresh();
  placeholders.match({ a: '<uuid:1>', b: '<uuid:1>' }, { a: ID, b: ID }, 'answer');
  expect(placeholders.fill('id=<uuid:1>')).toBe(`id=${ID}`);
  expect(() => placeholders.match('<uuid:1>', OTHER, 'answer')).toThrow(Mismatch);
  expect(() => placeholders.match('<uuid:2>', ID, 'answer')).toThrow('should be a new value');
  placeholders.match('<uuid:2>', OTHER, 'answer');
});

test('what a step saved fills later inputs, as the value it was', () => {
  const placeholders = fresh();
  placeholders.bind('count', 3);
  expect(placeholders.saved('<saved:count>')).toBe(3);
  expect(placeholders.fill('n-<saved:count>')).toBe('n-3');
});
