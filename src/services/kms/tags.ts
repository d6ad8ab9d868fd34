/** Tags of keys: https://docs.aws.amazon.com/kms/latest/developerguide/tagging-keys.html */
import type {
  ListResourceTagsRequest,
  ListResourceTagsResponse,
  Tag,
  TagResourceRequest,
  UntagResourceRequest,
} from '../../api/models/kms-types.ts';
import type { Caller } from '../../kernel/caller.ts';
import { asTheyCome, isCount } from '../../kernel/page.ts';
import type { KmsContext } from './context.ts';
import { requireKept, requireKeyById } from './key-reference.ts';
import { orderedPage } from './page.ts';
import { tagException } from './refusals.ts';

const TAGS_PER_KEY = 50;
const PAGE_SIZE = 50;

/** Throws for tags that no key may have. */
export function requireTags(tags: readonly Tag[]): void {
  const names = tags.map(({ TagKey }) => TagKey);
  if (new Set(names).size < names.length) throw tagException('Duplicate tag keys');
  if (names.length > TAGS_PER_KEY) throw tagException('Too many tags');
  if (names.some((name) => name.toLowerCase().startsWith('aws:')))
    throw tagException('Tags beginning with aws: are reserved');
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_TagResource.html */
export function tagResource(
  context: KmsContext,
  { KeyId, Tags }: TagResourceRequest,
  caller: Caller,
): Record<string, never> {
  const conditionKeys = {
    'aws:TagKeys': Tags.map(({ TagKey }) => TagKey),
    ...Object.fromEntries(Tags.map(({ TagKey, TagValue }) => [`aws:RequestTag/${TagKey}`, TagValue])),
  };
  const key = requireKeyById(context, KeyId, { action: 'TagResource', caller, conditionKeys });
  requireKept(context, key);
  requireTags(Tags);
  const tags = new Map([...key.tags, ...Tags].map((tag) => [tag.TagKey, tag]));
  requireTags([...tags.values()]);
  context.keys.set(key.keyId, { ...key, tags: [...tags.values()] });
  return {};
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_UntagResource.html */
export function untagResource(
  context: KmsContext,
  { KeyId, TagKeys }: UntagResourceRequest,
  caller: Caller,
): Record<string, never> {
  const conditionKeys = { 'aws:TagKeys': TagKeys };
  const key = requireKeyById(context, KeyId, { action: 'UntagResource', caller, conditionKeys });
  requireKept(context, key);
  context.keys.set(key.keyId, { ...key, tags: key.tags.filter(({ TagKey }) => !TagKeys.includes(TagKey)) });
  return {};
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_ListResourceTags.html */
export function listResourceTags(
  context: KmsContext,
  input: ListResourceTagsRequest,
  caller: Caller,
): ListResourceTagsResponse {
  const { tags } = requireKeyById(context, input.KeyId, { action: 'ListResourceTags', caller });
  const { records, more } = orderedPage(tags, asTheyCome(tags), isCount, input, PAGE_SIZE);
  return { Tags: records, ...more };
}
