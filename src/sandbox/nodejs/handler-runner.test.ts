import { expect, test } from 'vitest';
import { majorVersion, parseHandler } from './handler-runner.ts';

test.each([
  ['index.handler', { module: 'index', exportPath: 'handler' }],
  ['src/app.lambda.run', { module: 'src/app', exportPath: 'lambda.run' }],
])('%s', (handler, parsed) => {
  expect(parseHandler(handler)).toEqual(parsed);
});

test('names AWS refuses', () => {
  expect(() => parseHandler('index')).toThrow(expect.objectContaining({ name: 'Runtime.MalformedHandlerName' }));
  expect(() => parseHandler('../index.handler')).toThrow(/^'\.\.\/index\.handler' is not a valid handler name/);
});

test('versions of runtimes', () => {
  expect([majorVersion('nodejs24.x'), majorVersion('nodejs8.10')]).toEqual([24, 8]);
});
