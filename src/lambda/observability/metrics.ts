/**
 * Lambda's metrics by the minute, in CloudWatch's dimensions: a fold of what invocations did. A datapoint belongs to the
 * minute in which its request was accepted. https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
 *
 * Differs from AWS: the last 15 days, and of them the last 5,000 minutes in which anything happened.
 */

import { METRIC_MINUTES, METRIC_RETENTION_MS } from '../../api/quotas.ts';
import type { Metric, MetricPeriod, MetricSource } from '../../kernel/metric-source.ts';
import type { Outbox } from '../../kernel/outbox.ts';
import type { RecordedFold } from '../../kernel/recorder.ts';
import type { ThrottleReason } from '../data-plane/admission.ts';
import type { ExecutionEnvironment } from '../data-plane/execution-environment.ts';
import type { Invocation } from '../data-plane/invocation.ts';
import type { ProvisionedEnvironments } from '../data-plane/provisioned-environments.ts';
import type { AsyncCondition, QueuedEvent } from '../data-plane/queued-event.ts';
import type { InvocationObserver } from './invocation-observer.ts';
import { StatisticSet, type StatisticSetRecord } from './statistic-set.ts';

const MINUTE_MS = 60_000;

// a type, not an interface: it is also a record of names and values
export type MetricDimensions = {
  FunctionName?: string;
  /** `f`, `f:alias` or `f:3`. */
  Resource?: string;
  /** The version that ran for an alias. */
  ExecutedVersion?: string;
};

/** One minute of one series. Invocations and Throttles are counts; Errors is 0 or 1 for each invocation that ended. */
export interface MetricMinute {
  invocations: number;
  errors: number;
  throttles: number;
  /** Of the invocations, those on provisioned concurrency, and those on demand because it had no room. */
  provisionedInvocations: number;
  spilloverInvocations: number;
  /** Asynchronous events: accepted, given up, and those whose destination did not take the record of their end. */
  asyncReceived: number;
  asyncDropped: number;
  destinationFailures: number;
  /** Milliseconds from the acceptance of an event to a try that ran. */
  asyncAge: StatisticSet;
  /** Milliseconds of handler time. */
  duration: StatisticSet;
  /** In flight, looked at with each accepted request. */
  concurrentExecutions: StatisticSet;
  /** Of the region only: in flight of functions without a reservation. */
  unreservedConcurrentExecutions: StatisticSet;
  /** Of the region only: the former, all reservations and what is provisioned outside them, which others cannot use. */
  claimedAccountConcurrency: StatisticSet;
  /** Provisioned environments in use, looked at with each request that takes one. */
  provisionedExecutions: StatisticSet;
  /** Of a version or an alias only: those in use as a part of those allocated. */
  provisionedUtilization: StatisticSet;
}

const COUNTS = [
  'invocations',
  'errors',
  'throttles',
  'provisionedInvocations',
  'spilloverInvocations',
  'asyncReceived',
  'asyncDropped',
  'destinationFailures',
] as const;
const SETS = [
  'duration',
  'concurrentExecutions',
  'unreservedConcurrentExecutions',
  'claimedAccountConcurrency',
  'provisionedExecutions',
  'provisionedUtilization',
  'asyncAge',
] as const;

