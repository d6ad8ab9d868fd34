/**
 * Borrowed time: a heap of timers that fires in order, ties in the order of scheduling. The live region has two of them,
 * which kernel/account-time.ts moves; the simulator runs one from event to event.
 */
import type { ClockEvent } from '../api/account-clock.ts';
import { invariant } from '../api/errors.ts';

/** Something that happens at a time; the object itself is the timer, so scheduling allocates nothing. */
export interface Timer {
  fire(now: number): void;
  /** What people may wait for, and when it comes, of a timer set for `atMs`: undefined when its reason is gone. Asked only
   * when somebody wants to know. */
  coming?(atMs: number): ClockEvent | undefined;
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
  /** Whether the timer at the root has just fired: what it schedules takes its place, which spares moving another there. */
  #rootIsFree = false;

  constructor(now = 0) {
    this.#now = now;
  }

  get now(): number {
    return this.#now;
  }

  /** When the earliest timer is due, or undefined. */
  get nextAtMs(): number | undefined {
    this.#fillRoot();
    return this.#count === 0 ? undefined : this.#at[0];
  }

  /** The earliest of what its timers say is coming; one without a name is nobody's event. Looks at each timer. */
  get nextEvent(): ClockEvent | undefined {
    let next: ClockEvent | undefined;
    let nextOrder = 0;
    this.#fillRoot();
    for (let index = 0; index < this.#count; index++) {
      const event = this.#timers[index]?.coming?.(this.#at[index] as number);
      if (!event) continue;
      const order = this.#order[index] as number;
      if (next && (event.atMs > next.atMs || (event.atMs === next.atMs && order > nextOrder))) continue;
      next = event;
      nextOrder = order;
    }
    return next;
  }

  schedule(atMs: number, timer: Timer): void {
    // it would stay at the root of the heap, and no timer would fire any more
    invariant(!Number.isNaN(atMs), 'a timer has a time');
    if (this.#rootIsFree) {
      this.#rootIsFree = false;
      this.#sink(atMs, this.#scheduled++, timer);
      return;
    }
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
    this.#fillRoot();
    while (this.#count > 0 && (this.#at[0] as number) <= nowMs) this.#fireEarliest();
    this.moveTo(nowMs);
  }

  /** Moves on, past timers that are due too: those fire later. Time never runs backwards. */
  moveTo(nowMs: number): void {
    if (nowMs > this.#now) this.#now = nowMs;
  }

  /** Jumps to the earliest timer and fires it; false when none is left. */
  step(): boolean {
    this.#fillRoot();
    if (this.#count === 0) return false;
    this.#fireEarliest();
    return true;
  }

  #fireEarliest(): void {
    const timer = this.#timers[0] as Timer;
    // a timer scheduled for the past fires now, without turning time back
    this.#now = Math.max(this.#now, this.#at[0] as number);
    this.#rootIsFree = true;
    timer.fire(this.#now);
    this.#fillRoot();
  }

  #fillRoot(): void {
    if (!this.#rootIsFree) return;
    this.#rootIsFree = false;
    const last = --this.#count;
    const timer = this.#timers[last] as Timer;
    if (last > 0) this.#sink(this.#at[last] as number, this.#order[last] as number, timer);
    this.#timers[last] = undefined;
  }

  /** Finds the place of a timer from the root, which is free, downwards. */
  #sink(at: number, order: number, timer: Timer): void {
    const ats = this.#at;
    const orders = this.#order;
    const count = this.#count;
    let hole = 0;
    for (let child = 1; child < count; child = hole * CHILDREN + 1) {
      // the earliest of the children
      let childAt = ats[child] as number;
      const end = Math.min(child + CHILDREN, count);
      for (let other = child + 1; other < end; other++) {
        const otherAt = ats[other] as number;
        if (otherAt > childAt || (otherAt === childAt && (orders[other] as number) > (orders[child] as number)))
          continue;
        child = other;
        childAt = otherAt;
      }
      if (at < childAt || (at === childAt && order < (orders[child] as number))) break;
      this.#move(child, hole);
      hole = child;
    }
    this.#put(hole, at, order, timer);
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
