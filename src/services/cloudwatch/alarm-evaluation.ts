/**
 * What a state an alarm's datapoints make, and in which words.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 *
 * Differs from AWS: with missing data treated as missing, an alarm takes as many breaching datapoints as it says. There,
 * fewer do, once the oldest is that many periods old and nothing came after it but silence.
 */
import type { MetricAlarm } from '../../api/models/cloudwatch-types.ts';
import { isoTime } from '../../kernel/calendar.ts';
import type { AlarmRecord, AlarmStateValue } from './alarm.ts';

/** One period that is over. */
export interface Datapoint {
  startMs: number;
  /** Undefined: none was received. */
  value: number | undefined;
}

export interface Evaluation {
  value: AlarmStateValue;
  reason: string;
}

type Configuration = AlarmRecord['configuration'];
type Comparison = NonNullable<MetricAlarm['ComparisonOperator']>;

/** Periods that are looked at beyond those that are evaluated, for some of these may be missing. */
const FURTHER_PERIODS = 2;

const COMPARISONS: Partial<Record<Comparison, { words: string; breaches(value: number, threshold: number): boolean }>> =
  {
    GreaterThanThreshold: { words: 'greater than', breaches: (value, threshold) => value > threshold },
    GreaterThanOrEqualToThreshold: {
      words: 'greater than or equal to',
      breaches: (value, threshold) => value >= threshold,
    },
    LessThanThreshold: { words: 'less than', breaches: (value, threshold) => value < threshold },
    LessThanOrEqualToThreshold: { words: 'less than or equal to', breaches: (value, threshold) => value <= threshold },
  };

/** One with a threshold of its own; a band of anomaly detection is none. */
export const isComparison = (operator: Comparison | undefined) => operator !== undefined && operator in COMPARISONS;

/** How many periods are looked at. */
export const evaluationRange = ({ EvaluationPeriods = 1 }: Configuration) => EvaluationPeriods + FURTHER_PERIODS;

/** `datapoints`: the evaluation range, the latest first. Undefined: the alarm stays as it is. */
export function evaluateAlarm(configuration: Configuration, datapoints: readonly Datapoint[]): Evaluation | undefined {
  const { EvaluationPeriods: periods = 1, TreatMissingData: treatment = 'missing' } = configuration;
  const needed = configuration.DatapointsToAlarm ?? periods;
  const received = datapoints.filter(isReceived);
  const points = received.slice(0, periods);
  const breaching = points.filter(({ value }) => breaches(configuration, value));
  const missing = periods - points.length;
  const filled = treatment === 'breaching' ? missing : 0;
  if (breaching.length + filled >= needed)
    return { value: 'ALARM', reason: crossed(configuration, breaching, filled, 'ALARM') };
  const fine = points.filter((point) => !breaching.includes(point));
  const filledFine = treatment === 'notBreaching' ? missing : 0;
  if (fine.length + filledFine > 0) return { value: 'OK', reason: crossed(configuration, fine, filledFine, 'OK') };
  if (received.length > 0 || treatment === 'ignore') return undefined;
  const unknown = `${periods} ${periods === 1 ? 'datapoint was' : 'datapoints were'} unknown`;
  return { value: 'INSUFFICIENT_DATA', reason: `Insufficient Data: ${unknown}.` };
}

/** What a state update says of the datapoints behind it. */
export function reasonData(configuration: Configuration, datapoints: readonly Datapoint[], nowMs: number): string {
  const { EvaluationPeriods: periods = 1, Period, Statistic, ExtendedStatistic, Unit, Threshold } = configuration;
  const points = datapoints.filter(isReceived).slice(0, periods);
  const oldest = points.at(-1);
  return JSON.stringify({
    version: '1.0',
    queryDate: `${isoTime(nowMs)}+0000`,
    ...(oldest && { startDate: `${isoTime(oldest.startMs)}+0000` }),
    ...((Statistic ?? ExtendedStatistic) && { statistic: Statistic ?? ExtendedStatistic }),
    ...(Unit && { unit: Unit }),
    ...(Period !== undefined && { period: Period }),
    recentDatapoints: points.map(({ value }) => value).reverse(),
    threshold: Threshold,
    evaluatedDatapoints: points.map(({ startMs, value }) => ({ timestamp: `${isoTime(startMs)}+0000`, value })),
  });
}

type Received = Datapoint & { value: number };

const isReceived = (point: Datapoint): point is Received => point.value !== undefined;

const breaches = ({ ComparisonOperator = 'GreaterThanThreshold', Threshold = 0 }: Configuration, value: number) =>
  COMPARISONS[ComparisonOperator]?.breaches(value, Threshold) === true;

function crossed(
  configuration: Configuration,
  points: readonly Received[],
  filled: number,
  state: 'ALARM' | 'OK',
): string {
  const { EvaluationPeriods: periods = 1, ComparisonOperator = 'GreaterThanThreshold', Threshold = 0 } = configuration;
  const treated = state === 'ALARM' ? '[Breaching]' : '[NonBreaching]';
  if (points.length === 0)
    return (
      `Threshold Crossed: no datapoints were received for ${count(periods, 'period')} and ` +
      `${count(filled, 'missing datapoint')} ${were(filled)} treated as ${treated}.`
    );
  const needed = configuration.DatapointsToAlarm ?? periods;
  const enough = state === 'ALARM' ? needed : periods - needed + 1;
  const way = state === 'ALARM' ? 'OK -> ALARM' : 'ALARM -> OK';
  const not = state === 'ALARM' ? '' : 'not ';
  const list = points.map(({ startMs, value }) => `${decimal(value)} (${shortTime(startMs)})`).join(', ');
  const further = filled > 0 ? ` and ${count(filled, 'missing datapoint')} ${were(filled)} treated as ${treated}` : '';
  return (
    `Threshold Crossed: ${points.length} out of the last ${count(periods, 'datapoint')} [${list}] ` +
    `${were(points.length)} ${not}${COMPARISONS[ComparisonOperator]?.words} the threshold (${decimal(Threshold)})${further} ` +
    `(minimum ${count(enough, 'datapoint')} for ${way} transition).`
  );
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
const were = (number: number) => (number === 1 ? 'was' : 'were');

/** A number as Java writes a double. */
const decimal = (value: number) => (Number.isInteger(value) ? value.toFixed(1) : String(value));

/** `01/03/26 10:00:00`, the day first. */
function shortTime(ms: number): string {
  const [date = '', time = ''] = isoTime(ms).split('T');
  const [year = '', month, day] = date.split('-');
  return `${day}/${month}/${year.slice(2)} ${time.slice(0, 8)}`;
}
