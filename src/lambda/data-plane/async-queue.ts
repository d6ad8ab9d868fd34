/**
 * Asynchronous invocation: an event is accepted at once and tried until it ends.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 *
 * - An error of the function is tried again after one minute and then after two, as often as the configuration of the
 *   invoked qualifier says; all tries have one request id.
 * - What Lambda itself refuses (a throttle, a function that is not ready) goes back to the queue and comes again after
 *   1, 2, 4 … 300 seconds.
 * - An event ends when it gets too old. With a reservation of 0 it ends without a try.
 *
 * Every accepted event is a record, so that whoever takes over runs what was accepted. Timers come from the records.
 *
 * Differs from AWS: outcomes reach no dead-letter queue and no destination yet; observers are told of them.
 */
import { ServiceException } from '../../api/errors.ts';
import {
  DEFAULT_EVENT_AGE_SECONDS,
  DEFAULT_RETRY_ATTEMPTS,
  FIRST_BACKOFF_SECONDS,
  FUNCTION_ERROR_RETRY_SECONDS,
  LONGEST_BACKOFF_SECONDS,
} from '../../api/quotas.ts';
import type { Clock, Timer } from '../../kernel/clock.ts';
import type { InvocationRequest, InvocationResponse } from '../context.ts';
import type { InvocationObserver } from '../observability/invocation-observer.ts';
import { type AsyncEvent, LATEST, qualifiedKey } from '../state.ts';
import type { LambdaState } from '../tables.ts';

/** AWS's words for how an event ended. */
export type AsyncCondition = 'Success' | 'RetriesExhausted' | 'EventAgeExceeded' | 'ZeroReservedConcurrency';

export interface AsyncOutcome {
  condition: AsyncCondition;
  /** Tries that ran. */
  approximateInvokeCount: number;
  /** What the last try came to; undefined when there was none since this engine took over. */
  result: InvocationResponse | ServiceException | undefined;
}

/** What `accept` is given; the rest of an event is the queue's. */
export type AcceptedEvent = Pick<AsyncEvent, 'requestId' | 'functionName' | 'qualifier' | 'payload' | 'clientContext'>;

export interface AsyncQueueParts {
  state: LambdaState;
  clock: Clock;
  observers: readonly InvocationObserver[];
  /** One try; `done` is called once. */
  invoke(request: InvocationRequest, done: (result: InvocationResponse | ServiceException) => void): void;
}

export class AsyncQueue {
  readonly #parts: AsyncQueueParts;
  /** Request ids of tries under way. */
  readonly #running = new Set<string>();
  readonly #utf8 = new TextEncoder();

  constructor(parts: AsyncQueueParts) {
    this.#parts = parts;
  }

  /** Takes an event on, and begins with its first try. */
  accept(accepted: AcceptedEvent): void {
    const { state, clock, observers } = this.#parts;
    const event: AsyncEvent = {
      ...accepted,
      acceptedAtMs: clock.now,
      invocations: 0,
      refusals: 0,
      nextAttemptAtMs: clock.now,
    };
    state.asyncEvents.set(event.requestId, event);
    for (const observer of observers) observer.eventAccepted?.(event, clock.now);
    this.#attempt(event);
  }

