/**
 * A record that is on its way to its next state. The time it arrives at is in the record, so that a restored engine
 * makes its timers from what is stored.
 */
import type { Clock, Timer } from './clock.ts';
import type { Table } from './table.ts';

export interface Settling {
  settlesAtMs?: number;
}

export class Settlement<T extends Settling> implements Timer {
  readonly #table: Table<T>;
  readonly #key: string;
  readonly #settlesAtMs: number;
  readonly #settle: (record: Readonly<T>) => void;

  constructor(table: Table<T>, key: string, settlesAtMs: number, settle: (record: Readonly<T>) => void) {
    this.#table = table;
    this.#key = key;
    this.#settlesAtMs = settlesAtMs;
    this.#settle = settle;
  }

  fire(): void {
    const record = this.#table.get(this.#key);
    // changed again, deleted, or deleted and created anew since: then it is not ours to settle
    if (record?.settlesAtMs === this.#settlesAtMs) this.#settle(record);
  }
}

/** Lets every record of the table settle that has a time for it. */
export function scheduleAll<T extends Settling>(
  clock: Clock,
  table: Table<T>,
  settle: (record: Readonly<T>) => void,
): void {
  for (const key of table.keys()) scheduleSettlement(clock, table, key, settle);
}

export function scheduleSettlement<T extends Settling>(
  clock: Clock,
  table: Table<T>,
  key: string,
  settle: (record: Readonly<T>) => void,
): void {
  const settlesAtMs = table.get(key)?.settlesAtMs;
  if (settlesAtMs !== undefined) clock.schedule(settlesAtMs, new Settlement(table, key, settlesAtMs, settle));
}
