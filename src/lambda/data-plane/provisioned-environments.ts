/**
 * The environments that are provisioned for one function version: as many as are wanted, initialized ahead of any
 * invocation, and kept however long they are idle.
 * https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html
 *
 * Differs from AWS: where the host has no worker for one, it is initialized with the invocation that takes it, which
 * waits as long; its Init Duration is then reported once more. No throttle and no spillover comes of it.
 */
import type { ProvisionedConcurrency } from './admission.ts';
import type { ExecutionEnvironment } from './execution-environment.ts';

export class ProvisionedEnvironments {
  readonly concurrency: ProvisionedConcurrency;
  /** Whether an Init failed since so many were wanted. */
  failed = false;
  readonly #all = new Set<ExecutionEnvironment>();
  /** Without an invocation; some may still be in their Init. The most recently used last. */
  #idle: ExecutionEnvironment[] = [];
  #wanted = 0;

  constructor(concurrency: ProvisionedConcurrency) {
    this.concurrency = concurrency;
  }

  /** Whether one that is allocated has nothing to do. */
  get isFree(): boolean {
    return this.busyCount < this.concurrency.allocated;
  }

  get busyCount(): number {
    return this.#all.size - this.#idle.length;
  }

  /** Those whose Init is over and that have nothing to do. */
  get readyCount(): number {
    return this.#idle.reduce((count, environment) => count + (isIdle(environment) ? 1 : 0), 0);
  }

  get isInitialising(): boolean {
    return this.#idle.some(({ state }) => state === 'Starting' || state === 'Initialising');
  }

  /** So many are wanted from now on: new ones begin their Init, idle ones stop, busy ones stop when they are released. */
  want(count: number, create: () => ExecutionEnvironment, now: number): void {
    if (count === this.#wanted) return;
    this.#shrinkTo(count, now);
    while (this.#all.size < count) {
      const environment = create();
      this.#all.add(environment);
      this.#idle.push(environment);
      environment.prepare(now);
    }
  }

  /** Takes one whose Init is over, else one that is in it, if there is any. */
  take(): ExecutionEnvironment | undefined {
    const ready = this.#idle.findLastIndex(isIdle);
    return this.#idle.splice(ready === -1 ? 0 : ready, 1)[0];
  }

  /** Counts one among the provisioned that is made for an invocation. */
  adopt(environment: ExecutionEnvironment): ExecutionEnvironment {
    this.#all.add(environment);
    return environment;
  }

  /** The version is gone, or was replaced. */
  retire(now: number): void {
    this.concurrency.provision(0, 0);
    this.#shrinkTo(0, now);
  }

  release(environment: ExecutionEnvironment, now: number): void {
    if (this.#all.size <= this.#wanted) {
      this.#idle.push(environment);
      return;
    }
    this.#all.delete(environment);
    environment.stop(now);
  }

  /** The environment is gone: its worker was taken, or its Init failed. */
  lose(environment: ExecutionEnvironment): void {
    this.#all.delete(environment);
    this.#idle = this.#idle.filter((idle) => idle !== environment);
  }

  #shrinkTo(count: number, now: number): void {
    this.#wanted = count;
    this.failed = false;
    while (this.#all.size > count) {
      const surplus = this.#idle.shift();
      if (!surplus) break;
      this.#all.delete(surplus);
      surplus.stop(now);
    }
  }
}

const isIdle = ({ state }: ExecutionEnvironment) => state === 'Idle';
