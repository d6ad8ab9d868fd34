/** What became of each of the last asynchronous events, a fold of what happened to them. */
import {
  EVENT_LANES,
  EVENT_STEPS_KEPT,
  EVENTS_KEPT,
  type EventCondition,
  type EventLane,
  type EventStep,
  type EventTimeline,
  type EventTimelineRequest,
  type TryRefusal,
} from '../../api/event-timeline.ts';
import type { Observations } from '../../kernel/outbox.ts';
import { RecordedSequence } from '../../kernel/recorded-sequence.ts';
import type { RecordedFold } from '../../kernel/recorder.ts';
import type { DeliveryFailure, DeliveryKind } from '../data-plane/event-destinations.ts';
import type { Invocation } from '../data-plane/invocation.ts';
import type { AsyncCondition, QueuedEvent } from '../data-plane/queued-event.ts';
import { LATEST } from '../state.ts';
import type { InvocationObserver } from './invocation-observer.ts';

interface KeptLane {
  lane: EventLane;
  number: number;
  /** It is on disk as it is. */
  recorded: boolean;
}

/** Costs an entry an event and one a step; what nobody asks for is only let go. */
export class EventTimelines implements InvocationObserver, RecordedFold {
  readonly table = 'eventLanes';
  onDirty = () => {};
  readonly #limit: number;
  readonly #sequence = new RecordedSequence<EventLane>(this.table);
  /** By request id, the oldest first. */
  readonly #lanes = new Map<string, KeptLane>();
  /** Recorded ones whose events nobody has taken over yet. */
  readonly #unclaimed = new Map<string, KeptLane>();
  #dirty = false;

  constructor(limit = EVENTS_KEPT) {
    this.#limit = limit;
  }

  read(request: EventTimelineRequest, now: number): EventTimeline {
    const { limit = EVENT_LANES } = request;
    const found = [...this.#lanes.values()]
      .map(({ lane }) => lane)
      .filter((lane) => isAskedFor(lane, request))
      .sort((a, b) => a.acceptedAtMs - b.acceptedAtMs)
      .reverse();
    return { atMs: now, lanes: found.slice(0, limit), more: Math.max(0, found.length - limit) };
  }

  flush(observations: Observations): void {
    this.#dirty = false;
    const byNumber = new Map([...this.#lanes.values()].map((kept) => [kept.number, kept]));
    const first = Math.min(...byNumber.keys());
    this.#sequence.flush(observations, {
      first,
      isNew: (number) => byNumber.get(number)?.recorded === false,
      read: (number) => {
        const kept = byNumber.get(number);
        if (kept) kept.recorded = true;
        return kept?.lane;
      },
    });
  }

  /** Before anything else. Of an event that has ended since it was recorded nothing more is known: it is left out. */
  restore(records: Iterable<unknown>): void {
    this.#sequence.restore(records).forEach((lane, number) => {
      const kept = { lane, number, recorded: true };
      if (lane.outcome) this.#lanes.set(lane.requestId, kept);
      else this.#unclaimed.set(lane.requestId, kept);
    });
  }

  eventAccepted(event: QueuedEvent): void {
    this.#begin(event);
  }

  eventResumed(event: QueuedEvent, now: number): void {
    const { requestId } = event.input;
    const known = this.#unclaimed.get(requestId);
    if (known) {
      this.#unclaimed.delete(requestId);
      this.#lanes.set(requestId, known);
      takeOver(known.lane, event, now);
      this.#touch(known);
      return;
    }
    const { lane } = this.#begin(event);
    if (event.invocations > 0) lane.earlierTries = event.invocations;
    waitForRetry(lane, event, now);
  }

  eventStarted(event: QueuedEvent, now: number): void {
    this.#add(event, { type: 'try', atMs: now });
  }

  eventRefused(event: QueuedEvent, reason: TryRefusal, untilMs: number, now: number): void {
    // the try that began did not run
    this.#of(event)?.steps.pop();
    this.#add(event, { type: 'wait', reason, atMs: now, untilMs });
  }

  eventInvoked(event: QueuedEvent, { version, status }: Invocation, now: number): void {
    const step = this.#of(event)?.steps.at(-1);
    if (step?.type !== 'try') return;
    step.endedAtMs = now;
    step.version = version.version;
    if (status) step.status = status;
  }

  eventRetried(event: QueuedEvent, now: number): void {
    this.#add(event, { type: 'wait', reason: 'retry', atMs: now, untilMs: event.nextAttemptAtMs });
  }

  eventEnded(event: QueuedEvent, condition: AsyncCondition, _invocation: Invocation | undefined, now: number): void {
    this.#end(event, condition, now);
  }

  eventGone(event: QueuedEvent, now: number): void {
    this.#of(event)?.steps.pop();
    this.#end(event, 'FunctionDeleted', now);
  }

  eventDelivered(event: QueuedEvent, kind: DeliveryKind, arn: string, failure: DeliveryFailure | undefined): void {
    this.#of(event)?.deliveries.push({ kind, arn, ...(failure && { failure: `${failure.code}: ${failure.message}` }) });
  }

  #begin({ input, functionName, qualifier, acceptedAtMs }: QueuedEvent): KeptLane {
    const lane: EventLane = {
      requestId: input.requestId,
      functionName,
      ...(qualifier !== undefined && { qualifier }),
      acceptedAtMs,
      steps: [],
      deliveries: [],
    };
    const kept = { lane, number: this.#sequence.add(), recorded: true };
    this.#lanes.set(input.requestId, kept);
    this.#touch(kept);
    if (this.#lanes.size > this.#limit) {
      const { value: oldest } = this.#lanes.keys().next();
      if (oldest !== undefined) this.#lanes.delete(oldest);
    }
    return kept;
  }

  /** Something is about to change on it. */
  #of({ input }: QueuedEvent): EventLane | undefined {
    const kept = this.#lanes.get(input.requestId);
    if (kept?.recorded) this.#touch(kept);
    return kept?.lane;
  }

  #touch(kept: KeptLane): void {
    kept.recorded = false;
    if (this.#dirty) return;
    this.#dirty = true;
    this.onDirty();
  }

  #add(event: QueuedEvent, step: EventStep): void {
    const steps = this.#of(event)?.steps;
    if (!steps) return;
    steps.push(step);
    if (steps.length > EVENT_STEPS_KEPT) steps.shift();
  }

  #end(event: QueuedEvent, condition: EventCondition, atMs: number): void {
    const lane = this.#of(event);
    if (lane) lane.outcome = { condition, atMs };
  }
}

