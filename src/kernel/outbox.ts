/**
 * What one step produced, held until it may leave: replies to callers, changes for the disk, effects for the host of
 * runtimes, and topics for whoever shows resources. The commit loop drains it (DESIGN: nothing is seen that is not
 * committed).
 */
import type { HttpResponse } from '../api/http.ts';

export interface Change {
  table: string;
  key: string;
  /** The record's new value; undefined deletes it. */
  value: unknown;
}

export interface Reply {
  /** The id its command came with. */
  callId: string;
  response: HttpResponse;
}

/** `Effect`: the orders to the world outside, which the kernel only carries. */
export interface Outcome<Effect = unknown> {
  replies: Reply[];
  changes: Change[];
  /** Logs and metrics: kept like changes while there is room, but no operation fails for want of it. Nobody waits for
   * them but who is shown them. */
  observations: Change[];
  /** Somebody is shown what was observed, now or before. */
  showsObservations?: true;
  effects: Effect[];
  /** What changed, for whoever shows it; told when it is on disk. */
  topics: string[];
  /** The same of what changes too often to be told each time. */
  calmTopics: string[];
  /** All that there is from now on: every other record is gone, and memory has to be loaded again. */
  replacement?: readonly Change[];
}

/** Where a table tells of its changes. A simulation, which keeps nothing, gives one that forgets. */
export interface Changes {
  change(table: string, key: string, value: unknown): void;
  /** `calm`: there is much of it, so it is told now and then. */
  announce(topics: readonly string[], calm: boolean): void;
}

export const FORGETTING: Changes = { change() {}, announce() {} };

/** Where a fold brings what it observed. */
export interface Observations {
  observation(table: string, key: string, value: unknown): void;
}

/** An outcome of which nothing came. */
export const nothing = <Effect>(): Outcome<Effect> => ({
  replies: [],
  changes: [],
  observations: [],
  effects: [],
  topics: [],
  calmTopics: [],
});

/** Where it is said besides that somebody looks at it. */
export interface ShownObservations extends Observations {
  showObservations(): void;
}

export class Outbox<Effect = unknown> implements Changes, Observations {
  #outcome: Outcome<Effect> = nothing();

  reply(callId: string, response: HttpResponse): void {
    this.#outcome.replies.push({ callId, response });
  }

  change(table: string, key: string, value: unknown): void {
    this.#outcome.changes.push({ table, key, value });
  }

  announce(topics: readonly string[], calm: boolean): void {
    const told = calm ? this.#outcome.calmTopics : this.#outcome.topics;
    for (const topic of topics) if (!told.includes(topic)) told.push(topic);
  }

  showObservations(): void {
    this.#outcome.showsObservations = true;
  }

  observation(table: string, key: string, value: unknown): void {
    this.#outcome.observations.push({ table, key, value });
  }

  effect(effect: Effect): void {
    this.#outcome.effects.push(effect);
  }

  replacement(records: readonly Change[]): void {
    this.#outcome.replacement = records;
  }

  /** Hands over everything since the last drain. */
  drain(): Outcome<Effect> {
    const outcome = this.#outcome;
    this.#outcome = nothing();
    return outcome;
  }
}
