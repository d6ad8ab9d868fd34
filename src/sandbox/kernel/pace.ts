/**
 * When what has gathered may leave: at once while that is rare, so that a handler that blocks or is killed loses nothing;
 * under a flood in batches.
 */

const BATCH_INTERVAL_MS = 50;
/** Times it may leave at once before batching sets in; one more each BATCH_INTERVAL_MS. */
const BURST = 100;

const systemNow = performance.now.bind(performance);
const setTimer = globalThis.setTimeout.bind(globalThis);

export class Pace {
  readonly #release: () => void;
  readonly #now: () => number;
  #burst = BURST;
  #refilledMs: number;
  #timerSet = false;

  constructor(release: () => void, now = systemNow) {
    this.#release = release;
    this.#now = now;
    this.#refilledMs = now();
  }

  /** Something waits: it leaves now or soon. */
  urge(): void {
    if (this.#mayLeaveAlone()) this.#release();
    else this.#releaseLater();
  }

  #mayLeaveAlone(): boolean {
    const earned = Math.floor((this.#now() - this.#refilledMs) / BATCH_INTERVAL_MS);
    if (earned > 0) {
      this.#burst = Math.min(BURST, this.#burst + earned);
      this.#refilledMs += earned * BATCH_INTERVAL_MS;
    }
    if (this.#burst === 0) return false;
    this.#burst -= 1;
    return true;
  }

  #releaseLater(): void {
    if (this.#timerSet) return;
    this.#timerSet = true;
    setTimer(() => {
      this.#timerSet = false;
      this.#release();
    }, BATCH_INTERVAL_MS);
  }
}