/** What was recorded goes on with what the event itself knows: of its last second there may be no record. */
function takeOver(lane: EventLane, event: QueuedEvent, now: number): void {
  const { steps, earlierTries = 0 } = lane;
  let ran = earlierTries + steps.filter(hasRun).length;
  const last = steps.at(-1);
  if (last?.type === 'try' && last.endedAtMs === undefined) {
    last.endedAtMs = now;
    // it failed, for the event goes on after it; or it was cut off, and does not count
    last.status = ran < event.invocations ? 'failure' : 'cut-off';
    if (last.status === 'failure') ran++;
  }
  // a refused one is tried at once
  if (last?.type === 'wait' && last.reason !== 'retry') last.untilMs = Math.min(last.untilMs, now);
  for (; ran < event.invocations; ran++) steps.push({ type: 'try', atMs: now, endedAtMs: now, status: 'failure' });
  waitForRetry(lane, event, now);
}

function waitForRetry({ steps }: EventLane, { nextAttemptAtMs }: QueuedEvent, now: number): void {
  const last = steps.at(-1);
  const isKnown = last?.type === 'wait' && last.reason === 'retry' && last.untilMs === nextAttemptAtMs;
  if (nextAttemptAtMs > now && !isKnown)
    steps.push({ type: 'wait', reason: 'retry', atMs: now, untilMs: nextAttemptAtMs });
}

const hasRun = (step: EventStep) => step.type === 'try' && step.endedAtMs !== undefined && step.status !== 'cut-off';

function isAskedFor(lane: EventLane, { functionName, qualifier, requestId, outcome }: EventTimelineRequest): boolean {
  if (functionName !== undefined && lane.functionName !== functionName) return false;
  if (qualifier !== undefined && (lane.qualifier ?? LATEST) !== qualifier) return false;
  if (requestId !== undefined && lane.requestId !== requestId) return false;
  return outcome === undefined || (lane.outcome?.condition ?? 'Waiting') === outcome;
}
