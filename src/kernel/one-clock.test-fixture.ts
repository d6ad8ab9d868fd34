/** One clock for both times, as long as nobody turns the account's: for tests that move it by hand. */
import type { Moment, Time } from './account-time.ts';
import type { Clock } from './clock.ts';

export const oneClock = (clock: Clock): Time => ({
  host: clock,
  account: clock,
  stands: false,
  workBegan: () => {},
  workEnded: () => {},
});

/** The moment at which host and wall say the same. */
export const at = (ms: number): Moment => ({ hostMs: ms, wallMs: ms });
