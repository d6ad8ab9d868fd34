import { expect, test } from 'vitest';
import { ServiceException } from '../api/errors.ts';
import { asTheyCome, byText, isCount, isText, nextToken, page, readPageToken } from './page.ts';

const invalid = () => new ServiceException('InvalidToken', 400, 'no token');
const letters = byText((letter: string) => letter);

test('pages follow each other in order, each record once, however they came', () => {
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const { records, next } = page(['d', 'a', 'c', 'e', 'b'], letters, after, 2);
    seen.push(...records);
    after = next;
  } while (after !== undefined);
  expect(seen).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('a page goes on behind a record that is gone', () => {
  expect(page(['a', 'c', 'd'], letters, 'b', 1)).toEqual({ records: ['c'], next: 'c' });
  expect(page(['a'], letters, 'b', 1)).toEqual({ records: [], next: undefined });
});

test('a page that is full and the last has no next', () => {
  expect(page(['a', 'b'], letters, undefined, 2).next).toBeUndefined();
});

test('what is left may decide how many there are', () => {
  expect(page(['a', 'b', 'c'], letters, 'a', (ahead) => ahead.length - 1).records).toEqual(['b']);
});

test('records without an order of their own stay as they come', () => {
  const records = ['z', 'a', 'm'];
  const first = page(records, asTheyCome(records), undefined, 2);
  expect(first.records).toEqual(['z', 'a']);
  expect(page(records, asTheyCome(records), first.next, 2).records).toEqual(['m']);
});

test.each(['plain', 'naïve 漢', ''])('the place %j is found again in its token', (place) => {
  const { NextToken } = nextToken('NextToken', place);
  expect(readPageToken(NextToken, isText, invalid)).toBe(place);
});

test('a text that is no token, or one of another list, is refused', () => {
  for (const token of ['mine', '%', btoa('%E0%A4'), btoa('{'), nextToken('T', 7).T])
    expect(() => readPageToken(token, isText, invalid)).toThrow('no token');
  expect(readPageToken(nextToken('T', 7).T, isCount, invalid)).toBe(7);
  expect(readPageToken(undefined, isText, invalid)).toBeUndefined();
  expect(nextToken('T', undefined)).toEqual({});
});
