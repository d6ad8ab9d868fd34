import { expect, test } from 'vitest';
import { answerLine, circumstances } from './answer-line.ts';

test('an answer is one line, cut where it is long', () => {
  expect(answerLine({ kind: 'succeeded', payload: '{\n  "statusCode": 200\n}' })).toBe('{ "statusCode": 200 }');
  const long = answerLine({ kind: 'succeeded', payload: `"${'x'.repeat(5_000_000)}"` });
  expect(long).toHaveLength(161);
  expect(long.endsWith('x…')).toBe(true);
});

test('a pair of surrogates is not cut in two', () => {
  const line = answerLine({ kind: 'succeeded', payload: '😀'.repeat(500) });
  expect(line).toBe(`${'😀'.repeat(160)}…`);
});

test('a failure reads as its type and its message', () => {
  const failed = (payload: string) => answerLine({ kind: 'failed', payload });
  expect(failed('{"errorMessage":"\'x\'","errorType":"KeyError","stackTrace":[]}')).toBe("KeyError: 'x'");
  expect(failed('{"errorType":"Sandbox.Timedout"}')).toBe('Sandbox.Timedout');
  expect(failed('{"message":"of another shape"}')).toBe('{"message":"of another shape"}');
  expect(failed('null')).toBe('null');
});

const report = (init: string) =>
  `START RequestId: r Version: 2\nREPORT RequestId: r\tDuration: 1.00 ms\tBilled Duration: 1 ms\tMemory Size: 128 MB\tMax Memory Used: 40 MB\t${init}\n`;
const outcome = (executedVersion: string, init = '') => ({ executedVersion, requestId: 'r', logTail: report(init) });
const target = { version: '1', codeSha256: '', lastModified: '', reservedConcurrency: undefined };
const prod = { ...target, routing: { version: '1', additional: { version: '2', weightPercent: 10 } } };

test('a draw names the weight of the version it fell on', () => {
  expect(circumstances(outcome('2'), prod)).toEqual({ share: 10, coldStart: false });
  expect(circumstances(outcome('1'), prod)).toEqual({ share: 90, coldStart: false });
});

test('without weights nothing was drawn', () => {
  expect(circumstances(outcome('1'), { ...target, routing: { version: '1' } }).share).toBeUndefined();
  expect(circumstances(outcome('1'), { ...target, routing: undefined }).share).toBeUndefined();
  expect(circumstances(outcome('1'), undefined).share).toBeUndefined();
});

test('a cold start is one whose report has an Init Duration', () => {
  expect(circumstances(outcome('1', 'Init Duration: 99.12 ms\t'), undefined).coldStart).toBe(true);
});
