/** The last minute as lines: requests in flight at the end of each fifth of a second, by function, one upon the other. */
import { type ConcurrencySlot, LIVE_SLOT_MS, type LiveSamples } from '../../../api/live-samples.ts';

const MINUTE_SLOTS = 60_000 / LIVE_SLOT_MS;

export interface HistorySeries {
  functionName: string;
  /** In flight at the end of each slot, the last one now. */
  values: number[];
}

export interface History {
  /** Begin of the first slot. */
  fromMs: number;
  /** Those that had anything in flight. */
  functions: HistorySeries[];
  /** The most that were in flight at once, of the account. */
  most: number[];
  throttles: number[];
}

export function historyOf({ atMs, account, functions }: LiveSamples): History {
  const lastMs = Math.floor(atMs / LIVE_SLOT_MS) * LIVE_SLOT_MS;
  const fromMs = lastMs - (MINUTE_SLOTS - 1) * LIVE_SLOT_MS;
  const throttles = new Array<number>(MINUTE_SLOTS).fill(0);
  for (const { versions } of functions) {
    for (const slot of versions.flatMap(({ slots }) => slots)) {
      const index = (slot.atMs - fromMs) / LIVE_SLOT_MS;
      if (!slot.throttles || index < 0 || index >= MINUTE_SLOTS) continue;
      for (const count of Object.values(slot.throttles)) throttles[index] = (throttles[index] ?? 0) + count;
    }
  }
  return {
    fromMs,
    functions: functions
      .map(({ functionName, inFlight, slots }) => ({
        functionName,
        values: valuesOf(slots, inFlight, fromMs, ({ last }) => last),
      }))
      .filter(({ values }) => values.some((value) => value > 0)),
    most: valuesOf(account.slots, account.inFlight, fromMs, ({ most }) => most),
    throttles,
  };
}

/** What a slot left stays until the next one; without any slot it was as it is now. */
function valuesOf(
  slots: readonly ConcurrencySlot[],
  now: number,
  fromMs: number,
  valueIn: (slot: ConcurrencySlot) => number,
): number[] {
  const values: number[] = [];
  let next = 0;
  let stays = slots.length === 0 ? now : 0;
  for (let index = 0; index < MINUTE_SLOTS; index++) {
    const slotMs = fromMs + index * LIVE_SLOT_MS;
    let value: number | undefined;
    for (let slot = slots[next]; slot && slot.atMs <= slotMs; slot = slots[++next]) {
      if (slot.atMs === slotMs) value = valueIn(slot);
      stays = slot.last;
    }
    values.push(value ?? stays);
  }
  return values;
}

/** Steps from left to right between two lines, each a value a slot; `top` is drawn at 0, 0 at `height`. */
export function stepArea(lower: readonly number[], upper: readonly number[], top: number, height: number): string {
  const y = (value: number) => round(height - (Math.min(value, top) / top) * height);
  const forth = upper.map((value, index) => `${index === 0 ? 'M' : 'L'}${index} ${y(value)}H${index + 1}`);
  const back = lower.map((value, index) => `L${index + 1} ${y(value)}H${index}`).reverse();
  return `${forth.join('')}${back.join('')}Z`;
}

export function stepLine(values: readonly number[], top: number, height: number): string {
  const y = (value: number) => round(height - (Math.min(value, top) / top) * height);
  return values
    .map((value, index) => `${index === 0 ? 'M' : 'V'}${index === 0 ? `0 ${y(value)}` : y(value)}H${index + 1}`)
    .join('');
}

const round = (value: number) => Math.round(value * 10) / 10;

/** Sums of the series below each one, and with it. */
export function stacked(
  functions: readonly HistorySeries[],
): { functionName: string; lower: number[]; upper: number[] }[] {
  let below = new Array<number>(MINUTE_SLOTS).fill(0);
  return functions.map(({ functionName, values }) => {
    const lower = below;
    below = lower.map((value, index) => value + (values[index] ?? 0));
    return { functionName, lower, upper: below };
  });
}

/** A whole number that the picture's height stands for: a little above the most that it shows. */
export function topOf(values: readonly number[], quota: number): number {
  const most = Math.max(5, ...values);
  const steps = [5, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100, 120, 150, 200, 250, 300, 400, 500, 600, 800, 1000];
  const top = steps.find((step) => step >= most * 1.1) ?? Math.ceil(most / 500) * 500 + 500;
  // the quota is in the picture where it is near
  return quota >= most && quota <= most * 2.5 ? Math.max(top, Math.ceil(quota * 1.1)) : top;
}
