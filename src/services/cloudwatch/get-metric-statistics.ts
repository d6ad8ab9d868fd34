/** GetMetricStatistics: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricStatistics.html */
import { ServiceException } from '../../api/errors.ts';
import type {
  Datapoint,
  GetMetricStatisticsInput,
  GetMetricStatisticsOutput,
} from '../../api/models/cloudwatch-types.ts';
import type { MetricPeriod, MetricSource } from '../../kernel/metric-source.ts';
import { dimensionsOf, percentileOf, statisticOf, timeRange } from './statistic.ts';

const DATAPOINTS = 1440;

export function getMetricStatistics(metrics: MetricSource, input: GetMetricStatisticsInput): GetMetricStatisticsOutput {
  const { MetricName, Statistics = [], ExtendedStatistics = [], StartTime, EndTime, Period } = input;
  if (Statistics.length + ExtendedStatistics.length === 0)
    throw combination('Must specify either Statistics or ExtendedStatistics');
  if (Statistics.length > 0 && ExtendedStatistics.length > 0)
    throw combination('Must specify either Statistics or ExtendedStatistics, but not both');
  for (const name of ExtendedStatistics)
    if (!percentileOf(name)) throw invalid(`The value ${name} for parameter ExtendedStatistics is not supported.`);
  if (StartTime === EndTime) throw invalid('The parameter StartTime must not equal parameter EndTime.');
  if (StartTime > EndTime) throw invalid('The parameter StartTime must be less than the parameter EndTime.');
  if (Period % 60 !== 0) throw invalid('The parameter Period must be a multiple of 60.');
  const requested = Math.ceil((EndTime - StartTime) / Period);
  if (requested > DATAPOINTS)
    throw combination(
      `You have requested up to ${requested} datapoints, which exceeds the limit of ${DATAPOINTS}. ` +
        'You may reduce the datapoints requested by increasing Period, or decreasing the time range.',
    );

  const periods = periodsOf(metrics, input);
  return { Label: MetricName, Datapoints: periods.map((period) => datapoint(period, Statistics, ExtendedStatistics)) };
}

function periodsOf(metrics: MetricSource, input: GetMetricStatisticsInput): MetricPeriod[] {
  const { startMs, endMs } = timeRange(input.StartTime, input.EndTime);
  const dimensions = dimensionsOf(input.Dimensions);
  return metrics
    .statistics(input.Namespace, input.MetricName, dimensions, startMs, endMs, input.Period * 1000)
    .filter(({ unit }) => input.Unit === undefined || input.Unit === unit);
}

function datapoint(
  { startMs, unit, statistics }: MetricPeriod,
  simple: NonNullable<GetMetricStatisticsInput['Statistics']>,
  extended: readonly string[],
): Datapoint {
  const point: Datapoint = { Timestamp: startMs / 1000, Unit: unit };
  for (const name of simple) point[name] = statisticOf(name)?.(statistics);
  if (extended.length > 0)
    point.ExtendedStatistics = Object.fromEntries(
      extended.map((name) => [name, statisticOf(name)?.(statistics) ?? Number.NaN]),
    );
  return point;
}

const combination = (message: string) => new ServiceException('InvalidParameterCombinationException', 400, message);
const invalid = (message: string) => new ServiceException('InvalidParameterValueException', 400, message);
