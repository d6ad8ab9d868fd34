/** What SNS counts for CloudWatch, by topic. https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html */
import type { SnsContext, SubscriptionRecord } from './context.ts';
import { type FilterVerdict, scopeOf } from './filter-policy.ts';

const NAMESPACE = 'AWS/SNS';

function count({ metrics, clock }: SnsContext, topic: string, name: string): void {
  const TopicName = topic.slice(topic.lastIndexOf(':') + 1);
  metrics.metric(NAMESPACE, name, { TopicName }).add(1, clock.now);
}

export function countPublished(context: SnsContext, topic: string, bytes: number): void {
  count(context, topic, 'NumberOfMessagesPublished');
  context.metrics.metric(NAMESPACE, 'PublishSize', { TopicName: topic }, 'Bytes').add(bytes, context.clock.now);
}

export function countDelivery(context: SnsContext, topic: string, delivered: boolean): void {
  count(context, topic, delivered ? 'NumberOfNotificationsDelivered' : 'NumberOfNotificationsFailed');
}

export function countDeadLetter(context: SnsContext, topic: string, taken: boolean): void {
  count(context, topic, taken ? 'NumberOfNotificationsRedrivenToDlq' : 'NumberOfNotificationsFailedToRedriveToDlq');
}

const REASONS: Readonly<Record<Exclude<FilterVerdict, 'taken' | 'no match'>, string>> = {
  'no attributes': 'NoMessageAttributes',
  'invalid attributes': 'InvalidAttributes',
  'invalid body': 'InvalidMessageBody',
};

export function countFiltered(
  context: SnsContext,
  topic: string,
  { attributes }: Pick<SubscriptionRecord, 'attributes'>,
  verdict: Exclude<FilterVerdict, 'taken'>,
): void {
  const reason = verdict === 'no match' ? scopeOf(attributes) : REASONS[verdict];
  count(context, topic, 'NumberOfNotificationsFilteredOut');
  count(context, topic, `NumberOfNotificationsFilteredOut-${reason}`);
}
