/**
 * Asynchronous invocation: an event is accepted at once and tried until it ends.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 *
 * - Each function has a queue of its own (function-queue.ts).
 * - An error of the function is tried again after one minute and then after two, as often as the configuration of the
 *   invoked qualifier says; all tries have one request id. Nothing waits for a try that would come too late.
 * - An event ends as soon as its next try would find it too old. With a reservation of 0, or as one turn too many of a
 *   loop, it ends without a try.
 */
import type { Clock } from '../../kernel/clock.ts';
import type { FleetObserver } from '../observability/invocation-observer.ts';
import { type AsyncEvent, type EventInvokeConfig, LATEST, qualifiedKey } from '../state.ts';
import type { LambdaState } from '../tables.ts';
import { DelayLine } from './delay-line.ts';
import type { EventOutcome } from './event-destinations.ts';
import type { EventStore } from './event-store.ts';
import { FunctionQueue, type QueuePorts } from './function-queue.ts';
import type { Invocation, InvocationInput } from './invocation.ts';
import type { QueueLimits } from './limits.ts';
import { isLoop } from './lineage.ts';
import { type AsyncCondition, QueuedEvent } from './queued-event.ts';

export interface AsyncQueueParts {
  state: LambdaState;
  accountClock: Clock;
  limits: QueueLimits;
  store: EventStore;
  observer: Pick<FleetObserver, EventNews>;
  invoke: QueuePorts['invoke'];
  /** Brings the outcome to where it is to go, in this same step. */
  deliver(outcome: EventOutcome, config: Readonly<EventInvokeConfig> | undefined): void;
}

type EventNews =
  | 'eventAccepted'
  | 'eventResumed'
  | 'eventStarted'
  | 'eventRefused'
  | 'eventInvoked'
  | 'eventRetried'
  | 'eventEnded'
  | 'eventGone';

export class AsyncQueue {
  readonly #parts: AsyncQueueParts;
  readonly #ports: QueuePorts;
  /** By function name, while it has events. */
  readonly #queues = new Map<string, FunctionQueue>();
  /** After the first error of the function, after the second. */
  readonly #retries: readonly DelayLine[];
  #accepted = 0;

  constructor(parts: AsyncQueueParts) {
    const { accountClock: clock, limits, invoke, observer } = parts;
    this.#parts = parts;
    this.#retries = limits.retryDelaysMs.map((delayMs) => new DelayLine(delayMs, clock));
    this.#ports = {
      clock,
      limits,
      invoke: (event) => {
        observer.eventStarted(event, clock.now);
        return invoke(event);
      },
      verdict: (event) => this.#verdict(event),
      isTooOld: (event, atMs) => atMs >= this.#expiresAtMs(event),
      refused: (event, refusal, untilMs) => observer.eventRefused(event, refusal, untilMs, clock.now),
      ran: (event, invocation) => this.#ran(event, invocation),
      end: (event, condition) => this.#end(event, condition, undefined),
    };
  }

  /** Takes an event on. Its first try comes after the call that brought it. */
  accept(functionName: string, qualifier: string | undefined, input: InvocationInput, clientContext?: string): void {
    const { accountClock: clock, observer, store } = this.#parts;
    const { now } = clock;
    const event = this.#take(functionName, input, {
      ...(qualifier !== undefined && { qualifier }),
      ...(clientContext !== undefined && { clientContext }),
      acceptedAtMs: now,
      sequence: this.#accepted++,
      invocations: 0,
      nextAttemptAtMs: now,
      ...(input.lineage && { lineage: input.lineage }),
    });
    store.put(event);
    observer.eventAccepted(event, now);
    event.queue.add(event);
  }

  /** Goes on with the events of an engine that is gone; tries that it had begun begin anew. */
  resume(events: Iterable<Readonly<AsyncEvent>>, inputOf: (event: Readonly<AsyncEvent>) => InvocationInput): void {
    for (const record of [...events].sort(inOrder)) {
      const event = this.#take(record.functionName, inputOf(record), record);
      this.#parts.observer.eventResumed(event, this.#parts.accountClock.now);
      this.#accepted = Math.max(this.#accepted, event.sequence + 1);
      const line = this.#retries[event.invocations - 1];
      if (line && event.nextAttemptAtMs > this.#parts.accountClock.now) line.add(event);
      else event.queue.add(event);
    }
  }

  #take(
    functionName: string,
    input: InvocationInput,
    record: ConstructorParameters<typeof QueuedEvent>[2],
  ): QueuedEvent {
    const queue = this.#queues.get(functionName) ?? new FunctionQueue(functionName, this.#ports);
    this.#queues.set(functionName, queue);
    queue.events++;
    return new QueuedEvent(queue, input, record);
  }

  #ran(event: QueuedEvent, invocation: Invocation): void {
    const { accountClock: clock, limits, observer, store } = this.#parts;
    observer.eventInvoked(event, invocation, clock.now);
    if (invocation.status === 'success') {
      this.#end(event, 'Success', invocation);
      return;
    }
    const { maximumRetryAttempts = limits.retryAttempts } = this.#configOf(event) ?? {};
    const retry = event.invocations <= maximumRetryAttempts ? this.#retries[event.invocations - 1] : undefined;
    if (!retry) {
      this.#end(event, 'RetriesExhausted', invocation);
      return;
    }
    event.nextAttemptAtMs = clock.now + retry.delayMs;
    if (this.#ports.isTooOld(event, event.nextAttemptAtMs)) {
      this.#end(event, 'EventAgeExceeded', invocation);
      return;
    }
    store.put(event);
    observer.eventRetried(event, clock.now);
    retry.add(event);
  }

  #end(event: QueuedEvent, condition: AsyncCondition | undefined, invocation: Invocation | undefined): void {
    const { accountClock: clock, deliver, observer, store } = this.#parts;
    if (--event.queue.events === 0) this.#queues.delete(event.functionName);
    store.settle(event);
    if (!condition) {
      observer.eventGone(event, clock.now);
      return;
    }
    observer.eventEnded(event, condition, invocation, clock.now);
    deliver({ event, condition, invocation, atMs: clock.now }, this.#configOf(event));
  }

  /** In AWS's order, as far as it is known: closed, looping, too old. */
  #verdict(event: QueuedEvent): AsyncCondition | undefined {
    const fn = this.#parts.state.functions.get(event.functionName);
    if (fn?.reservedConcurrentExecutions === 0) return 'ZeroReservedConcurrency';
    if (isLoop(event.lineage, fn)) return 'RecursiveLoopDetected';
    return this.#ports.isTooOld(event, this.#parts.accountClock.now) ? 'EventAgeExceeded' : undefined;
  }

  #expiresAtMs(event: QueuedEvent): number {
    const { maximumEventAgeSeconds } = this.#configOf(event) ?? {};
    const ageMs = maximumEventAgeSeconds === undefined ? this.#parts.limits.eventAgeMs : maximumEventAgeSeconds * 1000;
    return event.acceptedAtMs + ageMs;
  }

  #configOf({ functionName, qualifier = LATEST }: QueuedEvent) {
    return this.#parts.state.eventInvokeConfigs.get(qualifiedKey(functionName, qualifier));
  }
}

/** That in which they are due, and came. */
const inOrder = (a: Readonly<AsyncEvent>, b: Readonly<AsyncEvent>) =>
  a.nextAttemptAtMs - b.nextAttemptAtMs || (a.sequence ?? 0) - (b.sequence ?? 0);
