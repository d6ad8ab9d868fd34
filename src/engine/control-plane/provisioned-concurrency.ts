/**
 * Provisioned concurrency: environments of a published version or an alias that are kept ready.
 * https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html
 */
import { functionArn } from '../../api/arn.ts';
import { invalidParameterValue, resourceConflict, ServiceException } from '../../api/errors.ts';
import type {
  DeleteProvisionedConcurrencyConfigRequest,
  GetProvisionedConcurrencyConfigRequest,
  GetProvisionedConcurrencyConfigResponse,
  ListProvisionedConcurrencyConfigsRequest,
  ListProvisionedConcurrencyConfigsResponse,
  PutProvisionedConcurrencyConfigRequest,
  PutProvisionedConcurrencyConfigResponse,
} from '../../api/models/lambda-types.ts';
import { isoTime } from '../calendar.ts';
import type { Engine } from '../engine.ts';
import { MINIMUM_UNRESERVED_CONCURRENCY } from '../quotas.ts';
import { type Alias, type FunctionVersion, LATEST, type ProvisionedConcurrencyConfig, qualifiedKey } from '../state.ts';
import { availableConcurrency, provisionedConcurrency } from './concurrency.ts';
import { aliasesOf, readFunctionName, readReference, requireFunction, requireQualified } from './function-reference.ts';
import { page } from './page.ts';
import { scheduleAll, scheduleSettlement } from './settlement.ts';

/** AWS takes a minute or two; here it is long enough to be seen. */
export const ALLOCATION_DURATION_MS = 2000;

/** PutProvisionedConcurrencyConfig: https://docs.aws.amazon.com/lambda/latest/api/API_PutProvisionedConcurrencyConfig.html */
export function putProvisionedConcurrencyConfig(
  engine: Engine,
  input: PutProvisionedConcurrencyConfigRequest,
): PutProvisionedConcurrencyConfigResponse {
  const { functionName, qualifier = LATEST } = readReference(engine, input.FunctionName, input.Qualifier);
  if (qualifier === LATEST) throw unpublished();
  const target = requireQualified(engine, functionName, qualifier);
  if (isAlias(target)) requireProvisionable(engine, target);
  else requireUnprovisioned(engine, target);
  requireConcurrency(engine, functionName, qualifier, input.ProvisionedConcurrentExecutions);
  return describe(allocate(engine, functionName, qualifier, input.ProvisionedConcurrentExecutions));
}

/**
 * GetProvisionedConcurrencyConfig: https://docs.aws.amazon.com/lambda/latest/api/API_GetProvisionedConcurrencyConfig.html
 *
 * Differs from AWS: whoever has seen that an allocation is in progress need not wait for it any longer.
 */
export function getProvisionedConcurrencyConfig(
  engine: Engine,
  input: GetProvisionedConcurrencyConfigRequest,
): GetProvisionedConcurrencyConfigResponse {
  const config = engine.state.provisionedConcurrencyConfigs.get(requireTarget(engine, input));
  if (!config)
    throw new ServiceException(
      'ProvisionedConcurrencyConfigNotFoundException',
      404,
      'No Provisioned Concurrency Config found for this function',
    );
  if (config.settlesAtMs !== undefined) settle(engine, config);
  return describe(config);
}

/** DeleteProvisionedConcurrencyConfig, also of one that is not there:
 * https://docs.aws.amazon.com/lambda/latest/api/API_DeleteProvisionedConcurrencyConfig.html */
export function deleteProvisionedConcurrencyConfig(
  engine: Engine,
  input: DeleteProvisionedConcurrencyConfigRequest,
): Record<string, never> {
  engine.state.provisionedConcurrencyConfigs.delete(requireTarget(engine, input));
  return {};
}

/** ListProvisionedConcurrencyConfigs: https://docs.aws.amazon.com/lambda/latest/api/API_ListProvisionedConcurrencyConfigs.html */
export function listProvisionedConcurrencyConfigs(
  engine: Engine,
  input: ListProvisionedConcurrencyConfigsRequest,
): ListProvisionedConcurrencyConfigsResponse {
  const functionName = readFunctionName(engine, input.FunctionName);
  requireFunction(engine, functionName);
  const { records, nextMarker } = page(configsOf(engine, functionName), ({ qualifier }) => qualifier, input);
  return {
    ProvisionedConcurrencyConfigs: records.map((config) => ({
      FunctionArn: functionArn(engine.config, functionName, config.qualifier),
      ...describe(config),
    })),
    ...nextMarker,
  };
}

/** An alias that is to point elsewhere takes its configuration along; refuses where none may be. */
export function requireProvisionedTarget(engine: Engine, alias: Readonly<Alias>): void {
  if (!engine.state.provisionedConcurrencyConfigs.has(qualifiedKey(alias.functionName, alias.name))) return;
  if (alias.functionVersion === LATEST) throw unpublished();
  requireOnlyProvisioned(engine, alias);
}

/** The alias points to another version: its environments are allocated anew. */
export function reallocate(engine: Engine, { functionName, name }: Readonly<Alias>): void {
  const config = engine.state.provisionedConcurrencyConfigs.get(qualifiedKey(functionName, name));
  if (config) allocate(engine, functionName, name, config.requested);
}

