/**
 * In which order a queue gives its messages. A message that is hidden keeps its place in a FIFO queue, and gets a new one
 * at the end of a standard queue.
 */
import type { MessageRecord } from './tables.ts';

export interface MessageOrder {
  /** A message is in the queue now, hidden. */
  add(message: Readonly<MessageRecord>): void;
  remove(message: Readonly<MessageRecord>): void;
  show(message: Readonly<MessageRecord>): void;
  hide(message: Readonly<MessageRecord>): void;
  /** Ids of those that may be received now, the first first. */
  receivable(): Iterable<string>;
}

/** As they became visible. */
export class StandardOrder implements MessageOrder {
  readonly #visible = new Set<string>();

  add(): void {}

  remove({ messageId }: Readonly<MessageRecord>): void {
    this.#visible.delete(messageId);
  }

  show({ messageId }: Readonly<MessageRecord>): void {
    this.#visible.delete(messageId);
    this.#visible.add(messageId);
  }

  hide({ messageId }: Readonly<MessageRecord>): void {
    this.#visible.delete(messageId);
  }

  receivable(): Iterable<string> {
    return this.#visible;
  }
}

interface Group {
  /** Whether each of its messages is visible, in the order in which they came. */
  messages: Map<string, boolean>;
}

/**
 * As they came, group by group: none is given before those that came before it in its group, and a hidden one holds back
 * those behind it.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-understanding-logic.html
 */
export class FifoOrder implements MessageOrder {
  readonly #groups = new Map<string, Group>();
  /** Groups whose first message is visible, the longest so first. */
  readonly #ready = new Set<string>();

  add({ messageId, groupId = '' }: Readonly<MessageRecord>): void {
    const group = this.#groups.get(groupId) ?? { messages: new Map() };
    this.#groups.set(groupId, group);
    group.messages.set(messageId, false);
  }

  remove({ messageId, groupId = '' }: Readonly<MessageRecord>): void {
    const group = this.#groups.get(groupId);
    group?.messages.delete(messageId);
    if (group?.messages.size === 0) this.#groups.delete(groupId);
    this.#lookAt(groupId);
  }

  show(message: Readonly<MessageRecord>): void {
    this.#set(message, true);
  }

  hide(message: Readonly<MessageRecord>): void {
    this.#set(message, false);
  }

  *receivable(): Iterable<string> {
    for (const groupId of this.#ready) {
      for (const [messageId, isVisible] of this.#groups.get(groupId)?.messages ?? []) {
        if (!isVisible) break;
        yield messageId;
      }
    }
  }

  #set({ messageId, groupId = '' }: Readonly<MessageRecord>, isVisible: boolean): void {
    this.#groups.get(groupId)?.messages.set(messageId, isVisible);
    this.#lookAt(groupId);
  }

  #lookAt(groupId: string): void {
    const [first] = this.#groups.get(groupId)?.messages.values() ?? [];
    if (first) this.#ready.add(groupId);
    else this.#ready.delete(groupId);
  }
}
