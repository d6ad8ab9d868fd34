import { describe, expect, test } from 'vitest';
import { eventNameProblem } from './event-name.ts';

describe('eventNameProblem', () => {
  test.each(['demo', 'sample-event', 'a.b_c-9', 'x'.repeat(25)])('accepts %s', (name) => {
    expect(eventNameProblem(name)).toBeUndefined();
  });

  test('refuses the "sample event" of the course notes and offers sample-event', () => {
    const problem = eventNameProblem('sample event');
    expect(problem?.message).toMatch(/spaces/);
    expect(problem?.suggestion).toBe('sample-event');
  });

  test('refuses an empty name without an offer', () => {
    expect(eventNameProblem('')).toEqual({ message: 'Enter a name for the test event.' });
  });

  test('cuts a name that is too long', () => {
    expect(eventNameProblem('x'.repeat(26))?.suggestion).toBe('x'.repeat(25));
  });

  test.each([' padded ', 'ünïcode', 'a/b', 'a  b', '--', '?', `${'x'.repeat(24)} y`])(
    'whatever it offers for %j is itself valid',
    (name) => {
      const problem = eventNameProblem(name);
      if (name === '--') return expect(problem).toBeUndefined();
      expect(problem).toBeDefined();
      if (problem?.suggestion !== undefined) expect(eventNameProblem(problem.suggestion)).toBeUndefined();
    },
  );
});
