/** What a reservation is taken from: the function's own, and the account's, read together. */
import { useAccount } from '../../../queries/account.ts';
import { useConcurrency } from '../../../queries/concurrency.ts';
import type { FormRead } from '../../../widgets/edit-page.tsx';
import type { AccountConcurrency } from './reservable.ts';

export function useAccountConcurrency(functionName: string): FormRead<AccountConcurrency> {
  const concurrency = useConcurrency(functionName);
  const account = useAccount();
  const limits = account.data?.AccountLimit;
  return {
    error: concurrency.error ?? account.error,
    isFetchedAfterMount: concurrency.isFetchedAfterMount && account.isFetchedAfterMount,
    data:
      concurrency.data && limits
        ? {
            limit: limits.ConcurrentExecutions ?? 0,
            unreserved: limits.UnreservedConcurrentExecutions ?? 0,
            reserved: concurrency.data.ReservedConcurrentExecutions,
          }
        : undefined,
  };
}
