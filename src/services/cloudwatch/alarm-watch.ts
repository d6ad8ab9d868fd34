/**
 * Looks at every alarm once a minute of the account's time, and carries out what a new state leads to.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html
 */
import type { AlarmNotice } from '../../kernel/alarm-actions.ts';
import type { Timer } from '../../kernel/clock.ts';
import { type AlarmRecord, type AlarmState, actionsOf } from './alarm.ts';
import { type Datapoint, evaluateAlarm, evaluationRange, reasonData } from './alarm-evaluation.ts';
import { recordHistory } from './alarm-history.ts';
import type { AlarmParts } from './context.ts';
import { getMetricData } from './get-metric-data.ts';
import { dimensionsOf, statisticOf } from './statistic.ts';

const MINUTE_MS = 60_000;

/** Of these an alarm is carried out every minute while it lasts, not only when it begins. */
const AUTO_SCALING = 'arn:aws:autoscaling:';

export class AlarmWatch implements Timer {
  readonly #parts: AlarmParts;
  #armed = false;

  constructor(parts: AlarmParts) {
    this.#parts = parts;
  }

  /** There may be an alarm. */
  begin(): void {
    const { alarms, clock } = this.#parts;
    if (this.#armed || alarms.size === 0) return;
    this.#armed = true;
    clock.schedule((Math.floor(clock.now / MINUTE_MS) + 1) * MINUTE_MS, this);
  }

  fire(now: number): void {
    this.#armed = false;
    for (const alarm of [...this.#parts.alarms.values()]) this.#evaluate(alarm, now);
    this.begin();
  }

  /** The state is new, whoever says so. */
  enter(alarm: AlarmRecord, next: Pick<AlarmState, 'value' | 'reason' | 'reasonData'>, notice?: AlarmNotice): void {
    const { alarms, clock } = this.#parts;
    const { AlarmName: name } = alarm.configuration;
    const { state: old } = alarm;
    const changed = old.value !== next.value;
    const state = { ...next, updatedAtMs: clock.now, transitionedAtMs: changed ? clock.now : old.transitionedAtMs };
    const entered = { ...alarm, state };
    alarms.set(name, entered);
    recordHistory(this.#parts, name, {
      type: 'StateUpdate',
      summary: `Alarm updated from ${old.value} to ${next.value}`,
      data: { version: '1.0', oldState: toldState(old), newState: toldState(state) },
    });
    if (!changed) return;
    for (const action of actionsOf(entered, next.value))
      this.#carryOut(entered, action, notice ?? { alarmName: name, state: next.value });
  }

  #evaluate(alarm: AlarmRecord, now: number): void {
    const { configuration, state } = alarm;
    const datapoints = this.#datapoints(configuration, now);
    const evaluation = evaluateAlarm(configuration, datapoints);
    const [last] = datapoints;
    const latest = last?.value === undefined ? undefined : { startMs: last.startMs, value: last.value };
    const notice = { alarmName: configuration.AlarmName, state: evaluation?.value ?? state.value, latest };
    if (evaluation && evaluation.value !== state.value) {
      this.enter(alarm, { ...evaluation, reasonData: reasonData(configuration, datapoints, now) }, notice);
      return;
    }
    if (state.value !== 'ALARM') return;
    for (const action of actionsOf(alarm, 'ALARM'))
      if (action.startsWith(AUTO_SCALING)) this.#parts.alarmActions.find(action)?.(action, notice);
  }

  /** Those of the evaluation range, the latest first. */
  #datapoints(configuration: AlarmRecord['configuration'], now: number): Datapoint[] {
    const { Period = periodOfMetrics(configuration) } = configuration;
    const periodMs = Period * 1000;
    const range = evaluationRange(configuration);
    const startMs = now - range * periodMs;
    const values = this.#values(configuration, startMs, now, periodMs);
    return Array.from({ length: range }, (_, index) => {
      const periodStartMs = now - (index + 1) * periodMs;
      return { startMs: periodStartMs, value: values.get(periodStartMs) };
    });
  }

  #values(configuration: AlarmRecord['configuration'], startMs: number, endMs: number, periodMs: number) {
    const { metrics } = this.#parts;
    const { Namespace = '', MetricName = '', Dimensions, Statistic, ExtendedStatistic, Unit, Metrics } = configuration;
    if (Metrics) {
      const range = { StartTime: startMs / 1000, EndTime: endMs / 1000 };
      const [result] = getMetricData(metrics, { MetricDataQueries: Metrics, ...range }).MetricDataResults ?? [];
      const { Timestamps = [], Values = [] } = result ?? {};
      return new Map(Timestamps.map((seconds, index) => [seconds * 1000, Values[index]]));
    }
    const read = statisticOf(Statistic ?? ExtendedStatistic ?? '');
    const periods = metrics.statistics(Namespace, MetricName, dimensionsOf(Dimensions), startMs, endMs, periodMs);
    return new Map(
      periods
        .filter(({ unit }) => Unit === undefined || Unit === unit)
        .map((period) => [period.startMs, read?.(period.statistics)]),
    );
  }

  #carryOut(alarm: AlarmRecord, actionArn: string, notice: AlarmNotice): void {
    const { alarmActions } = this.#parts;
    const action = alarmActions.find(actionArn);
    action?.(actionArn, notice);
    const error = action ? null : 'There is no such service here.';
    recordHistory(this.#parts, alarm.configuration.AlarmName, {
      type: 'Action',
      summary: action
        ? `Successfully executed action ${actionArn}`
        : `Failed to execute action ${actionArn}. Received error: "${error}"`,
      data: {
        actionState: action ? 'Succeeded' : 'Failed',
        stateUpdateTimestamp: alarm.state.updatedAtMs,
        notificationResource: actionArn,
        publishedMessage: null,
        error,
      },
    });
  }
}

const periodOfMetrics = ({ Metrics = [] }: AlarmRecord['configuration']) =>
  Metrics.map(({ MetricStat: stat, Period }) => stat?.Period ?? Period).find((period) => period !== undefined) ?? 60;

const toldState = ({ value, reason, reasonData: data }: AlarmState) => ({
  stateValue: value,
  stateReason: reason,
  ...(data !== undefined && { stateReasonData: parsed(data) }),
});

/** It was checked to be JSON when it came. */
const parsed = (json: string): unknown => JSON.parse(json);
