/**
 * The account's time in the console. Pages compute it from what the region's status tells; nothing else in the console
 * reads a clock for AWS's times.
 */
import { startTransition, useEffect, useState } from 'react';
import { type AccountClock, clockAt, accountNow as nowOf } from '../api/account-clock.ts';
import type { Region, RegionStatus } from '../api/coldspark.ts';

const TICK_MS = 5000;

let clock: AccountClock | undefined;
const listeners = new Set<() => void>();

/** Follows the tab's region. Returns the unsubscribe. */
export function followAccountClock(region: Region): () => void {
  const take = ({ clock: told }: RegionStatus) => {
    if (!told || (clock && goesOn(clock, told))) return;
    clock = told;
    for (const listener of listeners) listener();
  };
  take(region.status);
  return region.onStatus(take);
}

/** How late the same news may come, of the wall's time: a page is busy at times. */
const LATE_MS = 250;

/** Whether a status only repeats the clock that is known: it tells other things as well, some of them often. */
const goesOn = (known: AccountClock, told: AccountClock): boolean =>
  !known.skip &&
  !told.skip &&
  told.flow === known.flow &&
  told.rate === known.rate &&
  told.paused === known.paused &&
  Math.abs(nowOf(known, told.hostMs) - told.accountMs) < LATE_MS * Math.max(1, told.flow);

/** Tells the clock now, when there is one, and whenever it is turned. Returns the unsubscribe. */
export function onAccountClock(listener: (clock: AccountClock) => void): () => void {
  const tell = () => {
    if (clock) listener(clockAt(clock, performance.now()));
  };
  tell();
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/**
 * The clock as it was told last: another one when it is turned, and with each leap of a skip. Never before what a page has
 * still to draw: on a busy machine a whole row of news waits, and each one that overtook what the one before had set going
 * would be a nested update to React, which ends a page at fifty.
 */
export function useAccountClock(): AccountClock | undefined {
  const [told, setTold] = useState(clock);
  useEffect(() => {
    const take = () => startTransition(() => setTold(clock));
    // what happened between the first render and this subscription
    take();
    listeners.add(take);
    return () => void listeners.delete(take);
  }, []);
  return told;
}

/** What time it is for the account, in milliseconds since 1970; until a leader has told it, that of the wall. */
export const accountNow = (): number => (clock ? nowOf(clock, performance.now()) : Date.now());

/** The same, kept true while it is on screen. */
export function useAccountNow(everyMs = TICK_MS): number {
  const [nowMs, setNowMs] = useState(accountNow);
  useEffect(() => {
    const tick = () => setNowMs(accountNow());
    const timer = setInterval(tick, everyMs);
    listeners.add(tick);
    return () => {
      clearInterval(timer);
      listeners.delete(tick);
    };
  }, [everyMs]);
  return nowMs;
}

/** A clock that was told, where it is now and what the wall says: for whoever shows how far they are apart. */
export const besideWall = (told: AccountClock): { accountMs: number; wallMs: number } => ({
  accountMs: nowOf(told, performance.now()),
  wallMs: Date.now(),
});
