import { expect, test } from 'vitest';
import { describeEventAge, eventAgeFields, eventAgeProblem, readEventAge } from './event-age.ts';

test.each([
  [21_600, '6 h 0 min 0 sec'],
  [60, '0 h 1 min 0 sec'],
  [3725, '1 h 2 min 5 sec'],
])('%i seconds are written and read as %s', (seconds, text) => {
  expect(describeEventAge(seconds)).toBe(text);
  expect(readEventAge(eventAgeFields(seconds))).toBe(seconds);
  expect(eventAgeProblem(eventAgeFields(seconds))).toBe('');
});

test.each([
  [{ hours: '0', minutes: '0', seconds: '59' }, /between 1 minute and 6 hours/],
  [{ hours: '6', minutes: '0', seconds: '1' }, /between 1 minute and 6 hours/],
  [{ hours: '', minutes: '1', seconds: '0' }, /whole numbers/],
  [{ hours: '0', minutes: '1.5', seconds: '0' }, /whole numbers/],
])('%o is refused beside the field', (fields, problem) => {
  expect(eventAgeProblem(fields)).toMatch(problem);
});
