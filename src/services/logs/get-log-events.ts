/**
 * GetLogEvents: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html
 *
 * A page's tokens are the positions of its first event (backward) and of the event after its last (forward). At either
 * end of the stream the answer is no event and the token that was given.
 */
import type { GetLogEventsRequest, GetLogEventsResponse } from '../../api/models/logs-types.ts';
import type { LogEvent, LogSource } from '../../kernel/log-source.ts';
import { invalidToken, requireLogGroup, requireLogStream } from './log-group-reference.ts';

const EVENTS = 10_000;
/** Of UTF-8 at AWS; here of characters. */
const PAGE_CHARACTERS = 1_048_576;
const POSITION_DIGITS = 56;

export function getLogEvents(logs: LogSource, input: GetLogEventsRequest): GetLogEventsResponse {
  const { startTime = 0, endTime = Number.POSITIVE_INFINITY, nextToken, startFromHead = false } = input;
  const stream = requireLogStream(requireLogGroup(logs, input), input.logStreamName);
  const from = nextToken === undefined ? undefined : readToken(nextToken);

  const inTime = stream.events.filter(({ timestampMs }) => timestampMs >= startTime && timestampMs < endTime);
  const forward = from ? from.forward : startFromHead;
  const reachable = inTime.filter(
    ({ position }) => !from || (forward ? position >= from.position : position < from.position),
  );
  const events = page(reachable, forward, input.limit ?? EVENTS);
  const first = events[0]?.position ?? from?.position ?? 0;
  const next = events.length > 0 ? (events.at(-1)?.position ?? 0) + 1 : (from?.position ?? 0);
  return {
    events: events.map(({ timestampMs, message }) => ({ timestamp: timestampMs, message, ingestionTime: timestampMs })),
    nextForwardToken: writeToken('f', next),
    nextBackwardToken: writeToken('b', first),
  };
}

/** The first or the last events that fit; always in the order of the stream. */
function page(events: readonly LogEvent[], forward: boolean, limit: number): LogEvent[] {
  const candidates = forward ? events : [...events].reverse();
  const kept: LogEvent[] = [];
  let characters = 0;
  for (const event of candidates) {
    characters += event.message.length;
    if (kept.length === limit || (kept.length > 0 && characters > PAGE_CHARACTERS)) break;
    kept.push(event);
  }
  return forward ? kept : kept.reverse();
}

const writeToken = (direction: 'f' | 'b', position: number) =>
  `${direction}/${String(position).padStart(POSITION_DIGITS, '0')}/s`;

function readToken(token: string): { forward: boolean; position: number } {
  const [, direction, digits] = /^([fb])\/(\d{56})\/s$/.exec(token) ?? [];
  if (digits === undefined) throw invalidToken();
  return { forward: direction === 'f', position: Number(digits) };
}
