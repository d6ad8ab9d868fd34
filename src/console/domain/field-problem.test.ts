/** Fields that AWS's own model judges. */
import { expect, test } from 'vitest';
import { ALIAS_NAME, LAYER_NAME, MEMORY_SIZE, newNameProblem, numberProblem, textProblem } from './field-problem.ts';

test('a range holds at its limits and says so past them', () => {
  const problem = (text: string) => numberProblem(MEMORY_SIZE, text, 'Set memory.');
  expect([problem('128'), problem('10240')]).toEqual(['', '']);
  expect([problem('127'), problem('10241')]).toEqual(['Set memory.', 'Set memory.']);
  expect(problem('')).toBe('Enter a whole number. Set memory.');
});

test("a text is judged in AWS's words, but for one that is missing", () => {
  const problem = (name: string) => textProblem(ALIAS_NAME, name, 'a name', 'name');
  expect(problem('prod')).toBe('');
  expect(problem('')).toBe('Enter a name.');
  expect(problem('123')).toMatch(
    /^Value '123' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: /,
  );
});

test('the name of something new says what is wrong with this one', () => {
  const problem = (name: string) => newNameProblem(LAYER_NAME, name, 'layerName');
  expect(problem('my-layer')).toBe('');
  expect(problem('')).toBe('Enter a name.');
  expect(problem('x'.repeat(141))).toBe('The name has 141 characters; at most 140 are allowed.');
  expect(problem('a b.c d')).toBe("The name can't include spaces or ..");
});
