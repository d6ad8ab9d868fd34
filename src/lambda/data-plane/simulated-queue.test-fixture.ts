/**
 * A queue, a fleet and a clock as one, with a disk: whoever holds it accepts events, changes the reservation, lets time
 * jump as far as it likes, and puts a successor in its place. It keeps count of what became of each event.
 */
import { VirtualClock } from '../../kernel/clock.ts';
import { type Random, SeededRandom } from '../../kernel/random.ts';
import { createTables } from '../../kernel/table.ts';
import { ObserverGroup } from '../observability/observer-group.ts';
import type { AsyncEvent } from '../state.ts';
import { LAMBDA_TABLES, type LambdaState } from '../tables.ts';
import { AsyncQueue } from './async-queue.ts';
import { EventTable } from './event-store.ts';
import { Fleet } from './fleet.ts';
import type { InvocationInput } from './invocation.ts';
import type { Limits } from './limits.ts';
import type { AsyncCondition } from './queued-event.ts';
import { exponential, ModelledRuntime, simulatedState, UNLIMITED } from './simulated-fleet.test-fixture.ts';

export interface EventHistory {
  acceptedAtMs: number;
  /** Tries that began, successors' included. */
  tries: number;
  ends: AsyncCondition[];
  /** Outcomes that were delivered. */
  delivered: number;
}

const inputOf = (requestId: string): InvocationInput => ({
  requestId,
  invokedFunctionArn: '',
  payload: '{}',
  clientContext: undefined,
});

export class SimulatedQueue {
  readonly clock: VirtualClock;
  readonly history = new Map<string, EventHistory>();
  /** What a successor finds. */
  readonly disk = new Map<string, AsyncEvent>();
  readonly fleet: Fleet;
  readonly queue: AsyncQueue;
  /** So many of the next tries end in an error of Lambda's own. */
  failing = 0;
  readonly #state: LambdaState;
  readonly #random: Random;

  /** `predecessor`: whose events it takes over, at whose time. */
  constructor(seed: number, limits: Partial<Limits> = {}, predecessor?: SimulatedQueue) {
    this.clock = new VirtualClock(predecessor?.clock.now);
    this.#random = new SeededRandom(seed);
    if (predecessor) {
      this.history = predecessor.history;
      this.disk = predecessor.disk;
    }
    const { clock } = this;
    this.#state = simulatedState();
    const events = createTables(LAMBDA_TABLES, {
      announce() {},
      change: (_, key, value) => {
        if (value === undefined) this.disk.delete(key);
        else this.disk.set(key, value as AsyncEvent);
      },
    }).asyncEvents;
    const observer = new ObserverGroup([
      {
        eventAccepted: ({ input }, now) =>
          this.history.set(input.requestId, { acceptedAtMs: now, tries: 0, ends: [], delivered: 0 }),
        eventEnded: ({ input }, condition) => this.history.get(input.requestId)?.ends.push(condition),
      },
    ]);
    this.fleet = new Fleet({
      state: this.#state,
      clocks: { host: clock, account: clock },
      random: this.#random,
      runtime: new ModelledRuntime(clock, this.#random, { draw: exponential, warmMs: 800, coldMs: 1000, failing: 0.3 }),
      observer,
      limits: { ...UNLIMITED, ...limits },
    });
    this.queue = new AsyncQueue({
      state: this.#state,
      accountClock: clock,
      limits: UNLIMITED.queue,
      store: new EventTable(events),
      observer,
      invoke: (event) => {
        const target = this.fleet.target('f', 'prod');
        if (!target) return 'gone';
        if (this.failing > 0) {
          this.failing--;
          return 'ServiceException';
        }
        const refusal = this.fleet.submit(this.fleet.route(target, event.input, event.ended));
        if (refusal !== undefined) return refusal;
        const history = this.history.get(event.input.requestId);
        if (history) history.tries++;
        return undefined;
      },
      deliver: ({ event }) => {
        const history = this.history.get(event.input.requestId);
        if (history) history.delivered++;
      },
    });
    for (const event of this.disk.values()) events.restore(event.requestId, event);
    this.queue.resume(events.values(), ({ requestId }) => inputOf(requestId));
  }

  /** `turns`: of the loop that they are part of. */
  accept(count: number, turns?: number): void {
    for (let i = 0; i < count; i++)
      this.queue.accept('f', 'prod', {
        ...inputOf(`event-${this.history.size}`),
        ...(turns !== undefined && { lineage: { f: turns } }),
      });
  }

  reserve(reserved: number | undefined): void {
    this.#state.functions.set('f', {
      functionName: 'f',
      tags: {},
      updatedSincePublish: false,
      ...(reserved !== undefined && { reservedConcurrentExecutions: reserved }),
    });
  }

  configure(maximumEventAgeSeconds: number): void {
    const config = { functionName: 'f', qualifier: 'prod', maximumEventAgeSeconds, lastModifiedMs: 0 };
    this.#state.eventInvokeConfigs.set('f:prod', config);
  }

  /** What must not be, once it was given time enough to come to rest. */
  violations(successors: number): string[] {
    const found: string[] = [];
    for (const [id, { ends, tries, delivered }] of this.history) {
      if (ends.length !== 1) found.push(`${id} ended ${ends.length} times`);
      if (delivered !== ends.length) found.push(`${id} was delivered ${delivered} times`);
      if (tries > 3 + successors) found.push(`${id} was tried ${tries} times`);
    }
    if (this.disk.size > 0) found.push(`${this.disk.size} events are left on disk`);
    if (this.fleet.account.inFlight !== 0) found.push(`${this.fleet.account.inFlight} leases were not returned`);
    if (this.clock.nextAtMs !== undefined) found.push('a timer is left');
    return found;
  }
}