/** Each metric in AWS's name, read from a minute. */
const METRICS: ReadonlyMap<string, (minute: MetricMinute) => StatisticSet> = new Map([
  ['Invocations', ({ invocations }) => zerosAndOnes(0, invocations)],
  ['Errors', ({ invocations, errors }) => zerosAndOnes(invocations - errors, errors)],
  ['Throttles', ({ invocations, throttles }) => zerosAndOnes(invocations, throttles)],
  ['Duration', ({ duration }) => duration],
  ['ConcurrentExecutions', ({ concurrentExecutions }) => concurrentExecutions],
  ['UnreservedConcurrentExecutions', ({ unreservedConcurrentExecutions }) => unreservedConcurrentExecutions],
  ['ClaimedAccountConcurrency', ({ claimedAccountConcurrency }) => claimedAccountConcurrency],
  ['ProvisionedConcurrentExecutions', ({ provisionedExecutions }) => provisionedExecutions],
  ['ProvisionedConcurrencyUtilization', ({ provisionedUtilization }) => provisionedUtilization],
  [
    'ProvisionedConcurrencyInvocations',
    ({ provisionedInvocations, spilloverInvocations }) => zerosAndOnes(spilloverInvocations, provisionedInvocations),
  ],
  [
    'ProvisionedConcurrencySpilloverInvocations',
    ({ provisionedInvocations, spilloverInvocations }) => zerosAndOnes(provisionedInvocations, spilloverInvocations),
  ],
  ['AsyncEventsReceived', ({ asyncReceived }) => zerosAndOnes(0, asyncReceived)],
  ['AsyncEventAge', ({ asyncAge }) => asyncAge],
  ['AsyncEventsDropped', ({ asyncReceived, asyncDropped }) => zerosAndOnes(asyncReceived, asyncDropped)],
  ['DestinationDeliveryFailures', ({ destinationFailures }) => zerosAndOnes(0, destinationFailures)],
]);

function zerosAndOnes(zeros: number, ones: number): StatisticSet {
  const set = new StatisticSet();
  set.add(0, zeros);
  set.add(1, ones);
  return set;
}

const newMinute = (): MetricMinute => ({
  invocations: 0,
  errors: 0,
  throttles: 0,
  provisionedInvocations: 0,
  spilloverInvocations: 0,
  asyncReceived: 0,
  asyncDropped: 0,
  destinationFailures: 0,
  asyncAge: new StatisticSet(),
  duration: new StatisticSet(),
  concurrentExecutions: new StatisticSet(),
  unreservedConcurrentExecutions: new StatisticSet(),
  claimedAccountConcurrency: new StatisticSet(),
  provisionedExecutions: new StatisticSet(),
  provisionedUtilization: new StatisticSet(),
});

export class MetricSeries {
  readonly dimensions: MetricDimensions;
  /** By start, in milliseconds since 1970; minutes without anything are absent. */
  readonly minutes = new Map<number, MetricMinute>();

  constructor(dimensions: MetricDimensions) {
    this.dimensions = dimensions;
  }

  minute(startMs: number): MetricMinute {
    const known = this.minutes.get(startMs);
    if (known) return known;
    const minute = newMinute();
    this.minutes.set(startMs, minute);
    return minute;
  }
}

/** One minute of all series, as it is kept on disk. */
interface MinuteRecord {
  startMs: number;
  series: SeriesRecord[];
}

/** Counts of nothing and empty sets are left out. */
interface SeriesRecord
  extends Partial<Record<(typeof SETS)[number], StatisticSetRecord>>,
    Partial<Record<(typeof COUNTS)[number], number>> {
  dimensions: MetricDimensions;
}

const keyOf = ({ FunctionName = '', Resource = '', ExecutedVersion = '' }: MetricDimensions) =>
  `${FunctionName} ${Resource} ${ExecutedVersion}`;

const minuteOf = (atMs: number) => Math.floor(atMs / MINUTE_MS) * MINUTE_MS;

export class Metrics implements InvocationObserver, MetricSource, RecordedFold {
  readonly table = 'metricMinutes';
  onDirty: () => void = () => {};
  readonly #series = new Map<string, MetricSeries>();
  /** Start of each minute that is kept, oldest first. */
  readonly #minutes = new Set<number>();
  /** Minutes that are newer than their record, or gone before it. */
  readonly #dirty = new Set<number>();

  find(dimensions: MetricDimensions): MetricSeries | undefined {
    return this.#series.get(keyOf(dimensions));
  }

  series(): IterableIterator<MetricSeries> {
    return this.#series.values();
  }

  // ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────

  *metrics(): IterableIterator<Metric> {
    for (const { dimensions, minutes } of this.#series.values()) {
      const all = [...minutes];
      for (const [name, read] of METRICS) {
        const last = all.findLast(([, minute]) => read(minute).sampleCount > 0);
        if (last) yield { name, dimensions, lastAtMs: last[0] };
      }
    }
  }

