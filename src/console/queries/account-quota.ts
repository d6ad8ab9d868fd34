/**
 * The account's quota of concurrent executions: increases through Service Quotas, as on AWS, and our own setting beside
 * it. https://docs.aws.amazon.com/servicequotas/latest/userguide/request-quota-increase.html
 */
import {
  ListRequestedServiceQuotaChangeHistoryByQuotaCommand,
  RequestServiceQuotaIncreaseCommand,
} from '@aws-sdk/client-service-quotas';
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { serviceQuotasClient } from '../../api/connect-service-quotas.ts';
import { CONCURRENT_EXECUTIONS_QUOTA } from '../../api/quotas.ts';
import { useRegion } from '../region.ts';
import { queryKeys } from './query-keys.ts';

export const CONCURRENCY_QUOTA = { ServiceCode: 'lambda', QuotaCode: CONCURRENT_EXECUTIONS_QUOTA };

/** The last request for more of it, if there was one. */
export function useLastQuotaRequest() {
  const { region } = useRegion();
  return useQuery(
    queryOptions({
      queryKey: queryKeys.quotaRequests,
      queryFn: async () => {
        const command = new ListRequestedServiceQuotaChangeHistoryByQuotaCommand({
          ...CONCURRENCY_QUOTA,
          MaxResults: 1,
        });
        return (await serviceQuotasClient(region.handle).send(command)).RequestedQuotas?.[0] ?? null;
      },
    }),
  );
}

export function useRequestQuotaIncrease() {
  const { region } = useRegion();
  return useMutation({
    mutationFn: (DesiredValue: number) =>
      serviceQuotasClient(region.handle).send(
        new RequestServiceQuotaIncreaseCommand({ ...CONCURRENCY_QUOTA, DesiredValue }),
      ),
  });
}

export function usePutAccountConcurrency() {
  const { coldspark } = useRegion();
  return useMutation({
    mutationFn: (concurrentExecutions: number) => coldspark.call('PutAccountConcurrency', { concurrentExecutions }),
  });
}
