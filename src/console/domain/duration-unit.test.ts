import { expect, test } from 'vitest';
import { describeSeconds, durationOf, secondsOf } from './duration-unit.ts';

test.each([
  [0, { value: '0', unit: 'Seconds' }, '0 seconds'],
  [45, { value: '45', unit: 'Seconds' }, '45 seconds'],
  [60, { value: '1', unit: 'Minutes' }, '1 minute'],
  [90, { value: '90', unit: 'Seconds' }, '90 seconds'],
  [43_200, { value: '12', unit: 'Hours' }, '12 hours'],
  [345_600, { value: '4', unit: 'Days' }, '4 days'],
] as const)('%d seconds are %o', (seconds, duration, text) => {
  expect(durationOf(seconds)).toEqual(duration);
  expect(secondsOf(duration)).toBe(seconds);
  expect(describeSeconds(seconds)).toBe(text);
});

test('no larger unit than is offered', () => {
  expect(durationOf(86_400, 'Hours')).toEqual({ value: '24', unit: 'Hours' });
});

test.each(['', 'one', '1.5', '-1'])('%j is no duration', (value) => {
  expect(secondsOf({ value, unit: 'Minutes' })).toBeUndefined();
});
