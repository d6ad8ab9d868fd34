/** Gets a spare worker ready for each family that functions use, before the first of them is invoked; later the host keeps one. */
import { runnableFamily } from '../api/runtimes.ts';
import type { RuntimeFamily } from '../lambda/runtime-host.ts';

/** The page has asked for nothing for so long: its screen is there, and what makes it is loaded. */
const QUIET_MS = 3_000;

export class SpareRuntimes {
  readonly #host: { prewarm(family: RuntimeFamily): void };
  readonly #prepared = new Set<RuntimeFamily>();
  readonly #later = new Set<string>();
  #quiet: ReturnType<typeof setTimeout> | undefined;

  constructor(host: { prewarm(family: RuntimeFamily): void }) {
    this.#host = host;
  }

  prepare(runtime: string | undefined): void {
    const family = runtime === undefined ? undefined : runnableFamily(runtime);
    if (!family || this.#prepared.has(family)) return;
    this.#prepared.add(family);
    this.#host.prewarm(family);
  }

  /** Once the page is quiet: a runtime weighs more than a screen, and nobody waits for it yet. */
  prepareWhenQuiet(runtime: string): void {
    this.#later.add(runtime);
    this.heard();
  }

  /** The page has asked for something. */
  heard(): void {
    if (this.#later.size === 0) return;
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => {
      for (const runtime of this.#later) this.prepare(runtime);
      this.#later.clear();
    }, QUIET_MS);
  }
}
