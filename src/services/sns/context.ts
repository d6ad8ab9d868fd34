/** What the operations of SNS work on: topics, subscriptions, and what is still to be delivered. */
import type { ArnScope } from '../../api/arn.ts';
import { SNS_TOPICS } from '../../api/topics.ts';
import type { Lineage } from '../../kernel/caller.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { MetricStore } from '../../kernel/metric-store.ts';
import type { Random } from '../../kernel/random.ts';
import type { Neighbours } from '../../kernel/service.ts';
import type { Settling } from '../../kernel/settlement.ts';
import type { TableDeclaration, TablesOf } from '../../kernel/table.ts';
import type { ChainSource } from '../region-parts.ts';

export interface TopicRecord {
  arn: string;
  name: string;
  /** Those that were set, in AWS's names; a policy that was not is AWS's default. */
  attributes: Readonly<Record<string, string>>;
  tags: Readonly<Record<string, string>>;
  subscriptionsDeleted: number;
  /** Of the messages of a FIFO topic. */
  lastSequenceNumber: number;
}

export interface SubscriptionRecord {
  arn: string;
  topicArn: string;
  protocol: string;
  endpoint: string;
  /** Those that were set, in AWS's names. */
  attributes: Readonly<Record<string, string>>;
  /** ARN of who subscribed. */
  principal: string;
  /** While it waits to be confirmed, and for who confirms again. */
  token?: string;
  isPending: boolean;
  /** Only its owner may unsubscribe. */
  confirmedWithAuthentication: boolean;
}

/** As it was sent. */
export interface MessageAttribute {
  type: string;
  /** Bytes in base64. */
  value: string;
}

/** A message that a topic has taken. */
export interface TopicMessage {
  messageId: string;
  topicArn: string;
  subject?: string;
  text: string;
  /** By protocol, where a protocol has a text of its own. */
  texts?: Readonly<Record<string, string>>;
  attributes: Readonly<Record<string, MessageAttribute>>;
  publishedAtMs: number;
  groupId?: string;
  deduplicationId?: string;
  sequenceNumber?: string;
  /** The chain of invocations in which it was published. */
  lineage?: Lineage;
}

/** What an endpoint did not take, to be tried again. */
export interface PendingDelivery extends Settling {
  id: string;
  subscriptionArn: string;
  message: TopicMessage;
  /** So far. */
  attempts: number;
}

/** What a FIFO topic has taken lately, by the id that tells it from others. */
export interface Deduplication extends Settling {
  topicArn: string;
  messageId: string;
  sequenceNumber: string;
}

/** By ARN, both. */
const topics: TableDeclaration<TopicRecord> = { name: 'snsTopics', kind: 'resource', topics: () => [SNS_TOPICS] };
const subscriptions: TableDeclaration<SubscriptionRecord> = {
  name: 'snsSubscriptions',
  kind: 'resource',
  topics: () => [SNS_TOPICS],
};

/** By id. */
const deliveries: TableDeclaration<PendingDelivery> = { name: 'snsDeliveries', kind: 'queue' };

/** By topic and id. */
const deduplications: TableDeclaration<Deduplication> = { name: 'snsDeduplications', kind: 'queue' };

export const SNS_TABLES = { topics, subscriptions, deliveries, deduplications };

export interface SnsContext extends TablesOf<typeof SNS_TABLES> {
  scope: ArnScope;
  clock: Clock;
  random: Random;
  neighbours: Neighbours;
  metrics: MetricStore;
  chains: ChainSource;
}
