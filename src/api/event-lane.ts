/** An asynchronous event as a lane is drawn: its tries and its waits in their order, throttles that follow each other as one. */
import { clockSpan } from './account-clock.ts';
import type { EventCondition, EventLane, EventStep } from './event-timeline.ts';

export type LaneMood = 'success' | 'error' | 'waiting' | 'running' | 'stopped';

export interface LaneSegment {
  kind: 'try' | 'wait';
  mood: LaneMood;
  /** What a person reads in the lane. */
  text: string;
  /** And below it. */
  detail: string;
  /** Of a wait: how much of it is over, 0 to 1, and how much room it takes beside the others. */
  done?: number;
  weight: number;
}

const SECOND_MS = 1000;

export function laneSegments(lane: EventLane, nowMs: number): LaneSegment[] {
  const { steps, outcome, acceptedAtMs, earlierTries = 0 } = lane;
  const endMs = outcome?.atMs ?? nowMs;
  const segments: LaneSegment[] = [];
  if (earlierTries > 0)
    segments.push({
      kind: 'try',
      mood: 'stopped',
      text: earlierTries === 1 ? 'Try 1' : `Tries 1 to ${earlierTries}`,
      detail: 'before another tab took over',
      weight: 0,
    });
  const [first] = steps;
  const queuedMs = (first?.atMs ?? endMs) - acceptedAtMs;
  if (earlierTries === 0 && (queuedMs >= SECOND_MS || (!first && !outcome)))
    segments.push(
      wait('in the queue', `for ${span(queuedMs)}`, acceptedAtMs, first?.atMs ?? endMs, endMs, !first && !outcome),
    );
  let tries = earlierTries;
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i] as EventStep;
    if (step.type === 'try') {
      if (step.status !== 'cut-off') tries++;
      segments.push(tryOf(step, tries, outcome !== undefined));
      continue;
    }
    if (step.reason === 'retry') {
      const waitedMs = step.untilMs - step.atMs;
      segments.push(
        wait(
          `retry ${tries} in ${span(waitedMs)}`,
          remaining(step.untilMs, endMs, outcome),
          step.atMs,
          step.untilMs,
          endMs,
          step.untilMs > endMs,
        ),
      );
      continue;
    }
    const { reason } = step;
    let last = step;
    let refused = 1;
    for (let next = steps[i + 1]; next?.type === 'wait' && next.reason === reason; next = steps[i + 1]) {
      last = next;
      refused++;
      i++;
    }
    const given = outcome !== undefined && last.untilMs > outcome.atMs;
    segments.push(
      wait(
        `${REFUSALS[reason]}${refused > 1 ? `, ${refused} times` : ''}`,
        given
          ? 'the next try would come too late'
          : `next try after ${span(last.untilMs - last.atMs)}${ahead(last.untilMs, endMs)}`,
        step.atMs,
        given ? endMs : last.untilMs,
        endMs,
        !given && last.untilMs > endMs,
      ),
    );
  }
  return segments;
}

const REFUSALS: Record<Exclude<Extract<EventStep, { type: 'wait' }>['reason'], 'retry'>, string> = {
  ReservedFunctionConcurrentInvocationLimitExceeded: 'throttled: reserved concurrency in use',
  ConcurrentInvocationLimitExceeded: 'throttled: account’s concurrency in use',
  ReservedFunctionInvocationRateLimitExceeded: 'throttled: too many requests for its reservation',
  FunctionInvocationRateLimitExceeded: 'throttled: too many requests',
  ServiceException: 'error of Lambda’s own (500)',
  NotActive: 'function not ready',
};

const STATUSES = { success: 'succeeded', failure: 'failed', error: 'runtime error', timeout: 'timed out' };

function tryOf(step: Extract<EventStep, { type: 'try' }>, number: number, ended: boolean): LaneSegment {
  const version = step.version === undefined || step.version === '$LATEST' ? '' : `, version ${step.version}`;
  if (step.endedAtMs === undefined)
    // of an event that has ended, as when its function was deleted, nothing runs any more
    return { kind: 'try', mood: ended ? 'stopped' : 'running', text: `Try ${number}`, detail: 'running', weight: 0 };
  const { status = 'error' } = step;
  if (status === 'cut-off')
    return { kind: 'try', mood: 'stopped', text: 'Cut off', detail: 'its tab was gone; it runs again', weight: 0 };
  return {
    kind: 'try',
    mood: status === 'success' ? 'success' : 'error',
    text: `Try ${number}`,
    detail: `${STATUSES[status]}${version}`,
    weight: 0,
  };
}

function wait(
  text: string,
  detail: string,
  fromMs: number,
  untilMs: number,
  nowMs: number,
  waiting: boolean,
): LaneSegment {
  const lengthMs = Math.max(1, untilMs - fromMs);
  return {
    kind: 'wait',
    mood: waiting ? 'waiting' : 'stopped',
    text,
    detail,
    done: Math.min(1, Math.max(0, (nowMs - fromMs) / lengthMs)),
    // six hours are no 360 minutes of the lane
    weight: 1 + Math.log10(Math.max(1, lengthMs / SECOND_MS)),
  };
}

const ahead = (untilMs: number, nowMs: number) => (untilMs > nowMs ? `, in ${clockSpan(untilMs - nowMs)}` : '');
const remaining = (untilMs: number, nowMs: number, outcome: EventLane['outcome']) =>
  outcome === undefined && untilMs > nowMs ? `in ${clockSpan(untilMs - nowMs)}` : 'the function failed';

/** As people say it: 60 s, 2 min, 6 h. */
function span(ms: number): string {
  const seconds = Math.round(ms / SECOND_MS);
  if (seconds <= 60) return `${seconds} s`;
  if (seconds % 60 === 0 && seconds < 7200) return `${seconds / 60} min`;
  return clockSpan(ms);
}

/** AWS's condition, and what it means. */
export const OUTCOMES: Record<EventCondition | 'Waiting', { text: string; meaning: string; mood: LaneMood }> = {
  Waiting: { text: 'Not ended', meaning: 'Lambda still tries it, or will.', mood: 'waiting' },
  Success: { text: 'Success', meaning: 'A try succeeded.', mood: 'success' },
  RetriesExhausted: {
    text: 'RetriesExhausted',
    meaning: 'The function failed, and all retry attempts were used.',
    mood: 'error',
  },
  EventAgeExceeded: {
    text: 'EventAgeExceeded',
    meaning: 'The next try would have found it older than its maximum age.',
    mood: 'error',
  },
  ZeroReservedConcurrency: {
    text: 'ZeroReservedConcurrency',
    meaning: 'The function’s reserved concurrency is 0: it was given up without a try.',
    mood: 'error',
  },
  RecursiveLoopDetected: {
    text: 'RecursiveLoopDetected',
    meaning: 'The function had run 16 times in this chain. The word is Coldspark’s; AWS tells none.',
    mood: 'error',
  },
  FunctionDeleted: { text: 'Function deleted', meaning: 'Nobody was there to be told.', mood: 'error' },
};
