/** What targets are sent instead of the event: the outcomes recorded from AWS, and its documentation's rules. */
import { expect, test } from 'vitest';
import { parseJsonPath, valueAt } from './json-path.ts';
import { inputOf, requireInput } from './target-input.ts';

const VALUE = {
  version: '0',
  'detail-type': 'core.update-account-command',
  resources: ['arn:1', 'arn:2'],
  detail: {
    command: 'update-account',
    payload: { acc_id: '0a787ecb-4015', sf_id: 'baz' },
    listsingle: ['HIGH'],
    listmulti: ['ACTIVE', 'INACTIVE'],
    valid: true,
    nothing: null,
    quoted: 'say "hi"\\now',
  },
};
const EVENT = { id: '1', text: JSON.stringify(VALUE), value: VALUE };
const RULE = { arn: 'arn:aws:events:us-east-1:123456789012:rule/r', name: 'r', acceptedAtMs: Date.UTC(2026, 2, 1, 10) };
const TARGET = { Id: 't', Arn: 'arn:aws:sqs:us-east-1:123456789012:q' };

const PATHS = {
  userId: '$.detail.payload.acc_id',
  payload: '$.detail.payload',
  command: '$.detail.command',
  missing: '$.detail.awsAccountId',
  listsingle: '$.detail.listsingle',
  listmulti: '$.detail.listmulti',
  valid: '$.detail.valid',
  quoted: '$.detail.quoted',
  type: '$.detail-type',
};

const transformed = (InputTemplate: string) =>
  inputOf({ ...TARGET, InputTransformer: { InputPathsMap: PATHS, InputTemplate } }, EVENT, RULE);

test.each([
  ['"Event of <type> type, detail <command>"', '"Event of core.update-account-command type, detail update-account"'],
  ['"nothing: <missing>"', '"nothing: "'],
  ['"{[/Check <type>"', '"{[/Check core.update-account-command"'],
  ['{"command": <command>, "none": <missing>}', '{"command": "update-account", "none": ""}'],
  ['"<listsingle> single list item"', '"[HIGH] single list item"'],
  ['"Payload of <payload> and <userId>"', '"Payload of {acc_id:0a787ecb-4015,sf_id:baz} and 0a787ecb-4015"'],
  ['{"path": "users/<userId>/second/<userId>"}', '{"path": "users/0a787ecb-4015/second/0a787ecb-4015"}'],
  ['{"payload": <payload>}', '{"payload": {"acc_id":"0a787ecb-4015","sf_id":"baz"}}'],
  ['{"list": <listmulti>, "valid": <valid>}', '{"list": ["ACTIVE","INACTIVE"], "valid": true}'],
  ['{"text": "<quoted>", "same": <quoted>}', '{"text": "say \\"hi\\"\\\\now", "same": "say \\"hi\\"\\\\now"}'],
  ['{"a \\"<userId>\\"": 1}', '{"a \\"0a787ecb-4015\\"": 1}'],
  ['"1 < 2 > 0"', '"1 < 2 > 0"'],
  ['{"rule": <aws.events.rule-name>}', '{"rule": "r"}'],
  ['"<aws.events.rule-arn>"', '"arn:aws:events:us-east-1:123456789012:rule/r"'],
  ['{"at": <aws.events.event.ingestion-time>}', '{"at": "2026-03-01T10:00:00Z"}'],
  ['{"all": <aws.events.event.json>}', `{"all": ${EVENT.text}}`],
])('%s makes %s', (template, expected) => {
  expect(transformed(template)).toBe(expected);
});

test('the event without its detail is a variable of its own', () => {
  const { detail: _, ...about } = VALUE;
  expect(JSON.parse(transformed('{"event": <aws.events.event>}') ?? '')).toEqual({ event: about });
});

test('a constant, a part of the event, and the event as it is', () => {
  expect(inputOf({ ...TARGET, Input: '{"a": 1}' }, EVENT, RULE)).toBe('{"a": 1}');
  expect(inputOf({ ...TARGET, InputPath: '$.detail.command' }, EVENT, RULE)).toBe('"update-account"');
  expect(inputOf({ ...TARGET, InputPath: '$.detail.none' }, EVENT, RULE)).toBe('null');
  expect(inputOf({ ...TARGET, InputPath: '$' }, EVENT, RULE)).toBe(JSON.stringify(VALUE));
  expect(inputOf(TARGET, EVENT, RULE)).toBeUndefined();
});

test.each([
  ['$', VALUE],
  ["$['detail']['command']", 'update-account'],
  ['$.resources[1]', 'arn:2'],
  ['$.resources[*]', ['arn:1', 'arn:2']],
  ['$.detail.payload.*', ['0a787ecb-4015', 'baz']],
  ['$.resources[7]', undefined],
  ['$.detail.nothing', null],
  ['$.detail.constructor', undefined],
])('%s', (path, expected) => {
  expect(valueAt(VALUE, parseJsonPath(path) ?? ['no path'])).toEqual(expected);
});

test.each(['', 'detail', '$detail', '$.', '$.a b', '$[a]', "$['a", '$.a[0', '$.a..b'])('%s is no path', (path) => {
  expect(parseJsonPath(path)).toBeUndefined();
});

test.each([
  [{ Input: '{}', InputPath: '$' }, 'Only one of Input, InputPath, or InputTransformer must be provided for target t.'],
  [
    { InputTransformer: { InputPathsMap: { a: '$.a' }, InputTemplate: '"<a> <notdefinedkey>"' } },
    'InputTemplate for target t contains invalid placeholder notdefinedkey.',
  ],
  [{ InputPath: 'detail' }, 'InputPath for target t is invalid.'],
  [{ Input: '{' }, 'JSON syntax error in input for target t.'],
])('refuses %j', (more, message) => {
  expect(() => requireInput({ ...TARGET, ...more })).toThrow(message);
});
