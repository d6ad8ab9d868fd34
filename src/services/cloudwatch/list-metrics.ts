/** ListMetrics: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListMetrics.html */
import { ServiceException } from '../../api/errors.ts';
import type {
  DimensionFilter,
  ListMetricsInput,
  ListMetricsOutput,
  Metric,
} from '../../api/models/cloudwatch-types.ts';
import type { ListedMetric, MetricSource } from '../../kernel/metric-source.ts';
import { asTheyCome, isCount, nextToken, page, readPageToken } from '../../kernel/page.ts';

const PAGE_SIZE = 500;
const RECENTLY_MS = 3 * 60 * 60 * 1000;

export function listMetrics(metrics: MetricSource, input: ListMetricsInput, nowMs: number): ListMetricsOutput {
  const { Namespace, MetricName, Dimensions = [], RecentlyActive, NextToken } = input;
  const invalidToken = () => new ServiceException('InvalidParameterValueException', 400, 'Invalid nextToken');
  const after = readPageToken(NextToken, isCount, invalidToken);

  const sinceMs = RecentlyActive === undefined ? 0 : nowMs - RECENTLY_MS;
  const found = [...metrics.metrics(Namespace)]
    .filter(({ name, lastAtMs }) => (MetricName === undefined || name === MetricName) && lastAtMs >= sinceMs)
    .filter(({ dimensions }) => Dimensions.every((filter) => satisfies(dimensions, filter)))
    .map(describe);
  const { records: Metrics, next } = page(found, asTheyCome(found), after, PAGE_SIZE);
  return { Metrics, ...nextToken('NextToken', next) };
}

/** A filter without a value is content with any. */
const satisfies = (dimensions: Readonly<Record<string, string>>, { Name, Value }: DimensionFilter) =>
  Object.hasOwn(dimensions, Name) && (Value === undefined || dimensions[Name] === Value);

const describe = ({ namespace, name, dimensions }: ListedMetric): Metric => ({
  Namespace: namespace,
  MetricName: name,
  Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
});
