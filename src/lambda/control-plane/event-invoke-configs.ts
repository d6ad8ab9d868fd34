/**
 * How Lambda handles asynchronous invocations of a version or an alias: how often and for how long they are tried, and
 * where their outcome goes. https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-configuring.html
 */
import { functionArn, parseFunctionName, serviceOfArn } from '../../api/arn.ts';
import { invalidParameterValue, resourceNotFound } from '../../api/errors.ts';
import type {
  DeleteFunctionEventInvokeConfigRequest,
  DestinationConfig,
  FunctionEventInvokeConfig,
  GetFunctionEventInvokeConfigRequest,
  ListFunctionEventInvokeConfigsRequest,
  ListFunctionEventInvokeConfigsResponse,
  PutFunctionEventInvokeConfigRequest,
  UpdateFunctionEventInvokeConfigRequest,
} from '../../api/models/lambda-types.ts';
import { roleCaller } from '../../kernel/caller.ts';
import type { LambdaContext } from '../context.ts';
import { type EventInvokeConfig, LATEST, qualifiedKey } from '../state.ts';
import { readReference, resolveVersion } from './function-reference.ts';
import { markerPage } from './marker-page.ts';

/** Replaces: https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionEventInvokeConfig.html */
export function putFunctionEventInvokeConfig(
  context: LambdaContext,
  input: PutFunctionEventInvokeConfigRequest,
): FunctionEventInvokeConfig {
  const target = readTarget(context, input);
  requireSettings(input);
  requireTarget(context, target);
  const destinations = readDestinations(context, target, input.DestinationConfig);
  return store(context, { ...target, ...settingsOf(input), ...destinations, lastModifiedMs: context.time.account.now });
}

/** Merges: https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionEventInvokeConfig.html */
export function updateFunctionEventInvokeConfig(
  context: LambdaContext,
  input: UpdateFunctionEventInvokeConfigRequest,
): FunctionEventInvokeConfig {
  const target = readTarget(context, input);
  requireSettings(input);
  requireTarget(context, target);
  const { onSuccessDestination, onFailureDestination, ...config } = requireConfig(context, target);
  const destinations = input.DestinationConfig
    ? readDestinations(context, target, input.DestinationConfig)
    : {
        ...(onSuccessDestination !== undefined && { onSuccessDestination }),
        ...(onFailureDestination !== undefined && { onFailureDestination }),
      };
  return store(context, { ...config, ...settingsOf(input), ...destinations, lastModifiedMs: context.time.account.now });
}

/** https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionEventInvokeConfig.html */
export function getFunctionEventInvokeConfig(
  context: LambdaContext,
  input: GetFunctionEventInvokeConfigRequest,
): FunctionEventInvokeConfig {
  return describe(context, requireConfig(context, readTarget(context, input)));
}

/** https://docs.aws.amazon.com/lambda/latest/api/API_DeleteFunctionEventInvokeConfig.html */
export function deleteFunctionEventInvokeConfig(
  context: LambdaContext,
  input: DeleteFunctionEventInvokeConfigRequest,
): Record<string, never> {
  const { functionName, qualifier } = requireConfig(context, readTarget(context, input));
  context.state.eventInvokeConfigs.delete(qualifiedKey(functionName, qualifier));
  return {};
}

/** https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctionEventInvokeConfigs.html */
export function listFunctionEventInvokeConfigs(
  context: LambdaContext,
  input: ListFunctionEventInvokeConfigsRequest,
): ListFunctionEventInvokeConfigsResponse {
  const { functionName } = readReference(context, input.FunctionName);
  requireTarget(context, { functionName, qualifier: LATEST });
  const configs = [...context.state.eventInvokeConfigs.values()].filter((c) => c.functionName === functionName);
  const { records, nextMarker } = markerPage(configs, ({ qualifier }) => qualifier, input);
  return { FunctionEventInvokeConfigs: records.map((config) => describe(context, config)), ...nextMarker };
}

type Target = Pick<EventInvokeConfig, 'functionName' | 'qualifier'>;
type Settings = Pick<
  PutFunctionEventInvokeConfigRequest,
  'MaximumRetryAttempts' | 'MaximumEventAgeInSeconds' | 'DestinationConfig'
>;

function readTarget(
  context: LambdaContext,
  input: { FunctionName: string; Qualifier?: string | undefined },
): { functionName: string; qualifier: string } {
  const { functionName, qualifier = LATEST } = readReference(context, input.FunctionName, input.Qualifier);
  return { functionName, qualifier };
}

