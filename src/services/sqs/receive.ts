/**
 * ReceiveMessage: what is received is hidden from everybody else until its visibility timeout is over; what was received
 * too often goes to the dead-letter queue in its place.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html
 *
 * Differs from AWS: ReceiveRequestAttemptId is taken and not used.
 */
import { ServiceException } from '../../api/errors.ts';
import type { Message, ReceiveMessageRequest } from '../../api/models/sqs-types.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { AnswerDone } from '../../kernel/service.ts';
import type { Backlog, Waiter } from './backlog.ts';
import type { SqsContext } from './context.ts';
import { moveToDeadLetters } from './dead-letters.ts';
import { describeAttribute, md5OfAttributes, md5OfText } from './message-attributes.ts';
import { requireQueue } from './queue.ts';
import { numberOf } from './queue-attributes.ts';
import { receiptHandle } from './receipt.ts';
import { redrivePolicyOf } from './redrive-policy.ts';
import { invalidValue, requireRange } from './refusals.ts';
import type { MessageRecord } from './tables.ts';

const MOST_MESSAGES = 10;
const LONGEST_WAIT_SECONDS = 20;
export const LONGEST_VISIBILITY_SECONDS = 43_200;
const MOST_IN_FLIGHT = 120_000;

/** Long polls wait on the account's time. */
export function receiveMessage(
  context: SqsContext,
  input: ReceiveMessageRequest,
  done: AnswerDone,
  caller: Caller,
): void {
  const queue = requireQueue(context, input.QueueUrl, caller, 'ReceiveMessage');
  const { MaxNumberOfMessages: most = 1, WaitTimeSeconds, VisibilityTimeout } = input;
  if (most < 1 || most > MOST_MESSAGES)
    throw invalidValue(most, 'MaxNumberOfMessages', `Must be between 1 and ${MOST_MESSAGES}, if provided.`);
  requireRange(WaitTimeSeconds, 'WaitTimeSeconds', 0, LONGEST_WAIT_SECONDS);
  requireRange(VisibilityTimeout, 'VisibilityTimeout', 0, LONGEST_VISIBILITY_SECONDS);
  const backlog = context.backlogs.of(queue.name);
  requireRoomInFlight(backlog);

  const take = (): boolean => {
    const messages = receive(context, queue.name, most, VisibilityTimeout);
    if (messages.length === 0) return false;
    done({ output: { Messages: messages.map((message) => describe(message, input)) } });
    return true;
  };
  if (take()) return;
  const waitSeconds = WaitTimeSeconds ?? numberOf(queue, 'ReceiveMessageWaitTimeSeconds');
  if (waitSeconds === 0) {
    done({ output: {} });
    return;
  }
  let isWaiting = true;
  const waiter: Waiter = {
    offer: () => {
      if (!take()) return false;
      isWaiting = false;
      return true;
    },
    close: (answer) => {
      isWaiting = false;
      done(answer);
    },
  };
  backlog.wait(waiter);
  context.clock.schedule(context.clock.now + waitSeconds * 1000, {
    fire: () => {
      if (!isWaiting) return;
      backlog.stopWaiting(waiter);
      done({ output: {} });
    },
  });
}

/** Takes so many for one consumer. */
function receive(
  context: SqsContext,
  queueName: string,
  most: number,
  visibilitySeconds: number | undefined,
): Readonly<MessageRecord>[] {
  const queue = context.queues.get(queueName);
  if (!queue) return [];
  const backlog = context.backlogs.of(queueName);
  const policy = redrivePolicyOf(queue);
  const taken: Readonly<MessageRecord>[] = [];
  const given: Readonly<MessageRecord>[] = [];
  for (const message of backlog.receivable()) {
    if (taken.length === most) break;
    if (policy && message.receives >= policy.maxReceiveCount) given.push(message);
    else taken.push(message);
  }
  for (const message of given) moveToDeadLetters(context, message, policy?.deadLetterTargetArn ?? '');
  const { now } = context.clock;
  const visibleAtMs = now + (visibilitySeconds ?? numberOf(queue, 'VisibilityTimeout')) * 1000;
  const received = taken.map((message) => ({
    ...message,
    receives: message.receives + 1,
    firstReceivedAtMs: message.firstReceivedAtMs ?? now,
    receivedAtMs: now,
    visibleAtMs,
  }));
  backlog.put(...received);
  return received;
}

function requireRoomInFlight(backlog: Backlog): void {
  if (backlog.counts.inFlight >= MOST_IN_FLIGHT)
    throw new ServiceException(
      'OverLimit',
      403,
      `The specified action violates a limit: a queue has at most ${MOST_IN_FLIGHT} messages in flight.`,
    );
}

function describe(message: Readonly<MessageRecord>, input: ReceiveMessageRequest): Message {
  const systemNames = [...(input.AttributeNames ?? []), ...(input.MessageSystemAttributeNames ?? [])];
  const system = wantedOf(systemAttributesOf(message), (name) => systemNames.some((n) => n === 'All' || n === name));
  const attributes = wantedOf(message.attributes, (name) => isWanted(name, input.MessageAttributeNames ?? []));
  return {
    MessageId: message.messageId,
    ReceiptHandle: receiptHandle(message),
    MD5OfBody: md5OfText(message.body),
    Body: message.body,
    ...(system.length > 0 && { Attributes: Object.fromEntries(system) }),
    ...(attributes.length > 0 && {
      MD5OfMessageAttributes: md5OfAttributes(Object.fromEntries(attributes)),
      MessageAttributes: Object.fromEntries(attributes.map(([name, value]) => [name, describeAttribute(value)])),
    }),
  };
}

const wantedOf = <T>(all: Readonly<Record<string, T>>, isOf: (name: string) => boolean): [string, T][] =>
  Object.entries(all).filter(([name]) => isOf(name));

/** By name, by how it begins (`foo.*`), or all. */
const isWanted = (name: string, patterns: readonly string[]) =>
  patterns.some(
    (pattern) =>
      pattern === 'All' || pattern === name || (pattern.endsWith('.*') && name.startsWith(pattern.slice(0, -2))),
  );

function systemAttributesOf(message: Readonly<MessageRecord>): Record<string, string> {
  const { groupId, deduplicationId, sequenceNumber, traceHeader, deadLetterSource } = message;
  return {
    SenderId: message.senderId,
    SentTimestamp: milliseconds(message.sentAtMs),
    ApproximateReceiveCount: String(message.receives),
    ApproximateFirstReceiveTimestamp: milliseconds(message.firstReceivedAtMs ?? message.sentAtMs),
    ...(sequenceNumber !== undefined && { SequenceNumber: sequenceNumber }),
    ...(deduplicationId !== undefined && { MessageDeduplicationId: deduplicationId }),
    ...(groupId !== undefined && { MessageGroupId: groupId }),
    ...(traceHeader?.text !== undefined && { AWSTraceHeader: traceHeader.text }),
    ...(deadLetterSource !== undefined && { DeadLetterQueueSourceArn: deadLetterSource }),
  };
}

const milliseconds = (ms: number) => String(Math.floor(ms));
