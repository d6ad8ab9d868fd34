/** Where accepted events are kept until they have ended, so that whoever takes over runs what was accepted. */
import type { Table } from '../../kernel/table.ts';
import type { AsyncEvent } from '../state.ts';
import type { QueuedEvent } from './queued-event.ts';

export interface EventStore {
  /** It was accepted, or waits for its next try after one that ran. */
  put(event: QueuedEvent): void;
  /** It has ended. */
  settle(event: QueuedEvent): void;
}

export class EventTable implements EventStore {
  readonly #table: Table<AsyncEvent>;

  constructor(table: Table<AsyncEvent>) {
    this.#table = table;
  }

  put(event: QueuedEvent): void {
    const { input, functionName, qualifier, clientContext, acceptedAtMs, sequence, invocations } = event;
    const { nextAttemptAtMs, lineage } = event;
    this.#table.set(input.requestId, {
      requestId: input.requestId,
      functionName,
      ...(qualifier !== undefined && { qualifier }),
      payload: input.payload,
      ...(clientContext !== undefined && { clientContext }),
      acceptedAtMs,
      sequence,
      invocations,
      nextAttemptAtMs,
      ...(lineage && { lineage }),
    });
  }

  settle({ input }: QueuedEvent): void {
    this.#table.delete(input.requestId);
  }
}

/** Of a simulation, which nobody takes over. */
export const KEPT_NOWHERE: EventStore = { put() {}, settle() {} };
