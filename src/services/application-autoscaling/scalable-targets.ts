/** Scalable targets: https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html and its neighbours. */
import { ServiceException, validationException } from '../../api/errors.ts';
import type {
  DeregisterScalableTargetRequest,
  DescribeScalableTargetsRequest,
  DescribeScalableTargetsResponse,
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  RegisterScalableTargetRequest,
  RegisterScalableTargetResponse,
  ScalableTarget,
  TagResourceRequest,
  UntagResourceRequest,
} from '../../api/models/application-autoscaling-types.ts';
import { byText, isText, nextToken, page, readPageToken } from '../../kernel/page.ts';
import { randomId } from '../../kernel/random.ts';
import { capacityOf, pullIntoBounds } from './capacity.ts';
import { namedKey, type ScalingContext, type TargetRecord } from './context.ts';
import {
  DIMENSION,
  invalidToken,
  matches,
  NAMESPACE,
  objectNotFound,
  requireResource,
  serviceLinkedRole,
} from './resource.ts';
import { removePolicy } from './scaling-policies.ts';

const PAGE_SIZE = 50;
const TAGS = 50;

type Silent = Record<string, never>;

/** Registers, or changes what is given of a target that is registered. */
export function registerScalableTarget(
  context: ScalingContext,
  input: RegisterScalableTargetRequest,
): RegisterScalableTargetResponse {
  const { targets, clock, random, scope } = context;
  const resourceId = requireResource(input);
  const old = targets.get(resourceId);
  const { MinCapacity: min = old?.min, MaxCapacity: max = old?.max, SuspendedState, Tags = {} } = input;
  // how AWS says these three is not recorded
  if (min === undefined) throw validationException('Minimum capacity must be specified when registering a target');
  if (max === undefined) throw validationException('Maximum capacity must be specified when registering a target');
  requireBounds(min, max);
  requireTags(Tags);
  requireExisting(context, resourceId);
  const id = randomId(random, 30);
  const target: TargetRecord = {
    resourceId,
    arn: old?.arn ?? `arn:aws:application-autoscaling:${scope.region}:${scope.accountId}:scalable-target/0ec5${id}`,
    min,
    max,
    suspended: { ...(old?.suspended ?? NOT_SUSPENDED), ...SuspendedState },
    tags: { ...old?.tags, ...Tags },
    createdAtMs: old?.createdAtMs ?? clock.now,
  };
  targets.set(resourceId, target);
  pullIntoBounds(context, target);
  return { ScalableTargetARN: target.arn };
}

const NOT_SUSPENDED = {
  DynamicScalingInSuspended: false,
  DynamicScalingOutSuspended: false,
  ScheduledScalingSuspended: false,
};

// AWS's wording is not recorded
export function requireBounds(min: number, max: number): void {
  if (min < 0) throw validationException('Minimum capacity must be at least 0');
  if (min > max) throw validationException('Minimum capacity must not be greater than maximum capacity');
}

function requireExisting(context: ScalingContext, resourceId: string): void {
  try {
    capacityOf(context, resourceId);
  } catch (error) {
    if (!(error instanceof ServiceException)) throw error;
    throw validationException(error.message);
  }
}

export function describeScalableTargets(
  { targets, scope }: ScalingContext,
  input: DescribeScalableTargetsRequest,
): DescribeScalableTargetsResponse {
  const { ResourceIds, MaxResults = PAGE_SIZE, NextToken, ServiceNamespace, ScalableDimension } = input;
  if (ScalableDimension !== undefined && ServiceNamespace !== NAMESPACE) return { ScalableTargets: [] };
  const found = [...targets.values()]
    .filter(matches({ ServiceNamespace }))
    .filter(({ resourceId }) => ResourceIds === undefined || ResourceIds.includes(resourceId))
    .filter(() => ScalableDimension === undefined || ScalableDimension === DIMENSION);
  const order = byText<TargetRecord>(({ resourceId }) => resourceId);
  const after = readPageToken(NextToken, isText, invalidToken);
  const { records, next } = page(found, order, after, Math.min(MaxResults, PAGE_SIZE));
  const describe = (target: TargetRecord): ScalableTarget => ({
    ServiceNamespace: NAMESPACE,
    ResourceId: target.resourceId,
    ScalableDimension: DIMENSION,
    MinCapacity: target.min,
    MaxCapacity: target.max,
    RoleARN: serviceLinkedRole(scope),
    CreationTime: target.createdAtMs / 1000,
    SuspendedState: target.suspended,
    ScalableTargetARN: target.arn,
  });
  return { ScalableTargets: records.map(describe), ...nextToken('NextToken', next) };
}

/** Its policies, with their alarms, and its scheduled actions go with it; the capacity stays as it is. */
export function deregisterScalableTarget(context: ScalingContext, input: DeregisterScalableTargetRequest): Silent {
  const { targets, policies, actions } = context;
  const resourceId = requireResource(input);
  if (!targets.has(resourceId)) throw objectNotFound('scalable target found', resourceId);
  for (const policy of [...policies.values()]) if (policy.resourceId === resourceId) removePolicy(context, policy);
  for (const action of [...actions.values()])
    if (action.resourceId === resourceId) actions.delete(namedKey(resourceId, action.name));
  targets.delete(resourceId);
  return {};
}

function requireTagged({ targets }: ScalingContext, arn: string): Readonly<TargetRecord> {
  const target = [...targets.values()].find((each) => each.arn === arn);
  // AWS's wording is not recorded
  if (!target)
    throw new ServiceException('ResourceNotFoundException', 400, `The resource ${arn} was not found.`, {
      ResourceName: arn,
    });
  return target;
}

function requireTags(tags: Record<string, string>): void {
  if (Object.keys(tags).length > TAGS)
    throw new ServiceException('TooManyTagsException', 400, `The number of tags must not exceed ${TAGS}.`);
}

export function listTagsForResource(
  context: ScalingContext,
  { ResourceARN }: ListTagsForResourceRequest,
): ListTagsForResourceResponse {
  return { Tags: requireTagged(context, ResourceARN).tags };
}

export function tagResource(context: ScalingContext, { ResourceARN, Tags }: TagResourceRequest): Silent {
  const target = requireTagged(context, ResourceARN);
  const tags = { ...target.tags, ...Tags };
  requireTags(tags);
  context.targets.set(target.resourceId, { ...target, tags });
  return {};
}

export function untagResource(context: ScalingContext, { ResourceARN, TagKeys }: UntagResourceRequest): Silent {
  const target = requireTagged(context, ResourceARN);
  const tags = Object.fromEntries(Object.entries(target.tags).filter(([key]) => !TagKeys.includes(key)));
  context.targets.set(target.resourceId, { ...target, tags });
  return {};
}
