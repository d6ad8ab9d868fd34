/**
 * A collection of records that says what it is: how its changes are announced, which bytes its records name, and by what
 * they are looked up. Records are replaced, never edited: a batch on its way to disk still holds the value it was given.
 */
import type { Change, Changes } from './outbox.ts';

/** What a table holds, said once, where its records are described. */
export interface TableDeclaration<T> {
  name: string;
  /**
   * `resource`: durable, each change is announced at once. `queue`: durable, changes are many; that there were any is
   * announced at most once a second. `observation`: kept while there is room, announced to nobody.
   */
  kind: 'resource' | 'queue' | 'observation';
  /** What whoever shows the record listens to (api/topics.ts). */
  topics?(record: Readonly<T>, key: string): readonly string[];
  /** SHA-256, in base64, of the bytes that the record names (region/blob-store.ts). */
  blobs?(record: Readonly<T>): readonly string[];
  /** Names of services that are called for what the record says, at any time. */
  calls?(record: Readonly<T>): readonly string[];
  /** Records that must be there while this one is. */
  references?(record: Readonly<T>): readonly RecordReference[];
}

export interface RecordReference {
  table: string;
  key: string;
}

/** Records by what they have in common. */
export class TableIndex<T> {
  readonly #of: (record: Readonly<T>) => string;
  readonly #groups = new Map<string, Map<string, Readonly<T>>>();

  constructor(of: (record: Readonly<T>) => string) {
    this.#of = of;
  }

  /** In no order that means anything. */
  get(value: string): Readonly<T>[] {
    return [...(this.#groups.get(value)?.values() ?? [])];
  }

  update(key: string, before: Readonly<T> | undefined, after: Readonly<T> | undefined): void {
    if (before !== undefined) this.#remove(this.#of(before), key);
    if (after === undefined) return;
    const value = this.#of(after);
    const group = this.#groups.get(value);
    if (group) group.set(key, after);
    else this.#groups.set(value, new Map([[key, after]]));
  }

  #remove(value: string, key: string): void {
    const group = this.#groups.get(value);
    group?.delete(key);
    if (group?.size === 0) this.#groups.delete(value);
  }
}

export class Table<T> {
  readonly declaration: TableDeclaration<T>;
  readonly #records = new Map<string, Readonly<T>>();
  readonly #changes: Changes;
  readonly #indexes: TableIndex<T>[] = [];
  #revision = 0;

  constructor(declaration: TableDeclaration<T>, changes: Changes) {
    this.declaration = declaration;
    this.#changes = changes;
  }

  /** Before the first record, once for each thing that records are looked up by. */
  indexBy(of: (record: Readonly<T>) => string): TableIndex<T> {
    const index = new TableIndex(of);
    this.#indexes.push(index);
    return index;
  }

  get(key: string): Readonly<T> | undefined {
    return this.#records.get(key);
  }

  has(key: string): boolean {
    return this.#records.has(key);
  }

  /** In no order that means anything: after a reload it is the disk's. */
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
    this.#put(key, record);
    this.#changes.change(this.declaration.name, key, record);
    this.#announce(key, record);
  }

  delete(key: string): void {
    const record = this.#records.get(key);
    if (record === undefined) return;
    this.#records.delete(key);
    for (const index of this.#indexes) index.update(key, record, undefined);
    this.#revision++;
    this.#changes.change(this.declaration.name, key, undefined);
    this.#announce(key, record);
  }

  /** Fills the table from disk; nothing is reported as changed. */
  restore(key: string, record: Readonly<T>): void {
    this.#put(key, record);
  }

  #put(key: string, record: Readonly<T>): void {
    for (const index of this.#indexes) index.update(key, this.#records.get(key), record);
    this.#records.set(key, record);
    this.#revision++;
  }

  #announce(key: string, record: Readonly<T>): void {
    const { topics, kind } = this.declaration;
    if (topics) this.#changes.announce(topics(record, key), kind === 'queue');
  }
}

/** Tables by the names that their owner calls them. */
export type TablesOf<Declarations> = {
  readonly [N in keyof Declarations]: Declarations[N] extends TableDeclaration<infer T> ? Table<T> : never;
};

export const createTables = <D extends { readonly [N in keyof D]: TableDeclaration<never> }>(
  declarations: D,
  changes: Changes,
): TablesOf<D> =>
  Object.fromEntries(
    Object.entries(declarations).map(([name, declaration]) => [
      name,
      new Table(declaration as TableDeclaration<unknown>, changes),
    ]),
  ) as unknown as TablesOf<D>;

/** Fills the tables that are given; records of other tables are left alone. */
export function restoreTables(tables: Iterable<Table<unknown>>, records: Iterable<Change>): void {
  const byName = new Map([...tables].map((table) => [table.declaration.name, table]));
  for (const { table, key, value } of records) byName.get(table)?.restore(key, value as Readonly<unknown>);
}
