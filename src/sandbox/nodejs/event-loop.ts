/**
 * Timers as Node.js has them, and two things the browser does not tell: when the event loop is empty, which ends a
 * callback-style invocation, and a freeze between invocations, when Lambda's environments stand still.
 */

const nativeSetTimeout = globalThis.setTimeout.bind(globalThis);
const nativeClearTimeout = globalThis.clearTimeout.bind(globalThis);

type Callback = (...args: unknown[]) => void;

/** What setTimeout returns in Node.js. */
export class Timeout {
  readonly #loop: EventLoop;
  readonly #run: () => void;
  readonly #delayMs: number;
  readonly #repeats: boolean;
  readonly #id: number;
  #native = 0;
  #active = false;
  #refed = true;

  constructor(loop: EventLoop, id: number, run: () => void, delayMs: number, repeats: boolean) {
    this.#loop = loop;
    this.#id = id;
    this.#run = run;
    this.#delayMs = delayMs;
    this.#repeats = repeats;
    this.refresh();
  }

  ref(): this {
    if (this.#active && !this.#refed) this.#loop.hold();
    this.#refed = true;
    return this;
  }

  unref(): this {
    if (this.#active && this.#refed) this.#loop.release();
    this.#refed = false;
    return this;
  }

  hasRef(): boolean {
    return this.#refed;
  }

  refresh(): this {
    this.close();
    this.#active = true;
    this.#loop.keep(this);
    if (this.#refed) this.#loop.hold();
    this.#schedule();
    return this;
  }

  close(): this {
    nativeClearTimeout(this.#native);
    this.#loop.forget(this);
    if (this.#active && this.#refed) this.#loop.release();
    this.#active = false;
    return this;
  }

  [Symbol.toPrimitive](): number {
    return this.#id;
  }

  #schedule(): void {
    this.#native = nativeSetTimeout(() => this.#loop.whenThawed(() => this.#fire()), this.#delayMs);
  }

  #fire(): void {
    if (!this.#active) return;
    try {
      this.#run();
    } finally {
      if (this.#active && this.#repeats) this.#schedule();
      else this.close();
    }
  }
}

export class EventLoop {
  /** Active ones, by the number that clearTimeout takes too. */
  readonly #timeouts = new Map<number, Timeout>();
  #ids = 0;
  #held = 0;
  #frozen = true;
  #waiting: (() => void)[] = [];
  #whenEmpty: (() => void)[] = [];

  /** Runs what became due during the freeze, and lets time pass again. */
  thaw(): void {
    this.#frozen = false;
    const due = this.#waiting;
    this.#waiting = [];
    for (const run of due) nativeSetTimeout(() => this.whenThawed(run), 0);
  }

  freeze(): void {
    this.#frozen = true;
  }

  whenThawed(run: () => void): void {
    if (this.#frozen) this.#waiting.push(run);
    else run();
  }

  get activeTimers(): number {
    return this.#timeouts.size;
  }

  keep(timeout: Timeout): void {
    this.#timeouts.set(Number(timeout), timeout);
  }

  forget(timeout: Timeout): void {
    this.#timeouts.delete(Number(timeout));
  }

  hold(): void {
    this.#held += 1;
  }

  release(): void {
    this.#held -= 1;
    if (this.#held === 0) this.#checkLater();
  }

  /** Calls back once nothing is left to wait for. */
  onceEmpty(callback: () => void): void {
    this.#whenEmpty.push(callback);
    this.#checkLater();
  }

  /** An asynchronous function of the platform, made to keep the loop from being empty while it runs. */
  holding<A extends unknown[], R>(run: (...args: A) => Promise<R>): (...args: A) => Promise<R> {
    return async (...args) => {
      this.hold();
      try {
        return await run(...args);
      } finally {
        this.release();
      }
    };
  }

  setTimeout = (callback: Callback, delayMs?: number, ...args: unknown[]): Timeout =>
    this.#add(callback, delayMs, args, false);

  setInterval = (callback: Callback, delayMs?: number, ...args: unknown[]): Timeout =>
    this.#add(callback, delayMs, args, true);

  setImmediate = (callback: Callback, ...args: unknown[]): Timeout => this.#add(callback, 0, args, false);

  clear = (timeout: unknown): void => {
    const found = timeout instanceof Timeout ? timeout : this.#timeouts.get(Number(timeout));
    found?.close();
  };

  #add(callback: Callback, delayMs: number | undefined, args: unknown[], repeats: boolean): Timeout {
    if (typeof callback !== 'function') {
      const error = new TypeError('The "callback" argument must be of type function.');
      throw Object.assign(error, { code: 'ERR_INVALID_ARG_TYPE' });
    }
    const id = ++this.#ids;
    const delay = Number(delayMs) || 0;
    return new Timeout(this, id, () => callback(...args), repeats ? Math.max(1, delay) : delay, repeats);
  }

  /** A turn later: promises that settle now may start something new. */
  #checkLater(): void {
    nativeSetTimeout(() => {
      if (this.#held > 0) return;
      const callbacks = this.#whenEmpty;
      this.#whenEmpty = [];
      for (const callback of callbacks) callback();
    }, 0);
  }
}
