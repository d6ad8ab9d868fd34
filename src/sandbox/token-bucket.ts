/** A ration that fills up again with time: so many at once, so many more each second. */
export class TokenBucket {
  readonly #burst: number;
  readonly #perSecond: number;
  readonly #now: () => number;
  #left: number;
  #filledMs: number;

  constructor(burst: number, perSecond: number, now: () => number) {
    this.#burst = burst;
    this.#perSecond = perSecond;
    this.#now = now;
    this.#left = burst;
    this.#filledMs = now();
  }

  take(): boolean {
    this.#fill();
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }

  /** More than time brings. */
  add(count: number): void {
    this.#left += count;
  }

  /** Until there is one to take; 0 when there is. */
  get waitMs(): number {
    this.#fill();
    return this.#left >= 1 ? 0 : Math.ceil(((1 - this.#left) / this.#perSecond) * 1000);
  }

  #fill(): void {
    const now = this.#now();
    const earned = ((now - this.#filledMs) / 1000) * this.#perSecond;
    if (earned > 0) this.#left = Math.max(this.#left, Math.min(this.#burst, this.#left + earned));
    this.#filledMs = now;
  }
}
