/**
 * FilterLogEvents: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html
 * Events of all streams, by time.
 */
import type { FilteredLogEvent, FilterLogEventsRequest, FilterLogEventsResponse } from '../../api/models/logs-types.ts';
import type { LogEvent, LogGroupSource, LogSource, LogStreamSource } from '../../kernel/log-source.ts';
import { pageToken, readPageToken } from '../../kernel/page-token.ts';
import { filterPattern } from './filter-pattern.ts';
import { invalidParameter, invalidToken, requireLogGroup, requireLogStream } from './log-group-reference.ts';

const EVENTS = 10_000;
const PAGE_CHARACTERS = 1_048_576;

/** An event's place among those of all streams. */
type Place = [timestampMs: number, stream: string, position: number];

interface Placed {
  event: LogEvent;
  place: Place;
}

export function filterLogEvents(logs: LogSource, input: FilterLogEventsRequest): FilterLogEventsResponse {
  const { startTime = 0, endTime = Number.POSITIVE_INFINITY, nextToken, limit = EVENTS } = input;
  const matches = filterPattern(input.filterPattern ?? '');
  const group = requireLogGroup(logs, input);
  const after = nextToken === undefined ? undefined : readPlace(nextToken);

  const found: Placed[] = [];
  for (const { name, events } of streamsOf(group, input)) {
    for (const event of events) {
      const { timestampMs, position, message } = event;
      // other than in GetLogEvents, the end belongs to the range
      if (timestampMs < startTime || timestampMs > endTime) continue;
      const place: Place = [timestampMs, name, position];
      if ((!after || compare(place, after) > 0) && matches(message)) found.push({ event, place });
    }
  }
  found.sort((a, b) => compare(a.place, b.place));
  const page = firstOf(found, limit);
  const last = page.at(-1);
  return {
    events: page.map(describe),
    searchedLogStreams: [],
    ...(last && page.length < found.length && { nextToken: pageToken(last.place) }),
  };
}

function streamsOf(group: LogGroupSource, input: FilterLogEventsRequest): LogStreamSource[] {
  const { logStreamNames: names, logStreamNamePrefix: prefix } = input;
  if (names && prefix !== undefined)
    throw invalidParameter('logStreamNames and logStreamNamePrefix are mutually exclusive parameters.');
  if (names) return names.map((name) => requireLogStream(group, name));
  return [...group.streams.values()].filter(({ name }) => name.startsWith(prefix ?? ''));
}

function firstOf(found: readonly Placed[], limit: number): Placed[] {
  let characters = 0;
  const end = found.findIndex(({ event }, index) => {
    characters += event.message.length;
    return index === limit || (index > 0 && characters > PAGE_CHARACTERS);
  });
  return end < 0 ? [...found] : found.slice(0, end);
}

function compare(a: Place, b: Place): number {
  if (a[0] !== b[0]) return a[0] - b[0];
  if (a[1] !== b[1]) return a[1] < b[1] ? -1 : 1;
  return a[2] - b[2];
}

function readPlace(token: string): Place {
  const place = readPageToken(token);
  if (!Array.isArray(place)) throw invalidToken();
  const [timestampMs, stream, position] = place as unknown[];
  if (typeof timestampMs !== 'number' || typeof stream !== 'string' || typeof position !== 'number')
    throw invalidToken();
  return [timestampMs, stream, position];
}

function describe({ event, place: [timestampMs, stream, position] }: Placed): FilteredLogEvent {
  return {
    logStreamName: stream,
    timestamp: timestampMs,
    message: event.message,
    ingestionTime: timestampMs,
    eventId: eventId(timestampMs, stream, position),
  };
}

/** 56 digits, as at AWS: the time, a hash of the stream, the position. */
function eventId(timestampMs: number, stream: string, position: number): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < stream.length; index++) hash = Math.imul(hash ^ stream.charCodeAt(index), 0x01000193);
  return `3${String(timestampMs).padStart(15, '0')}${String(hash >>> 0).padStart(10, '0')}${String(position).padStart(30, '0')}`;
}
