/**
 * Lambda's numbers that an account can have raised, read from its record at each use.
 * https://docs.aws.amazon.com/general/latest/gr/lambda-service.html
 */
import { type AccountQuotas, CONCURRENT_EXECUTIONS_QUOTA, DEFAULT_ACCOUNT_QUOTAS, GB } from '../api/quotas.ts';
import type { AppliedQuotas } from '../kernel/applied-quotas.ts';

const FUNCTION_AND_LAYER_STORAGE = 'L-2ACBD22F';

export function accountQuotas(applied: AppliedQuotas): AccountQuotas {
  return {
    get concurrentExecutions() {
      return applied.valueOf('lambda', CONCURRENT_EXECUTIONS_QUOTA) ?? DEFAULT_ACCOUNT_QUOTAS.concurrentExecutions;
    },
    get totalCodeSizeBytes() {
      const gigabytes = applied.valueOf('lambda', FUNCTION_AND_LAYER_STORAGE);
      return gigabytes === undefined ? DEFAULT_ACCOUNT_QUOTAS.totalCodeSizeBytes : gigabytes * GB;
    },
  };
}
