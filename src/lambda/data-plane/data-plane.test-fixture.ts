/**
 * One fixture for the stories of the data plane: a virtual clock, a seed, and a host that does what a story tells it.
 */
import { ServiceException } from '../../api/errors.ts';
import { DEFAULT_ACCOUNT_QUOTAS } from '../../api/quotas.ts';
import { type Afterwards, AT_ONCE } from '../../kernel/afterwards.ts';
import type { Caller } from '../../kernel/caller.ts';
import { VirtualClock } from '../../kernel/clock.ts';
import { oneClock } from '../../kernel/one-clock.test-fixture.ts';
import { Outbox } from '../../kernel/outbox.ts';
import { usualPace } from '../../kernel/pace.ts';
import type { Random } from '../../kernel/random.ts';
import { SeededRandom } from '../../kernel/random.ts';
import { createTables } from '../../kernel/table.ts';
import type { InvocationRequest, InvocationResponse } from '../context.ts';
import type { InvocationObserver } from '../observability/invocation-observer.ts';
import type { Effect, EnvironmentEvent, EnvironmentSpec, InvokeOrder, RuntimeHost } from '../runtime-host.ts';
import { type Alias, type Allocation, type FunctionVersion, LATEST, qualifiedKey } from '../state.ts';
import { LAMBDA_TABLES, lambdaState } from '../tables.ts';
import { LambdaDataPlane } from './data-plane.ts';
import type { Delivery, DeliveryPort } from './delivery.ts';
import { awsLimits, type Limits } from './limits.ts';

export const START = Date.UTC(2026, 2, 1, 10, 0, 0);

export const CONFIG = {
  accountId: '123456789012',
  region: 'us-east-1',
  codeLocation: (sha256: string) => `/packages/${sha256}.zip`,
};

export function functionVersion(changes: Partial<FunctionVersion> = {}): FunctionVersion {
  return {
    functionName: 'f',
    version: LATEST,
    description: '',
    runtime: 'python3.13',
    role: 'arn:aws:iam::123456789012:role/r',
    handler: 'lambda_function.lambda_handler',
    code: { sha256: 'sha', sizeBytes: 1, unzippedBytes: 1, files: [] },
    timeoutSeconds: 3,
    memorySizeMb: 128,
    ephemeralStorageMb: 512,
    architecture: 'x86_64',
    environment: undefined,
    kmsKeyArn: '',
    deadLetterTargetArn: '',
    tracingMode: 'PassThrough',
    logFormat: 'Text',
    logGroup: `/aws/lambda/${changes.functionName ?? 'f'}`,
    snapStartApplyOn: 'None',
    layers: [],
    revisionId: 'r',
    lastModifiedMs: START,
    state: 'Active',
    lastUpdateStatus: 'Successful',
    ...changes,
  };
}

/** A request that was answered: what the caller got, at once or later. */
export interface Answer {
  value: InvocationResponse | ServiceException | undefined;
  /** How many times it was answered. */
  count: number;
}

export class Story implements RuntimeHost {
  readonly clock = new VirtualClock(START);
  readonly state = lambdaState(createTables(LAMBDA_TABLES, new Outbox()));
  readonly dataPlane: LambdaDataPlane;
  readonly random: Random;
  readonly pace = { ...usualPace(), provisioningMs: 1500 };
  readonly effects: Effect[] = [];
  /** What outcomes were delivered, to targets that refuse when the story says so. */
  readonly deliveries: { delivery: Delivery; caller: Caller }[] = [];
  refusal: ServiceException | undefined;

  readonly #afterwards: Afterwards;

  constructor(
    seed = 1,
    observers: readonly InvocationObserver[] = [],
    limits: Partial<Limits> = {},
    afterwards = AT_ONCE,
  ) {
    this.#afterwards = afterwards;
    this.random = new SeededRandom(seed);
    const { state, clock, random } = this;
    const delivery: DeliveryPort = {
      has: () => true,
      deliver: (delivery, caller, done) => {
        this.deliveries.push({ delivery, caller });
        done(this.refusal);
      },
    };
    this.dataPlane = new LambdaDataPlane({
      config: CONFIG,
      state,
      time: oneClock(clock),
      random,
      limits: { ...awsLimits(DEFAULT_ACCOUNT_QUOTAS), ...limits },
      host: this,
      pace: this.pace,
      delivery,
      observers,
      afterwards,
    });
  }

