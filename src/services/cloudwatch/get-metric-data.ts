/**
 * GetMetricData: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
 *
 * Differs from AWS: no Metrics Insights queries and no SEARCH; of metric math what metric-math.ts has.
 */
import { ServiceException } from '../../api/errors.ts';
import type {
  GetMetricDataInput,
  GetMetricDataOutput,
  MetricDataQuery,
  MetricDataResult,
} from '../../api/models/cloudwatch-types.ts';
import type { MetricSource } from '../../kernel/metric-source.ts';
import { isCount, nextToken, readPageToken } from '../../kernel/page.ts';
import { evaluate, type Series } from './metric-math.ts';
import { dimensionsOf, statisticOf, timeRange } from './statistic.ts';

const QUERIES = 500;
const DATAPOINTS = 100_800;

export function getMetricData(metrics: MetricSource, input: GetMetricDataInput): GetMetricDataOutput {
  const { MetricDataQueries: queries, StartTime, EndTime, MaxDatapoints = DATAPOINTS, NextToken } = input;
  refuse(violationsOf(queries));
  if (StartTime === EndTime) refuse(['The parameter StartTime must not equal parameter EndTime.']);
  if (StartTime > EndTime) refuse(['The parameter StartTime must be less than the parameter EndTime.']);
  if (MaxDatapoints < 1 || MaxDatapoints > DATAPOINTS)
    refuse([`The parameter MaxDatapoints must be between 1 and ${DATAPOINTS}.`]);
  const invalidToken = () => new ServiceException('InvalidNextToken', 400, 'Invalid nextToken');
  const start = readPageToken(NextToken, isCount, invalidToken) ?? 0;

  const series = allSeries(metrics, input);
  const results = queries
    .filter(({ ReturnData = true }) => ReturnData)
    .map((query) => resultOf(query, series.get(query.Id), input.ScanBy ?? 'TimestampDescending'));
  return datapointsFrom(results, start, MaxDatapoints);
}

function violationsOf(queries: readonly MetricDataQuery[]): string[] {
  if (queries.length === 0) return ['The parameter MetricDataQueries must not be empty.'];
  if (queries.length > QUERIES)
    return [`The collection MetricDataQueries must not have a size greater than ${QUERIES}.`];
  const ids = new Set<string>();
  const violations: string[] = [];
  queries.forEach(({ Id, MetricStat: stat, Expression }, index) => {
    const parameter = `MetricDataQueries.member.${index + 1}`;
    const violation = (text: string) => violations.push(text);
    if (!/^[a-z][a-zA-Z0-9_]*$/.test(Id))
      violation(
        `The value ${Id} for parameter ${parameter}.Id is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$.`,
      );
    if (ids.has(Id)) violation(`The values for parameter Id in MetricDataQueries are not unique.`);
    ids.add(Id);
    if ((stat === undefined) === (Expression === undefined))
      violation(`Either MetricStat or Expression must be specified for parameter ${parameter}, but not both.`);
    if (stat && !statisticOf(stat.Stat))
      violation(`The value ${stat.Stat} for parameter ${parameter}.MetricStat.Stat is not a valid statistic.`);
    if (stat && stat.Period % 60 !== 0)
      violation(`The value ${stat.Period} for parameter ${parameter}.MetricStat.Period is not a multiple of 60.`);
  });
  return violations;
}

function refuse(violations: readonly string[]): void {
  if (violations.length > 0) throw new ServiceException('ValidationError', 400, violations.join('\n'));
}

/** Of every query, those for other queries' use too. Expressions may use each other. */
function allSeries(metrics: MetricSource, input: GetMetricDataInput): Map<string, Series> {
  const range = timeRange(input.StartTime, input.EndTime);
  const series = new Map<string, Series>();
  for (const query of input.MetricDataQueries) {
    if (query.MetricStat) series.set(query.Id, measured(metrics, query.MetricStat, range));
  }
  const expressions = new Map(
    input.MetricDataQueries.flatMap(({ Id, Expression }) => (Expression === undefined ? [] : [[Id, Expression]])),
  );
  for (const id of expressions.keys()) series.set(id, evaluate(id, expressions, series));
  return series;
}

function measured(
  metrics: MetricSource,
  { Metric: metric, Period, Stat, Unit }: NonNullable<MetricDataQuery['MetricStat']>,
  { startMs, endMs }: { startMs: number; endMs: number },
): Series {
  const periodMs = Period * 1000;
  const read = statisticOf(Stat);
  const { Namespace = '', MetricName = '', Dimensions } = metric;
  const periods = metrics.statistics(Namespace, MetricName, dimensionsOf(Dimensions), startMs, endMs, periodMs);
  const points = new Map<number, number>();
  for (const { startMs: atMs, unit, statistics } of periods) {
    if (read && (Unit === undefined || Unit === unit)) points.set(atMs, read(statistics));
  }
  return { startMs, endMs, periodMs, points };
}

function resultOf(
  { Id, Label, MetricStat: stat }: MetricDataQuery,
  series: Series | undefined,
  scanBy: 'TimestampAscending' | 'TimestampDescending',
): MetricDataResult {
  const points = [...(series?.points ?? [])].sort(([a], [b]) => a - b);
  if (scanBy === 'TimestampDescending') points.reverse();
  return {
    Id,
    Label: Label ?? stat?.Metric.MetricName ?? Id,
    Timestamps: points.map(([atMs]) => atMs / 1000),
    Values: points.map(([, value]) => value),
    StatusCode: 'Complete',
  };
}

/** So many datapoints from `start` on, counted through all results. */
function datapointsFrom(results: readonly MetricDataResult[], start: number, size: number): GetMetricDataOutput {
  const end = start + size;
  let passed = 0;
  const onPage = results.flatMap((result): MetricDataResult[] => {
    const { Timestamps: timestamps = [], Values: values = [] } = result;
    const first = passed;
    passed += values.length;
    const [from, to] = [Math.max(0, start - first), Math.max(0, end - first)];
    if (from > 0 && from >= values.length) return [];
    const cut = values.length > to;
    return [
      {
        ...result,
        Timestamps: timestamps.slice(from, to),
        Values: values.slice(from, to),
        StatusCode: cut ? 'PartialData' : 'Complete',
      },
    ];
  });
  return { MetricDataResults: onPage, Messages: [], ...nextToken('NextToken', passed > end ? end : undefined) };
}
