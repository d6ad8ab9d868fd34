/** The entries of a tab in memory, and the steps of a person. A step is told later, as by a browser. */
import type { Entries } from './address-history.ts';

interface Entry {
  href: string;
  place: number | undefined;
}

export class MemoryEntries implements Entries {
  readonly #entries: Entry[];
  #at: number;
  #listener: () => void = () => undefined;

  constructor(hrefs: string[], at = 0) {
    this.#entries = hrefs.map((href, place) => ({ href, place }));
    this.#at = at;
  }

  current(): Entry {
    const entry = this.#entries[this.#at];
    if (!entry) throw new Error(`There is no entry ${this.#at}.`);
    return entry;
  }

  push(href: string, place: number): void {
    this.#at++;
    this.#entries.splice(this.#at, Number.POSITIVE_INFINITY, { href, place });
  }

  replace(href: string, place: number): void {
    this.#entries[this.#at] = { href, place };
  }

  go(steps: number): void {
    setTimeout(() => {
      if (!this.#entries[this.#at + steps]) return;
      this.#at += steps;
      this.#listener();
    });
  }

  onStep(listener: () => void): void {
    this.#listener = listener;
  }

  /** A link of plain HTML, or a pasted address. */
  follow(href: string): void {
    const same = this.current().href === href;
    if (!same) this.#at++;
    this.#entries.splice(this.#at, same ? 1 : Number.POSITIVE_INFINITY, { href, place: undefined });
    setTimeout(() => this.#listener());
  }
}
