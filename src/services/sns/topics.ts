/** Topics: https://docs.aws.amazon.com/sns/latest/dg/sns-create-topic.html */
import { ServiceException } from '../../api/errors.ts';
import type {
  CreateTopicInput,
  CreateTopicResponse,
  DeleteTopicInput,
  ListTopicsInput,
  ListTopicsResponse,
} from '../../api/models/sns-types.ts';
import type { Caller } from '../../kernel/caller.ts';
import { byText, isText, nextToken, page, readPageToken } from '../../kernel/page.ts';
import type { SnsContext, TopicRecord } from './context.ts';
import { invalidParameter, requireArnForm } from './refusals.ts';
import { readTags } from './tags.ts';
import { FIFO_SUFFIX, isFifo, subscriptionsOf, topicArn } from './topic.ts';
import { readAttributes } from './topic-attributes.ts';
import { requirePermission } from './topic-policy.ts';

const PAGE_SIZE = 100;
const MAXIMUM_TOPICS = 100_000;
const NAME = /^[A-Za-z0-9_-]+$/;
const LONGEST_NAME = 256;

/** https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html: asked again for the same, it gives the same. */
export function createTopic(context: SnsContext, input: CreateTopicInput): CreateTopicResponse {
  const { Name: name, Attributes = {}, Tags = [] } = input;
  const attributes = readAttributes(Attributes);
  requireName(name, isFifo({ attributes }));
  // Differs from AWS: messages are not searched for personal data
  if (input.DataProtectionPolicy !== undefined)
    throw invalidParameter('DataProtectionPolicy Reason: Coldspark does not search messages for personal data');
  const tags = readTags(Tags);
  const arn = topicArn(context.scope, name);
  const known = context.topics.get(arn);
  if (known) requireSame(known, attributes, tags);
  else {
    if (context.topics.size >= MAXIMUM_TOPICS)
      throw new ServiceException('TopicLimitExceededException', 403, 'Topic limit exceeded');
    context.topics.set(arn, { arn, name, attributes, tags, subscriptionsDeleted: 0, lastSequenceNumber: 0 });
  }
  return { TopicArn: arn };
}

/** https://docs.aws.amazon.com/sns/latest/api/API_DeleteTopic.html: with its subscriptions; of none it does nothing. */
export function deleteTopic(
  context: SnsContext,
  { TopicArn }: DeleteTopicInput,
  caller: Caller,
): Record<string, never> {
  requireArnForm('TopicArn', TopicArn);
  const topic = context.topics.get(TopicArn);
  if (!topic) return {};
  requirePermission(context, topic, 'DeleteTopic', caller);
  for (const { arn } of subscriptionsOf(context, TopicArn)) context.subscriptions.delete(arn);
  context.topics.delete(TopicArn);
  return {};
}

/** https://docs.aws.amazon.com/sns/latest/api/API_ListTopics.html */
export function listTopics({ topics }: SnsContext, { NextToken }: ListTopicsInput): ListTopicsResponse {
  const after = readPageToken(NextToken, isText, () => invalidParameter('NextToken Reason: invalid'));
  const { records, next } = page(
    topics.values(),
    byText(({ name }) => name),
    after,
    PAGE_SIZE,
  );
  return { Topics: records.map(({ arn }) => ({ TopicArn: arn })), ...nextToken('NextToken', next) };
}

/** FIFO topics, and no others, end as such. */
function requireName(name: string, isFifoTopic: boolean): void {
  const stem = isFifoTopic && name.endsWith(FIFO_SUFFIX) ? name.slice(0, -FIFO_SUFFIX.length) : name;
  const fits = NAME.test(stem) && name.length <= LONGEST_NAME && isFifoTopic === name.endsWith(FIFO_SUFFIX);
  if (!fits) throw invalidParameter('Topic Name');
}

/** What is asked for again must be as it is; what is not named may be whatever it is. */
function requireSame(known: TopicRecord, attributes: TopicRecord['attributes'], tags: TopicRecord['tags']): void {
  const differs = (given: Readonly<Record<string, string>>, kept: Readonly<Record<string, string>>) =>
    Object.entries(given).some(([name, value]) => kept[name] !== value);
  if (differs(attributes, known.attributes))
    throw invalidParameter('Attributes Reason: Topic already exists with different attributes');
  if (differs(tags, known.tags)) throw invalidParameter('Tags Reason: Topic already exists with different tags');
}
