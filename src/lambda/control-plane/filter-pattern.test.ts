import { expect, test } from 'vitest';
import { isFilterPattern } from './filter-pattern.ts';

test.each([
  { body: ['a', 1, null, true] },
  { body: { city: ['Berlin'], temperature: [{ numeric: ['>', 0, '<=', 10] }] } },
  { dynamodb: { NewImage: { state: { S: [{ 'anything-but': ['done'] }] } } } },
  { eventName: [{ prefix: 'IN' }, { suffix: { 'equals-ignore-case': 'sert' } }] },
  { body: [{ exists: false }], $or: [{ a: ['1'] }, { b: [{ 'anything-but': { prefix: 'x' } }] }] },
])('%j is a pattern', (pattern) => {
  expect(isFilterPattern(JSON.stringify(pattern))).toBe(true);
});

test.each([
  '',
  'null',
  '[]',
  '{}',
  '"text"',
  '{"body":}',
  '[{"eventName": ["INSERT"=123}]',
  '{"body":"a"}',
  '{"body":[]}',
  '{"body":{}}',
  '{"body":[["a"]]}',
  '{"body":[{"like":"a"}]}',
  '{"body":[{"prefix":"a","suffix":"b"}]}',
  '{"body":[{"prefix":1}]}',
  '{"body":[{"exists":"yes"}]}',
  '{"body":[{"numeric":["about",1]}]}',
  '{"body":[{"numeric":[">"]}]}',
  '{"$or":[]}',
])('%s is none', (text) => {
  expect(isFilterPattern(text)).toBe(false);
});
