/** DescribeLogStreams: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogStreams.html */
import type { ArnScope } from '../../api/arn.ts';
import type { DescribeLogStreamsRequest, DescribeLogStreamsResponse, LogStream } from '../../api/models/logs-types.ts';
import type { LogSource, LogStreamSource } from '../../kernel/log-source.ts';
import { invalidParameter, logGroupArn, requireLogGroup } from './log-group-reference.ts';
import { byName, namedPage } from './named-page.ts';

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

  const found = [...group.streams.values()]
    .filter(({ name }) => name.startsWith(prefix ?? ''))
    .sort(byTime ? byLastEventTime : byName);
  if (descending) found.reverse();
  const { records, nextToken } = namedPage(found, input.nextToken, input.limit);
  return { logStreams: records.map((stream) => describe(stream, logGroupArn(scope, group.name))), nextToken };
}

const byLastEventTime = (a: LogStreamSource, b: LogStreamSource) =>
  (a.lastEventAtMs ?? 0) - (b.lastEventAtMs ?? 0) || byName(a, b);

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
