/** What SQS keeps. */
import { QUEUES, queueTopic } from '../../api/topics.ts';
import type { TableDeclaration } from '../../kernel/table.ts';

export interface QueueRecord {
  name: string;
  /** Those that were set, as text, in AWS's names. */
  attributes: Readonly<Record<string, string>>;
  tags: Readonly<Record<string, string>>;
  createdAtMs: number;
  modifiedAtMs: number;
  purgedAtMs?: number;
}

/** A name that is not free again yet. */
export interface DeletedQueue {
  name: string;
  deletedAtMs: number;
}

/** One of them is set: a text, or bytes in base64. */
export interface AttributeValue {
  dataType: string;
  text?: string;
  base64?: string;
}

export interface MessageRecord {
  queueName: string;
  messageId: string;
  /** Counts the account's messages in the order in which they came into their queue. */
  order: number;
  body: string;
  attributes: Readonly<Record<string, AttributeValue>>;
  /** The one system attribute that a sender may set. */
  traceHeader?: AttributeValue;
  senderId: string;
  sentAtMs: number;
  /** Until then it is delayed, or in flight when it was received. */
  visibleAtMs: number;
  receives: number;
  firstReceivedAtMs?: number;
  /** Last. */
  receivedAtMs?: number;
  groupId?: string;
  /** Of FIFO queues. */
  deduplicationId?: string;
  sequenceNumber?: string;
  /** ARN of the queue from which it came to this one, a dead-letter queue. */
  deadLetterSource?: string;
}

/** What a FIFO queue has accepted under a deduplication id. */
export interface Deduplication {
  queueName: string;
  messageId: string;
  sequenceNumber: string;
  expiresAtMs: number;
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html */
export interface MoveTask {
  taskId: string;
  sourceArn: string;
  destinationArn?: string;
  messagesPerSecond?: number;
  status: 'RUNNING' | 'COMPLETED' | 'CANCELLED' | 'FAILED';
  moved: number;
  toMove: number;
  failureReason?: string;
  startedAtMs: number;
}

/** By name. */
const queues: TableDeclaration<QueueRecord> = {
  name: 'queues',
  kind: 'resource',
  topics: ({ name }) => [QUEUES, queueTopic(name)],
};

/** By name. */
const deletedQueues: TableDeclaration<DeletedQueue> = { name: 'deletedQueues', kind: 'resource' };

/** By queue and id. */
const messages: TableDeclaration<MessageRecord> = {
  name: 'queueMessages',
  kind: 'queue',
  topics: ({ queueName }) => [QUEUES, queueTopic(queueName)],
};

/** By queue, scope and id. */
const deduplications: TableDeclaration<Deduplication> = { name: 'messageDeduplications', kind: 'queue' };

/** By id. */
const moveTasks: TableDeclaration<MoveTask> = {
  name: 'messageMoveTasks',
  kind: 'resource',
  topics: ({ sourceArn }) => [queueTopic(sourceArn.split(':')[5] ?? '')],
};

export const SQS_TABLES = { queues, deletedQueues, messages, deduplications, moveTasks };
