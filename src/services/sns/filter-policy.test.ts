/** Filter policies: what is one, and which messages it lets through. */
import { expect, test } from 'vitest';
import { ServiceException } from '../../api/errors.ts';
import type { MessageAttribute } from './context.ts';
import { type FilterPolicyScope, filter, requireFilterPolicy } from './filter-policy.ts';

function refusalOf(policy: unknown, scope: FilterPolicyScope): string | undefined {
  try {
    requireFilterPolicy(typeof policy === 'string' ? policy : JSON.stringify(policy), scope);
    return undefined;
  } catch (error) {
    if (error instanceof ServiceException) return error.message;
    throw error;
  }
}

const values = (count: number) => Array.from({ length: count }, (_, index) => `v${index}`);

test.each<[string, unknown, FilterPolicyScope, string | undefined]>([
  ['no JSON', '{', 'MessageBody', 'Invalid parameter: FilterPolicy: failed to parse JSON.'],
  ['a list', [], 'MessageBody', 'Invalid parameter: FilterPolicy: failed to parse JSON.'],
  ['five keys', { a: ['1'], b: ['1'], c: ['1'], d: ['1'], e: ['1'] }, 'MessageAttributes', undefined],
  [
    'six keys',
    { a: ['1'], b: ['1'], c: ['1'], d: ['1'], e: ['1'], f: ['1'] },
    'MessageAttributes',
    'Invalid parameter: FilterPolicy: Filter policy can not have more than 5 keys',
  ],
  [
    'six keys, of which one holds the others',
    { x: { a: ['1'], b: ['1'], c: ['1'], d: ['1'] } },
    'MessageBody',
    undefined,
  ],
  [
    'keys in keys, of attributes',
    { a: { b: ['c'] } },
    'MessageAttributes',
    'Invalid parameter: Filter policy scope MessageAttributes does not support nested filter policy',
  ],
  ['150 combinations', { a: values(10), b: values(15) }, 'MessageAttributes', undefined],
  [
    '160 combinations',
    { a: values(10), b: values(16) },
    'MessageAttributes',
    'Invalid parameter: FilterPolicy: Filter policy is too complex',
  ],
  [
    '216 combinations, as deep as they are',
    { a: { b: { c: values(4) } }, d: { e: values(3) }, f: values(3) },
    'MessageBody',
    'Invalid parameter: FilterPolicy: Filter policy is too complex',
  ],
  [
    'a text for a list, and the place in JSON written anew',
    '{"key_a":   "value_one"}',
    'MessageBody',
    'Invalid parameter: FilterPolicy: "key_a" must be an object or an array\n at [Source: (String)"{"key_a":"value_one"}"; line: 1, column: 11]',
  ],
])('%s', (_, policy, scope, message) => {
  expect(refusalOf(policy, scope)).toBe(message);
});

const text = (value: string): MessageAttribute => ({ type: 'String', value });
const number = (value: string): MessageAttribute => ({ type: 'Number', value });
const list = (value: string): MessageAttribute => ({ type: 'String.Array', value });

test.each<[string, object, Record<string, MessageAttribute>, string]>([
  ['the same text', { store: ['shop'] }, { store: text('shop') }, 'taken'],
  ['one of several', { store: ['a', { prefix: 'sh' }] }, { store: text('shop') }, 'taken'],
  ['another text', { store: ['shop'] }, { store: text('mall') }, 'no match'],
  ['every key must match', { a: ['1'], b: ['2'] }, { a: text('1') }, 'no match'],
  ['no attributes at all', { a: ['1'] }, {}, 'no attributes'],
  ['none are wanted', { a: [{ exists: false }] }, {}, 'taken'],
  ['one is there', { a: [{ exists: true }] }, { a: number('1') }, 'taken'],
  ['one must not be there', { a: [{ exists: false }] }, { a: number('1') }, 'no match'],
  ['a number in a range', { a: [{ numeric: ['>', 0, '<=', 100] }] }, { a: number('99.5') }, 'taken'],
  ['a number out of it', { a: [{ numeric: ['>', 0, '<=', 100] }] }, { a: number('111') }, 'no match'],
  ['a text is no number', { a: [{ numeric: ['=', 1] }] }, { a: text('1') }, 'no match'],
  ['one of a list', { a: ['y'] }, { a: list('["x","y"]') }, 'taken'],
  ['true of a list', { a: [true] }, { a: list('[true]') }, 'taken'],
  ['a list that is none', { a: ['y'] }, { a: list('x') }, 'invalid attributes'],
  ['bytes are not looked at', { a: [{ exists: true }] }, { a: { type: 'Binary', value: 'AAEC' } }, 'no match'],
  ['anything but', { a: [{ 'anything-but': ['x'] }] }, { a: text('y') }, 'taken'],
  ['one or the other', { $or: [{ a: ['1'] }, { b: ['2'] }] }, { b: text('2') }, 'taken'],
])('attributes: %s', (_, policy, attributes, verdict) => {
  expect(filter({ attributes: { FilterPolicy: JSON.stringify(policy) } }, 'text', attributes)).toBe(verdict);
});

test.each<[string, object, string, string]>([
  ['a nested key', { object: { key: [{ prefix: 'auto-' }] } }, '{"object":{"key":"auto-1"}}', 'taken'],
  ['its dotted name', { 'object.key': ['x'] }, '{"object":{"key":"x"}}', 'taken'],
  ['one of a list', { to: ['a'] }, '{"to":["b","a"]}', 'taken'],
  ['another', { to: ['a'] }, '{"to":["b"]}', 'no match'],
  ['an empty text', { detail: { version: [''] } }, '{"detail":{"version":"","more":null}}', 'taken'],
  ['no JSON', { a: ['1'] }, 'text', 'invalid body'],
  ['no object', { a: ['1'] }, '[1]', 'invalid body'],
])('body: %s', (_, policy, body, verdict) => {
  const attributes = { FilterPolicy: JSON.stringify(policy), FilterPolicyScope: 'MessageBody' };
  expect(filter({ attributes }, body, { a: text('1') })).toBe(verdict);
});

test('without a policy everything is taken', () => {
  expect(filter({ attributes: { FilterPolicyScope: 'MessageBody' } }, 'text', {})).toBe('taken');
});
