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
import { minimumUnreservedConcurrency, PROVISIONED_ENVIRONMENTS_PER_MINUTE } from '../../api/quotas.ts';
import { isoTime } from '../../kernel/calendar.ts';
import type { Timer } from '../../kernel/clock.ts';
import type { AnswerDone } from '../../kernel/service.ts';
import { type Arrival, scheduleAll, scheduleSettlement } from '../../kernel/settlement.ts';
import type { LambdaContext } from '../context.ts';
import {
  type Alias,
  type FunctionVersion,
  LATEST,
  type ProvisionedConcurrencyConfig,
  qualifiedKey,
  readyOf,
} from '../state.ts';
import { availableConcurrency, provisionedConcurrency } from './concurrency.ts';
import { aliasesOf, readFunctionName, readReference, requireFunction, requireQualified } from './function-reference.ts';
import { markerPage } from './marker-page.ts';

const INIT_FAILURE = 'FUNCTION_ERROR_INIT_FAILURE';

/** Until an Init that takes longer than the allocation is looked at again. */
const INIT_CHECK_MS = 250;

/** How often it is looked whether a caller can be answered, and for how long: on the host's time. */
const WAIT_CHECK_MS = 50;
const LONGEST_WAIT_MS = 3000;

/** PutProvisionedConcurrencyConfig: https://docs.aws.amazon.com/lambda/latest/api/API_PutProvisionedConcurrencyConfig.html */
export function putProvisionedConcurrencyConfig(
  context: LambdaContext,
  input: PutProvisionedConcurrencyConfigRequest,
): PutProvisionedConcurrencyConfigResponse {
  const { functionName, qualifier = LATEST } = readReference(context, input.FunctionName, input.Qualifier);
  if (qualifier === LATEST) throw unpublished();
  const target = requireQualified(context, functionName, qualifier);
  if (isAlias(target)) requireProvisionable(context, target);
  else requireUnprovisioned(context, target);
  requireNoSnapStart(context, functionName, isAlias(target) ? target.functionVersion : qualifier);
  requireConcurrency(context, functionName, qualifier, input.ProvisionedConcurrentExecutions);
  const requested = input.ProvisionedConcurrentExecutions;
  const old = context.state.provisionedConcurrencyConfigs.get(qualifiedKey(functionName, qualifier));
  const kept = old ? Math.min(readyOf(old), requested) : 0;
  return describe(context, allocate(context, functionName, qualifier, requested, kept));
}

/**
 * GetProvisionedConcurrencyConfig: https://docs.aws.amazon.com/lambda/latest/api/API_GetProvisionedConcurrencyConfig.html
 *
 * Differs from AWS: the first answer says that an allocation is in progress; whoever asks again is answered when it is
 * over, or after three seconds.
 */
export function getProvisionedConcurrencyConfig(
  context: LambdaContext,
  input: GetProvisionedConcurrencyConfigRequest,
  done: AnswerDone,
): void {
  const key = requireTarget(context, input);
  const { provisionedConcurrencyConfigs: configs } = context.state;
  const config = configs.get(key);
  if (!config) throw notFound();
  if (told.has(config)) {
    new AllocationWait(context, key, done).fire();
    return;
  }
  if (config.status === 'IN_PROGRESS') told.add(config);
  done({ output: describe(context, config) });
}

/** Allocations of which somebody was told that they are in progress. No record of it: a read writes nothing. */
const told = new WeakSet<Readonly<ProvisionedConcurrencyConfig>>();

/** Answers a caller when an allocation is over or its configuration is gone, when the account's time stands, for an
 * allocation is over at no time then, and when the caller has waited long enough. */
class AllocationWait implements Timer {
  readonly #context: LambdaContext;
  readonly #key: string;
  readonly #done: AnswerDone;
  readonly #endsAtMs: number;

  constructor(context: LambdaContext, key: string, done: AnswerDone) {
    this.#context = context;
    this.#key = key;
    this.#done = done;
    this.#endsAtMs = context.time.host.now + LONGEST_WAIT_MS;
  }

