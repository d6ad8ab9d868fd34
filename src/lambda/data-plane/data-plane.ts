/**
 * The half of Lambda that runs functions, as the rest of the engine sees it: Invoke and its refusals.
 * https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
import { functionArn } from '../../api/arn.ts';
import { resourceConflict, ServiceException } from '../../api/errors.ts';
import { ACCOUNT_CONCURRENCY } from '../../api/quotas.ts';
import { notRunnable, runnableFamily } from '../../api/runtimes.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Random } from '../../kernel/random.ts';
import { randomUuid } from '../../kernel/random.ts';
import type {
  AsyncInvocationRequest,
  DataPlane,
  EngineConfig,
  InitOutcome,
  InvocationRequest,
  InvocationResponse,
} from '../context.ts';
import { DecisionTrace } from '../observability/decision-trace.ts';
import type { InvocationObserver } from '../observability/invocation-observer.ts';
import { LogStreams } from '../observability/log-streams.ts';
import { Metrics } from '../observability/metrics.ts';
import type { EnvironmentEvent, RuntimeHost } from '../runtime-host.ts';
import { type FunctionVersion, type ProvisionedConcurrencyConfig, qualifiedKey } from '../state.ts';
import type { LambdaState } from '../tables.ts';
import { AccountConcurrency, FunctionConcurrency, tooManyRequests } from './admission.ts';
import { Assignment } from './assignment.ts';
import { AsyncQueue } from './async-queue.ts';
import { EnvironmentPool } from './environment-pool.ts';
import type { ExecutionEnvironment } from './execution-environment.ts';
import { HostedRuntime } from './hosted-runtime.ts';
import { Invocation, type InvocationInput } from './invocation.ts';
import { NOT_PROVISIONED, type Provision, provisionsOf, sharesOf } from './provisions.ts';
import { readClientContext, readEvent } from './request-payload.ts';
import { drawFor, resolveTarget, type Target, versionFor } from './routing.ts';

export interface DataPlaneParts {
  config: EngineConfig;
  state: LambdaState;
  clock: Clock;
  random: Random;
  /** Luck of weighted aliases alone, so that a seed repeats it whatever else is drawn. Left out: `random`. */
  routingRandom?: Random;
  host: RuntimeHost;
  /** Besides the data plane's own folds. */
  observers?: readonly InvocationObserver[];
}

export class LambdaDataPlane implements DataPlane {
  readonly logStreams: LogStreams;
  readonly metrics = new Metrics();
  readonly decisionTrace = new DecisionTrace();
  readonly account = new AccountConcurrency(ACCOUNT_CONCURRENCY);
  readonly #config: EngineConfig;
  readonly #state: LambdaState;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #routingRandom: Random;
  readonly #observers: readonly InvocationObserver[];
  readonly #runtime: HostedRuntime;
  readonly #assignment: Assignment;
  readonly #asyncQueue: AsyncQueue;
  /** By function name. */
  readonly #concurrency = new Map<string, FunctionConcurrency>();
  /** By `name:version`. */
  readonly #pools = new Map<string, EnvironmentPool>();
  /** At which reservations and provisioned concurrency were last read. */
  #concurrencyRevision = -1;

  constructor({ config, state, clock, random, routingRandom = random, host, observers = [] }: DataPlaneParts) {
    this.#config = config;
    this.#state = state;
    this.#clock = clock;
    this.#random = random;
    this.#routingRandom = routingRandom;
    this.logStreams = new LogStreams(config.region);
    this.#observers = [this.logStreams, this.metrics, this.decisionTrace, ...observers];
    this.#runtime = new HostedRuntime(config, random, host);
    this.#assignment = new Assignment(clock, this.#runtime, this.#observers);
    const invoke: DataPlane['invoke'] = (request, done) => this.invoke(request, done);
    this.#asyncQueue = new AsyncQueue({ state, clock, observers: this.#observers, invoke });
  }

  invoke(request: InvocationRequest, done: (result: InvocationResponse | ServiceException) => void): void {
    const invocation = this.#accept(request, done);
    if (invocation instanceof ServiceException) {
      done(invocation);
      return;
    }
    const { version, input } = invocation;
    if (!runnableFamily(version.runtime)) {
      done(cannotRun(request, version, input.requestId));
      return;
    }
    this.provision();
    const reason = this.#assignment.assign(this.#pool(version), invocation);
    if (reason !== undefined) done(tooManyRequests(reason));
  }

