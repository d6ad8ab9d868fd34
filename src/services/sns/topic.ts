/** One topic as requests name it. */
import type { ArnScope } from '../../api/arn.ts';
import type { SnsContext, SubscriptionRecord, TopicRecord } from './context.ts';
import { requireArnForm, topicNotFound } from './refusals.ts';

export const FIFO_SUFFIX = '.fifo';

export const topicArn = ({ region, accountId }: ArnScope, name: string) => `arn:aws:sns:${region}:${accountId}:${name}`;

export const isFifo = ({ attributes }: Pick<TopicRecord, 'attributes'>) => attributes.FifoTopic === 'true';

/** Throws when there is none; `parameter` is the name of what holds the ARN. */
export function requireTopic({ topics }: SnsContext, arn: string, parameter = 'TopicArn'): Readonly<TopicRecord> {
  requireArnForm(parameter, arn);
  const topic = topics.get(arn);
  if (!topic) throw topicNotFound();
  return topic;
}

/** In no order that means anything. */
export const subscriptionsOf = ({ subscriptions }: SnsContext, arn: string): Readonly<SubscriptionRecord>[] =>
  [...subscriptions.values()].filter((subscription) => subscription.topicArn === arn);
