/** What the sandbox made once and can make again, such as the snapshot of a booted Python. */
import type { RegionDatabase } from './database.ts';

export class RuntimeCache {
  readonly #database: RegionDatabase;

  constructor(database: RegionDatabase) {
    this.#database = database;
  }

  async get(key: string): Promise<Uint8Array | undefined> {
    return (await this.#database.connect()).get('cache', key);
  }

  /** In place of everything kept before: an old key is of a version that is gone. */
  async put(key: string, bytes: Uint8Array): Promise<void> {
    const transaction = await this.#database.write(['cache'], 'relaxed');
    const store = transaction.objectStore('cache');
    await Promise.all([store.clear(), store.put(bytes, key), transaction.done]);
  }
}
