/**
 * The configuration of a function's version: how it is described, read and, for `$LATEST`, updated.
 * https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html
 */
import { functionArn, serviceOfArn } from '../../api/arn.ts';
import { invalidParameterValue, validationException } from '../../api/errors.ts';
import type {
  FunctionConfiguration,
  GetFunctionConfigurationRequest,
  LoggingConfig,
  UpdateFunctionConfigurationRequest,
} from '../../api/models/lambda-types.ts';
import { MAXIMUM_MEMORY_MB, MAXIMUM_TIMEOUT_SECONDS } from '../../api/quotas.ts';
import { findRuntime, RUNTIMES, runtimeVersionArn } from '../../api/runtimes.ts';
import { isoTime } from '../../kernel/calendar.ts';
import { type Caller, roleCaller } from '../../kernel/caller.ts';
import type { LambdaContext } from '../context.ts';
import { type FunctionVersion, LATEST } from '../state.ts';
import { requireEnvironmentVariables } from './environment-variables.ts';
import { requireLayers, requireUnzippedSize } from './function-layers.ts';
import {
  readFunctionName,
  readReference,
  requireFunction,
  requireVersion,
  resolveVersion,
} from './function-reference.ts';
import { beginUpdate, requireSettled, SETTLING_REASON, SETTLING_REASON_CODE } from './function-state.ts';
import { requireRevision } from './revision.ts';

/** GetFunctionConfiguration: https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html */
export function getFunctionConfiguration(
  context: LambdaContext,
  input: GetFunctionConfigurationRequest,
): FunctionConfiguration {
  const reference = readReference(context, input.FunctionName, input.Qualifier);
  return describeVersion(context, resolveVersion(context, reference), reference.qualifier);
}

/** UpdateFunctionConfiguration: https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionConfiguration.html */
export function updateFunctionConfiguration(
  context: LambdaContext,
  input: UpdateFunctionConfigurationRequest,
): FunctionConfiguration {
  const functionName = readFunctionName(context, input.FunctionName);
  const fn = requireFunction(context, functionName);
  const latest = requireVersion(context, functionName, LATEST);
  requireRevision(latest, input.RevisionId);
  requireSettled(context, latest);
  requireConfiguration(input);
  const next = configured(context, latest, input);

  const updated = beginUpdate(context, next);
  context.state.functions.set(functionName, { ...fn, updatedSincePublish: true });
  context.dataPlane.retire(functionName, LATEST);
  return describeVersion(context, updated);
}

/** The members that CreateFunction and UpdateFunctionConfiguration have in common. */
export type ConfigurationRequest = Omit<UpdateFunctionConfigurationRequest, 'FunctionName' | 'RevisionId'>;

/** Refuses what the model allows but Lambda does not. */
export function requireConfiguration(input: ConfigurationRequest): void {
  requireRange('timeout', input.Timeout, MAXIMUM_TIMEOUT_SECONDS);
  requireRange('memorySize', input.MemorySize, MAXIMUM_MEMORY_MB);
  if (input.Runtime !== undefined) requireRuntime(input.Runtime);
  if (input.Environment?.Variables) requireEnvironmentVariables(input.Environment.Variables);
  requireNetwork(input);
}

