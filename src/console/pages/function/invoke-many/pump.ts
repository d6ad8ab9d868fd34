/** Does many things, a few at a time, and can be told to stop. */

export interface PumpOptions {
  count: number;
  /** How many at most are under way. */
  concurrency: number;
  /** Aborted: nothing more is begun; what is under way finishes. */
  signal: AbortSignal;
}

/** Runs `task` for 0, 1, 2 … Settles once nothing is under way; rejects with the first task that does. */
export async function pump({ count, concurrency, signal }: PumpOptions, task: (index: number) => Promise<void>) {
  let next = 0;
  const lane = async () => {
    while (next < count && !signal.aborted) await task(next++);
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, count) }, lane));
}
