/**
 * Queues as resources: created, listed, tagged, purged, deleted.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
 */
import { ServiceException } from '../../api/errors.ts';
import type {
  CreateQueueRequest,
  CreateQueueResult,
  DeleteQueueRequest,
  GetQueueUrlRequest,
  GetQueueUrlResult,
  ListDeadLetterSourceQueuesRequest,
  ListDeadLetterSourceQueuesResult,
  ListQueuesRequest,
  ListQueuesResult,
  ListQueueTagsRequest,
  ListQueueTagsResult,
  PurgeQueueRequest,
  TagQueueRequest,
  UntagQueueRequest,
} from '../../api/models/sqs-types.ts';
import type { Caller } from '../../kernel/caller.ts';
import { byText, isText, nextToken, page, readPageToken } from '../../kernel/page.ts';
import type { SqsContext } from './context.ts';
import { forgetDeduplications } from './deduplication.ts';
import { FIFO_SUFFIX, queueUrl, requirePermission, requireQueue } from './queue.ts';
import { differs, merged, readAttributes } from './queue-attributes.ts';
import { sourcesOf } from './redrive-policy.ts';
import { invalidParameter, missingParameter, queueDoesNotExist, requireRange } from './refusals.ts';
import type { QueueRecord } from './tables.ts';

type Nothing = Record<string, never>;

const NAME = /^[A-Za-z0-9_-]{1,80}$/;
const FIFO_NAME = /^(?=.{1,80}$)[A-Za-z0-9_-]+\.fifo$/;
const PAGE_SIZE = 1000;
const MOST_TAGS = 50;
/** A queue is purged once in so long, and the name of a deleted one is free again after so long. */
const MINUTE_MS = 60_000;

