/** Messages that reach the function together. */
import type { Message } from '../../../api/models/sqs-types.ts';
import { REQUEST_PAYLOAD_BYTES } from '../../../api/quotas.ts';
import type { Lineage } from '../../../kernel/caller.ts';
import type { QueueMapping } from '../../queue-mappings.ts';
import { bytesOf } from '../message-attributes.ts';
import { eventOf, eventOverheadBytes, type QueueRecord } from './queue-event.ts';

export class Batch {
  /** As it was when they were received. */
  readonly mapping: QueueMapping;
  readonly receivedAtMs: number;
  /** How often it could not be run. */
  refusals = 0;
  /** When somebody else may have its messages. */
  expiresAtMs: number | undefined;
  /** The longest chain that led to one of the messages. */
  lineage: Lineage | undefined;
  readonly #receipts = new Map<string, string>();
  readonly #records: string[] = [];
  #bytes = 0;

  constructor(mapping: QueueMapping, receivedAtMs: number) {
    this.mapping = mapping;
    this.receivedAtMs = receivedAtMs;
  }

  get size(): number {
    return this.#records.length;
  }

  get messageIds(): Iterable<string> {
    return this.#receipts.keys();
  }

  /** False when the event would become too large for an invocation; one alone is taken whatever its size. */
  add({ MessageId = '', ReceiptHandle = '' }: Message, record: QueueRecord, lineage: Lineage | undefined): boolean {
    const text = JSON.stringify(record);
    const bytes = this.#bytes + bytesOf(text);
    if (this.size > 0 && bytes + eventOverheadBytes(this.size + 1) > REQUEST_PAYLOAD_BYTES) return false;
    this.#bytes = bytes;
    this.#records.push(text);
    this.#receipts.set(MessageId, ReceiptHandle);
    if (lineage) this.lineage = longest(this.lineage, lineage);
    return true;
  }

  event(): Uint8Array {
    return eventOf(this.#records);
  }

  /** Receipt handles of the messages but for those. */
  receiptsBut(failed: ReadonlySet<string> = new Set()): string[] {
    return [...this.#receipts].filter(([messageId]) => !failed.has(messageId)).map(([, receipt]) => receipt);
  }
}

function longest(one: Lineage | undefined, other: Lineage): Lineage {
  const both: Record<string, number> = { ...one };
  for (const [functionName, runs] of Object.entries(other))
    both[functionName] = Math.max(both[functionName] ?? 0, runs);
  return both;
}
