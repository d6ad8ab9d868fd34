/**
 * CloudWatch Logs for what Lambda writes: reading log groups and streams, and deleting a group.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_Operations.html
 *
 * Differs from AWS: an event can be read the moment it is written, and its ingestion time is its own. There is no
 * PutLogEvents, no retention setting, no Logs Insights and no Live Tail.
 */
import type { ArnScope } from '../../api/arn.ts';
import { serviceModel } from '../../api/model.ts';
import logsJson from '../../api/models/logs.json' with { type: 'json' };
import type { DeleteLogGroupRequest, LogsOperations } from '../../api/models/logs-types.ts';
import { awsJson } from '../../api/protocols/aws-json.ts';
import type { LogSource } from '../../kernel/log-source.ts';
import type { ObservationRecorder } from '../../kernel/recorder.ts';
import { ModelledService, type ServicePorts } from '../modelled-service.ts';
import { describeLogGroups } from './describe-log-groups.ts';
import { describeLogStreams } from './describe-log-streams.ts';
import { filterLogEvents } from './filter-log-events.ts';
import { getLogEvents } from './get-log-events.ts';
import { requireLogGroup } from './log-group-reference.ts';

export interface LogsPorts extends ServicePorts {
  logs: LogSource;
  recorder: ObservationRecorder;
  scope: ArnScope;
}

const logsModel = serviceModel(logsJson);

type Operations = {
  [O in keyof LogsOperations]: (input: LogsOperations[O]['input']) => LogsOperations[O]['output'];
};

export function cloudWatchLogs(ports: LogsPorts): ModelledService {
  const { logs, recorder, scope } = ports;
  const operations: Operations = {
    DeleteLogGroup: (input) => deleteLogGroup(ports, input),
    DescribeLogGroups: (input) => describeLogGroups(logs, scope, input),
    DescribeLogStreams: (input) => describeLogStreams(logs, scope, input),
    FilterLogEvents: (input) => filterLogEvents(logs, input),
    GetLogEvents: (input) => getLogEvents(logs, input),
  };
  const afterFlush = (run: (input: never) => object) => (input: never) => {
    recorder.flush();
    return run(input);
  };
  const parts = {
    name: 'logs' as const,
    model: logsModel,
    protocol: awsJson,
    invalidInput: 'InvalidParameterException',
    needRoom: new Set<string>(),
    operations: new Map(Object.entries(operations).map(([name, run]) => [name, afterFlush(run)])),
  };
  return new ModelledService(parts, ports);
}

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteLogGroup.html */
function deleteLogGroup({ logs, recorder }: LogsPorts, input: DeleteLogGroupRequest): Record<string, never> {
  const group = requireLogGroup(logs, input);
  logs.deleteGroup(group.name);
  recorder.flush();
  return {};
}
