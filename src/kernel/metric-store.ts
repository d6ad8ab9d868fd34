/**
 * CloudWatch's metrics by the minute: a namespace, a name and dimensions make one, and whoever has something to measure
 * keeps it and adds to it. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html
 *
 * Differs from AWS: the last 15 days, and of them the last 5,000 minutes in which anything happened. A clock that is
 * turned past them takes them with it.
 */
import { METRIC_MINUTES, METRIC_RETENTION_MS } from '../api/quotas.ts';
import type { MetricPeriod, MetricSource, MetricUnit } from './metric-source.ts';
import type { Observations } from './outbox.ts';
import type { RecordedFold } from './recorder.ts';
import { StatisticSet, type StatisticSetRecord } from './statistic-set.ts';

const MINUTE_MS = 60_000;

export type Dimensions = Readonly<Record<string, string>>;

/** One metric. To be kept by whoever adds to it: finding it by name and dimensions makes a text of them. */
export class Metric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Dimensions;
  readonly unit: MetricUnit;
  readonly #store: MetricStore;
  /** By start of the minute, in milliseconds since 1970; minutes without a sample are absent. */
  readonly #minutes = new Map<number, StatisticSet>();
  // where the last sample went; mostly the next goes there too
  #startMs = Number.NaN;
  #minute = new StatisticSet();
  #flush = -1;
  #lastAtMs = Number.NEGATIVE_INFINITY;

  constructor(store: MetricStore, namespace: string, name: string, dimensions: Dimensions, unit: MetricUnit) {
    this.#store = store;
    this.namespace = namespace;
    this.name = name;
    this.dimensions = dimensions;
    this.unit = unit;
  }

  /** Start of the latest minute with a sample. */
  get lastAtMs(): number {
    return this.#lastAtMs;
  }

  get minutes(): ReadonlyMap<number, StatisticSet> {
    return this.#minutes;
  }

  add(value: number, atMs: number, samples = 1): void {
    if (samples > 0) this.#at(atMs).add(value, samples);
  }

  /** Many samples of that minute. */
  merge(samples: StatisticSet, atMs: number): void {
    if (samples.sampleCount > 0) this.#at(atMs).merge(samples);
  }

  restore(startMs: number, record: StatisticSetRecord): void {
    this.#minutes.set(startMs, StatisticSet.restore(record));
    if (startMs > this.#lastAtMs) this.#lastAtMs = startMs;
  }

  drop(startMs: number): void {
    this.#minutes.delete(startMs);
    if (startMs === this.#startMs) this.#startMs = Number.NaN;
  }

  /** The minute of that time, which is about to change. */
  #at(atMs: number): StatisticSet {
    if (!(atMs >= this.#startMs && atMs < this.#startMs + MINUTE_MS)) this.#enter(atMs - (atMs % MINUTE_MS));
    if (this.#flush !== this.#store.flushes) {
      this.#flush = this.#store.flushes;
      this.#store.touch(this.#startMs);
    }
    return this.#minute;
  }

  #enter(startMs: number): void {
    let minute = this.#minutes.get(startMs);
    if (!minute) {
      minute = new StatisticSet();
      this.#minutes.set(startMs, minute);
      this.#store.open(startMs);
      if (startMs > this.#lastAtMs) this.#lastAtMs = startMs;
    }
    this.#startMs = startMs;
    this.#minute = minute;
    this.#flush = -1;
  }
}

/** One minute of all metrics, as it is kept on disk. */
interface MinuteRecord {
  startMs: number;
  metrics: MetricRecord[];
}

interface MetricRecord {
  namespace: string;
  name: string;
  dimensions: Dimensions;
  unit: MetricUnit;
  statistics: StatisticSetRecord;
}

/** Dimensions have no order. */
const idOf = (namespace: string, name: string, dimensions: Dimensions) =>
  JSON.stringify([namespace, name, ...Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1))]);

/** A short range is looked up: alarms ask for minutes of days. */
function* minutesBetween(
  minutes: ReadonlyMap<number, StatisticSet>,
  startMs: number,
  endMs: number,
): IterableIterator<[number, StatisticSet]> {
  if ((endMs - startMs) / MINUTE_MS < minutes.size) {
    for (let atMs = Math.ceil(startMs / MINUTE_MS) * MINUTE_MS; atMs < endMs; atMs += MINUTE_MS) {
      const minute = minutes.get(atMs);
      if (minute) yield [atMs, minute];
    }
    return;
  }
  for (const each of minutes) if (each[0] >= startMs && each[0] < endMs) yield each;
}

