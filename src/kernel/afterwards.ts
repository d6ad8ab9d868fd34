/**
 * What only records what a step did: nobody waits for it, so it runs when the outcome of the step has been handed over,
 * before the next step begins.
 */
export interface Afterwards {
  /** Runs it later, after what was left before. */
  leave(record: () => void): void;
  /** Runs all that was left: something is about to change, or to be read, that it is about. */
  catchUp(): void;
}

export class LeftForLater implements Afterwards {
  #left: (() => void)[] = [];

  leave(record: () => void): void {
    this.#left.push(record);
  }

  catchUp(): void {
    if (this.#left.length === 0) return;
    const left = this.#left;
    this.#left = [];
    for (const record of left) record();
  }
}

/** Where there is nobody to hand anything over to: a simulation, a test. */
export const AT_ONCE: Afterwards = { leave: (record) => record(), catchUp() {} };
