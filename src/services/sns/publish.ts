/** Publish and PublishBatch. https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
import { decodeBase64 } from '../../api/base64.ts';
import { hexOf } from '../../api/digest/hex.ts';
import { sha256 } from '../../api/digest/sha.ts';
import { ServiceException } from '../../api/errors.ts';
import type {
  BatchResultErrorEntry,
  PublishBatchInput,
  PublishBatchRequestEntry,
  PublishBatchResponse,
  PublishBatchResultEntry,
  PublishInput,
  PublishResponse,
} from '../../api/models/sns-types.ts';
import type { Caller } from '../../kernel/caller.ts';
import { randomUuid } from '../../kernel/random.ts';
import type { MessageAttribute, SnsContext, TopicMessage, TopicRecord } from './context.ts';
import { remember, taken } from './deduplication.ts';
import { deliverToAll } from './delivery.ts';
import { sendText } from './mail.ts';
import { readMessageAttributes } from './message-attributes.ts';
import { countPublished } from './metrics.ts';
import { invalidParameter } from './refusals.ts';
import { isFifo, requireTopic } from './topic.ts';
import { requirePermission } from './topic-policy.ts';

type Entry = Omit<PublishBatchRequestEntry, 'Id'>;

const LARGEST_MESSAGE_BYTES = 262_144;
const BATCH_ENTRIES = 10;
/** Printable, and not a blank first. */
const SUBJECT = /^[!-~][ -~]{0,99}$/;
const PHONE_NUMBER = /^\+[1-9]\d{1,14}$/;
/** Twenty digits, as AWS's are. */
const FIRST_SEQUENCE_NUMBER = 10_000_000_000_000_000_000n;

const utf8 = new TextEncoder();
const bytesOf = (text: string) => utf8.encode(text).length;

export function publish(context: SnsContext, input: PublishInput, caller: Caller): PublishResponse {
  requireSubject(input.Subject);
  requireMessage(input.Message);
  const { PhoneNumber: phoneNumber, TopicArn, TargetArn } = input;
  if (phoneNumber !== undefined && !PHONE_NUMBER.test(phoneNumber))
    throw invalidParameter(`PhoneNumber Reason: ${phoneNumber} is not valid to publish to`);
  const attributes = readMessageAttributes(input.MessageAttributes);
  if (sizeOf(input.Message, attributes) > LARGEST_MESSAGE_BYTES) throw invalidParameter('Message too long');
  const texts = readStructure(input);
  if (phoneNumber !== undefined) {
    sendText(context, phoneNumber, texts?.sms ?? texts?.default ?? input.Message);
    return { MessageId: randomUuid(context.random) };
  }
  const arn = TopicArn ?? TargetArn;
  if (arn === undefined) throw invalidParameter('TopicArn or TargetArn Reason: no value for required parameter');
  if (arn.includes(':endpoint/'))
    throw invalidParameter('TargetArn Reason: No endpoint found for the target arn specified');
  const topic = requireTopic(context, arn, TopicArn === undefined ? 'TargetArn' : 'TopicArn');
  requirePermission(context, topic, 'Publish', caller);
  requireOrdering(topic, [input]);
  return take(context, topic, messageOf(context, topic, input, attributes, texts, caller));
}

/**
 * https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html
 *
 * What is wrong with the form of one message's attributes refuses the batch, as recorded; a message that says nothing, or
 * whose subject or structure is none, fails alone.
 */
export function publishBatch(context: SnsContext, input: PublishBatchInput, caller: Caller): PublishBatchResponse {
  const { TopicArn, PublishBatchRequestEntries: entries } = input;
  requireBatch(entries);
  const topic = requireTopic(context, TopicArn);
  requirePermission(context, topic, 'Publish', caller);
  const read = entries.map((entry) => ({ entry, attributes: readMessageAttributes(entry.MessageAttributes) }));
  const bytes = read.reduce((sum, { entry, attributes }) => sum + sizeOf(entry.Message, attributes), 0);
  if (bytes > LARGEST_MESSAGE_BYTES)
    throw new ServiceException(
      'BatchRequestTooLongException',
      400,
      'The length of all the messages put together is more than the limit.',
    );
  requireOrdering(topic, entries);
  const Successful: PublishBatchResultEntry[] = [];
  const Failed: BatchResultErrorEntry[] = [];
  for (const { entry, attributes } of read) {
    const { Id } = entry;
    try {
      requireSubject(entry.Subject);
      requireMessage(entry.Message);
      const message = messageOf(context, topic, entry, attributes, readStructure(entry), caller);
      Successful.push({ Id, ...take(context, topic, message) });
    } catch (error) {
      if (!(error instanceof ServiceException)) throw error;
      Failed.push({ Id, Code: 'InvalidParameter', Message: error.message, SenderFault: true });
    }
  }
  return { Successful, Failed };
}