/** Timers are never stored: a restored engine derives them from its records. */
export function scheduleAllocations(engine: Engine): void {
  scheduleAll(engine.clock, engine.state.provisionedConcurrencyConfigs, (config) => settle(engine, config));
}

function allocate(
  engine: Engine,
  functionName: string,
  qualifier: string,
  requested: number,
): ProvisionedConcurrencyConfig {
  const { clock, state } = engine;
  const key = qualifiedKey(functionName, qualifier);
  const settlesAtMs = clock.now + ALLOCATION_DURATION_MS;
  const config = { functionName, qualifier, requested, lastModifiedMs: clock.now, settlesAtMs };
  state.provisionedConcurrencyConfigs.set(key, config);
  scheduleSettlement(clock, state.provisionedConcurrencyConfigs, key, (allocated) => settle(engine, allocated));
  return config;
}

function settle(engine: Engine, { settlesAtMs: _, ...ready }: Readonly<ProvisionedConcurrencyConfig>): void {
  engine.state.provisionedConcurrencyConfigs.set(qualifiedKey(ready.functionName, ready.qualifier), ready);
}

function describe({ requested, lastModifiedMs, settlesAtMs }: Readonly<ProvisionedConcurrencyConfig>) {
  const allocated = settlesAtMs === undefined ? requested : 0;
  return {
    RequestedProvisionedConcurrentExecutions: requested,
    AvailableProvisionedConcurrentExecutions: allocated,
    AllocatedProvisionedConcurrentExecutions: allocated,
    Status: settlesAtMs === undefined ? ('READY' as const) : ('IN_PROGRESS' as const),
    LastModified: `${isoTime(lastModifiedMs).slice(0, 19)}+0000`,
  };
}

/** Key of the configuration that a request names; the version or alias must be there. */
function requireTarget(engine: Engine, input: { FunctionName: string; Qualifier: string }): string {
  const { functionName, qualifier = LATEST } = readReference(engine, input.FunctionName, input.Qualifier);
  if (qualifier === LATEST)
    throw invalidParameterValue('The function resource provided must be an alias or a published version.');
  requireQualified(engine, functionName, qualifier);
  return qualifiedKey(functionName, qualifier);
}

const isAlias = (target: Readonly<Alias> | Readonly<FunctionVersion>): target is Readonly<Alias> => 'name' in target;

const unpublished = () =>
  invalidParameterValue('Provisioned Concurrency Configs cannot be applied to unpublished function versions.');

const configsOf = (engine: Engine, functionName: string) =>
  [...engine.state.provisionedConcurrencyConfigs.values()].filter((config) => config.functionName === functionName);

function requireProvisionable(engine: Engine, alias: Readonly<Alias>): void {
  if (alias.functionVersion === LATEST) throw unpublished();
  if (alias.routing) throw invalidParameterValue('Alias with weights can not be used with Provisioned Concurrency');
  requireOnlyProvisioned(engine, alias);
}

/** A version is provisioned once: by itself, or through one alias. */
function requireOnlyProvisioned(engine: Engine, alias: Readonly<Alias>): void {
  const { functionName, functionVersion, name } = alias;
  const { provisionedConcurrencyConfigs: configs } = engine.state;
  const others = aliasesOf(engine, functionName)
    .filter((other) => other.functionVersion === functionVersion && other.name !== name)
    .map((other) => other.name);
  if ([functionVersion, ...others].some((qualifier) => configs.has(qualifiedKey(functionName, qualifier))))
    throw resourceConflict(
      "Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version",
    );
}

function requireUnprovisioned(engine: Engine, { functionName, version }: Readonly<FunctionVersion>): void {
  const { provisionedConcurrencyConfigs: configs } = engine.state;
  const pointing = aliasesOf(engine, functionName).filter((alias) => alias.functionVersion === version);
  if (pointing.some((alias) => configs.has(qualifiedKey(functionName, alias.name))))
    throw resourceConflict('Version is pointed by a Provisioned Concurrency alias');
}

/** Provisioned concurrency comes out of the function's reservation, or out of what functions without one share. */
function requireConcurrency(engine: Engine, functionName: string, qualifier: string, wanted: number): void {
  const own = engine.state.provisionedConcurrencyConfigs.get(qualifiedKey(functionName, qualifier))?.requested ?? 0;
  const others = provisionedConcurrency(engine, functionName) - own;
  const reserved = engine.state.functions.get(functionName)?.reservedConcurrentExecutions;
  if (reserved !== undefined) {
    if (others + wanted > reserved)
      throw invalidParameterValue(
        'Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution for function',
      );
    return;
  }
  const unreserved = availableConcurrency(engine, functionName) - others;
  if (wanted > unreserved)
    throw invalidParameterValue(
      `Specified ConcurrentExecutions for function is greater than account's unreserved concurrency [${unreserved}].`,
    );
  if (unreserved - wanted < MINIMUM_UNRESERVED_CONCURRENCY)
    throw invalidParameterValue(
      "Specified ConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its " +
        `minimum value of [${MINIMUM_UNRESERVED_CONCURRENCY}].`,
    );
}
