/**
 * Every number that bounds a fleet, given by whoever runs it: the live region gives AWS's own, a simulation its scenario's.
 */
import {
  type AccountQuotas,
  ENVIRONMENTS_PER_SCALING_PERIOD,
  IDLE_LIFETIME_MS,
  INIT_LIMIT_MS,
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
  };
}
