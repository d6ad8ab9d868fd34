/** The widgets' names are the console's, their ids fit together, and what was read reaches its line. */
import { expect, test } from 'vitest';
import type { MetricReading } from '../../../queries/metrics.ts';
import { ASYNC_WIDGETS, chartSeriesOf, invocationWidgets, requestsOf, versionSeriesOf } from './metric-widgets.ts';

const all = [...invocationWidgets(false), ...ASYNC_WIDGETS];
const window = { startMs: 0, endMs: 60_000, periodMs: 60_000 };

test('widgets in the console’s words', () => {
  expect(all.map(({ title }) => title)).toEqual([
    'Invocations',
    'Duration',
    'Error count and success rate (%)',
    'Throttles',
    'Total concurrent executions',
    'Async delivery failures',
    'IteratorAge',
    'Recursive invocations dropped',
    'Async events received',
    'Async event age',
    'Async events dropped',
  ]);
});

test('every id is one that CloudWatch takes, once, and none that a version’s sum has', () => {
  const ids = requestsOf(all).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) {
    expect(id).toMatch(/^[a-z][a-zA-Z0-9_]*$/);
    expect(id).not.toMatch(/^[pv]\d+$/);
  }
});

test('what was read reaches the line that asked; a line without data stays in the legend', () => {
  const points = [{ atMs: 0, value: 97.5 }];
  const reading: MetricReading = { window, byId: { successRate: points }, byVersion: {} };
  const errors = invocationWidgets(false).find(({ title }) => title.startsWith('Error count'));
  expect(errors && chartSeriesOf(errors, reading)).toMatchObject([
    { name: 'Errors (sum)', points: [] },
    { name: 'Success rate (%)', points, percent: true },
  ]);
});

test('versions in order, those that did not run left out', () => {
  const points = [{ atMs: 0, value: 1 }];
  const names = versionSeriesOf({ $LATEST: points, 10: points, 9: points, 3: [] }).map(({ name }) => name);
  expect(names).toEqual(['Version 9', 'Version 10', '$LATEST']);
});
