/** Every wait of the sandbox has an end, after which whoever waits hears what did not come. */

/** Settles as `awaited` does, or rejects with `late`, a sentence, after so many milliseconds. */
export function within<T>(limitMs: number, awaited: Promise<T>, late: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(late)), limitMs);
    awaited.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
