/**
 * Code signing configurations: whose signature a package must bear.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-codesigning.html
 *
 * Differs from AWS: AWS Signer is not here, so every package counts as unsigned.
 */
import { functionArn } from '../../api/arn.ts';
import { resourceConflict, resourceNotFound, ServiceException } from '../../api/errors.ts';
import type {
  CodeSigningConfig,
  CreateCodeSigningConfigRequest,
  CreateCodeSigningConfigResponse,
  DeleteCodeSigningConfigRequest,
  DeleteFunctionCodeSigningConfigRequest,
  GetCodeSigningConfigRequest,
  GetCodeSigningConfigResponse,
  GetFunctionCodeSigningConfigRequest,
  GetFunctionCodeSigningConfigResponse,
  ListCodeSigningConfigsRequest,
  ListCodeSigningConfigsResponse,
  ListFunctionsByCodeSigningConfigRequest,
  ListFunctionsByCodeSigningConfigResponse,
  PutFunctionCodeSigningConfigRequest,
  PutFunctionCodeSigningConfigResponse,
  UpdateCodeSigningConfigRequest,
  UpdateCodeSigningConfigResponse,
} from '../../api/models/lambda-types.ts';
import { isoTime } from '../../kernel/calendar.ts';
import { randomId } from '../../kernel/random.ts';
import type { LambdaContext } from '../context.ts';
import type { CodeSigningConfigRecord } from '../state.ts';
import { readFunctionName, requireFunction } from './function-reference.ts';
import { markerPage } from './marker-page.ts';
import { requireTags } from './tag-limit.ts';

const ID_LENGTH = 17;

/** CreateCodeSigningConfig: https://docs.aws.amazon.com/lambda/latest/api/API_CreateCodeSigningConfig.html */
export function createCodeSigningConfig(
  context: LambdaContext,
  input: CreateCodeSigningConfigRequest,
): CreateCodeSigningConfigResponse {
  requireTags(input.Tags ?? {});
  const { accountId, region } = context.config;
  const id = `csc-${randomId(context.random, ID_LENGTH)}`;
  const config: CodeSigningConfigRecord = {
    id,
    arn: `arn:aws:lambda:${region}:${accountId}:code-signing-config:${id}`,
    description: input.Description ?? '',
    signingProfileVersionArns: input.AllowedPublishers.SigningProfileVersionArns,
    untrustedArtifactOnDeployment: input.CodeSigningPolicies?.UntrustedArtifactOnDeployment ?? 'Warn',
    tags: input.Tags ?? {},
    lastModifiedMs: context.time.account.now,
  };
  context.state.codeSigningConfigs.set(config.arn, config);
  return { CodeSigningConfig: describe(config) };
}

/** GetCodeSigningConfig: https://docs.aws.amazon.com/lambda/latest/api/API_GetCodeSigningConfig.html */
export function getCodeSigningConfig(
  context: LambdaContext,
  input: GetCodeSigningConfigRequest,
): GetCodeSigningConfigResponse {
  return { CodeSigningConfig: describe(requireConfig(context, input.CodeSigningConfigArn)) };
}

/** UpdateCodeSigningConfig, which leaves what is not given:
 * https://docs.aws.amazon.com/lambda/latest/api/API_UpdateCodeSigningConfig.html */
export function updateCodeSigningConfig(
  context: LambdaContext,
  input: UpdateCodeSigningConfigRequest,
): UpdateCodeSigningConfigResponse {
  const config = requireConfig(context, input.CodeSigningConfigArn);
  const updated: CodeSigningConfigRecord = {
    ...config,
    description: input.Description ?? config.description,
    signingProfileVersionArns: input.AllowedPublishers?.SigningProfileVersionArns ?? config.signingProfileVersionArns,
    untrustedArtifactOnDeployment:
      input.CodeSigningPolicies?.UntrustedArtifactOnDeployment ?? config.untrustedArtifactOnDeployment,
    lastModifiedMs: context.time.account.now,
  };
  context.state.codeSigningConfigs.set(config.arn, updated);
  return { CodeSigningConfig: describe(updated) };
}

/** DeleteCodeSigningConfig: https://docs.aws.amazon.com/lambda/latest/api/API_DeleteCodeSigningConfig.html */
export function deleteCodeSigningConfig(
  context: LambdaContext,
  input: DeleteCodeSigningConfigRequest,
): Record<string, never> {
  const { arn } = requireConfig(context, input.CodeSigningConfigArn);
  // Differs from AWS: the rule is AWS's, the wording is not recorded.
  if (functionsOf(context, arn).length > 0)
    throw resourceConflict(`The code signing configuration ${arn} is used by at least one function.`);
  context.state.codeSigningConfigs.delete(arn);
  return {};
}