function requireSettings({ MaximumRetryAttempts, MaximumEventAgeInSeconds, DestinationConfig }: Settings): void {
  if ([MaximumRetryAttempts, MaximumEventAgeInSeconds, DestinationConfig].some((setting) => setting !== undefined))
    return;
  throw invalidParameterValue('You must specify at least one of error handling or destination setting.');
}

function requireTarget({ state }: LambdaContext, { functionName, qualifier }: Target): void {
  const key = qualifiedKey(functionName, qualifier);
  if (!state.versions.has(key) && !state.aliases.has(key)) throw resourceNotFound("The function doesn't exist.");
}

function requireConfig(context: LambdaContext, { functionName, qualifier }: Target): Readonly<EventInvokeConfig> {
  const config = context.state.eventInvokeConfigs.get(qualifiedKey(functionName, qualifier));
  if (config) return config;
  const arn = functionArn(context.config, functionName, qualifier);
  throw resourceNotFound(`The function ${arn} doesn't have an EventInvokeConfig`);
}

const settingsOf = ({ MaximumRetryAttempts, MaximumEventAgeInSeconds }: Settings) => ({
  ...(MaximumRetryAttempts !== undefined && { maximumRetryAttempts: MaximumRetryAttempts }),
  ...(MaximumEventAgeInSeconds !== undefined && { maximumEventAgeSeconds: MaximumEventAgeInSeconds }),
});

/** An empty text is as good as none. Refuses what no outcome can be sent to. */
function readDestinations(
  context: LambdaContext,
  target: Target,
  config: DestinationConfig | undefined,
): Pick<EventInvokeConfig, 'onSuccessDestination' | 'onFailureDestination'> {
  const onSuccess = config?.OnSuccess?.Destination || undefined;
  const onFailure = config?.OnFailure?.Destination || undefined;
  const takes = (arn: string | undefined, services: ReadonlySet<string>) =>
    arn === undefined || services.has(serviceOfArn(arn));
  if (!takes(onSuccess, SUCCESS_SERVICES) || !takes(onFailure, FAILURE_SERVICES)) {
    const shown = (name: string, arn: string | undefined) =>
      arn === undefined ? 'null' : `${name}(destination=${arn})`;
    throw invalidParameterValue(
      `The provided destination config DestinationConfig(onSuccess=${shown('OnSuccess', onSuccess)}, ` +
        `onFailure=${shown('OnFailure', onFailure)}) is invalid.`,
    );
  }
  for (const arn of [onSuccess, onFailure]) if (arn !== undefined) requireTargetOf(context, target, arn);
  return {
    ...(onSuccess !== undefined && { onSuccessDestination: onSuccess }),
    ...(onFailure !== undefined && { onFailureDestination: onFailure }),
  };
}

const SUCCESS_SERVICES: ReadonlySet<string> = new Set(['lambda', 'sqs', 'sns', 'events']);
/** What failed may also be kept in a bucket. */
const FAILURE_SERVICES: ReadonlySet<string> = new Set([...SUCCESS_SERVICES, 's3']);

/** AWS says the same of a target that is not there and of one that the function's role may not reach. */
function requireTargetOf(context: LambdaContext, target: Target, arn: string): void {
  const { config, delivery } = context;
  const { functionName } = target;
  if (arn === functionArn(config, functionName, parseFunctionName(arn).qualifier))
    throw invalidParameterValue("You can't specify the function as a destination for itself.");
  const caller = roleCaller(resolveVersion(context, target).role, functionName);
  if (!delivery.has(arn, caller)) throw invalidParameterValue(`The destination ARN ${arn} is invalid.`);
}

function store(context: LambdaContext, config: EventInvokeConfig): FunctionEventInvokeConfig {
  context.state.eventInvokeConfigs.set(qualifiedKey(config.functionName, config.qualifier), config);
  return describe(context, config);
}

function describe(context: LambdaContext, config: Readonly<EventInvokeConfig>): FunctionEventInvokeConfig {
  const { onSuccessDestination, onFailureDestination, maximumRetryAttempts, maximumEventAgeSeconds } = config;
  return {
    LastModified: config.lastModifiedMs / 1000,
    FunctionArn: functionArn(context.config, config.functionName, config.qualifier),
    ...(maximumRetryAttempts !== undefined && { MaximumRetryAttempts: maximumRetryAttempts }),
    ...(maximumEventAgeSeconds !== undefined && { MaximumEventAgeInSeconds: maximumEventAgeSeconds }),
    DestinationConfig: {
      OnSuccess: onSuccessDestination === undefined ? {} : { Destination: onSuccessDestination },
      OnFailure: onFailureDestination === undefined ? {} : { Destination: onFailureDestination },
    },
  };
}
