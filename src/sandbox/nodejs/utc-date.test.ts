import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { utcDate } from './utc-date.ts';

const zone = process.env.TZ;
beforeAll(() => {
  process.env.TZ = 'America/New_York';
});
afterAll(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

/** A Date of another realm, so that this one's stays as it is. */
const realm = (): DateConstructor => runInNewContext('Date');

test('control: without it local time is the zone’s', () => {
  expect(new Date(0).getHours()).toBe(19);
});

test('local time is UTC', () => {
  const UtcDate = utcDate(realm());
  const date = new UtcDate(0);
  expect([date.getHours(), date.getDate(), date.getFullYear(), date.getTimezoneOffset()]).toEqual([0, 1, 1970, 0]);
  expect(String(date)).toBe('Thu Jan 01 1970 00:00:00 GMT+0000 (Coordinated Universal Time)');
  expect(date.toLocaleString()).toBe('1/1/1970, 12:00:00 AM');
  date.setHours(5);
  expect(date.toISOString()).toBe('1970-01-01T05:00:00.000Z');
  expect(String(new UtcDate(Number.NaN))).toBe('Invalid Date');
});

test('parts and texts without a zone are UTC, those with one keep it', () => {
  const UtcDate = utcDate(realm());
  const times = [
    new UtcDate(2026, 0, 31, 10),
    new UtcDate('2026-01-31T10:00'),
    new UtcDate('Jan 31, 2026 10:00'),
    new UtcDate('2026-01-31T05:00:00-05:00'),
    new UtcDate('Sat, 31 Jan 2026 10:00:00 GMT'),
  ].map((date) => date.toISOString());
  expect(new Set(times)).toEqual(new Set(['2026-01-31T10:00:00.000Z']));
  expect(UtcDate.parse('2026-01-31')).toBe(UtcDate.UTC(2026, 0, 31));
});

test('it is still Date', () => {
  const UtcDate = utcDate(realm());
  class Own extends UtcDate {}
  expect(new Own(5).getTime()).toBe(5);
  expect(new Own(5)).toBeInstanceOf(UtcDate);
  expect(new UtcDate().constructor).toBe(UtcDate);
  expect(Math.abs(UtcDate.now() - new UtcDate().getTime())).toBeLessThan(1000);
});
