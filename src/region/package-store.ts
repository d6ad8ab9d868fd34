/** The bytes of deployment packages, by content: one zip is kept once, however many versions have it. */
import type { Change } from '../kernel/outbox.ts';
import { type RegionDatabase, storageError } from './database.ts';

/** A package nobody names yet may belong to a command on its way; after an hour it does not. */
const ORPHANED_AFTER_MS = 60 * 60 * 1000;

export class PackageStore {
  readonly #database: RegionDatabase;

  constructor(database: RegionDatabase) {
    this.#database = database;
  }

  async get(sha256: string): Promise<Uint8Array | undefined> {
    const connection = await this.#database.connect();
    return (await connection.get('packages', sha256))?.bytes;
  }

  put(sha256: string, bytes: Uint8Array): Promise<void> {
    return this.putAll([[sha256, bytes]]);
  }

  /** All of them or none. */
  async putAll(packages: Iterable<readonly [sha256: string, bytes: Uint8Array]>): Promise<void> {
    const transaction = await this.#database.write(['packages']);
    const store = transaction.objectStore('packages');
    const puts = Array.from(packages, ([sha256, bytes]) => store.put({ bytes, storedAtMs: Date.now() }, sha256));
    try {
      await Promise.all([...puts, transaction.done]);
    } catch (error) {
      throw storageError(error);
    }
  }

  /** Removes what no record names any more: packages of deleted functions, and of commands that were refused. */
  async removeOrphans(records: Iterable<Change>): Promise<void> {
    const named = namedPackages(records);
    const transaction = await this.#database.write(['packages'], 'relaxed');
    const store = transaction.objectStore('packages');
    const old = IDBKeyRange.upperBound(Date.now() - ORPHANED_AFTER_MS);
    // keys only: the packages themselves stay on disk
    const index = store.index('storedAtMs');
    for (let cursor = await index.openKeyCursor(old); cursor; cursor = await cursor.continue()) {
      if (!named.has(cursor.primaryKey)) void store.delete(cursor.primaryKey);
    }
    await transaction.done;
  }
}

/** Records name a package by a member `sha256`, at whatever depth. */
export function namedPackages(records: Iterable<Change>): Set<string> {
  const named = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return;
    for (const [member, inner] of Object.entries(value)) {
      if (member === 'sha256' && typeof inner === 'string') named.add(inner);
      else visit(inner);
    }
  };
  for (const { value } of records) visit(value);
  return named;
}
