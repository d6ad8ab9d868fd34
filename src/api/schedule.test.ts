/** When scheduled actions run: FACTS D, "Scheduled action". */
import { expect, test } from 'vitest';
import { nextTime, parseSchedule } from './schedule.ts';

const SUNDAY = Date.UTC(2026, 2, 1, 10);

function nextOf(text: string, timezone?: string, afterMs = SUNDAY, startMs?: number): string | undefined {
  const schedule = parseSchedule(text);
  if (!schedule) throw new Error(`no schedule: ${text}`);
  const next = nextTime(schedule, { afterMs, timezone, startMs, createdAtMs: SUNDAY });
  return next === undefined ? undefined : new Date(next).toISOString().slice(0, 19);
}

test.each([
  ['cron(45 11 * * ? *)', '2026-03-01T11:45:00'],
  ['cron(45 9 * * ? *)', '2026-03-02T09:45:00'],
  ['cron(0/15 * * * ? *)', '2026-03-01T10:15:00'],
  ['cron(0 8 ? * MON-FRI *)', '2026-03-02T08:00:00'],
  ['cron(0 8 ? * 2,4 *)', '2026-03-02T08:00:00'],
  ['cron(0 0 ? * SAT *)', '2026-03-07T00:00:00'],
  ['cron(0 0 L * ? *)', '2026-03-31T00:00:00'],
  ['cron(0 0 L 2 ? *)', '2027-02-28T00:00:00'],
  ['cron(0 0 29 FEB ? *)', '2028-02-29T00:00:00'],
  ['cron(0 0 15W * ? *)', '2026-03-16T00:00:00'],
  ['cron(0 0 ? * 6L *)', '2026-03-27T00:00:00'],
  ['cron(0 0 ? * MON#2 *)', '2026-03-09T00:00:00'],
  ['cron(0 0 1 1 ? 2030)', '2030-01-01T00:00:00'],
  ['cron(0 0 1 1 ? 2020)', undefined],
  ['rate(1 hour)', '2026-03-01T11:00:00'],
  ['rate(5 minutes)', '2026-03-01T10:05:00'],
  ['rate(2 days)', '2026-03-03T10:00:00'],
  ['at(2026-03-01T10:00:01)', '2026-03-01T10:00:01'],
  ['at(2026-03-01T10:00:00)', undefined],
])('%s comes next at %s', (text, expected) => {
  expect(nextOf(text)).toBe(expected);
});

test('a time zone shifts a wall clock, with summer time where there is one', () => {
  expect(nextOf('cron(0 8 * * ? *)', 'Europe/Berlin')).toBe('2026-03-02T07:00:00');
  expect(nextOf('cron(0 8 * * ? *)', 'Europe/Berlin', Date.UTC(2026, 2, 29, 1))).toBe('2026-03-29T06:00:00');
  expect(nextOf('cron(0 8 * * ? *)', 'Asia/Kolkata')).toBe('2026-03-02T02:30:00');
  expect(nextOf('at(2026-07-01T08:00:00)', 'America/New_York')).toBe('2026-07-01T12:00:00');
});

test('a rate counts from its start; nothing comes before a start', () => {
  const start = Date.UTC(2026, 2, 1, 12, 30);
  expect(nextOf('rate(1 hour)', undefined, SUNDAY, start)).toBe('2026-03-01T12:30:00');
  expect(nextOf('rate(1 hour)', undefined, start, start)).toBe('2026-03-01T13:30:00');
  expect(nextOf('cron(0 * * * ? *)', undefined, SUNDAY, start)).toBe('2026-03-01T13:00:00');
});

test.each([
  ...['', 'hourly', 'cron()', 'cron(0 8 * * *)', 'cron(0 8 * * * *)', 'cron(0 8 ? * ? *)', 'cron(71 * * * ? *)'],
  ...[
    'cron(word for number, ? *)',
    'cron(* 24 * * ? *)',
    'cron(* * 0 * ? *)',
    'cron(* * * 13 ? *)',
    'cron(* * ? * 8 *)',
  ],
  ...[
    'cron(5-1 * * * ? *)',
    'cron(*/0 * * * ? *)',
    'cron(* * * * ? 1969)',
    'cron(0 0 ? * MON#6 *)',
    'cron(0 0 32W * ? *)',
  ],
  ...['rate(0 minutes)', 'rate(1 minutes)', 'rate(2 minute)', 'rate(1 week)', 'rate(-1 hours)', 'rate(1.5 hours)'],
  ...[
    'at(2026-02-30T00:00:00)',
    'at(2026-03-01)',
    'at(2026-13-01T00:00:00)',
    'at(2026-03-01T25:00:00)',
    'at(tomorrow)',
  ],
])('%s is no schedule', (text) => {
  expect(parseSchedule(text)).toBeUndefined();
});
