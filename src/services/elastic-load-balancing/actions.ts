/** What a listener or a rule does with a request: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html */
import type { Action, TargetGroupTuple } from '../../api/models/elbv2-types.ts';
import type { LoadBalancingContext } from './context.ts';
import { notHere, refusal, validationError } from './refusals.ts';
import { requireTargetGroup, usersOf } from './target-group.ts';

const MOST_TARGET_GROUPS = 5;
const HIGHEST_WEIGHT = 999;
const STICKINESS_SECONDS = 3600;
const CONTENT_TYPES = ['text/plain', 'text/css', 'text/html', 'application/javascript', 'application/json'];

/** As AWS describes them: what was left out is filled in. `loadBalancerArn`: of the load balancer that will do it. */
export function readActions(
  context: LoadBalancingContext,
  actions: readonly Action[],
  loadBalancerArn: string,
): readonly Action[] {
  const [action, ...others] = actions;
  if (!action) throw validationError('You must specify at least one action');
  // each of ours ends it
  if (others.length > 0)
    throw refusal('InvalidLoadBalancerAction', 'You can specify only one forward, redirect, or fixed-response action');
  return [readAction(context, action, loadBalancerArn)];
}

function readAction(context: LoadBalancingContext, action: Action, loadBalancerArn: string): Action {
  const { Order } = action;
  const ordered = Order === undefined ? {} : { Order };
  switch (action.Type) {
    case 'forward':
      return { ...forwardAction(context, action, loadBalancerArn), ...ordered };
    case 'redirect':
      return { ...redirectAction(action), ...ordered };
    case 'fixed-response':
      return { ...fixedResponseAction(action), ...ordered };
    default:
      throw notHere(`actions of type '${action.Type}'`);
  }
}

function forwardAction(context: LoadBalancingContext, action: Action, loadBalancerArn: string): Action {
  const { ForwardConfig: config } = action;
  const groups = readTargetGroups(action);
  for (const { TargetGroupArn = '' } of groups) {
    requireTargetGroup(context, TargetGroupArn);
    if (usersOf(context, TargetGroupArn).some((user) => user !== loadBalancerArn))
      throw refusal(
        'TargetGroupAssociationLimit',
        `The following target groups cannot be associated with more than one load balancer: ${TargetGroupArn}`,
      );
  }
  const { Enabled = false, DurationSeconds } = config?.TargetGroupStickinessConfig ?? {};
  if (Enabled) throw notHere('stickiness of target groups');
  const [only, ...others] = groups;
  return {
    Type: 'forward',
    ...(others.length === 0 && { TargetGroupArn: only?.TargetGroupArn }),
    ForwardConfig: {
      TargetGroups: groups,
      TargetGroupStickinessConfig: { Enabled, DurationSeconds: DurationSeconds ?? STICKINESS_SECONDS },
    },
  };
}

function readTargetGroups({ TargetGroupArn, ForwardConfig }: Action): TargetGroupTuple[] {
  const { TargetGroups: groups = [] } = ForwardConfig ?? {};
  if (TargetGroupArn !== undefined && groups.length === 0) return [{ TargetGroupArn, Weight: 1 }];
  if (groups.length === 0)
    throw validationError("A target group ARN must be specified for an action of type 'forward'");
  if (TargetGroupArn !== undefined && (groups.length > 1 || groups[0]?.TargetGroupArn !== TargetGroupArn))
    throw validationError(
      'If you specify both ForwardConfig and TargetGroupArn, you can specify only one target group using ForwardConfig and it must be the same target group specified in TargetGroupArn',
    );
  const arns = new Set(groups.map((group) => group.TargetGroupArn));
  if (arns.size < groups.length)
    throw validationError('A target group cannot be specified more than once in an action');
  if (groups.length > MOST_TARGET_GROUPS)
    throw refusal(
      'TooManyUniqueTargetGroupsPerLoadBalancer',
      `An action cannot have more than '${MOST_TARGET_GROUPS}' target groups`,
    );
  return groups.map(({ TargetGroupArn: arn, Weight = 1 }) => {
    if (Weight < 0 || Weight > HIGHEST_WEIGHT)
      throw validationError(`The weight for each target group must be between 0 and ${HIGHEST_WEIGHT}, inclusive`);
    return { TargetGroupArn: arn, Weight };
  });
}

/** A redirect to where the request came from would never end. */
function redirectAction({ RedirectConfig: config }: Action): Action {
  if (!config) throw validationError("A redirect configuration must be specified for an action of type 'redirect'");
  const { Protocol, Port, Host, Path, Query, StatusCode } = config;
  const filled = {
    Protocol: Protocol ?? '#{protocol}',
    Port: Port ?? '#{port}',
    Host: Host ?? '#{host}',
    Path: Path ?? '/#{path}',
    Query: Query ?? '#{query}',
    StatusCode,
  };
  if (!filled.Path.startsWith('/')) throw validationError("The path of a redirect must begin with '/'");
  const isSame =
    filled.Protocol === '#{protocol}' &&
    filled.Port === '#{port}' &&
    filled.Host === '#{host}' &&
    filled.Path === '/#{path}';
  if (isSame)
    throw refusal('InvalidLoadBalancerAction', 'The redirect configuration is not valid because it creates a loop.');
  return { Type: 'redirect', RedirectConfig: filled };
}

function fixedResponseAction({ FixedResponseConfig: config }: Action): Action {
  if (!config)
    throw validationError("A fixed response configuration must be specified for an action of type 'fixed-response'");
  const { StatusCode, MessageBody, ContentType = 'text/plain' } = config;
  if (!CONTENT_TYPES.includes(ContentType))
    throw refusal('InvalidLoadBalancerAction', `The ContentType must be one of: '${CONTENT_TYPES.join("', '")}'`);
  return {
    Type: 'fixed-response',
    FixedResponseConfig: { StatusCode, ContentType, ...(MessageBody !== undefined && { MessageBody }) },
  };
}
