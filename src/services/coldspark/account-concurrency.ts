/** PutAccountConcurrency: the quota as AWS gives it to an account, which no request of its owner can lower. */
import type { AccountConcurrencySetting } from '../../api/coldspark.ts';
import { invalidParameterValue } from '../../api/errors.ts';
import { CONCURRENT_EXECUTIONS_QUOTA, MAXIMUM_ACCOUNT_CONCURRENCY } from '../../api/quotas.ts';
import type { AppliedQuotas } from '../../kernel/applied-quotas.ts';
import { readJson } from './json-input.ts';

export function putAccountConcurrency(
  quotas: AppliedQuotas,
  { concurrentExecutions }: AccountConcurrencySetting,
): AccountConcurrencySetting {
  quotas.apply({ serviceCode: 'lambda', quotaCode: CONCURRENT_EXECUTIONS_QUOTA, value: concurrentExecutions });
  return { concurrentExecutions };
}

export function readAccountConcurrency(body: Uint8Array): AccountConcurrencySetting {
  const given = readJson(new TextDecoder().decode(body));
  const value =
    typeof given === 'object' && given !== null && 'concurrentExecutions' in given && given.concurrentExecutions;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MAXIMUM_ACCOUNT_CONCURRENCY)
    return { concurrentExecutions: value };
  throw invalidParameterValue(`concurrentExecutions must be a whole number from 1 to ${MAXIMUM_ACCOUNT_CONCURRENCY}.`);
}
