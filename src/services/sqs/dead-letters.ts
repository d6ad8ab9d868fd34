/**
 * How a message comes into a dead-letter queue, and from there back.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
 */
import { randomUuid } from '../../kernel/random.ts';
import type { SqsContext } from './context.ts';
import { isFifo, queueArn, queueOfArn } from './queue.ts';
import type { MessageRecord, QueueRecord } from './tables.ts';

/** The message stays what it was. Where the dead-letter queue is gone it stays where it is. */
export function moveToDeadLetters(context: SqsContext, message: Readonly<MessageRecord>, targetArn: string): void {
  const target = queueOfArn(context, targetArn);
  if (!target) return;
  const { firstReceivedAtMs: _, receivedAtMs: __, ...kept } = message;
  move(context, message, target, {
    ...kept,
    receives: 0,
    // of a FIFO queue it begins anew there; else it expires when it would have
    ...(isFifo(target) && { sentAtMs: context.clock.now }),
    deadLetterSource: queueArn(context.scope, message.queueName),
  });
}

/** It counts as a new message, with an id of its own.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html */
export function redrive(context: SqsContext, message: Readonly<MessageRecord>, target: QueueRecord): void {
  const { firstReceivedAtMs: _, receivedAtMs: __, deadLetterSource: ___, ...kept } = message;
  move(context, message, target, {
    ...kept,
    messageId: randomUuid(context.random),
    receives: 0,
    sentAtMs: context.clock.now,
  });
}

function move(
  { backlogs, clock }: SqsContext,
  from: Readonly<MessageRecord>,
  target: QueueRecord,
  message: MessageRecord,
): void {
  backlogs.of(from.queueName).remove(from.messageId);
  backlogs.of(target.name).put({
    ...message,
    queueName: target.name,
    order: backlogs.nextOrder(),
    visibleAtMs: clock.now,
    ...(isFifo(target) && { sequenceNumber: backlogs.nextSequence() }),
  });
}
