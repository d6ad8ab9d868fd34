/**
 * The half of Lambda that runs functions, as callers see it: a fleet, and around it bytes, ids, exceptions and log tails.
 * https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
import { functionArn } from '../../api/arn.ts';
import type { EnvironmentLives, EnvironmentLivesRequest } from '../../api/environment-lives.ts';
import { resourceConflict, resourceNotFound, ServiceException } from '../../api/errors.ts';
import type { EventTimeline, EventTimelineRequest, TryRefusal } from '../../api/event-timeline.ts';
import type { LiveSamples, LiveSamplesRequest } from '../../api/live-samples.ts';
import { type AccountQuotas, DEFAULT_ACCOUNT_QUOTAS } from '../../api/quotas.ts';
import { notRunnable, runnableFamily } from '../../api/runtimes.ts';
import type { ThrottleReason } from '../../api/throttle-reasons.ts';
import type { Time } from '../../kernel/account-time.ts';
import { type Afterwards, AT_ONCE } from '../../kernel/afterwards.ts';
import { type Caller, type Lineage, originOf } from '../../kernel/caller.ts';
import { MetricStore } from '../../kernel/metric-store.ts';
import { type Pace, usualPace } from '../../kernel/pace.ts';
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
import { EnvironmentLivesObserver } from '../observability/environment-lives.ts';
import { EventTimelines } from '../observability/event-timeline.ts';
import type { FleetObserver, InvocationObserver } from '../observability/invocation-observer.ts';
import { LambdaMetrics } from '../observability/lambda-metrics.ts';
import { LiveSampler } from '../observability/live-samples.ts';
import { LogStreams } from '../observability/log-streams.ts';
import { ObserverGroup, ToldAfterwards } from '../observability/observer-group.ts';
import type { EnvironmentEvent, RuntimeHost } from '../runtime-host.ts';
import { type FunctionVersion, LATEST, type ProvisionedConcurrencyConfig } from '../state.ts';
import type { LambdaState } from '../tables.ts';
import { type AccountConcurrency, tooManyRequests } from './admission.ts';
import { AsyncQueue } from './async-queue.ts';
import type { DeliveryPort } from './delivery.ts';
import { EventDestinations } from './event-destinations.ts';
import { EventTable } from './event-store.ts';
import type { ExecutionEnvironment } from './execution-environment.ts';
import { Fleet } from './fleet.ts';
import { GONE } from './function-queue.ts';
import { HostedRuntime } from './hosted-runtime.ts';
import type { Invocation, InvocationInput } from './invocation.ts';
import { awsLimits, type Limits } from './limits.ts';
import { continued, isLoop, lengthened, recursiveInvocation } from './lineage.ts';
import type { QueuedEvent } from './queued-event.ts';
import { readClientContext, readEvent } from './request-payload.ts';
import type { Target } from './routing.ts';

export interface DataPlaneParts {
  config: EngineConfig;
  state: LambdaState;
  time: Time;
  random: Random;
  /** Luck of weighted aliases alone, so that a seed repeats it whatever else is drawn. Left out: `random`. */
  routingRandom?: Random;
  /** The account's own numbers. Left out: nothing was turned. */
  quotas?: AccountQuotas;
  /** Left out: AWS's, with those quotas. */
  limits?: Limits;
  host: RuntimeHost;
  pace?: Pace;
  delivery: DeliveryPort;
  /** Where Lambda's metrics go. Left out: a store of its own. */
  metrics?: MetricStore;
  /** When what an invocation waits for has left. Left out: observers record at once. */
  afterwards?: Afterwards;
  /** Besides the data plane's own folds. */
  observers?: readonly InvocationObserver[] | undefined;
}

type InvokeDone = (result: InvocationResponse | ServiceException) => void;

export class LambdaDataPlane implements DataPlane {
  readonly logStreams: LogStreams;
  readonly metrics: MetricStore;
  readonly decisionTrace = new DecisionTrace();
  readonly eventTimelines = new EventTimelines();
  readonly #liveSampler = new LiveSampler();
  readonly #environmentLives = new EnvironmentLivesObserver();
  readonly #config: EngineConfig;
  readonly #time: Time;
  readonly #random: Random;
  readonly #runtime: HostedRuntime;
  readonly #fleet: Fleet;
  readonly #asyncQueue: AsyncQueue;
  readonly #afterwards: Afterwards;
  readonly #state: LambdaState;
  readonly #observer: FleetObserver;

