/** Milliseconds since 1970 as calendar text in UTC. The engine has no `Date`: its time is only ever a number. */

const DAY_MS = 86_400_000;

/** The day in the proleptic Gregorian calendar, counted in 400-year eras of years that begin in March. */
export function civilDay(ms: number): { year: number; month: number; day: number } {
  const days = Math.floor(ms / DAY_MS) + 719_468;
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** Midnight of a day; the month counts from 1. */
export function midnight(year: number, month: number, day: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * 146_097 + dayOfEra - 719_468) * DAY_MS;
}

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
