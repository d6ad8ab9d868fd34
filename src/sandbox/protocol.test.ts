import { describe, expect, test } from 'vitest';
import { parseKernelReport, parseSupervisorReport } from './protocol.ts';

describe('what a kernel reports', () => {
  test('well-formed reports pass, and nothing but their members does', () => {
    const succeeded = { type: 'succeeded', requestId: 'r', payload: '{"a":1}', maxMemoryUsedMb: 30.2 };
    expect(parseKernelReport({ ...succeeded, environmentId: 'another' })).toEqual({
      ...succeeded,
      maxMemoryUsedMb: 31,
    });
    expect(parseKernelReport({ type: 'exited', reason: undefined, outOfMemory: false, maxMemoryUsedMb: 1 })).toEqual({
      type: 'exited',
      reason: undefined,
      outOfMemory: false,
      maxMemoryUsedMb: 1,
    });
    expect(parseKernelReport({ type: 'init-started' })).toEqual({ type: 'init-started' });
  });

  test.each([
    undefined,
    null,
    'log',
    ['log'],
    { type: 'reclaimed' },
    { type: 'log' },
    { type: 'log', text: '' },
    { type: 'log', text: { length: 1 } },
    { type: 'log', text: 'x'.repeat(1024 * 1024 + 1) },
    { type: 'succeeded', requestId: 'r', payload: { a: 1 }, maxMemoryUsedMb: 1 },
    { type: 'succeeded', requestId: 7, payload: '{}', maxMemoryUsedMb: 1 },
    { type: 'succeeded', requestId: 'r', payload: '{}', maxMemoryUsedMb: '1' },
    { type: 'succeeded', requestId: 'r', payload: '{}', maxMemoryUsedMb: Number.NaN },
    { type: 'failed', requestId: 'r', error: '"text"', errorType: 'Error', maxMemoryUsedMb: 1 },
    { type: 'failed', requestId: 'r', error: '{}', errorType: 'x'.repeat(2000), maxMemoryUsedMb: 1 },
    { type: 'failed', requestId: 'r', error: '{}', errorType: 'Error', exitReason: {}, maxMemoryUsedMb: 1 },
    { type: 'init-failed', error: '{}', maxMemoryUsedMb: 1 },
    { type: 'exited', reason: 1, outOfMemory: false, maxMemoryUsedMb: 1 },
    { type: 'exited', reason: 'exit status 1', outOfMemory: 'no', maxMemoryUsedMb: 1 },
  ])('%j does not', (report) => {
    expect(parseKernelReport(report)).toBeUndefined();
  });

  test('memory is brought into range', () => {
    expect(parseKernelReport({ type: 'init-succeeded', maxMemoryUsedMb: -5 })).toMatchObject({ maxMemoryUsedMb: 0 });
    expect(parseKernelReport({ type: 'init-succeeded', maxMemoryUsedMb: 1e9 })).toMatchObject({
      maxMemoryUsedMb: 10_240,
    });
  });

  test('a log ends in a newline', () => {
    expect(parseKernelReport({ type: 'log', text: 'a' })).toEqual({ type: 'log', text: 'a\n' });
    expect(parseKernelReport({ type: 'log', text: 'a\n' })).toEqual({ type: 'log', text: 'a\n' });
  });

  test('what is one log event ends in none', () => {
    const read = (text: string) => parseKernelReport({ type: 'log', text, event: true });
    expect(read('a\n  b')).toEqual({ type: 'log', text: 'a\n  b' });
    expect(read('a\n  b\n\n')).toEqual({ type: 'log', text: 'a\n  b' });
    expect(read('\n')).toEqual({ type: 'log', text: '\n' });
    expect(parseKernelReport({ type: 'log', text: 'a', event: 'yes' })).toEqual({ type: 'log', text: 'a\n' });
  });

  test('a response beyond every limit is cut, and still beyond Lambda’s', () => {
    const report = parseKernelReport({
      type: 'succeeded',
      requestId: 'r',
      payload: `"${'x'.repeat(20_000_000)}"`,
      maxMemoryUsedMb: 1,
    });
    expect(report?.type === 'succeeded' && report.payload.length).toBe(8 * 1024 * 1024);
  });
});

test('the supervisor’s reports', () => {
  expect(parseSupervisorReport({ type: 'pong', count: 1 })).toEqual({ type: 'pong', count: 1 });
  expect(parseSupervisorReport({ type: 'worker-failed', workerId: 1, message: 'm' })).toEqual({
    type: 'worker-failed',
    workerId: 1,
    message: 'm',
  });
  expect(parseSupervisorReport({ type: 'worker-failed', workerId: '1', message: 'm' })).toBeUndefined();
  expect(parseSupervisorReport(3)).toBeUndefined();
});
