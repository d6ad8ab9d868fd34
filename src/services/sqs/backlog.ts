/**
 * What lies in one queue: who is visible, delayed or in flight, who waits for messages, and what becomes of a message by
 * time alone. All that a successor needs is in the records; the rest is derived from them.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html
 */
import type { ClockEvent } from '../../api/account-clock.ts';
import type { Clock, Timer } from '../../kernel/clock.ts';
import type { Answer } from '../../kernel/service.ts';
import type { Table } from '../../kernel/table.ts';
import { FifoOrder, type MessageOrder, StandardOrder } from './message-order.ts';
import { isFifo } from './queue.ts';
import { numberOf } from './queue-attributes.ts';
import type { MessageRecord, QueueRecord } from './tables.ts';

type State = 'visible' | 'delayed' | 'inFlight';

/** Who waits for messages. */
export interface Waiter {
  /** Takes what it may; whether it has got any, and waits no more. */
  offer(): boolean;
  /** There will be none any more. */
  close(answer: Answer): void;
}

export interface BacklogParts {
  clock: Clock;
  queues: Table<QueueRecord>;
  messages: Table<MessageRecord>;
}

export class Backlog {
  readonly #queueName: string;
  readonly #parts: BacklogParts;
  readonly #order: MessageOrder;
  readonly #states = new Map<string, State>();
  readonly #counts: Record<State, number> = { visible: 0, delayed: 0, inFlight: 0 };
  /** Ids of messages that are hidden until then. */
  readonly #hidden = new Map<number, Set<string>>();
  readonly #waiters = new Set<Waiter>();
  #serving = false;
  /** When the oldest message expires, as far as a timer is set for it. */
  #expiresAtMs = Number.POSITIVE_INFINITY;

  constructor(queueName: string, parts: BacklogParts) {
    this.#queueName = queueName;
    this.#parts = parts;
    this.#order = isFifo({ name: queueName }) ? new FifoOrder() : new StandardOrder();
  }

  get counts(): Readonly<Record<State, number>> {
    return this.#counts;
  }

  get(messageId: string): Readonly<MessageRecord> | undefined {
    return this.#parts.messages.get(messageKey(this.#queueName, messageId));
  }

  has(messageId: string): boolean {
    return this.#states.has(messageId);
  }

  /** Whether it was received, and nobody else may have it yet. */
  isInFlight(messageId: string): boolean {
    return this.#states.get(messageId) === 'inFlight';
  }

  /** Those that may be received now, the first first. */
  *receivable(): Iterable<Readonly<MessageRecord>> {
    for (const messageId of this.#order.receivable()) {
      const message = this.get(messageId);
      if (message) yield message;
    }
  }

