/**
 * How fast Lambda lets a function grow, as lazy token buckets: nothing ticks, a bucket is refilled when it is asked.
 * - Scaling rate: each function may add 1,000 environments every 10 seconds, refilled continuously, never more at once.
 *   https://docs.aws.amazon.com/lambda/latest/dg/scaling-behavior.html
 * - Request rate: ten requests a second for each unit of concurrency, which binds when invocations last under 100 ms.
 *   https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html
 */
import type { Limits } from './limits.ts';

export class TokenBucket {
  #capacity: number;
  #perMs: number;
  /** Taken and not refilled yet. */
  #spent = 0;
  #filledAtMs = 0;

  /** Starts full. An infinite capacity never refuses. */
  constructor(capacity: number, perSecond: number) {
    this.#capacity = capacity;
    this.#perMs = perSecond / 1000;
  }

  has(now: number): boolean {
    if (this.#spent > 0) this.#spent = Math.max(0, this.#spent - (now - this.#filledAtMs) * this.#perMs);
    this.#filledAtMs = now;
    return this.#capacity - this.#spent >= 1;
  }

  /** To be called after `has` said yes. */
  take(): void {
    if (this.#capacity !== Number.POSITIVE_INFINITY) this.#spent += 1;
  }

  /** Another size; what was spent stays spent, so that turning a size up and down refills nothing. */
  resize(capacity: number, perSecond: number): void {
    this.#capacity = capacity;
    this.#perMs = perSecond / 1000;
  }
}

export const scalingRate = ({ environmentsPerScalingPeriod, scalingPeriodSeconds }: Limits) =>
  new TokenBucket(environmentsPerScalingPeriod, environmentsPerScalingPeriod / scalingPeriodSeconds);

/** Of an account, a reservation or provisioned concurrency. The bucket holds one second's worth. */
export class RequestRate extends TokenBucket {
  readonly #perConcurrency: number;

  constructor(concurrency: number, { requestsPerSecondPerConcurrency }: Limits) {
    const perSecond = requestsPerSecond(concurrency, requestsPerSecondPerConcurrency);
    super(perSecond, perSecond);
    this.#perConcurrency = requestsPerSecondPerConcurrency;
  }

  turn(concurrency: number): void {
    const perSecond = requestsPerSecond(concurrency, this.#perConcurrency);
    this.resize(perSecond, perSecond);
  }
}

/** Without a limit, not even no concurrency has one. */
const requestsPerSecond = (concurrency: number, factor: number) =>
  factor === Number.POSITIVE_INFINITY ? factor : concurrency * factor;