export class MetricStore implements MetricSource, RecordedFold {
  readonly table = 'metricMinutes';
  onDirty: () => void = () => {};
  /** With or without samples: whoever keeps one goes on adding to it. */
  readonly #metrics = new Map<string, Metric>();
  /** Start of each minute that is kept, oldest first. */
  readonly #minutes = new Set<number>();
  /** Minutes that are newer than their record, or gone before it. */
  readonly #dirty = new Set<number>();
  readonly #holders: (() => void)[] = [];
  #flushes = 0;

  /** How often what was new was handed over. */
  get flushes(): number {
    return this.#flushes;
  }

  /** Somebody holds samples back, to bring many at once: is asked for them before anything is read. */
  heldBack(bring: () => void): void {
    this.#holders.push(bring);
  }

  /** The one metric of that name; it can be read of once it has a sample. */
  metric(namespace: string, name: string, dimensions: Dimensions, unit: MetricUnit = 'Count'): Metric {
    const id = idOf(namespace, name, dimensions);
    const known = this.#metrics.get(id);
    if (known) return known;
    const metric = new Metric(this, namespace, name, dimensions, unit);
    this.#metrics.set(id, metric);
    return metric;
  }

  find(namespace: string, name: string, dimensions: Dimensions): Metric | undefined {
    this.#gather();
    return this.#metrics.get(idOf(namespace, name, dimensions));
  }

  *metrics(namespace?: string): IterableIterator<Metric> {
    this.#gather();
    for (const metric of this.#metrics.values()) {
      if (metric.minutes.size > 0 && (namespace === undefined || metric.namespace === namespace)) yield metric;
    }
  }

  statistics(
    namespace: string,
    name: string,
    dimensions: Dimensions,
    startMs: number,
    endMs: number,
    periodMs: number,
  ): MetricPeriod[] {
    const metric = this.find(namespace, name, dimensions);
    if (!metric) return [];
    const periods = new Map<number, StatisticSet>();
    for (const [minuteMs, minute] of minutesBetween(metric.minutes, startMs, endMs)) {
      const periodStartMs = startMs + Math.floor((minuteMs - startMs) / periodMs) * periodMs;
      const merged = periods.get(periodStartMs) ?? new StatisticSet();
      merged.merge(minute);
      periods.set(periodStartMs, merged);
    }
    return [...periods]
      .sort(([a], [b]) => a - b)
      .map(([periodStartMs, statistics]) => ({ startMs: periodStartMs, unit: metric.unit, statistics }));
  }

  // ── for metrics ──────────────────────────────────────────────────────────────────────────────────────────────

  /** A metric has its first sample in a minute. What is too old or too much by then is dropped. */
  open(startMs: number): void {
    if (this.#minutes.has(startMs)) return;
    this.#minutes.add(startMs);
    for (const oldMs of this.#minutes) {
      if (oldMs > startMs - METRIC_RETENTION_MS && this.#minutes.size <= METRIC_MINUTES) return;
      this.#drop(oldMs);
    }
  }

  /** A minute is about to change. */
  touch(startMs: number): void {
    if (this.#dirty.size === 0) this.onDirty();
    this.#dirty.add(startMs);
  }

  // ── keeping ──────────────────────────────────────────────────────────────────────────────────────────────────

  flush(observations: Observations): void {
    this.#gather();
    this.#flushes++;
    for (const startMs of this.#dirty) {
      const record = this.#minutes.has(startMs) ? this.#record(startMs) : undefined;
      observations.observation(this.table, String(startMs), record);
    }
    this.#dirty.clear();
  }

  restore(records: Iterable<unknown>): void {
    const minutes = [...records] as MinuteRecord[];
    for (const { startMs, metrics } of minutes.sort((a, b) => a.startMs - b.startMs)) {
      this.#minutes.add(startMs);
      for (const { namespace, name, dimensions, unit, statistics } of metrics) {
        this.metric(namespace, name, dimensions, unit).restore(startMs, statistics);
      }
    }
  }

  #gather(): void {
    for (const bring of this.#holders) bring();
  }

  #record(startMs: number): MinuteRecord {
    const metrics: MetricRecord[] = [];
    for (const { namespace, name, dimensions, unit, minutes } of this.#metrics.values()) {
      const statistics = minutes.get(startMs)?.record();
      if (statistics) metrics.push({ namespace, name, dimensions, unit, statistics });
    }
    return { startMs, metrics };
  }

  #drop(startMs: number): void {
    this.#minutes.delete(startMs);
    for (const metric of this.#metrics.values()) metric.drop(startMs);
    this.touch(startMs);
  }
}
