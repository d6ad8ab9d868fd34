/**
 * Metrics of a function, from CloudWatch: one GetMetricData for all that is asked, so that what is on screen together was
 * read together. https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
 */
import {
  type CloudWatchClient,
  type Dimension,
  type Metric,
  type MetricDataQuery,
  paginateGetMetricData,
  paginateListMetrics,
} from '@aws-sdk/client-cloudwatch';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { cloudWatchClient } from '../../api/connect-observability.ts';
import { useRegion } from '../region.ts';
import { queryKeys } from './query-keys.ts';

const NAMESPACE = 'AWS/Lambda';

/** A function; with a qualifier, what named that version or alias. */
export interface MetricTarget {
  functionName: string;
  qualifier?: string | undefined;
}

/** A line of a chart. */
export type MetricRequest =
  | {
      /** Unique among those asked together; letters and digits, the first one small. */
      id: string;
      metricName: string;
      stat: 'Sum' | 'Average' | 'Minimum' | 'Maximum';
      /** Of the function, also where the target is a version or an alias: Lambda counts it so only. */
      ofFunction?: boolean;
    }
  | {
      id: string;
      /** Metric math over the ids of others. */
      expression: string;
    };

/** Whole periods. */
export interface MetricWindow {
  startMs: number;
  /** Exclusive. */
  endMs: number;
  periodMs: number;
}

export interface MetricPoint {
  /** Start of its period. */
  atMs: number;
  value: number;
}

/** Points in order of time; a period in which nothing was recorded has none. */
export type MetricSeries = readonly MetricPoint[];

export interface MetricReading {
  window: MetricWindow;
  byId: Readonly<Record<string, MetricSeries>>;
  /** Invocations by the version that ran. */
  byVersion: Readonly<Record<string, MetricSeries>>;
}

/** When something was recorded. */
export const timesOf = ({ byId, byVersion }: MetricReading): number[] =>
  [...Object.values(byId), ...Object.values(byVersion)].flatMap((series) => series.map(({ atMs }) => atMs));

const dimensions = (values: Record<string, string>): Dimension[] =>
  Object.entries(values).map(([Name, Value]) => ({ Name, Value }));

function dimensionsOf({ functionName, qualifier }: MetricTarget): Dimension[] {
  if (qualifier === undefined) return dimensions({ FunctionName: functionName });
  return dimensions({ FunctionName: functionName, Resource: `${functionName}:${qualifier}` });
}

export function metricQueries(
  target: MetricTarget,
  requests: readonly MetricRequest[],
  periodSeconds: number,
): MetricDataQuery[] {
  return requests.map((request) => {
    if ('expression' in request) return { Id: request.id, Expression: request.expression, Period: periodSeconds };
    const { id, metricName, stat, ofFunction } = request;
    const of = ofFunction ? { functionName: target.functionName } : target;
    return {
      Id: id,
      MetricStat: {
        Metric: { Namespace: NAMESPACE, MetricName: metricName, Dimensions: dimensionsOf(of) },
        Period: periodSeconds,
        Stat: stat,
      },
    };
  });
}

/**
 * The version that all invocations of a series ran, or undefined where the series does not say: of those through an alias
 * only the ones with an ExecutedVersion do.
 */
export function versionOfSeries({ Dimensions = [] }: Metric): string | undefined {
  const values = new Map(Dimensions.map(({ Name, Value }) => [Name, Value]));
  const executed = values.get('ExecutedVersion');
  const resource = values.get('Resource');
  if (executed !== undefined || resource === undefined) return executed;
  const [, qualifier = '$LATEST'] = resource.split(':');
  return /^(\$LATEST|[0-9]+)$/.test(qualifier) ? qualifier : undefined;
}

