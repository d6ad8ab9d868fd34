/**
 * A FIFO topic takes a message once in five minutes; what comes again is answered as before and delivered to nobody.
 * https://docs.aws.amazon.com/sns/latest/dg/fifo-message-dedup.html
 */
import { scheduleSettlement } from '../../kernel/settlement.ts';
import type { Deduplication, SnsContext, TopicMessage, TopicRecord } from './context.ts';

const INTERVAL_MS = 5 * 60_000;

/** Of the topic, or of each of its message groups. */
const keyOf = ({ arn, attributes }: TopicRecord, { groupId, deduplicationId }: TopicMessage) =>
  JSON.stringify([arn, attributes.FifoThroughputScope === 'MessageGroup' ? groupId : '', deduplicationId]);

export const taken = (
  { deduplications }: SnsContext,
  topic: TopicRecord,
  message: TopicMessage,
): Readonly<Deduplication> | undefined => deduplications.get(keyOf(topic, message));

export function remember(context: SnsContext, topic: TopicRecord, message: TopicMessage): void {
  const key = keyOf(topic, message);
  const { messageId, sequenceNumber = '' } = message;
  const settlesAtMs = context.clock.now + INTERVAL_MS;
  context.deduplications.set(key, { topicArn: topic.arn, messageId, sequenceNumber, settlesAtMs });
  scheduleSettlement(context.clock, context.deduplications, key, forgetting(context, key));
}

export function resumeDeduplications(context: SnsContext): void {
  for (const key of context.deduplications.keys())
    scheduleSettlement(context.clock, context.deduplications, key, forgetting(context, key));
}

const forgetting = ({ deduplications }: SnsContext, key: string) => ({ settle: () => deduplications.delete(key) });