  /** Goes on with the events of an engine that is gone; tries that it had begun begin anew. */
  resume(): void {
    for (const event of this.#parts.state.asyncEvents.values()) this.#schedule(event);
  }

  /** A try may be due. */
  due(requestId: string, atMs: number): void {
    const event = this.#parts.state.asyncEvents.get(requestId);
    if (event?.nextAttemptAtMs === atMs && !this.#running.has(requestId)) this.#attempt(event);
  }

  #attempt(event: Readonly<AsyncEvent>): void {
    const { clock, invoke, state } = this.#parts;
    if (state.functions.get(event.functionName)?.reservedConcurrentExecutions === 0) {
      this.#end(event, 'ZeroReservedConcurrency', undefined);
      return;
    }
    if (clock.now >= this.#expiresAtMs(event)) {
      this.#end(event, 'EventAgeExceeded', undefined);
      return;
    }
    this.#running.add(event.requestId);
    const startedAtMs = clock.now;
    const { functionName, qualifier, clientContext, requestId } = event;
    const payload = this.#utf8.encode(event.payload);
    invoke({ functionName, qualifier, payload, logTail: false, clientContext, requestId }, (result) => {
      this.#running.delete(requestId);
      this.#tried(event, result, startedAtMs);
    });
  }

  #tried(event: Readonly<AsyncEvent>, result: InvocationResponse | ServiceException, startedAtMs: number): void {
    if (!(result instanceof ServiceException)) {
      for (const observer of this.#parts.observers) observer.eventInvoked?.(event, startedAtMs);
      this.#ran(event, result);
      return;
    }
    if (result.code === 'ResourceNotFoundException') {
      // the function is gone, and with it whatever would have been told of the outcome
      this.#parts.state.asyncEvents.delete(event.requestId);
      return;
    }
    const seconds = Math.min(FIRST_BACKOFF_SECONDS * 2 ** event.refusals, LONGEST_BACKOFF_SECONDS);
    this.#retry({ ...event, refusals: event.refusals + 1 }, seconds);
  }

  #ran(event: Readonly<AsyncEvent>, result: InvocationResponse): void {
    const ran = { ...event, invocations: event.invocations + 1, refusals: 0 };
    if (result.functionError === undefined) {
      this.#end(ran, 'Success', result);
      return;
    }
    const { maximumRetryAttempts = DEFAULT_RETRY_ATTEMPTS } = this.#configOf(event) ?? {};
    const seconds = FUNCTION_ERROR_RETRY_SECONDS[event.invocations];
    if (event.invocations >= maximumRetryAttempts || seconds === undefined) this.#end(ran, 'RetriesExhausted', result);
    else this.#retry(ran, seconds);
  }

  #retry(event: Readonly<AsyncEvent>, delaySeconds: number): void {
    const { clock, state } = this.#parts;
    const nextAttemptAtMs = Math.min(clock.now + delaySeconds * 1000, this.#expiresAtMs(event));
    const waiting = { ...event, nextAttemptAtMs };
    state.asyncEvents.set(event.requestId, waiting);
    this.#schedule(waiting);
  }

  #end(
    event: Readonly<AsyncEvent>,
    condition: AsyncCondition,
    result: InvocationResponse | ServiceException | undefined,
  ): void {
    const { clock, observers, state } = this.#parts;
    state.asyncEvents.delete(event.requestId);
    const outcome: AsyncOutcome = { condition, approximateInvokeCount: event.invocations, result };
    for (const observer of observers) observer.eventEnded?.(event, outcome, clock.now);
  }

  #schedule({ requestId, nextAttemptAtMs }: Readonly<AsyncEvent>): void {
    this.#parts.clock.schedule(nextAttemptAtMs, new Attempt(this, requestId, nextAttemptAtMs));
  }

  #expiresAtMs(event: Readonly<AsyncEvent>): number {
    const { maximumEventAgeSeconds = DEFAULT_EVENT_AGE_SECONDS } = this.#configOf(event) ?? {};
    return event.acceptedAtMs + maximumEventAgeSeconds * 1000;
  }

  #configOf({ functionName, qualifier = LATEST }: Readonly<AsyncEvent>) {
    return this.#parts.state.eventInvokeConfigs.get(qualifiedKey(functionName, qualifier));
  }
}

class Attempt implements Timer {
  readonly #queue: AsyncQueue;
  readonly #requestId: string;
  readonly #atMs: number;

  constructor(queue: AsyncQueue, requestId: string, atMs: number) {
    this.#queue = queue;
    this.#requestId = requestId;
    this.#atMs = atMs;
  }

  fire(): void {
    this.#queue.due(this.#requestId, this.#atMs);
  }
}
