import { expect, test } from 'vitest';
import { credentialOf } from '../../../../api/credential-scope.ts';
import { readRequest, type TypedRequest } from './url-request.ts';

const NOW = new Date('2026-03-01T10:00:00Z');
const TYPED: TypedRequest = { method: 'GET', path: '/', headers: '', body: '', signed: false };
const read = (typed: Partial<TypedRequest>) => readRequest({ ...TYPED, ...typed }, NOW);

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

test('a signed request names the service', () => {
  const { authorization } = read({ signed: true }).headers;
  expect(credentialOf(authorization, '')).toMatchObject({ service: 'lambda' });
});
