/** What is asked of CloudWatch for a function, a version and an alias. */
import type { Metric } from '@aws-sdk/client-cloudwatch';
import { describe, expect, test } from 'vitest';
import { metricQueries, versionOfSeries, versionQueries } from './metrics.ts';

const invocations = (dimensions: Record<string, string>): Metric => ({
  Namespace: 'AWS/Lambda',
  MetricName: 'Invocations',
  Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
});

describe('queries of a page', () => {
  const requests = [
    { id: 'throttles', metricName: 'Throttles', stat: 'Sum' as const },
    { id: 'concurrency', metricName: 'ConcurrentExecutions', stat: 'Maximum' as const, ofFunction: true },
    { id: 'rate', expression: '100 - throttles' },
  ];
  const asked = (qualifier?: string) =>
    metricQueries({ functionName: 'f', qualifier }, requests, 300).map(({ Id, MetricStat, Expression }) => ({
      Id,
      of: MetricStat?.Metric?.Dimensions?.map(({ Name, Value }) => `${Name}=${Value}`),
      ...(Expression !== undefined && { Expression }),
    }));

  test('the function is all that named it in any way', () => {
    expect(asked()).toEqual([
      { Id: 'throttles', of: ['FunctionName=f'] },
      { Id: 'concurrency', of: ['FunctionName=f'] },
      { Id: 'rate', of: undefined, Expression: '100 - throttles' },
    ]);
  });

  test('a version or an alias is what named it, except what Lambda counts by function only', () => {
    expect(asked('prod').slice(0, 2)).toEqual([
      { Id: 'throttles', of: ['FunctionName=f', 'Resource=f:prod'] },
      { Id: 'concurrency', of: ['FunctionName=f'] },
    ]);
  });

  test('carry namespace, statistic and period', () => {
    expect(metricQueries({ functionName: 'f' }, requests, 300)[0]?.MetricStat).toMatchObject({
      Metric: { Namespace: 'AWS/Lambda', MetricName: 'Throttles' },
      Stat: 'Sum',
      Period: 300,
    });
  });
});

describe('invocations by version', () => {
  test.each([
    [{ FunctionName: 'f' }, undefined],
    [{ FunctionName: 'f', Resource: 'f' }, '$LATEST'],
    [{ FunctionName: 'f', Resource: 'f:$LATEST' }, '$LATEST'],
    [{ FunctionName: 'f', Resource: 'f:12' }, '12'],
    [{ FunctionName: 'f', Resource: 'f:prod' }, undefined],
    [{ FunctionName: 'f', Resource: 'f:prod', ExecutedVersion: '2' }, '2'],
  ])('%j ran %s', (dimensions, version) => {
    expect(versionOfSeries(invocations(dimensions))).toBe(version);
  });

  test('series of the same version are summed, each counted once, and only the sums are answered', () => {
    const queries = versionQueries(
      [
        invocations({ FunctionName: 'f' }),
        invocations({ FunctionName: 'f', Resource: 'f:2' }),
        invocations({ FunctionName: 'f', Resource: 'f:prod' }),
        invocations({ FunctionName: 'f', Resource: 'f:prod', ExecutedVersion: '1' }),
        invocations({ FunctionName: 'f', Resource: 'f:prod', ExecutedVersion: '2' }),
      ],
      60,
    );
    expect(queries.filter(({ MetricStat }) => MetricStat).map(({ Id, ReturnData }) => [Id, ReturnData])).toEqual([
      ['p0', false],
      ['p1', false],
      ['p2', false],
    ]);
    expect(queries.filter(({ Expression }) => Expression)).toEqual([
      { Id: 'v0', Label: '2', Expression: 'SUM([p0, p2])', Period: 60 },
      { Id: 'v1', Label: '1', Expression: 'SUM([p1])', Period: 60 },
    ]);
  });

  test('nothing recorded, nothing asked', () => {
    expect(versionQueries([], 60)).toEqual([]);
  });
});
