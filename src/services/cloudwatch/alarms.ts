/**
 * Metric alarms: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html and its
 * neighbours.
 *
 * Differs from AWS: no composite alarms, no anomaly detection, no periods below a minute. Actions are kept whatever they
 * name; carried out are those of Application Auto Scaling.
 */
import { ServiceException } from '../../api/errors.ts';
import type {
  DeleteAlarmsInput,
  DescribeAlarmsForMetricInput,
  DescribeAlarmsForMetricOutput,
  DescribeAlarmsInput,
  DescribeAlarmsOutput,
  DisableAlarmActionsInput,
  PutMetricAlarmInput,
  SetAlarmStateInput,
} from '../../api/models/cloudwatch-types.ts';
import { byText, isText, nextToken, page, readPageToken } from '../../kernel/page.ts';
import { type AlarmRecord, actionsOf, alarmArn, describeAlarm } from './alarm.ts';
import { isComparison } from './alarm-evaluation.ts';
import { recordHistory } from './alarm-history.ts';
import type { CloudWatchContext } from './context.ts';
import { dimensionsOf, percentileOf } from './statistic.ts';

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html */
const ALARMS = 5000;
const PAGE_SIZE = 50;
const TREATMENTS = ['breaching', 'notBreaching', 'ignore', 'missing'];
const MINUTE = 60;
const DAY = 86_400;

type Silent = Record<string, never>;

const validationError = (message: string) => new ServiceException('ValidationError', 400, message);

// How AWS words these refusals is not recorded, but for that of TreatMissingData
function requireConfiguration(input: PutMetricAlarmInput): void {
  const { MetricName, Namespace, Metrics, Statistic, ExtendedStatistic, Period, EvaluationPeriods, Threshold } = input;
  if (EvaluationPeriods === undefined) throw validationError('The parameter EvaluationPeriods is required.');
  if (input.ComparisonOperator === undefined) throw validationError('The parameter ComparisonOperator is required.');
  if (!isComparison(input.ComparisonOperator) || input.ThresholdMetricId !== undefined)
    throw validationError('Anomaly detection is not supported.');
  if (Threshold === undefined) throw validationError('The parameter Threshold is required.');
  const { DatapointsToAlarm = EvaluationPeriods, TreatMissingData } = input;
  if (DatapointsToAlarm > EvaluationPeriods)
    throw validationError('DatapointsToAlarm must be less than or equal to EvaluationPeriods');
  if (TreatMissingData !== undefined && !TREATMENTS.includes(TreatMissingData))
    throw validationError(
      `The value '${TreatMissingData}' for parameter TreatMissingData is not supported. Supported values are [${TREATMENTS.join(', ')}].`,
    );
  if (Metrics) {
    if (MetricName !== undefined || Period !== undefined || Statistic !== undefined || ExtendedStatistic !== undefined)
      throw validationError(
        'Metrics list cannot be specified with MetricName, Period, Statistic or ExtendedStatistic.',
      );
    if (Metrics.filter(({ ReturnData = true }) => ReturnData).length !== 1)
      throw validationError('Exactly one element of the metrics list should return data.');
    return;
  }
  if (MetricName === undefined || Namespace === undefined)
    throw validationError('Either MetricName and Namespace or Metrics must be specified.');
  if ((Statistic === undefined) === (ExtendedStatistic === undefined))
    throw validationError('Exactly one of Statistic and ExtendedStatistic must be specified.');
  if (ExtendedStatistic !== undefined && !percentileOf(ExtendedStatistic))
    throw validationError(`The value ${ExtendedStatistic} for parameter ExtendedStatistic is not supported.`);
  if (Period === undefined) throw validationError('The parameter Period is required.');
  if (Period % MINUTE !== 0) throw validationError('Period must be a multiple of 60');
  if (Period * EvaluationPeriods > DAY && Period < 3600)
    throw validationError(
      'Metrics cannot be checked across more than a day (EvaluationPeriods * Period must be <= 86400).',
    );
}

export function putMetricAlarm(context: CloudWatchContext, { Tags: _, ...input }: PutMetricAlarmInput): Silent {
  requireConfiguration(input);
  const { alarms, clock, scope, watch } = context;
  const { AlarmName: name } = input;
  const old = alarms.get(name);
  if (!old && alarms.size >= ALARMS)
    throw new ServiceException('LimitExceededFault', 400, `The maximum limit of ${ALARMS} alarms has been reached.`);
  const lists = { OKActions: [], AlarmActions: [], InsufficientDataActions: [] };
  const defaults = { ActionsEnabled: true, ...lists, ...(!input.Metrics && { Dimensions: [] }) };
  const configuration = { ...defaults, ...input };
  const unchecked = {
    value: 'INSUFFICIENT_DATA',
    reason: 'Unchecked: Initial alarm creation',
    updatedAtMs: clock.now,
    transitionedAtMs: clock.now,
  } as const;
  const alarm: AlarmRecord = { configuration, configuredAtMs: clock.now, state: old?.state ?? unchecked };
  alarms.set(name, alarm);
  const told = describeAlarm(scope, alarm);
  recordHistory(context, name, {
    type: 'ConfigurationUpdate',
    summary: `Alarm "${name}" ${old ? 'updated' : 'created'}`,
    data: old
      ? { version: '1.0', type: 'Update', updatedAlarm: told }
      : { version: '1.0', type: 'Create', createdAlarm: told },
  });
  watch.begin();
  return {};
}

