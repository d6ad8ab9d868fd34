/**
 * Addresses of the console in the order in which this tab came to them: hash routes, as path and search. Each entry knows
 * its place among the others, also one that a link of plain HTML or a pasted address made: else nobody could tell where a
 * refused step must go back to. No small router of npm has both hash routes and a question before Back.
 */

/** The entries of a tab: the browser's, or a test's. */
export interface Entries {
  /** Where the tab is; the place is missing when neither `push` nor `replace` made the entry. */
  current(): { href: string; place: number | undefined };
  push(href: string, place: number): void;
  replace(href: string, place: number): void;
  go(steps: number): void;
  /** Hears of each step that was no `push`: Back, Forward, a link, another address. */
  onStep(listener: () => void): void;
}

/** Somebody is about to leave what they changed. */
export interface Question {
  stay(): void;
  leave(): void;
}
/** Puts a question to somebody, or takes it back. */
export type Guard = (question: Question | undefined) => void;

export class AddressHistory {
  readonly #entries: Entries;
  readonly #home: string;
  readonly #listeners = new Set<() => void>();
  #guards: Guard[] = [];
  #shown: { href: string; place: number };
  /** Where the tab is: ahead of what is shown while a guard asks. */
  #tab: { href: string; place: number };
  #isNew = false;
  /** The entry of what is shown is no more: who went back and then elsewhere has another in its place. */
  #isLost = false;

  /** `home`: where the empty address leads. */
  constructor(entries: Entries, home: string) {
    this.#entries = entries;
    this.#home = home;
    const { href, place = 0 } = entries.current();
    entries.replace(href, place);
    this.#tab = this.#shown = { href, place };
    this.#arrive(false);
    entries.onStep(() => this.#stepped());
  }

  /** Of the page that is shown. */
  get href(): string {
    return this.#shown.href;
  }

  /** Whether it was come to as by a link: by Back and Forward the browser knows how far it was scrolled. */
  get isNew(): boolean {
    return this.#isNew;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** `unasked`: what is left was saved or given up. */
  push(href: string, { unasked = false } = {}): void {
    const leave = () => {
      this.#tab = { href, place: this.#tab.place + 1 };
      this.#entries.push(href, this.#tab.place);
      this.#arrive(true);
    };
    if (unasked) leave();
    else this.#ask(leave);
  }

  /** Asks before the address changes or the page is unloaded, until it is taken away. */
  guard(guard: Guard): () => void {
    this.#guards.push(guard);
    addEventListener('beforeunload', refuse);
    return () => this.#setGuards(this.#guards.filter((each) => each !== guard));
  }

  /** Whatever was changed may be lost. */
  dropGuards(): void {
    this.#setGuards([]);
  }

  #setGuards(guards: Guard[]): void {
    this.#guards = guards;
    // a page that listens is not kept for Back by some browsers
    if (guards.length === 0) removeEventListener('beforeunload', refuse);
  }

  #stepped(): void {
    const { href, place } = this.#entries.current();
    const isNew = place === undefined && href !== this.#tab.href;
    // browsers replace an entry by one of the same address, and put any other behind it
    this.#tab = { href, place: place ?? this.#tab.place + (isNew ? 1 : 0) };
    if (place === undefined) this.#entries.replace(href, this.#tab.place);
    this.#isLost ||= isNew && this.#tab.place <= this.#shown.place;
    // back where one was, nothing is left
    if (this.#tab.place === this.#shown.place && href === this.#shown.href) this.#guards.at(-1)?.(undefined);
    else this.#ask(() => this.#arrive(isNew));
  }

  #ask(leave: () => void): void {
    const guard = this.#guards.at(-1);
    if (!guard) {
      leave();
      return;
    }
    guard({
      leave: () => {
        guard(undefined);
        leave();
      },
      stay: () => {
        guard(undefined);
        this.#return();
      },
    });
  }

  #return(): void {
    const steps = this.#shown.place - this.#tab.place;
    if (this.#isLost) {
      this.#shown = { ...this.#shown, place: this.#tab.place };
      this.#tab = this.#shown;
      this.#entries.replace(this.#tab.href, this.#tab.place);
      this.#isLost = false;
    } else if (steps !== 0) this.#entries.go(steps);
  }

  #arrive(isNew: boolean): void {
    if (/^\/(?:\?|$)/.test(this.#tab.href)) {
      this.#tab = { ...this.#tab, href: this.#home };
      this.#entries.replace(this.#home, this.#tab.place);
    }
    this.#shown = this.#tab;
    this.#isNew = isNew;
    this.#isLost = false;
    for (const listener of this.#listeners) listener();
  }
}

const refuse = (event: Event) => event.preventDefault();

/** https://developer.mozilla.org/en-US/docs/Web/API/History_API */
export const browserEntries = (): Entries => ({
  current: () => ({ href: location.hash.replace(/^#?\/?/, '/'), place: history.state?.place }),
  push: (href, place) => history.pushState({ place }, '', `#${href}`),
  replace: (href, place) => history.replaceState({ place }, '', `#${href}`),
  go: (steps) => history.go(steps),
  onStep: (listener) => addEventListener('popstate', listener),
});
