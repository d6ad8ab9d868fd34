/**
 * Replies that are stored together with the changes they report, by call id: a call that is sent again after a change
 * of leader gets its first reply and does not act twice. Bounded: a ring of slots, the oldest is overwritten. A tab has
 * at most `CALLS_IN_FLIGHT` such calls unanswered (tab.ts), so the ring remembers for sixteen busy tabs.
 */
import type { HttpResponse } from '../api/http.ts';
import type { Change } from '../kernel/outbox.ts';

export const STORED_REPLIES_TABLE = 'storedReplies';
export const CALLS_IN_FLIGHT = 128;
const SLOTS = 16 * CALLS_IN_FLIGHT;

interface StoredReply {
  sequence: number;
  callId: string;
  response: HttpResponse;
}

export class StoredReplies {
  readonly #bySlot = new Map<string, StoredReply>();
  readonly #byCall = new Map<string, HttpResponse>();
  #next = 0;

  constructor(snapshot: Iterable<Change>) {
    for (const { table, key, value } of snapshot) {
      if (table === STORED_REPLIES_TABLE) this.#put(key, value as StoredReply);
    }
  }

  get(callId: string): HttpResponse | undefined {
    return this.#byCall.get(callId);
  }

  /** The change that must be committed with what the call did. */
  add(callId: string, response: HttpResponse): Change {
    const key = String(this.#next % SLOTS);
    const value: StoredReply = { sequence: this.#next, callId, response };
    this.#put(key, value);
    return { table: STORED_REPLIES_TABLE, key, value };
  }

  /** All of them, as the changes that would make them. */
  records(): Change[] {
    return Array.from(this.#bySlot, ([key, value]) => ({ table: STORED_REPLIES_TABLE, key, value }));
  }

  #put(key: string, stored: StoredReply): void {
    const old = this.#bySlot.get(key);
    if (old) this.#byCall.delete(old.callId);
    this.#bySlot.set(key, stored);
    this.#byCall.set(stored.callId, stored.response);
    this.#next = Math.max(this.#next, stored.sequence + 1);
  }
}
