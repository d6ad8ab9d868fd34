/** SNS's topics and subscriptions: https://docs.aws.amazon.com/sns/latest/api/API_Operations.html */
import { useMutation, useQuery } from '@tanstack/react-query';
import { ARN_SCOPE } from '../../api/account.ts';
import type { SnsOperations as Operations, PublishInput, SubscribeInput, Tag } from '../../api/models/sns-types.ts';
import { type ServiceClient, serviceClient } from '../../api/service-client.ts';
import { snsDefinition } from '../../api/services/sns.ts';
import type { Grant } from '../domain/grant.ts';
import { type RegionAccess, useRegion } from '../region.ts';
import { addGrant } from './grants.ts';
import { readAll } from './pages.ts';
import { queryKeys } from './query-keys.ts';

export const SNS_PRINCIPAL = 'sns.amazonaws.com';

export const snsClient = ({ region }: RegionAccess): ServiceClient<Operations> =>
  serviceClient<Operations>(snsDefinition, region.handle);

export const topicArn = (name: string) => `arn:aws:sns:${ARN_SCOPE.region}:${ARN_SCOPE.accountId}:${name}`;
export const nameOfTopic = (arn: string) => arn.slice(arn.lastIndexOf(':') + 1);
export const isFifoTopic = (name: string) => name.endsWith('.fifo');

/** Their names. */
export const listTopics = async (access: RegionAccess): Promise<string[]> => {
  const topics = await readAll(async (NextToken) => {
    const page = await snsClient(access).call('ListTopics', { NextToken });
    return { items: page.Topics, NextToken: page.NextToken };
  });
  return topics.map(({ TopicArn = '' }) => nameOfTopic(TopicArn));
};

export function useTopics() {
  const access = useRegion();
  return useQuery({ queryKey: queryKeys.topics, queryFn: () => listTopics(access) });
}

/** Its attributes, by name. */
export function useTopic(name: string) {
  const access = useRegion();
  return useQuery({
    queryKey: queryKeys.topic(name),
    queryFn: async () =>
      (await snsClient(access).call('GetTopicAttributes', { TopicArn: topicArn(name) })).Attributes ?? {},
    retry: false,
  });
}

export function useTopicTags(name: string) {
  const access = useRegion();
  return useQuery({
    queryKey: queryKeys.topicTags(name),
    queryFn: async (): Promise<Tag[]> =>
      (await snsClient(access).call('ListTagsForResource', { ResourceArn: topicArn(name) })).Tags ?? [],
    retry: false,
  });
}

export interface TopicSubscription {
  /** Absent while it waits to be confirmed. */
  arn?: string;
  protocol: string;
  endpoint: string;
  topicArn: string;
  /** Its attributes, by name. */
  attributes: Record<string, string>;
}

async function readSubscriptions(
  access: RegionAccess,
  list: (
    token: string | undefined,
  ) => Promise<{ Subscriptions?: Listed[] | undefined; NextToken?: string | undefined }>,
): Promise<TopicSubscription[]> {
  const listed = await readAll(async (token) => {
    const page = await list(token);
    return { items: page.Subscriptions, NextToken: page.NextToken };
  });
  return Promise.all(
    listed.map(async ({ SubscriptionArn: arn = '', Protocol = '', Endpoint = '', TopicArn = '' }) => {
      const isConfirmed = arn.startsWith('arn:');
      const answer = isConfirmed
        ? await snsClient(access).call('GetSubscriptionAttributes', { SubscriptionArn: arn })
        : { Attributes: {} };
      return {
        ...(isConfirmed && { arn }),
        ...{ protocol: Protocol, endpoint: Endpoint, topicArn: TopicArn, attributes: answer.Attributes ?? {} },
      };
    }),
  );
}

type Listed = NonNullable<Operations['ListSubscriptions']['output']['Subscriptions']>[number];

export const listSubscriptionsByTopic = (access: RegionAccess, name: string) =>
  readSubscriptions(access, (NextToken) =>
    snsClient(access).call('ListSubscriptionsByTopic', { TopicArn: topicArn(name), NextToken }),
  );

export const listSubscriptions = (access: RegionAccess) =>
  readSubscriptions(access, (NextToken) => snsClient(access).call('ListSubscriptions', { NextToken }));

export function useSubscriptions(name: string) {
  const access = useRegion();
  return useQuery({
    queryKey: queryKeys.subscriptions(name),
    queryFn: () => listSubscriptionsByTopic(access, name),
    retry: false,
  });
}

/** An operation with its input. */
type Change = { [O in keyof Operations]: { operation: O; input: Operations[O]['input'] } }[keyof Operations];

/** Changes something of it; the region tells what else changed. */
export function useChangeSns() {
  const access = useRegion();
  return useMutation({
    mutationFn: async (changes: readonly Change[]) => {
      for (const { operation, input } of changes) await snsClient(access).call(operation, input);
    },
  });
}

export function usePublish() {
  const access = useRegion();
  return useMutation({ mutationFn: (input: PublishInput) => snsClient(access).call('Publish', input) });
}

/** Subscribes, and lets the topic in where that is wanted. The grants come first: what they name may not be there. */
export function useSubscribe() {
  const access = useRegion();
  return useMutation({
    mutationFn: async ({ input, grants }: { input: SubscribeInput; grants: readonly Grant[] }) => {
      for (const grant of grants) await addGrant(access, grant);
      return snsClient(access).call('Subscribe', input);
    },
  });
}
