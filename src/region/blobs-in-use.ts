/**
 * Bytes are stored before a record names them, and read after the record that named them was seen. Whoever is in between
 * holds this lock, in whatever tab; what no record names is removed only when nobody does.
 * https://developer.mozilla.org/en-US/docs/Web/API/Web_Locks_API
 */

const lockName = (regionName: string) => `${regionName}:blobs-in-use`;

/** Resolves with what `act` does, during which no bytes vanish. */
export const withBlobsInUse = <Result>(regionName: string, act: () => Promise<Result>): Promise<Result> =>
  navigator.locks.request(lockName(regionName), { mode: 'shared' }, act) as Promise<Result>;

/** Runs `act` if nobody is in between now, and says whether it did; who comes meanwhile waits. */
export const whenNoBlobsAreInUse = (regionName: string, act: () => Promise<void>): Promise<boolean> =>
  navigator.locks.request(lockName(regionName), { mode: 'exclusive', ifAvailable: true }, async (lock) => {
    if (lock) await act();
    return lock !== null;
  }) as Promise<boolean>;
