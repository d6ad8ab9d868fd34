/**
 * Tells whoever shows something that it changed. What changes often (events of a queue) is told at most once a second:
 * at once after a quiet second, then together.
 */

export interface AnnouncerPorts {
  tell(topics: string[]): void;
  /** Calls back after so many milliseconds of the host's time. */
  after(delayMs: number, callBack: () => void): void;
}

export const CALM_INTERVAL_MS = 1000;

export class Announcer {
  readonly #ports: AnnouncerPorts;
  #waiting = new Set<string>();
  #isQuiet = true;

  constructor(ports: AnnouncerPorts) {
    this.#ports = ports;
  }

  announce(topics: ReadonlySet<string>, calm: ReadonlySet<string>): void {
    for (const topic of calm) this.#waiting.add(topic);
    const told = this.#isQuiet ? [...topics, ...this.#take()] : [...topics];
    if (told.length > 0) this.#ports.tell(told);
  }

  /** What has waited, if anything has; the next waits a second. */
  #take(): Set<string> {
    const waiting = this.#waiting;
    if (waiting.size === 0) return waiting;
    this.#waiting = new Set();
    this.#isQuiet = false;
    this.#ports.after(CALM_INTERVAL_MS, () => {
      this.#isQuiet = true;
      const told = this.#take();
      if (told.size > 0) this.#ports.tell([...told]);
    });
    return waiting;
  }
}
