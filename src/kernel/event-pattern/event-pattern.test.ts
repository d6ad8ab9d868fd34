/** Patterns of events, as AWS has answered (recorded.json; see NOTICE), and what its documentation says besides. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compileEventPattern } from './compiler.ts';
import { fieldsOf, matches } from './event-pattern.ts';
import { PatternRefusal } from './match-expression.ts';

interface Recorded {
  name: string;
  pattern: string;
  event: string;
  result?: boolean;
  /** The whole message. */
  refusal?: string;
}

const RECORDED = JSON.parse(readFileSync(new URL('./recorded.json', import.meta.url), 'utf8')) as Recorded[];

function answer(pattern: string, event: unknown): boolean | string {
  try {
    return matches(compileEventPattern(pattern), fieldsOf(event));
  } catch (error) {
    if (error instanceof PatternRefusal) return `Event pattern is not valid. Reason: ${error.message}`;
    throw error;
  }
}

test.each(RECORDED)('$name', ({ pattern, event, result, refusal }) => {
  expect(answer(pattern, JSON.parse(event))).toBe(refusal ?? result);
});

const check = (pattern: object, event: object) => answer(JSON.stringify(pattern), event);

test('fields of one pattern are met by the same element of an array', () => {
  const wanted = { items: { kind: ['a'], size: [1], tags: { name: ['x'] } } };
  const items = (...list: object[]) => ({ items: list });
  expect(check(wanted, items({ kind: 'a', size: 1, tags: [{ name: 'y' }, { name: 'x' }] }))).toBe(true);
  expect(check(wanted, items({ kind: 'a', size: 2, tags: [{ name: 'x' }] }, { kind: 'b', size: 1 }))).toBe(false);
  expect(
    check(wanted, items({ kind: 'a', size: 1, tags: [{ name: 'y' }] }, { kind: 'b', tags: [{ name: 'x' }] })),
  ).toBe(false);
});

test('a field that must be absent is asked of the element that was chosen', () => {
  const wanted = { items: { a: [1], b: [{ exists: false }] } };
  expect(check(wanted, { items: [{ a: 1, b: 1 }, { a: 1 }] })).toBe(true);
  expect(check(wanted, { items: [{ a: 1, b: 1 }, { a: 2 }] })).toBe(false);
  expect(check({ items: { c: [{ exists: false }] } }, { items: [] })).toBe(true);
});

test('a list of many elements does not take the square of its length', () => {
  const items = Array.from({ length: 20_000 }, (_, index) => ({ a: 1, b: index, c: [{ d: index }] }));
  const wanted = { items: { a: [1], b: [{ numeric: ['>=', 0] }], c: { d: [-1] } } };
  expect(check(wanted, { items })).toBe(false);
});

test('$or gives alternatives, inside of objects too', () => {
  const wanted = {
    source: ['s'],
    detail: { $or: [{ count: [{ numeric: ['>', 5] }] }, { state: ['on'], $or: [{ x: [1] }, { y: [2] }] }] },
  };
  expect(check(wanted, { source: 's', detail: { count: 6 } })).toBe(true);
  expect(check(wanted, { source: 's', detail: { state: 'on', y: 2 } })).toBe(true);
  expect(check(wanted, { source: 's', detail: { state: 'on' } })).toBe(false);
  expect(check(wanted, { source: 't', detail: { count: 6 } })).toBe(false);
});

test.each<[string, unknown, unknown, boolean]>([
  ['a number by its value', [101], 101.0, true],
  ['a number is no text', [101], '101', false],
  ['null', [null], null, true],
  ['true is no text', [true], 'true', false],
  ['one element of a list', ['b'], ['a', 'b'], true],
  ['a number of more than six decimals is compared with none', [{ numeric: ['>', 0] }], 0.123_456_7, false],
  ['nor one beyond five billion', [{ numeric: ['>', 0] }], 5_000_000_001, false],
  ['unless it is the same', [5_000_000_001], 5_000_000_001, true],
  ['an open range leaves its ends out', [{ numeric: ['>', 1, '<', 2] }], 2, false],
  ['a closed one does not', [{ numeric: ['>=', 1, '<=', 2] }], 2, true],
  ['an address however it is written', ['2001:db8::1'], '2001:0DB8:0:0:0:0:0:1', true],
  ['a block begins at its address', [{ cidr: '10.0.0.5/24' }], '10.0.0.4', false],
  ['and ends with its mask', [{ cidr: '10.0.0.5/24' }], '10.0.0.255', true],
  ['a star for nothing', [{ wildcard: 'a*b' }], 'ab', true],
  ['a star over neither end', [{ wildcard: 'ab*ba' }], 'aba', false],
  ['a star that was escaped', [{ wildcard: 'a\\*b' }], 'acb', false],
  ['the same, met', [{ wildcard: 'a\\*b' }], 'a*b', true],
  ['several stars', [{ wildcard: '*-*-*.png' }], 'a-b-c.png', true],
  ['several stars too few', [{ wildcard: '*-*-*.png' }], 'a-b.png', false],
  ['without case', [{ 'equals-ignore-case': 'STRASSE' }], 'strasse', true],
  ['exactly', [{ exactly: '10.0.0.1' }], '10.0.0.1', true],
  ['anything but a number takes a text', [{ 'anything-but': [1] }], '1', true],
  ['anything but, of one element', [{ 'anything-but': ['a'] }], ['a', 'b'], true],
])('%s', (_, wanted, value, result) => {
  expect(check({ field: wanted } as object, { field: value })).toBe(result);
});

