/** Times below a chart and in its table: in UTC or in the zone of the browser. */

/** `UTC`, or undefined for the zone of the browser. */
export type ChartZone = 'UTC' | undefined;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const STEPS_MS = [
  MINUTE_MS,
  5 * MINUTE_MS,
  15 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  3 * HOUR_MS,
  6 * HOUR_MS,
  12 * HOUR_MS,
  DAY_MS,
  2 * DAY_MS,
  7 * DAY_MS,
];
const MOST_TICKS = 5;

/** Milliseconds by which the zone is ahead of UTC. */
const offsetMs = (atMs: number, zone: ChartZone) => (zone ? 0 : -new Date(atMs).getTimezoneOffset() * MINUTE_MS);

/** At most five round times in the zone, evenly apart. */
export function tickTimes(startMs: number, endMs: number, zone: ChartZone): number[] {
  const span = endMs - startMs;
  const stepMs = STEPS_MS.find((step) => span / step <= MOST_TICKS) ?? Math.ceil(span / MOST_TICKS / DAY_MS) * DAY_MS;
  const shift = offsetMs(startMs, zone);
  const ticks: number[] = [];
  for (let at = Math.ceil((startMs + shift) / stepMs) * stepMs - shift; at < endMs; at += stepMs) ticks.push(at);
  return ticks;
}

/** Of a chart of seconds: so many round times before its end, which is now, and the end. */
export function agoTicks(startMs: number, endMs: number): number[] {
  const span = endMs - startMs;
  const parts = span <= MINUTE_MS ? 4 : 5;
  return Array.from({ length: parts + 1 }, (_, part) => startMs + (span * part) / parts);
}

/** "−45 s", "−4 min", "now". */
export function agoLabel(atMs: number, endMs: number): string {
  const seconds = Math.round((endMs - atMs) / 1000);
  if (seconds <= 0) return 'now';
  return seconds < 60 || seconds % 60 > 0 ? `−${seconds} s` : `−${seconds / 60} min`;
}

function format(atMs: number, zone: ChartZone, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-US', { hourCycle: 'h23', ...options, ...(zone && { timeZone: zone }) }).format(
    atMs,
  );
}

/** "14:05"; on longer charts the day instead, with the hour where days alone would repeat. */
export function tickLabel(atMs: number, spanMs: number, zone: ChartZone): string {
  if (spanMs <= DAY_MS) return format(atMs, zone, { hour: '2-digit', minute: '2-digit' });
  const day = format(atMs, zone, { month: '2-digit', day: '2-digit' });
  return spanMs <= 3 * DAY_MS ? `${day} ${format(atMs, zone, { hour: '2-digit', minute: '2-digit' })}` : day;
}

/** "2026-03-01 14:05"; to the second where periods are shorter than a minute. */
export function fullTime(atMs: number, zone: ChartZone, periodMs: number): string {
  const parts = (options: Intl.DateTimeFormatOptions) => format(atMs, zone, options);
  const [month, day, year] = parts({ year: 'numeric', month: '2-digit', day: '2-digit' }).split('/');
  return `${year}-${month}-${day} ${parts({ hour: '2-digit', minute: '2-digit', ...(periodMs < MINUTE_MS && { second: '2-digit' }) })}`;
}
