/**
 * Removes bytes that no record names any more: packages of deleted functions, deleted objects, what came with a command
 * that was refused. Twice it finds them without a name before they go: who was shown a name a moment ago may still read.
 */
export interface BlobSweeperPorts {
  /** Removes those that no record names, of the ones given; resolves with the others that no record names. */
  removeUnnamed(sha256s: ReadonlySet<string>): Promise<ReadonlySet<string>>;
  /** Runs it if nobody stores or reads bytes just now, and says whether it did. */
  whenNoneAreInUse(act: () => Promise<void>): Promise<boolean>;
  /** Calls back after so many milliseconds of the host's time. */
  after(delayMs: number, callBack: () => void): void;
  reportBug(error: unknown): void;
}

export const SWEEP_AFTER_MS = 10_000;

export class BlobSweeper {
  readonly #ports: BlobSweeperPorts;
  #isDue = false;
  #unnamed: ReadonlySet<string> = new Set();

  constructor(ports: BlobSweeperPorts) {
    this.#ports = ports;
  }

  /** Something may have lost its name. */
  soon(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    this.#ports.after(SWEEP_AFTER_MS, () => void this.#sweep().catch((error) => this.#ports.reportBug(error)));
  }

  async #sweep(): Promise<void> {
    this.#isDue = false;
    const wasRun = await this.#ports.whenNoneAreInUse(async () => {
      this.#unnamed = await this.#ports.removeUnnamed(this.#unnamed);
    });
    if (!wasRun || this.#unnamed.size > 0) this.soon();
  }
}
