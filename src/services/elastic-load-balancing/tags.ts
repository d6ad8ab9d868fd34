/** Tags of load balancers, listeners, rules and target groups. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-tags.html */
import type {
  AddTagsInput,
  DescribeTagsInput,
  DescribeTagsOutput,
  RemoveTagsInput,
  Tag,
} from '../../api/models/elbv2-types.ts';
import type { LoadBalancingContext, Tags } from './context.ts';
import {
  listenerNotFound,
  loadBalancerNotFound,
  refusal,
  ruleNotFound,
  targetGroupNotFound,
  validationError,
} from './refusals.ts';
import { findRule } from './rule.ts';

const MAXIMUM_TAGS = 50;
const MOST_RESOURCES = 20;

export function addTags(context: LoadBalancingContext, { ResourceArns, Tags }: AddTagsInput): Record<string, never> {
  const added = readTags(Tags);
  for (const arn of ResourceArns) requireFew({ ...requireTagged(context, arn).tags, ...added });
  // each anew: a listener and its default rule are one record
  for (const arn of ResourceArns) {
    const { tags, replace } = requireTagged(context, arn);
    replace({ ...tags, ...added });
  }
  return {};
}

export function removeTags(context: LoadBalancingContext, input: RemoveTagsInput): Record<string, never> {
  const { ResourceArns, TagKeys } = input;
  for (const arn of ResourceArns) requireTagged(context, arn);
  for (const arn of ResourceArns) {
    const { tags, replace } = requireTagged(context, arn);
    replace(Object.fromEntries(Object.entries(tags).filter(([key]) => !TagKeys.includes(key))));
  }
  return {};
}

export function describeTags(context: LoadBalancingContext, { ResourceArns }: DescribeTagsInput): DescribeTagsOutput {
  if (ResourceArns.length > MOST_RESOURCES)
    throw validationError(`You cannot describe tags of more than '${MOST_RESOURCES}' resources at a time`);
  return {
    TagDescriptions: ResourceArns.map((ResourceArn) => ({
      ResourceArn,
      Tags: Object.entries(requireTagged(context, ResourceArn).tags).map(([Key, Value]) => ({ Key, Value })),
    })),
  };
}

/** Throws for keys that come twice, and for too many. */
export function readTags(tags: readonly Tag[] = []): Tags {
  const read: Record<string, string> = {};
  for (const { Key, Value = '' } of tags) {
    if (Object.hasOwn(read, Key)) throw refusal('DuplicateTagKeys', `Tag key was specified more than once: ${Key}`);
    read[Key] = Value;
  }
  return requireFew(read);
}

function requireFew(tags: Tags): Tags {
  if (Object.keys(tags).length > MAXIMUM_TAGS)
    throw refusal('TooManyTags', `The number of tags cannot exceed '${MAXIMUM_TAGS}'`);
  return tags;
}

interface Tagged {
  tags: Tags;
  replace(tags: Tags): void;
}

function requireTagged(context: LoadBalancingContext, arn: string): Tagged {
  const { loadBalancers, targetGroups, listeners, rules } = context;
  const [kind] = (arn.split(':')[5] ?? '').split('/');
  if (kind === 'loadbalancer') return taggedIn(loadBalancers, arn) ?? refuse(loadBalancerNotFound(arn));
  if (kind === 'targetgroup') return taggedIn(targetGroups, arn) ?? refuse(targetGroupNotFound(arn));
  if (kind === 'listener') return taggedIn(listeners, arn) ?? refuse(listenerNotFound(arn));
  if (kind === 'listener-rule') {
    const rule = findRule(context, arn) ?? refuse(ruleNotFound(arn));
    if ('priority' in rule) return taggedIn(rules, arn) ?? refuse(ruleNotFound(arn));
    const { defaultRuleTags: tags } = rule;
    return { tags, replace: (defaultRuleTags) => listeners.set(rule.arn, { ...rule, defaultRuleTags }) };
  }
  throw validationError(`'${arn}' is not a valid load balancing resource ARN`);
}

function refuse(error: Error): never {
  throw error;
}

interface TagTable<T> {
  get(key: string): Readonly<T> | undefined;
  set(key: string, record: Readonly<T>): void;
}

function taggedIn<T extends { tags: Tags }>(table: TagTable<T>, arn: string): Tagged | undefined {
  const record = table.get(arn);
  return record && { tags: record.tags, replace: (tags) => table.set(arn, { ...record, tags }) };
}
