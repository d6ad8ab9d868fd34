/**
 * Whether an invocation may run: concurrency and rates of the account and of each function.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html
 *
 * Concurrency is the number of accepted requests not yet answered. A lease is one of them. The count is of requests, not
 * of workers: one that waits for a real worker holds its lease all the same.
 *
 * Provisioned concurrency is set aside for its version from the moment it is requested: out of the function's
 * reservation or, without one, out of the account's unreserved pool. The version's requests take it first, and what it
 * has no room for spills over to the rest, on demand. Together they never exceed the reservation or the quota.
 */
import { invariant, ServiceException } from '../../api/errors.ts';
import type { ThrottleReason } from '../../api/throttle-reasons.ts';
import type { Limits } from './limits.ts';
import { RequestRate, scalingRate, type TokenBucket } from './scaling-rate.ts';

/** What a refusal becomes for the caller. Inside it stays a code: a simulation refuses millions. */
export function tooManyRequests(reason: ThrottleReason, requestId: string): ServiceException {
  const refusal = new ServiceException('TooManyRequestsException', 429, 'Rate Exceeded.', { Reason: reason });
  refusal.requestId = requestId;
  return refusal;
}

/** Concurrency that was given to an invocation. */
export interface Lease {
  /** On provisioned concurrency, or on demand. */
  readonly isProvisioned: boolean;
  release(): void;
}

/** Whoever is given one, by `acquire` alone. */
export interface Leaseholder {
  lease: Lease | undefined;
}

export class AccountConcurrency {
  readonly limits: Limits;
  /** Shared by the functions without a reservation. */
  readonly requestRate: RequestRate;
  /** Sum of all reservations. */
  reserved = 0;
  /** What is provisioned of functions without a reservation. */
  provisioned = 0;
  /** On-demand leases of functions without a reservation. */
  unreservedInFlight = 0;
  /** All leases, provisioned ones included. */
  inFlight = 0;
  #quota: number;

