/** What the operations about asynchronous events are asked. */
import { invalidParameterValue } from '../../api/errors.ts';
import {
  EVENT_CONDITIONS,
  EVENTS_KEPT,
  type EventTimelineRequest,
  type FailingTriesSetting,
  MAXIMUM_FAILING_TRIES,
} from '../../api/event-timeline.ts';
import { readCount, readTexts } from './json-input.ts';

const OUTCOMES: readonly string[] = [...EVENT_CONDITIONS, 'Waiting'];

export function readEventTimelineRequest(body: Uint8Array): EventTimelineRequest {
  const { outcome, ...texts } = readTexts(body, [], ['functionName', 'qualifier', 'requestId', 'outcome']);
  if (outcome !== undefined && !OUTCOMES.includes(outcome))
    throw invalidParameterValue(`outcome must be one of ${OUTCOMES.join(', ')}.`);
  const limit = readCount(body, 'limit', 1, EVENTS_KEPT);
  return {
    ...texts,
    ...(outcome !== undefined && { outcome: outcome as NonNullable<EventTimelineRequest['outcome']> }),
    ...(limit !== undefined && { limit }),
  };
}

export function readFailingTries(body: Uint8Array): FailingTriesSetting {
  const { functionName = '' } = readTexts(body, ['functionName']);
  const tries = readCount(body, 'tries', 0, MAXIMUM_FAILING_TRIES);
  if (tries === undefined) throw invalidParameterValue('tries must be given.');
  return { functionName, tries };
}
