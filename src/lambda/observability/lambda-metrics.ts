/**
 * Lambda's metrics, a fold of what invocations did, in CloudWatch's dimensions. A datapoint belongs to the minute in which
 * its request was accepted. https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
 */

import type { ThrottleReason } from '../../api/throttle-reasons.ts';
import { type Afterwards, AT_ONCE } from '../../kernel/afterwards.ts';
import type { Clock, Timer } from '../../kernel/clock.ts';
import type { Dimensions, Metric, MetricStore } from '../../kernel/metric-store.ts';
import type { DeliveryFailure, DeliveryKind } from '../data-plane/event-destinations.ts';
import type { ExecutionEnvironment } from '../data-plane/execution-environment.ts';
import type { Invocation } from '../data-plane/invocation.ts';
import type { ProvisionedEnvironments } from '../data-plane/provisioned-environments.ts';
import type { AsyncCondition, QueuedEvent } from '../data-plane/queued-event.ts';
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

export class LambdaMetrics implements InvocationObserver, Timer {
  readonly #store: MetricStore;
  readonly #region: Level;
  readonly #unreserved: Metric;
  readonly #claimed: Metric;
  /** By function name. */
  readonly #functions = new Map<string, FunctionLevels>();
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
  }

  throttled(invocation: Invocation, _reason: ThrottleReason, now: number): void {
    for (const level of this.#counting(invocation)) level.throttles.add(1, now);
  }

  /** In flight, looked at with each accepted request. */
  assigned(invocation: Invocation, { pool, isProvisioned }: ExecutionEnvironment): void {
    const { inFlight, account } = pool.concurrency;
    const { acceptedAtMs, target } = invocation;
    this.#region.concurrentExecutions.add(account.inFlight, acceptedAtMs);
    this.#unreserved.add(account.unreservedInFlight, acceptedAtMs);
    // what others cannot use: reservations, and what is provisioned outside them
    this.#claimed.add(account.unreservedInFlight + account.reserved + account.provisioned, acceptedAtMs);
    this.#levelsOf(target.functionName).level.concurrentExecutions.add(inFlight, acceptedAtMs);
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
    for (const level of this.#counting(invocation)) {
      level.invocations.add(1, acceptedAtMs);
      level.errors.add(status === 'success' ? 0 : 1, acceptedAtMs);
      level.throttles.add(0, acceptedAtMs);
      level.duration.add(durationMs, acceptedAtMs);
      if (!isProvisioned && !spillover) continue;
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
    const counted = new Set<readonly Level[]>();
    for (const [invocation, environments] of this.#provisioned) {
      const levels = this.#counting(invocation);
      if (counted.has(levels)) continue;
      counted.add(levels);
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
    for (const level of this.#counting(invocation)) {
      level.provisionedExecutions.add(busyCount, atMs);
      // what was allocated may be less by now
      if (level.isQualified && allocated > 0)
        level.provisionedUtilization.add(Math.min(1, busyCount / allocated), atMs);
    }
  }

  #counting({ target, version }: Invocation): readonly Level[] {
    return this.#called(target.functionName, target.qualifier, version.version);
  }

  /** The levels that count what was called by name and qualifier, and the version that runs for it, if one does. */
  #called(functionName: string, qualifier: string | undefined, version = qualifier): readonly Level[] {
    return this.#levelsOf(functionName).called(qualifier, version);
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
  readonly level: Level;
  readonly #store: MetricStore;
  readonly #region: Level;
  readonly #functionName: string;
  readonly #called = new Map<string | undefined, Map<string | undefined, readonly Level[]>>();

  constructor(store: MetricStore, region: Level, functionName: string) {
    this.#store = store;
    this.#region = region;
    this.#functionName = functionName;
    this.level = new Level(store, { FunctionName: functionName });
  }

  called(qualifier: string | undefined, version: string | undefined): readonly Level[] {
    const known = this.#called.get(qualifier)?.get(version);
    if (known) return known;
    const levels = this.#make(qualifier, version);
    const byVersion = this.#called.get(qualifier);
    if (byVersion) byVersion.set(version, levels);
    else this.#called.set(qualifier, new Map([[version, levels]]));
    return levels;
  }

  /** Each level has the version that ran apart where an alias was called. */
  #make(qualifier: string | undefined, version: string | undefined): readonly Level[] {
    const FunctionName = this.#functionName;
    const Resource = qualifier === undefined ? FunctionName : `${FunctionName}:${qualifier}`;
    const levels = [this.#region, this.level, new Level(this.#store, { FunctionName, Resource })];
    if (qualifier !== undefined && version !== undefined && qualifier !== version)
      levels.push(new Level(this.#store, { FunctionName, Resource, ExecutedVersion: version }));
    return levels;
  }
}
