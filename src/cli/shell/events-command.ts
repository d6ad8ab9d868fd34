/** `coldspark events`: what became of asynchronous events, each try and wait in its order (api/event-lane.ts). */
import { parseFunctionName } from '../../api/arn.ts';
import { laneSegments, OUTCOMES } from '../../api/event-lane.ts';
import { EVENT_CONDITIONS, EVENTS_KEPT, type EventLane, type EventTimelineRequest } from '../../api/event-timeline.ts';
import { type ColdsparkNoun, Misuse } from './coldspark-noun.ts';

type Outcome = NonNullable<EventTimelineRequest['outcome']>;

const PRINTED = 10;
const OUTCOME_WORDS: readonly Outcome[] = ['Waiting', ...EVENT_CONDITIONS];
const REQUEST_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const events: ColdsparkNoun = {
  usage: `usage: coldspark events [function[:qualifier] | request-id] [outcome] [-N]

  what became of asynchronous events: their tries, their waits with the reason, how they ended, and where the outcome
  went. Of all functions, of one, or of one request; the last ${PRINTED}, or N up to ${EVENTS_KEPT.toLocaleString('en-US')}, the newest at the end
  outcome  ${OUTCOME_WORDS.slice(0, 4).join(' | ')} |
           ${OUTCOME_WORDS.slice(4).join(' | ')}
  What passed between resources: coldspark hops
`,
  offers(before) {
    if (before.length === 0) return 'functions';
    return before.some((word) => outcomeOf(word)) ? [] : OUTCOME_WORDS;
  },
  async run(words, { client }) {
    const request = requestOf(words);
    const { lanes, more, atMs } = await client.call('GetEventTimeline', request);
    if (lanes.length === 0) return 'No event of this kind is known.\n';
    const older =
      more > 0 ? `Older ones: ${more}. -${Math.min(EVENTS_KEPT, lanes.length + more)} shows them, too.\n\n` : '';
    return (
      older +
      lanes
        .reverse()
        .map((lane) => told(lane, atMs))
        .join('\n')
    );
  },
};

function requestOf(words: readonly string[]): EventTimelineRequest {
  const request: EventTimelineRequest = { limit: PRINTED };
  for (const word of words) {
    const limit = /^-(\d+)$/.exec(word)?.[1];
    const outcome = outcomeOf(word);
    if (limit !== undefined) {
      if (Number(limit) < 1 || Number(limit) > EVENTS_KEPT) throw new Misuse(`-1 to -${EVENTS_KEPT}, not ${word}`);
      request.limit = Number(limit);
    } else if (outcome) request.outcome = outcome;
    else if (word.startsWith('-') || request.functionName !== undefined || request.requestId !== undefined)
      throw new Misuse(`${word} is none of its words`);
    else if (REQUEST_ID.test(word)) request.requestId = word;
    else {
      const { functionName, qualifier } = parseFunctionName(word);
      request.functionName = functionName;
      if (qualifier !== undefined) request.qualifier = qualifier;
    }
  }
  return request;
}

/** However it is capitalized. */
const outcomeOf = (word: string) => OUTCOME_WORDS.find((each) => each.toLowerCase() === word.toLowerCase());

function told(lane: EventLane, nowMs: number): string {
  const { acceptedAtMs, functionName, qualifier, requestId, outcome, deliveries } = lane;
  const called = qualifier === undefined ? functionName : `${functionName}:${qualifier}`;
  const { text, meaning } = OUTCOMES[outcome?.condition ?? 'Waiting'];
  const lines = [`${new Date(acceptedAtMs).toISOString()}  ${called}  ${requestId}`];
  for (const segment of laneSegments(lane, nowMs)) lines.push(`  ${segment.text}: ${segment.detail}`);
  lines.push(`  ${text}: ${meaning}`);
  for (const { kind, arn, failure } of deliveries) {
    const what = kind === 'destination' ? 'Record to' : 'Event to the dead-letter queue';
    lines.push(`  ${what} ${arn}${failure === undefined ? '' : `, refused with ${failure}`}`);
  }
  return `${lines.join('\n')}\n`;
}