export function describeAlarms(context: CloudWatchContext, input: DescribeAlarmsInput): DescribeAlarmsOutput {
  const { AlarmNames, AlarmNamePrefix, AlarmTypes, StateValue, ActionPrefix, MaxRecords = PAGE_SIZE } = input;
  if (AlarmNames && AlarmNamePrefix !== undefined)
    throw validationError('AlarmNamePrefix and AlarmNames are mutually exclusive.');
  const found = [...context.alarms.values()]
    .filter(() => AlarmTypes === undefined || AlarmTypes.includes('MetricAlarm'))
    .filter(({ configuration: { AlarmName: name } }) => AlarmNames === undefined || AlarmNames.includes(name))
    .filter(({ configuration: { AlarmName: name } }) => name.startsWith(AlarmNamePrefix ?? ''))
    .filter(({ state }) => StateValue === undefined || state.value === StateValue)
    .filter((alarm) => ActionPrefix === undefined || allActionsOf(alarm).some((arn) => arn.startsWith(ActionPrefix)));
  const invalidToken = () => new ServiceException('InvalidNextToken', 400, 'Invalid nextToken');
  const order = byText<AlarmRecord>(({ configuration }) => configuration.AlarmName);
  const { records, next } = page(found, order, readPageToken(input.NextToken, isText, invalidToken), MaxRecords);
  return {
    CompositeAlarms: [],
    MetricAlarms: records.map((alarm) => describeAlarm(context.scope, alarm)),
    ...nextToken('NextToken', next),
  };
}

const allActionsOf = (alarm: AlarmRecord) =>
  (['OK', 'ALARM', 'INSUFFICIENT_DATA'] as const).flatMap((state) =>
    actionsOf({ ...alarm, configuration: { ...alarm.configuration, ActionsEnabled: true } }, state),
  );

export function describeAlarmsForMetric(
  { alarms, scope }: CloudWatchContext,
  input: DescribeAlarmsForMetricInput,
): DescribeAlarmsForMetricOutput {
  const asked = textOf(dimensionsOf(input.Dimensions));
  const found = [...alarms.values()].filter(
    ({ configuration: { MetricName, Namespace, Dimensions, Statistic, ExtendedStatistic, Period, Unit } }) =>
      MetricName === input.MetricName &&
      Namespace === input.Namespace &&
      textOf(dimensionsOf(Dimensions)) === asked &&
      (input.Statistic === undefined || input.Statistic === Statistic) &&
      (input.ExtendedStatistic === undefined || input.ExtendedStatistic === ExtendedStatistic) &&
      (input.Period === undefined || input.Period === Period) &&
      (input.Unit === undefined || input.Unit === Unit),
  );
  return { MetricAlarms: found.map((alarm) => describeAlarm(scope, alarm)) };
}

/** Dimensions have no order. */
const textOf = (dimensions: Record<string, string>) => JSON.stringify(Object.entries(dimensions).sort());

export function setAlarmState(context: CloudWatchContext, input: SetAlarmStateInput): Silent {
  const { AlarmName: name, StateValue: value, StateReason: reason, StateReasonData: reasonData } = input;
  const alarm = context.alarms.get(name);
  if (!alarm) throw notFound();
  if (reasonData !== undefined && !isJson(reasonData))
    throw new ServiceException('InvalidFormatFault', 400, 'TheStateReasonData was not valid JSON');
  context.watch.enter(alarm, { value, reason, reasonData });
  return {};
}

const notFound = () => new ServiceException('ResourceNotFound', 404, 'Unknown');

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    // it is what was asked
    return false;
  }
}

export const enableAlarmActions = (context: CloudWatchContext, { AlarmNames }: DisableAlarmActionsInput): Silent =>
  setActionsEnabled(context, AlarmNames, true);

export const disableAlarmActions = (context: CloudWatchContext, { AlarmNames }: DisableAlarmActionsInput): Silent =>
  setActionsEnabled(context, AlarmNames, false);

/** Names of no alarm are passed over. */
function setActionsEnabled({ alarms }: CloudWatchContext, names: readonly string[], enabled: boolean): Silent {
  for (const name of names) {
    const alarm = alarms.get(name);
    if (alarm) alarms.set(name, { ...alarm, configuration: { ...alarm.configuration, ActionsEnabled: enabled } });
  }
  return {};
}

/** All of them or none: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DeleteAlarms.html */
export function deleteAlarms(context: CloudWatchContext, { AlarmNames }: DeleteAlarmsInput): Silent {
  const { alarms } = context;
  if (AlarmNames.some((name) => !alarms.has(name))) throw notFound();
  for (const name of AlarmNames) {
    alarms.delete(name);
    recordHistory(context, name, {
      type: 'ConfigurationUpdate',
      summary: `Alarm "${name}" deleted`,
      data: { version: '1.0', type: 'Delete', deletedAlarm: alarmArn(context.scope, name) },
    });
  }
  return {};
}
