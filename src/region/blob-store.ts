/** Bytes by content, of deployment packages and of objects: one zip is kept once, however many versions have it. */
import { encodeBase64 } from '../api/base64.ts';
import { type RegionDatabase, storageError } from './database.ts';
import { namedBlobs, TABLES_NAMING_BLOBS } from './tables.ts';

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
    const puts = Array.from(blobs, ([sha256, bytes]) => store.put({ bytes }, sha256));
    try {
      await Promise.all([...puts, transaction.done]);
    } catch (error) {
      throw storageError(error);
    }
  }

  /**
   * Removes those that no record names, of the ones given; resolves with the others that no record names. Nobody may be
   * about to name any (blobs-in-use.ts).
   */
  async removeUnnamed(sha256s: ReadonlySet<string>): Promise<ReadonlySet<string>> {
    const unnamed = await this.#unnamed();
    const removed = [...sha256s].filter((sha256) => unnamed.delete(sha256));
    if (removed.length === 0) return unnamed;
    const transaction = await this.#database.write(['blobs'], 'relaxed');
    for (const sha256 of removed) void transaction.objectStore('blobs').delete(sha256);
    await transaction.done;
    return unnamed;
  }

  /** Keys only: the bytes themselves stay on disk. */
  async #unnamed(): Promise<Set<string>> {
    const connection = await this.#database.connect();
    const transaction = connection.transaction(['records', 'blobs'], 'readonly');
    const records = transaction.objectStore('records');
    const [stored, ...naming] = await Promise.all([
      transaction.objectStore('blobs').getAllKeys(),
      ...TABLES_NAMING_BLOBS.map((table) => records.getAll(IDBKeyRange.bound([table], [table, []]))),
    ]);
    const named = namedBlobs(naming.flat());
    return new Set(stored.filter((sha256) => !named.has(sha256)));
  }
}

/** As CodeSha256 has it. */
export async function sha256Base64(bytes: Uint8Array): Promise<string> {
  return encodeBase64(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)));
}