/** A queue that is there already, set the same, is created as well. */
export function createQueue(context: SqsContext, input: CreateQueueRequest): CreateQueueResult {
  const { QueueName: name, Attributes: given = {}, tags = {} } = input;
  requireName(name, given.FifoQueue);
  const attributes = readAttributes(context, name, given);
  const there = context.queues.get(name);
  if (there) requireSame(there, attributes);
  else {
    requireTags(tags);
    requireFree(context, name);
    const { now } = context.clock;
    const queue = { name, attributes: merged({}, attributes), tags, createdAtMs: now, modifiedAtMs: now };
    context.queues.set(name, queue);
  }
  return { QueueUrl: queueUrl(context.scope, name) };
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteQueue.html */
export function deleteQueue(context: SqsContext, input: DeleteQueueRequest, caller: Caller): Nothing {
  const { name } = requireQueue(context, input.QueueUrl, caller, 'DeleteQueue');
  context.queues.delete(name);
  context.backlogs.of(name).close(queueDoesNotExist());
  context.backlogs.drop(name);
  forgetDeduplications(context, name);
  context.deletedQueues.set(name, { name, deletedAtMs: context.clock.now });
  freeInTime(context, name);
  return {};
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueUrl.html */
export function getQueueUrl(context: SqsContext, input: GetQueueUrlRequest, caller: Caller): GetQueueUrlResult {
  const { QueueName: name, QueueOwnerAWSAccountId: owner = context.scope.accountId } = input;
  const queue = owner === context.scope.accountId ? context.queues.get(name) : undefined;
  if (!queue) throw queueDoesNotExist();
  requirePermission(context, queue, caller, 'GetQueueUrl');
  return { QueueUrl: queueUrl(context.scope, name) };
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueues.html */
export function listQueues(context: SqsContext, input: ListQueuesRequest): ListQueuesResult {
  const { QueueNamePrefix: prefix = '' } = input;
  const found = [...context.queues.values()].filter(({ name }) => name.startsWith(prefix));
  const { urls, token } = pageOfUrls(context, found, input);
  return { ...(urls.length > 0 && { QueueUrls: urls }), ...token };
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListDeadLetterSourceQueues.html */
export function listDeadLetterSourceQueues(
  context: SqsContext,
  input: ListDeadLetterSourceQueuesRequest,
  caller: Caller,
): ListDeadLetterSourceQueuesResult {
  const { name } = requireQueue(context, input.QueueUrl, caller, 'ListDeadLetterSourceQueues');
  const { urls, token } = pageOfUrls(context, sourcesOf(context, name), input);
  return { queueUrls: urls, ...token };
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_PurgeQueue.html */
export function purgeQueue(context: SqsContext, input: PurgeQueueRequest, caller: Caller): Nothing {
  const queue = requireQueue(context, input.QueueUrl, caller, 'PurgeQueue');
  const { now } = context.clock;
  if (queue.purgedAtMs !== undefined && now < queue.purgedAtMs + MINUTE_MS)
    throw new ServiceException(
      'PurgeQueueInProgress',
      403,
      `Only one PurgeQueue operation on ${queue.name} is allowed every 60 seconds.`,
    );
  context.backlogs.of(queue.name).clear();
  context.queues.set(queue.name, { ...queue, purgedAtMs: now });
  return {};
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_TagQueue.html */
export function tagQueue(context: SqsContext, input: TagQueueRequest, caller: Caller): Nothing {
  const queue = requireQueue(context, input.QueueUrl, caller, 'TagQueue');
  if (Object.keys(input.Tags).length === 0) throw missingParameter('Tags');
  const tags = { ...queue.tags, ...input.Tags };
  requireTags(tags);
  context.queues.set(queue.name, { ...queue, tags });
  return {};
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_UntagQueue.html */
export function untagQueue(context: SqsContext, input: UntagQueueRequest, caller: Caller): Nothing {
  const queue = requireQueue(context, input.QueueUrl, caller, 'UntagQueue');
  if (input.TagKeys.length === 0) throw invalidParameter('Tag keys must be between 1 and 128 characters in length.');
  const tags = Object.entries(queue.tags).filter(([key]) => !input.TagKeys.includes(key));
  context.queues.set(queue.name, { ...queue, tags: Object.fromEntries(tags) });
  return {};
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueueTags.html */
export function listQueueTags(context: SqsContext, input: ListQueueTagsRequest, caller: Caller): ListQueueTagsResult {
  const { tags } = requireQueue(context, input.QueueUrl, caller, 'ListQueueTags');
  return Object.keys(tags).length > 0 ? { Tags: { ...tags } } : {};
}

/** Timers are never stored: a restored engine derives them from its records. */
export function resumeDeletedQueues(context: SqsContext): void {
  for (const name of context.deletedQueues.keys()) freeInTime(context, name);
}

function requireName(name: string, fifo: string | undefined): void {
  if (fifo?.toLowerCase() === 'true') {
    if (FIFO_NAME.test(name)) return;
    throw invalidParameter(
      'The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with ' +
        `${FIFO_SUFFIX} suffix and be 1 to 80 in length.`,
    );
  }
  if (NAME.test(name)) return;
  throw invalidParameter('Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length');
}

/** What a request does not say may be as it is. */
function requireSame(queue: QueueRecord, attributes: Readonly<Record<string, string>>): void {
  const different = Object.entries(attributes).find(([name, text]) => differs(queue, name, text));
  if (different)
    throw new ServiceException(
      'QueueNameExists',
      400,
      `A queue already exists with the same name and a different value for attribute ${different[0]}`,
    );
}

function requireFree({ deletedQueues }: SqsContext, name: string): void {
  if (deletedQueues.has(name))
    throw new ServiceException(
      'QueueDeletedRecently',
      400,
      'You must wait 60 seconds after deleting a queue before you can create another with the same name.',
    );
}

function freeInTime({ clock, deletedQueues }: SqsContext, name: string): void {
  const atMs = (deletedQueues.get(name)?.deletedAtMs ?? 0) + MINUTE_MS;
  clock.schedule(atMs, {
    fire: () => deletedQueues.delete(name),
    coming: () =>
      deletedQueues.has(name) ? { atMs, name: `name of the deleted queue ${name} free again` } : undefined,
  });
}

function requireTags(tags: Readonly<Record<string, string>>): void {
  const keys = Object.keys(tags);
  if (keys.length > MOST_TAGS)
    throw invalidParameter(`Too many tags added for queue. The maximum number of tags per queue is ${MOST_TAGS}.`);
  if (keys.some((key) => key.length < 1 || key.length > 128))
    throw invalidParameter('Tag keys must be between 1 and 128 characters in length.');
  if (keys.some((key) => /^aws:/i.test(key)))
    throw invalidParameter('Tag keys starting with the aws: prefix are reserved.');
  if (Object.values(tags).some((value) => value.length > 256))
    throw invalidParameter('Tag values must be between 0 and 256 characters in length.');
}

function pageOfUrls(
  { scope }: SqsContext,
  queues: readonly Readonly<QueueRecord>[],
  { MaxResults: most, NextToken: given }: Pick<ListQueuesRequest, 'MaxResults' | 'NextToken'>,
): { urls: string[]; token: { NextToken?: string } } {
  requireRange(most, 'MaxResults', 1, PAGE_SIZE);
  if (given !== undefined && most === undefined) throw missingParameter('MaxResults');
  const after = readPageToken(given, isText, () => invalidParameter('Invalid or expired next token.'));
  const { records, next } = page(
    queues,
    byText(({ name }) => name),
    after,
    most ?? PAGE_SIZE,
  );
  return {
    urls: records.map(({ name }) => queueUrl(scope, name)),
    token: most === undefined ? {} : nextToken('NextToken', next),
  };
}
