/**
 * What code in a worker sees as now: the account's time, which an order tells and which goes on from there as fast as real
 * time. An order takes a moment to come, so a small difference is none.
 */
import { dateWithNow } from '../../api/account-clock.ts';

const SMALLEST_SHIFT_MS = 250;

export class AccountDate {
  /** A Date that is shifted; all else of it is the platform's. */
  readonly Date: DateConstructor;
  readonly #realNow: () => number;
  #shiftMs = 0;

  constructor(NativeDate: DateConstructor) {
    this.#realNow = NativeDate.now;
    this.Date = dateWithNow(NativeDate, () => Math.floor(this.#realNow() + this.#shiftMs));
  }

  /** An order has told the account's time. */
  set(accountNowMs: number): void {
    const shiftMs = accountNowMs - this.#realNow();
    if (Math.abs(shiftMs - this.#shiftMs) > SMALLEST_SHIFT_MS) this.#shiftMs = shiftMs;
  }
}