  fire(): void {
    const { state, time } = this.#context;
    const config = state.provisionedConcurrencyConfigs.get(this.#key);
    if (!config) this.#done(notFound());
    else if (config.status === 'IN_PROGRESS' && told.has(config) && !time.stands && time.host.now < this.#endsAtMs)
      time.host.schedule(time.host.now + WAIT_CHECK_MS, this);
    else this.#done({ output: describe(this.#context, config) });
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
  context: LambdaContext,
  input: DeleteProvisionedConcurrencyConfigRequest,
): Record<string, never> {
  context.state.provisionedConcurrencyConfigs.delete(requireTarget(context, input));
  context.dataPlane.provision();
  return {};
}

/** ListProvisionedConcurrencyConfigs: https://docs.aws.amazon.com/lambda/latest/api/API_ListProvisionedConcurrencyConfigs.html */
export function listProvisionedConcurrencyConfigs(
  context: LambdaContext,
  input: ListProvisionedConcurrencyConfigsRequest,
): ListProvisionedConcurrencyConfigsResponse {
  const functionName = readFunctionName(context, input.FunctionName);
  requireFunction(context, functionName);
  const { records, nextMarker } = markerPage(configsOf(context, functionName), ({ qualifier }) => qualifier, input);
  return {
    ProvisionedConcurrencyConfigs: records.map((config) => ({
      FunctionArn: functionArn(context.config, functionName, config.qualifier),
      ...describe(context, config),
    })),
    ...nextMarker,
  };
}

/** An alias that is to point elsewhere takes its configuration along; refuses where none may be. */
export function requireProvisionedTarget(context: LambdaContext, alias: Readonly<Alias>): void {
  if (!context.state.provisionedConcurrencyConfigs.has(qualifiedKey(alias.functionName, alias.name))) return;
  if (alias.functionVersion === LATEST) throw unpublished();
  requireOnlyProvisioned(context, alias);
}

/** The alias points to another version: its environments are allocated anew. */
export function reallocate(context: LambdaContext, { functionName, name }: Readonly<Alias>): void {
  const config = context.state.provisionedConcurrencyConfigs.get(qualifiedKey(functionName, name));
  if (config) allocate(context, functionName, name, config.requested, 0);
}

/** Timers are never stored: a restored engine derives them from its records. */
export function scheduleAllocations(context: LambdaContext): void {
  const { provisionedConcurrencyConfigs: configs } = context.state;
  for (const config of [...configs.values()])
    configs.restore(qualifiedKey(config.functionName, config.qualifier), withStatus(config));
  scheduleAll(context.time.account, context.state.provisionedConcurrencyConfigs, arrivalOf(context));
}

/** Of an old backup, in which a configuration said its state with what it left out. */
function withStatus(kept: Readonly<ProvisionedConcurrencyConfig>): Readonly<ProvisionedConcurrencyConfig> {
  if ('status' in kept) return kept;
  const { functionName, qualifier, requested, lastModifiedMs, settlesAtMs, initFailed } = kept as OldConfig;
  const config = { functionName, qualifier, requested, lastModifiedMs };
  if (settlesAtMs !== undefined) return { ...config, status: 'IN_PROGRESS', settlesAtMs };
  return { ...config, status: initFailed ? 'FAILED' : 'READY' };
}

type OldConfig = Omit<ProvisionedConcurrencyConfig, 'status' | 'settlesAtMs'> & {
  settlesAtMs?: number;
  initFailed?: true;
};

/** `ready`: of what is requested, how many serve already and go on serving. */
function allocate(
  context: LambdaContext,
  functionName: string,
  qualifier: string,
  requested: number,
  ready: number,
): ProvisionedConcurrencyConfig {
  const { state, time, pace } = context;
  const key = qualifiedKey(functionName, qualifier);
  const allocatesAtMs = time.account.now + pace.provisioningMs;
  const config: ProvisionedConcurrencyConfig = {
    functionName,
    qualifier,
    requested,
    lastModifiedMs: time.account.now,
    status: 'IN_PROGRESS',
    ready,
    allocatesAtMs,
    settlesAtMs: allocatesAtMs + ((requested - ready) / PROVISIONED_ENVIRONMENTS_PER_MINUTE) * 60_000,
  };
  state.provisionedConcurrencyConfigs.set(key, config);
  scheduleSettlement(time.account, state.provisionedConcurrencyConfigs, key, arrivalOf(context));
  context.dataPlane.provision();
  return config;
}

const arrivalOf = (context: LambdaContext): Arrival<ProvisionedConcurrencyConfig> => ({
  settle: (config) => settle(context, config),
  name: ({ functionName, qualifier }) => `provisioned concurrency of ${functionName}:${qualifier} ready`,
});

/** READY with the last environment; FAILED when one could not be initialized. */
function settle(context: LambdaContext, config: Readonly<ProvisionedConcurrencyConfig>): void {
  const { dataPlane, state, time } = context;
  const { functionName, qualifier, requested, lastModifiedMs } = config;
  const { provisionedConcurrencyConfigs: configs } = state;
  const key = qualifiedKey(functionName, qualifier);
  const outcome = dataPlane.initOutcome(config);
  if (outcome === 'under way') {
    const settlesAtMs = time.account.now + INIT_CHECK_MS;
    const waiting: ProvisionedConcurrencyConfig = { ...config, status: 'IN_PROGRESS', settlesAtMs };
    if (told.has(config)) told.add(waiting);
    configs.set(key, waiting);
    scheduleSettlement(time.account, configs, key, arrivalOf(context));
    return;
  }
  const status = outcome === 'failed' ? 'FAILED' : 'READY';
  configs.set(key, { functionName, qualifier, requested, lastModifiedMs, status });
  dataPlane.provision();
}

function describe(context: LambdaContext, config: Readonly<ProvisionedConcurrencyConfig>) {
  const { requested, lastModifiedMs } = config;
  return {
    RequestedProvisionedConcurrentExecutions: requested,
    ...describeAllocation(context, config),
    LastModified: `${isoTime(lastModifiedMs).slice(0, 19)}+0000`,
  };
}

/** None that is new is available before all are allocated. */
function describeAllocation(context: LambdaContext, config: Readonly<ProvisionedConcurrencyConfig>) {
  const { requested } = config;
  const counts = (allocated: number, available: number) => ({
    AvailableProvisionedConcurrentExecutions: available,
    AllocatedProvisionedConcurrentExecutions: allocated,
  });
  if (config.status === 'FAILED') return { ...counts(0, 0), Status: config.status, StatusReason: INIT_FAILURE };
  if (config.status === 'READY') return { ...counts(requested, requested), Status: config.status };
  const { ready = 0, allocatesAtMs = config.settlesAtMs } = config;
  const allocatingMs = Math.max(0, context.time.account.now - allocatesAtMs);
  const allocated = ready + Math.floor((allocatingMs * PROVISIONED_ENVIRONMENTS_PER_MINUTE) / 60_000);
  return { ...counts(Math.min(allocated, requested), ready), Status: config.status };
}

/** Key of the configuration that a request names; the version or alias must be there. */
function requireTarget(context: LambdaContext, input: { FunctionName: string; Qualifier: string }): string {
  const { functionName, qualifier = LATEST } = readReference(context, input.FunctionName, input.Qualifier);
  if (qualifier === LATEST)
    throw invalidParameterValue('The function resource provided must be an alias or a published version.');
  requireQualified(context, functionName, qualifier);
  return qualifiedKey(functionName, qualifier);
}

const isAlias = (target: Readonly<Alias> | Readonly<FunctionVersion>): target is Readonly<Alias> => 'name' in target;

const unpublished = () =>
  invalidParameterValue('Provisioned Concurrency Configs cannot be applied to unpublished function versions.');

const configsOf = (context: LambdaContext, functionName: string) =>
  [...context.state.provisionedConcurrencyConfigs.values()].filter((config) => config.functionName === functionName);

function requireProvisionable(context: LambdaContext, alias: Readonly<Alias>): void {
  if (alias.functionVersion === LATEST) throw unpublished();
  if (alias.routing) throw invalidParameterValue('Alias with weights can not be used with Provisioned Concurrency');
  requireOnlyProvisioned(context, alias);
}

/** A version is provisioned once: by itself, or through one alias. */
function requireOnlyProvisioned(context: LambdaContext, alias: Readonly<Alias>): void {
  const { functionName, functionVersion, name } = alias;
  const { provisionedConcurrencyConfigs: configs } = context.state;
  const others = aliasesOf(context, functionName)
    .filter((other) => other.functionVersion === functionVersion && other.name !== name)
    .map((other) => other.name);
  if ([functionVersion, ...others].some((qualifier) => configs.has(qualifiedKey(functionName, qualifier))))
    throw resourceConflict(
      "Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version",
    );
}

function requireUnprovisioned(context: LambdaContext, { functionName, version }: Readonly<FunctionVersion>): void {
  const { provisionedConcurrencyConfigs: configs } = context.state;
  const pointing = aliasesOf(context, functionName).filter((alias) => alias.functionVersion === version);
  if (pointing.some((alias) => configs.has(qualifiedKey(functionName, alias.name))))
    throw resourceConflict('Version is pointed by a Provisioned Concurrency alias');
}

/** https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html#snapstart-supported; AWS's wording is not recorded. */
function requireNoSnapStart(context: LambdaContext, functionName: string, version: string): void {
  if (context.state.versions.get(qualifiedKey(functionName, version))?.snapStartApplyOn === 'PublishedVersions')
    throw invalidParameterValue('Provisioned Concurrency is not supported for a version with SnapStart.');
}

/** Provisioned concurrency comes out of the function's reservation, or out of what functions without one share. */
function requireConcurrency(context: LambdaContext, functionName: string, qualifier: string, wanted: number): void {
  const own = context.state.provisionedConcurrencyConfigs.get(qualifiedKey(functionName, qualifier))?.requested ?? 0;
  const others = provisionedConcurrency(context, functionName) - own;
  const reserved = context.state.functions.get(functionName)?.reservedConcurrentExecutions;
  if (reserved !== undefined) {
    if (others + wanted > reserved)
      throw invalidParameterValue(
        'Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution for function',
      );
    return;
  }
  const unreserved = availableConcurrency(context, functionName) - others;
  if (wanted > unreserved)
    throw invalidParameterValue(
      `Specified ConcurrentExecutions for function is greater than account's unreserved concurrency [${unreserved}].`,
    );
  const minimum = minimumUnreservedConcurrency(context.quotas);
  if (unreserved - wanted < minimum)
    throw invalidParameterValue(
      "Specified ConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its " +
        `minimum value of [${minimum}].`,
    );
}
