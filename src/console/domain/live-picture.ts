/** What happens now, put together from one answer after the other, and by second as charts draw it. */
import {
  type ConcurrencySlot,
  LIVE_KEPT_MS,
  type LiveFunction,
  type LiveSamples,
  type LiveVersion,
} from '../../api/live-samples.ts';

const SECOND_MS = 1000;

/** Slots of both; the later answer knows better of a slot that filled since. One before the kept time stays: it says
 * what was in flight when that began. */
function joined<Slot extends ConcurrencySlot>(before: readonly Slot[], next: readonly Slot[], nowMs: number): Slot[] {
  const firstMs = next[0]?.atMs ?? Number.POSITIVE_INFINITY;
  const slots = [...before.filter(({ atMs }) => atMs < firstMs), ...next];
  const keep = slots.findLastIndex(({ atMs }) => atMs < nowMs - LIVE_KEPT_MS);
  return keep > 0 ? slots.slice(keep) : slots;
}

const silentVersion = (version: string): LiveVersion => ({
  version,
  inFlight: 0,
  idle: 0,
  idleProvisioned: 0,
  provisioned: 0,
  provisionedInFlight: 0,
  slots: [],
});

/** Everything of `before` whose name `next` does not tell is silent now. */
function byName<Item>(before: readonly Item[], next: readonly Item[], name: (item: Item) => string) {
  const told = new Map(next.map((item) => [name(item), item]));
  const known = new Map(before.map((item) => [name(item), item]));
  return [...new Set([...known.keys(), ...told.keys()])].map((key) => ({
    key,
    was: known.get(key),
    is: told.get(key),
  }));
}

function joinedFunction(
  functionName: string,
  was: LiveFunction | undefined,
  is: LiveFunction | undefined,
  nowMs: number,
) {
  const now = is ?? { functionName, provisioned: 0, inFlight: 0, slots: [], versions: [] };
  const qualifier = now.qualifier ?? (was?.qualifier && { inFlight: 0, slots: [] });
  return {
    ...now,
    slots: joined(was?.slots ?? [], now.slots, nowMs),
    ...(qualifier && {
      qualifier: { ...qualifier, slots: joined(was?.qualifier?.slots ?? [], qualifier.slots, nowMs) },
    }),
    versions: byName(was?.versions ?? [], now.versions, ({ version }) => version).map(({ key, was: old, is: told }) => {
      const version = told ?? silentVersion(key);
      return { ...version, slots: joined(old?.slots ?? [], version.slots, nowMs) };
    }),
  };
}

/** With what an answer tells that was asked since `before`. */
export function withAnswer(before: LiveSamples | undefined, next: LiveSamples): LiveSamples {
  // another account, or the clock of another: what was known is of no use
  if (!before || next.atMs < before.atMs) return next;
  const { atMs } = next;
  return {
    atMs,
    account: { ...next.account, slots: joined(before.account.slots, next.account.slots, atMs) },
    functions: byName(before.functions, next.functions, ({ functionName }) => functionName).map(({ key, was, is }) =>
      joinedFunction(key, was, is, atMs),
    ),
  };
}

/** Whole seconds, the last one over. */
export interface LiveWindow {
  startMs: number;
  endMs: number;
  periodMs: number;
}

export function liveWindow(atMs: number, rangeMs: number): LiveWindow {
  const endMs = Math.floor(atMs / SECOND_MS) * SECOND_MS;
  return { startMs: endMs - rangeMs, endMs, periodMs: SECOND_MS };
}

interface Point {
  atMs: number;
  value: number;
}

const secondOf = (atMs: number) => Math.floor(atMs / SECOND_MS) * SECOND_MS;

/** Each second of the window: the sum, 0 where nothing happened. */
export function sumsBySecond<Slot extends ConcurrencySlot>(
  slots: readonly Slot[],
  { startMs, endMs, periodMs }: LiveWindow,
  count: (slot: Slot) => number | undefined,
): Point[] {
  const points: Point[] = [];
  for (let atMs = startMs; atMs < endMs; atMs += periodMs) points.push({ atMs, value: 0 });
  for (const slot of slots) {
    const point = points[(secondOf(slot.atMs) - startMs) / periodMs];
    if (point) point.value += count(slot) ?? 0;
  }
  return points;
}

/** Each second of the window: the most in flight at once, which stays as it was while nothing happens. */
export function mostBySecond(
  slots: readonly ConcurrencySlot[],
  { startMs, endMs, periodMs }: LiveWindow,
  inFlight: number,
): Point[] {
  const points: Point[] = [];
  let next = slots.findIndex(({ atMs }) => atMs >= startMs);
  if (next < 0) next = slots.length;
  // without a single slot it has been as it is now
  let last = slots.length === 0 ? inFlight : (slots[next - 1]?.last ?? 0);
  for (let atMs = startMs; atMs < endMs; atMs += periodMs) {
    let value = last;
    for (let slot = slots[next]; slot && slot.atMs < atMs + periodMs; slot = slots[++next]) {
      value = Math.max(value, slot.most);
      last = slot.last;
    }
    points.push({ atMs, value });
  }
  return points;
}

/** Seconds in which there was something to average. */
export function averageBySecond<Slot extends ConcurrencySlot>(
  slots: readonly Slot[],
  window: LiveWindow,
  sum: (slot: Slot) => number | undefined,
  count: (slot: Slot) => number | undefined,
): Point[] {
  const counts = sumsBySecond(slots, window, count);
  return sumsBySecond(slots, window, sum).flatMap(({ atMs, value }, index) => {
    const of = counts[index]?.value ?? 0;
    return of === 0 ? [] : [{ atMs, value: value / of }];
  });
}

/** In the last whole second. */
export const lastSecond = <Slot extends ConcurrencySlot>(
  slots: readonly Slot[],
  { endMs }: LiveWindow,
  count: (slot: Slot) => number | undefined,
): number => slots.reduce((sum, slot) => sum + (secondOf(slot.atMs) === endMs - SECOND_MS ? (count(slot) ?? 0) : 0), 0);
