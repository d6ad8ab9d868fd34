/**
 * Target tracking: https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking.html
 * A policy has two alarms in CloudWatch, which call it; it moves the capacity so that the metric comes near its target.
 *
 * Differs from AWS: how far a policy goes is not documented. Out, it is the capacity by metric over target, rounded up;
 * in, the same, but by no more than a tenth at a time. A datapoint that began before the last change was over counts for
 * nothing.
 */
import { ServiceException, validationException } from '../../api/errors.ts';
import type {
  DeleteScalingPolicyRequest,
  DescribeScalingPoliciesRequest,
  DescribeScalingPoliciesResponse,
  PutScalingPolicyRequest,
  PutScalingPolicyResponse,
  ScalingPolicy,
  TargetTrackingScalingPolicyConfiguration,
} from '../../api/models/application-autoscaling-types.ts';
import type { PutMetricAlarmInput } from '../../api/models/cloudwatch-types.ts';
import type { AlarmNotice } from '../../kernel/alarm-actions.ts';
import { byText, isText, nextToken, page, readPageToken } from '../../kernel/page.ts';
import { randomUuid } from '../../kernel/random.ts';
import { movesOf } from './activities.ts';
import { currentCapacity, moveCapacity } from './capacity.ts';
import { namedKey, type PolicyRecord, type ScalingContext } from './context.ts';
import {
  askCloudWatch,
  DIMENSION,
  invalidToken,
  matches,
  NAMESPACE,
  objectNotFound,
  partsOf,
  requireResource,
  requireTarget,
} from './resource.ts';

/** https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-limits.html */
const POLICIES_PER_TARGET = 50;
const PAGE_SIZE = 50;
const HIGH_PERIODS = 3;
const LOW_PERIODS = 15;
const LOW_SHARE = 0.9;
const TARGETS = { minimum: 0.1, maximum: 0.9 };
/** Of the capacity, at a time. */
const STEP_IN = 0.1;

type Configuration = TargetTrackingScalingPolicyConfiguration;

export const policyArnPrefix = ({ region, accountId }: ScalingContext['scope']) =>
  `arn:aws:autoscaling:${region}:${accountId}:scalingPolicy:`;

export function putScalingPolicy(context: ScalingContext, input: PutScalingPolicyRequest): PutScalingPolicyResponse {
  const { policies, clock, random, scope } = context;
  const { resourceId } = requireTarget(context, input);
  const { PolicyName: name } = input;
  const configuration = requireConfiguration(input);
  const others = [...policies.values()].filter((each) => each.resourceId === resourceId && each.name !== name);
  if (others.some((other) => specificationOf(other.configuration) === specificationOf(configuration)))
    throw validationException('Only one TargetTrackingScaling policy for a given metric specification is allowed.');
  const key = namedKey(resourceId, name);
  const old = policies.get(key);
  if (!old && others.length >= POLICIES_PER_TARGET)
    throw new ServiceException('LimitExceededException', 400, `Too many scaling policies: ${POLICIES_PER_TARGET}.`);
  const alarmName = (side: string) => `TargetTracking-${resourceId}-Alarm${side}-${randomUuid(random)}`;
  const lowAlarm = configuration.DisableScaleIn ? undefined : (old?.lowAlarm ?? alarmName('Low'));
  if (old?.lowAlarm && !lowAlarm) deleteAlarms(context, [old.lowAlarm]);
  const policy: PolicyRecord = {
    resourceId,
    name,
    arn: old?.arn ?? `${policyArnPrefix(scope)}${randomUuid(random)}:resource/lambda/${resourceId}:policyName/${name}`,
    configuration,
    highAlarm: old?.highAlarm ?? alarmName('High'),
    ...(lowAlarm !== undefined && { lowAlarm }),
    createdAtMs: old?.createdAtMs ?? clock.now,
  };
  for (const alarm of alarmsOf(policy)) askCloudWatch(context, 'PutMetricAlarm', alarm);
  policies.set(key, policy);
  return { PolicyARN: policy.arn, Alarms: toldAlarms(context, policy) };
}

