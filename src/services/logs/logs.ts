/**
 * CloudWatch Logs for what Lambda writes: reading log groups and streams; making, tagging and deleting groups.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_Operations.html
 *
 * Differs from AWS: an event can be read the moment it is written, and its ingestion time is its own. There is no
 * PutLogEvents, no retention setting, no Logs Insights and no Live Tail.
 */

import type { LogsOperations } from '../../api/models/logs-types.ts';
import { logsDefinition } from '../../api/services/logs.ts';
import { defineService, deletes, reads, writes } from '../../kernel/service-declaration.ts';
import { awsWire } from '../../kernel/wire.ts';
import type { RegionParts } from '../region-parts.ts';
import type { LogsContext } from './context.ts';
import { createLogGroup, createLogStream, deleteLogGroup } from './create-log-group.ts';
import { describeLogGroups } from './describe-log-groups.ts';
import { describeLogStreams } from './describe-log-streams.ts';
import { filterLogEvents } from './filter-log-events.ts';
import { getLogEvents } from './get-log-events.ts';
import { AllLogGroups, LOGS_TABLES } from './made-log-groups.ts';
import {
  listTagsForResource,
  listTagsLogGroup,
  tagLogGroup,
  tagResource,
  untagLogGroup,
  untagResource,
} from './tags.ts';

export const cloudWatchLogs = defineService<LogsOperations, LogsContext, RegionParts, typeof LOGS_TABLES>({
  wire: awsWire(logsDefinition),
  operations: {
    CreateLogGroup: writes(createLogGroup),
    CreateLogStream: writes(createLogStream),
    DeleteLogGroup: deletes(deleteLogGroup),
    DescribeLogGroups: reads(({ logs, scope }, input) => describeLogGroups(logs, scope, input)),
    DescribeLogStreams: reads(({ logs, scope }, input) => describeLogStreams(logs, scope, input)),
    FilterLogEvents: reads(({ logs }, input) => filterLogEvents(logs, input)),
    GetLogEvents: reads(({ logs }, input) => getLogEvents(logs, input)),
    ListTagsForResource: reads(listTagsForResource),
    ListTagsLogGroup: reads(listTagsLogGroup),
    TagLogGroup: writes(tagLogGroup),
    TagResource: writes(tagResource),
    UntagLogGroup: deletes(untagLogGroup),
    UntagResource: deletes(untagResource),
  },
  tables: LOGS_TABLES,
  context: ({ logs, recorder, scope, clock }, { madeLogGroups: made }) => ({
    logs: new AllLogGroups(logs, made),
    ...{ made, recorder, scope, clock },
  }),
  readsObservations: true,
});
