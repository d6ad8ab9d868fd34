/**
 * Functions as a whole: created, read, listed, deleted.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-functions.html
 */
import { invalidParameterValue, resourceConflict } from '../../api/errors.ts';
import type {
  CreateFunctionRequest,
  DeleteFunctionRequest,
  FunctionConfiguration,
  GetFunctionRequest,
  GetFunctionResponse,
  ListFunctionsRequest,
  ListFunctionsResponse,
} from '../../api/models/lambda-types.ts';
import {
  DEFAULT_EPHEMERAL_STORAGE_MB,
  DEFAULT_MEMORY_MB,
  DEFAULT_TIMEOUT_SECONDS,
  FUNCTION_NAME_LENGTH,
} from '../../api/quotas.ts';
import { randomUuid } from '../../kernel/random.ts';
import type { LambdaContext } from '../context.ts';
import { type FunctionVersion, LATEST, qualifiedKey } from '../state.ts';
import { deleteAttachments } from './attachments.ts';
import { requireSigned } from './code-signing-configs.ts';
import { requireCodeStorage } from './code-storage.ts';
import { requirePackage } from './deployment-package.ts';
import { configured, describeListedVersion, describeVersion, requireConfiguration } from './function-configuration.ts';
import {
  aliasesOf,
  isAliasName,
  readFunctionName,
  readReference,
  requireFunction,
  resolveVersion,
  versionsOf,
} from './function-reference.ts';
import { beginCreate } from './function-state.ts';
import { markerPage } from './marker-page.ts';
import { requireTags } from './tag-limit.ts';
import { deleteVersion, publishPending, versionSortKey } from './versions.ts';

/** CreateFunction: https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html */
export function createFunction(context: LambdaContext, input: CreateFunctionRequest): FunctionConfiguration {
  const functionName = readFunctionName(context, input.FunctionName);
  requireNameLength(functionName);
  if (input.PackageType === 'Image' && (input.Runtime ?? input.Handler ?? input.Layers) !== undefined)
    throw invalidParameterValue(
      "Please don't provide Handler or Runtime or Layer when the intended function PackageType is Image.",
    );
  if (input.PackageType === 'Image')
    throw invalidParameterValue('Coldspark runs .zip functions only: container images are not available.');
  if (input.Runtime === undefined || input.Handler === undefined)
    throw invalidParameterValue(
      'Runtime and Handler are mandatory parameters for functions created with deployment packages.',
    );
  requireConfiguration(input);
  requireTags(input.Tags ?? {});
  const code = requirePackage(input.Code);
  requireSigned(context, input.CodeSigningConfigArn);
  requireCodeStorage(context, code.sizeBytes * (input.Publish ? 2 : 1));
  if (context.state.functions.has(functionName)) throw resourceConflict(`Function already exist: ${functionName}`);
  const latest = configured(context, unconfigured(context, functionName, input, code), input);

  context.state.functions.set(functionName, {
    functionName,
    tags: input.Tags ?? {},
    updatedSincePublish: true,
    ...(input.CodeSigningConfigArn !== undefined && { codeSigningConfigArn: input.CodeSigningConfigArn }),
  });
  const created = beginCreate(context, latest);
  return describeVersion(context, input.Publish ? publishPending(context, created) : created);
}

/** GetFunction: https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html */
export function getFunction(context: LambdaContext, input: GetFunctionRequest): GetFunctionResponse {
  const reference = readReference(context, input.FunctionName, input.Qualifier);
  const version = resolveVersion(context, reference);
  const fn = requireFunction(context, reference.functionName);
  const reserved = fn.reservedConcurrentExecutions;
  return {
    Configuration: describeVersion(context, version, reference.qualifier),
    Code: { RepositoryType: 'S3', Location: context.config.codeLocation(version.code.sha256) },
    ...(Object.keys(fn.tags).length > 0 && { Tags: fn.tags }),
    ...(reserved !== undefined && { Concurrency: { ReservedConcurrentExecutions: reserved } }),
  };
}

/** ListFunctions: https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html */
export function listFunctions(context: LambdaContext, input: ListFunctionsRequest): ListFunctionsResponse {
  const all = input.FunctionVersion === 'ALL';
  const versions = [...context.state.versions.values()].filter(({ version }) => all || version === LATEST);
  // a space sorts before everything a name can hold, so a function's versions stay together
  const { records, nextMarker } = markerPage(versions, (v) => `${v.functionName} ${versionSortKey(v)}`, input);
  return {
    Functions: records.map((v) => describeListedVersion(context, v, all ? v.version : undefined)),
    ...nextMarker,
  };
}

/** DeleteFunction, whole or one version: https://docs.aws.amazon.com/lambda/latest/api/API_DeleteFunction.html */
export function deleteFunction(context: LambdaContext, input: DeleteFunctionRequest): Record<string, never> {
  const { functionName, qualifier } = readReference(context, input.FunctionName, input.Qualifier);
  // what no function can do is refused before it is asked whether there is this one
  if (qualifier === LATEST)
    throw invalidParameterValue('$LATEST version cannot be deleted without deleting the function.');
  if (qualifier !== undefined && isAliasName(qualifier))
    throw invalidParameterValue('Deletion of aliases is not currently supported.');
  requireFunction(context, functionName);

  if (qualifier === undefined) deleteWholeFunction(context, functionName);
  else deleteVersion(context, functionName, qualifier);
  return {};
}

/** Logs, roles, event source mappings and the numbers of its versions stay. */
function deleteWholeFunction(context: LambdaContext, functionName: string): void {
  const { aliases, versions, functions, failingTries } = context.state;
  for (const { name } of aliasesOf(context, functionName)) {
    aliases.delete(qualifiedKey(functionName, name));
    deleteAttachments(context, functionName, name);
  }
  for (const { version } of versionsOf(context, functionName)) {
    versions.delete(qualifiedKey(functionName, version));
    deleteAttachments(context, functionName, version);
    context.dataPlane.retire(functionName, version);
  }
  functions.delete(functionName);
  failingTries.delete(functionName);
}

/** The pattern of a name has room for an ARN, so its own length is checked here, and AWS answers another code. */
function requireNameLength(functionName: string): void {
  if (functionName.length > FUNCTION_NAME_LENGTH)
    throw invalidParameterValue(
      `1 validation error detected: Value '${functionName}' at 'functionName' failed to satisfy constraint: ` +
        `Member must have length less than or equal to ${FUNCTION_NAME_LENGTH}`,
    );
}

/** `$LATEST` with everything that a request may leave out at its default. */
function unconfigured(
  context: LambdaContext,
  functionName: string,
  input: CreateFunctionRequest,
  code: FunctionVersion['code'],
): FunctionVersion {
  return {
    functionName,
    version: LATEST,
    description: '',
    runtime: '',
    role: input.Role,
    handler: '',
    code,
    timeoutSeconds: DEFAULT_TIMEOUT_SECONDS,
    memorySizeMb: DEFAULT_MEMORY_MB,
    ephemeralStorageMb: DEFAULT_EPHEMERAL_STORAGE_MB,
    architecture: input.Architectures?.[0] ?? 'x86_64',
    environment: undefined,
    kmsKeyArn: '',
    deadLetterTargetArn: '',
    tracingMode: 'PassThrough',
    logFormat: 'Text',
    logGroup: `/aws/lambda/${functionName}`,
    snapStartApplyOn: 'None',
    layers: [],
    revisionId: randomUuid(context.random),
    lastModifiedMs: context.time.account.now,
    state: 'Pending',
  };
}
