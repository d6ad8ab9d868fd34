/**
 * Tags of log groups, by ARN and, as before 2022, by name.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_TagResource.html
 */
import { ServiceException } from '../../api/errors.ts';
import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  ListTagsLogGroupRequest,
  ListTagsLogGroupResponse,
  TagLogGroupRequest,
  TagResourceRequest,
  UntagLogGroupRequest,
  UntagResourceRequest,
} from '../../api/models/logs-types.ts';
import type { LogGroupSource } from '../../kernel/log-source.ts';
import type { LogsContext } from './context.ts';
import { invalidParameter, logGroupArn, requireLogGroup } from './log-group-reference.ts';
import type { MadeLogGroup } from './made-log-groups.ts';

const MAXIMUM_TAGS = 50;

/** As a record, which a group that Lambda made by writing has not. */
export function madeOf({ made }: LogsContext, { name, createdAtMs }: LogGroupSource): Readonly<MadeLogGroup> {
  return made.get(name) ?? { name, createdAtMs, logGroupClass: 'STANDARD', tags: {}, streams: {} };
}

export function requireFewTags(tags: MadeLogGroup['tags']): MadeLogGroup['tags'] {
  if (Object.keys(tags).length > MAXIMUM_TAGS)
    throw new ServiceException('TooManyTagsException', 400, `A resource may have at most ${MAXIMUM_TAGS} tags.`);
  return tags;
}

export const listTagsForResource = (
  context: LogsContext,
  { resourceArn }: ListTagsForResourceRequest,
): ListTagsForResourceResponse => tagsOf(context, nameIn(context, resourceArn));

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_ListTagsLogGroup.html */
export const listTagsLogGroup = (
  context: LogsContext,
  { logGroupName }: ListTagsLogGroupRequest,
): ListTagsLogGroupResponse => tagsOf(context, logGroupName);

export const tagResource = (context: LogsContext, { resourceArn, tags }: TagResourceRequest): Record<string, never> =>
  changeTags(context, nameIn(context, resourceArn), (before) => ({ ...before, ...tags }));

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_TagLogGroup.html */
export const tagLogGroup = (context: LogsContext, { logGroupName, tags }: TagLogGroupRequest): Record<string, never> =>
  changeTags(context, logGroupName, (before) => ({ ...before, ...tags }));

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_UntagResource.html */
export const untagResource = (context: LogsContext, input: UntagResourceRequest): Record<string, never> =>
  changeTags(context, nameIn(context, input.resourceArn), without(input.tagKeys));

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_UntagLogGroup.html */
export const untagLogGroup = (
  context: LogsContext,
  { logGroupName, tags }: UntagLogGroupRequest,
): Record<string, never> => changeTags(context, logGroupName, without(tags));

type Change = (tags: MadeLogGroup['tags']) => MadeLogGroup['tags'];

const without =
  (keys: readonly string[]): Change =>
  (tags) =>
    Object.fromEntries(Object.entries(tags).filter(([key]) => !keys.includes(key)));

function tagsOf(context: LogsContext, logGroupName: string): { tags: Record<string, string> } {
  const group = requireLogGroup(context.logs, { logGroupName });
  return { tags: { ...madeOf(context, group).tags } };
}

function changeTags(context: LogsContext, logGroupName: string, change: Change): Record<string, never> {
  const group = requireLogGroup(context.logs, { logGroupName });
  const made = madeOf(context, group);
  context.made.set(group.name, { ...made, tags: requireFewTags(change(made.tags)) });
  return {};
}

/** A log group's ARN without the `:*` that DescribeLogGroups also shows. */
function nameIn({ scope }: LogsContext, arn: string): string {
  const prefix = logGroupArn(scope, '');
  if (!arn.startsWith(prefix)) throw invalidParameter('Invalid resource ARN.');
  return arn.slice(prefix.length);
}
