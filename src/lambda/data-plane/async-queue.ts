/**
 * Asynchronous invocation: an event is accepted at once and tried until it ends.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 *
 * - Each function has a queue of its own (function-queue.ts).
 * - An error of the function is tried again after one minute and then after two, as often as the configuration of the
 *   invoked qualifier says; all tries have one request id. Nothing waits for a try that would come too late.
 * - An event ends when it gets too old. With a reservation of 0 it ends without a try.
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
import { type AsyncCondition, QueuedEvent } from './queued-event.ts';

export interface AsyncQueueParts {
  state: LambdaState;
  accountClock: Clock;
  limits: QueueLimits;
  store: EventStore;
  observer: Pick<FleetObserver, 'eventAccepted' | 'eventInvoked' | 'eventEnded'>;
  invoke: QueuePorts['invoke'];
  /** Brings the outcome to where it is to go, in this same step. */
  deliver(outcome: EventOutcome, config: Readonly<EventInvokeConfig> | undefined): void;
}

export class AsyncQueue {
  readonly #parts: AsyncQueueParts;
  readonly #ports: QueuePorts;
  /** By function name, while it has events. */
  readonly #queues = new Map<string, FunctionQueue>();
  /** After the first error of the function, after the second. */
  readonly #retries: readonly DelayLine[];
  #accepted = 0;

  constructor(parts: AsyncQueueParts) {
    const { accountClock: clock, limits, invoke } = parts;
    this.#parts = parts;
    this.#retries = limits.retryDelaysMs.map((delayMs) => new DelayLine(delayMs, clock));
    this.#ports = {
      clock,
      limits,
      invoke,
      isClosed: (functionName) => parts.state.functions.get(functionName)?.reservedConcurrentExecutions === 0,
      expiresAtMs: (event) => this.#expiresAtMs(event),
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
    });
    store.put(event);
    observer.eventAccepted(event, now);
    event.queue.add(event);
  }

  /** Goes on with the events of an engine that is gone; tries that it had begun begin anew. */
  resume(events: Iterable<Readonly<AsyncEvent>>, inputOf: (event: Readonly<AsyncEvent>) => InvocationInput): void {
    for (const record of [...events].sort(inOrder)) {
      const event = this.#take(record.functionName, inputOf(record), record);
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
    observer.eventInvoked(event, event.startedAtMs);
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
    if (event.nextAttemptAtMs >= this.#expiresAtMs(event)) {
      this.#end(event, 'EventAgeExceeded', invocation);
      return;
    }
    store.put(event);
    retry.add(event);
  }

  #end(event: QueuedEvent, condition: AsyncCondition | undefined, invocation: Invocation | undefined): void {
    const { accountClock: clock, deliver, observer, store } = this.#parts;
    if (--event.queue.events === 0) this.#queues.delete(event.functionName);
    store.settle(event);
    if (!condition) return;
    observer.eventEnded(event, condition, invocation, clock.now);
    deliver({ event, condition, invocation, atMs: clock.now }, this.#configOf(event));
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
