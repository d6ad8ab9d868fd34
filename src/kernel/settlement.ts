/**
 * A record that is on its way to its next state. The time it arrives at is in the record, so that a restored engine
 * makes its timers from what is stored.
 */
import type { ClockEvent } from '../api/account-clock.ts';
import type { Clock, Timer } from './clock.ts';
import type { Table } from './table.ts';

export interface Settling {
  settlesAtMs?: number;
}

/** What such a record comes to, and what people call that. */
export interface Arrival<T extends Settling> {
  settle(record: Readonly<T>): void;
  /** For example `update of f`. Left out: nobody waits for it. */
  name?(record: Readonly<T>): string | undefined;
}

export class Settlement<T extends Settling> implements Timer {
  readonly #table: Table<T>;
  readonly #key: string;
  readonly #settlesAtMs: number;
  readonly #arrival: Arrival<T>;

  constructor(table: Table<T>, key: string, settlesAtMs: number, arrival: Arrival<T>) {
    this.#table = table;
    this.#key = key;
    this.#settlesAtMs = settlesAtMs;
    this.#arrival = arrival;
  }

  fire(): void {
    const record = this.#record;
    if (record) this.#arrival.settle(record);
  }

  coming(atMs: number): ClockEvent | undefined {
    const record = this.#record;
    const name = record && this.#arrival.name?.(record);
    return name === undefined ? undefined : { atMs, name };
  }

  /** Changed again, deleted, or deleted and created anew since, it is not ours to settle. */
  get #record(): Readonly<T> | undefined {
    const record = this.#table.get(this.#key);
    return record?.settlesAtMs === this.#settlesAtMs ? record : undefined;
  }
}

/** Lets every record of the table settle that has a time for it. */
export function scheduleAll<T extends Settling>(clock: Clock, table: Table<T>, arrival: Arrival<T>): void {
  for (const key of table.keys()) scheduleSettlement(clock, table, key, arrival);
}

export function scheduleSettlement<T extends Settling>(
  clock: Clock,
  table: Table<T>,
  key: string,
  arrival: Arrival<T>,
): void {
  const settlesAtMs = table.get(key)?.settlesAtMs;
  if (settlesAtMs !== undefined) clock.schedule(settlesAtMs, new Settlement(table, key, settlesAtMs, arrival));
}
