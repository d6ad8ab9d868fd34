/**
 * Storage in IndexedDB. Opening it raises the epoch; every later transaction reads the epoch again and writes only if it
 * is still its own, so that a leader that was held up while another took over cannot write over it.
 */
import type { Change } from '../kernel/outbox.ts';
import { type RegionDatabase, storageError, type WriteTransaction } from './database.ts';
import { EpochError, type LeaderStorage, type Snapshot } from './storage.ts';
import { namedBlobs, TABLES_NAMING_BLOBS } from './tables.ts';

export class IndexedDbStorage implements LeaderStorage {
  readonly epoch: number;
  readonly #database: RegionDatabase;
  readonly #bytesMayBeUnnamed: () => void;

  private constructor(database: RegionDatabase, epoch: number, bytesMayBeUnnamed: () => void) {
    this.#database = database;
    this.epoch = epoch;
    this.#bytesMayBeUnnamed = bytesMayBeUnnamed;
  }

  /** Takes over from every earlier leader. Told when a record that names bytes has changed. */
  static async open(database: RegionDatabase, bytesMayBeUnnamed: () => void): Promise<IndexedDbStorage> {
    const transaction = await database.write([]);
    const meta = transaction.objectStore('meta');
    const last = (await meta.get('epoch')) ?? 0;
    // by the clock, so that it rises even when the browser's data was cleared below living tabs
    const epoch = Math.max(last + 1, Date.now());
    await Promise.all([meta.put(epoch, 'epoch'), transaction.done]);
    return new IndexedDbStorage(database, epoch, bytesMayBeUnnamed);
  }

  async load(): Promise<Snapshot> {
    const connection = await this.#database.connect();
    const transaction = connection.transaction(['meta', 'records'], 'readonly');
    const [epoch, records] = await Promise.all([
      transaction.objectStore('meta').get('epoch'),
      transaction.objectStore('records').getAll(),
      transaction.done,
    ]);
    this.#requireEpoch(epoch);
    return records;
  }

  async commit(batch: readonly Change[]): Promise<void> {
    await this.#write(['records'], async (transaction, ask) => {
      const records = transaction.objectStore('records');
      for (const change of batch) {
        const key: [string, string] = [change.table, change.key];
        ask(change.value === undefined ? records.delete(key) : records.put(change, key));
      }
    });
    if (batch.some(({ table }) => TABLES_NAMING_BLOBS.includes(table))) this.#bytesMayBeUnnamed();
  }

  replace(records: readonly Change[]): Promise<void> {
    return this.#write(['records', 'blobs'], async (transaction, ask) => {
      const store = transaction.objectStore('records');
      const kept = namedBlobs(records);
      for (const sha256 of namedBlobs(await store.getAll())) {
        if (!kept.has(sha256)) ask(transaction.objectStore('blobs').delete(sha256));
      }
      ask(store.clear());
      for (const record of records) ask(store.put(record, [record.table, record.key]));
    });
  }

  /** One transaction, if no newer leader exists: all that `request` asks for, or nothing. */
  async #write(
    stores: ('records' | 'blobs')[],
    request: (transaction: WriteTransaction, ask: (request: Promise<unknown>) => void) => Promise<void>,
  ): Promise<void> {
    const transaction = await this.#database.write(stores);
    // listened to from the start: whatever goes wrong below, the transaction says how it ended
    const ended = transaction.done.then(
      () => undefined,
      (error: unknown) => ({ error: storageError(error) }),
    );
    const epoch = await transaction.objectStore('meta').get('epoch');
    if (epoch !== this.epoch) {
      transaction.abort();
      await ended;
    }
    this.#requireEpoch(epoch);
    try {
      // a request's failure aborts the transaction, which is where it is heard
      await request(transaction, (asked) => void asked.catch(() => ended));
    } catch (error) {
      // a value that cannot be cloned throws at once, and would leave the rest of the batch to be committed
      transaction.abort();
      await ended;
      throw error;
    }
    const failed = await ended;
    if (failed) throw failed.error;
  }

  #requireEpoch(epoch: number | undefined): void {
    if (epoch !== this.epoch) throw new EpochError(`epoch ${epoch} leads, this is ${this.epoch}`);
  }
}
