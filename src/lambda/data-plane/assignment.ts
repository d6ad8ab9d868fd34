/** Brings accepted requests and environments together: a lease, then a warm environment of the version, or a new one. */
import type { ThrottleReason } from '../../api/throttle-reasons.ts';
import type { Clocks } from '../../kernel/account-time.ts';
import type { FleetObserver } from '../observability/invocation-observer.ts';
import type { FunctionVersion } from '../state.ts';
import type { EnvironmentPool } from './environment-pool.ts';
import {
  type EnvironmentOwner,
  type EnvironmentRuntime,
  ExecutionEnvironment,
  type InitializationType,
  type InitStatus,
  type RuntimeExit,
} from './execution-environment.ts';
import type { Invocation } from './invocation.ts';

export class Assignment implements EnvironmentOwner {
  readonly #clocks: Clocks;
  readonly #runtime: EnvironmentRuntime;
  readonly #observer: FleetObserver;
  /** Of environments: those that are free again, and how many there are. */
  readonly #freeSeats: number[] = [];
  #seats = 0;

  constructor(clocks: Clocks, runtime: EnvironmentRuntime, observer: FleetObserver) {
    this.#clocks = clocks;
    this.#runtime = runtime;
    this.#observer = observer;
  }

  /** Accepts the invocation and sees to it that it is answered once; or does nothing and says why. */
  assign(invocation: Invocation): ThrottleReason | undefined {
    const now = this.#clocks.account.now;
    this.#observer.requested(invocation);
    const reason = admit(invocation, now);
    if (reason === undefined) this.#place(invocation, now);
    else this.#observer.throttled(invocation, reason, now);
    return reason;
  }

  /** Has so many environments of the pool's version initialized ahead. */
  provision(pool: EnvironmentPool, wanted: number, now: number): void {
    pool.provisioned.want(wanted, () => this.#create(pool, pool.version, 'provisioned-concurrency'), now);
  }

  #place(invocation: Invocation, now: number): void {
    const environment = this.#take(invocation);
    invocation.environment = environment;
    this.#observer.assigned(invocation, environment, now);
    environment.accept(invocation, now);
  }

  #take(invocation: Invocation): ExecutionEnvironment {
    const { pool, version } = invocation;
    const { provisioned } = pool;
    if (invocation.lease?.isProvisioned && provisioned.isFree) {
      return provisioned.take() ?? provisioned.adopt(this.#create(pool, version, 'provisioned-concurrency'));
    }
    const warm = pool.take();
    if (warm) return warm;
    invocation.coldStart = true;
    return this.#create(pool, version, 'on-demand');
  }

  #create(pool: EnvironmentPool, version: FunctionVersion, type: InitializationType): ExecutionEnvironment {
    const seat = this.#freeSeats.pop() ?? this.#seats++;
    return new ExecutionEnvironment(pool, version, type, seat, this.#clocks, this.#runtime, this);
  }

  initStarted(environment: ExecutionEnvironment, now: number): void {
    this.#observer.initStarted(environment, now);
  }

  initEnded(
    environment: ExecutionEnvironment,
    durationMs: number,
    status: InitStatus,
    errorType: string | undefined,
    now: number,
  ): void {
    this.#observer.initEnded(environment, durationMs, status, errorType, now);
  }

  invocationStarted(environment: ExecutionEnvironment, invocation: Invocation, now: number): void {
    this.#observer.started(invocation, environment, now);
  }

  logged(environment: ExecutionEnvironment, text: string, now: number): void {
    this.#observer.logged(environment, text, now);
  }

  invocationEnded(
    environment: ExecutionEnvironment,
    invocation: Invocation,
    exit: RuntimeExit | undefined,
    now: number,
  ): void {
    const { pool } = environment;
    invocation.lease?.release();
    this.#observer.ended(invocation, environment, exit, now);
    if (pool.retired) environment.stop(now);
    else pool.release(environment, now);
    invocation.answer();
  }

  /** The lease is kept, and no rate is asked again: for AWS the request was accepted once. */
  displaced(environment: ExecutionEnvironment, invocation: Invocation, now: number): void {
    this.#observer.displaced(invocation, environment, now);
    this.#place(invocation, now);
  }

  stopped(environment: ExecutionEnvironment, now: number): void {
    this.#observer.stopped(environment, now);
    this.#freeSeats.push(environment.seat);
  }
}

/** Gives the invocation its lease, or says why not: what the version has provisioned comes first. */
function admit(invocation: Invocation, now: number): ThrottleReason | undefined {
  const { pool } = invocation;
  const needsEnvironment = pool.needsEnvironment(now);
  const provisioned = pool.provisioned.concurrency;
  if (provisioned.acquire(invocation, needsEnvironment, now)) return undefined;
  const reason = pool.concurrency.acquire(invocation, needsEnvironment, now);
  if (reason === undefined) invocation.spillover = provisioned.allocated > 0;
  return reason;
}