  statistics(
    name: string,
    dimensions: Readonly<Record<string, string>>,
    startMs: number,
    endMs: number,
    periodMs: number,
  ): MetricPeriod[] {
    const series = this.#named(dimensions);
    const read = METRICS.get(name);
    if (!series || !read) return [];
    const periods = new Map<number, StatisticSet>();
    for (const [minuteMs, minute] of series.minutes) {
      if (minuteMs < startMs || minuteMs >= endMs) continue;
      const set = read(minute);
      if (set.sampleCount === 0) continue;
      const periodStartMs = startMs + Math.floor((minuteMs - startMs) / periodMs) * periodMs;
      const merged = periods.get(periodStartMs) ?? new StatisticSet();
      merged.merge(set);
      periods.set(periodStartMs, merged);
    }
    return [...periods]
      .sort(([a], [b]) => a - b)
      .map(([periodStartMs, statistics]) => ({ startMs: periodStartMs, unit: unitOf(name), statistics }));
  }

  /** The series with just these dimensions. */
  #named(dimensions: Readonly<Record<string, string>>): MetricSeries | undefined {
    const series = this.find(dimensions);
    const known = Object.keys(series?.dimensions ?? {}).length;
    return known === Object.keys(dimensions).length ? series : undefined;
  }

  // ── what happened ────────────────────────────────────────────────────────────────────────────────────────────

  throttled(invocation: Invocation, _reason: ThrottleReason, now: number): void {
    for (const [minute] of this.#counting(invocation, now)) minute.throttles++;
  }

  assigned(invocation: Invocation, { pool, isProvisioned }: ExecutionEnvironment): void {
    const { inFlight, account } = pool.concurrency;
    const startMs = this.#touch(invocation.acceptedAtMs);
    const region = this.#of({}).minute(startMs);
    region.concurrentExecutions.add(account.inFlight);
    region.unreservedConcurrentExecutions.add(account.unreservedInFlight);
    region.claimedAccountConcurrency.add(account.unreservedInFlight + account.reserved + account.provisioned);
    const { functionName } = invocation.target;
    this.#of({ FunctionName: functionName }).minute(startMs).concurrentExecutions.add(inFlight);
    if (isProvisioned) this.#countProvisioned(invocation, pool.provisioned);
  }

  /** Of the alias or the version that was called. */
  #countProvisioned(invocation: Invocation, { busyCount, concurrency }: ProvisionedEnvironments): void {
    for (const [minute, { Resource }] of this.#counting(invocation, invocation.acceptedAtMs)) {
      minute.provisionedExecutions.add(busyCount);
      // what was allocated may be less by now
      if (Resource !== undefined) minute.provisionedUtilization.add(Math.min(1, busyCount / concurrency.allocated));
    }
  }

  eventAccepted(event: QueuedEvent, now: number): void {
    for (const [minute] of this.#called(event.functionName, event.qualifier, now)) minute.asyncReceived++;
  }

  eventInvoked(event: QueuedEvent, startedAtMs: number): void {
    for (const [minute] of this.#called(event.functionName, event.qualifier, startedAtMs))
      minute.asyncAge.add(startedAtMs - event.acceptedAtMs);
  }

  eventEnded(event: QueuedEvent, condition: AsyncCondition, _invocation: Invocation | undefined, now: number): void {
    if (condition === 'Success') return;
    for (const [minute] of this.#called(event.functionName, event.qualifier, now)) minute.asyncDropped++;
  }

  destinationFailed(event: QueuedEvent, now: number): void {
    for (const [minute] of this.#called(event.functionName, event.qualifier, now)) minute.destinationFailures++;
  }

  ended(invocation: Invocation, environment: ExecutionEnvironment): void {
    for (const [minute] of this.#counting(invocation, invocation.acceptedAtMs)) {
      minute.invocations++;
      if (environment.isProvisioned) minute.provisionedInvocations++;
      if (invocation.spillover) minute.spilloverInvocations++;
      if (invocation.status !== 'success') minute.errors++;
      minute.duration.add(invocation.durationMs);
    }
  }

  /** The same minute in every series that counts the invocation. */
  #counting({ target, version }: Invocation, atMs: number): [MetricMinute, MetricDimensions][] {
    return this.#called(target.functionName, target.qualifier, atMs, version.version);
  }

  /** The same for whatever was called by name and qualifier, and the version that runs for it, if one does. */
  #called(
    functionName: string,
    qualifier: string | undefined,
    atMs: number,
    version: string | undefined = qualifier,
  ): [MetricMinute, MetricDimensions][] {
    const startMs = this.#touch(atMs);
    const resource = qualifier === undefined ? functionName : `${functionName}:${qualifier}`;
    const series = [
      this.#of({}),
      this.#of({ FunctionName: functionName }),
      this.#of({ FunctionName: functionName, Resource: resource }),
    ];
    if (qualifier !== undefined && version !== undefined && qualifier !== version) {
      series.push(this.#of({ FunctionName: functionName, Resource: resource, ExecutedVersion: version }));
    }
    return series.map((one) => [one.minute(startMs), one.dimensions]);
  }

  #of(dimensions: MetricDimensions): MetricSeries {
    const key = keyOf(dimensions);
    const known = this.#series.get(key);
    if (known) return known;
    const series = new MetricSeries(dimensions);
    this.#series.set(key, series);
    return series;
  }

  // ── keeping ──────────────────────────────────────────────────────────────────────────────────────────────────

  flush(outbox: Outbox): void {
    for (const startMs of this.#dirty) {
      outbox.observation(this.table, String(startMs), this.#minutes.has(startMs) ? this.#record(startMs) : undefined);
    }
    this.#dirty.clear();
  }

  restore(records: Iterable<unknown>): void {
    const minutes = [...records] as MinuteRecord[];
    for (const { startMs, series } of minutes.sort((a, b) => a.startMs - b.startMs)) {
      this.#minutes.add(startMs);
      for (const { dimensions, ...values } of series) {
        const minute = this.#of(dimensions).minute(startMs);
        for (const count of COUNTS) minute[count] = values[count] ?? 0;
        for (const set of SETS) if (values[set]) minute[set] = StatisticSet.restore(values[set]);
      }
    }
  }

  #record(startMs: number): MinuteRecord {
    const series: SeriesRecord[] = [];
    for (const { dimensions, minutes } of this.#series.values()) {
      const minute = minutes.get(startMs);
      if (!minute) continue;
      const record: SeriesRecord = { dimensions };
      for (const count of COUNTS) if (minute[count] > 0) record[count] = minute[count];
      for (const set of SETS) if (minute[set].sampleCount > 0) record[set] = minute[set].record();
      series.push(record);
    }
    return { startMs, series };
  }

  /** The minute of a time, which is about to change. */
  #touch(atMs: number): number {
    const startMs = minuteOf(atMs);
    if (!this.#minutes.has(startMs)) this.#open(startMs);
    this.#soil(startMs);
    return startMs;
  }

  #open(startMs: number): void {
    this.#minutes.add(startMs);
    for (const oldMs of this.#minutes) {
      if (oldMs > startMs - METRIC_RETENTION_MS && this.#minutes.size <= METRIC_MINUTES) return;
      this.#drop(oldMs);
    }
  }

  #drop(startMs: number): void {
    this.#minutes.delete(startMs);
    for (const [key, { minutes }] of this.#series) {
      if (minutes.delete(startMs) && minutes.size === 0) this.#series.delete(key);
    }
    this.#soil(startMs);
  }

  #soil(startMs: number): void {
    if (this.#dirty.size === 0) this.onDirty();
    this.#dirty.add(startMs);
  }
}

const unitOf = (name: string) => (name === 'Duration' || name === 'AsyncEventAge' ? 'Milliseconds' : 'Count');
