/** PutEvents: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html */
import { validationException } from '../../api/errors.ts';
import type {
  PutEventsRequest,
  PutEventsRequestEntry,
  PutEventsResponse,
  PutEventsResultEntry,
} from '../../api/models/events-types.ts';
import type { Caller } from '../../kernel/caller.ts';
import { DEFAULT_BUS, type EventBridgeContext } from './context.ts';
import { sendToRules } from './deliveries.ts';
import { newEvent } from './event.ts';
import { busNameOf, findBus } from './event-buses.ts';

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html */
const ENTRIES_BYTES = 1_048_576;
const DETAIL_DEPTH = 1100;

export function putEvents(
  context: EventBridgeContext,
  { Entries }: PutEventsRequest,
  caller: Caller,
): PutEventsResponse {
  const bytes = Entries.reduce((sum, entry) => sum + bytesOf(entry), 0);
  if (bytes > ENTRIES_BYTES) throw validationException('Total size of the entries in the request is over the limit.');
  const results = Entries.map((entry) => refusalOf(entry, caller) ?? { EventId: accept(context, entry) });
  return { FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length, Entries: results };
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html#eb-putevent-size */
function bytesOf({ Time, Source = '', DetailType = '', Detail = '', Resources = [] }: PutEventsRequestEntry): number {
  const texts = [Source, DetailType, Detail, ...Resources];
  return texts.reduce((sum, text) => sum + new TextEncoder().encode(text).length, Time === undefined ? 0 : 14);
}

function refusalOf(entry: PutEventsRequestEntry, caller: Caller): PutEventsResultEntry | undefined {
  for (const name of ['Source', 'DetailType', 'Detail'] as const)
    if (!entry[name])
      return {
        ErrorCode: 'InvalidArgument',
        ErrorMessage: `Parameter ${name} is not valid. Reason: ${name} is a required argument.`,
      };
  if (entry.Source?.startsWith('aws.') && caller.type !== 'service')
    return { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'Not authorized for the source.' };
  if (!isDetail(entry.Detail ?? '')) return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
  return undefined;
}

function isDetail(text: string): boolean {
  if (depthOf(text) > DETAIL_DEPTH) return false;
  try {
    const detail: unknown = JSON.parse(text);
    return typeof detail === 'object' && detail !== null && !Array.isArray(detail);
  } catch {
    // there is no other way to ask
    return false;
  }
}

/** Of nested brackets, outside of texts. */
function depthOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]]/g)) {
    if (token === '{' || token === '[') deepest = Math.max(deepest, ++depth);
    else if (token === '}' || token === ']') depth--;
  }
  return deepest;
}

/** The event's id. One for a bus that is not there is accepted, and gone. */
function accept(context: EventBridgeContext, entry: PutEventsRequestEntry): string {
  const { Time, Source = '', DetailType = '', Detail = '', Resources = [], EventBusName = DEFAULT_BUS } = entry;
  const event = newEvent(context, {
    detailType: DetailType,
    source: Source,
    resources: Resources,
    detail: Detail,
    atMs: Time === undefined ? undefined : Time * 1000,
  });
  const bus = findBus(context, busNameOf(EventBusName));
  if (bus) sendToRules(context, bus.name, event);
  return event.id;
}
