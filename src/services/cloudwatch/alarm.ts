/**
 * A metric alarm: what it watches, and in which state it is.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html
 */
import type { ArnScope } from '../../api/arn.ts';
import type { AlarmHistoryItem, MetricAlarm, PutMetricAlarmInput } from '../../api/models/cloudwatch-types.ts';
import { ALARMS } from '../../api/topics.ts';
import type { TableDeclaration } from '../../kernel/table.ts';

export type AlarmStateValue = NonNullable<MetricAlarm['StateValue']>;

export interface AlarmState {
  value: AlarmStateValue;
  reason: string;
  /** JSON text. */
  reasonData?: string | undefined;
  updatedAtMs: number;
  /** When it came from another value. */
  transitionedAtMs: number;
}

export interface AlarmRecord {
  /** As it was put, with what AWS adds to it. */
  configuration: Omit<PutMetricAlarmInput, 'Tags'>;
  configuredAtMs: number;
  state: AlarmState;
}

export interface AlarmHistoryRecord {
  alarmName: string;
  atMs: number;
  /** Counts what happened at the same time. */
  sequence: number;
  type: NonNullable<AlarmHistoryItem['HistoryItemType']>;
  summary: string;
  /** JSON text. */
  data: string;
}

/** By name. */
const alarms: TableDeclaration<AlarmRecord> = { name: 'alarms', kind: 'resource', topics: () => [ALARMS] };

/** By time and sequence. */
const alarmHistory: TableDeclaration<AlarmHistoryRecord> = {
  name: 'alarmHistory',
  kind: 'resource',
  topics: () => [ALARMS],
};

export const CLOUDWATCH_TABLES = { alarms, alarmHistory };

export const alarmArn = ({ region, accountId }: ArnScope, name: string) =>
  `arn:aws:cloudwatch:${region}:${accountId}:alarm:${name}`;

export function describeAlarm(scope: ArnScope, { configuration, configuredAtMs, state }: AlarmRecord): MetricAlarm {
  return {
    ...configuration,
    AlarmArn: alarmArn(scope, configuration.AlarmName),
    AlarmConfigurationUpdatedTimestamp: configuredAtMs / 1000,
    StateValue: state.value,
    StateReason: state.reason,
    ...(state.reasonData !== undefined && { StateReasonData: state.reasonData }),
    StateUpdatedTimestamp: state.updatedAtMs / 1000,
    StateTransitionedTimestamp: state.transitionedAtMs / 1000,
  };
}

/** The actions of a state. */
export function actionsOf({ configuration }: AlarmRecord, state: AlarmStateValue): readonly string[] {
  const { ActionsEnabled = true, OKActions = [], AlarmActions = [], InsufficientDataActions = [] } = configuration;
  if (!ActionsEnabled) return [];
  return { OK: OKActions, ALARM: AlarmActions, INSUFFICIENT_DATA: InsufficientDataActions }[state];
}
