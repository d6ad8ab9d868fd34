/** A poller for each mapping that is to be polled. */
import { Poller, type PollerParts } from './poller.ts';

export class Pollers {
  readonly #parts: PollerParts;
  readonly #byMapping = new Map<string, Poller>();

  constructor(parts: PollerParts) {
    this.#parts = parts;
  }

  /** With the mappings that there are, and with those that come. */
  begin(): void {
    const { mappings } = this.#parts;
    mappings.follow((id) => this.#wake(id));
    for (const id of mappings.polled()) this.#wake(id);
  }

  #wake(id: string): void {
    const poller = this.#byMapping.get(id) ?? new Poller(id, this.#parts);
    this.#byMapping.set(id, poller);
    poller.wake();
  }
}
