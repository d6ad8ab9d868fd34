/**
 * Brings what was observed to disk in batches, about once a second while something is new. Nothing of it is on the path
 * of an invocation, and nothing waits for it. Whoever reads logs or metrics flushes first, and waits, so that nobody sees
 * what is not on disk.
 *
 * Differs from AWS: what was observed in the last second before the leading tab is gone may be lost; so may what is
 * observed while the disk is full.
 */

import type { Clock, Timer } from './clock.ts';
import type { Change, Observations, ShownObservations } from './outbox.ts';

const INTERVAL_MS = 1000;

/** Something that is folded in memory and kept in a table. */
export interface RecordedFold {
  /** The table its records are in: of the kind `observation`. */
  readonly table: string;
  /** Called when there is something new to write, after there was nothing. */
  onDirty: () => void;
  /** Hands over what is new since the last time. */
  flush(outbox: Observations): void;
  /** Takes over what is on disk: all of its table, in any order. */
  restore(records: Iterable<unknown>): void;
}

/** Brings to disk what was observed; whoever reads it does so first. */
export interface ObservationRecorder {
  flush(): void;
}

export class Recorder implements ObservationRecorder, Timer {
  readonly #hostClock: Clock;
  readonly #outbox: ShownObservations;
  readonly #folds: readonly RecordedFold[];
  readonly #intervalMs: number;
  #scheduled = false;

  constructor(hostClock: Clock, outbox: ShownObservations, folds: readonly RecordedFold[], intervalMs = INTERVAL_MS) {
    this.#hostClock = hostClock;
    this.#outbox = outbox;
    this.#folds = folds;
    this.#intervalMs = intervalMs;
    for (const fold of folds) fold.onDirty = () => this.#schedule();
  }

  get tables(): string[] {
    return this.#folds.map((fold) => fold.table);
  }

  restore(changes: Iterable<Change>): void {
    const kept = [...changes];
    for (const fold of this.#folds) {
      fold.restore(kept.filter(({ table }) => table === fold.table).map(({ value }) => value));
    }
  }

  flush(): void {
    this.#write();
    this.#outbox.showObservations();
  }

  fire(): void {
    this.#scheduled = false;
    this.#write();
  }

  #write(): void {
    for (const fold of this.#folds) fold.flush(this.#outbox);
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#hostClock.schedule(this.#hostClock.now + this.#intervalMs, this);
  }
}