// how AWS words these refusals is not recorded
function requireConfiguration(input: PutScalingPolicyRequest): Configuration {
  const { PolicyType = 'StepScaling', TargetTrackingScalingPolicyConfiguration: configuration } = input;
  if (PolicyType !== 'TargetTrackingScaling')
    throw validationException(`${PolicyType} policies are not supported for ${DIMENSION}`);
  if (!configuration) throw validationException('A target tracking scaling policy configuration must be specified');
  const { PredefinedMetricSpecification: predefined, CustomizedMetricSpecification: custom } = configuration;
  if ((predefined === undefined) === (custom === undefined))
    throw validationException('Exactly one of predefined and customized metric specification must be specified');
  if (predefined) {
    if (predefined.PredefinedMetricType !== 'LambdaProvisionedConcurrencyUtilization')
      throw validationException(
        `The predefined metric type ${predefined.PredefinedMetricType} is not supported for ${DIMENSION}`,
      );
    if (!(configuration.TargetValue >= TARGETS.minimum && configuration.TargetValue <= TARGETS.maximum))
      throw validationException(`TargetValue must be between ${TARGETS.minimum} and ${TARGETS.maximum}`);
  }
  if (custom && !custom.Metrics && !(custom.MetricName && custom.Namespace && custom.Statistic))
    throw validationException('A customized metric needs MetricName, Namespace and Statistic, or Metrics');
  if (!(configuration.TargetValue > 0)) throw validationException('TargetValue must be greater than 0');
  for (const name of ['ScaleInCooldown', 'ScaleOutCooldown'] as const)
    if ((configuration[name] ?? 0) < 0) throw validationException(`${name} must be at least 0`);
  return configuration;
}

/** By which two policies watch the same. */
const specificationOf = ({ PredefinedMetricSpecification, CustomizedMetricSpecification }: Configuration) =>
  JSON.stringify(PredefinedMetricSpecification?.PredefinedMetricType ?? CustomizedMetricSpecification);

function alarmsOf({ resourceId, arn, configuration, highAlarm, lowAlarm }: PolicyRecord): PutMetricAlarmInput[] {
  const { TargetValue } = configuration;
  const watched = {
    ActionsEnabled: true,
    AlarmActions: [arn],
    AlarmDescription: `DO NOT EDIT OR DELETE. For TargetTrackingScaling policy ${arn}.`,
    ...metricOf(resourceId, configuration),
  };
  const high: PutMetricAlarmInput = {
    ...watched,
    AlarmName: highAlarm,
    EvaluationPeriods: HIGH_PERIODS,
    Threshold: TargetValue,
    ComparisonOperator: 'GreaterThanThreshold',
  };
  if (lowAlarm === undefined) return [high];
  const low: PutMetricAlarmInput = {
    ...watched,
    AlarmName: lowAlarm,
    EvaluationPeriods: LOW_PERIODS,
    // 0.7 * 0.9 is 0.63, not 0.6299999999999999
    Threshold: Number((TargetValue * LOW_SHARE).toPrecision(12)),
    ComparisonOperator: 'LessThanThreshold',
  };
  return [high, low];
}

function metricOf(resourceId: string, { CustomizedMetricSpecification: custom }: Configuration) {
  const { functionName, qualifier } = partsOf(resourceId);
  if (custom?.Metrics)
    return {
      Metrics: custom.Metrics.map(({ MetricStat: stat, ...query }) => ({
        ...query,
        ...(stat && { MetricStat: { ...stat, Period: 60 } }),
      })) as PutMetricAlarmInput['Metrics'],
    };
  if (custom) {
    const { MetricName, Namespace, Dimensions = [], Statistic, Unit } = custom;
    const unit = Unit as PutMetricAlarmInput['Unit'];
    return { MetricName, Namespace, Dimensions, Statistic, ...(unit && { Unit: unit }), Period: 60 };
  }
  return {
    MetricName: 'ProvisionedConcurrencyUtilization',
    Namespace: 'AWS/Lambda',
    Dimensions: [
      { Name: 'FunctionName', Value: functionName },
      { Name: 'Resource', Value: `${functionName}:${qualifier}` },
    ],
    Statistic: 'Average' as const,
    Period: 60,
  };
}

const namesOf = ({ highAlarm, lowAlarm }: PolicyRecord) => [highAlarm, ...(lowAlarm === undefined ? [] : [lowAlarm])];

const toldAlarms = ({ scope }: ScalingContext, policy: PolicyRecord) =>
  namesOf(policy).map((AlarmName) => ({
    AlarmName,
    AlarmARN: `arn:aws:cloudwatch:${scope.region}:${scope.accountId}:alarm:${AlarmName}`,
  }));

