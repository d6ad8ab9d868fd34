/** Attributes of target groups of functions: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html */
import type {
  DescribeTargetGroupAttributesInput,
  DescribeTargetGroupAttributesOutput,
  ModifyTargetGroupAttributesInput,
  ModifyTargetGroupAttributesOutput,
  TargetGroupAttribute,
} from '../../api/models/elbv2-types.ts';
import type { LoadBalancingContext, TargetGroupRecord } from './context.ts';
import { invalidConfiguration, validationError } from './refusals.ts';
import { requireTargetGroup } from './target-group.ts';

const MULTI_VALUE_HEADERS = 'lambda.multi_value_headers.enabled';

/** The one that a function's has; the others are those of targets with addresses. */
const DEFAULTS = { [MULTI_VALUE_HEADERS]: 'false' };

const OF_OTHERS =
  /^(?:deregistration_delay|stickiness|slow_start|load_balancing|target_group_health|proxy_protocol_v2|preserve_client_ip|target_failover|target_health_state)\./;

export const hasMultiValueHeaders = ({ attributes }: Readonly<TargetGroupRecord>) =>
  attributes[MULTI_VALUE_HEADERS] === 'true';

export function describeTargetGroupAttributes(
  context: LoadBalancingContext,
  { TargetGroupArn }: DescribeTargetGroupAttributesInput,
): DescribeTargetGroupAttributesOutput {
  return { Attributes: describe(requireTargetGroup(context, TargetGroupArn)) };
}

export function modifyTargetGroupAttributes(
  context: LoadBalancingContext,
  { TargetGroupArn, Attributes }: ModifyTargetGroupAttributesInput,
): ModifyTargetGroupAttributesOutput {
  const group = requireTargetGroup(context, TargetGroupArn);
  const attributes = { ...group.attributes, ...Object.fromEntries(Attributes.map(readAttribute)) };
  const modified = { ...group, attributes };
  context.targetGroups.set(group.arn, modified);
  return { Attributes: describe(modified) };
}

function readAttribute({ Key = '', Value = '' }: TargetGroupAttribute): [key: string, value: string] {
  if (OF_OTHERS.test(Key))
    throw invalidConfiguration(`A target group with target type 'lambda' does not support the attribute ${Key}`);
  if (!Object.hasOwn(DEFAULTS, Key)) throw validationError(`Target group attribute key '${Key}' is not recognized`);
  if (Value !== 'true' && Value !== 'false')
    throw validationError(`'${Key}' value '${Value}' must be 'true' or 'false'`);
  return [Key, Value];
}

const describe = ({ attributes }: Readonly<TargetGroupRecord>) =>
  Object.entries({ ...DEFAULTS, ...attributes }).map(([Key, Value]) => ({ Key, Value }));
