import { expect, test } from 'vitest';
import { ENVIRONMENT_BYTES } from '../../../../api/quotas.ts';
import {
  environmentBytes,
  environmentMap,
  environmentVariables,
  keyProblem,
  unsendable,
} from './environment-variables.ts';

test('what is measured is the map as compact JSON', () => {
  expect(environmentBytes([])).toBe('{}'.length);
  expect(environmentBytes([{ key: 'ENVIRONMENT_NAME', value: 'dev' }])).toBe('{"ENVIRONMENT_NAME":"dev"}'.length);
});

test('in UTF-8, with what JSON escapes', () => {
  expect(environmentBytes([{ key: 'KEY', value: 'é' }])).toBe('{"KEY":"é"}'.length + 1);
  expect(environmentBytes([{ key: 'KEY', value: '😀' }])).toBe('{"KEY":""}'.length + 4);
  expect(environmentBytes([{ key: 'KEY', value: '"\n' }])).toBe('{"KEY":"\\"\\n"}'.length);
});

test('4 KB fit, one byte more does not', () => {
  const value = 'x'.repeat(ENVIRONMENT_BYTES - '{"KEY":""}'.length);
  expect(environmentBytes([{ key: 'KEY', value }])).toBe(ENVIRONMENT_BYTES);
  expect(environmentBytes([{ key: 'KEY', value: `${value}x` }])).toBeGreaterThan(ENVIRONMENT_BYTES);
});

test('a map becomes rows by key, and rows a map again', () => {
  const variables = { STAGE: 'dev', TABLE: '' };
  expect(environmentVariables({ TABLE: '', STAGE: 'dev' }).map(({ key }) => key)).toEqual(['STAGE', 'TABLE']);
  expect(environmentMap(environmentVariables(variables))).toEqual(variables);
  expect(environmentVariables()).toEqual([]);
});

test('a row without a key and a key that is there twice cannot be sent', () => {
  const rows = [
    { key: 'STAGE', value: 'dev' },
    { key: 'STAGE', value: 'prod' },
    { key: '', value: 'x' },
    { key: 'TABLE', value: '' },
  ];
  expect(rows.map((row) => unsendable(rows, row))).toEqual([
    'Each key can be used only once.',
    'Each key can be used only once.',
    'Enter a key.',
    '',
  ]);
});

test('what the service will refuse about a key is said beforehand', () => {
  for (const key of ['', 'AB', 'a1', 'A_', 'AWS_REGION']) expect(keyProblem(key)).toBe('');
  for (const key of ['A', '1A', '_A', 'A-B', 'A B', 'ÄB']) expect(keyProblem(key)).toMatch(/start with a letter/);
});
