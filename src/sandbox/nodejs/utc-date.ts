/** Lambda's clock shows UTC (TZ is `:UTC`), the browser's its user's time zone: makes local time UTC. */

const PARTS = ['FullYear', 'Month', 'Date', 'Hours', 'Minutes', 'Seconds', 'Milliseconds', 'Day'];
/** A date and time whose zone is said, or a date alone in ISO's form, which is UTC anyway. */
const HAS_ZONE = /(Z|GMT|UTC|[+-]\d\d:?\d\d)\s*(\(.*\))?$|^[+-]?\d{4,6}(-\d\d){0,2}$/i;

type Method = (this: Date, ...args: never[]) => unknown;

/** A Date of the scope's own that knows no zone but UTC, and the formatter that goes with it. */
export function utcDate(NativeDate: DateConstructor): DateConstructor {
  const prototype: Record<string, Method> = Object(NativeDate.prototype);
  for (const part of PARTS) {
    copy(prototype, `getUTC${part}`, `get${part}`);
    if (part !== 'Day') copy(prototype, `setUTC${part}`, `set${part}`);
  }
  const toIso = NativeDate.prototype.toISOString;
  const toUtc = NativeDate.prototype.toUTCString;
  // `Thu, 01 Jan 1970 00:00:00 GMT`
  const words = (date: Date) => toUtc.call(date).replace(',', '').split(' ');
  const day = (date: Date) => {
    const [weekday, number, month, year] = words(date);
    return `${weekday} ${month} ${number} ${year}`;
  };
  const time = (date: Date) => `${toIso.call(date).slice(11, 19)} GMT+0000 (Coordinated Universal Time)`;
  const isValid = (date: Date) => !Number.isNaN(date.valueOf());
  const texts: Record<string, (date: Date) => string> = {
    toDateString: day,
    toTimeString: time,
    toString: (date: Date) => `${day(date)} ${time(date)}`,
  };
  for (const [name, text] of Object.entries(texts)) {
    prototype[name] = function asText() {
      return isValid(this) ? text(this) : 'Invalid Date';
    };
  }
  prototype.getTimezoneOffset = function offset() {
    return isValid(this) ? 0 : Number.NaN;
  };
  for (const name of ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString']) {
    const native = prototype[name] as (this: Date, locales?: string, options?: object) => string;
    prototype[name] = function inUtc(this: Date, locales = 'en-US', options?: object) {
      return native.call(this, locales, { timeZone: 'UTC', ...options });
    };
  }
  const parse = NativeDate.parse;
  const parseUtc = (text: string) => parse(HAS_ZONE.test(text.trim()) ? text : withUtc(text));
  const replacement = new Proxy(NativeDate, {
    construct: (target, args, newTarget) => Reflect.construct(target, toUtcArguments(args, parseUtc), newTarget),
    apply: () => new replacement().toString(),
    get: (target, name, receiver) => (name === 'parse' ? parseUtc : Reflect.get(target, name, receiver)),
  });
  Object.defineProperty(prototype, 'constructor', { value: replacement, writable: true, configurable: true });
  return replacement;
}

/** Intl.DateTimeFormat with UTC as the zone of who names none. */
export function utcDateTimeFormat(Native: typeof Intl.DateTimeFormat): typeof Intl.DateTimeFormat {
  const withZone = (args: unknown[]) => [args[0] ?? 'en-US', { timeZone: 'UTC', ...Object(args[1]) }];
  return new Proxy(Native, {
    construct: (target, args, newTarget) => Reflect.construct(target, withZone(args), newTarget),
    apply: (target, receiver, args) => Reflect.apply(target, receiver, withZone(args)),
  });
}

function copy(prototype: Record<string, Method>, from: string, to: string): void {
  const method = prototype[from];
  if (method) prototype[to] = method;
}

function withUtc(text: string): string {
  return /^\d{4}-\d\d-\d\dT/.test(text.trim()) ? `${text.trim()}Z` : `${text} UTC`;
}

function toUtcArguments(args: unknown[], parseUtc: (text: string) => number): unknown[] {
  if (args.length === 0) return [];
  if (args.length > 1) return [Date.UTC(...(args.map(Number) as [number, number]))];
  return typeof args[0] === 'string' ? [parseUtc(args[0])] : args;
}
