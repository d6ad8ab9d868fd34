/** Gets a spare worker ready for each family that functions use, before the first of them is invoked; later the host keeps one. */
import { runnableFamily } from '../api/runtimes.ts';
import type { RuntimeFamily } from '../lambda/runtime-host.ts';

export class SpareRuntimes {
  readonly #host: { prewarm(family: RuntimeFamily): void };
  readonly #prepared = new Set<RuntimeFamily>();

  constructor(host: { prewarm(family: RuntimeFamily): void }) {
    this.#host = host;
  }

  prepare(runtime: string | undefined): void {
    const family = runtime === undefined ? undefined : runnableFamily(runtime);
    if (!family || this.#prepared.has(family)) return;
    this.#prepared.add(family);
    this.#host.prewarm(family);
  }
}
