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
