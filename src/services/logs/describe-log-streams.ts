/** DescribeLogStreams: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogStreams.html */
import type { ArnScope } from '../../api/arn.ts';
import type { DescribeLogStreamsRequest, DescribeLogStreamsResponse, LogStream } from '../../api/models/logs-types.ts';
import type { LogSource, LogStreamSource } from '../../kernel/log-source.ts';
import { compareTexts, nextToken, type Order, page, readPageToken } from '../../kernel/page.ts';
import { invalidParameter, invalidToken, logGroupArn, PAGE_SIZE, requireLogGroup } from './log-group-reference.ts';

export function describeLogStreams(
  logs: LogSource,
  scope: ArnScope,
  input: DescribeLogStreamsRequest,
): DescribeLogStreamsResponse {
  const { logStreamNamePrefix: prefix, orderBy = 'LogStreamName', descending = false } = input;
  const byTime = orderBy === 'LastEventTime';
  if (byTime && prefix !== undefined)
    throw invalidParameter('Cannot order by LastEventTime with a logStreamNamePrefix.');
  const group = requireLogGroup(logs, input);

  const found = [...group.streams.values()].filter(({ name }) => name.startsWith(prefix ?? ''));
  const order: Order<LogStreamSource, Place> = {
    placeOf: ({ lastEventAtMs = 0, name }) => [byTime ? lastEventAtMs : 0, name],
    compare: (a, b) => (a[0] - b[0] || compareTexts(a[1], b[1])) * (descending ? -1 : 1),
  };
  const after = readPageToken(input.nextToken, isPlace, invalidToken);
  const { records, next } = page(found, order, after, input.limit ?? PAGE_SIZE);
  const logStreams = records.map((stream) => describe(stream, logGroupArn(scope, group.name)));
  return { logStreams, ...nextToken('nextToken', next) };
}

/** Of a stream: by its last event, where that is asked for, and by its name. */
type Place = [lastEventAtMs: number, name: string];

function isPlace(place: unknown): place is Place {
  const [lastEventAtMs, name] = Array.isArray(place) ? (place as unknown[]) : [];
  return typeof lastEventAtMs === 'number' && typeof name === 'string';
}

function describe(stream: LogStreamSource, groupArn: string): LogStream {
  const { name, createdAtMs, firstEventAtMs, lastEventAtMs } = stream;
  return {
    logStreamName: name,
    creationTime: createdAtMs,
    firstEventTimestamp: firstEventAtMs,
    lastEventTimestamp: lastEventAtMs,
    lastIngestionTime: lastEventAtMs,
    arn: `${groupArn}:log-stream:${name}`,
    // AWS reports zero since 2019
    storedBytes: 0,
  };
}