function requireBatch(entries: readonly PublishBatchRequestEntry[]): void {
  const refusal = (code: string, message: string) => new ServiceException(code, 400, message);
  if (entries.length === 0)
    throw refusal('EmptyBatchRequestException', "The batch request doesn't contain any entries.");
  if (entries.length > BATCH_ENTRIES)
    throw refusal('TooManyEntriesInBatchRequestException', 'The batch request contains more entries than permissible.');
  if (new Set(entries.map(({ Id }) => Id)).size < entries.length)
    throw refusal('BatchEntryIdsNotDistinctException', 'Two or more batch entries in the request have the same Id.');
  for (const { Id } of entries) {
    const about = 'The Id of a batch entry in the batch request';
    if (Id.length > 80) throw refusal('InvalidBatchEntryIdException', `${about} is too long: ${Id}`);
    if (!/^[A-Za-z0-9_-]+$/.test(Id))
      throw refusal('InvalidBatchEntryIdException', `${about} contains an impermissible character: ${Id}`);
  }
}

function requireSubject(subject: string | undefined): void {
  if (subject !== undefined && !SUBJECT.test(subject)) throw invalidParameter('Subject');
}

function requireMessage(message: string): void {
  if (message === '') throw invalidParameter('Empty message');
}

/** What a message of the topic must say of its order, and may. */
function requireOrdering(topic: TopicRecord, entries: readonly Entry[]): void {
  const hasAll = (member: 'MessageGroupId' | 'MessageDeduplicationId') => entries.every((entry) => entry[member]);
  if (isFifo(topic)) {
    if (!hasAll('MessageGroupId')) throw invalidParameter('The MessageGroupId parameter is required for FIFO topics');
    if (topic.attributes.ContentBasedDeduplication !== 'true' && !hasAll('MessageDeduplicationId'))
      throw invalidParameter(
        'The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
      );
  } else if (entries.some(({ MessageDeduplicationId: id }) => id !== undefined))
    throw invalidParameter(
      'MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type',
    );
}

/** Texts by protocol; what is no text is as if it were not there.
 * https://docs.aws.amazon.com/sns/latest/api/API_Publish.html#API_Publish_RequestParameters */
function readStructure({ MessageStructure, Message }: Entry): Readonly<Record<string, string>> | undefined {
  if (MessageStructure !== 'json') return undefined;
  let structure: unknown;
  try {
    structure = JSON.parse(Message);
  } catch {
    throw invalidParameter('Message Structure - JSON message body failed to parse');
  }
  const entries = Object.entries(structure ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  const texts = Object.fromEntries(entries);
  if (texts.default === undefined) throw invalidParameter('Message Structure - No default entry in JSON message body');
  return texts;
}

const sizeOf = (message: string, attributes: Readonly<Record<string, MessageAttribute>>): number =>
  Object.entries(attributes).reduce(
    (sum, [name, { type, value }]) =>
      sum + bytesOf(name) + bytesOf(type) + (type.startsWith('Binary') ? decodeBase64(value).length : bytesOf(value)),
    bytesOf(message),
  );

function messageOf(
  context: SnsContext,
  topic: TopicRecord,
  entry: Entry,
  attributes: TopicMessage['attributes'],
  texts: TopicMessage['texts'] | undefined,
  caller: Caller,
): TopicMessage {
  const { Message, Subject, MessageGroupId, MessageDeduplicationId } = entry;
  const lineage = context.chains.lineageOf(caller);
  return {
    messageId: randomUuid(context.random),
    topicArn: topic.arn,
    ...(Subject !== undefined && { subject: Subject }),
    text: texts?.default ?? Message,
    ...(texts && { texts }),
    attributes,
    publishedAtMs: context.clock.now,
    ...(MessageGroupId !== undefined && { groupId: MessageGroupId }),
    ...(isFifo(topic) && { deduplicationId: MessageDeduplicationId ?? hexOf(sha256(utf8.encode(Message))) }),
    ...(lineage && { lineage }),
  };
}

/** Delivers it, unless a FIFO topic has it already. */
function take(context: SnsContext, { arn, name }: TopicRecord, message: TopicMessage): PublishResponse {
  const topic = context.topics.get(arn) as TopicRecord;
  countPublished(context, name, sizeOf(message.text, message.attributes));
  if (!isFifo(topic)) {
    deliverToAll(context, topic, message);
    return { MessageId: message.messageId };
  }
  const known = taken(context, topic, message);
  if (known) return { MessageId: known.messageId, SequenceNumber: known.sequenceNumber };
  const lastSequenceNumber = topic.lastSequenceNumber + 1;
  const sequenceNumber = String(FIRST_SEQUENCE_NUMBER + BigInt(lastSequenceNumber) * 1000n);
  context.topics.set(topic.arn, { ...topic, lastSequenceNumber });
  const numbered = { ...message, sequenceNumber };
  remember(context, topic, numbered);
  deliverToAll(context, topic, numbered);
  return { MessageId: message.messageId, SequenceNumber: sequenceNumber };
}
