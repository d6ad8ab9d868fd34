import { expect, test } from 'vitest';
import { readRequest, type TypedRequest } from './typed-request.ts';

const TYPED: TypedRequest = { method: 'GET', path: '/', headers: '', body: '' };
const read = (typed: Partial<TypedRequest>) => readRequest({ ...TYPED, ...typed });

test('a path is what a client would send', () => {
  expect(read({ path: '' }).path).toBe('/');
  expect(read({ path: 'a b?c=ü#d' }).path).toBe('/a%20b?c=%C3%BC');
  expect(read({ path: '//evil.example/x' }).path).toBe('/evil.example/x');
});

test('headers are lines; what is typed wins', () => {
  expect(read({ headers: 'X-A: 1\n\nuser-agent:  me \n', body: '{}' }).headers).toEqual({
    'x-a': '1',
    'user-agent': 'me',
    'content-type': 'application/json',
  });
  expect(() => read({ headers: 'no header' })).toThrow('"no header" is not a header of the form name: value.');
});

test('what is added stands until it is typed', () => {
  const added = { authorization: 'signed' };
  expect(readRequest(TYPED, added).headers.authorization).toBe('signed');
  expect(readRequest({ ...TYPED, headers: 'Authorization: mine' }, added).headers.authorization).toBe('mine');
});
