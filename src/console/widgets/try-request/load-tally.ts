/** What the requests of a load came to, by status and second. */

const SECOND_MS = 1000;

export interface StatusSeries {
  status: number;
  total: number;
  /** A value for each second since the first, also where there was none of it. */
  points: { atMs: number; value: number }[];
}

export class LoadTally {
  readonly startMs: number;
  inFlight = 0;
  #seconds = 0;
  readonly #counts = new Map<number, Map<number, number>>();

  /** Of the clock on the wall. */
  constructor(startMs: number) {
    this.startMs = Math.floor(startMs / SECOND_MS) * SECOND_MS;
  }

  add(status: number, nowMs: number): void {
    const second = this.#secondOf(nowMs);
    const counts = this.#counts.get(status) ?? new Map<number, number>();
    counts.set(second, (counts.get(second) ?? 0) + 1);
    this.#counts.set(status, counts);
    this.#seconds = Math.max(this.#seconds, second + 1);
  }

  /** Statuses in their order. */
  series(nowMs: number): StatusSeries[] {
    const seconds = Math.max(this.#seconds, this.#secondOf(nowMs));
    return [...this.#counts]
      .sort(([a], [b]) => a - b)
      .map(([status, counts]) => ({
        status,
        total: [...counts.values()].reduce((sum, count) => sum + count, 0),
        points: Array.from({ length: seconds }, (_, second) => ({
          atMs: this.startMs + second * SECOND_MS,
          value: counts.get(second) ?? 0,
        })),
      }));
  }

  #secondOf(nowMs: number): number {
    return Math.floor((nowMs - this.startMs) / SECOND_MS);
  }
}
