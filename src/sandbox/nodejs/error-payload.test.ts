import { expect, test } from 'vitest';
import { errorPayload, loggedError, RuntimeFault } from './error-payload.ts';

function errorWith(stack: string[]): Error {
  return Object.assign(new Error('boom'), { stack: stack.join('\n') });
}

test('frames of the kernel are left out, and CommonJS looks as in Node.js', () => {
  const error = errorWith([
    'Error: boom',
    '    at fail (/var/task/index.js:1:70)',
    '    at Object.eval (/var/task/index.js:3:1)',
    '    at Runtime.handler (file:///var/task/lib/a.mjs:1:70)',
    '    at HandlerRunner.run (file:///var/runtime/index.mjs:12:34)',
  ]);
  expect(errorPayload(error)).toEqual({
    errorType: 'Error',
    errorMessage: 'boom',
    trace: [
      'Error: boom',
      '    at fail (/var/task/index.js:1:8)',
      '    at Object.<anonymous> (/var/task/index.js:3:1)',
      '    at Runtime.handler (file:///var/task/lib/a.mjs:1:70)',
    ],
  });
});

test('what is thrown need not be an error', () => {
  expect(errorPayload('text')).toEqual({ errorType: 'string', errorMessage: 'text', trace: [] });
  expect(errorPayload(undefined)).toEqual({ errorType: 'undefined', errorMessage: 'undefined', trace: [] });
});

test('the log shows what was put on the error', () => {
  const error = Object.assign(errorWith(['Error: boom']), { code: 'E1', statusCode: 400 });
  expect(loggedError(error)).toBe(
    '\t{"errorType":"Error","errorMessage":"boom","code":"E1","statusCode":400,"stack":["Error: boom"]}',
  );
  expect(loggedError('text')).toBe('\t"text"');
});

test('a fault carries AWS’s type', () => {
  const fault = new RuntimeFault('Runtime.HandlerNotFound', 'index.foo is undefined or not exported');
  expect(errorPayload(fault)).toEqual({
    errorType: 'Runtime.HandlerNotFound',
    errorMessage: 'index.foo is undefined or not exported',
    trace: ['Runtime.HandlerNotFound: index.foo is undefined or not exported'],
  });
});
