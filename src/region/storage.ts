/** What the commit loop needs of a disk. One implementation is IndexedDB, another the fault test's simulated disk. */
import type { Change } from '../kernel/outbox.ts';

/** Everything on disk, as the changes that would make it. */
export type Snapshot = readonly Change[];

export interface Storage {
  /** What the last commit left. Rejects with EpochError when a newer leader exists. */
  load(): Promise<Snapshot>;
  /** All of the batch or nothing. Each key occurs once. Rejects with EpochError, StorageFullError or the disk's own
   * error; nothing of the batch is on disk then. */
  commit(batch: readonly Change[]): Promise<void>;
  /** Like `commit`, but what is not among the records is gone afterwards, and so are packages only it had named. */
  replace(records: readonly Change[]): Promise<void>;
}

/** Storage of one leadership: its epoch was raised above all earlier ones when it was opened. */
export interface LeaderStorage extends Storage {
  readonly epoch: number;
}

/** A newer leader exists: this one must not write any more. */
export class EpochError extends Error {
  override readonly name = 'EpochError';
}

/** The browser gives this origin no more room. */
export class StorageFullError extends Error {
  override readonly name = 'StorageFullError';
}
