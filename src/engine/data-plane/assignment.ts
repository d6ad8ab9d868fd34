/**
 * Brings accepted requests and environments together: a lease, then a warm environment of the version, or a new one.
 * The live region and a simulation run this same class; they differ in the runtime behind it and in who observes.
 */
import type { InvocationObserver } from '../observability/invocation-observer.ts';
import type { Clock } from '../ports.ts';
import type { ThrottleReason } from './admission.ts';
import type { EnvironmentPool } from './environment-pool.ts';
import {
  type EnvironmentOwner,
  type EnvironmentRuntime,
  ExecutionEnvironment,
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
    const reason = pool.concurrency.acquire(pool.needsEnvironment(now), now);
    if (reason !== undefined) {
      for (const observer of this.#observers) observer.throttled?.(invocation, reason, pool.concurrency, now);
      return reason;
    }
    this.#place(pool, invocation, now);
    return undefined;
  }

  #place(pool: EnvironmentPool, invocation: Invocation, now: number): void {
    let environment = pool.take();
    if (!environment) {
      invocation.coldStart = true;
      environment = new ExecutionEnvironment(pool, invocation.version, this.#clock, this.#runtime, this);
    }
    for (const observer of this.#observers) observer.assigned?.(invocation, environment, now);
    environment.accept(invocation, now);
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
    pool.concurrency.release();
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
