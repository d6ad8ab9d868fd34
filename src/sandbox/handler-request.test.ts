import { describe, expect, test } from 'vitest';
import { handlerRequest, parseHandlerRequest } from './handler-request.ts';

const request = {
  service: 'sts',
  method: 'POST',
  path: '/',
  query: { a: ['1', '2'] },
  headers: { 'content-type': 'text/plain' },
  body: new Uint8Array([1]),
};

describe('what comes out of an environment', () => {
  test('passes with its members and nothing else', () => {
    const forged = { ...request, caller: { type: 'root' }, environmentId: 'another', role: 'arn:…:role/admin' };
    expect(parseHandlerRequest(structuredClone(forged))).toEqual(request);
  });

  test.each([
    undefined,
    null,
    [],
    'sts',
    { ...request, service: 7 },
    { ...request, service: 'STS' },
    { ...request, service: 'sts/../lambda' },
    { ...request, method: 'post' },
    { ...request, method: 'GET / HTTP/1.1\r\nHost: x' },
    { ...request, path: 'no-slash' },
    { ...request, path: '/a b' },
    { ...request, path: `/${'x'.repeat(70_000)}` },
    { ...request, query: ['a'] },
    { ...request, query: { a: 1 } },
    { ...request, query: JSON.parse('{"__proto__": "x"}') },
    { ...request, headers: { 'Content-Type': 'x' } },
    { ...request, headers: { a: ['x'] } },
    { ...request, headers: JSON.parse('{"__proto__": "x"}') },
    { ...request, headers: { a: 'x'.repeat(70_000) } },
    { ...request, body: 'text' },
    { ...request, body: { length: 3 } },
    { ...request, body: new Uint8Array(8).subarray(2) },
  ])('%j does not pass', (data) => {
    expect(parseHandlerRequest(data)).toBeUndefined();
  });
});

describe('what user code gives', () => {
  test('has defaults, header names in lower case, and a body of its own', () => {
    const bytes = new Uint8Array(8).fill(7).subarray(2, 4);
    const made = handlerRequest({ service: 'logs', headers: { 'X-Amz-Target': 'T' }, body: bytes });
    expect(made).toEqual({ ...request, service: 'logs', query: {}, headers: { 'x-amz-target': 'T' }, body: bytes });
    expect(parseHandlerRequest(made)).toEqual(made);
  });

  test('throws when it is no request', () => {
    expect(() => handlerRequest({ service: 'no service' })).toThrow(TypeError);
  });
});
