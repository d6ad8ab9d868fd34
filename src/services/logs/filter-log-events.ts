/**
 * FilterLogEvents: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html
 * Events of all streams, by time.
 */
import type { FilteredLogEvent, FilterLogEventsRequest, FilterLogEventsResponse } from '../../api/models/logs-types.ts';
import type { LogEvent, LogGroupSource, LogSource, LogStreamSource } from '../../kernel/log-source.ts';
import { compareTexts, nextToken, type Order, page, readPageToken } from '../../kernel/page.ts';
import { hashOf } from '../../kernel/random.ts';
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
  const { startTime = 0, endTime = Number.POSITIVE_INFINITY, limit = EVENTS } = input;
  const matches = filterPattern(input.filterPattern ?? '');
  const group = requireLogGroup(logs, input);
  const after = readPageToken(input.nextToken, isPlace, invalidToken);

  const found: Placed[] = [];
  for (const { name, events } of streamsOf(group, input)) {
    for (const event of events) {
      const { timestampMs, position, message } = event;
      // other than in GetLogEvents, the end belongs to the range
      if (timestampMs < startTime || timestampMs > endTime) continue;
      const place: Place = [timestampMs, name, position];
      if ((!after || BY_TIME.compare(place, after) > 0) && matches(message)) found.push({ event, place });
    }
  }
  const { records, next } = page(found, BY_TIME, after, (ahead) => countOnPage(ahead, limit));
  return { events: records.map(describe), searchedLogStreams: [], ...nextToken('nextToken', next) };
}

function streamsOf(group: LogGroupSource, input: FilterLogEventsRequest): LogStreamSource[] {
  const { logStreamNames: names, logStreamNamePrefix: prefix } = input;
  if (names && prefix !== undefined)
    throw invalidParameter('logStreamNames and logStreamNamePrefix are mutually exclusive parameters.');
  if (names) return names.map((name) => requireLogStream(group, name));
  return [...group.streams.values()].filter(({ name }) => name.startsWith(prefix ?? ''));
}

function countOnPage(ahead: readonly Placed[], limit: number): number {
  let characters = 0;
  const end = ahead.findIndex(({ event }, index) => {
    characters += event.message.length;
    return index === limit || (index > 0 && characters > PAGE_CHARACTERS);
  });
  return end < 0 ? ahead.length : end;
}

const BY_TIME: Order<Placed, Place> = {
  placeOf: ({ place }) => place,
  compare: (a, b) => a[0] - b[0] || compareTexts(a[1], b[1]) || a[2] - b[2],
};

function isPlace(place: unknown): place is Place {
  const [timestampMs, stream, position] = Array.isArray(place) ? (place as unknown[]) : [];
  return typeof timestampMs === 'number' && typeof stream === 'string' && typeof position === 'number';
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
  return `3${String(timestampMs).padStart(15, '0')}${String(hashOf(stream)).padStart(10, '0')}${String(position).padStart(30, '0')}`;
}
