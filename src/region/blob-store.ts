/** Bytes by content, such as deployment packages: one zip is kept once, however many versions have it. */
import type { Change } from '../kernel/outbox.ts';
import { type RegionDatabase, storageError } from './database.ts';
import { namedBlobs } from './tables.ts';

/** Bytes that nobody names yet may belong to a command on its way; after an hour they do not. */
const ORPHANED_AFTER_MS = 60 * 60 * 1000;

export class BlobStore {
  readonly #database: RegionDatabase;

  constructor(database: RegionDatabase) {
    this.#database = database;
  }

  async get(sha256: string): Promise<Uint8Array | undefined> {
    const connection = await this.#database.connect();
    return (await connection.get('blobs', sha256))?.bytes;
  }

  put(sha256: string, bytes: Uint8Array): Promise<void> {
    return this.putAll([[sha256, bytes]]);
  }

  /** All of them or none. */
  async putAll(blobs: Iterable<readonly [sha256: string, bytes: Uint8Array]>): Promise<void> {
    const transaction = await this.#database.write(['blobs']);
    const store = transaction.objectStore('blobs');
    const puts = Array.from(blobs, ([sha256, bytes]) => store.put({ bytes, storedAtMs: Date.now() }, sha256));
    try {
      await Promise.all([...puts, transaction.done]);
    } catch (error) {
      throw storageError(error);
    }
  }

  /** Removes what no record names any more: packages of deleted functions, and of commands that were refused. */
  async removeOrphans(records: Iterable<Change>): Promise<void> {
    const named = namedBlobs(records);
    const transaction = await this.#database.write(['blobs'], 'relaxed');
    const store = transaction.objectStore('blobs');
    const old = IDBKeyRange.upperBound(Date.now() - ORPHANED_AFTER_MS);
    // keys only: the bytes themselves stay on disk
    const index = store.index('storedAtMs');
    for (let cursor = await index.openKeyCursor(old); cursor; cursor = await cursor.continue()) {
      if (!named.has(cursor.primaryKey)) void store.delete(cursor.primaryKey);
    }
    await transaction.done;
  }
}
