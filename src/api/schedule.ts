/**
 * When something happens that AWS does by the clock: `at(2026-03-01T08:00:00)`, `rate(1 hour)`, `cron(45 11 * * ? *)`.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
 * https://docs.aws.amazon.com/autoscaling/application/userguide/scheduled-scaling-using-cron-expressions.html
 */
import { civilDay, midnight } from './civil-day.ts';

export type Schedule =
  | { type: 'at' /** As a clock on the wall shows it. */; wallMs: number }
  | { type: 'rate'; everyMs: number }
  | { type: 'cron'; fields: CronFields };

interface CronFields {
  minutes: readonly number[];
  hours: readonly number[];
  months: readonly number[];
  years: readonly number[];
  matchesDay(day: CalendarDay): boolean;
}

interface CalendarDay {
  day: number;
  /** Sunday is 1. */
  weekday: number;
  lastOfMonth: number;
  /** Of the month's first. */
  firstWeekday: number;
}

export interface Since {
  afterMs: number;
  timezone?: string | undefined;
  /** Not before then. */
  startMs?: number | undefined;
  /** Rates count from here when there is no start. */
  createdAtMs: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const UNITS: Readonly<Record<string, number>> = { minute: MINUTE_MS, hour: 60 * MINUTE_MS, day: DAY_MS };
const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
const WEEKDAYS = 'SUN MON TUE WED THU FRI SAT'.split(' ');
const FIRST_YEAR = 1970;
const LAST_YEAR = 2199;

/** Undefined for text that is no schedule. */
export function parseSchedule(text: string): Schedule | undefined {
  const { kind, body = '' } = /^(?<kind>at|rate|cron)\((?<body>[^()]*)\)$/.exec(text)?.groups ?? {};
  if (kind === 'at') return parseAt(body);
  if (kind === 'rate') return parseRate(body);
  return kind === 'cron' ? parseCron(body) : undefined;
}

function parseAt(body: string): Schedule | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})$/.exec(body)?.slice(1).map(Number);
  if (!parts) return undefined;
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = parts;
  const dayMs = midnight(year, month, day);
  const civil = civilDay(dayMs);
  if (month < 1 || month > 12 || civil.day !== day || civil.month !== month) return undefined;
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  return { type: 'at', wallMs: dayMs + ((hours * 60 + minutes) * 60 + seconds) * 1000 };
}

function parseRate(body: string): Schedule | undefined {
  const {
    count = '',
    unit = '',
    plural,
  } = /^(?<count>[1-9]\d*) (?<unit>minute|hour|day)(?<plural>s)?$/.exec(body)?.groups ?? {};
  const unitMs = UNITS[unit];
  if (unitMs === undefined || (Number(count) === 1) !== (plural === undefined)) return undefined;
  return { type: 'rate', everyMs: Number(count) * unitMs };
}

function parseCron(body: string): Schedule | undefined {
  const [minute = '', hour = '', dayOfMonth = '', month = '', dayOfWeek = '', year = '', ...more] = body.split(' ');
  // one of the days says nothing, and only one
  if (more.length > 0 || year === '' || (dayOfMonth === '?') === (dayOfWeek === '?')) return undefined;
  const minutes = numbersOf(minute, 0, 59);
  const hours = numbersOf(hour, 0, 23);
  const months = numbersOf(month, 1, 12, MONTHS);
  const years = numbersOf(year, FIRST_YEAR, LAST_YEAR);
  const matchesDay = dayOfWeek === '?' ? dayOfMonthOf(dayOfMonth) : dayOfWeekOf(dayOfWeek);
  if (!minutes || !hours || !months || !years || !matchesDay) return undefined;
  return { type: 'cron', fields: { minutes, hours, months, years, matchesDay } };
}

/** `*`, `1,3`, `MON-FRI`, `0/15`: ascending. Undefined for text that is none. */
function numbersOf(field: string, first: number, last: number, names: readonly string[] = []): number[] | undefined {
  const read = (text: string): number | undefined => {
    const named = names.indexOf(text.toUpperCase());
    if (named >= 0) return first + named;
    const value = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
    return value >= first && value <= last ? value : undefined;
  };
  const numbers = new Set<number>();
  for (const part of field.split(',')) {
    const [range = '', step, ...more] = part.split('/');
    const every = step === undefined ? 1 : Number(/^[1-9]\d*$/.test(step) ? step : Number.NaN);
    const [low = '', high, ...rest] = range === '*' ? [String(first), String(last)] : range.split('-');
    const from = read(low);
    const to = high === undefined ? (step === undefined ? from : last) : read(high);
    if (more.length > 0 || rest.length > 0 || Number.isNaN(every)) return undefined;
    if (from === undefined || to === undefined || from > to) return undefined;
    for (let value = from; value <= to; value += every) numbers.add(value);
  }
  return [...numbers].sort((a, b) => a - b);
}

type MatchesDay = CronFields['matchesDay'];