/** A version with the members that the request gives; all others stay as they are. Refuses what does not go together. */
export function configured(
  context: LambdaContext,
  version: Readonly<FunctionVersion>,
  input: ConfigurationRequest,
): FunctionVersion {
  const { DeadLetterConfig: deadLetters, Role: role = version.role } = input;
  if (deadLetters?.TargetArn)
    requireDeadLetterTarget(context, deadLetters.TargetArn, roleCaller(role, version.functionName));
  const next: FunctionVersion = {
    ...version,
    description: input.Description ?? version.description,
    runtime: input.Runtime ?? version.runtime,
    role,
    handler: input.Handler ?? version.handler,
    timeoutSeconds: input.Timeout ?? version.timeoutSeconds,
    memorySizeMb: input.MemorySize ?? version.memorySizeMb,
    ephemeralStorageMb: input.EphemeralStorage?.Size ?? version.ephemeralStorageMb,
    environment: input.Environment ? (input.Environment.Variables ?? {}) : version.environment,
    kmsKeyArn: input.KMSKeyArn ?? version.kmsKeyArn,
    // an empty ARN takes it away, no ARN leaves it
    deadLetterTargetArn: deadLetters?.TargetArn ?? version.deadLetterTargetArn,
    tracingMode: input.TracingConfig?.Mode ?? version.tracingMode,
    snapStartApplyOn: input.SnapStart?.ApplyOn ?? version.snapStartApplyOn,
    layers: input.Layers ? requireLayers(context, input.Layers) : version.layers,
    ...loggingOf(version, input.LoggingConfig),
  };
  if (next.snapStartApplyOn === 'PublishedVersions' && !supportsSnapStart(next.runtime))
    throw invalidParameterValue(`${next.runtime} is not supported for SnapStart enabled functions.`);
  requireUnzippedSize(next);
  return next;
}

/** In the words in which AWS refuses a missing queue elsewhere: Lambda tries the queue or topic as it is set. */
function requireDeadLetterTarget({ delivery }: LambdaContext, arn: string, caller: Caller): void {
  const service = serviceOfArn(arn);
  if (service !== 'sqs' && service !== 'sns')
    throw invalidParameterValue(`The provided dead letter config TargetArn ${arn} is invalid.`);
  if (delivery.has(arn, caller)) return;
  throw invalidParameterValue(
    service === 'sqs'
      ? 'Error occurred while SendMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue. SQS Error Message: The specified queue does not exist.'
      : 'Error occurred while Publish. SNS Error Code: NotFound. SNS Error Message: Topic does not exist',
  );
}

/** As GetFunctionConfiguration and most operations answer; the qualifier is the one the ARN is to end in. */
export function describeVersion(
  context: LambdaContext,
  version: Readonly<FunctionVersion>,
  qualifier?: string,
): FunctionConfiguration {
  return {
    ...describeListedVersion(context, version, qualifier),
    RuntimeVersionConfig: { RuntimeVersionArn: runtimeVersionArn(context.config.region, version.runtime) },
    State: version.state,
    ...(version.state === 'Pending' && { StateReason: SETTLING_REASON, StateReasonCode: SETTLING_REASON_CODE }),
    ...(version.lastUpdateStatus && { LastUpdateStatus: version.lastUpdateStatus }),
    ...(version.lastUpdateStatus === 'InProgress' && {
      LastUpdateStatusReason: SETTLING_REASON,
      LastUpdateStatusReasonCode: UPDATING_REASON_CODE,
    }),
  };
}

/** AWS gives this code although its model does not list it for updates. */
const UPDATING_REASON_CODE = SETTLING_REASON_CODE as string as NonNullable<
  FunctionConfiguration['LastUpdateStatusReasonCode']
>;

/** As lists answer: without the states and the runtime's version. */
export function describeListedVersion(
  context: LambdaContext,
  version: Readonly<FunctionVersion>,
  qualifier?: string,
): FunctionConfiguration {
  const published = version.version !== LATEST;
  return {
    FunctionName: version.functionName,
    FunctionArn: functionArn(context.config, version.functionName, qualifier),
    Runtime: version.runtime,
    Role: version.role,
    Handler: version.handler,
    CodeSize: version.code.sizeBytes,
    Description: version.description,
    Timeout: version.timeoutSeconds,
    MemorySize: version.memorySizeMb,
    LastModified: `${isoTime(version.lastModifiedMs)}+0000`,
    CodeSha256: version.code.sha256,
    Version: version.version,
    ...(version.deadLetterTargetArn && { DeadLetterConfig: { TargetArn: version.deadLetterTargetArn } }),
    ...(version.environment && { Environment: { Variables: version.environment } }),
    ...(version.kmsKeyArn && { KMSKeyArn: version.kmsKeyArn }),
    ...(version.layers.length > 0 && {
      Layers: version.layers.map(({ arn, codeSizeBytes }) => ({ Arn: arn, CodeSize: codeSizeBytes })),
    }),
    TracingConfig: { Mode: version.tracingMode },
    RevisionId: version.revisionId,
    PackageType: 'Zip',
    Architectures: [version.architecture],
    EphemeralStorage: { Size: version.ephemeralStorageMb },
    SnapStart: {
      ApplyOn: version.snapStartApplyOn,
      OptimizationStatus: published && version.snapStartApplyOn === 'PublishedVersions' ? 'On' : 'Off',
    },
    LoggingConfig: {
      LogFormat: version.logFormat,
      ...(version.applicationLogLevel && { ApplicationLogLevel: version.applicationLogLevel }),
      ...(version.systemLogLevel && { SystemLogLevel: version.systemLogLevel }),
      LogGroup: version.logGroup,
    },
  };
}

