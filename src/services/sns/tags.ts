/** Tags of topics. https://docs.aws.amazon.com/sns/latest/dg/sns-tags.html */
import { ServiceException } from '../../api/errors.ts';
import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  Tag,
  TagResourceRequest,
  UntagResourceRequest,
} from '../../api/models/sns-types.ts';
import type { SnsContext, TopicRecord } from './context.ts';
import { invalidParameter } from './refusals.ts';

const MAXIMUM_TAGS = 50;

/** https://docs.aws.amazon.com/sns/latest/api/API_ListTagsForResource.html */
export function listTagsForResource(
  context: SnsContext,
  { ResourceArn }: ListTagsForResourceRequest,
): ListTagsForResourceResponse {
  const { tags } = requireTagged(context, ResourceArn);
  return { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) };
}

/** https://docs.aws.amazon.com/sns/latest/api/API_TagResource.html */
export function tagResource(context: SnsContext, { ResourceArn, Tags }: TagResourceRequest): Record<string, never> {
  const topic = requireTagged(context, ResourceArn);
  context.topics.set(topic.arn, { ...topic, tags: requireFew({ ...topic.tags, ...readTags(Tags) }) });
  return {};
}

/** https://docs.aws.amazon.com/sns/latest/api/API_UntagResource.html */
export function untagResource(
  context: SnsContext,
  { ResourceArn, TagKeys }: UntagResourceRequest,
): Record<string, never> {
  const topic = requireTagged(context, ResourceArn);
  const left = Object.entries(topic.tags).filter(([key]) => !TagKeys.includes(key));
  context.topics.set(topic.arn, { ...topic, tags: Object.fromEntries(left) });
  return {};
}

/** Throws for keys that come twice, and for too many. */
export function readTags(tags: readonly Tag[]): TopicRecord['tags'] {
  const read = Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));
  if (Object.keys(read).length < tags.length) throw invalidParameter('Duplicated keys are not allowed.');
  return requireFew(read);
}

function requireFew(tags: TopicRecord['tags']): TopicRecord['tags'] {
  if (Object.keys(tags).length > MAXIMUM_TAGS)
    throw new ServiceException(
      'TagLimitExceededException',
      400,
      'Could not complete request: tag quota of per resource exceeded',
    );
  return tags;
}

function requireTagged({ topics }: SnsContext, arn: string): Readonly<TopicRecord> {
  const topic = topics.get(arn);
  if (!topic) throw new ServiceException('ResourceNotFoundException', 404, 'Resource does not exist');
  return topic;
}