/** Each series of Invocations on its own, unseen, and the sum of those that ran the same version under its name. */
export function versionQueries(metrics: readonly Metric[], periodSeconds: number): MetricDataQuery[] {
  const parts = new Map<string, string[]>();
  const queries: MetricDataQuery[] = [];
  for (const metric of metrics) {
    const version = versionOfSeries(metric);
    if (version === undefined) continue;
    const id = `p${queries.length}`;
    const { Namespace, MetricName, Dimensions } = metric;
    queries.push({
      Id: id,
      ReturnData: false,
      MetricStat: { Metric: { Namespace, MetricName, Dimensions }, Period: periodSeconds, Stat: 'Sum' },
    });
    parts.set(version, [...(parts.get(version) ?? []), id]);
  }
  const sums = [...parts].map(([version, ids], index) => ({
    Id: `v${index}`,
    Label: version,
    Expression: `SUM([${ids.join(', ')}])`,
    Period: periodSeconds,
  }));
  return [...queries, ...sums];
}

async function listInvocations(client: CloudWatchClient, target: MetricTarget): Promise<Metric[]> {
  const metrics: Metric[] = [];
  const filter = {
    Namespace: NAMESPACE,
    MetricName: 'Invocations',
    Dimensions: dimensionsOf(target),
  };
  for await (const page of paginateListMetrics({ client }, filter)) metrics.push(...(page.Metrics ?? []));
  return metrics;
}

interface LabelledSeries {
  label: string;
  points: MetricPoint[];
}

async function metricData(
  client: CloudWatchClient,
  queries: MetricDataQuery[],
  { startMs, endMs }: MetricWindow,
): Promise<Map<string, LabelledSeries>> {
  const found = new Map<string, LabelledSeries>();
  const input = {
    MetricDataQueries: queries,
    StartTime: new Date(startMs),
    EndTime: new Date(endMs),
    ScanBy: 'TimestampAscending' as const,
  };
  for await (const page of paginateGetMetricData({ client }, input)) {
    for (const { Id = '', Label = '', Timestamps = [], Values = [] } of page.MetricDataResults ?? []) {
      const series = found.get(Id) ?? { label: Label, points: [] };
      found.set(Id, series);
      Timestamps.forEach((at, index) => {
        series.points.push({ atMs: at.getTime(), value: Values[index] ?? Number.NaN });
      });
    }
  }
  return found;
}

export async function readMetrics(
  client: CloudWatchClient,
  target: MetricTarget,
  requests: readonly MetricRequest[],
  window: MetricWindow,
): Promise<MetricReading> {
  const periodSeconds = window.periodMs / 1000;
  const perVersion = versionQueries(await listInvocations(client, target), periodSeconds);
  const found = await metricData(client, [...metricQueries(target, requests, periodSeconds), ...perVersion], window);
  const pick = (keep: (id: string) => boolean, name: (id: string, series: LabelledSeries) => string) =>
    Object.fromEntries(
      [...found].filter(([id]) => keep(id)).map(([id, series]) => [name(id, series), series.points] as const),
    );
  const asked = new Set(requests.map(({ id }) => id));
  return {
    window,
    byId: pick(
      (id) => asked.has(id),
      (id) => id,
    ),
    byVersion: pick(
      (id) => !asked.has(id),
      (_, { label }) => label,
    ),
  };
}

interface MetricsOptions {
  target: MetricTarget;
  requests: readonly MetricRequest[];
  /** Names the range among cached readings. */
  rangeKey: string;
  /** The windows as they lie now; the first that holds data is read, or the first. */
  windows: () => readonly MetricWindow[];
  /** Reads again after each such span; false: only when told to. */
  refreshMs: number | false;
}

export function useMetrics({ target, requests, rangeKey, windows, refreshMs }: MetricsOptions) {
  const { region } = useRegion();
  const client = useMemo(() => cloudWatchClient(region.handle), [region]);
  return useQuery(
    queryOptions({
      queryKey: queryKeys.metrics(target.functionName, target.qualifier, rangeKey),
      queryFn: async () => {
        const readings: MetricReading[] = [];
        for (const window of windows()) {
          const reading = await readMetrics(client, target, requests, window);
          if (timesOf(reading).length > 0) return reading;
          readings.push(reading);
        }
        return readings[0] ?? null;
      },
      refetchInterval: refreshMs,
    }),
  );
}
