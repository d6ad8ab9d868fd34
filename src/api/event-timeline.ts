/**
 * What became of each asynchronous event: its tries, its waits with their reason, its end, and where its outcome went.
 * Ours: AWS tells only the end, of one target at a time.
 */
import type { ThrottleReason } from './throttle-reasons.ts';

/** Of so many events, the last that were accepted, the steps are kept. */
export const EVENTS_KEPT = 1000;
/** Of one event. Six hours of throttles are 80. */
export const EVENT_STEPS_KEPT = 100;
/** On one answer, when it is not said how many. */
export const EVENT_LANES = 50;

/** How an event ended: AWS's words, but for the last two, which AWS does not tell. */
export const EVENT_CONDITIONS = [
  'Success',
  'RetriesExhausted',
  'EventAgeExceeded',
  'ZeroReservedConcurrency',
  'RecursiveLoopDetected',
  'FunctionDeleted',
] as const;
export type EventCondition = (typeof EVENT_CONDITIONS)[number];

/** Why a try did not run: a throttle, an error of Lambda's own, or a function that is not ready. */
export type TryRefusal = ThrottleReason | 'ServiceException' | 'NotActive';

export type EventStep =
  /** A try that ran, or runs. */
  | {
      type: 'try';
      atMs: number;
      endedAtMs?: number;
      version?: string;
      /** `cut-off`: the leading tab was gone before it ended; the event is tried again, and AWS's count is as if it had not
       * been tried. */
      status?: 'success' | 'failure' | 'error' | 'timeout' | 'cut-off';
    }
  /** It waits for its next try, for the function failed (`retry`), or because a try was refused. */
  | { type: 'wait'; reason: 'retry' | TryRefusal; atMs: number; untilMs: number };

export interface EventDelivery {
  kind: 'dead-letter-queue' | 'destination';
  arn: string;
  /** What the target said instead of taking it. */
  failure?: string;
}

export interface EventLane {
  requestId: string;
  functionName: string;
  qualifier?: string;
  acceptedAtMs: number;
  /** Tries before this engine took over, of which nothing else is known. */
  earlierTries?: number;
  /** In their order. Between acceptance and the first, and where there is none, it waits in the queue. */
  steps: EventStep[];
  /** Absent while it has not ended. */
  outcome?: { condition: EventCondition; atMs: number };
  deliveries: EventDelivery[];
}

export interface EventTimelineRequest {
  functionName?: string;
  /** As it was invoked; `$LATEST` means without one, too. */
  qualifier?: string;
  requestId?: string;
  /** Those that ended like this, or have not ended. */
  outcome?: EventCondition | 'Waiting';
  /** Up to 1,000. */
  limit?: number;
}

export interface EventTimeline {
  /** The account's time of the answer. */
  atMs: number;
  /** The newest first. */
  lanes: EventLane[];
  /** Further ones of the kind that was asked for. */
  more: number;
}

/** How many of the next tries of a function's asynchronous events end in an error of Lambda's own (a 5xx). */
export interface FailingTriesSetting {
  functionName: string;
  /** From 0 to 1,000. */
  tries: number;
}
export const MAXIMUM_FAILING_TRIES = 1000;
