/** When a log line was written, to the millisecond: in UTC as CloudWatch shows it, or in the zone of the browser. */

/** "2026-03-01T10:00:03.005Z" or "2026-03-01T11:00:03.005+01:00". */
export function exactTime(atMs: number, utc: boolean): string {
  const date = new Date(atMs);
  if (utc) return date.toISOString();
  const aheadMinutes = -date.getTimezoneOffset();
  const two = (value: number) => String(Math.abs(value)).padStart(2, '0');
  const offset = `${aheadMinutes < 0 ? '-' : '+'}${two(Math.trunc(aheadMinutes / 60))}:${two(aheadMinutes % 60)}`;
  return new Date(atMs + aheadMinutes * 60_000).toISOString().replace('Z', offset);
}
