/** An event as rules see it and targets get it: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html */
import { isoTime } from '../../kernel/calendar.ts';
import { randomUuid } from '../../kernel/random.ts';
import type { EventBridgeContext } from './context.ts';

export interface EventParts {
  detailType: string;
  source: string;
  resources: readonly string[];
  /** JSON text of an object. */
  detail: string;
  atMs?: number | undefined;
}

/** One event, as JSON text and as a value. */
export interface AcceptedEvent {
  id: string;
  text: string;
  value: Readonly<Record<string, unknown>>;
}

export function newEvent({ scope, clock, random }: EventBridgeContext, parts: EventParts): AcceptedEvent {
  const { detailType, source, resources, detail, atMs = clock.now } = parts;
  const id = randomUuid(random);
  const about = {
    version: '0',
    id,
    'detail-type': detailType,
    source,
    account: scope.accountId,
    time: `${isoTime(atMs).slice(0, 19)}Z`,
    region: scope.region,
    resources,
  };
  // numbers stay as they were written
  const text = `${JSON.stringify(about).slice(0, -1)},"detail":${compactJson(detail)}}`;
  return { id, text, value: readEvent(text) };
}

export const readEvent = (text: string) => JSON.parse(text) as Readonly<Record<string, unknown>>;

/** Without the blanks between its tokens. */
const compactJson = (json: string): string =>
  json.replace(/("(?:[^"\\]|\\.)*")|\s+/g, (_, string: string | undefined) => string ?? '');
