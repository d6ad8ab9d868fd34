/**
 * Reserved concurrency: a guarantee and a ceiling for one function, all its versions and aliases together.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
 */
import { invalidParameterValue } from '../../api/errors.ts';
import type {
  Concurrency,
  DeleteFunctionConcurrencyRequest,
  GetFunctionConcurrencyRequest,
  GetFunctionConcurrencyResponse,
  PutFunctionConcurrencyRequest,
} from '../../api/models/lambda-types.ts';
import { minimumUnreservedConcurrency } from '../../api/quotas.ts';
import type { LambdaContext } from '../context.ts';
import { readFunctionName, requireFunction } from './function-reference.ts';

/** PutFunctionConcurrency: https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionConcurrency.html */
export function putFunctionConcurrency(context: LambdaContext, input: PutFunctionConcurrencyRequest): Concurrency {
  const functionName = readFunctionName(context, input.FunctionName);
  const fn = requireFunction(context, functionName);
  const wanted = input.ReservedConcurrentExecutions;
  const minimum = minimumUnreservedConcurrency(context.quotas);
  if (availableConcurrency(context, functionName) - wanted < minimum)
    throw invalidParameterValue(
      "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below " +
        `its minimum value of [${minimum}].`,
    );
  const provisioned = provisionedConcurrency(context, functionName);
  if (wanted < provisioned)
    throw invalidParameterValue(
      ` ReservedConcurrentExecutions  ${wanted} should not be lower than function's total provisioned concurrency ` +
        `[${provisioned}].`,
    );

  context.state.functions.set(functionName, { ...fn, reservedConcurrentExecutions: wanted });
  return { ReservedConcurrentExecutions: wanted };
}

/** GetFunctionConcurrency: https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConcurrency.html */
export function getFunctionConcurrency(
  context: LambdaContext,
  input: GetFunctionConcurrencyRequest,
): GetFunctionConcurrencyResponse {
  const fn = requireFunction(context, readFunctionName(context, input.FunctionName));
  const reserved = fn.reservedConcurrentExecutions;
  return reserved === undefined ? {} : { ReservedConcurrentExecutions: reserved };
}

/** DeleteFunctionConcurrency: https://docs.aws.amazon.com/lambda/latest/api/API_DeleteFunctionConcurrency.html */
export function deleteFunctionConcurrency(
  context: LambdaContext,
  input: DeleteFunctionConcurrencyRequest,
): Record<string, never> {
  const functionName = readFunctionName(context, input.FunctionName);
  const { reservedConcurrentExecutions: _, ...shared } = requireFunction(context, functionName);
  context.state.functions.set(functionName, shared);
  return {};
}

/** What the account's functions without a reservation share. */
export function unreservedConcurrency(context: LambdaContext): number {
  let reserved = 0;
  for (const fn of context.state.functions.values()) reserved += fn.reservedConcurrentExecutions ?? 0;
  return context.quotas.concurrentExecutions - reserved;
}

/** What a function could have for itself: all that no other one has reserved or, without a reservation, provisioned. */
export function availableConcurrency(context: LambdaContext, functionName: string): number {
  let available = context.quotas.concurrentExecutions;
  for (const fn of context.state.functions.values()) {
    if (fn.functionName === functionName) continue;
    available -= fn.reservedConcurrentExecutions ?? provisionedConcurrency(context, fn.functionName);
  }
  return available;
}

/** Of all versions and aliases of a function. */
export function provisionedConcurrency(context: LambdaContext, functionName: string): number {
  let provisioned = 0;
  for (const config of context.state.provisionedConcurrencyConfigs.values()) {
    if (config.functionName === functionName) provisioned += config.requested;
  }
  return provisioned;
}
