/**
 * The fleet at a simulator's scale: a modelled runtime, a virtual clock, records that are kept nowhere, and a fold of it
 * second by second. Tests compare it with theory and with other simulators; the bench measures how fast it is.
 */
import type { ThrottleReason } from '../../api/throttle-reasons.ts';
import { type Timer, VirtualClock } from '../../kernel/clock.ts';
import { FORGETTING } from '../../kernel/outbox.ts';
import { type Random, SeededRandom } from '../../kernel/random.ts';
import { createTables } from '../../kernel/table.ts';
import type { InvocationObserver } from '../observability/invocation-observer.ts';
import { ObserverGroup } from '../observability/observer-group.ts';
import { SilentObserver } from '../observability/silent-observer.ts';
import type { Alias, FunctionVersion } from '../state.ts';
import { LAMBDA_TABLES, type LambdaState, lambdaState } from '../tables.ts';
import type { EnvironmentPool } from './environment-pool.ts';
import type { EnvironmentRuntime, ExecutionEnvironment, RuntimeProcess } from './execution-environment.ts';
import { Fleet } from './fleet.ts';
import type { Invocation, InvocationInput } from './invocation.ts';
import type { Limits } from './limits.ts';

export type Draw = (random: Random, meanMs: number) => number;

export const exponential: Draw = (random, meanMs) => -Math.log(random.next()) * meanMs;
export const constant: Draw = (_, meanMs) => meanMs;
export const lognormal: Draw = (random, meanMs) => {
  const normal = Math.sqrt(-2 * Math.log(random.next())) * Math.cos(2 * Math.PI * random.next());
  return meanMs * Math.exp(normal - 0.5);
};

/** No rate limits anything. */
export const UNLIMITED: Limits = {
  accountConcurrency: 1000,
  idleLifetimeMs: 600_000,
  environmentsPerScalingPeriod: Number.POSITIVE_INFINITY,
  scalingPeriodSeconds: 10,
  requestsPerSecondPerConcurrency: Number.POSITIVE_INFINITY,
  initLimitMs: 10_000,
  provisionedInitLimitMs: 130_000,
  queue: {
    concurrency: 1000,
    backingOffAtOnce: 10,
    firstBackoffMs: 1000,
    longestBackoffMs: 300_000,
    retryDelaysMs: [60_000, 120_000],
    retryAttempts: 2,
    eventAgeMs: 21_600_000,
  },
};

const INPUT: InvocationInput = { requestId: '', invokedFunctionArn: '', payload: '{}', clientContext: undefined };

export interface Service {
  draw: Draw;
  warmMs: number;
  /** Init takes no time of its own: a cold invocation is a longer one. */
  coldMs: number;
  /** Share of invocations that end in an error of the function. */
  failing?: number;
}

/** A process is the timer of what it does. */
class ModelledProcess implements RuntimeProcess, Timer {
  readonly #environment: ExecutionEnvironment;
  readonly #runtime: ModelledRuntime;
  #requestId: string | undefined;
  #stopped = false;

  constructor(environment: ExecutionEnvironment, runtime: ModelledRuntime) {
    this.#environment = environment;
    this.#runtime = runtime;
  }

  invoke({ input, coldStart }: Invocation): void {
    this.#requestId = input.requestId;
    this.#runtime.complete(this, coldStart);
  }

  reset(): void {
    this.#stopped = true;
  }

  stop(): void {
    this.#stopped = true;
  }