const REASON = 'Event pattern is not valid. Reason: ';
const at = (pattern: string, column: number) => `\n at [Source: (String)"${pattern}"; line: 1, column: ${column}]`;

test.each<[string, string, number]>([
  ['', 'Filter is not an object', 1],
  ['{}', 'Empty objects are not allowed', 3],
  ['{"a":{}}', 'Empty objects are not allowed', 8],
  ['{"a":[[1]]}', 'Match value must be String, number, true, false, or null', 8],
  ['{"a":[{}]}', 'Match expression name not found', 9],
  ['{"a":[{"prefix":"b","suffix":"c"}]}', 'Only one key allowed in match expression', 31],
  ['{"a":[{"exists":1}]}', 'exists match pattern must be either true or false.', 18],
  ['{"a":[{"numeric":["!",1]}]}', 'Unrecognized numeric range operator: !', 24],
  ['{"a":[{"numeric":[">",2,"<",1]}]}', 'Bottom must be less than top', 31],
  [
    '{"a":[{"anything-but":[]}]}',
    'Inside anything but list, either all values are number or string, mixed type is not supported',
    25,
  ],
  ['{"a":[{"anything-but":{"cidr":"x"}}]}', 'Unsupported anything-but pattern: cidr', 32],
  ['{"$or":[{"a":[1]}]}', 'There must have at least 2 Objects in $or relationship.', 19],
  ['{"$or":1}', 'It must be an Array followed with $or.', 9],
  ['{"$or":[{"prefix":[1]},{"b":[1]}]}', 'prefix is Ruler reserved fieldName which cannot be used inside $or.', 20],
  [
    '{"a":[1',
    'Unexpected end-of-input: expected close marker for Array (start marker at [Source: (String)"{"a":[1"; line: 1, column: 6])',
    8,
  ],
  ['{a:[1]}', "Unexpected character ('a' (code 97)): was expecting double-quote to start field name", 3],
  ['{"a" [1]}', "Unexpected character ('[' (code 91)): was expecting a colon to separate field name and value", 7],
  ['{"a":[1 2]}', "Unexpected character ('2' (code 50)): was expecting comma to separate Array entries", 10],
  [
    '{"a":[1}',
    `Unexpected close marker '}': expected ']' (for Array starting at [Source: (String)"{"a":[1}"; line: 1, column: 6])`,
    9,
  ],
])('refuses %s', (pattern, reason, column) => {
  expect(answer(pattern, {})).toBe(`${REASON}${reason}${at(pattern, column)}`);
});

test('a place is told by its line', () => {
  expect(answer('{\n "a": 1}', {})).toBe(
    `${REASON}"a" must be an object or an array\n at [Source: (String)"{\n "a": 1}"; line: 2, column: 8]`,
  );
});

test.each(['*a*a*a*a*a*a', '*a*b*c*d*e*f*g*h*i*j*k'])('%s costs too much', (wanted) => {
  expect(check({ field: [{ wildcard: wanted }] }, {})).toContain('Rule is too complex');
});

test.each([['*a*a*a*a*a'], ['arn:aws:*:*:*:*/b/*'], ['*.png', '*.jpg', '*.gif']])('%s does not', (...wanted) => {
  expect(check({ field: wanted.map((each) => ({ wildcard: each })) }, {})).toBe(false);
});

test('more than 1,000 combinations are refused', () => {
  const or = (name: string) => ({ $or: Array.from({ length: 40 }, (_, value) => ({ [name]: [value] })) });
  expect(check({ a: or('x'), b: or('y') }, {})).toContain('too many combinations');
});