  enqueue({ functionName, qualifier, payload, clientContext }: AsyncInvocationRequest): string {
    requireActive(resolveTarget(this.#config, this.#state, functionName, qualifier).version);
    const text = readEvent(payload, 'Event');
    if (clientContext !== undefined) readClientContext(clientContext);
    const requestId = randomUuid(this.#random);
    this.#asyncQueue.accept({
      requestId,
      functionName,
      ...(qualifier !== undefined && { qualifier }),
      payload: text,
      ...(clientContext !== undefined && { clientContext }),
    });
    return requestId;
  }

  resume(): void {
    this.provision();
    this.#asyncQueue.resume();
  }

  dryRun(functionName: string, qualifier: string | undefined): void {
    requireActive(resolveTarget(this.#config, this.#state, functionName, qualifier).version);
  }

  /** Reservations and provisioned concurrency are records; what is counted against them, and the environments, follow
   * when a record has changed. */
  provision(): void {
    const { functions, aliases, provisionedConcurrencyConfigs: configs } = this.#state;
    const revision = functions.revision + aliases.revision + configs.revision;
    if (revision === this.#concurrencyRevision) return;
    this.#concurrencyRevision = revision;
    for (const [functionName, concurrency] of this.#concurrency) {
      concurrency.reserve(functions.get(functionName)?.reservedConcurrentExecutions);
    }
    for (const { functionName, reservedConcurrentExecutions } of functions.values()) {
      this.#concurrencyOf(functionName).reserve(reservedConcurrentExecutions);
    }
    const provisions = provisionsOf(this.#state);
    for (const key of provisions.keys()) {
      const version = this.#state.versions.get(key);
      if (version) this.#pool(version);
    }
    for (const [key, pool] of this.#pools) this.#provision(key, pool, provisions.get(key));
  }

  #provision(key: string, pool: EnvironmentPool, provision: Provision | undefined): void {
    const { setAside, environments, allocated } = provision ?? NOT_PROVISIONED;
    pool.provisioned.concurrency.provision(setAside, allocated);
    const version = this.#state.versions.get(key);
    if (!version || !runnableFamily(version.runtime)) return;
    this.#assignment.provision(pool, version, environments, this.#clock.now);
  }

  initOutcome(config: ProvisionedConcurrencyConfig): InitOutcome {
    const environments = sharesOf(this.#state, config).map(
      ([version]) => this.#pools.get(qualifiedKey(config.functionName, version))?.provisioned,
    );
    if (environments.some((one) => one?.failed)) return 'failed';
    return environments.some((one) => one?.isInitialising) ? 'under way' : 'succeeded';
  }

  retire(functionName: string, version: string): void {
    const key = qualifiedKey(functionName, version);
    const pool = this.#pools.get(key);
    this.#pools.delete(key);
    pool?.retire(this.#clock.now);
  }

  onEnvironmentEvent(environmentId: string, event: EnvironmentEvent): void {
    this.#runtime.onEvent(environmentId, event, this.#clock.now);
  }

  /** Resolves, checks and draws. What AWS refuses comes back as its exception. */
  #accept(request: InvocationRequest, done: (result: InvocationResponse) => void): Invocation | ServiceException {
    let target: Target;
    let input: InvocationInput;
    try {
      target = resolveTarget(this.#config, this.#state, request.functionName, request.qualifier);
      input = this.#read(request);
    } catch (error) {
      if (error instanceof ServiceException) return error;
      throw error;
    }
    const draw = drawFor(target, this.#routingRandom);
    const version = versionFor(target, draw);
    if (version.state !== 'Active') return notActive(version);
    const { now } = this.#clock;
    const invocation = new Invocation(target, version, input, now, (ended, environment) =>
      done(this.#respond(request, ended, environment)),
    );
    for (const observer of this.#observers) observer.routed?.(invocation, draw, now);
    return invocation;
  }

  #read({ functionName, qualifier, payload, clientContext, requestId }: InvocationRequest): InvocationInput {
    return {
      payload: readEvent(payload),
      clientContext: clientContext === undefined ? undefined : readClientContext(clientContext),
      requestId: requestId ?? randomUuid(this.#random),
      invokedFunctionArn: functionArn(this.#config, functionName, qualifier),
    };
  }

  #respond(request: InvocationRequest, invocation: Invocation, environment: ExecutionEnvironment): InvocationResponse {
    return {
      requestId: invocation.input.requestId,
      executedVersion: invocation.version.version,
      payload: invocation.payload,
      functionError: invocation.status === 'success' ? undefined : 'Unhandled',
      logTail: request.logTail ? this.logStreams.tail(environment) : undefined,
    };
  }

  #pool(version: FunctionVersion): EnvironmentPool {
    const key = qualifiedKey(version.functionName, version.version);
    const known = this.#pools.get(key);
    if (known) return known;
    const pool = new EnvironmentPool(this.#concurrencyOf(version.functionName), this.#clock);
    this.#pools.set(key, pool);
    return pool;
  }

  #concurrencyOf(functionName: string): FunctionConcurrency {
    const known = this.#concurrency.get(functionName);
    if (known) return known;
    const concurrency = new FunctionConcurrency(this.account);
    this.#concurrency.set(functionName, concurrency);
    return concurrency;
  }
}

function requireActive(version: FunctionVersion): void {
  if (version.state !== 'Active') throw notActive(version);
}

const notActive = (version: FunctionVersion) =>
  resourceConflict(
    `The operation cannot be performed at this time. The function is currently in the following state: ${version.state}`,
  );

/** Differs from AWS: functions of other runtimes than Python and Node.js do not run; they answer with an error. */
function cannotRun(request: InvocationRequest, version: FunctionVersion, requestId: string): InvocationResponse {
  const error = { errorType: 'Runtime.Unsupported', errorMessage: notRunnable(version.runtime) };
  return {
    requestId,
    executedVersion: version.version,
    payload: JSON.stringify(error),
    functionError: 'Unhandled',
    logTail: request.logTail ? '' : undefined,
  };
}
