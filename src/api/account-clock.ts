/** The account's time as it is told to pages, terminals and kernels, which compute from it what time it is there. */

/** What time it was for the account at a moment of the reader's own steady clock, and how it goes on from there. */
export interface AccountClock {
  /** On the steady clock of whoever holds this; whoever hands it on says it anew, see `clockAt`. */
  hostMs: number;
  /** Milliseconds since 1970. */
  accountMs: number;
  /** How fast it goes just now: 0 while it stands, 1 while a handler runs, else the rate. */
  flow: number;
  /** How fast it goes while nothing runs: 1 to 3600. */
  rate: number;
  paused: boolean;
  /** A skip under way: it goes in leaps, and waits for handlers that it has started. */
  skip?: { fromMs: number; toMs: number };
  /** Goes up when time goes otherwise than before. */
  revision: number;
}

/** What will happen by itself, for example `retry 2 of f`, and when: in milliseconds since 1970. */
export interface ClockEvent {
  atMs: number;
  name: string;
}

/** The account's time at a moment of the same steady clock. */
export const accountNow = ({ hostMs, accountMs, flow }: AccountClock, nowMs: number): number =>
  accountMs + (nowMs - hostMs) * flow;

/** The same clock, read at a later moment: what is handed on to somebody with a steady clock of their own. */
export const clockAt = (clock: AccountClock, nowMs: number): AccountClock => ({
  ...clock,
  hostMs: nowMs,
  accountMs: accountNow(clock, nowMs),
});

/** A Date whose now is another; all else of it is the platform's. */
export function dateWithNow(NativeDate: DateConstructor, now: () => number): DateConstructor {
  const shifted: DateConstructor = new Proxy(NativeDate, {
    construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    apply: () => new shifted().toString(),
    get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
  });
  return shifted;
}

/** How fast the account's time may go. */
export const FASTEST_RATE = 3600;

const SECOND_MS = 1000;
const DAY_SECONDS = 86_400;

/** A span as a clock shows it: `00:52`, `6:00:00`, `2 d 03:00:00`. */
export function clockSpan(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / SECOND_MS));
  const two = (count: number) => String(Math.floor(count)).padStart(2, '0');
  const days = Math.floor(seconds / DAY_SECONDS);
  const hours = Math.floor((seconds % DAY_SECONDS) / 3600);
  const rest = `${two((seconds % 3600) / 60)}:${two(seconds % 60)}`;
  if (days > 0) return `${days} d ${two(hours)}:${rest}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** By how much the account's time is beside the wall's, when it is more than clocks differ by anyway. */
export function besideTheWall(accountMs: number, wallMs: number): string | undefined {
  const aheadMs = accountMs - wallMs;
  if (Math.abs(aheadMs) < 2 * SECOND_MS) return undefined;
  return `${clockSpan(Math.abs(aheadMs))} ${aheadMs > 0 ? 'ahead of' : 'behind'} the wall clock`;
}
