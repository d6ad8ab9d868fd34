import { expect, test } from 'vitest';
import { describeTimeout, readTimeoutSeconds, timeoutFields, timeoutProblem } from './timeout.ts';

const LIMIT = 'Set timeout to between 1 second and 15 minutes.';

test('seconds are shown as minutes and seconds, and read back', () => {
  for (const seconds of [1, 3, 59, 60, 61, 899, 900]) expect(readTimeoutSeconds(timeoutFields(seconds))).toBe(seconds);
  expect(describeTimeout(3)).toBe('0 min 3 sec');
  expect(describeTimeout(900)).toBe('15 min 0 sec');
});

test('more than 59 seconds are minutes', () => {
  expect(readTimeoutSeconds({ minutes: '1', seconds: '90' })).toBe(150);
});

test('at the limits nothing is said, past them the limits are', () => {
  expect(timeoutProblem({ minutes: '0', seconds: '1' })).toBe('');
  expect(timeoutProblem({ minutes: '15', seconds: '0' })).toBe('');
  expect(timeoutProblem({ minutes: '0', seconds: '0' })).toBe(LIMIT);
  expect(timeoutProblem({ minutes: '15', seconds: '1' })).toBe(LIMIT);
});

test('a field that is empty or no whole number is not read as one', () => {
  for (const seconds of ['', ' ', '1.5', '-1', '1e1', 'x']) {
    expect(readTimeoutSeconds({ minutes: '0', seconds })).toBeUndefined();
    expect(timeoutProblem({ minutes: '0', seconds })).toBe('Enter whole numbers of minutes and seconds.');
  }
});
