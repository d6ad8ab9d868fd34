/** "2 minutes ago", kept true while it is on screen; the exact time is its tooltip. */
import { useAccountNow } from '../account-now.ts';

const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
];
const format = new Intl.RelativeTimeFormat('en', { numeric: 'always' });

/** Whole units, rounded down; what lies ahead (clocks differ) is now. */
export function relativeTime(atMs: number, nowMs: number): string {
  const elapsedMs = Math.max(0, nowMs - atMs);
  const [unit, unitMs] = UNITS.find(([, ms]) => elapsedMs >= ms) ?? ['second' as const, 1000];
  return format.format(-Math.floor(elapsedMs / unitMs), unit);
}

/** Lambda's own timestamps end in `+0000`, which not every browser reads. */
const readTimestamp = (at: string | number) =>
  new Date(typeof at === 'string' ? at.replace(/([+-]\d\d)(\d\d)$/, '$1:$2') : at);

export function RelativeTime({ at }: { at: string | number | undefined }) {
  const nowMs = useAccountNow();
  if (at === undefined) return <>-</>;
  const date = readTimestamp(at);
  return (
    <time dateTime={date.toISOString()} title={date.toLocaleString('en')}>
      {relativeTime(date.getTime(), Math.max(nowMs, date.getTime()))}
    </time>
  );
}
