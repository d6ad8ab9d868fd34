/**
 * When a version of a function takes updates of its runtime.
 * https://docs.aws.amazon.com/lambda/latest/dg/runtimes-update.html
 *
 * Differs from AWS: the setting is kept and shown; runtimes here have one version each.
 */
import { functionArn } from '../../api/arn.ts';
import { invalidParameterValue } from '../../api/errors.ts';
import type {
  GetRuntimeManagementConfigRequest,
  GetRuntimeManagementConfigResponse,
  PutRuntimeManagementConfigRequest,
  PutRuntimeManagementConfigResponse,
} from '../../api/models/lambda-types.ts';
import type { LambdaContext } from '../context.ts';
import { LATEST, qualifiedKey, type RuntimeManagementConfig } from '../state.ts';
import { readReference, requireVersion } from './function-reference.ts';

/** PutRuntimeManagementConfig: https://docs.aws.amazon.com/lambda/latest/api/API_PutRuntimeManagementConfig.html */
export function putRuntimeManagementConfig(
  context: LambdaContext,
  input: PutRuntimeManagementConfigRequest,
): PutRuntimeManagementConfigResponse {
  const { functionName, version } = requireTarget(context, input);
  const { UpdateRuntimeOn: updateRuntimeOn, RuntimeVersionArn: runtimeVersionArn } = input;
  // Differs from AWS: the rule is AWS's, the wording of these two refusals is not recorded.
  if (updateRuntimeOn === 'Manual' && runtimeVersionArn === undefined)
    throw invalidParameterValue('RuntimeVersionArn is required when UpdateRuntimeOn is Manual.');
  if (updateRuntimeOn !== 'Manual' && runtimeVersionArn !== undefined)
    throw invalidParameterValue('RuntimeVersionArn is only supported when UpdateRuntimeOn is Manual.');

  const config = { updateRuntimeOn, ...(runtimeVersionArn !== undefined && { runtimeVersionArn }) };
  context.state.runtimeManagementConfigs.set(qualifiedKey(functionName, version), config);
  return describe(context, functionName, version, config);
}

/** GetRuntimeManagementConfig: https://docs.aws.amazon.com/lambda/latest/api/API_GetRuntimeManagementConfig.html */
export function getRuntimeManagementConfig(
  context: LambdaContext,
  input: GetRuntimeManagementConfigRequest,
): GetRuntimeManagementConfigResponse {
  const { functionName, version } = requireTarget(context, input);
  const config = context.state.runtimeManagementConfigs.get(qualifiedKey(functionName, version));
  return describe(context, functionName, version, config ?? { updateRuntimeOn: 'Auto' });
}

function requireTarget(context: LambdaContext, input: { FunctionName: string; Qualifier?: string | undefined }) {
  const { functionName, qualifier = LATEST } = readReference(context, input.FunctionName, input.Qualifier);
  return requireVersion(context, functionName, qualifier);
}

function describe(
  context: LambdaContext,
  functionName: string,
  version: string,
  { updateRuntimeOn, runtimeVersionArn }: RuntimeManagementConfig,
) {
  return {
    UpdateRuntimeOn: updateRuntimeOn,
    FunctionArn: functionArn(context.config, functionName, version),
    ...(runtimeVersionArn !== undefined && { RuntimeVersionArn: runtimeVersionArn }),
  };
}
