/**
 * The region's IndexedDB database: one for each base path, shared by the workers of all tabs.
 * https://developer.mozilla.org/en-US/docs/Web/API/IndexedDB_API
 */
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import type { Change } from '../kernel/outbox.ts';
import { StorageFullError } from './storage.ts';

export interface RegionSchema extends DBSchema {
  /** By table and key. */
  records: { key: [string, string]; value: Change };
  /** `epoch`: of the newest leader. */
  meta: { key: string; value: number };
  /** By SHA-256 in base64. */
  blobs: { key: string; value: { bytes: Uint8Array } };
}

const VERSION = 4;

type StoreName = 'records' | 'meta' | 'blobs';
export type WriteTransaction = IDBPTransaction<RegionSchema, StoreName[], 'readwrite'>;

export class RegionDatabase {
  readonly #name: string;
  #connection: Promise<IDBPDatabase<RegionSchema>> | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  /** Opened when first needed, and again after the browser closed it (someone cleared the site's data). */
  connect(): Promise<IDBPDatabase<RegionSchema>> {
    if (this.#connection) return this.#connection;
    const forget = () => {
      if (this.#connection === connection) this.#connection = undefined;
    };
    const connection = openDB<RegionSchema>(this.#name, VERSION, {
      upgrade(database, from, _, transaction) {
        if (from > 0) {
          // what no record names is known by that alone
          const blobs = transaction.objectStore(from === 1 ? ('packages' as 'blobs') : 'blobs');
          (blobs as unknown as IDBObjectStore).deleteIndex('storedAtMs');
        }
        if (from > 0 && from < 3) {
          // snapshots of Python, which the build has now
          database.deleteObjectStore('cache' as 'blobs');
        }
        if (from === 1) {
          // what version 1 called packages
          const packages: { name: string } = transaction.objectStore('packages' as 'blobs');
          packages.name = 'blobs';
          // metrics were Lambda's alone then, in another form; they begin anew
          void transaction.objectStore('records').delete(IDBKeyRange.bound(['metricMinutes'], ['metricMinutes', []]));
        }
        if (from > 0) return;
        database.createObjectStore('records');
        database.createObjectStore('meta');
        database.createObjectStore('blobs');
      },
      blocking(_current, _blocked, event) {
        forget();
        (event.target as IDBDatabase).close();
      },
      terminated: forget,
    });
    this.#connection = connection;
    connection.catch(forget);
    return connection;
  }

  /**
   * The only way to write. Every transaction takes `meta`, so one runs at a time, whatever tab or worker asks. Were the
   * browser killed in two at once, Chromium would delete all of the origin's databases: to undo unfinished transactions
   * it takes their locks anew, all of them exclusively, although those of one database had shared the database's own
   * (“Invalid locks on disk”, which counts as corruption).
   * https://source.chromium.org/chromium/chromium/src/+/main:components/services/storage/indexed_db/scopes/leveldb_scopes.cc
   */
  async write(
    stores: Exclude<StoreName, 'meta'>[],
    durability: IDBTransactionDurability = 'strict',
  ): Promise<WriteTransaction> {
    const connection = await this.connect();
    return connection.transaction(['meta', ...stores], 'readwrite', { durability });
  }
}

/** Gives a full disk its own name; anything else stays what it is. */
export function storageError(error: unknown): unknown {
  if (error instanceof Error && error.name === 'QuotaExceededError') return new StorageFullError(error.message);
  return error;
}
