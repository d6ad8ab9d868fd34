/** The backlog of each queue, and the order of what comes into any of them. */
import { Backlog, type BacklogParts } from './backlog.ts';
import type { Deduplication } from './tables.ts';

/** Sequence numbers have twenty digits; they grow with time, so that a successor's are larger. */
const FIRST_SEQUENCE = 10n ** 19n;
const SEQUENCES_PER_MS = 1_000_000n;

export class Backlogs {
  readonly #parts: BacklogParts;
  readonly #byQueue = new Map<string, Backlog>();
  #order = 0;
  #sequence = FIRST_SEQUENCE;

  constructor(parts: BacklogParts) {
    this.#parts = parts;
  }

  of(queueName: string): Backlog {
    const known = this.#byQueue.get(queueName);
    if (known) return known;
    const backlog = new Backlog(queueName, this.#parts);
    this.#byQueue.set(queueName, backlog);
    return backlog;
  }

  /** Of a queue that is gone. */
  drop(queueName: string): void {
    this.#byQueue.delete(queueName);
  }

  /** The place of the next message. */
  nextOrder(): number {
    return this.#order++;
  }

  /** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-key-terms.html */
  nextSequence(): string {
    const ofNow = FIRST_SEQUENCE + BigInt(Math.floor(this.#parts.clock.now)) * SEQUENCES_PER_MS;
    this.#sequence = ofNow > this.#sequence ? ofNow : this.#sequence + 1n;
    return String(this.#sequence);
  }

  /** From the tables, when they are filled. */
  restore(deduplications: Iterable<Readonly<Deduplication>>): void {
    const messages = [...this.#parts.messages.values()].sort((a, b) => a.order - b.order);
    for (const message of messages) this.of(message.queueName).restore(message);
    this.#order = (messages.at(-1)?.order ?? -1) + 1;
    for (const { sequenceNumber } of [...messages, ...deduplications]) this.#keepAhead(sequenceNumber);
  }

  #keepAhead(sequenceNumber: string | undefined): void {
    if (sequenceNumber === undefined) return;
    const sequence = BigInt(sequenceNumber);
    if (sequence > this.#sequence) this.#sequence = sequence;
  }
}
