/**
 * Tests that were running when the page went: noted as it goes, told once by the next visit, in whichever tab that is.
 * A page that the browser keeps and brings back has lost nothing, and takes its note back.
 */

/** When each began, by the run's key; milliseconds since 1970. */
export type RunStarts = Record<string, number>;

/** Of this page's path, for sibling projects may share the origin. */
const storageKey = () => `coldspark:${globalThis.location?.pathname ?? '/'}:interrupted-runs`;

/** What an earlier visit left, once: read, it is gone. */
export function interruptedRuns(): RunStarts {
  try {
    const left = localStorage.getItem(storageKey());
    localStorage.removeItem(storageKey());
    return left === null ? {} : (JSON.parse(left) as RunStarts);
  } catch {
    // no storage, no trace: nothing else depends on it
    return {};
  }
}

/** Notes what runs when the page goes. */
export function noteInterruptions(running: () => RunStarts): void {
  globalThis.addEventListener?.('pagehide', () => {
    const starts = running();
    if (Object.keys(starts).length === 0) return;
    try {
      localStorage.setItem(storageKey(), JSON.stringify(starts));
    } catch {
      // see above
    }
  });
  globalThis.addEventListener?.('pageshow', ({ persisted }) => {
    if (persisted) interruptedRuns();
  });
}
