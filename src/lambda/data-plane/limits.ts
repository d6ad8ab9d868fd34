/**
 * Every number that bounds a fleet, given by whoever runs it: the live region gives AWS's own, a simulation its scenario's.
 */
import {
  type AccountQuotas,
  DEFAULT_EVENT_AGE_SECONDS,
  DEFAULT_RETRY_ATTEMPTS,
  ENVIRONMENTS_PER_SCALING_PERIOD,
  EVENTS_BACKING_OFF_AT_ONCE,
  FIRST_BACKOFF_SECONDS,
  FUNCTION_ERROR_RETRY_SECONDS,
  IDLE_LIFETIME_MS,
  INIT_LIMIT_MS,
  LONGEST_BACKOFF_SECONDS,
  PROVISIONED_INIT_LIMIT_MS,
  REQUESTS_PER_SECOND_PER_CONCURRENCY,
  SCALING_PERIOD_SECONDS,
} from '../../api/quotas.ts';

export interface Limits {
  /** Concurrent executions of the account; may be turned while the fleet runs. */
  readonly accountConcurrency: number;
  /** How long an on-demand environment is kept without work. */
  readonly idleLifetimeMs: number;
  /** How many environments a function may add at once, and how fast that is refilled. Infinity: no limit. */
  readonly environmentsPerScalingPeriod: number;
  readonly scalingPeriodSeconds: number;
  /** Requests a second for each unit of concurrency. Infinity: no limit. */
  readonly requestsPerSecondPerConcurrency: number;
  readonly initLimitMs: number;
  /** Of a provisioned environment, if the function's timeout is not longer. */
  readonly provisionedInitLimitMs: number;
  readonly queue: QueueLimits;
}

/** Of the queue of asynchronous events that each function has. */
export interface QueueLimits {
  /** How many of a function's events its poller tries at once. */
  readonly concurrency: number;
  /** Of them, so many may wait after a refusal before the poller reads no further. */
  readonly backingOffAtOnce: number;
  readonly firstBackoffMs: number;
  readonly longestBackoffMs: number;
  /** After the first error of the function, after the second. */
  readonly retryDelaysMs: readonly number[];
  /** Without a configuration of the qualifier. */
  readonly retryAttempts: number;
  readonly eventAgeMs: number;
}

/** Lambda's limits, with the account's own numbers in them. */
export function awsLimits(quotas: AccountQuotas): Limits {
  return {
    get accountConcurrency() {
      return quotas.concurrentExecutions;
    },
    idleLifetimeMs: IDLE_LIFETIME_MS,
    environmentsPerScalingPeriod: ENVIRONMENTS_PER_SCALING_PERIOD,
    scalingPeriodSeconds: SCALING_PERIOD_SECONDS,
    requestsPerSecondPerConcurrency: REQUESTS_PER_SECOND_PER_CONCURRENCY,
    initLimitMs: INIT_LIMIT_MS,
    provisionedInitLimitMs: PROVISIONED_INIT_LIMIT_MS,
    queue: {
      // never what keeps a function from scaling
      get concurrency() {
        return quotas.concurrentExecutions;
      },
      backingOffAtOnce: EVENTS_BACKING_OFF_AT_ONCE,
      firstBackoffMs: FIRST_BACKOFF_SECONDS * 1000,
      longestBackoffMs: LONGEST_BACKOFF_SECONDS * 1000,
      retryDelaysMs: FUNCTION_ERROR_RETRY_SECONDS.map((seconds) => seconds * 1000),
      retryAttempts: DEFAULT_RETRY_ATTEMPTS,
      eventAgeMs: DEFAULT_EVENT_AGE_SECONDS * 1000,
    },
  };
}