  /** Everything in the queue, in the order in which it came. */
  all(): Readonly<MessageRecord>[] {
    return [...this.#states.keys()]
      .map((messageId) => this.get(messageId) as Readonly<MessageRecord>)
      .sort((a, b) => a.order - b.order);
  }

  /** New messages, or what has become of those that are there. */
  put(...messages: readonly Readonly<MessageRecord>[]): void {
    for (const message of messages) {
      this.#parts.messages.set(messageKey(this.#queueName, message.messageId), message);
      this.#place(message);
    }
    this.#serve();
  }

  /** Takes over what is on disk, in the order in which it came. */
  restore(message: Readonly<MessageRecord>): void {
    this.#place(message);
  }

  remove(messageId: string): void {
    const message = this.get(messageId);
    if (!message) return;
    this.#parts.messages.delete(messageKey(this.#queueName, messageId));
    this.#count(messageId, undefined);
    this.#order.remove(message);
    // in a FIFO queue it has held back those behind it
    this.#serve();
  }

  clear(): void {
    for (const messageId of [...this.#states.keys()]) this.remove(messageId);
  }

  /** Gives it what there is, now or when there is something. */
  wait(waiter: Waiter): void {
    this.#waiters.add(waiter);
  }

  stopWaiting(waiter: Waiter): void {
    this.#waiters.delete(waiter);
  }

  /** The queue is gone, and whoever waits is told so. */
  close(answer: Answer): void {
    this.clear();
    for (const waiter of this.#waiters) waiter.close(answer);
    this.#waiters.clear();
  }

  /** Messages are kept as long as the queue now says. */
  watchRetention(): void {
    for (const messageId of [...this.#states.keys()]) this.#expireInTime(this.get(messageId) as MessageRecord);
  }

  #place(message: Readonly<MessageRecord>): void {
    const { messageId, visibleAtMs, receives } = message;
    if (!this.#states.has(messageId)) {
      this.#order.add(message);
      this.#expireInTime(message);
    }
    if (visibleAtMs <= this.#parts.clock.now) {
      this.#count(messageId, 'visible');
      this.#order.show(message);
      return;
    }
    this.#count(messageId, receives > 0 ? 'inFlight' : 'delayed');
    this.#order.hide(message);
    this.#hideUntil(visibleAtMs, messageId);
  }

  #count(messageId: string, state: State | undefined): void {
    const before = this.#states.get(messageId);
    if (before) this.#counts[before]--;
    if (state) {
      this.#counts[state]++;
      this.#states.set(messageId, state);
    } else this.#states.delete(messageId);
  }

  /** One timer for all that become visible at the same time. */
  #hideUntil(atMs: number, messageId: string): void {
    const together = this.#hidden.get(atMs);
    if (together) {
      together.add(messageId);
      return;
    }
    this.#hidden.set(atMs, new Set([messageId]));
    const timer: Timer = {
      fire: () => this.#show(atMs),
      coming: () => this.#comingOut(atMs),
    };
    this.#parts.clock.schedule(atMs, timer);
  }

  #show(atMs: number): void {
    for (const message of this.#hiddenUntil(atMs)) this.#place(message);
    this.#hidden.delete(atMs);
    this.#serve();
  }

  /** What of them still is: others were deleted, or are hidden longer. */
  #hiddenUntil(atMs: number): Readonly<MessageRecord>[] {
    const messages = Array.from(this.#hidden.get(atMs) ?? [], (messageId) => this.get(messageId));
    return messages.filter((message) => message?.visibleAtMs === atMs) as Readonly<MessageRecord>[];
  }

  #comingOut(atMs: number): ClockEvent | undefined {
    const [first] = this.#hiddenUntil(atMs);
    if (!first) return undefined;
    const name =
      first.receives > 0 ? `visibility timeout in ${this.#queueName} over` : `delayed message of ${this.#queueName}`;
    return { atMs, name };
  }

  /** One after the other: what a waiter does to the queue serves nobody meanwhile. */
  #serve(): void {
    if (this.#serving) return;
    this.#serving = true;
    for (const waiter of this.#waiters) {
      if (this.#counts.visible === 0) break;
      if (waiter.offer()) this.#waiters.delete(waiter);
    }
    this.#serving = false;
  }

  #expireInTime(message: Readonly<MessageRecord>): void {
    const atMs = this.#expiryOf(message);
    if (atMs >= this.#expiresAtMs) return;
    this.#expiresAtMs = atMs;
    const timer: Timer = {
      fire: (now) => {
        if (this.#expiresAtMs === atMs) this.#expire(now);
      },
      coming: () =>
        this.#expiresAtMs === atMs && this.#states.size > 0
          ? { atMs, name: `retention of a message in ${this.#queueName} over` }
          : undefined,
    };
    this.#parts.clock.schedule(atMs, timer);
  }

  /** Deletes what is too old, and sees when the next will be. */
  #expire(now: number): void {
    this.#expiresAtMs = Number.POSITIVE_INFINITY;
    for (const messageId of [...this.#states.keys()]) {
      const message = this.get(messageId) as Readonly<MessageRecord>;
      if (this.#expiryOf(message) <= now) this.remove(messageId);
      else this.#expireInTime(message);
    }
  }

  #expiryOf({ sentAtMs }: Readonly<MessageRecord>): number {
    const queue = this.#parts.queues.get(this.#queueName);
    return queue ? sentAtMs + numberOf(queue, 'MessageRetentionPeriod') * 1000 : Number.POSITIVE_INFINITY;
  }
}

export const messageKey = (queueName: string, messageId: string) => `${queueName} ${messageId}`;
