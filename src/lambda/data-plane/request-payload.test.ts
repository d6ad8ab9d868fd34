/** What Invoke takes as an event, and in whose words it refuses. */
import { expect, test } from 'vitest';
import { REQUEST_PAYLOAD_BYTES } from '../../api/quotas.ts';
import { readClientContext, readEvent } from './request-payload.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const AT = 'at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); ';

function complaint(payload: Uint8Array): string {
  try {
    readEvent(payload);
  } catch (error) {
    expect(error).toMatchObject({ code: 'InvalidRequestContentException', status: 400 });
    const { message } = error as Error;
    expect(message).toMatch(/^Could not parse request body into json: Could not parse payload into json: /);
    return message.replace('Could not parse request body into json: Could not parse payload into json: ', '');
  }
  throw new Error('accepted');
}

test('nothing is the empty object; any JSON value passes as it was written', () => {
  expect(readEvent(new Uint8Array())).toBe('{}');
  for (const text of ['{}', ' [1, 2.5e-3, "a\\u00e9\\n"] ', 'null', '"x"', '-0', '{"ü":{"😀":[]}}']) {
    expect(readEvent(bytes(text))).toBe(text);
  }
});

test('bytes that are not UTF-8, as AWS was recorded', () => {
  const recorded = Uint8Array.from([0x6e, 0x87, 0x72, 0x9e, 0xe9, 0xb5, 0xd7, 0x49, 0xee, 0x9b, 0x6d, 0x74]);
  expect(complaint(recorded)).toBe(`Invalid UTF-8 start byte 0x87\n ${AT}line: 1, column: 3]`);
  expect(complaint(Uint8Array.from([0x99, 0xeb, 0x2c, 0x6a]))).toBe(
    `Unexpected character ((CTRL-CHAR, code 153)): expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')\n ${AT}line: 1, column: 2]`,
  );
  // a first byte that begins a word by itself: the second is where UTF-8 breaks
  expect(complaint(bytes('é'))).toBe(`Invalid UTF-8 start byte 0xa9\n ${AT}line: 1, column: 3]`);
  expect(complaint(Uint8Array.from([0x22, 0xc3, 0x22]))).toBe(
    `Invalid UTF-8 middle byte 0x22\n ${AT}line: 1, column: 4]`,
  );
});

test.each([
  [
    'hello',
    "Unrecognized token 'hello': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
    'line: 1, column: 6]',
  ],
  [
    '{a: 1}',
    "Unexpected character ('a' (code 97)): was expecting double-quote to start field name",
    'line: 1, column: 3]',
  ],
  [
    '{"a" 1}',
    "Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value",
    'line: 1, column: 7]',
  ],
  [
    '{"a": 1 "b"}',
    `Unexpected character ('"' (code 34)): was expecting comma to separate Object entries`,
    'line: 1, column: 10]',
  ],
  [
    '[1 2]',
    "Unexpected character ('2' (code 50)): was expecting comma to separate Array entries",
    'line: 1, column: 5]',
  ],
  [
    '{\n  "a": 1,\n}',
    "Unexpected character ('}' (code 125)): was expecting double-quote to start field name",
    'line: 3, column: 2]',
  ],
  [
    "{'a': 1}",
    `Unexpected character (''' (code 39)): was expecting double-quote to start field name`,
    'line: 1, column: 3]',
  ],
  ['"abc', 'Unexpected end-of-input: was expecting closing quote for a string value', 'line: 1, column: 5]'],
  [
    '"a\nb"',
    'Illegal unquoted character ((CTRL-CHAR, code 10)): has to be escaped using backslash to be included in string value',
    'line: 1, column: 4]',
  ],
  ['"\\x"', "Unrecognized character escape 'x' (code 120)", 'line: 1, column: 4]'],
  ['01', 'Invalid numeric value: Leading zeroes not allowed', 'line: 1, column: 3]'],
  [
    '[1, tru]',
    "Unrecognized token 'tru': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
    'line: 1, column: 9]',
  ],
  [
    'not json',
    "Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
    'line: 1, column: 5]',
  ],
  [
    '[true, nullable]',
    "Unrecognized token 'nullable': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
    'line: 1, column: 17]',
  ],
  [
    '{"a":\u0001}',
    'Illegal character ((CTRL-CHAR, code 1)): only regular white space (\\r, \\n, \\t) is allowed between tokens',
    'line: 1, column: 7]',
  ],
])('%j is refused in words that show where', (text, what, where) => {
  expect(complaint(bytes(text))).toBe(`${what}\n ${AT}${where}`);
});

test('an object that does not end names its beginning', () => {
  expect(complaint(bytes('{"a": [1'))).toBe(
    `Unexpected end-of-input: expected close marker for Array (start marker ${AT}line: 1, column: 7])\n ${AT}line: 1, column: 9]`,
  );
});

test('whatever is no JSON is refused, and every complaint has a place', () => {
  const good = '{"a":[1,-2.5e3,"x\\"y",true,null,{"b":"é"}],"c":false}';
  for (let cut = 1; cut < good.length; cut++) {
    expect(complaint(bytes(good.slice(0, cut)))).toContain(AT);
    expect(complaint(bytes(`${good.slice(0, cut)}\u0001${good.slice(cut)}`))).toContain(AT);
  }
});

test('more than 6 MB is refused whatever it is', () => {
  const payload = new Uint8Array(REQUEST_PAYLOAD_BYTES + 1).fill(0x20);
  expect(() => readEvent(payload)).toThrow(
    'Request must be smaller than 6291456 bytes for the InvokeFunction operation',
  );
});

test('the client context is Base64 of JSON', () => {
  expect(readClientContext(btoa('{"client":{}}'))).toBe('{"client":{}}');
  for (const bad of ['%', btoa('{'), btoa('\u00ff')]) {
    expect(() => readClientContext(bad)).toThrow('Client context must be a valid Base64-encoded JSON object.');
  }
});
