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
import type { Engine } from '../engine.ts';
import { ACCOUNT_CONCURRENCY, MINIMUM_UNRESERVED_CONCURRENCY } from '../quotas.ts';
import { readFunctionName, requireFunction } from './function-reference.ts';

/** PutFunctionConcurrency: https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionConcurrency.html */
export function putFunctionConcurrency(engine: Engine, input: PutFunctionConcurrencyRequest): Concurrency {
  const functionName = readFunctionName(engine, input.FunctionName);
  const fn = requireFunction(engine, functionName);
  const wanted = input.ReservedConcurrentExecutions;
  if (availableConcurrency(engine, functionName) - wanted < MINIMUM_UNRESERVED_CONCURRENCY)
    throw invalidParameterValue(
      "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below " +
        `its minimum value of [${MINIMUM_UNRESERVED_CONCURRENCY}].`,
    );
  const provisioned = provisionedConcurrency(engine, functionName);
  if (wanted < provisioned)
    throw invalidParameterValue(
      ` ReservedConcurrentExecutions  ${wanted} should not be lower than function's total provisioned concurrency ` +
        `[${provisioned}].`,
    );

  engine.state.functions.set(functionName, { ...fn, reservedConcurrentExecutions: wanted });
  return { ReservedConcurrentExecutions: wanted };
}

/** GetFunctionConcurrency: https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConcurrency.html */
export function getFunctionConcurrency(
  engine: Engine,
  input: GetFunctionConcurrencyRequest,
): GetFunctionConcurrencyResponse {
  const fn = requireFunction(engine, readFunctionName(engine, input.FunctionName));
  const reserved = fn.reservedConcurrentExecutions;
  return reserved === undefined ? {} : { ReservedConcurrentExecutions: reserved };
}

/** DeleteFunctionConcurrency: https://docs.aws.amazon.com/lambda/latest/api/API_DeleteFunctionConcurrency.html */
export function deleteFunctionConcurrency(
  engine: Engine,
  input: DeleteFunctionConcurrencyRequest,
): Record<string, never> {
  const functionName = readFunctionName(engine, input.FunctionName);
  const { reservedConcurrentExecutions: _, ...shared } = requireFunction(engine, functionName);
  engine.state.functions.set(functionName, shared);
  return {};
}

/** What the account's functions without a reservation share. */
export function unreservedConcurrency(engine: Engine): number {
  let reserved = 0;
  for (const fn of engine.state.functions.values()) reserved += fn.reservedConcurrentExecutions ?? 0;
  return ACCOUNT_CONCURRENCY - reserved;
}

/** What a function could have for itself: all that no other one has reserved or, without a reservation, provisioned. */
export function availableConcurrency(engine: Engine, functionName: string): number {
  let available = ACCOUNT_CONCURRENCY;
  for (const fn of engine.state.functions.values()) {
    if (fn.functionName === functionName) continue;
    available -= fn.reservedConcurrentExecutions ?? provisionedConcurrency(engine, fn.functionName);
  }
  return available;
}

/** Of all versions and aliases of a function. */
export function provisionedConcurrency(engine: Engine, functionName: string): number {
  let provisioned = 0;
  for (const config of engine.state.provisionedConcurrencyConfigs.values()) {
    if (config.functionName === functionName) provisioned += config.requested;
  }
  return provisioned;
}
