/**
 * What there is in the account that takes outcomes of asynchronous invocations: functions, and the queues, topics, buses and
 * buckets of other services, whose models are loaded when they are asked for. Lambda takes standard queues and topics.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
 */
import { skipToken, useQuery } from '@tanstack/react-query';
import { ARN_SCOPE } from '../../api/account.ts';
import type { EventBridgeOperations } from '../../api/models/events-types.ts';
import type { S3Operations } from '../../api/models/s3-types.ts';
import type { SnsOperations } from '../../api/models/sns-types.ts';
import type { SqsOperations } from '../../api/models/sqs-types.ts';
import { serviceClient } from '../../api/service-client.ts';
import type { TargetService } from '../domain/target-service.ts';
import { type RegionAccess, useRegion } from '../region.ts';
import { useFunctions } from './functions.ts';
import { queryKeys } from './query-keys.ts';

type List = (access: RegionAccess) => Promise<string[]>;

const isStandard = (arn: string) => !arn.endsWith('.fifo');

/** ARNs, by the service. */
const LISTS: Record<Exclude<TargetService, 'lambda'>, List> = {
  async sqs({ region }) {
    const { sqsDefinition } = await import('../../api/services/sqs.ts');
    const { QueueUrls = [] } = await serviceClient<SqsOperations>(sqsDefinition, region.handle).call('ListQueues', {});
    return QueueUrls.map((url) => `arn:aws:sqs:${ARN_SCOPE.region}:${url.split('/').slice(-2).join(':')}`).filter(
      isStandard,
    );
  },
  async sns({ region }) {
    const { snsDefinition } = await import('../../api/services/sns.ts');
    const client = serviceClient<SnsOperations>(snsDefinition, region.handle);
    const arns: string[] = [];
    let page: { NextToken?: string | undefined } = {};
    do {
      const { Topics = [], NextToken } = await client.call('ListTopics', page);
      arns.push(...Topics.flatMap(({ TopicArn }) => TopicArn ?? []));
      page = { NextToken };
    } while (page.NextToken !== undefined);
    return arns.filter(isStandard);
  },
  async events({ region }) {
    const { eventsDefinition } = await import('../../api/services/events.ts');
    const client = serviceClient<EventBridgeOperations>(eventsDefinition, region.handle);
    const { EventBuses = [] } = await client.call('ListEventBuses', {});
    return EventBuses.flatMap(({ Arn }) => Arn ?? []);
  },
  async s3({ region }) {
    const { s3Definition } = await import('../../api/services/s3.ts');
    const { Buckets = [] } = await serviceClient<S3Operations>(s3Definition, region.handle).call('ListBuckets', {});
    return Buckets.flatMap(({ Name }) => (Name === undefined ? [] : `arn:aws:s3:::${Name}`));
  },
};

/** ARNs of what there is of a service; undefined while they are not known. */
export function useTargets(service: TargetService): readonly string[] | undefined {
  const access = useRegion();
  const functions = useFunctions();
  const others = useQuery({
    queryKey: queryKeys.targets(service),
    queryFn: service === 'lambda' ? skipToken : () => LISTS[service](access),
    gcTime: 0,
  });
  if (service !== 'lambda') return others.data;
  return functions.data?.flatMap(({ FunctionArn }) => FunctionArn ?? []);
}
