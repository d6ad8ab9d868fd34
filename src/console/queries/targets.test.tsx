// @vitest-environment happy-dom
/** What there is in the account that takes outcomes: asked of the services themselves. */
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, test } from 'vitest';
import { coldsparkClient, type Region } from '../../api/coldspark.ts';
import { lambdaClient } from '../../api/connect.ts';
import { serviceClient } from '../../api/service-client.ts';
import type { ServiceDefinition } from '../../api/service-definition.ts';
import { eventsDefinition } from '../../api/services/events.ts';
import { s3Definition } from '../../api/services/s3.ts';
import { snsDefinition } from '../../api/services/sns.ts';
import { sqsDefinition } from '../../api/services/sqs.ts';
import { CliRegion } from '../../cli/cli-region.test-fixture.ts';
import type { TargetService } from '../domain/target-service.ts';
import { RegionContext } from '../region.ts';
import { newQueryClient } from './query-client.ts';
import { useTargets } from './targets.ts';

afterEach(cleanup);

type Anything = Record<string, { input: object; output: object }>;

async function account() {
  const { handle } = new CliRegion();
  const make = (definition: ServiceDefinition, operation: string, input: object) =>
    serviceClient<Anything>(definition, handle).call(operation, input);
  await make(sqsDefinition, 'CreateQueue', { QueueName: 'letters' });
  await make(sqsDefinition, 'CreateQueue', { QueueName: 'ordered.fifo', Attributes: { FifoQueue: 'true' } });
  for (let n = 100; n < 221; n++) await make(snsDefinition, 'CreateTopic', { Name: `news${n}` });
  await make(snsDefinition, 'CreateTopic', { Name: 'ordered.fifo', Attributes: { FifoTopic: 'true' } });
  await make(eventsDefinition, 'CreateEventBus', { Name: 'orders' });
  await make(s3Definition, 'CreateBucket', { Bucket: 'outcomes' });
  const region = { handle } as Region;
  const access = { region, lambda: lambdaClient(handle, {}), coldspark: coldsparkClient(handle) };
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={newQueryClient()}>
      <RegionContext value={access}>{children}</RegionContext>
    </QueryClientProvider>
  );
  return async (service: TargetService) => {
    const { result } = renderHook(() => useTargets(service), { wrapper });
    await waitFor(() => expect(result.current).toBeDefined());
    return result.current ?? [];
  };
}

test('standard queues and topics, all pages of them, buses and buckets', async () => {
  const targets = await account();
  expect(await targets('sqs')).toEqual(['arn:aws:sqs:us-east-1:123456789012:letters']);
  const topics = await targets('sns');
  expect([topics.length, topics[0]]).toEqual([121, 'arn:aws:sns:us-east-1:123456789012:news100']);
  expect(await targets('events')).toEqual([
    'arn:aws:events:us-east-1:123456789012:event-bus/default',
    'arn:aws:events:us-east-1:123456789012:event-bus/orders',
  ]);
  expect(await targets('s3')).toEqual(['arn:aws:s3:::outcomes']);
  expect(await targets('lambda')).toEqual([]);
});
