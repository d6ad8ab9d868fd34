import { expect, test } from 'vitest';
import { utcDate } from '../nodejs/utc-date.ts';
import { AccountDate } from './account-date.ts';

const NEXT_YEAR_MS = Date.UTC(2031, 5, 1, 12);

/** A platform's Date whose now is moved by hand. */
function openDate() {
  const real = { nowMs: 1_000_000 };
  class Native extends Date {
    static override now() {
      return real.nowMs;
    }
  }
  return { real, date: new AccountDate(Native as DateConstructor) };
}

test('now is the account’s time from the order on, in whole milliseconds of real time', () => {
  const { real, date } = openDate();
  expect(date.Date.now()).toBe(1_000_000);
  date.set(NEXT_YEAR_MS);
  real.nowMs += 1500;
  expect(date.Date.now()).toBe(NEXT_YEAR_MS + 1500);
  expect(new date.Date().getTime()).toBe(NEXT_YEAR_MS + 1500);
  expect(date.Date()).toBe(new Date(NEXT_YEAR_MS + 1500).toString());
});

test('a date that is given is left as it is, and is a Date', () => {
  const { date } = openDate();
  date.set(NEXT_YEAR_MS);
  expect(new date.Date(5).getTime()).toBe(5);
  expect(new date.Date(2026, 0, 31).getMonth()).toBe(0);
  expect(new date.Date(5)).toBeInstanceOf(Date);
  expect(date.Date.UTC(2026, 0)).toBe(Date.UTC(2026, 0));
});

test('the way of an order is no difference: time does not jitter', () => {
  const { real, date } = openDate();
  date.set(NEXT_YEAR_MS);
  real.nowMs += 10_000;
  date.set(NEXT_YEAR_MS + 10_000 - 7);
  expect(date.Date.now()).toBe(NEXT_YEAR_MS + 10_000);
});

test('it is shifted also where it knows no zone but UTC', () => {
  const { date } = openDate();
  date.set(NEXT_YEAR_MS);
  const UtcDate = utcDate(date.Date);
  expect(UtcDate.now()).toBe(NEXT_YEAR_MS);
  expect(new UtcDate().toISOString()).toBe('2031-06-01T12:00:00.000Z');
});
