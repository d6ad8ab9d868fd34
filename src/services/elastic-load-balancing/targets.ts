/** Functions as targets: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html#register-lambda-function */
import { parseFunctionName } from '../../api/arn.ts';
import { ServiceException } from '../../api/errors.ts';
import type {
  DeregisterTargetsInput,
  DescribeTargetHealthInput,
  DescribeTargetHealthOutput,
  RegisterTargetsInput,
  TargetHealth,
} from '../../api/models/elbv2-types.ts';
import { serviceCaller } from '../../kernel/caller.ts';
import type { AnswerDone } from '../../kernel/service.ts';
import type { LoadBalancingContext, TargetGroupRecord } from './context.ts';
import { refusal, validationError } from './refusals.ts';
import { requireTargetGroup, usersOf } from './target-group.ts';

export const PRINCIPAL = 'elasticloadbalancing.amazonaws.com';

/** A target group has one function. Refused unless the function's policy lets the target group invoke it. */
export function registerTargets(
  context: LoadBalancingContext,
  { TargetGroupArn, Targets }: RegisterTargetsInput,
  done: AnswerDone,
): void {
  const group = requireTargetGroup(context, TargetGroupArn);
  const [first, ...others] = Targets;
  if (!first) throw validationError('You must specify at least one target');
  const { Id: target, Port, AvailabilityZone } = first;
  requireFunctionArn(context, target);
  if (Port !== undefined)
    throw validationError("Port cannot be specified for targets of a target group with target type 'lambda'");
  // how AWS words the next two is not recorded
  if (AvailabilityZone !== undefined && AvailabilityZone !== 'all')
    throw validationError("Availability Zone cannot be specified for targets of target type 'lambda'");
  if (others.length > 0 || (group.target !== undefined && group.target !== target))
    throw refusal('TooManyTargets', `Target group '${group.arn}' cannot have more than one Lambda function`);
  mayInvoke(context, group, target, (error) => {
    if (error) {
      done(error);
      return;
    }
    context.targetGroups.set(group.arn, { ...group, target });
    done({ output: {} });
  });
}

/** Lambda is asked what an invocation would be told, without one. */
function mayInvoke(
  context: LoadBalancingContext,
  { arn }: Readonly<TargetGroupRecord>,
  target: string,
  done: (error: ServiceException | undefined) => void,
): void {
  const input = { FunctionName: target, InvocationType: 'DryRun' };
  const caller = callerOf(context, arn);
  context.neighbours.call({ service: 'lambda', operation: 'Invoke', input, caller }, (answer) => {
    if (!(answer instanceof ServiceException)) done(undefined);
    else if (answer.code === 'AccessDeniedException')
      done(
        new ServiceException(
          'AccessDenied',
          403,
          `elasticloadbalancing principal does not have permission to invoke ${target} from target group ${arn}`,
        ),
      );
    // a function that is not ready yet can be registered; how AWS words that there is none is not recorded
    else done(answer.status === 404 ? refusal('InvalidTarget', `The target '${target}' does not exist`) : undefined);
  });
}

export const callerOf = ({ scope }: LoadBalancingContext, targetGroupArn: string) =>
  serviceCaller(PRINCIPAL, scope.accountId, targetGroupArn);

function requireFunctionArn({ scope }: LoadBalancingContext, target: string): void {
  const { region, accountId } = parseFunctionName(target);
  const isArn = target.startsWith('arn:') && accountId !== undefined;
  if (!isArn || region !== scope.region || accountId !== scope.accountId)
    throw validationError(`'${target}' is not a valid Lambda function ARN`);
}

/** Of a function that is no target it does nothing. */
export function deregisterTargets(
  context: LoadBalancingContext,
  { TargetGroupArn, Targets }: DeregisterTargetsInput,
): Record<string, never> {
  const group = requireTargetGroup(context, TargetGroupArn);
  if (Targets.some(({ Id }) => Id === group.target))
    context.targetGroups.set(group.arn, { ...group, target: undefined });
  return {};
}

export function describeTargetHealth(
  context: LoadBalancingContext,
  { TargetGroupArn, Targets }: DescribeTargetHealthInput,
): DescribeTargetHealthOutput {
  const group = requireTargetGroup(context, TargetGroupArn);
  const asked = Targets?.map(({ Id }) => Id) ?? [group.target].flatMap((target) => target ?? []);
  return {
    TargetHealthDescriptions: asked.map((Id) => ({
      Target: { Id, AvailabilityZone: 'all' },
      TargetHealth: healthOf(context, group, Id),
    })),
  };
}

function healthOf(context: LoadBalancingContext, group: Readonly<TargetGroupRecord>, target: string): TargetHealth {
  if (target !== group.target)
    return {
      State: 'unused',
      Reason: 'Target.NotRegistered',
      Description: 'Target is not registered to the target group',
    };
  if (usersOf(context, group.arn).length === 0)
    return {
      State: 'unused',
      Reason: 'Target.NotInUse',
      Description: 'Target group is not configured to receive traffic from the load balancer',
    };
  return {
    State: 'unavailable',
    Reason: 'Target.HealthCheckDisabled',
    Description: 'Health checks are not enabled for this target group',
  };
}
