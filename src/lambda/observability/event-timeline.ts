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
import type { DeliveryFailure, DeliveryKind } from '../data-plane/event-destinations.ts';
import type { Invocation } from '../data-plane/invocation.ts';
import type { AsyncCondition, QueuedEvent } from '../data-plane/queued-event.ts';
import { LATEST } from '../state.ts';
import type { InvocationObserver } from './invocation-observer.ts';

/** Costs an entry an event and one a step; what nobody asks for is only let go. */
export class EventTimelines implements InvocationObserver {
  readonly #limit: number;
  /** By request id, the oldest first. */
  readonly #lanes = new Map<string, EventLane>();

  constructor(limit = EVENTS_KEPT) {
    this.#limit = limit;
  }

  read(request: EventTimelineRequest, now: number): EventTimeline {
    const { limit = EVENT_LANES } = request;
    const found = [...this.#lanes.values()].filter((lane) => isAskedFor(lane, request)).reverse();
    return { atMs: now, lanes: found.slice(0, limit), more: Math.max(0, found.length - limit) };
  }

  eventAccepted(event: QueuedEvent): void {
    this.#begin(event);
  }

  eventResumed(event: QueuedEvent, now: number): void {
    const lane = this.#begin(event);
    if (event.invocations > 0) lane.earlierTries = event.invocations;
    if (event.nextAttemptAtMs > now)
      lane.steps.push({ type: 'wait', reason: 'retry', atMs: now, untilMs: event.nextAttemptAtMs });
  }

  eventStarted(event: QueuedEvent, now: number): void {
    this.#add(event, { type: 'try', atMs: now });
  }

  eventRefused(event: QueuedEvent, reason: TryRefusal, untilMs: number, now: number): void {
    // the try that began did not run
    this.#lanes.get(event.input.requestId)?.steps.pop();
    this.#add(event, { type: 'wait', reason, atMs: now, untilMs });
  }

  eventInvoked(event: QueuedEvent, { version, status }: Invocation, now: number): void {
    const step = this.#lanes.get(event.input.requestId)?.steps.at(-1);
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
    this.#lanes.get(event.input.requestId)?.steps.pop();
    this.#end(event, 'FunctionDeleted', now);
  }

  eventDelivered(event: QueuedEvent, kind: DeliveryKind, arn: string, failure: DeliveryFailure | undefined): void {
    this.#lanes
      .get(event.input.requestId)
      ?.deliveries.push({ kind, arn, ...(failure && { failure: `${failure.code}: ${failure.message}` }) });
  }

  #begin({ input, functionName, qualifier, acceptedAtMs }: QueuedEvent): EventLane {
    const lane: EventLane = {
      requestId: input.requestId,
      functionName,
      ...(qualifier !== undefined && { qualifier }),
      acceptedAtMs,
      steps: [],
      deliveries: [],
    };
    this.#lanes.set(input.requestId, lane);
    if (this.#lanes.size > this.#limit) {
      const { value: oldest } = this.#lanes.keys().next();
      if (oldest !== undefined) this.#lanes.delete(oldest);
    }
    return lane;
  }

  #add(event: QueuedEvent, step: EventStep): void {
    const steps = this.#lanes.get(event.input.requestId)?.steps;
    if (!steps) return;
    steps.push(step);
    if (steps.length > EVENT_STEPS_KEPT) steps.shift();
  }

  #end({ input }: QueuedEvent, condition: EventCondition, atMs: number): void {
    const lane = this.#lanes.get(input.requestId);
    if (lane) lane.outcome = { condition, atMs };
  }
}

function isAskedFor(lane: EventLane, { functionName, qualifier, requestId, outcome }: EventTimelineRequest): boolean {
  if (functionName !== undefined && lane.functionName !== functionName) return false;
  if (qualifier !== undefined && (lane.qualifier ?? LATEST) !== qualifier) return false;
  if (requestId !== undefined && lane.requestId !== requestId) return false;
  return outcome === undefined || (lane.outcome?.condition ?? 'Waiting') === outcome;
}
