/** Target groups of functions: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html */
import type {
  CreateTargetGroupInput,
  CreateTargetGroupOutput,
  DeleteTargetGroupInput,
  DescribeTargetGroupsInput,
  DescribeTargetGroupsOutput,
  ModifyTargetGroupInput,
  ModifyTargetGroupOutput,
  TargetGroup,
} from '../../api/models/elbv2-types.ts';
import { randomHex } from '../../kernel/random.ts';
import { arnOf, type HealthCheck, type LoadBalancingContext, type TargetGroupRecord } from './context.ts';
import { named, pageOf } from './lists.ts';
import { requireLoadBalancer } from './load-balancer.ts';
import { notHere, refusal, requireName, targetGroupNotFound, validationError } from './refusals.ts';
import { readTags } from './tags.ts';
import { requireTargetGroup, requireTargetGroupArn, usersOf } from './target-group.ts';

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html */
const MOST_TARGET_GROUPS = 3000;
const MOST_DESCRIBED = 20;

/** Lambda's. */
const USUAL_CHECK: HealthCheck = {
  path: '/',
  intervalSeconds: 35,
  timeoutSeconds: 30,
  healthyThreshold: 5,
  unhealthyThreshold: 2,
  matcher: { HttpCode: '200' },
};

/** Asked again for the same, it gives the same. */
export function createTargetGroup(
  context: LoadBalancingContext,
  input: CreateTargetGroupInput,
): CreateTargetGroupOutput {
  const { Name: name } = input;
  requireName('Target group', name);
  requireLambda(input);
  const healthCheck = readHealthCheck(USUAL_CHECK, input);
  const tags = readTags(input.Tags);
  const known = findByName(context, name);
  if (known) {
    if (JSON.stringify(known.healthCheck) !== JSON.stringify(healthCheck))
      throw refusal(
        'DuplicateTargetGroupName',
        `A target group with the same name '${name}' exists, but with different settings`,
      );
    return { TargetGroups: [describe(context, known)] };
  }
  if (context.targetGroups.size >= MOST_TARGET_GROUPS)
    throw refusal('TooManyTargetGroups', 'The maximum number of target groups has been reached');
  const arn = arnOf(context.scope, `targetgroup/${name}/${randomHex(context.random, 16)}`);
  const created: TargetGroupRecord = { arn, name, healthCheck, attributes: {}, tags };
  context.targetGroups.set(arn, created);
  return { TargetGroups: [describe(context, created)] };
}

/** Only functions are targets here; what a function has not is refused as on AWS. */
function requireLambda({ TargetType = 'instance', Port, Protocol, VpcId, ...input }: CreateTargetGroupInput): void {
  if (TargetType !== 'lambda') throw notHere(`targets of type '${TargetType}'; use TargetType lambda`);
  const given: [name: string, value: unknown][] = [
    ['Protocol', Protocol],
    ['Port', Port],
    ['VPC ID', VpcId],
    ['Protocol version', input.ProtocolVersion],
    ['Target control port', input.TargetControlPort],
  ];
  for (const [what, value] of given)
    if (value !== undefined)
      throw validationError(`${what} cannot be specified for target groups with target type 'lambda'`);
}

export function describeTargetGroups(
  context: LoadBalancingContext,
  input: DescribeTargetGroupsInput,
): DescribeTargetGroupsOutput {
  const { records, ...next } = pageOf(chosen(context, input), input);
  return { TargetGroups: records.map((each) => describe(context, each)), ...next };
}

