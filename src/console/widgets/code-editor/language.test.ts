import { expect, test } from 'vitest';
import { languageOf } from './language.ts';

test.each([
  ['lambda_function.py', 'python'],
  ['lib/index.mjs', 'javascript'],
  ['a.b/EVENT.JSON', 'json'],
  ['template.yml', 'yaml'],
  ['README.md', 'markdown'],
  ['Makefile', 'plaintext'],
  ['data.csv', 'plaintext'],
])('%s is %s', (path, id) => {
  expect(languageOf(path).id).toBe(id);
});
