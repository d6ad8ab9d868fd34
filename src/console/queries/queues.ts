/** SQS's queues and what lies in them. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/Welcome.html */
import {
  CreateEventSourceMappingCommand,
  type CreateEventSourceMappingCommandInput,
  DeleteEventSourceMappingCommand,
  type EventSourceMappingConfiguration,
  ListEventSourceMappingsCommand,
  UpdateEventSourceMappingCommand,
  type UpdateEventSourceMappingCommandInput,
} from '@aws-sdk/client-lambda';
import { useMutation, useQuery } from '@tanstack/react-query';
import { ARN_SCOPE } from '../../api/account.ts';
import { queueUrlOfArn } from '../../api/arn.ts';
import type { SqsOperations as Operations } from '../../api/models/sqs-types.ts';
import { serviceClient } from '../../api/service-client.ts';
import { sqsDefinition } from '../../api/services/sqs.ts';
import { type RegionAccess, useRegion } from '../region.ts';
import { pages } from './pages.ts';
import { queryKeys } from './query-keys.ts';
import type { Subject } from './subjects.ts';

/** Visibility timeouts end without anybody telling: who looks asks again. */
const COUNTERS_MS = 1000;

export const queueArnOf = (queueName: string) => `arn:aws:sqs:${ARN_SCOPE.region}:${ARN_SCOPE.accountId}:${queueName}`;
export const queueUrlOf = (queueName: string) => queueUrlOfArn(queueArnOf(queueName));
export const queueNameOf = (arnOrUrl: string) => arnOrUrl.split(/[:/]/).at(-1) ?? '';

export const isFifoQueue = (queueName: string) => queueName.endsWith('.fifo');

/** The attributes of a queue, by SQS's names. */
export type QueueAttributes = Readonly<Record<string, string>>;

const clientOf = ({ region }: Pick<RegionAccess, 'region'>) => serviceClient<Operations>(sqsDefinition, region.handle);

async function readQueue(access: RegionAccess, queueName: string): Promise<QueueAttributes> {
  const input = { QueueUrl: queueUrlOf(queueName), AttributeNames: ['All'] };
  const { Attributes = {} } = await clientOf(access).call('GetQueueAttributes', input);
  return Attributes;
}

/** Each with its attributes, by name. */
export function useQueues() {
  const access = useRegion();
  return useQuery({
    queryKey: queryKeys.queues,
    refetchInterval: COUNTERS_MS,
    queryFn: async () => {
      const { QueueUrls = [] } = await clientOf(access).call('ListQueues', {});
      const names = QueueUrls.map(queueNameOf);
      return Promise.all(names.map(async (name) => ({ name, attributes: await readQueue(access, name) })));
    },
  });
}

export function useQueue(queueName: string) {
  const access = useRegion();
  return useQuery({
    queryKey: queryKeys.queue(queueName),
    refetchInterval: COUNTERS_MS,
    queryFn: () => readQueue(access, queueName),
  });
}

/** Names of the queues whose dead-letter queue it is. */
export function useDeadLetterSources(queueName: string) {
  const access = useRegion();
  return useQuery({
    queryKey: queryKeys.deadLetterSources(queueName),
    queryFn: async () => {
      const input = { QueueUrl: queueUrlOf(queueName) };
      const { queueUrls } = await clientOf(access).call('ListDeadLetterSourceQueues', input);
      return queueUrls.map(queueNameOf);
    },
  });
}

/** The last redrives of a dead-letter queue, the newest first. */
export function useMoveTasks(queueName: string) {
  const access = useRegion();
  return useQuery({
    queryKey: queryKeys.moveTasks(queueName),
    queryFn: async () => {
      const input = { SourceArn: queueArnOf(queueName), MaxResults: 10 };
      const { Results = [] } = await clientOf(access).call('ListMessageMoveTasks', input);
      return Results;
    },
  });
}

/** Asks for one of SQS's operations; the region tells what has changed. */
export function useQueueOperation<O extends keyof Operations>(operation: O) {
  const access = useRegion();
  return useMutation({ mutationFn: (input: Operations[O]['input']) => clientOf(access).call(operation, input) });
}

/** Event source mappings that read the queue. */
export function useTriggers(queueName: string) {
  const { lambda } = useRegion();
  return useQuery({
    queryKey: queryKeys.queueTriggers(queueName),
    queryFn: async () => {
      const mappings: EventSourceMappingConfiguration[] = [];
      const EventSourceArn = queueArnOf(queueName);
      for await (const page of pages((from) =>
        lambda.send(new ListEventSourceMappingsCommand({ ...from, EventSourceArn })),
      ))
        mappings.push(...(page.EventSourceMappings ?? []));
      return mappings;
    },
  });
}

export function useCreateTrigger() {
  const { lambda } = useRegion();
  return useMutation({
    mutationFn: (input: CreateEventSourceMappingCommandInput) =>
      lambda.send(new CreateEventSourceMappingCommand(input)),
  });
}

export function useUpdateTrigger() {
  const { lambda } = useRegion();
  return useMutation({
    mutationFn: (input: UpdateEventSourceMappingCommandInput) =>
      lambda.send(new UpdateEventSourceMappingCommand(input)),
  });
}

export function useDeleteTrigger() {
  const { lambda } = useRegion();
  return useMutation({
    mutationFn: (UUID: string) => lambda.send(new DeleteEventSourceMappingCommand({ UUID })),
  });
}

/** Whether it is there, SQS answers; `part`: what of it. */
export function queueSubject(queueName: string, part?: string): Subject {
  return {
    arn: queueArnOf(queueName),
    ...(part !== undefined && { part }),
    name: `The queue ${queueName}`,
    queryKey: queryKeys.queue(queueName),
    isThere: async (access) => {
      const { QueueUrls = [] } = await clientOf(access).call('ListQueues', { QueueNamePrefix: queueName });
      return QueueUrls.includes(queueUrlOf(queueName));
    },
  };
}

export function triggerSubject(queueName: string, uuid: string): Subject {
  return {
    arn: `arn:aws:lambda:${ARN_SCOPE.region}:${ARN_SCOPE.accountId}:event-source-mapping:${uuid}`,
    name: 'The trigger',
    queryKey: queryKeys.queue(queueName),
    isThere: async ({ lambda }) => {
      const EventSourceArn = queueArnOf(queueName);
      for await (const page of pages((from) =>
        lambda.send(new ListEventSourceMappingsCommand({ ...from, EventSourceArn })),
      ))
        if (page.EventSourceMappings?.some(({ UUID }) => UUID === uuid)) return true;
      return false;
    },
  };
}