/** Refuses identifiers AWS does not know and those it no longer takes. */
function requireRuntime(id: string): void {
  const runtime = findRuntime(id);
  if (!runtime) {
    const accepted = RUNTIMES.filter(({ phase }) => phase !== 'blocked').map((known) => known.id);
    throw invalidParameterValue(
      `Value ${id} at 'runtime' failed to satisfy constraint: ` +
        `Member must satisfy enum value set: [${accepted.join(', ')}] or be a valid ARN`,
    );
  }
  if (runtime.phase === 'blocked')
    throw invalidParameterValue(
      `The runtime parameter of ${id} is no longer supported for creating or updating AWS Lambda functions. ` +
        'We recommend you use a supported runtime while creating or updating functions.',
    );
}

/** AWS's model has room for functions that are larger than standard ones; those are not here. */
function requireRange(member: string, value: number | undefined, maximum: number): void {
  if (value !== undefined && value > maximum)
    throw validationException(
      `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ` +
        `Member must have value less than or equal to ${maximum}`,
    );
}

/** Differs from AWS: the account has no VPC, so no subnet and no file system that a function could name exists. */
function requireNetwork(input: ConfigurationRequest): void {
  const { SubnetIds: [subnetId] = [], SecurityGroupIds: [securityGroupId] = [] } = input.VpcConfig ?? {};
  if ((subnetId === undefined) !== (securityGroupId === undefined))
    throw invalidParameterValue('SubnetIds and SecurityIds must coexist or be both empty list.');
  if (subnetId !== undefined)
    throw invalidParameterValue(
      'Error occurred while DescribeSubnets. EC2 Error Code: InvalidSubnetID.NotFound. ' +
        `EC2 Error Message: The subnet ID '${subnetId}' does not exist`,
    );
  const fileSystem = input.FileSystemConfigs?.[0];
  if (fileSystem !== undefined)
    throw invalidParameterValue(
      `Function must be configured to execute in a VPC to reference access point ${fileSystem.Arn}.`,
    );
}

/** https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html#snapstart-runtimes */
function supportsSnapStart(runtime: string): boolean {
  return /^(java(11|17|21|25)|python3\.1[2-9]|dotnet(8|10))$/.test(runtime);
}

/** Levels belong to the JSON format: they appear with it, INFO when not given, and go with it. */
function loggingOf(
  version: Readonly<FunctionVersion>,
  given: LoggingConfig | undefined,
): Pick<FunctionVersion, 'logFormat' | 'logGroup' | 'applicationLogLevel' | 'systemLogLevel'> {
  const logFormat = given?.LogFormat ?? version.logFormat;
  const logGroup = given?.LogGroup ?? version.logGroup;
  if (logFormat === 'Text' && (given?.ApplicationLogLevel || given?.SystemLogLevel))
    throw invalidParameterValue(
      'LogLevel is not supported when LogFormat is set to "Text". ' +
        'Remove LogLevel from your request or change the LogFormat to "Json" and try again.',
    );
  if (logFormat === 'Text') return { logFormat, logGroup, applicationLogLevel: undefined, systemLogLevel: undefined };
  return {
    logFormat,
    logGroup,
    applicationLogLevel: given?.ApplicationLogLevel ?? version.applicationLogLevel ?? 'INFO',
    systemLogLevel: given?.SystemLogLevel ?? version.systemLogLevel ?? 'INFO',
  };
}
