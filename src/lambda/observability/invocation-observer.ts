/**
 * What the half that runs functions tells whoever wants to know. Arguments are positional and nothing is made for the
 * call, so that a simulation can afford it; a fold has the methods it needs. An observer only looks: it calls nothing
 * back, and what it keeps it copies, for invocations and environments live on.
 */

import type { TryRefusal } from '../../api/event-timeline.ts';
import type { ThrottleReason } from '../../api/throttle-reasons.ts';
import type { DeliveryFailure, DeliveryKind } from '../data-plane/event-destinations.ts';
import type { ExecutionEnvironment, InitStatus, RuntimeExit } from '../data-plane/execution-environment.ts';
import type { Invocation } from '../data-plane/invocation.ts';
import type { AsyncCondition, QueuedEvent } from '../data-plane/queued-event.ts';

export interface InvocationObserver {
  /** A request asks to be admitted. */
  requested?(invocation: Invocation): void;
  throttled?(invocation: Invocation, reason: ThrottleReason, now: number): void;
  /** Accepted, and given an environment: a provisioned one, a warm one, or (`invocation.coldStart`) a new one. */
  assigned?(invocation: Invocation, environment: ExecutionEnvironment, now: number): void;
  initStarted?(environment: ExecutionEnvironment, now: number): void;
  /** `environment.initPhase` is the phase that ended. */
  initEnded?(
    environment: ExecutionEnvironment,
    durationMs: number,
    status: InitStatus,
    errorType: string | undefined,
    now: number,
  ): void;
  /** The handler's time begins. */
  started?(invocation: Invocation, environment: ExecutionEnvironment, now: number): void;
  /** Output of user code and of the runtime, lines ending in newlines. */
  logged?(environment: ExecutionEnvironment, text: string, now: number): void;
  /** The environment was taken before it ran the invocation, which is assigned again. */
  displaced?(invocation: Invocation, environment: ExecutionEnvironment, now: number): void;
  /** Its outcome is in the invocation; `exit` when the runtime went away under it. */
  ended?(invocation: Invocation, environment: ExecutionEnvironment, exit: RuntimeExit | undefined, now: number): void;
  stopped?(environment: ExecutionEnvironment, now: number): void;
  /** An asynchronous invocation: its tries are told of like all others, by its request id. */
  eventAccepted?(event: QueuedEvent, now: number): void;
  /** A successor goes on with it. */
  eventResumed?(event: QueuedEvent, now: number): void;
  /** A try begins; it may be refused. */
  eventStarted?(event: QueuedEvent, now: number): void;
  /** The try was refused: the event waits until then, or is too old for it. */
  eventRefused?(event: QueuedEvent, refusal: TryRefusal, untilMs: number, now: number): void;
  /** A try that ran has ended; it began at `event.startedAtMs`. */
  eventInvoked?(event: QueuedEvent, invocation: Invocation, now: number): void;
  /** It waits for its next try until `event.nextAttemptAtMs`, for the function failed. */
  eventRetried?(event: QueuedEvent, now: number): void;
  /** `invocation`: the try that ended it, if one did. */
  eventEnded?(event: QueuedEvent, condition: AsyncCondition, invocation: Invocation | undefined, now: number): void;
  /** It has ended without anybody to tell: its function is gone. */
  eventGone?(event: QueuedEvent, now: number): void;
  /** Its outcome was taken by a target, or not. */
  eventDelivered?(
    event: QueuedEvent,
    kind: DeliveryKind,
    arn: string,
    failure: DeliveryFailure | undefined,
    now: number,
  ): void;
  /** An invocation was stopped as one turn too many of a loop. */
  recursionStopped?(functionName: string, qualifier: string | undefined, now: number): void;
}

/** The one that a fleet tells; `ObserverGroup` makes one of many. */
export type FleetObserver = Required<InvocationObserver>;