  constructor(parts: DataPlaneParts) {
    const { config, state, time, random, routingRandom = random, host, observers = [] } = parts;
    this.metrics = parts.metrics ?? new MetricStore();
    this.#config = config;
    this.#time = time;
    this.#random = random;
    this.logStreams = new LogStreams(config.region);
    this.#runtime = new HostedRuntime(config, random, host, time, parts.pace ?? usualPace());
    this.#afterwards = parts.afterwards ?? AT_ONCE;
    const group = new ObserverGroup([
      this.logStreams,
      new LambdaMetrics(this.metrics, time.account, this.#afterwards),
      this.decisionTrace,
      this.#liveSampler,
      this.#environmentLives,
      this.eventTimelines,
      ...observers,
    ]);
    const observer = new ToldAfterwards(group, this.#afterwards);
    const { limits = awsLimits(parts.quotas ?? DEFAULT_ACCOUNT_QUOTAS) } = parts;
    this.#fleet = new Fleet({ state, clocks: time, random: routingRandom, runtime: this.#runtime, observer, limits });
    this.#state = state;
    this.#observer = observer;
    const store = new EventTable(state.asyncEvents);
    const invoke = (event: QueuedEvent) => this.#try(event);
    const destinations = new EventDestinations(config, parts.delivery);
    this.#asyncQueue = new AsyncQueue({
      state,
      accountClock: time.account,
      limits: limits.queue,
      store,
      observer,
      invoke,
      deliver: (outcome, destination) => {
        const { event, condition, invocation } = outcome;
        if (condition === 'RecursiveLoopDetected')
          observer.recursionStopped(event.functionName, event.qualifier, time.account.now);
        const version = invocation?.version ?? this.#fleet.target(event.functionName, event.qualifier)?.primary.version;
        if (version)
          destinations.deliver(outcome, destination, version, (kind, arn, failure) =>
            observer.eventDelivered(event, kind, arn, failure, time.account.now),
          );
      },
    });
  }

  get account(): AccountConcurrency {
    return this.#fleet.account;
  }

  /** What happens now. */
  liveSamples(request: LiveSamplesRequest): LiveSamples {
    this.#fleet.provision();
    return this.#liveSampler.read(this.#fleet, request, this.#time.account.now);
  }

  /** What became of the last asynchronous events. */
  eventTimeline(request: EventTimelineRequest): EventTimeline {
    return this.eventTimelines.read(request, this.#time.account.now);
  }

  failingTries(functionName: string): number {
    return this.#state.failingTries.get(functionName)?.tries ?? 0;
  }

  /** Makes the next tries of the function's events end in an error of Lambda's own. */
  failTries(functionName: string, tries: number): void {
    this.#target(functionName, undefined);
    const { failingTries } = this.#state;
    if (tries > 0) failingTries.set(functionName, { functionName, tries });
    else failingTries.delete(functionName);
  }

  /** Of a function's environments, or of one version's. */
  environmentLives({ functionName, version }: EnvironmentLivesRequest): EnvironmentLives {
    const { idleLifetimeMs } = this.#fleet.account.limits;
    return this.#environmentLives.read(functionName, version, idleLifetimeMs, this.#time.account.now);
  }

  invoke(request: InvocationRequest, done: InvokeDone): void {
    let refusal: ServiceException | undefined;
    try {
      refusal = this.#submit(request, done);
    } catch (error) {
      if (!(error instanceof ServiceException)) throw error;
      refusal = error;
    }
    if (refusal) done(refusal);
  }

  enqueue({ functionName, qualifier, payload, clientContext, lineage }: AsyncInvocationRequest): string {
    requireActive(this.#target(functionName, qualifier).primary.version);
    const event = readEvent(payload, 'Event');
    const chain = lengthened(lineage, functionName);
    const read = this.#read(functionName, qualifier, event, clientContext, undefined, chain);
    const input = { ...read, isEvent: true };
    this.#asyncQueue.accept(functionName, qualifier, input, clientContext);
    return input.requestId;
  }

  resume(): void {
    this.provision();
    this.#asyncQueue.resume(
      this.#state.asyncEvents.values(),
      ({ functionName, qualifier, payload, clientContext, requestId, lineage }) => ({
        ...this.#read(functionName, qualifier, payload, clientContext, requestId, lineage),
        isEvent: true,
      }),
    );
  }

  dryRun(functionName: string, qualifier: string | undefined): void {
    requireActive(this.#target(functionName, qualifier).primary.version);
  }

  provision(): void {
    this.#fleet.provision();
  }

  initOutcome(config: ProvisionedConcurrencyConfig): InitOutcome {
    return this.#fleet.initOutcome(config);
  }

  retire(functionName: string, version: string): void {
    this.#fleet.retire(functionName, version);
  }

  onEnvironmentEvent(environmentId: string, event: EnvironmentEvent): void {
    this.#runtime.onEvent(environmentId, event, this.#time.account.now);
  }

  lineageOf(caller: Caller): Lineage | undefined {
    const origin = originOf(caller);
    if (!origin) return undefined;
    if ('lineage' in origin) return origin.lineage;
    const invocation = this.#runtime.running(origin.environmentId);
    return invocation && continued(invocation.input.lineage, invocation.target.functionName);
  }

  /** Of the invocation whose handler calls. */
  requestIdOf(caller: Caller): string | undefined {
    const origin = originOf(caller);
    return origin && 'environmentId' in origin
      ? this.#runtime.running(origin.environmentId)?.input.requestId
      : undefined;
  }

  /** Answers later, or says why not. */
  #submit(request: InvocationRequest, done: InvokeDone): ServiceException | undefined {
    const { functionName, qualifier, payload, clientContext, requestId } = request;
    const target = this.#target(functionName, qualifier);
    const lineage = lengthened(request.lineage, functionName);
    if (lineage && isLoop(lineage, this.#state.functions.get(functionName))) {
      this.#observer.recursionStopped(functionName, qualifier, this.#time.account.now);
      return recursiveInvocation();
    }
    const input = this.#read(functionName, qualifier, readEvent(payload), clientContext, requestId, lineage);
    const invocation = this.#fleet.route(target, input, (ended) => {
      done(this.#respond(request, ended));
      ended.forget();
    });
    const refusal = this.#run(invocation);
    if (refusal === undefined) return undefined;
    return refusal === NOT_ACTIVE ? notActive(invocation.version) : tooManyRequests(refusal, input.requestId);
  }

  /** One try of an asynchronous event. */
  #try(event: QueuedEvent): TryRefusal | typeof GONE | undefined {
    const target = this.#fleet.target(event.functionName, event.qualifier);
    if (!target) return GONE;
    if (this.#fails(event.functionName)) return 'ServiceException';
    const ended = (invocation: Invocation) => {
      event.ended(invocation);
      invocation.forget();
    };
    return this.#run(this.#fleet.route(target, event.input, ended, target.additional && event.luck));
  }

  /** Whether this try is one of those that were to end in an error of Lambda's own. */
  #fails(functionName: string): boolean {
    const tries = this.failingTries(functionName);
    if (tries === 0) return false;
    this.failTries(functionName, tries - 1);
    return true;
  }

