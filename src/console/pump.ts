/** Does many things, a few at a time, and can be told to stop. */

export interface PumpOptions {
  count: number;
  /** How many at most are under way. */
  concurrency: number;
  /** Aborted: nothing more is begun; what is under way finishes. */
  signal: AbortSignal;
}

/**
 * Runs `task` for 0, 1, 2 … Settles once nothing is under way; rejects with the first task that does. The first ones begin
 * each in a task of the browser's own, or together they would hold up whoever types.
 */
export async function pump({ count, concurrency, signal }: PumpOptions, task: (index: number) => Promise<void>) {
  let next = 0;
  let turn = Promise.resolve();
  const lane = async () => {
    const mine = turn;
    turn = mine.then(nextTask);
    await mine;
    while (next < count && !signal.aborted) await task(next++);
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, count) }, lane));
}

/** Settles when the browser has done what waits. A timer would come late: after a few they are 4 ms apart. */
function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
