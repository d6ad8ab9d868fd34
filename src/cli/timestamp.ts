/**
 * Times as the CLI takes and shows them: ISO 8601 or seconds since 1970 in, ISO 8601 with an offset out.
 * Differs from AWS: a time without an offset is UTC, since the terminal has no time zone of its own, and of free forms
 * (`Mar 1 2026`) only those are read that JavaScript reads.
 */

/** Seconds since 1970; undefined when it is no time. */
export function secondsOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  if (/^-?\d+(\.\d+)?$/.test(value) && value.length !== 4 && value.length !== 8) return Number(value);
  const zoned = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?)$/.test(value) ? `${value}Z` : value;
  const ms = Date.parse(zoned);
  return Number.isNaN(ms) ? undefined : ms / 1000;
}

/** As Python's `isoformat`: with a fraction only when there is one. */
export function isoTimestamp(seconds: number): string {
  const ms = Math.round(seconds * 1000);
  const iso = new Date(ms).toISOString();
  const fraction = ms % 1000 === 0 ? '' : `.${iso.slice(20, 23)}000`;
  return `${iso.slice(0, 19)}${fraction}+00:00`;
}