function chosen(context: LoadBalancingContext, input: DescribeTargetGroupsInput): Readonly<TargetGroupRecord>[] {
  const { LoadBalancerArn, TargetGroupArns, Names } = input;
  const { targetGroups } = context;
  if ([LoadBalancerArn, TargetGroupArns, Names].filter((each) => each !== undefined).length > 1)
    throw validationError(
      'Target group names, target group ARNs, and a load balancer ARN cannot be specified at the same time',
    );
  const asked = TargetGroupArns ?? Names;
  if (asked && asked.length > MOST_DESCRIBED)
    throw validationError(`You cannot describe more than '${MOST_DESCRIBED}' target groups at a time`);
  if (TargetGroupArns) return named(TargetGroupArns, (arn) => targetGroups.get(arn), targetGroupNotFound);
  if (Names) return named(Names, (name) => findByName(context, name), targetGroupNotFound);
  const all = [...targetGroups.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  if (LoadBalancerArn === undefined) return all;
  requireLoadBalancer(context, LoadBalancerArn);
  return all.filter(({ arn }) => usersOf(context, arn).includes(LoadBalancerArn));
}

export function modifyTargetGroup(
  context: LoadBalancingContext,
  input: ModifyTargetGroupInput,
): ModifyTargetGroupOutput {
  const group = requireTargetGroup(context, input.TargetGroupArn);
  const modified = { ...group, healthCheck: readHealthCheck(group.healthCheck, input) };
  context.targetGroups.set(group.arn, modified);
  return { TargetGroups: [describe(context, modified)] };
}

/** Of one that is not there it does nothing. */
export function deleteTargetGroup(
  context: LoadBalancingContext,
  { TargetGroupArn: arn }: DeleteTargetGroupInput,
): Record<string, never> {
  requireTargetGroupArn(arn);
  if (usersOf(context, arn).length > 0)
    throw refusal('ResourceInUse', `Target group '${arn}' is currently in use by a listener or a rule`);
  context.targetGroups.delete(arn);
  return {};
}

const findByName = ({ targetGroups }: LoadBalancingContext, name: string) =>
  [...targetGroups.values()].find((each) => each.name === name);

function describe(context: LoadBalancingContext, { arn, name, healthCheck }: Readonly<TargetGroupRecord>): TargetGroup {
  return {
    TargetGroupArn: arn,
    TargetGroupName: name,
    HealthCheckEnabled: false,
    HealthCheckIntervalSeconds: healthCheck.intervalSeconds,
    HealthCheckTimeoutSeconds: healthCheck.timeoutSeconds,
    HealthyThresholdCount: healthCheck.healthyThreshold,
    UnhealthyThresholdCount: healthCheck.unhealthyThreshold,
    HealthCheckPath: healthCheck.path,
    Matcher: healthCheck.matcher,
    LoadBalancerArns: usersOf(context, arn),
    TargetType: 'lambda',
    IpAddressType: 'ipv4',
  };
}

/**
 * Differs from AWS: a function's health is not checked; its settings are kept.
 */
function readHealthCheck(known: HealthCheck, input: ModifyTargetGroupInput | CreateTargetGroupInput): HealthCheck {
  if (input.HealthCheckEnabled) throw notHere('health checks of functions');
  for (const [what, value] of [
    ['protocol', input.HealthCheckProtocol],
    ['port', input.HealthCheckPort],
  ])
    if (value !== undefined)
      throw validationError(`Health check ${what} cannot be specified for target groups with target type 'lambda'`);
  const intervalSeconds = input.HealthCheckIntervalSeconds ?? known.intervalSeconds;
  const timeoutSeconds = input.HealthCheckTimeoutSeconds ?? known.timeoutSeconds;
  if (timeoutSeconds >= intervalSeconds)
    throw validationError(
      `Health check timeout '${timeoutSeconds}' must be smaller than the interval '${intervalSeconds}'`,
    );
  return {
    path: input.HealthCheckPath ?? known.path,
    intervalSeconds,
    timeoutSeconds,
    healthyThreshold: input.HealthyThresholdCount ?? known.healthyThreshold,
    unhealthyThreshold: input.UnhealthyThresholdCount ?? known.unhealthyThreshold,
    matcher: input.Matcher ?? known.matcher,
  };
}
