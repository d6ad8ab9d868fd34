/**
 * Messages that a FIFO queue has accepted within the last five minutes are accepted again, and not kept.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-messagededuplicationid-property.html
 */
import type { SqsContext } from './context.ts';
import { isFifo } from './queue.ts';
import { attributeOf } from './queue-attributes.ts';
import type { Deduplication, MessageRecord, QueueRecord } from './tables.ts';

const INTERVAL_MS = 5 * 60_000;

/** The message that a later one of the same id counts as. */
export type Accepted = Pick<Deduplication, 'messageId' | 'sequenceNumber'>;

export const accepted = (
  { deduplications }: SqsContext,
  queue: QueueRecord,
  message: MessageRecord,
): Accepted | undefined => deduplications.get(keyOf(queue, message));

/** For five minutes. Of a standard queue nothing is. */
export function remember(context: SqsContext, queue: QueueRecord, message: MessageRecord): void {
  if (!isFifo(queue)) return;
  const key = keyOf(queue, message);
  const { messageId, sequenceNumber = '' } = message;
  const expiresAtMs = context.clock.now + INTERVAL_MS;
  context.deduplications.set(key, { queueName: queue.name, messageId, sequenceNumber, expiresAtMs });
  forgetInTime(context, key, expiresAtMs);
}

/** Timers are never stored: a restored engine derives them from its records. */
export function resumeDeduplications(context: SqsContext): void {
  const { deduplications } = context;
  for (const key of deduplications.keys()) forgetInTime(context, key, deduplications.get(key)?.expiresAtMs ?? 0);
}

/** Of a queue that is gone. */
export function forgetDeduplications({ deduplications }: SqsContext, queueName: string): void {
  for (const key of [...deduplications.keys()])
    if (deduplications.get(key)?.queueName === queueName) deduplications.delete(key);
}

function forgetInTime({ clock, deduplications }: SqsContext, key: string, atMs: number): void {
  clock.schedule(atMs, {
    fire: () => {
      // the queue may have been deleted, and created anew
      if (deduplications.get(key)?.expiresAtMs === atMs) deduplications.delete(key);
    },
  });
}

/** The queue's ids, or those of each of its groups. */
function keyOf(queue: QueueRecord, { groupId = '', deduplicationId = '' }: MessageRecord): string {
  const scope = attributeOf(queue, 'DeduplicationScope') === 'messageGroup' ? groupId : '';
  return [queue.name, scope, deduplicationId].join(' ');
}
