/**
 * A collection of resources that tells the outbox of every change. Records are replaced, never edited: a batch on its
 * way to disk still holds the value it was given.
 */
import type { Change, Changes } from './outbox.ts';

export class Table<T> {
  readonly name: string;
  readonly #records = new Map<string, Readonly<T>>();
  readonly #changes: Changes;
  #revision = 0;

  constructor(name: string, changes: Changes) {
    this.name = name;
    this.#changes = changes;
  }

  get(key: string): Readonly<T> | undefined {
    return this.#records.get(key);
  }

  has(key: string): boolean {
    return this.#records.has(key);
  }

  /** In the order in which keys were first set. */
  values(): IterableIterator<Readonly<T>> {
    return this.#records.values();
  }

  keys(): IterableIterator<string> {
    return this.#records.keys();
  }

  get size(): number {
    return this.#records.size;
  }

  /** Goes up with every change, so that what is derived from the whole table is derived again only then. */
  get revision(): number {
    return this.#revision;
  }

  set(key: string, record: Readonly<T>): void {
    this.#records.set(key, record);
    this.#revision++;
    this.#changes.change(this.name, key, record);
  }

  delete(key: string): void {
    if (!this.#records.delete(key)) return;
    this.#revision++;
    this.#changes.change(this.name, key, undefined);
  }

  /** Fills the table from disk; nothing is reported as changed. */
  restore(key: string, record: Readonly<T>): void {
    this.#records.set(key, record);
    this.#revision++;
  }
}

/** Fills the tables that are given; records of other tables are left alone. */
export function restoreTables(tables: Iterable<Table<unknown>>, records: Iterable<Change>): void {
  const byName = new Map([...tables].map((table) => [table.name, table]));
  for (const { table, key, value } of records) byName.get(table)?.restore(key, value as Readonly<unknown>);
}