/** ListCodeSigningConfigs: https://docs.aws.amazon.com/lambda/latest/api/API_ListCodeSigningConfigs.html */
export function listCodeSigningConfigs(
  context: LambdaContext,
  input: ListCodeSigningConfigsRequest,
): ListCodeSigningConfigsResponse {
  const { records, nextMarker } = markerPage(context.state.codeSigningConfigs.values(), ({ arn }) => arn, input);
  return { CodeSigningConfigs: records.map(describe), ...nextMarker };
}

/** ListFunctionsByCodeSigningConfig: https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctionsByCodeSigningConfig.html */
export function listFunctionsByCodeSigningConfig(
  context: LambdaContext,
  input: ListFunctionsByCodeSigningConfigRequest,
): ListFunctionsByCodeSigningConfigResponse {
  const { arn } = requireConfig(context, input.CodeSigningConfigArn);
  const { records, nextMarker } = markerPage(functionsOf(context, arn), ({ functionName }) => functionName, input);
  return { FunctionArns: records.map(({ functionName }) => functionArn(context.config, functionName)), ...nextMarker };
}

/** PutFunctionCodeSigningConfig: https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionCodeSigningConfig.html */
export function putFunctionCodeSigningConfig(
  context: LambdaContext,
  input: PutFunctionCodeSigningConfigRequest,
): PutFunctionCodeSigningConfigResponse {
  const functionName = readFunctionName(context, input.FunctionName);
  const { arn } = requireLinkedConfig(context, input.CodeSigningConfigArn);
  const fn = requireFunction(context, functionName);
  context.state.functions.set(functionName, { ...fn, codeSigningConfigArn: arn });
  return { CodeSigningConfigArn: arn, FunctionName: functionName };
}

/** GetFunctionCodeSigningConfig, which says nothing of a function without one:
 * https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionCodeSigningConfig.html */
export function getFunctionCodeSigningConfig(
  context: LambdaContext,
  input: GetFunctionCodeSigningConfigRequest,
): Partial<GetFunctionCodeSigningConfigResponse> {
  const { functionName, codeSigningConfigArn: arn } = requireFunction(
    context,
    readFunctionName(context, input.FunctionName),
  );
  return arn === undefined ? {} : { CodeSigningConfigArn: arn, FunctionName: functionName };
}

/** DeleteFunctionCodeSigningConfig: https://docs.aws.amazon.com/lambda/latest/api/API_DeleteFunctionCodeSigningConfig.html */
export function deleteFunctionCodeSigningConfig(
  context: LambdaContext,
  input: DeleteFunctionCodeSigningConfigRequest,
): Record<string, never> {
  const functionName = readFunctionName(context, input.FunctionName);
  const { codeSigningConfigArn, ...unlinked } = requireFunction(context, functionName);
  if (codeSigningConfigArn !== undefined) context.state.functions.set(functionName, unlinked);
  return {};
}

/** Refuses to deploy a package to a function whose configuration enforces signatures. */
export function requireSigned(context: LambdaContext, configArn: string | undefined): void {
  if (configArn === undefined) return;
  if (requireLinkedConfig(context, configArn).untrustedArtifactOnDeployment === 'Warn') return;
  throw new ServiceException(
    'CodeVerificationFailedException',
    400,
    'The code signature failed one or more of the validation checks for signature mismatch or expiry, ' +
      'and the code signing policy is set to ENFORCE. Lambda blocks the deployment.',
  );
}

function requireConfig(context: LambdaContext, arn: string): Readonly<CodeSigningConfigRecord> {
  const config = context.state.codeSigningConfigs.get(arn);
  if (!config) throw resourceNotFound(`The Lambda code signing configuration ${arn} can not be found.`);
  return config;
}

/** Of a function: a missing one is refused with another code. */
function requireLinkedConfig(context: LambdaContext, arn: string): Readonly<CodeSigningConfigRecord> {
  const config = context.state.codeSigningConfigs.get(arn);
  if (config) return config;
  throw new ServiceException(
    'CodeSigningConfigNotFoundException',
    404,
    `The code signing configuration cannot be found. Check that the provided configuration is not deleted: ${arn}.`,
  );
}

const functionsOf = (context: LambdaContext, arn: string) =>
  [...context.state.functions.values()].filter((fn) => fn.codeSigningConfigArn === arn);

function describe(config: Readonly<CodeSigningConfigRecord>): CodeSigningConfig {
  return {
    CodeSigningConfigId: config.id,
    CodeSigningConfigArn: config.arn,
    Description: config.description,
    AllowedPublishers: { SigningProfileVersionArns: config.signingProfileVersionArns },
    CodeSigningPolicies: { UntrustedArtifactOnDeployment: config.untrustedArtifactOnDeployment },
    LastModified: `${isoTime(config.lastModifiedMs)}+0000`,
  };
}
