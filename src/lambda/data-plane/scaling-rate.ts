/**
 * How fast Lambda lets a function grow, as lazy token buckets: nothing ticks, a bucket is refilled when it is asked.
 * - Scaling rate: each function may add 1,000 environments every 10 seconds, refilled continuously, never more at once.
 *   https://docs.aws.amazon.com/lambda/latest/dg/scaling-behavior.html
 * - Request rate: ten requests a second for each unit of concurrency, which binds when invocations last under 100 ms.
 *   https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html
 */
import {
  ENVIRONMENTS_PER_SCALING_PERIOD,
  REQUESTS_PER_SECOND_PER_CONCURRENCY,
  SCALING_PERIOD_SECONDS,
} from '../../api/quotas.ts';

export class TokenBucket {
  readonly #capacity: number;
  readonly #perMs: number;
  #tokens: number;
  #filledAtMs = 0;

  /** Starts full. An infinite capacity never refuses. */
  constructor(capacity: number, perSecond: number) {
    this.#capacity = capacity;
    this.#perMs = capacity === Number.POSITIVE_INFINITY ? 0 : perSecond / 1000;
    this.#tokens = capacity;
  }

  has(now: number): boolean {
    this.#tokens = Math.min(this.#capacity, this.#tokens + (now - this.#filledAtMs) * this.#perMs);
    this.#filledAtMs = now;
    return this.#tokens >= 1;
  }

  /** To be called after `has` said yes. */
  take(): void {
    this.#tokens -= 1;
  }
}

export const scalingRate = () =>
  new TokenBucket(ENVIRONMENTS_PER_SCALING_PERIOD, ENVIRONMENTS_PER_SCALING_PERIOD / SCALING_PERIOD_SECONDS);

/** Of an account or a reservation. The bucket holds one second's worth. */
export const requestRate = (concurrency: number) => {
  const perSecond = concurrency * REQUESTS_PER_SECOND_PER_CONCURRENCY;
  return new TokenBucket(perSecond, perSecond);
};

/** For scenarios that leave a rate out. */
export const unlimitedRate = () => new TokenBucket(Number.POSITIVE_INFINITY, 0);
