/** What requests name: a version or an alias of a function, by its provisioned concurrency; and how it is asked for. */
import { invariant, ServiceException, validationException } from '../../api/errors.ts';
import type { ScalableTarget } from '../../api/models/application-autoscaling-types.ts';
import type { CloudWatchOperations } from '../../api/models/cloudwatch-types.ts';
import type { LambdaOperations } from '../../api/models/lambda-types.ts';
import { roleCaller } from '../../kernel/caller.ts';
import type { Answer } from '../../kernel/service.ts';
import type { ScalingContext, TargetRecord } from './context.ts';

export const NAMESPACE = 'lambda';
export const DIMENSION = 'lambda:function:ProvisionedConcurrency';

type Namespace = ScalableTarget['ServiceNamespace'];
type Dimension = ScalableTarget['ScalableDimension'];

export interface ResourceInput {
  ServiceNamespace: Namespace;
  ResourceId: string;
  ScalableDimension: Dimension;
}

const RESOURCE = /^function:(?<functionName>[a-zA-Z0-9-_]+):(?<qualifier>[a-zA-Z0-9-_]+)$/;

/** Throws for what is no version and no alias, by its form; `$LATEST` is neither. */
export function requireResource({ ServiceNamespace, ResourceId, ScalableDimension }: ResourceInput): string {
  if (ServiceNamespace !== NAMESPACE || ScalableDimension !== DIMENSION || !RESOURCE.test(ResourceId))
    throw validationException('Unsupported service namespace, resource type or scalable dimension');
  return ResourceId;
}

export function partsOf(resourceId: string): { functionName: string; qualifier: string } {
  const { functionName = '', qualifier = '' } = RESOURCE.exec(resourceId)?.groups ?? {};
  return { functionName, qualifier };
}

const words = (resourceId: string) =>
  `service namespace: ${NAMESPACE}, resource ID: ${resourceId}, scalable dimension: ${DIMENSION}`;

export const objectNotFound = (what: string, resourceId: string, named = '') =>
  new ServiceException('ObjectNotFoundException', 400, `No ${what} for ${words(resourceId)}${named}`);

/** Of a request that adds something to a target. */
export function requireTarget({ targets }: ScalingContext, input: ResourceInput): Readonly<TargetRecord> {
  const target = targets.get(requireResource(input));
  if (!target) throw objectNotFound('scalable target registered', input.ResourceId);
  return target;
}

/** What a description may be narrowed by. */
export interface ResourceFilter {
  ServiceNamespace: Namespace;
  ResourceId?: string | undefined;
  ScalableDimension?: Dimension | undefined;
}

export function matches({ ServiceNamespace, ResourceId, ScalableDimension }: ResourceFilter) {
  if (ScalableDimension !== undefined && ResourceId === undefined)
    throw validationException('Resource Id must be specified when Scalable Dimension is specified');
  const isHere = ServiceNamespace === NAMESPACE && (ScalableDimension ?? DIMENSION) === DIMENSION;
  return ({ resourceId }: { resourceId: string }) => isHere && (ResourceId === undefined || resourceId === ResourceId);
}

export const invalidToken = () => new ServiceException('InvalidNextTokenException', 400, 'Invalid next token');

/** The role that the service takes on: https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-service-linked-roles.html */
export const serviceLinkedRole = ({ accountId }: { accountId: string }) =>
  `arn:aws:iam::${accountId}:role/aws-service-role/lambda.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_LambdaConcurrency`;

export const askLambda = <O extends keyof LambdaOperations>(
  context: ScalingContext,
  operation: O,
  input: LambdaOperations[O]['input'],
): LambdaOperations[O]['output'] => ask(context, 'lambda', operation, input) as LambdaOperations[O]['output'];

export const askCloudWatch = <O extends keyof CloudWatchOperations>(
  context: ScalingContext,
  operation: O,
  input: CloudWatchOperations[O]['input'],
): CloudWatchOperations[O]['output'] =>
  ask(context, 'monitoring', operation, input) as CloudWatchOperations[O]['output'];

/** In the same step; throws the other service's exception. */
function ask(
  { neighbours, scope }: ScalingContext,
  service: 'lambda' | 'monitoring',
  operation: string,
  input: object,
) {
  const answers: Answer[] = [];
  const caller = roleCaller(serviceLinkedRole(scope), 'AutoScaling-ManageAlarms');
  neighbours.call({ service, operation, input, caller }, (answer) => answers.push(answer));
  const [answer] = answers;
  invariant(answer, `${operation} is answered at once`);
  if (answer instanceof ServiceException) throw answer;
  return answer.output;
}
