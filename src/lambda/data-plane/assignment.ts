/**
 * Brings accepted requests and environments together: a lease, then a warm environment of the version, or a new one.
 * The live region and a simulation run this same class; they differ in the runtime behind it and in who observes.
 */

import type { Clock } from '../../kernel/clock.ts';
import type { InvocationObserver } from '../observability/invocation-observer.ts';
import type { FunctionVersion } from '../state.ts';
import type { ThrottleReason } from './admission.ts';
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
  readonly #clock: Clock;
  readonly #runtime: EnvironmentRuntime;
  readonly #observers: readonly InvocationObserver[];

  constructor(clock: Clock, runtime: EnvironmentRuntime, observers: readonly InvocationObserver[]) {
    this.#clock = clock;
    this.#runtime = runtime;
    this.#observers = observers;
  }

  /** Accepts the invocation and sees to it that it is answered once; or does nothing and says why. */
  assign(pool: EnvironmentPool, invocation: Invocation): ThrottleReason | undefined {
    const now = this.#clock.now;
    const reason = admit(pool, invocation, now);
    if (reason !== undefined) {
      for (const observer of this.#observers) observer.throttled?.(invocation, reason, pool.concurrency, now);
      return reason;
    }
    this.#place(pool, invocation, now);
    return undefined;
  }

  #place(pool: EnvironmentPool, invocation: Invocation, now: number): void {
    const environment = this.#take(pool, invocation);
    for (const observer of this.#observers) observer.assigned?.(invocation, environment, now);
    environment.accept(invocation, now);
  }

  /** Has so many environments of the version initialized ahead. */
  provision(pool: EnvironmentPool, version: FunctionVersion, wanted: number, now: number): void {
    pool.provisioned.want(wanted, () => this.#create(pool, version, 'provisioned-concurrency'), now);
  }

  #take(pool: EnvironmentPool, invocation: Invocation): ExecutionEnvironment {
    const { provisioned } = pool;
    if (invocation.lease === provisioned.concurrency && provisioned.isFree) {
      return provisioned.take(() => this.#create(pool, invocation.version, 'provisioned-concurrency'));
    }
    const warm = pool.take();
    if (warm) return warm;
    invocation.coldStart = true;
    return this.#create(pool, invocation.version, 'on-demand');
  }

  #create(pool: EnvironmentPool, version: FunctionVersion, type: InitializationType): ExecutionEnvironment {
    return new ExecutionEnvironment(pool, version, type, this.#clock, this.#runtime, this);
  }

  initStarted(environment: ExecutionEnvironment, now: number): void {
    for (const observer of this.#observers) observer.initStarted?.(environment, now);
  }

  initEnded(
    environment: ExecutionEnvironment,
    durationMs: number,
    status: InitStatus,
    errorType: string | undefined,
    now: number,
  ): void {
    for (const observer of this.#observers) observer.initEnded?.(environment, durationMs, status, errorType, now);
  }

  invocationStarted(environment: ExecutionEnvironment, invocation: Invocation, now: number): void {
    for (const observer of this.#observers) observer.started?.(invocation, environment, now);
  }

  logged(environment: ExecutionEnvironment, text: string, now: number): void {
    for (const observer of this.#observers) observer.logged?.(environment, text, now);
  }

  invocationEnded(
    environment: ExecutionEnvironment,
    invocation: Invocation,
    exit: RuntimeExit | undefined,
    now: number,
  ): void {
    const { pool } = environment;
    invocation.lease?.release();
    for (const observer of this.#observers) observer.ended?.(invocation, environment, exit, now);
    if (pool.retired) environment.stop(now);
    else pool.release(environment, now);
    invocation.answer(environment);
  }

  /** The lease is kept, and no rate is asked again: for AWS the request was accepted once. */
  displaced(environment: ExecutionEnvironment, invocation: Invocation, now: number): void {
    for (const observer of this.#observers) observer.displaced?.(invocation, environment, now);
    this.#place(environment.pool, invocation, now);
  }

  stopped(environment: ExecutionEnvironment, now: number): void {
    for (const observer of this.#observers) observer.stopped?.(environment, now);
  }
}

/** Gives the invocation its lease, or says why not: what the version has provisioned comes first. */
function admit(pool: EnvironmentPool, invocation: Invocation, now: number): ThrottleReason | undefined {
  const needsEnvironment = pool.needsEnvironment(now);
  const provisioned = pool.provisioned.concurrency;
  if (provisioned.acquire(needsEnvironment, now)) {
    invocation.lease = provisioned;
    return undefined;
  }
  invocation.lease = pool.concurrency;
  invocation.spillover = provisioned.allocated > 0;
  return pool.concurrency.acquire(needsEnvironment, now);
}
