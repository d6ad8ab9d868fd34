/**
 * The queue of one function's asynchronous events, first in, first out, and the poller that reads it.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 *
 * The poller has a concurrency of its own: so many events are tried at once. What Lambda refuses (a throttle, a function
 * that is not ready, an error of its own) stays with the poller and is tried again after 1, 2, 4 … 300 seconds, unless
 * it would be too old by then. While ten wait like that the
 * poller reads on only where a try has ended: the others wait in the queue untried. So a long queue makes intervals
 * longer and reading slower, as AWS says, and a million events cost no million timers.
 */
import type { ClockEvent } from '../../api/account-clock.ts';
import type { TryRefusal } from '../../api/event-timeline.ts';
import type { Clock, Timer } from '../../kernel/clock.ts';
import { Fifo } from '../../kernel/fifo.ts';
import type { Invocation } from './invocation.ts';
import type { QueueLimits } from './limits.ts';
import type { AsyncCondition, QueuedEvent } from './queued-event.ts';

/** There is nothing to run any more. */
export const GONE = 'gone';

/** What a queue needs to know and to have done, of the whole that it is part of. */
export interface QueuePorts {
  clock: Clock;
  limits: QueueLimits;
  /** Begins a try; `event.ended` is called when it has ended, if it was not refused. */
  invoke(event: QueuedEvent): TryRefusal | typeof GONE | undefined;
  /** What ends the event without a try. */
  verdict(event: QueuedEvent): AsyncCondition | undefined;
  /** Whether a try then comes too late. */
  isTooOld(event: QueuedEvent, atMs: number): boolean;
  /** It waits until then, for it was refused. */
  refused(event: QueuedEvent, refusal: TryRefusal, untilMs: number): void;
  /** A try has ended. */
  ran(event: QueuedEvent, invocation: Invocation): void;
  /** It will not be tried again. Without a condition, nobody is there to be told of it. */
  end(event: QueuedEvent, condition: AsyncCondition | undefined): void;
}

export class FunctionQueue implements Timer {
  readonly functionName: string;
  /** Events that have not ended, wherever they wait. */
  events = 0;
  readonly #ports: QueuePorts;
  readonly #waiting = new Fifo<QueuedEvent>();
  #running = 0;
  #backingOff = 0;
  /** Tries that ended since the queue was last read: as many events are read, whoever is backing off. */
  #freed = 0;
  #armed = false;

  constructor(functionName: string, ports: QueuePorts) {
    this.functionName = functionName;
    this.#ports = ports;
  }

  /** Behind all others. It is read after the step that brought it. */
  add(event: QueuedEvent): void {
    this.#waiting.push(event);
    this.#readSoon();
  }

  /** Reads the queue. */
  fire(now: number): void {
    this.#armed = false;
    while (this.#mayRead()) this.#attempt(this.#waiting.shift() as QueuedEvent, now);
    this.#freed = 0;
  }

  coming(atMs: number): ClockEvent | undefined {
    return this.#waiting.size === 0 ? undefined : { atMs, name: `asynchronous event of ${this.functionName}` };
  }

  /** An event that was refused has waited. */
  tryAgain(event: QueuedEvent): void {
    this.#backingOff--;
    this.#attempt(event, this.#ports.clock.now);
    this.#readSoon();
  }

  tried(event: QueuedEvent, invocation: Invocation): void {
    this.#running--;
    this.#freed++;
    event.invocations++;
    event.refusals = 0;
    event.refusal = undefined;
    this.#ports.ran(event, invocation);
    this.#readSoon();
  }

  #mayRead(): boolean {
    const { concurrency, backingOffAtOnce } = this.#ports.limits;
    if (this.#waiting.size === 0 || this.#running + this.#backingOff >= concurrency) return false;
    return this.#backingOff < backingOffAtOnce || this.#freed-- > 0;
  }

  /** A timer at now: nothing is tried within the call that accepted it, or within the end of another try. */
  #readSoon(): void {
    if (this.#armed || this.#waiting.size === 0) return;
    this.#armed = true;
    this.#ports.clock.schedule(this.#ports.clock.now, this);
  }

  #attempt(event: QueuedEvent, now: number): void {
    const { invoke, verdict, end } = this.#ports;
    const condition = verdict(event);
    if (condition) {
      end(event, condition);
      return;
    }
    event.startedAtMs = now;
    this.#running++;
    const refusal = invoke(event);
    if (refusal === undefined) return;
    this.#running--;
    if (refusal === GONE) end(event, undefined);
    else this.#backOff(event, refusal, now);
  }

  #backOff(event: QueuedEvent, refusal: TryRefusal, now: number): void {
    const { clock, limits, isTooOld, refused, end } = this.#ports;
    const untilMs = now + Math.min(limits.firstBackoffMs * 2 ** event.refusals, limits.longestBackoffMs);
    event.refusals++;
    event.refusal = refusal;
    refused(event, refusal, untilMs);
    if (isTooOld(event, untilMs)) {
      end(event, 'EventAgeExceeded');
      return;
    }
    this.#backingOff++;
    clock.schedule(untilMs, event);
  }
}
