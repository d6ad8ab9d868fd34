/**
 * The environments of one function version: those that are provisioned, and the warm ones of all others, on demand. The
 * most recently used is used next, so that the others may expire; one timer for the whole pool lets those go that were
 * idle for too long.
 *
 * Differs from AWS: the idle lifetime is exactly ten minutes; AWS documents none and is seen to keep 5 to 15.
 */
import type { ClockEvent } from '../../api/account-clock.ts';
import type { Clock, Timer } from '../../kernel/clock.ts';
import { type FunctionVersion, versionName } from '../state.ts';
import { type FunctionConcurrency, ProvisionedConcurrency } from './admission.ts';
import type { ExecutionEnvironment } from './execution-environment.ts';
import { ProvisionedEnvironments } from './provisioned-environments.ts';

export class EnvironmentPool implements Timer {
  /** The version's record as it is now; environments keep the one they began with. */
  version: FunctionVersion;
  readonly concurrency: FunctionConcurrency;
  readonly provisioned: ProvisionedEnvironments;
  /** Its version's code or configuration was replaced: environments go when they are free. */
  retired = false;
  readonly #accountClock: Clock;
  readonly #idleLifetimeMs: number;
  // a stack whose oldest end moves up: environments are idle in the order in which they were released
  #idle: ExecutionEnvironment[] = [];
  #oldest = 0;
  #armed = false;
  /** When environments had last run whose worker the host took while they were idle. */
  #reclaimed: number[] = [];

  constructor(version: FunctionVersion, concurrency: FunctionConcurrency, accountClock: Clock) {
    this.version = version;
    this.concurrency = concurrency;
    this.provisioned = new ProvisionedEnvironments(new ProvisionedConcurrency(concurrency));
    this.#accountClock = accountClock;
    this.#idleLifetimeMs = concurrency.account.limits.idleLifetimeMs;
  }

  get idleCount(): number {
    return this.#idle.length - this.#oldest;
  }

  /** Whether the next request needs an environment that AWS would have to add. One that only the cap on real workers
   * took away is none: that cap neither causes nor hides a throttle. */
  needsEnvironment(now: number): boolean {
    if (this.idleCount > 0) return false;
    if (this.#reclaimed.length > 0)
      this.#reclaimed = this.#reclaimed.filter((atMs) => atMs + this.#idleLifetimeMs > now);
    return this.#reclaimed.length === 0;
  }

  take(): ExecutionEnvironment | undefined {
    if (this.idleCount === 0) {
      this.#reclaimed.pop();
      return undefined;
    }
    const environment = this.#idle.pop();
    if (this.idleCount === 0) {
      this.#idle.length = 0;
      this.#oldest = 0;
    }
    return environment;
  }

  /** Takes back an environment that has nothing to do. */
  release(environment: ExecutionEnvironment, now: number): void {
    if (environment.isProvisioned) {
      this.provisioned.release(environment, now);
      return;
    }
    environment.idleSinceMs = now;
    this.#idle.push(environment);
    this.#arm();
  }

  /** The host took the worker of an environment. */
  reclaim(environment: ExecutionEnvironment): void {
    if (environment.isProvisioned) {
      this.provisioned.lose(environment);
      return;
    }
    const index = this.#idle.indexOf(environment, this.#oldest);
    if (index < 0) return;
    this.#idle.splice(index, 1);
    this.#reclaimed.push(environment.idleSinceMs);
  }

  /** An environment that nobody waited for could not be initialized. */
  lose(environment: ExecutionEnvironment): void {
    this.provisioned.failed = true;
    this.provisioned.lose(environment);
  }

  /** No environment of this pool serves another request; the idle ones stop now. */
  retire(now: number): void {
    this.retired = true;
    const idle = this.#idle.slice(this.#oldest);
    this.#idle = [];
    this.#oldest = 0;
    this.#reclaimed = [];
    for (const environment of idle) environment.stop(now);
    this.provisioned.retire(now);
  }

  /** Stops what was idle for its lifetime. */
  fire(now: number): void {
    this.#armed = false;
    for (;;) {
      const oldest = this.#peekOldest();
      if (!oldest || oldest.idleSinceMs + this.#idleLifetimeMs > now) break;
      this.#oldest++;
      oldest.stop(now);
    }
    if (this.#oldest > 64 && this.#oldest * 2 > this.#idle.length) {
      this.#idle.splice(0, this.#oldest);
      this.#oldest = 0;
    }
    this.#arm();
  }

  /** The timer is the one of the environment that was idle when it was set: the oldest one now may last longer. */
  coming(): ClockEvent | undefined {
    const oldest = this.#peekOldest();
    if (!oldest) return undefined;
    return {
      atMs: oldest.idleSinceMs + this.#idleLifetimeMs,
      name: `idle environment of ${versionName(this.version)} ends`,
    };
  }

  #peekOldest(): ExecutionEnvironment | undefined {
    return this.#idle[this.#oldest];
  }

  #arm(): void {
    const oldest = this.#peekOldest();
    if (this.#armed || !oldest) return;
    this.#armed = true;
    this.#accountClock.schedule(oldest.idleSinceMs + this.#idleLifetimeMs, this);
  }
}
