/** Names of functions: the error says what is wrong with this one. */
import { expect, test } from 'vitest';
import { functionNameProblem } from './function-name.ts';

test.each([
  ['', 'Enter a name.'],
  ['my function', "The name can't include spaces."],
  ['ünï', "The name can't include ü or ï."],
  ['a.b', "The name can't include .."],
  ['arn:aws:lambda:us-east-1:123456789012:function:f', "The name can't include :."],
  ['x'.repeat(65), 'The name has 65 characters; at most 64 are allowed.'],
  ['x'.repeat(64), ''],
  ['my-function_1', ''],
])('%j: %s', (name, problem) => {
  expect(functionNameProblem(name)).toBe(problem);
});
