/** Puts off what nobody waits for yet until the page is quiet: its screen is there, and what makes it is loaded. */

/** The page has asked for nothing for so long. */
export const QUIET_MS = 3_000;

export class QuietPage {
  readonly #waiting: (() => void)[] = [];
  #heardAtMs = 0;
  #timerIsSet = false;

  run(action: () => void): void {
    this.#waiting.push(action);
    this.heard();
    if (!this.#timerIsSet) this.#lookIn(QUIET_MS);
  }

  /** The page has asked for something. No timer is set anew for each request: one that rings too early looks again. */
  heard(): void {
    this.#heardAtMs = performance.now();
  }

  #lookIn(ms: number): void {
    this.#timerIsSet = true;
    setTimeout(() => this.#look(), ms);
  }

  #look(): void {
    const restMs = this.#heardAtMs + QUIET_MS - performance.now();
    if (restMs > 0) {
      this.#lookIn(restMs);
      return;
    }
    this.#timerIsSet = false;
    for (const action of this.#waiting.splice(0)) action();
  }
}