  constructor(limits: Limits) {
    this.limits = limits;
    this.#quota = limits.accountConcurrency;
    this.requestRate = new RequestRate(this.#quota, limits);
  }

  get quota(): number {
    return this.#quota;
  }

  /** The quota may have been turned. */
  readQuota(): void {
    const quota = this.limits.accountConcurrency;
    if (quota === this.#quota) return;
    this.#quota = quota;
    this.requestRate.turn(quota);
  }

  get unreserved(): number {
    return this.#quota - this.reserved - this.provisioned;
  }

  /** A quota that was set below what is reserved and provisioned is the limit of all of it together. */
  get isFull(): boolean {
    return this.unreserved < 0 && this.inFlight >= this.#quota;
  }
}

/** Of one function, over `$LATEST`, versions and aliases together. */
export class FunctionConcurrency implements Lease {
  readonly account: AccountConcurrency;
  readonly isProvisioned = false;
  /** On-demand leases given and not yet returned. */
  onDemandInFlight = 0;
  /** Leases on provisioned concurrency. */
  provisionedInFlight = 0;
  #reserved: number | undefined;
  #provisioned = 0;
  /** Of a reservation, as far as it is not provisioned. */
  readonly #reservedRate: RequestRate;
  readonly #scalingRate: TokenBucket;

  constructor(account: AccountConcurrency) {
    this.account = account;
    this.#reservedRate = new RequestRate(0, account.limits);
    this.#scalingRate = scalingRate(account.limits);
  }

  get inFlight(): number {
    return this.onDemandInFlight + this.provisionedInFlight;
  }

  get reserved(): number | undefined {
    return this.#reserved;
  }

  /** Set aside for versions of this function, all together. */
  get provisioned(): number {
    return this.#provisioned;
  }

  /** Sets or, with undefined, takes away the reservation; leases in flight move with the function. */
  reserve(reserved: number | undefined): void {
    this.#claim(reserved, this.#provisioned);
  }

  setAside(provisioned: number): void {
    this.#claim(this.#reserved, provisioned);
  }

  #claim(reserved: number | undefined, provisioned: number): void {
    if (reserved === this.#reserved && provisioned === this.#provisioned) return;
    const { account } = this;
    account.reserved += (reserved ?? 0) - (this.#reserved ?? 0);
    if (this.#reserved === undefined) {
      account.provisioned -= this.#provisioned;
      account.unreservedInFlight -= this.onDemandInFlight;
    }
    if (reserved === undefined) {
      account.provisioned += provisioned;
      account.unreservedInFlight += this.onDemandInFlight;
    }
    this.#reserved = reserved;
    this.#provisioned = provisioned;
    this.#reservedRate.turn(Math.max(0, (reserved ?? 0) - provisioned));
  }

  /**
   * Gives an on-demand lease, or says why not. AWS's order, after the version's provisioned concurrency: a free slot of
   * the reservation, or of the unreserved pool; then the request rate; and, only if no warm environment can take the
   * request, the scaling rate.
   */
  acquire(holder: Leaseholder, needsEnvironment: boolean, now: number): ThrottleReason | undefined {
    const { account } = this;
    const reserved = this.#reserved;
    if (reserved !== undefined) {
      if (this.onDemandInFlight >= reserved - this.#provisioned)
        return 'ReservedFunctionConcurrentInvocationLimitExceeded';
      if (account.isFull) return 'ConcurrentInvocationLimitExceeded';
    } else if (account.unreservedInFlight >= account.unreserved) return 'ConcurrentInvocationLimitExceeded';
    const rate = reserved === undefined ? account.requestRate : this.#reservedRate;
    if (!rate.has(now)) {
      return reserved === undefined
        ? 'FunctionInvocationRateLimitExceeded'
        : 'ReservedFunctionInvocationRateLimitExceeded';
    }
    if (needsEnvironment && !this.addEnvironment(now)) return 'ConcurrentInvocationLimitExceeded';
    rate.take();
    this.onDemandInFlight++;
    account.inFlight++;
    if (reserved === undefined) account.unreservedInFlight++;
    holder.lease = this;
    return undefined;
  }

  /** Whether the scaling rate has room for one more. */
  addEnvironment(now: number): boolean {
    if (!this.#scalingRate.has(now)) return false;
    this.#scalingRate.take();
    return true;
  }

  release(): void {
    invariant(this.onDemandInFlight > 0, 'a lease was returned that was not given');
    this.onDemandInFlight--;
    this.account.inFlight--;
    if (this.#reserved === undefined) this.account.unreservedInFlight--;
  }
}

/** Of one version: what its own configuration provisions, and its share of aliases' that point to it. */
export class ProvisionedConcurrency implements Lease {
  readonly function: FunctionConcurrency;
  readonly isProvisioned = true;
  inFlight = 0;
  #setAside = 0;
  #allocated = 0;
  readonly #requestRate: RequestRate;

  constructor(fn: FunctionConcurrency) {
    this.function = fn;
    this.#requestRate = new RequestRate(0, fn.account.limits);
  }

  /** What is the version's, whether there is an environment for it yet or not. */
  get setAside(): number {
    return this.#setAside;
  }

  /** Environments that may be used: all that were requested, once the last of them is there. */
  get allocated(): number {
    return this.#allocated;
  }

  provision(setAside: number, allocated: number): void {
    this.#allocated = allocated;
    if (setAside === this.#setAside) return;
    this.function.setAside(this.function.provisioned + setAside - this.#setAside);
    this.#setAside = setAside;
    this.#requestRate.turn(setAside);
  }

  /**
   * Gives a lease while there is one; ten requests a second each, as all concurrency. What is set aside and not allocated
   * yet is the version's all the same: its request then runs on demand, where the scaling rate must have room.
   */
  acquire(holder: Leaseholder, needsEnvironment: boolean, now: number): boolean {
    if (this.inFlight >= this.#setAside || this.function.account.isFull || !this.#requestRate.has(now)) return false;
    if (this.#allocated === 0 && needsEnvironment && !this.function.addEnvironment(now)) return false;
    this.#requestRate.take();
    this.inFlight++;
    this.function.provisionedInFlight++;
    this.function.account.inFlight++;
    holder.lease = this;
    return true;
  }

  release(): void {
    invariant(this.inFlight > 0, 'a provisioned lease was returned that was not given');
    this.inFlight--;
    this.function.provisionedInFlight--;
    this.function.account.inFlight--;
  }
}
