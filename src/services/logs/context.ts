/** What operations of CloudWatch Logs work on. */
import type { ArnScope } from '../../api/arn.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { LogSource } from '../../kernel/log-source.ts';
import type { ObservationRecorder } from '../../kernel/recorder.ts';
import type { Table } from '../../kernel/table.ts';
import type { MadeLogGroup } from './made-log-groups.ts';

export interface LogsContext {
  /** Written and made. */
  logs: LogSource;
  made: Table<MadeLogGroup>;
  recorder: ObservationRecorder;
  scope: ArnScope;
  clock: Clock;
}
