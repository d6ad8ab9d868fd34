/** Milliseconds since 1970 as calendar text in UTC. The engine has no `Date`: its time is only ever a number. */
import { civilDay } from '../api/civil-day.ts';

const DAY_MS = 86_400_000;

const digits = (value: number, width: number) => String(value).padStart(width, '0');

/** `2026-03-01`, or with another separator the day part of a log stream's name. */
export function isoDay(ms: number, separator = '-'): string {
  const { year, month, day } = civilDay(ms);
  return [digits(year, 4), digits(month, 2), digits(day, 2)].join(separator);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `01/Mar/2026:10:00:00 +0000`, as web servers write their logs. */
export function clfTime(ms: number): string {
  const { year, month, day } = civilDay(ms);
  return `${digits(day, 2)}/${MONTHS[month - 1]}/${digits(year, 4)}:${isoTime(ms).slice(11, 19)} +0000`;
}

/** `2026-03-01T10:00:00.000`, without a zone: AWS writes `Z` after it in some places and `+0000` in others. */
export function isoTime(ms: number): string {
  const msOfDay = ms - Math.floor(ms / DAY_MS) * DAY_MS;
  const seconds = Math.floor(msOfDay / 1000);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${isoDay(ms)}T${clock.map((part) => digits(part, 2)).join(':')}.${digits(Math.floor(msOfDay % 1000), 3)}`;
}
