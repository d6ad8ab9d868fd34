/**
 * Lambda's metrics, a fold of what invocations did, in CloudWatch's dimensions. A datapoint belongs to the minute in which
 * its request was accepted. https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
 */

import type { ThrottleReason } from '../../api/throttle-reasons.ts';
import { type Afterwards, AT_ONCE } from '../../kernel/afterwards.ts';
import type { Clock, Timer } from '../../kernel/clock.ts';
import type { Dimensions, Metric, MetricStore } from '../../kernel/metric-store.ts';
import { StatisticSet } from '../../kernel/statistic-set.ts';
import type { DeliveryFailure, DeliveryKind } from '../data-plane/event-destinations.ts';
import type { ExecutionEnvironment } from '../data-plane/execution-environment.ts';
import type { Invocation } from '../data-plane/invocation.ts';
import type { ProvisionedEnvironments } from '../data-plane/provisioned-environments.ts';
import type { AsyncCondition, QueuedEvent } from '../data-plane/queued-event.ts';
import type { Target } from '../data-plane/routing.ts';
import type { InvocationObserver } from './invocation-observer.ts';

export const LAMBDA_NAMESPACE = 'AWS/Lambda';

const MINUTE_MS = 60_000;

/** The metrics of one level: the Region, a function, what was called of it, or a version that ran for an alias. */
class Level {
  readonly invocations: Metric;
  readonly errors: Metric;
  readonly throttles: Metric;
  readonly duration: Metric;
  readonly concurrentExecutions: Metric;
  readonly provisionedInvocations: Metric;
  readonly spilloverInvocations: Metric;
  readonly provisionedExecutions: Metric;
  readonly provisionedUtilization: Metric;
  readonly asyncReceived: Metric;
  readonly asyncAge: Metric;
  readonly asyncDropped: Metric;
  readonly destinationFailures: Metric;
  readonly deadLetterErrors: Metric;
  readonly recursionsDropped: Metric;
  /** Whether it is a version or an alias, of whose provisioned concurrency a part can be in use. */
  readonly isQualified: boolean;

  constructor(store: MetricStore, dimensions: Dimensions) {
    const count = (name: string) => store.metric(LAMBDA_NAMESPACE, name, dimensions);
    const milliseconds = (name: string) => store.metric(LAMBDA_NAMESPACE, name, dimensions, 'Milliseconds');
    this.invocations = count('Invocations');
    this.errors = count('Errors');
    this.throttles = count('Throttles');
    this.duration = milliseconds('Duration');
    this.concurrentExecutions = count('ConcurrentExecutions');
    this.provisionedInvocations = count('ProvisionedConcurrencyInvocations');
    this.spilloverInvocations = count('ProvisionedConcurrencySpilloverInvocations');
    this.provisionedExecutions = count('ProvisionedConcurrentExecutions');
    this.provisionedUtilization = count('ProvisionedConcurrencyUtilization');
    this.asyncReceived = count('AsyncEventsReceived');
    this.asyncAge = milliseconds('AsyncEventAge');
    this.asyncDropped = count('AsyncEventsDropped');
    this.destinationFailures = count('DestinationDeliveryFailures');
    this.deadLetterErrors = count('DeadLetterErrors');
    this.recursionsDropped = count('RecursiveInvocationsDropped');
    this.isQualified = dimensions.Resource !== undefined;
  }
}

/** What was counted of one minute and is not brought to the metrics yet. */
class Tally {
  startMs = Number.NaN;
  invocations = 0;
  errors = 0;
  throttles = 0;
  readonly durations = new StatisticSet();

  isOf(atMs: number): boolean {
    return atMs >= this.startMs && atMs < this.startMs + MINUTE_MS;
  }

  bring(levels: readonly Level[]): void {
    const { startMs, invocations, errors, throttles } = this;
    if (invocations + throttles === 0) return;
    for (const level of levels) {
      level.invocations.add(1, startMs, invocations);
      level.errors.add(1, startMs, errors);
      level.errors.add(0, startMs, invocations - errors);
      level.throttles.add(1, startMs, throttles);
      level.throttles.add(0, startMs, invocations);
      level.duration.merge(this.durations, startMs);
    }
    this.invocations = 0;
    this.errors = 0;
    this.throttles = 0;
    this.durations.clear();
  }
}

/**
 * What was called and the version that ran for it, and the levels that count it. Each invocation is tallied once, and
 * brought to all the levels with others: in the minute in which it was accepted, hence of two minutes at a time.
 */
class Called {
  /** Of the function itself, one of the levels. */
  readonly ofFunction: Level;
  readonly levels: readonly Level[];
  /** Whether something may not be brought yet. */
  holds = false;
  #tally = new Tally();
  #other = new Tally();

