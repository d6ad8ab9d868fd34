/** CreateLogGroup, CreateLogStream and DeleteLogGroup: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html */
import { ServiceException } from '../../api/errors.ts';
import type {
  CreateLogGroupRequest,
  CreateLogStreamRequest,
  DeleteLogGroupRequest,
} from '../../api/models/logs-types.ts';
import type { LogsContext } from './context.ts';
import { invalidParameter, requireLogGroup } from './log-group-reference.ts';
import { madeOf, requireFewTags } from './tags.ts';

export function createLogGroup(context: LogsContext, input: CreateLogGroupRequest): Record<string, never> {
  const { logGroupName: name, logGroupClass = 'STANDARD', tags = {} } = input;
  requireShortName(name);
  if (context.logs.group(name)) throw alreadyExists('group');
  const createdAtMs = Math.floor(context.clock.now);
  context.made.set(name, { name, createdAtMs, logGroupClass, tags: requireFewTags(tags), streams: {} });
  return {};
}

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogStream.html */
export function createLogStream(context: LogsContext, input: CreateLogStreamRequest): Record<string, never> {
  requireShortName(input.logStreamName);
  const group = requireLogGroup(context.logs, input);
  if (group.streams.has(input.logStreamName)) throw alreadyExists('stream');
  const made = madeOf(context, group);
  const streams = { ...made.streams, [input.logStreamName]: Math.floor(context.clock.now) };
  context.made.set(group.name, { ...made, streams });
  return {};
}

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteLogGroup.html */
export function deleteLogGroup({ logs, recorder }: LogsContext, input: DeleteLogGroupRequest): Record<string, never> {
  const group = requireLogGroup(logs, input);
  logs.deleteGroup(group.name);
  recorder.flush();
  return {};
}

const LONGEST_NAME = 512;

function requireShortName(name: string): void {
  if (name.length > LONGEST_NAME)
    throw invalidParameter(
      `Invalid LogGroup or LogStream, both must have length less than or equal to ${LONGEST_NAME}.`,
    );
}

const alreadyExists = (what: 'group' | 'stream') =>
  new ServiceException('ResourceAlreadyExistsException', 400, `The specified log ${what} already exists`);
