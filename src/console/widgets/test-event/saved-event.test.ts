import { describe, expect, test } from 'vitest';
import { editingSaved, emptyTestForm, eventOf, type TestForm, withEvent } from '../../domain/test-form.ts';
import { formProblems, nameProblem, savedAs } from './saved-event.ts';

const events = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ functionName: 'f', name: `event-${index}`, body: '{}' }));
const named = (name: string) => withEvent(emptyTestForm, { name });
const editing: TestForm = { ...emptyTestForm, action: 'edit', savedEvent: { name: 'event-0', body: '{}' } };

describe('nameProblem', () => {
  test('a new event needs a name that is valid and free', () => {
    expect(nameProblem(named('sample event'), [])?.suggestion).toBe('sample-event');
    expect(nameProblem(named('event-0'), events(1))?.message).toMatch(/already exists/);
    expect(nameProblem(named('fresh'), events(1))).toBeUndefined();
  });

  test('there is no eleventh event, but the tenth can still be edited', () => {
    expect(nameProblem(named('tenth'), events(9))).toBeUndefined();
    expect(nameProblem(named('eleventh'), events(10))?.message).toMatch(/at most 10/);
    expect(nameProblem({ ...named('eleventh'), sharing: 'shareable' }, events(10))).toBeUndefined();
    const shared = events(11).map((event) => ({ ...event, sharing: 'shareable' as const }));
    expect(nameProblem(named('first'), shared)).toBeUndefined();
    expect(nameProblem(editing, events(10))).toBeUndefined();
  });

  test('an edit needs a saved event', () => {
    expect(nameProblem({ ...emptyTestForm, action: 'edit' }, events(1))?.message).toMatch(/Choose a saved event/);
  });
});

test('text that is not JSON is told with its reason; null, numbers and strings are events', () => {
  const withBody = (body: string) => formProblems(withEvent(named('x'), { body }), []);
  expect(withBody('{"a":}').body).toMatch(/not valid JSON: /);
  expect(withBody('  ').body).toMatch(/empty/);
  for (const body of ['null', '1', '"x"', '[]']) expect(withBody(body)).toEqual({});
});

test('a saved event that was changed runs unsaved', () => {
  expect(savedAs(editing, events(1))).toBe('event-0');
  expect(savedAs(withEvent(editing, { body: '{ }' }), events(1))).toBeUndefined();
  expect(savedAs({ ...editing, action: 'create' }, events(1))).toBeUndefined();
});

describe('going to and fro between new and saved', () => {
  test('loses the text of neither', () => {
    const typed = withEvent(emptyTestForm, { name: 'mine', body: '{"typed":1}' });
    const edited = withEvent(editingSaved(typed, events(2)), { body: '{"edited":1}' });
    expect(eventOf(edited)).toEqual({ name: 'event-0', body: '{"edited":1}' });
    const back: TestForm = { ...edited, action: 'create' };
    expect(eventOf(back)).toEqual({ name: 'mine', body: '{"typed":1}' });
    expect(eventOf(editingSaved(back, events(2)))).toEqual({ name: 'event-0', body: '{"edited":1}' });
  });

  test('an event deleted meanwhile gives way to the first that is left', () => {
    const gone: TestForm = { ...editing, savedEvent: { name: 'gone', body: '1' } };
    expect(eventOf(editingSaved(gone, events(1)))).toEqual({ name: 'event-0', body: '{}' });
  });
});
