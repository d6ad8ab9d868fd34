import { expect, test } from 'vitest';
import { METRIC_MINUTES, METRIC_RETENTION_MS } from '../api/quotas.ts';
import { MetricStore } from './metric-store.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** The disk that a store is flushed to. */
class Disk {
  readonly records = new Map<string, unknown>();

  observation(_table: string, key: string, value: unknown): void {
    // as a disk does: a copy
    if (value === undefined) this.records.delete(key);
    else this.records.set(key, structuredClone(value));
  }
}

const sums = (store: MetricStore, namespace: string, name: string, periodMs = MINUTE_MS) =>
  store
    .statistics(namespace, name, { Q: 'a' }, 0, DAY_MS, periodMs)
    .map(({ startMs, statistics: { sum } }) => [startMs / MINUTE_MS, sum]);

test('namespaces, names and dimensions are apart; dimensions have no order', () => {
  const store = new MetricStore();
  const sent = store.metric('AWS/SQS', 'NumberOfMessagesSent', { QueueName: 'q', Kind: 'x' });
  expect(store.metric('AWS/SQS', 'NumberOfMessagesSent', { Kind: 'x', QueueName: 'q' })).toBe(sent);
  expect(store.metric('AWS/Lambda', 'NumberOfMessagesSent', { QueueName: 'q', Kind: 'x' })).not.toBe(sent);
  expect(store.metric('AWS/SQS', 'NumberOfMessagesSent', { QueueName: 'q' })).not.toBe(sent);
});

test('a metric is there once it has a sample, in its own namespace', () => {
  const store = new MetricStore();
  const depth = store.metric('AWS/SQS', 'ApproximateNumberOfMessagesVisible', { QueueName: 'q' });
  store.metric('AWS/Lambda', 'Invocations', {}).add(1, 0);
  expect([...store.metrics('AWS/SQS')]).toEqual([]);
  depth.add(7, 90_000);
  expect([...store.metrics('AWS/SQS')]).toEqual([depth]);
  expect([...store.metrics()]).toHaveLength(2);
  expect(depth.lastAtMs).toBe(MINUTE_MS);
});

test('samples are read by periods, whoever adds them and in whatever order of time', () => {
  const store = new MetricStore();
  const metric = store.metric('N', 'm', { Q: 'a' });
  for (const second of [0, 59, 60, 3, 200]) metric.add(second, second * 1000);
  expect(sums(store, 'N', 'm')).toEqual([
    [0, 62],
    [1, 60],
    [3, 200],
  ]);
  expect(sums(store, 'N', 'm', 2 * MINUTE_MS)).toEqual([
    [0, 122],
    [2, 200],
  ]);
  expect(metric.lastAtMs).toBe(3 * MINUTE_MS);
});

test('what is flushed is all that a successor needs, also what was added after an earlier flush', () => {
  const store = new MetricStore();
  const disk = new Disk();
  const metric = store.metric('N', 'm', { Q: 'a' }, 'Milliseconds');
  metric.add(1, 0);
  store.flush(disk);
  metric.add(2, 0);
  store.metric('N', 'other', {}).add(3, 0);
  store.flush(disk);
  const successor = new MetricStore();
  successor.restore(disk.records.values());
  expect(sums(successor, 'N', 'm')).toEqual([[0, 3]]);
  expect(successor.metric('N', 'm', { Q: 'a' })).toMatchObject({ unit: 'Milliseconds', lastAtMs: 0 });
  expect([...successor.metrics()]).toHaveLength(2);
});

test('whoever hears that something is new hears it once until it is flushed', () => {
  const store = new MetricStore();
  let heard = 0;
  store.onDirty = () => heard++;
  const metric = store.metric('N', 'm', {});
  for (let i = 0; i < 100; i++) metric.add(1, i * 1000);
  expect(heard).toBe(1);
  store.flush(new Disk());
  metric.add(1, 0);
  expect(heard).toBe(2);
});

test('what is older than fifteen days goes, from memory and from the disk, and can come again', () => {
  const store = new MetricStore();
  const disk = new Disk();
  const metric = store.metric('N', 'm', { Q: 'a' });
  metric.add(1, 0);
  store.flush(disk);
  metric.add(2, METRIC_RETENTION_MS + MINUTE_MS);
  store.flush(disk);
  expect([...metric.minutes.keys()]).toEqual([METRIC_RETENTION_MS + MINUTE_MS]);
  expect([...disk.records.keys()]).toEqual([String(METRIC_RETENTION_MS + MINUTE_MS)]);
  metric.add(5, METRIC_RETENTION_MS + 2 * MINUTE_MS);
  expect(metric.minutes.size).toBe(2);
});

test('of minutes in which anything happened so many are kept', () => {
  const store = new MetricStore();
  const metric = store.metric('N', 'm', {});
  for (let minute = 0; minute < METRIC_MINUTES + 10; minute++) metric.add(1, minute * MINUTE_MS);
  expect(metric.minutes.size).toBe(METRIC_MINUTES);
  expect(Math.min(...metric.minutes.keys())).toBe(10 * MINUTE_MS);
});
