/** Tags of rules and event buses: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-tagging.html */
import { validationException } from '../../api/errors.ts';
import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  TagResourceRequest,
  UntagResourceRequest,
} from '../../api/models/events-types.ts';
import { DEFAULT_BUS, type EventBridgeContext, ruleKey, type Tags } from './context.ts';
import { requireBus } from './event-buses.ts';
import { requireRule } from './rules.ts';
import { limitedTags, tagsOf } from './tag-list.ts';

export function tagResource(context: EventBridgeContext, input: TagResourceRequest): Record<string, never> {
  const { tags, replace } = requireTagged(context, input.ResourceARN);
  replace(limitedTags({ ...tags, ...tagsOf(input.Tags) }));
  return {};
}

export function untagResource(context: EventBridgeContext, input: UntagResourceRequest): Record<string, never> {
  const { tags, replace } = requireTagged(context, input.ResourceARN);
  replace(Object.fromEntries(Object.entries(tags).filter(([key]) => !input.TagKeys.includes(key))));
  return {};
}

export function listTagsForResource(
  context: EventBridgeContext,
  { ResourceARN }: ListTagsForResourceRequest,
): ListTagsForResourceResponse {
  const { tags } = requireTagged(context, ResourceARN);
  return { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) };
}

interface Tagged {
  tags: Tags;
  replace(tags: Tags): void;
}

function requireTagged(context: EventBridgeContext, arn: string): Tagged {
  const { busName, ruleName } = resourceOf(arn);
  const { buses, rules } = context;
  if (ruleName === undefined) {
    const bus = requireBus(context, busName);
    return { tags: bus.tags, replace: (tags) => buses.set(bus.name, { ...bus, tags }) };
  }
  const rule = requireRule(context, busName, ruleName);
  return { tags: rule.tags, replace: (tags) => rules.set(ruleKey(rule.busName, rule.name), { ...rule, tags }) };
}

/** `event-bus/b`, `rule/r`, `rule/b/r`; a bus may have slashes in its name. */
function resourceOf(arn: string): { busName: string; ruleName?: string } {
  const { bus, ofBus, rule } =
    /^arn:[^:]+:events:[^:]*:\d{12}:(?:event-bus\/(?<bus>.+)|rule\/(?:(?<ofBus>.+)\/)?(?<rule>[^/]+))$/.exec(arn)
      ?.groups ?? {};
  if (bus !== undefined) return { busName: bus };
  if (rule !== undefined) return { busName: ofBus ?? DEFAULT_BUS, ruleName: rule };
  throw validationException(`Parameter ${arn} is not valid. Reason: Provided Arn is not in correct format.`);
}
