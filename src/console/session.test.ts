import { beforeEach, expect, test } from 'vitest';
import { arriveAt, dismissFlash, flash, useSession } from './session.ts';

const shown = () => useSession.getState().flashes.map(({ content }) => content);

beforeEach(() => useSession.setState({ flashes: [] }));

test('newest first; what went well makes room for what comes next', () => {
  flash({ type: 'success', content: 'deployed' });
  flash({ type: 'error', content: 'refused' });
  expect(shown()).toEqual(['refused']);
  flash({ type: 'error', content: 'refused again' });
  expect(shown()).toEqual(['refused again', 'refused']);
});

test('a failure stays until something is tried again or goes right; said twice it stands once', () => {
  flash({ type: 'error', content: 'refused' });
  flash({ type: 'error', content: 'refused' });
  flash({ type: 'info', content: 'by the way' });
  expect(shown()).toEqual(['by the way', 'refused']);
  flash({ type: 'in-progress', content: 'updating' });
  expect(shown()).toEqual(['updating']);
  flash({ type: 'error', content: 'refused elsewhere' });
  flash({ type: 'success', content: 'went well' });
  expect(shown()).toEqual(['went well', 'updating']);
});

test('an id is taken over, so that progress becomes its outcome', () => {
  const id = flash({ type: 'in-progress', content: 'updating' });
  flash({ id, type: 'success', content: 'updated' });
  expect(shown()).toEqual(['updated']);
  dismissFlash(id);
  expect(shown()).toEqual([]);
});

test('news leave with what they are about; a failure and what runs do not', () => {
  arriveAt('/functions/one');
  flash({ type: 'in-progress', content: 'updating one' });
  flash({ type: 'error', content: 'one refused' });
  flash({ type: 'info', content: 'no new version' });
  arriveAt('/functions/one');
  expect(shown()).toEqual(['no new version', 'one refused', 'updating one']);
  arriveAt('/functions/two');
  expect(shown()).toEqual(['one refused', 'updating one']);
});

test('a failure is put right where it happened, not by what goes well elsewhere', () => {
  arriveAt('/functions/one');
  flash({ type: 'error', content: 'one refused' });
  arriveAt('/functions/two');
  flash({ type: 'success', content: 'two updated' });
  expect(shown()).toEqual(['two updated', 'one refused']);
  arriveAt('/functions/one');
  flash({ type: 'success', content: 'one updated' });
  expect(shown()).toEqual(['one updated']);
});