export function describeScalingPolicies(
  context: ScalingContext,
  input: DescribeScalingPoliciesRequest,
): DescribeScalingPoliciesResponse {
  const { PolicyNames, MaxResults = PAGE_SIZE, NextToken } = input;
  const found = [...context.policies.values()]
    .filter(matches(input))
    .filter(({ name }) => PolicyNames === undefined || PolicyNames.length === 0 || PolicyNames.includes(name));
  const order = byText<PolicyRecord>(({ resourceId, name }) => namedKey(resourceId, name));
  const after = readPageToken(NextToken, isText, invalidToken);
  const { records, next } = page(found, order, after, Math.min(MaxResults, PAGE_SIZE));
  const describe = (policy: PolicyRecord): ScalingPolicy => ({
    PolicyARN: policy.arn,
    PolicyName: policy.name,
    ServiceNamespace: NAMESPACE,
    ResourceId: policy.resourceId,
    ScalableDimension: DIMENSION,
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: policy.configuration,
    Alarms: toldAlarms(context, policy),
    CreationTime: policy.createdAtMs / 1000,
  });
  return { ScalingPolicies: records.map(describe), ...nextToken('NextToken', next) };
}

export function deleteScalingPolicy(context: ScalingContext, input: DeleteScalingPolicyRequest): Record<string, never> {
  const resourceId = requireResource(input);
  const policy = context.policies.get(namedKey(resourceId, input.PolicyName));
  if (!policy) throw objectNotFound('scaling policy found', resourceId, `, policy name: ${input.PolicyName}`);
  removePolicy(context, policy);
  return {};
}

export function removePolicy(context: ScalingContext, policy: Readonly<PolicyRecord>): void {
  deleteAlarms(context, namesOf(policy));
  context.policies.delete(namedKey(policy.resourceId, policy.name));
}

/** Those that nobody has deleted before. */
function deleteAlarms(context: ScalingContext, names: readonly string[]): void {
  const { MetricAlarms = [] } = askCloudWatch(context, 'DescribeAlarms', { AlarmNames: [...names] });
  const AlarmNames = MetricAlarms.flatMap(({ AlarmName }) => (AlarmName === undefined ? [] : [AlarmName]));
  if (AlarmNames.length > 0) askCloudWatch(context, 'DeleteAlarms', { AlarmNames });
}

/** An alarm calls its policy: when it goes off, and every minute while it lasts. */
export function scaleFor(context: ScalingContext, policyArn: string, { alarmName, state, latest }: AlarmNotice): void {
  const policy = [...context.policies.values()].find(({ arn }) => arn === policyArn);
  const target = policy && context.targets.get(policy.resourceId);
  if (!policy || !target || state !== 'ALARM' || !latest) return;
  const { resourceId, min, max, suspended } = target;
  const isOut = alarmName === policy.highAlarm;
  if (isOut ? suspended.DynamicScalingOutSuspended : suspended.DynamicScalingInSuspended) return;
  const moves = movesOf(context, resourceId);
  if (moves.some(({ status }) => status === 'InProgress')) return;
  const endedAtMs = moves[0]?.endMs;
  if (endedAtMs !== undefined && latest.startMs < endedAtMs) return;
  if (isCoolingDown(context, policy, isOut, moves)) return;
  if (!isOut && !othersAgree(context, policy)) return;
  const from = currentCapacity(context, resourceId);
  if (from === undefined) return;
  const wanted = Math.ceil((from * latest.value) / policy.configuration.TargetValue);
  const to = isOut ? Math.min(max, wanted) : Math.max(min, wanted, from - Math.max(1, Math.floor(from * STEP_IN)));
  if (isOut ? to <= from : to >= from) return;
  const cause = `monitor alarm ${alarmName} in state ALARM triggered policy ${policy.name}`;
  moveCapacity(context, resourceId, { from, to, byPolicy: true }, cause);
}

/** A way in waits for both cooldowns, a way out for its own. */
function isCoolingDown(
  { clock }: ScalingContext,
  { configuration }: PolicyRecord,
  isOut: boolean,
  moves: ReturnType<typeof movesOf>,
): boolean {
  const since = (wentOut: boolean, seconds = 0) => {
    const last = moves.find(({ moved }) => moved?.byPolicy && moved.to > moved.from === wentOut);
    return last?.endMs !== undefined && clock.now < last.endMs + seconds * 1000;
  };
  const { ScaleOutCooldown, ScaleInCooldown } = configuration;
  return since(true, ScaleOutCooldown) || (!isOut && since(false, ScaleInCooldown));
}

/** The capacity goes in when every policy of the target that may lower it wants so. */
function othersAgree(context: ScalingContext, policy: PolicyRecord): boolean {
  const AlarmNames = [...context.policies.values()].flatMap(({ resourceId, lowAlarm }) =>
    resourceId === policy.resourceId && lowAlarm !== undefined ? [lowAlarm] : [],
  );
  const { MetricAlarms = [] } = askCloudWatch(context, 'DescribeAlarms', { AlarmNames });
  return MetricAlarms.every(({ StateValue }) => StateValue === 'ALARM');
}