  constructor(ofFunction: Level, levels: readonly Level[]) {
    this.ofFunction = ofFunction;
    this.levels = levels;
  }

  tally(atMs: number): Tally {
    if (this.#tally.isOf(atMs)) return this.#tally;
    [this.#tally, this.#other] = [this.#other, this.#tally];
    if (!this.#tally.isOf(atMs)) {
      this.#tally.bring(this.levels);
      this.#tally.startMs = atMs - (atMs % MINUTE_MS);
    }
    return this.#tally;
  }

  bring(): void {
    this.holds = false;
    this.#tally.bring(this.levels);
    this.#other.bring(this.levels);
  }
}

export class LambdaMetrics implements InvocationObserver, Timer {
  readonly #store: MetricStore;
  readonly #region: Level;
  readonly #unreserved: Metric;
  readonly #claimed: Metric;
  /** By function name. */
  readonly #functions = new Map<string, FunctionLevels>();
  /** Found last: mostly the next invocation is of the same. */
  #last: { target: Target; version: string; called: Called } | undefined;
  /** Those that hold something back. */
  #holding: Called[] = [];
  readonly #accountClock: Clock;
  /** What runs on provisioned environments: looked at again with each minute that begins, for it may run for many. */
  readonly #provisioned = new Map<Invocation, ProvisionedEnvironments>();
  readonly #afterwards: Afterwards;
  /** The minute that is waited for. */
  #nextMs: number | undefined;

  constructor(store: MetricStore, accountClock: Clock, afterwards = AT_ONCE) {
    this.#store = store;
    this.#accountClock = accountClock;
    this.#afterwards = afterwards;
    this.#region = new Level(store, {});
    this.#unreserved = store.metric(LAMBDA_NAMESPACE, 'UnreservedConcurrentExecutions', {});
    this.#claimed = store.metric(LAMBDA_NAMESPACE, 'ClaimedAccountConcurrency', {});
    store.heldBack(() => {
      for (const called of this.#holding.splice(0)) called.bring();
    });
  }

  throttled(invocation: Invocation, _reason: ThrottleReason, now: number): void {
    this.#tally(this.#counting(invocation), now).throttles++;
  }

  /** In flight, looked at with each accepted request. */
  assigned(invocation: Invocation, { pool, isProvisioned }: ExecutionEnvironment): void {
    const { inFlight, account } = pool.concurrency;
    const { acceptedAtMs } = invocation;
    this.#region.concurrentExecutions.add(account.inFlight, acceptedAtMs);
    this.#unreserved.add(account.unreservedInFlight, acceptedAtMs);
    // what others cannot use: reservations, and what is provisioned outside them
    this.#claimed.add(account.unreservedInFlight + account.reserved + account.provisioned, acceptedAtMs);
    this.#counting(invocation).ofFunction.concurrentExecutions.add(inFlight, acceptedAtMs);
    if (isProvisioned) {
      this.#provisioned.set(invocation, pool.provisioned);
      this.#arm(acceptedAtMs);
    }
    if (isProvisioned || invocation.spillover) this.#countProvisioned(invocation, pool.provisioned, acceptedAtMs);
  }

  displaced(invocation: Invocation): void {
    this.#provisioned.delete(invocation);
  }

  ended(invocation: Invocation, environment: ExecutionEnvironment): void {
    const { acceptedAtMs, durationMs, spillover, status } = invocation;
    const { isProvisioned } = environment;
    if (isProvisioned) this.#provisioned.delete(invocation);
    const called = this.#counting(invocation);
    const tally = this.#tally(called, acceptedAtMs);
    tally.invocations++;
    if (status !== 'success') tally.errors++;
    tally.durations.add(durationMs);
    if (!isProvisioned && !spillover) return;
    for (const level of called.levels) {
      level.provisionedInvocations.add(isProvisioned ? 1 : 0, acceptedAtMs);
      level.spilloverInvocations.add(spillover ? 1 : 0, acceptedAtMs);
    }
  }

  eventAccepted(event: QueuedEvent, now: number): void {
    for (const level of this.#called(event.functionName, event.qualifier)) {
      level.asyncReceived.add(1, now);
      level.asyncDropped.add(0, now);
    }
  }

  /** From the acceptance of an event to a try that ran. */
  eventInvoked(event: QueuedEvent): void {
    const { startedAtMs } = event;
    for (const level of this.#called(event.functionName, event.qualifier))
      level.asyncAge.add(startedAtMs - event.acceptedAtMs, startedAtMs);
  }

  eventEnded(event: QueuedEvent, condition: AsyncCondition, _invocation: Invocation | undefined, now: number): void {
    if (condition === 'Success') return;
    for (const level of this.#called(event.functionName, event.qualifier)) level.asyncDropped.add(1, now);
  }

  eventDelivered(
    event: QueuedEvent,
    kind: DeliveryKind,
    _arn: string,
    failure: DeliveryFailure | undefined,
    now: number,
  ): void {
    if (!failure) return;
    for (const level of this.#called(event.functionName, event.qualifier)) {
      const metric = kind === 'destination' ? level.destinationFailures : level.deadLetterErrors;
      metric.add(1, now);
    }
  }

  recursionStopped(functionName: string, qualifier: string | undefined, now: number): void {
    for (const level of this.#called(functionName, qualifier)) level.recursionsDropped.add(1, now);
  }

  /** A minute begins. */
  fire(now: number): void {
    // what has ended by now is not in use
    this.#afterwards.catchUp();
    const atMs = this.#nextMs ?? now;
    this.#nextMs = undefined;
    const counted = new Set<Called>();
    for (const [invocation, environments] of this.#provisioned) {
      const called = this.#counting(invocation);
      if (counted.has(called)) continue;
      counted.add(called);
      this.#countProvisioned(invocation, environments, atMs);
    }
    this.#arm(atMs);
  }

  /** Looks again at the minute after that time. */
  #arm(atMs: number): void {
    if (this.#nextMs !== undefined || this.#provisioned.size === 0) return;
    this.#nextMs = atMs - (atMs % MINUTE_MS) + MINUTE_MS;
    this.#accountClock.schedule(this.#nextMs, this);
  }

  /** In use, looked at with each request that takes one, or finds none free. */
  #countProvisioned(
    invocation: Invocation,
    { busyCount, concurrency: { allocated } }: ProvisionedEnvironments,
    atMs: number,
  ): void {
    for (const level of this.#counting(invocation).levels) {
      level.provisionedExecutions.add(busyCount, atMs);
      // what was allocated may be less by now
      if (level.isQualified && allocated > 0)
        level.provisionedUtilization.add(Math.min(1, busyCount / allocated), atMs);
    }
  }

  #tally(called: Called, atMs: number): Tally {
    if (!called.holds) {
      called.holds = true;
      this.#holding.push(called);
      this.#store.touch(atMs - (atMs % MINUTE_MS));
    }
    return called.tally(atMs);
  }

  #counting({ target, version: { version } }: Invocation): Called {
    const last = this.#last;
    if (last?.target === target && last.version === version) return last.called;
    const called = this.#levelsOf(target.functionName).called(target.qualifier, version);
    this.#last = { target, version, called };
    return called;
  }

  /** The levels that count what was called by name and qualifier, when no alias says which version runs. */
  #called(functionName: string, qualifier: string | undefined): readonly Level[] {
    return this.#levelsOf(functionName).called(qualifier, qualifier).levels;
  }

  #levelsOf(functionName: string): FunctionLevels {
    const known = this.#functions.get(functionName);
    if (known) return known;
    const levels = new FunctionLevels(this.#store, this.#region, functionName);
    this.#functions.set(functionName, levels);
    return levels;
  }
}

/** Of one function; found by what was called and what ran without making a text for each invocation. */
class FunctionLevels {
  readonly #level: Level;
  readonly #store: MetricStore;
  readonly #region: Level;
  readonly #functionName: string;
  readonly #called = new Map<string | undefined, Map<string | undefined, Called>>();

  constructor(store: MetricStore, region: Level, functionName: string) {
    this.#level = new Level(store, { FunctionName: functionName });
    this.#store = store;
    this.#region = region;
    this.#functionName = functionName;
  }

  called(qualifier: string | undefined, version: string | undefined): Called {
    const known = this.#called.get(qualifier)?.get(version);
    if (known) return known;
    const called = new Called(this.#level, this.#levelsOf(qualifier, version));
    const byVersion = this.#called.get(qualifier);
    if (byVersion) byVersion.set(version, called);
    else this.#called.set(qualifier, new Map([[version, called]]));
    return called;
  }

  /** Each level has the version that ran apart where an alias was called. */
  #levelsOf(qualifier: string | undefined, version: string | undefined): readonly Level[] {
    const FunctionName = this.#functionName;
    const Resource = qualifier === undefined ? FunctionName : `${FunctionName}:${qualifier}`;
    const levels = [this.#region, this.#level, new Level(this.#store, { FunctionName, Resource })];
    if (qualifier !== undefined && version !== undefined && qualifier !== version)
      levels.push(new Level(this.#store, { FunctionName, Resource, ExecutedVersion: version }));
    return levels;
  }
}
