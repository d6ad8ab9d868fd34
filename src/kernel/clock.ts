/**
 * Borrowed time: a heap of timers that fires in order, ties in the order of scheduling. The live console advances it
 * to the wall clock before each command; the simulator runs it from event to event.
 */
import { invariant } from '../api/errors.ts';

/** Something that happens at a time; the object itself is the timer, so scheduling allocates nothing. */
export interface Timer {
  fire(now: number): void;
}

/** Time as the engine knows it: milliseconds since 1970, moved only by whoever steps the engine. There is no cancel:
 * a timer whose reason is gone does nothing when it fires. */
export interface Clock {
  readonly now: number;
  schedule(atMs: number, timer: Timer): void;
}

const CHILDREN = 4;

export class VirtualClock implements Clock {
  #now: number;
  // A 4-ary heap in parallel arrays: keys unboxed, so comparing touches no object.
  #at = new Float64Array(64);
  #order = new Float64Array(64);
  #timers: (Timer | undefined)[] = [];
  #count = 0;
  #scheduled = 0;

  constructor(now = 0) {
    this.#now = now;
  }

  get now(): number {
    return this.#now;
  }

  /** When the earliest timer is due, or undefined. */
  get nextAtMs(): number | undefined {
    return this.#count === 0 ? undefined : this.#at[0];
  }

  schedule(atMs: number, timer: Timer): void {
    // it would stay at the root of the heap, and no timer would fire any more
    invariant(!Number.isNaN(atMs), 'a timer has a time');
    if (this.#count === this.#at.length) this.#grow();
    let hole = this.#count++;
    while (hole > 0) {
      const parent = ((hole - 1) / CHILDREN) | 0;
      if ((this.#at[parent] as number) <= atMs) break;
      this.#move(parent, hole);
      hole = parent;
    }
    this.#put(hole, atMs, this.#scheduled++, timer);
  }

  /** Fires everything due up to and including `nowMs`, in order, and stops there. Time never runs backwards. */
  advanceTo(nowMs: number): void {
    while (this.#count > 0 && (this.#at[0] as number) <= nowMs) this.#fireEarliest();
    if (nowMs > this.#now) this.#now = nowMs;
  }

  /** Jumps to the earliest timer and fires it; false when none is left. */
  step(): boolean {
    if (this.#count === 0) return false;
    this.#fireEarliest();
    return true;
  }

  #fireEarliest(): void {
    const timer = this.#timers[0] as Timer;
    // a timer scheduled for the past fires now, without turning time back
    this.#now = Math.max(this.#now, this.#at[0] as number);
    const last = --this.#count;
    const at = this.#at[last] as number;
    const order = this.#order[last] as number;
    const moved = this.#timers[last] as Timer;
    this.#timers[last] = undefined;
    if (last > 0) {
      let hole = 0;
      for (;;) {
        const child = this.#earliestChild(hole);
        if (child < 0 || !this.#before(child, at, order)) break;
        this.#move(child, hole);
        hole = child;
      }
      this.#put(hole, at, order, moved);
    }
    timer.fire(this.#now);
  }

  #earliestChild(parent: number): number {
    const first = parent * CHILDREN + 1;
    if (first >= this.#count) return -1;
    const end = Math.min(first + CHILDREN, this.#count);
    let earliest = first;
    for (let child = first + 1; child < end; child++) {
      if (this.#before(child, this.#at[earliest] as number, this.#order[earliest] as number)) earliest = child;
    }
    return earliest;
  }

  #before(index: number, at: number, order: number): boolean {
    const own = this.#at[index] as number;
    return own < at || (own === at && (this.#order[index] as number) < order);
  }

  #move(from: number, to: number): void {
    this.#put(to, this.#at[from] as number, this.#order[from] as number, this.#timers[from] as Timer);
  }

  #put(index: number, at: number, order: number, timer: Timer): void {
    this.#at[index] = at;
    this.#order[index] = order;
    this.#timers[index] = timer;
  }

  #grow(): void {
    const grown = (old: Float64Array) => {
      const larger = new Float64Array(old.length * 2);
      larger.set(old);
      return larger;
    };
    this.#at = grown(this.#at);
    this.#order = grown(this.#order);
  }
}
