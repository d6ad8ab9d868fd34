/**
 * What Lambda does about a function that invokes itself, directly or through other services.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html
 * Chains are counted in data-plane/lineage.ts.
 */
import type {
  GetFunctionRecursionConfigRequest,
  GetFunctionRecursionConfigResponse,
  PutFunctionRecursionConfigRequest,
  PutFunctionRecursionConfigResponse,
} from '../../api/models/lambda-types.ts';
import type { LambdaContext } from '../context.ts';
import { readFunctionName, requireFunction } from './function-reference.ts';

/** PutFunctionRecursionConfig: https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionRecursionConfig.html */
export function putFunctionRecursionConfig(
  context: LambdaContext,
  input: PutFunctionRecursionConfigRequest,
): PutFunctionRecursionConfigResponse {
  const functionName = readFunctionName(context, input.FunctionName);
  const fn = requireFunction(context, functionName);
  context.state.functions.set(functionName, { ...fn, recursiveLoop: input.RecursiveLoop });
  return { RecursiveLoop: input.RecursiveLoop };
}

/** GetFunctionRecursionConfig: https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionRecursionConfig.html */
export function getFunctionRecursionConfig(
  context: LambdaContext,
  input: GetFunctionRecursionConfigRequest,
): GetFunctionRecursionConfigResponse {
  const fn = requireFunction(context, readFunctionName(context, input.FunctionName));
  return { RecursiveLoop: fn.recursiveLoop ?? 'Terminate' };
}
