/**
 * What runs functions, and every rule of it: pools of environments, concurrency, provisioning, and where a name leads.
 * The live region and a simulation run this same class. They differ in the limits, in the runtime behind it and in who
 * observes. A refusal is a code here: whoever has a caller makes an exception of it.
 */
import { runnableFamily } from '../../api/runtimes.ts';
import type { ThrottleReason } from '../../api/throttle-reasons.ts';
import type { Clocks } from '../../kernel/account-time.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Random } from '../../kernel/random.ts';
import type { InitOutcome } from '../context.ts';
import type { FleetObserver } from '../observability/invocation-observer.ts';
import { type FunctionVersion, type ProvisionedConcurrencyConfig, qualifiedKey } from '../state.ts';
import type { LambdaState } from '../tables.ts';
import { AccountConcurrency, FunctionConcurrency } from './admission.ts';
import { Assignment } from './assignment.ts';
import { EnvironmentPool } from './environment-pool.ts';
import type { EnvironmentRuntime } from './execution-environment.ts';
import { Invocation, type InvocationDone, type InvocationInput } from './invocation.ts';
import type { Limits } from './limits.ts';
import { NOT_PROVISIONED, type Provision, provisionsOf, sharesOf } from './provisions.ts';
import { drawFor, poolFor, type Target, Targets } from './routing.ts';

export interface FleetParts {
  state: LambdaState;
  clocks: Clocks;
  /** Luck of weighted aliases, a stream each. */
  random: Random;
  runtime: EnvironmentRuntime;
  observer: FleetObserver;
  limits: Limits;
}

export class Fleet {
  readonly account: AccountConcurrency;
  readonly #state: LambdaState;
  readonly #accountClock: Clock;
  readonly #random: Random;
  /** By weighted target: its alias's own, so that what others draw changes nothing of it. */
  readonly #luck = new WeakMap<Target, Random>();
  readonly #assignment: Assignment;
  readonly #targets: Targets;
  /** By function name. */
  readonly #concurrency = new Map<string, FunctionConcurrency>();
  /** By `name:version`. */
  readonly #pools = new Map<string, EnvironmentPool>();
  /** At which reservations and provisioned concurrency were last read. */
  #concurrencyRevision = -1;

  constructor({ state, clocks, random, runtime, observer, limits }: FleetParts) {
    this.account = new AccountConcurrency(limits);
    this.#state = state;
    this.#accountClock = clocks.account;
    this.#random = random;
    this.#assignment = new Assignment(clocks, runtime, observer);
    this.#targets = new Targets(state, (version) => this.#poolOf(version));
  }

  /** What a function's name and a qualifier stand for; undefined when there is no such thing. */
  target(functionName: string, qualifier: string | undefined): Target | undefined {
    return this.#targets.find(functionName, qualifier);
  }

  /** Makes a request an invocation of one version: draws. */
  route(target: Target, input: InvocationInput, done: InvocationDone, luck?: Random): Invocation {
    const draw = target.additional && drawFor(target, luck ?? this.#luckOf(target));
    return new Invocation(target, poolFor(target, draw), draw, input, this.#accountClock.now, done);
  }

  /** Accepts the invocation and sees to it that it is answered once; or does nothing and says why. */
  submit(invocation: Invocation): ThrottleReason | undefined {
    this.provision();
    return this.#assignment.assign(invocation);
  }

  /** Reservations and provisioned concurrency are records; what is counted against them, and the environments, follow
   * when a record has changed. */
  provision(): void {
    this.account.readQuota();
    const { functions, aliases, provisionedConcurrencyConfigs: configs } = this.#state;
    const revision = functions.revision + aliases.revision + configs.revision;
    if (revision === this.#concurrencyRevision) return;
    this.#concurrencyRevision = revision;
    for (const functionName of this.#concurrency.keys()) if (!functions.has(functionName)) this.#forget(functionName);
    for (const { functionName, reservedConcurrentExecutions } of functions.values()) {
      this.#concurrencyOf(functionName).reserve(reservedConcurrentExecutions);
    }
    const provisions = provisionsOf(this.#state);
    for (const key of provisions.keys()) {
      const version = this.#state.versions.get(key);
      if (version) this.#poolOf(version);
    }
    for (const [key, pool] of this.#pools) this.#provision(key, pool, provisions.get(key));
  }

  initOutcome(config: ProvisionedConcurrencyConfig): InitOutcome {
    const environments = sharesOf(this.#state, config).map(
      ([version]) => this.#pools.get(qualifiedKey(config.functionName, version))?.provisioned,
    );
    if (environments.some((one) => one?.failed)) return 'failed';
    return environments.some((one) => one?.isInitialising) ? 'under way' : 'succeeded';
  }

  /** A version's code or configuration was replaced (`$LATEST`) or the version is gone: its idle environments stop now,
   * its busy ones after the invocation they run. */
  retire(functionName: string, version: string): void {
    const key = qualifiedKey(functionName, version);
    const pool = this.#pools.get(key);
    this.#pools.delete(key);
    this.#targets.retire();
    pool?.retire(this.#accountClock.now);
  }

  /** By function name. */
  concurrencies(): Iterable<readonly [string, FunctionConcurrency]> {
    return this.#concurrency;
  }

  pools(): Iterable<EnvironmentPool> {
    return this.#pools.values();
  }

  #luckOf(target: Target): Random {
    const known = this.#luck.get(target);
    if (known) return known;
    const luck = this.#random.of(qualifiedKey(target.functionName, target.qualifier ?? ''));
    this.#luck.set(target, luck);
    return luck;
  }

  #provision(key: string, pool: EnvironmentPool, provision: Provision = NOT_PROVISIONED): void {
    pool.provisioned.concurrency.provision(provision.setAside, provision.allocated);
    const version = this.#state.versions.get(key);
    if (!version || !runnableFamily(version.runtime)) return;
    pool.version = version;
    this.#assignment.provision(pool, provision.environments, this.#accountClock.now);
  }

  /** A function is gone. What it still runs gives its leases back to what they were taken from. */
  #forget(functionName: string): void {
    this.#concurrency.get(functionName)?.reserve(undefined);
    this.#concurrency.delete(functionName);
    this.#targets.forget(functionName);
  }

  #poolOf(version: FunctionVersion): EnvironmentPool {
    const key = qualifiedKey(version.functionName, version.version);
    const known = this.#pools.get(key);
    if (known) {
      known.version = version;
      return known;
    }
    const pool = new EnvironmentPool(version, this.#concurrencyOf(version.functionName), this.#accountClock);
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
