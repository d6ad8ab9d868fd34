/** Puts off what nobody waits for yet until the page is quiet: its screen is there, and what makes it is loaded. */

/** The page has asked for nothing for so long. */
const QUIET_MS = 3_000;

export class QuietPage {
  readonly #waiting: (() => void)[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  run(action: () => void): void {
    this.#waiting.push(action);
    this.heard();
  }

  /** The page has asked for something. */
  heard(): void {
    if (this.#waiting.length === 0) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      for (const action of this.#waiting.splice(0)) action();
    }, QUIET_MS);
  }
}