  fire(now: number): void {
    if (this.#stopped) return;
    const requestId = this.#requestId;
    if (requestId === undefined) this.#environment.initSucceeded(1, now);
    else if (this.#runtime.fails()) this.#environment.failed(requestId, '{}', 'E', false, 1, now);
    else this.#environment.succeeded(requestId, 'null', 1, now);
  }
}

export class ModelledRuntime implements EnvironmentRuntime {
  readonly #clock: VirtualClock;
  readonly #random: Random;
  readonly #service: Service;

  constructor(clock: VirtualClock, random: Random, service: Service) {
    this.#clock = clock;
    this.#random = random;
    this.#service = service;
  }

  start(environment: ExecutionEnvironment, _previous: RuntimeProcess | undefined, now: number): RuntimeProcess {
    const process = new ModelledProcess(environment, this);
    this.#clock.schedule(now, process);
    return process;
  }

  fails(): boolean {
    const { failing } = this.#service;
    return failing !== undefined && this.#random.next() < failing;
  }

  complete(process: ModelledProcess, cold: boolean): void {
    const { draw, warmMs, coldMs } = this.#service;
    this.#clock.schedule(this.#clock.now + draw(this.#random, cold ? coldMs : warmMs), process);
  }
}

/** Counts of each second. */
class SecondSeries {
  #counts = new Uint32Array(1024);

  count(second: number): void {
    if (second >= this.#counts.length) this.#grow(second);
    (this.#counts[second] as number)++;
  }

  highest(second: number, value: number): void {
    if (second >= this.#counts.length) this.#grow(second);
    if (value > (this.#counts[second] as number)) this.#counts[second] = value;
  }

  get sum(): number {
    return this.#counts.reduce((sum, count) => sum + count, 0);
  }

  #grow(second: number): void {
    const grown = new Uint32Array(Math.max(second + 1, this.#counts.length * 2));
    grown.set(this.#counts);
    this.#counts = grown;
  }
}

class VersionSeries {
  readonly pool: EnvironmentPool;
  readonly invocations = new SecondSeries();
  readonly errors = new SecondSeries();
  readonly coldStarts = new SecondSeries();

  constructor(pool: EnvironmentPool) {
    this.pool = pool;
  }
}

/** What a chart of a simulation shows, by second: of everything, and of each version. */
export class FleetSeries extends SilentObserver {
  readonly throttles = new SecondSeries();
  readonly concurrency = new SecondSeries();
  /** A handful: they are found faster by looking at each than by a hash. */
  readonly versions: VersionSeries[] = [];
  environments = 0;
  /** Integrals over time. */
  busyMs = 0;
  instanceMs = 0;
  #inFlight = 0;
  #lastMs = 0;

  override throttled(_: Invocation, __: ThrottleReason, now: number): void {
    this.throttles.count((now / 1000) | 0);
  }

  override assigned(invocation: Invocation, _: ExecutionEnvironment, now: number): void {
    this.#integrate(now);
    const second = (now / 1000) | 0;
    this.concurrency.highest(second, ++this.#inFlight);
    const series = this.#of(invocation.pool);
    series.invocations.count(second);
    if (!invocation.coldStart) return;
    series.coldStarts.count(second);
    this.environments++;
  }

  override ended(invocation: Invocation, _: ExecutionEnvironment, __: unknown, now: number): void {
    this.#integrate(now);
    this.#inFlight--;
    if (invocation.status !== 'success') this.#of(invocation.pool).errors.count((now / 1000) | 0);
  }

  override stopped(_: ExecutionEnvironment, now: number): void {
    this.#integrate(now);
    this.environments--;
  }

  sum(of: Exclude<keyof VersionSeries, 'pool'>, version?: string): number {
    let sum = 0;
    for (const series of this.versions) {
      if (version === undefined || series.pool.version.version === version) sum += series[of].sum;
    }
    return sum;
  }

  #of(pool: EnvironmentPool): VersionSeries {
    for (const series of this.versions) if (series.pool === pool) return series;
    const series = new VersionSeries(pool);
    this.versions.push(series);
    return series;
  }

  #integrate(now: number): void {
    this.busyMs += this.#inFlight * (now - this.#lastMs);
    this.instanceMs += this.environments * (now - this.#lastMs);
    this.#lastMs = now;
  }
}

export interface Scenario {
  requests: number;
  perSecond: number;
  service: Service;
  /** Share of version 2 behind the alias; left out, there is version 1 alone. */
  weight?: number;
  limits?: Partial<Limits>;
  reserved?: number;
  /** That look on, besides the series: those that the region has. */
  observers?: readonly InvocationObserver[];
  seed: number;
}

export interface Result {
  throttled: number;
  answered: number;
  coldStarts: number;
  failures: number;
  byVersion: [number, number];
  /** Time averages, up to the last request. */
  busy: number;
  instances: number;
  /** Of requests after the first tenth. */
  throttledLater: number;
}

const VERSION: FunctionVersion = {
  functionName: 'f',
  version: '1',
  description: '',
  runtime: 'nodejs22.x',
  role: '',
  handler: 'index.handler',
  code: { sha256: '', sizeBytes: 0, unzippedBytes: 0, files: [] },
  timeoutSeconds: 900,
  memorySizeMb: 128,
  ephemeralStorageMb: 512,
  architecture: 'x86_64',
  environment: undefined,
  kmsKeyArn: '',
  deadLetterTargetArn: '',
  tracingMode: 'PassThrough',
  logFormat: 'Text',
  logGroup: '',
  snapStartApplyOn: 'None',
  layers: [],
  revisionId: '',
  lastModifiedMs: 0,
  state: 'Active',
};

/** An account with one function, its versions 1 and 2, and an alias `prod`. */
export function simulatedState(weight?: number, reserved?: number): LambdaState {
  const state = lambdaState(createTables(LAMBDA_TABLES, FORGETTING));
  state.functions.set('f', {
    functionName: 'f',
    tags: {},
    updatedSincePublish: false,
    ...(reserved !== undefined && { reservedConcurrentExecutions: reserved }),
  });
  state.versions.set('f:1', VERSION);
  state.versions.set('f:2', { ...VERSION, version: '2' });
  const alias: Alias = { functionName: 'f', name: 'prod', functionVersion: '1', description: '', revisionId: '' };
  state.aliases.set('f:prod', { ...alias, ...(weight !== undefined && { routing: { version: '2', weight } }) });
  return state;
}

/** Poisson requests to the alias, from nothing to the last answer. */
export function simulate({
  requests,
  perSecond,
  service,
  weight,
  limits,
  reserved,
  observers,
  seed,
}: Scenario): Result {
  const clock = new VirtualClock();
  const random = new SeededRandom(seed);
  const series = new FleetSeries();
  const fleet = new Fleet({
    state: simulatedState(weight, reserved),
    clocks: { host: clock, account: clock },
    random,
    runtime: new ModelledRuntime(clock, random, service),
    observer: observers ? new ObserverGroup([series, ...observers]) : series,
    limits: { ...UNLIMITED, ...limits },
  });
  let sent = 0;
  let answered = 0;
  let throttledLater = 0;
  let busy = 0;
  let instances = 0;
  const done = () => {
    answered++;
  };
  const meanMs = 1000 / perSecond;
  const arrival: Timer = {
    fire(now) {
      const target = fleet.target('f', 'prod');
      if (!target) throw new Error('the alias is there');
      const reason = fleet.submit(fleet.route(target, INPUT, done));
      if (reason !== undefined && sent >= requests / 10) throttledLater++;
      if (++sent < requests) clock.schedule(now + exponential(random, meanMs), arrival);
      else {
        busy = series.busyMs / now;
        instances = series.instanceMs / now;
      }
    },
  };
  clock.schedule(0, arrival);
  while (clock.step());
  if (fleet.account.inFlight !== 0 || series.environments !== 0) throw new Error('something never ended');
  return {
    throttled: series.throttles.sum,
    answered,
    coldStarts: series.sum('coldStarts'),
    failures: series.sum('errors'),
    byVersion: [series.sum('invocations', '1'), series.sum('invocations', '2')],
    busy,
    instances,
    throttledLater,
  };
}
