import { expect, test } from 'vitest';
import { reservable, reservationProblem, unreservedAfter } from './reservable.ts';

const FRESH = { limit: 1000, unreserved: 1000, reserved: undefined };
const SENTENCE = "The unreserved account concurrency can't go below 100.";

test('of 1,000 at most 900 can be reserved', () => {
  expect(reservable(FRESH)).toBe(900);
  expect(reservationProblem(FRESH, 900, 0)).toBe('');
  expect(reservationProblem(FRESH, 901, 0)).toBe(SENTENCE);
});

test('20 reserved leave 980', () => {
  expect(unreservedAfter(FRESH, 20)).toBe(980);
});

test('what the function has reserved comes back first', () => {
  const account = { limit: 1000, unreserved: 100, reserved: 400 };
  expect(reservable(account)).toBe(400);
  expect(unreservedAfter(account, 300)).toBe(200);
  expect(unreservedAfter(account)).toBe(500);
  expect(reservationProblem(account, 400, 0)).toBe('');
  expect(reservationProblem(account, 401, 0)).toBe(SENTENCE);
});

test('what others have reserved is gone', () => {
  expect(reservable({ limit: 1000, unreserved: 150, reserved: undefined })).toBe(50);
});

test('a new account with 10 can reserve none, but 0 is allowed', () => {
  const account = { limit: 10, unreserved: 10, reserved: undefined };
  expect(reservable(account)).toBe(0);
  expect(reservationProblem(account, 0, 0)).toBe('');
  expect(reservationProblem(account, 1, 0)).toBe("The unreserved account concurrency can't go below 10.");
});

test('not less than is provisioned of the function', () => {
  expect(reservationProblem(FRESH, 5, 5)).toBe('');
  expect(reservationProblem(FRESH, 4, 5)).toContain('below the provisioned concurrency that is requested');
});
