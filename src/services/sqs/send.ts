/**
 * SendMessage and SendMessageBatch: a message that is accepted is a record.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
import { ServiceException } from '../../api/errors.ts';
import type {
  SendMessageBatchRequest,
  SendMessageBatchRequestEntry,
  SendMessageBatchResult,
  SendMessageRequest,
  SendMessageResult,
} from '../../api/models/sqs-types.ts';
import type { Caller } from '../../kernel/caller.ts';
import { randomUuid } from '../../kernel/random.ts';
import { traceHeader } from '../../kernel/trace-header.ts';
import { userIdOf } from '../../kernel/user-id.ts';
import { requireBatch, runBatch } from './batch.ts';
import type { SqsContext } from './context.ts';
import { type Accepted, accepted, remember } from './deduplication.ts';
import {
  attributesBytes,
  bytesOf,
  md5OfAttributes,
  md5OfText,
  readAttribute,
  readMessageAttributes,
  sha256OfText,
} from './message-attributes.ts';
import { isFifo, requireQueue } from './queue.ts';
import { attributeOf, MOST_BYTES, numberOf } from './queue-attributes.ts';
import { invalidParameter, invalidValue, missingParameter } from './refusals.ts';
import type { AttributeValue, MessageRecord, QueueRecord } from './tables.ts';

type Entry = Omit<SendMessageBatchRequestEntry, 'Id'>;

const LONGEST_DELAY_SECONDS = 900;
const WRONG_TYPE = 'The request include parameter that is not valid for this queue type.';
/** What XML can say. */
const INVALID_CHARACTER = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;
/** Letters, digits and punctuation. */
const FIFO_ID = /^[A-Za-z0-9!"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~]{1,128}$/;

export function sendMessage(context: SqsContext, input: SendMessageRequest, caller: Caller): SendMessageResult {
  const queue = requireQueue(context, input.QueueUrl, caller, 'SendMessage');
  const message = readMessage(context, queue, input, caller);
  const known = accepted(context, queue, message);
  if (!known) {
    remember(context, queue, message);
    context.backlogs.of(queue.name).put(message);
  }
  return describe(message, input, known);
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html */
export function sendMessageBatch(
  context: SqsContext,
  input: SendMessageBatchRequest,
  caller: Caller,
): SendMessageBatchResult {
  const queue = requireQueue(context, input.QueueUrl, caller, 'SendMessage');
  requireBatch(input.Entries, 'SendMessageBatchRequestEntry');
  requireBatchBytes(input.Entries);
  // Differs from the single message: there a parameter is missing, here it is invalid
  if (isFifo(queue) && !input.Entries.every(({ MessageGroupId }) => MessageGroupId))
    throw invalidParameter('The request must contain the parameter MessageGroupId.');
  const sent: MessageRecord[] = [];
  const result = runBatch(input.Entries, (entry) => {
    const message = readMessage(context, queue, entry, caller);
    const known = accepted(context, queue, message);
    if (!known) {
      remember(context, queue, message);
      sent.push(message);
    }
    return describe(message, entry, known);
  });
  context.backlogs.of(queue.name).put(...sent);
  return result as SendMessageBatchResult;
}

function readMessage(context: SqsContext, queue: QueueRecord, entry: Entry, caller: Caller): MessageRecord {
  const { MessageBody: body, MessageSystemAttributes: system = {} } = entry;
  if (body === '') throw missingParameter('MessageBody');
  if (INVALID_CHARACTER.test(body)) throw invalidMessageContents();
  const delaySeconds = readDelay(queue, entry.DelaySeconds);
  const ordering = readOrdering(queue, entry);
  const attributes = readMessageAttributes(entry.MessageAttributes);
  requireBytes(numberOf(queue, 'MaximumMessageSize'), bytesOf(body) + attributesBytes(attributes));
  const { now } = context.clock;
  return {
    queueName: queue.name,
    messageId: randomUuid(context.random),
    order: context.backlogs.nextOrder(),
    body,
    attributes,
    ...readTraceHeader(context, system, caller),
    senderId: userIdOf(caller, context.neighbours) ?? 'anonymous',
    sentAtMs: now,
    visibleAtMs: now + delaySeconds * 1000,
    receives: 0,
    ...ordering,
    ...(isFifo(queue) && { sequenceNumber: context.backlogs.nextSequence() }),
  };
}

/** Of a FIFO queue each message waits as long as the queue says. */
function readDelay(queue: QueueRecord, given: number | undefined): number {
  if (isFifo(queue)) {
    if (given) throw invalidValue(given, 'DelaySeconds', WRONG_TYPE);
    return numberOf(queue, 'DelaySeconds');
  }
  if (given !== undefined && (given < 0 || given > LONGEST_DELAY_SECONDS))
    throw invalidValue(given, 'DelaySeconds', `DelaySeconds must be >= 0 and <= ${LONGEST_DELAY_SECONDS}.`);
  return given ?? numberOf(queue, 'DelaySeconds');
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-key-terms.html */
function readOrdering(queue: QueueRecord, entry: Entry): Pick<MessageRecord, 'groupId' | 'deduplicationId'> {
  const { MessageGroupId: groupId, MessageDeduplicationId: deduplicationId, MessageBody: body } = entry;
  requireFifoId('MessageGroupId', groupId);
  if (!isFifo(queue)) {
    if (deduplicationId !== undefined) throw invalidValue(deduplicationId, 'MessageDeduplicationId', WRONG_TYPE);
    // groups of a standard queue keep it fair to many senders, and order nothing
    return groupId === undefined ? {} : { groupId };
  }
  requireFifoId('MessageDeduplicationId', deduplicationId);
  if (groupId === undefined) throw missingParameter('MessageGroupId');
  if (deduplicationId !== undefined) return { groupId, deduplicationId };
  if (attributeOf(queue, 'ContentBasedDeduplication') !== 'true')
    throw invalidParameter(
      'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    );
  return { groupId, deduplicationId: sha256OfText(body) };
}

function requireFifoId(parameter: string, id: string | undefined): void {
  if (id === undefined || FIFO_ID.test(id)) return;
  throw invalidValue(
    id,
    parameter,
    `${parameter} can only include alphanumeric and punctuation characters. 1 to 128 in length.`,
  );
}

function requireBytes(most: number, bytes: number): void {
  if (bytes > most)
    throw invalidParameter(`One or more parameters are invalid. Reason: Message must be shorter than ${most} bytes.`);
}

/** The queue's own limit is each message's; all of them together have the largest message's. */
function requireBatchBytes(entries: readonly Entry[]): void {
  const bytes = entries.reduce(
    (sum, { MessageBody, MessageAttributes = {} }) => sum + bytesOf(MessageBody) + givenBytes(MessageAttributes),
    0,
  );
  if (bytes > MOST_BYTES)
    throw new ServiceException(
      'BatchRequestTooLong',
      400,
      `Batch requests cannot be longer than ${MOST_BYTES} bytes. You have sent ${bytes} bytes.`,
    );
}

const givenBytes = (attributes: NonNullable<Entry['MessageAttributes']>) =>
  Object.entries(attributes).reduce(
    (sum, [name, { DataType, StringValue = '', BinaryValue }]) =>
      sum + bytesOf(name) + bytesOf(DataType) + (BinaryValue?.length ?? bytesOf(StringValue)),
    0,
  );

/** What a function's run has led to carries the chain that it is part of. */
function readTraceHeader(
  { random, clock, chains }: SqsContext,
  system: NonNullable<Entry['MessageSystemAttributes']>,
  caller: Caller,
): { traceHeader?: AttributeValue } {
  const [unknown] = Object.keys(system).filter((name) => name !== TRACE_HEADER);
  if (unknown !== undefined) throw invalidParameter(`Message system attribute name '${unknown}' is invalid.`);
  const given = system[TRACE_HEADER];
  if (given) return { traceHeader: readAttribute(TRACE_HEADER, given, 'system') };
  const lineage = chains.lineageOf(caller);
  return lineage ? { traceHeader: { dataType: 'String', text: traceHeader(random, clock.now, lineage) } } : {};
}

const TRACE_HEADER = 'AWSTraceHeader';

/** As it was accepted first, when it was before. */
function describe(message: MessageRecord, given: Entry, known: Accepted | undefined): SendMessageResult {
  const { messageId, sequenceNumber } = known ?? message;
  const { traceHeader: header } = message;
  // of what the sender has set
  const system = given.MessageSystemAttributes?.[TRACE_HEADER] && header ? { [TRACE_HEADER]: header } : {};
  return {
    MD5OfMessageBody: md5OfText(message.body),
    MD5OfMessageAttributes: md5OfAttributes(message.attributes),
    MD5OfMessageSystemAttributes: md5OfAttributes(system),
    MessageId: messageId,
    SequenceNumber: sequenceNumber,
  };
}

const invalidMessageContents = () =>
  new ServiceException(
    'InvalidMessageContents',
    400,
    'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF',
  );
