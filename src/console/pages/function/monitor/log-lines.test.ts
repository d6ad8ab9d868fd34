/** From log lines back to invocations. */
import { describe, expect, test } from 'vitest';
import { linesOfInvocation, recordedInvocations, versionOfStream } from './log-lines.ts';

const stream = '2026/03/01/[2]0123456789abcdef0123456789abcdef';
const report = (id: string, ms = 1) =>
  `REPORT RequestId: ${id}\tDuration: ${ms}.00 ms\tBilled Duration: ${ms} ms\tMemory Size: 128 MB\tMax Memory Used: 38 MB\t\n`;
const log = (...messages: string[]) => messages.map((message, atMs) => ({ atMs, message, stream }));
const run = (id: string, ...printed: string[]) => [
  `START RequestId: ${id} Version: 2\n`,
  ...printed,
  `END RequestId: ${id}\n`,
  report(id),
];

test('the version of a stream', () => {
  expect(versionOfStream(stream)).toBe('2');
  expect(versionOfStream('2026/03/01/[$LATEST]0123')).toBe('$LATEST');
  expect(versionOfStream('my-own-stream')).toBe('-');
});

test('recorded invocations, the latest first, each once', () => {
  const events = log(...run('a', report('a', 900), 'REPORT without figures\n'), ...run('b'));
  expect(recordedInvocations(events)).toMatchObject([
    { requestId: 'b', version: '2', stream },
    { requestId: 'a', version: '2', durationMs: 1 },
  ]);
});

describe('the lines of an invocation', () => {
  const events = log(
    'INIT_START Runtime Version: x\n',
    'loading\n',
    ...run('a', 'one\n'),
    ...run('b', 'two\n', 'three\n'),
  );
  const texts = (id: string) => linesOfInvocation(events, id).map(({ message }) => message);

  test('the first has the Init before it', () => {
    expect(texts('a')).toEqual(['INIT_START Runtime Version: x\n', 'loading\n', ...run('a', 'one\n')]);
  });

  test('the next begins behind the report of the one before', () => {
    expect(texts('b')).toEqual(run('b', 'two\n', 'three\n'));
  });

  test('one that never ended goes to the end of the stream; one that is not there has none', () => {
    const cut = log(...run('a'), 'START RequestId: c Version: 2\n', 'still here\n');
    expect(linesOfInvocation(cut, 'c')).toHaveLength(2);
    expect(texts('missing')).toEqual([]);
  });
});
