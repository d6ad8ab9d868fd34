/** What the operations of CloudWatch work on. */
import type { ArnScope } from '../../api/arn.ts';
import type { AlarmActions } from '../../kernel/alarm-actions.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { MetricSource } from '../../kernel/metric-source.ts';
import type { Table } from '../../kernel/table.ts';
import type { AlarmHistoryRecord, AlarmRecord } from './alarm.ts';
import type { AlarmWatch } from './alarm-watch.ts';

export interface AlarmParts {
  scope: ArnScope;
  clock: Clock;
  metrics: MetricSource;
  alarmActions: AlarmActions;
  alarms: Table<AlarmRecord>;
  alarmHistory: Table<AlarmHistoryRecord>;
}

export interface CloudWatchContext extends AlarmParts {
  watch: AlarmWatch;
}
