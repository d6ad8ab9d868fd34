/**
 * Provisioned concurrency: environments of a published version or an alias that are kept ready.
 * https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html
 */
import { functionArn } from '../../api/arn.ts';
import { invalidParameterValue, resourceConflict, ServiceException } from '../../api/errors.ts';
import type {
  DeleteProvisionedConcurrencyConfigRequest,
  GetProvisionedConcurrencyConfigRequest,
  ListProvisionedConcurrencyConfigsRequest,
  ListProvisionedConcurrencyConfigsResponse,
  PutProvisionedConcurrencyConfigRequest,
  PutProvisionedConcurrencyConfigResponse,
} from '../../api/models/lambda-types.ts';
import { isoTime } from '../calendar.ts';
import type { Engine } from '../engine.ts';
import type { Timer } from '../ports.ts';
import { MINIMUM_UNRESERVED_CONCURRENCY, PROVISIONED_ENVIRONMENTS_PER_MINUTE } from '../quotas.ts';
import { type Alias, type FunctionVersion, LATEST, type ProvisionedConcurrencyConfig, qualifiedKey } from '../state.ts';
import { availableConcurrency, provisionedConcurrency } from './concurrency.ts';
import { aliasesOf, readFunctionName, readReference, requireFunction, requireQualified } from './function-reference.ts';
import type { AnswerDone } from './invocations.ts';
import { page } from './page.ts';
import { scheduleAll, scheduleSettlement } from './settlement.ts';

/**
 * Before the first environment is there.
 *
 * Differs from AWS: there it is a minute or two; here it is long enough to be seen.
 */
export const ALLOCATION_DELAY_MS = 1500;

const INIT_FAILURE = 'FUNCTION_ERROR_INIT_FAILURE';

/** Until an Init that takes longer than the allocation is looked at again. */
const INIT_CHECK_MS = 250;

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
  return describe(engine, allocate(engine, functionName, qualifier, input.ProvisionedConcurrentExecutions));
}

/**
 * GetProvisionedConcurrencyConfig: https://docs.aws.amazon.com/lambda/latest/api/API_GetProvisionedConcurrencyConfig.html
 *
 * Differs from AWS: the first answer says that an allocation is in progress; whoever asks again is answered when it is
 * over.
 */
export function getProvisionedConcurrencyConfig(
  engine: Engine,
  input: GetProvisionedConcurrencyConfigRequest,
  done: AnswerDone,
): void {
  const key = requireTarget(engine, input);
  const { provisionedConcurrencyConfigs: configs } = engine.state;
  const config = configs.get(key);
  if (!config) throw notFound();
  if (!config.seenInProgress) {
    if (config.settlesAtMs !== undefined) configs.set(key, { ...config, seenInProgress: true });
    done({ requestId: undefined, output: describe(engine, config) });
    return;
  }
  engine.clock.schedule(config.settlesAtMs ?? engine.clock.now, new AllocationWait(engine, key, done));
}

/** Answers a caller when an allocation is over, or its configuration is gone. */
class AllocationWait implements Timer {
  readonly #engine: Engine;
  readonly #key: string;
  readonly #done: AnswerDone;

  constructor(engine: Engine, key: string, done: AnswerDone) {
    this.#engine = engine;
    this.#key = key;
    this.#done = done;
  }

  fire(): void {
    const { clock, state } = this.#engine;
    const config = state.provisionedConcurrencyConfigs.get(this.#key);
    if (!config) this.#done(notFound());
    else if (config.settlesAtMs !== undefined && config.seenInProgress) clock.schedule(config.settlesAtMs, this);
    else this.#done({ requestId: undefined, output: describe(this.#engine, config) });
  }
}

const notFound = () =>
  new ServiceException(
    'ProvisionedConcurrencyConfigNotFoundException',
    404,
    'No Provisioned Concurrency Config found for this function',
  );

/** DeleteProvisionedConcurrencyConfig, also of one that is not there:
 * https://docs.aws.amazon.com/lambda/latest/api/API_DeleteProvisionedConcurrencyConfig.html */
export function deleteProvisionedConcurrencyConfig(
  engine: Engine,
  input: DeleteProvisionedConcurrencyConfigRequest,
): Record<string, never> {
  engine.state.provisionedConcurrencyConfigs.delete(requireTarget(engine, input));
  engine.dataPlane.provision();
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
      ...describe(engine, config),
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
  const settlesAtMs = clock.now + ALLOCATION_DELAY_MS + (requested / PROVISIONED_ENVIRONMENTS_PER_MINUTE) * 60_000;
  const config = { functionName, qualifier, requested, lastModifiedMs: clock.now, settlesAtMs };
  state.provisionedConcurrencyConfigs.set(key, config);
  scheduleSettlement(clock, state.provisionedConcurrencyConfigs, key, (allocated) => settle(engine, allocated));
  engine.dataPlane.provision();
  return config;
}

/** READY with the last environment; FAILED when one could not be initialized. */
function settle(engine: Engine, config: Readonly<ProvisionedConcurrencyConfig>): void {
  const { clock, dataPlane, state } = engine;
  const { settlesAtMs: _, seenInProgress: __, ...settled } = config;
  const { provisionedConcurrencyConfigs: configs } = state;
  const key = qualifiedKey(settled.functionName, settled.qualifier);
  const outcome = dataPlane.initOutcome(config);
  if (outcome === 'under way') {
    configs.set(key, { ...config, settlesAtMs: clock.now + INIT_CHECK_MS });
    scheduleSettlement(clock, configs, key, (waiting) => settle(engine, waiting));
    return;
  }
  configs.set(key, outcome === 'failed' ? { ...settled, initFailed: true } : settled);
  dataPlane.provision();
}

function describe(engine: Engine, config: Readonly<ProvisionedConcurrencyConfig>) {
  const { requested, lastModifiedMs } = config;
  return {
    RequestedProvisionedConcurrentExecutions: requested,
    ...describeAllocation(engine, config),
    LastModified: `${isoTime(lastModifiedMs).slice(0, 19)}+0000`,
  };
}

/** None is available before all are allocated. */
function describeAllocation(engine: Engine, config: Readonly<ProvisionedConcurrencyConfig>) {
  const { requested, lastModifiedMs, settlesAtMs, initFailed } = config;
  const counts = (allocated: number, available: number) => ({
    AvailableProvisionedConcurrentExecutions: available,
    AllocatedProvisionedConcurrentExecutions: allocated,
  });
  if (initFailed) return { ...counts(0, 0), Status: 'FAILED' as const, StatusReason: INIT_FAILURE };
  if (settlesAtMs === undefined) return { ...counts(requested, requested), Status: 'READY' as const };
  const allocatingMs = engine.clock.now - lastModifiedMs - ALLOCATION_DELAY_MS;
  const allocated = Math.floor((allocatingMs * PROVISIONED_ENVIRONMENTS_PER_MINUTE) / 60_000);
  return { ...counts(Math.min(Math.max(0, allocated), requested), 0), Status: 'IN_PROGRESS' as const };
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