  #run(invocation: Invocation): ThrottleReason | typeof NOT_ACTIVE | undefined {
    const { version } = invocation;
    if (version.state !== 'Active') return NOT_ACTIVE;
    if (runnableFamily(version.runtime)) return this.#fleet.submit(invocation);
    invocation.status = 'error';
    invocation.payload = cannotRun(version);
    invocation.answer();
    return undefined;
  }

  #target(functionName: string, qualifier: string | undefined): Target {
    const target = this.#fleet.target(functionName, qualifier);
    if (target) return target;
    throw resourceNotFound(`Function not found: ${functionArn(this.#config, functionName, qualifier ?? LATEST)}`);
  }

  /** `clientContext`: Base64, as the header brings it. */
  #read(
    functionName: string,
    qualifier: string | undefined,
    payload: string,
    clientContext: string | undefined,
    requestId?: string,
    lineage?: Lineage,
  ): InvocationInput {
    return {
      payload,
      clientContext: clientContext === undefined ? undefined : readClientContext(clientContext),
      requestId: requestId ?? randomUuid(this.#random.of(`invocations of ${functionName}`)),
      invokedFunctionArn: functionArn(this.#config, functionName, qualifier),
      ...(lineage && { lineage }),
    };
  }

  #respond({ logTail }: InvocationRequest, invocation: Invocation): InvocationResponse {
    const { input, version, payload, status, environment } = invocation;
    return {
      requestId: input.requestId,
      executedVersion: version.version,
      payload,
      functionError: status === 'success' ? undefined : 'Unhandled',
      logTail: logTail ? this.#tail(environment) : undefined,
    };
  }

  #tail(environment: ExecutionEnvironment | undefined): string {
    if (!environment) return '';
    this.#afterwards.catchUp();
    return this.logStreams.tail(environment);
  }
}

const NOT_ACTIVE = 'NotActive';

function requireActive(version: FunctionVersion): void {
  if (version.state !== 'Active') throw notActive(version);
}

const notActive = (version: FunctionVersion) =>
  resourceConflict(
    `The operation cannot be performed at this time. The function is currently in the following state: ${version.state}`,
  );

/** Differs from AWS: functions of other runtimes than Python and Node.js do not run; they answer with an error. */
const cannotRun = ({ runtime }: FunctionVersion) =>
  JSON.stringify({ errorType: 'Runtime.Unsupported', errorMessage: notRunnable(runtime) });
