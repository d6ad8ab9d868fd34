/**
 * Whether an invocation may run: concurrency and rates of the account and of each function.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html
 *
 * Concurrency is the number of accepted requests not yet answered. A lease is one of them: a count of its function, and
 * of the account's unreserved pool when the function has no reservation. The count is of requests, not of workers: one
 * that waits for a real worker holds its lease all the same.
 */
import { invariant, ServiceException } from '../../api/errors.ts';
import { requestRate, scalingRate, type TokenBucket } from './scaling-rate.ts';

/** AWS's `Reason` of a throttle. https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
export type ThrottleReason =
  | 'ReservedFunctionConcurrentInvocationLimitExceeded'
  | 'ConcurrentInvocationLimitExceeded'
  | 'ReservedFunctionInvocationRateLimitExceeded'
  | 'FunctionInvocationRateLimitExceeded';

/** What a refusal becomes for the caller. Inside it stays a code: a simulation refuses millions. */
export const tooManyRequests = (reason: ThrottleReason) =>
  new ServiceException('TooManyRequestsException', 429, 'Rate Exceeded.', { Reason: reason });

export class AccountConcurrency {
  readonly quota: number;
  /** Shared by the functions without a reservation. */
  readonly requestRate: TokenBucket;
  /** Sum of all reservations. */
  reserved = 0;
  /** Leases of functions without a reservation. */
  unreservedInFlight = 0;
  inFlight = 0;

  constructor(quota: number, rate: TokenBucket = requestRate(quota)) {
    this.quota = quota;
    this.requestRate = rate;
  }

  get unreserved(): number {
    return this.quota - this.reserved;
  }
}

/** Of one function, over `$LATEST`, versions and aliases together. */
export class FunctionConcurrency {
  readonly account: AccountConcurrency;
  /** Leases given and not yet returned. */
  inFlight = 0;
  #reserved: number | undefined;
  #requestRate: TokenBucket;
  readonly #scalingRate: TokenBucket;

  constructor(account: AccountConcurrency, rate: TokenBucket = scalingRate()) {
    this.account = account;
    this.#requestRate = account.requestRate;
    this.#scalingRate = rate;
  }

  get reserved(): number | undefined {
    return this.#reserved;
  }

  /** Sets or, with undefined, takes away the reservation; leases in flight move with the function. */
  reserve(reserved: number | undefined): void {
    if (reserved === this.#reserved) return;
    this.account.reserved += (reserved ?? 0) - (this.#reserved ?? 0);
    if (this.#reserved === undefined) this.account.unreservedInFlight -= this.inFlight;
    if (reserved === undefined) this.account.unreservedInFlight += this.inFlight;
    this.#reserved = reserved;
    this.#requestRate = reserved === undefined ? this.account.requestRate : requestRate(reserved);
  }

  /**
   * Gives a lease, or says why not. AWS's order: free provisioned concurrency of the version comes first and needs no
   * lease of these pools; then a free slot of the reservation, or of the unreserved pool; then the request rate; and,
   * only if no warm environment can take the request, the scaling rate.
   */
  acquire(needsEnvironment: boolean, now: number): ThrottleReason | undefined {
    const reserved = this.#reserved;
    if (reserved !== undefined) {
      if (this.inFlight >= reserved) return 'ReservedFunctionConcurrentInvocationLimitExceeded';
    } else if (this.account.unreservedInFlight >= this.account.unreserved) return 'ConcurrentInvocationLimitExceeded';
    if (!this.#requestRate.has(now)) {
      return reserved === undefined
        ? 'FunctionInvocationRateLimitExceeded'
        : 'ReservedFunctionInvocationRateLimitExceeded';
    }
    if (needsEnvironment) {
      if (!this.#scalingRate.has(now)) return 'ConcurrentInvocationLimitExceeded';
      this.#scalingRate.take();
    }
    this.#requestRate.take();
    this.inFlight++;
    this.account.inFlight++;
    if (reserved === undefined) this.account.unreservedInFlight++;
    return undefined;
  }

  /** Returns a lease. */
  release(): void {
    invariant(this.inFlight > 0, 'a lease was returned that was not given');
    this.inFlight--;
    this.account.inFlight--;
    if (this.#reserved === undefined) this.account.unreservedInFlight--;
  }
}