/** `L` is the month's last day, `15W` the weekday nearest to the fifteenth. */
function dayOfMonthOf(field: string): MatchesDay | undefined {
  if (field === 'L') return ({ day, lastOfMonth }) => day === lastOfMonth;
  const nearest = /^(\d{1,2})W$/.exec(field)?.[1];
  if (nearest !== undefined) {
    const wanted = Number(nearest);
    return wanted < 1 || wanted > 31 ? undefined : (date) => date.day === weekdayNear(wanted, date);
  }
  const days = numbersOf(field, 1, 31);
  return days && (({ day }) => days.includes(day));
}

function weekdayNear(wanted: number, { lastOfMonth, firstWeekday }: CalendarDay): number {
  if (wanted > lastOfMonth) return Number.NaN;
  const weekday = ((firstWeekday - 1 + wanted - 1) % 7) + 1;
  if (weekday === 7) return wanted === 1 ? 3 : wanted - 1;
  if (weekday === 1) return wanted === lastOfMonth ? wanted - 2 : wanted + 1;
  return wanted;
}

/** `6L` is the month's last Friday, `6#3` its third. */
function dayOfWeekOf(field: string): MatchesDay | undefined {
  const { name, last, nth } = /^(?<name>\w+?)(?:(?<last>L)|#(?<nth>[1-5]))$/.exec(field)?.groups ?? {};
  if (field === 'L') return ({ weekday }) => weekday === 7;
  if (name !== undefined && (last !== undefined || nth !== undefined)) {
    const [wanted] = numbersOf(name, 1, 7, WEEKDAYS) ?? [];
    if (wanted === undefined) return undefined;
    if (last !== undefined) return ({ day, weekday, lastOfMonth }) => weekday === wanted && day + 7 > lastOfMonth;
    return ({ day, weekday }) => weekday === wanted && Math.ceil(day / 7) === Number(nth);
  }
  const weekdays = numbersOf(field, 1, 7, WEEKDAYS);
  return weekdays && (({ weekday }) => weekdays.includes(weekday));
}

/** The first time after another; undefined when none will come. */
export function nextTime(
  schedule: Schedule,
  { afterMs, timezone = 'UTC', startMs, createdAtMs }: Since,
): number | undefined {
  const behindMs = Math.max(afterMs, (startMs ?? 0) - 1);
  if (schedule.type === 'at') {
    const atMs = fromWall(schedule.wallMs, timezone);
    return atMs > behindMs ? atMs : undefined;
  }
  if (schedule.type === 'rate') {
    const firstMs = startMs ?? createdAtMs + schedule.everyMs;
    const periods = Math.max(0, Math.floor((behindMs - firstMs) / schedule.everyMs) + 1);
    return firstMs + periods * schedule.everyMs;
  }
  return nextOfCron(schedule.fields, behindMs, timezone);
}

function nextOfCron({ minutes, hours, months, years, matchesDay }: CronFields, afterMs: number, timezone: string) {
  const wallMs = afterMs + offsetMs(afterMs, timezone);
  for (let dayMs = Math.floor(wallMs / DAY_MS) * DAY_MS; ; dayMs += DAY_MS) {
    const { year, month, day } = civilDay(dayMs);
    if (year > LAST_YEAR) return undefined;
    if (!years.includes(year) || !months.includes(month)) continue;
    const firstMs = midnight(year, month, 1);
    const lastOfMonth = (midnight(month === 12 ? year + 1 : year, (month % 12) + 1, 1) - firstMs) / DAY_MS;
    const date = { day, weekday: weekdayOf(dayMs), lastOfMonth, firstWeekday: weekdayOf(firstMs) };
    if (!matchesDay(date)) continue;
    for (const hour of hours)
      for (const minute of minutes) {
        const atMs = fromWall(dayMs + (hour * 60 + minute) * MINUTE_MS, timezone);
        if (atMs > afterMs) return atMs;
      }
  }
}

/** The first day of 1970 was a Thursday. */
const weekdayOf = (dayMs: number) => ((((dayMs / DAY_MS + 4) % 7) + 7) % 7) + 1;

const formats = new Map<string, Intl.DateTimeFormat>();

/** https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScheduledAction.html: those of Joda, IANA's names. */
export function isTimeZone(timezone: string): boolean {
  try {
    formatOf(timezone);
    return true;
  } catch {
    // there is no other way to ask
    return false;
  }
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const two = '2-digit';
  const format = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: two, day: two },
    ...{ hour: two, minute: two, second: two },
  });
  formats.set(timeZone, format);
  return format;
}

/** By how much a clock on the wall is ahead of UTC. */
function offsetMs(ms: number, timezone: string): number {
  if (timezone === 'UTC') return 0;
  const wholeMs = Math.floor(ms / 1000) * 1000;
  const parts = new Map(
    formatOf(timezone)
      .formatToParts(wholeMs)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  const dayMs = midnight(part('year'), part('month'), part('day'));
  return dayMs + ((part('hour') * 60 + part('minute')) * 60 + part('second')) * 1000 - wholeMs;
}

function fromWall(wallMs: number, timezone: string): number {
  const guessMs = wallMs - offsetMs(wallMs, timezone);
  return wallMs - offsetMs(guessMs, timezone);
}
