/**
 * CloudWatch Logs for what Lambda writes: reading log groups and streams, and deleting a group.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_Operations.html
 *
 * Differs from AWS: an event can be read the moment it is written, and its ingestion time is its own. There is no
 * PutLogEvents, no retention setting, no Logs Insights and no Live Tail.
 */

import type { ArnScope } from '../../api/arn.ts';
import type { DeleteLogGroupRequest, LogsOperations } from '../../api/models/logs-types.ts';
import { logsDefinition } from '../../api/services/logs.ts';
import type { LogSource } from '../../kernel/log-source.ts';
import type { ObservationRecorder } from '../../kernel/recorder.ts';
import { defineService, deletes, reads } from '../../kernel/service-declaration.ts';
import { awsWire } from '../../kernel/wire.ts';
import { describeLogGroups } from './describe-log-groups.ts';
import { describeLogStreams } from './describe-log-streams.ts';
import { filterLogEvents } from './filter-log-events.ts';
import { getLogEvents } from './get-log-events.ts';
import { requireLogGroup } from './log-group-reference.ts';

export interface LogsContext {
  logs: LogSource;
  recorder: ObservationRecorder;
  scope: ArnScope;
}

export const cloudWatchLogs = defineService<LogsOperations, LogsContext>({
  wire: awsWire(logsDefinition),
  operations: {
    DeleteLogGroup: deletes(deleteLogGroup),
    DescribeLogGroups: reads(({ logs, scope }, input) => describeLogGroups(logs, scope, input)),
    DescribeLogStreams: reads(({ logs, scope }, input) => describeLogStreams(logs, scope, input)),
    FilterLogEvents: reads(({ logs }, input) => filterLogEvents(logs, input)),
    GetLogEvents: reads(({ logs }, input) => getLogEvents(logs, input)),
  },
  context: (parts) => parts,
  readsObservations: true,
});

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteLogGroup.html */
function deleteLogGroup({ logs, recorder }: LogsContext, input: DeleteLogGroupRequest): Record<string, never> {
  const group = requireLogGroup(logs, input);
  logs.deleteGroup(group.name);
  recorder.flush();
  return {};
}
