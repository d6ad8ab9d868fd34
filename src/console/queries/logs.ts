/**
 * What functions have written, from CloudWatch Logs. A group that is not there yet is one in which nothing was written.
 * https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html
 */
import {
  type CloudWatchLogsClient,
  GetLogEventsCommand,
  type LogStream,
  paginateDescribeLogStreams,
  paginateFilterLogEvents,
} from '@aws-sdk/client-cloudwatch-logs';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { logsClient } from '../../api/connect-observability.ts';
import { isNotFound } from '../errors.ts';
import { useRegion } from '../region.ts';
import { queryKeys } from './query-keys.ts';

export interface LogEvent {
  atMs: number;
  message: string;
  /** The stream it stands in. */
  stream: string;
}

export interface LogFilter {
  /** CloudWatch's filter pattern; empty matches all. */
  pattern: string;
  stream?: string | undefined;
  startMs?: number;
  endMs?: number;
}

function useLogs(): CloudWatchLogsClient {
  const { region } = useRegion();
  return useMemo(() => logsClient(region.handle), [region]);
}

async function emptyIfNotFound<T>(reading: Promise<T[]>): Promise<T[]> {
  try {
    return await reading;
  } catch (error) {
    if (isNotFound(error)) return [];
    throw error;
  }
}

async function listStreams(client: CloudWatchLogsClient, logGroupName: string): Promise<LogStream[]> {
  const streams: LogStream[] = [];
  const input = { logGroupName, orderBy: 'LastEventTime' as const, descending: true };
  for await (const page of paginateDescribeLogStreams({ client }, input)) streams.push(...(page.logStreams ?? []));
  return streams;
}

async function filterEvents(
  client: CloudWatchLogsClient,
  logGroupName: string,
  { pattern, stream, startMs, endMs }: LogFilter,
): Promise<LogEvent[]> {
  const found: LogEvent[] = [];
  const input = {
    logGroupName,
    filterPattern: pattern,
    ...(stream !== undefined && { logStreamNames: [stream] }),
    ...(startMs !== undefined && { startTime: startMs }),
    ...(endMs !== undefined && { endTime: endMs }),
  };
  for await (const page of paginateFilterLogEvents({ client }, input)) {
    for (const { timestamp = 0, message = '', logStreamName = '' } of page.events ?? [])
      found.push({ atMs: timestamp, message, stream: logStreamName });
  }
  return found;
}

/** A stream from its head to its end: the token that comes back as it was sent says that there is no more. */
async function readStream(client: CloudWatchLogsClient, logGroupName: string, stream: string): Promise<LogEvent[]> {
  const read: LogEvent[] = [];
  let nextToken: string | undefined;
  for (;;) {
    const input = { logGroupName, logStreamName: stream, startFromHead: true, ...(nextToken && { nextToken }) };
    const { events = [], nextForwardToken } = await client.send(new GetLogEventsCommand(input));
    for (const { timestamp = 0, message = '' } of events) read.push({ atMs: timestamp, message, stream });
    if (nextForwardToken === nextToken) return read;
    nextToken = nextForwardToken;
  }
}

/** Log streams, the one written to last first. */
export function useLogStreams(functionName: string, group: string, refreshMs: number | false = false) {
  const client = useLogs();
  return useQuery(
    queryOptions({
      queryKey: queryKeys.logs(functionName, group, 'streams'),
      queryFn: () => emptyIfNotFound(listStreams(client, group)),
      refetchInterval: refreshMs,
    }),
  );
}

/** Events of a stream in its order; with a pattern, those that match. */
export function useStreamEvents(functionName: string, group: string, stream: string | undefined, pattern: string) {
  const client = useLogs();
  return useQuery(
    queryOptions({
      queryKey: queryKeys.logs(functionName, group, 'events', stream ?? '', pattern),
      queryFn: () =>
        stream === undefined || pattern !== ''
          ? filterEvents(client, group, { pattern, stream })
          : readStream(client, group, stream),
    }),
  );
}

/** The stream of the environment that ran a request, or null when no line of the request is kept. */
export function useStreamOfRequest(functionName: string, group: string, requestId: string | undefined) {
  const client = useLogs();
  return useQuery(
    queryOptions({
      queryKey: queryKeys.logs(functionName, group, 'stream-of', requestId ?? ''),
      enabled: requestId !== undefined,
      queryFn: async () => {
        const [first] = await emptyIfNotFound(filterEvents(client, group, { pattern: `"${requestId}"` }));
        return first?.stream ?? null;
      },
    }),
  );
}

interface RecentEventsOptions {
  functionName: string;
  group: string;
  pattern: string;
  rangeKey: string;
  range: () => { startMs: number; endMs: number };
  refreshMs: number | false;
}

/** Events of all streams in a range of time that match, oldest first. */
export function useRecentEvents({ functionName, group, pattern, rangeKey, range, refreshMs }: RecentEventsOptions) {
  const client = useLogs();
  return useQuery(
    queryOptions({
      queryKey: queryKeys.logs(functionName, group, 'recent', pattern, rangeKey),
      queryFn: () => emptyIfNotFound(filterEvents(client, group, { pattern, ...range() })),
      refetchInterval: refreshMs,
    }),
  );
}
