/** ARNs of queues, for whoever chooses one. */
import { useQuery } from '@tanstack/react-query';
import { ARN_SCOPE } from '../../api/account.ts';
import type { SqsOperations } from '../../api/models/sqs-types.ts';
import { serviceClient } from '../../api/service-client.ts';
import { sqsDefinition } from '../../api/services/sqs.ts';
import { useRegion } from '../region.ts';
import { readAll } from './pages.ts';
import { queryKeys } from './query-keys.ts';

export function useQueueArns() {
  const { region } = useRegion();
  return useQuery({
    queryKey: queryKeys.queueArns,
    queryFn: async () => {
      const queues = serviceClient<SqsOperations>(sqsDefinition, region.handle);
      const urls = await readAll(async (NextToken) => {
        const page = await queues.call('ListQueues', { NextToken, MaxResults: 1000 });
        return { items: page.QueueUrls, NextToken: page.NextToken };
      });
      return urls.map((url) => `arn:aws:sqs:${ARN_SCOPE.region}:${url.split('/').slice(-2).join(':')}`);
    },
  });
}
