import { expect, test } from 'vitest';
import { RUNTIMES } from '../../api/runtimes.ts';
import { DEFAULT_RUNTIME, RUNTIME_OPTIONS, runtimeNotes } from './runtime-options.ts';

const ENGINES = { python: 'CPython 3.14.2', nodejs: 'V8' };
const group = (label: string) =>
  RUNTIME_OPTIONS.find((candidate) => candidate.label === label)?.options.map(({ label }) => label);

test('each language’s newest stands in front, and nothing is listed twice or left out', () => {
  expect(group('Latest supported')).toEqual([
    'Node.js 24.x',
    'Python 3.14',
    'Java 25',
    '.NET 10',
    'Ruby 4.0',
    'Amazon Linux 2023',
  ]);
  const listed = RUNTIME_OPTIONS.flatMap(({ options }) => options.map(({ value }) => value));
  expect([...listed].sort()).toEqual(RUNTIMES.map(({ id }) => id).sort());
  expect(listed).toContain(DEFAULT_RUNTIME);
});

test('the course’s Python 3.8 is offered, marked, and named with what really runs it', () => {
  expect(group('Deprecated')).toContain('Python 3.8');
  const notes = runtimeNotes('python3.8', ENGINES);
  expect(notes.refusal).toBeUndefined();
  expect(notes.deprecation).toContain('October 14, 2024');
  expect(notes.engine).toBe('Python 3.8 handlers run on CPython 3.14.2 here.');
});

test('what cannot run here is refused with a sentence', () => {
  expect(runtimeNotes('java21', ENGINES).refusal).toContain('Coldspark runs Python and Node.js only');
  expect(runtimeNotes('nodejs22.x', ENGINES)).toEqual({ engine: 'Node.js 22.x handlers run on V8 here.' });
});
