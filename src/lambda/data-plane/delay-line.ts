/** Events that all wait equally long, hence in order: one timer for all of them, however many they are. */
import type { ClockEvent } from '../../api/account-clock.ts';
import type { Clock, Timer } from '../../kernel/clock.ts';
import { Fifo } from '../../kernel/fifo.ts';
import type { QueuedEvent } from './queued-event.ts';

export class DelayLine implements Timer {
  readonly delayMs: number;
  readonly #clock: Clock;
  readonly #events = new Fifo<QueuedEvent>();
  #armed = false;

  constructor(delayMs: number, clock: Clock) {
    this.delayMs = delayMs;
    this.#clock = clock;
  }

  /** Until its `nextAttemptAtMs`, which is not before that of the one before it. */
  add(event: QueuedEvent): void {
    this.#events.push(event);
    this.#arm();
  }

  fire(now: number): void {
    this.#armed = false;
    for (;;) {
      const first = this.#events.peek();
      if (!first || first.nextAttemptAtMs > now) break;
      this.#events.shift();
      first.queue.add(first);
    }
    this.#arm();
  }

  coming(atMs: number): ClockEvent | undefined {
    const first = this.#events.peek();
    return first && { atMs, name: `retry ${first.invocations} of ${first.functionName}` };
  }

  #arm(): void {
    const first = this.#events.peek();
    if (this.#armed || !first) return;
    this.#armed = true;
    this.#clock.schedule(first.nextAttemptAtMs, this);
  }
}
