/**
 * What a consumer says of messages that it has received: that they are done, or how long they stay its own.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html
 */
import type {
  ChangeMessageVisibilityBatchRequest,
  ChangeMessageVisibilityBatchResult,
  ChangeMessageVisibilityRequest,
  DeleteMessageBatchRequest,
  DeleteMessageBatchResult,
  DeleteMessageRequest,
} from '../../api/models/sqs-types.ts';
import type { Caller } from '../../kernel/caller.ts';
import { requireBatch, runBatch } from './batch.ts';
import type { SqsContext } from './context.ts';
import { isFifo, requireQueue } from './queue.ts';
import { type Receipt, readReceipt } from './receipt.ts';
import { LONGEST_VISIBILITY_SECONDS } from './receive.ts';
import { invalidValue, missingParameter } from './refusals.ts';
import type { MessageRecord, QueueRecord } from './tables.ts';

type Nothing = Record<string, never>;

export function deleteMessage(context: SqsContext, input: DeleteMessageRequest, caller: Caller): Nothing {
  const queue = requireQueue(context, input.QueueUrl, caller, 'DeleteMessage');
  remove(context, queue, input.ReceiptHandle);
  return {};
}

export function deleteMessageBatch(
  context: SqsContext,
  input: DeleteMessageBatchRequest,
  caller: Caller,
): DeleteMessageBatchResult {
  const queue = requireQueue(context, input.QueueUrl, caller, 'DeleteMessage');
  requireBatch(input.Entries, 'DeleteMessageBatchRequestEntry');
  return runBatch(input.Entries, ({ ReceiptHandle }) => {
    remove(context, queue, ReceiptHandle);
    return {};
  });
}

export function changeMessageVisibility(
  context: SqsContext,
  input: ChangeMessageVisibilityRequest,
  caller: Caller,
): Nothing {
  const queue = requireQueue(context, input.QueueUrl, caller, 'ChangeMessageVisibility');
  change(context, queue, input.ReceiptHandle, input.VisibilityTimeout);
  return {};
}

export function changeMessageVisibilityBatch(
  context: SqsContext,
  input: ChangeMessageVisibilityBatchRequest,
  caller: Caller,
): ChangeMessageVisibilityBatchResult {
  const queue = requireQueue(context, input.QueueUrl, caller, 'ChangeMessageVisibility');
  requireBatch(input.Entries, 'ChangeMessageVisibilityBatchRequestEntry');
  return runBatch(input.Entries, ({ ReceiptHandle, VisibilityTimeout }) => {
    if (VisibilityTimeout === undefined) throw missingParameter('VisibilityTimeout');
    change(context, queue, ReceiptHandle, VisibilityTimeout);
    return {};
  });
}

/** A message that is gone already is deleted as well. */
function remove({ backlogs }: SqsContext, queue: QueueRecord, handle: string): void {
  const receipt = readReceipt(queue.name, handle);
  const backlog = backlogs.of(queue.name);
  const message = backlog.get(receipt.messageId);
  if (!message) return;
  if (isFifo(queue) && !holds(receipt, message, backlog.isInFlight(message.messageId)))
    throw invalidValue(handle, 'ReceiptHandle', 'The receipt handle has expired.');
  backlog.remove(receipt.messageId);
}

function change({ backlogs, clock }: SqsContext, queue: QueueRecord, handle: string, seconds: number): void {
  if (seconds < 0 || seconds > LONGEST_VISIBILITY_SECONDS)
    throw invalidValue(
      seconds,
      'VisibilityTimeout',
      `VisibilityTimeout must be an integer between 0 and ${LONGEST_VISIBILITY_SECONDS}.`,
    );
  const receipt = readReceipt(queue.name, handle);
  const backlog = backlogs.of(queue.name);
  const message = backlog.get(receipt.messageId);
  const isOurs = message && (!isFifo(queue) || holds(receipt, message, backlog.isInFlight(message.messageId)));
  if (!isOurs)
    throw invalidValue(
      handle,
      'ReceiptHandle',
      'Message does not exist or is not available for visibility timeout change.',
    );
  // all of it together may not be longer than AWS lets a message be in flight
  if (clock.now + seconds * 1000 - (message.receivedAtMs ?? clock.now) > LONGEST_VISIBILITY_SECONDS * 1000)
    throw invalidValue(
      seconds,
      'VisibilityTimeout',
      `Total VisibilityTimeout for the message is beyond the limit [${LONGEST_VISIBILITY_SECONDS} seconds]`,
    );
  backlog.put({ ...message, visibleAtMs: clock.now + seconds * 1000 });
}

/** Whether the message is still held by the handle's own receiver. */
const holds = ({ receives }: Receipt, message: Readonly<MessageRecord>, isInFlight: boolean) =>
  isInFlight && receives === message.receives;