  perform(effect: Effect): void {
    this.effects.push(effect);
  }

  withFunction(functionName = 'f', reservedConcurrentExecutions?: number): this {
    this.state.functions.set(functionName, {
      functionName,
      tags: {},
      updatedSincePublish: true,
      ...(reservedConcurrentExecutions !== undefined && { reservedConcurrentExecutions }),
    });
    return this.withVersion({ functionName });
  }

  withVersion(changes: Partial<FunctionVersion>): this {
    const version = functionVersion(changes);
    this.state.versions.set(qualifiedKey(version.functionName, version.version), version);
    return this;
  }

  withAlias(name: string, functionVersion: string, routing?: Alias['routing']): this {
    const alias: Alias = { functionName: 'f', name, functionVersion, description: '', revisionId: 'r' };
    this.state.aliases.set(qualifiedKey('f', name), { ...alias, ...(routing && { routing }) });
    return this;
  }

  /** READY, unless said otherwise. */
  withProvisioned(
    functionName: string,
    qualifier: string,
    requested: number,
    allocation: Allocation = { status: 'READY' },
  ): this {
    const config = { functionName, qualifier, requested, lastModifiedMs: START, ...allocation };
    this.state.provisionedConcurrencyConfigs.set(qualifiedKey(functionName, qualifier), config);
    this.dataPlane.provision();
    return this;
  }

  invoke(changes: Partial<InvocationRequest> | string = {}): Answer {
    const answer: Answer = { value: undefined, count: 0 };
    const request: InvocationRequest = {
      functionName: 'f',
      qualifier: undefined,
      payload: new TextEncoder().encode('{}'),
      logTail: true,
      clientContext: undefined,
      ...(typeof changes === 'string' ? { functionName: changes } : changes),
    };
    this.dataPlane.invoke(request, (value) => {
      answer.value = value;
      answer.count++;
    });
    this.#afterwards.catchUp();
    return answer;
  }

  tell(environmentId: string, event: EnvironmentEvent): void {
    this.dataPlane.onEnvironmentEvent(environmentId, event);
    this.#afterwards.catchUp();
  }

  after(ms: number): this {
    this.clock.advanceTo(this.clock.now + ms);
    this.#afterwards.catchUp();
    return this;
  }

  /** The latest order of its kind. */
  started(): EnvironmentSpec {
    const effect = this.effects.findLast((one) => one.type === 'start-environment');
    if (effect?.type !== 'start-environment') throw new Error('no environment was started');
    return effect.spec;
  }

  ordered(): { environmentId: string; order: InvokeOrder } {
    const effect = this.effects.findLast((one) => one.type === 'invoke-environment');
    if (effect?.type !== 'invoke-environment') throw new Error('nothing was ordered');
    return effect;
  }

  count(type: Effect['type']): number {
    return this.effects.filter((one) => one.type === type).length;
  }

  /** The latest environment's Init takes so long, and succeeds. */
  init(ms = 100): this {
    const { environmentId } = this.started();
    this.tell(environmentId, { type: 'init-started' });
    this.after(ms);
    this.tell(environmentId, { type: 'init-succeeded', maxMemoryUsedMb: 30 });
    return this;
  }

  /** The latest order runs so long, and succeeds. */
  succeed(ms = 2, payload = 'null'): this {
    const { environmentId, order } = this.ordered();
    this.after(ms);
    this.tell(environmentId, { type: 'succeeded', requestId: order.requestId, payload, maxMemoryUsedMb: 38 });
    return this;
  }

  log(text: string): this {
    this.tell(this.started().environmentId, { type: 'log', text });
    return this;
  }
}

export function response(answer: Answer): InvocationResponse {
  if (answer.value === undefined || answer.value instanceof ServiceException) {
    throw new Error(`no response: ${answer.value?.message ?? 'not answered'}`);
  }
  return answer.value;
}

export function refusal(answer: Answer): ServiceException {
  if (!(answer.value instanceof ServiceException)) throw new Error('not refused');
  return answer.value;
}

/** The log tail with request ids and stream names made plain. */
export function plainLog(answer: Answer): string {
  const { logTail, requestId } = response(answer);
  return (logTail ?? '').replaceAll(requestId, '<id>');
}
