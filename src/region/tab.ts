/**
 * One tab's part in the region. It knows who leads, sends the page's calls there (its own commit loop when it leads,
 * the channel otherwise), and sends again to the next leader what the last one left unanswered. A RequestResponse
 * invocation is never sent again: nobody knows how far it came, so it ends with 500.
 */
import { clockAt } from '../api/account-clock.ts';
import type { RegionStatus } from '../api/coldspark.ts';
import type { ServiceException } from '../api/errors.ts';
import type { HttpResponse } from '../api/http.ts';
import type { Moment } from '../kernel/account-time.ts';
import type { Call, OperationTraits } from '../kernel/service.ts';
import type { Effect, EnvironmentEvent, RegionCore } from '../lambda/runtime-host.ts';
import { Announcer } from './announcer.ts';
import type { Channel, ChannelMessage, LeaderStatus } from './channel.ts';
import { CommitLoop } from './commit-loop.ts';
import { outcomeUnknown, serviceFailure, serviceNotLoaded } from './service-failure.ts';
import type { LeaderStorage, Snapshot } from './storage.ts';
import { CALLS_IN_FLIGHT } from './stored-replies.ts';

export interface TabPorts {
  channel: Channel;
  /** Raises the epoch. Rejects when there is no usable storage. */
  openStorage(): Promise<LeaderStorage>;
  /** Undefined when the call may be run: its service is there, and what this calls for it. */
  missing(call: Call): Promise<void> | undefined;
  prepare(snapshot: Snapshot): Promise<void>;
  createCore(snapshot: Snapshot, moment: Moment, reportBug: (error: unknown) => void): RegionCore;
  perform(effect: Effect): void;
  stopEnvironments(): void;
  now(): Moment;
  wakeAt(atMs: number | undefined): void;
  traits(call: Call): OperationTraits;
  refuse(call: Call, error: ServiceException): HttpResponse;
  newCallId(): string;
  /** What handlers run on, for the status. */
  engines: RegionStatus['engines'];
  changed(topics: string[]): void;
  /** Calls back after so many milliseconds of the host's time. */
  after(delayMs: number, callBack: () => void): void;
  statusChanged(status: RegionStatus): void;
  reportBug(error: unknown): void;
}

interface PendingCall {
  call: Call;
  /** Whether the next leader may be given it after this one. */
  repeatable: boolean;
  resolve(response: HttpResponse): void;
  /** Epoch of the leader it was given to; undefined while it waits for one. */
  sentInEpoch: number | undefined;
}

export class Tab {
  readonly #ports: TabPorts;
  /** Epoch of the newest leader heard of; this tab, when `#loop` is there. */
  #epoch: number | undefined;
  #loop: CommitLoop | undefined;
  #status: RegionStatus;
  /** The page's calls without an answer, in the order they came. */
  readonly #pending = new Map<string, PendingCall>();
  /** Those of them that wait for a leader or for room on the channel. */
  #unsent: string[] = [];
  #inFlight = 0;

  constructor(ports: TabPorts) {
    this.#ports = ports;
    this.#status = { phase: 'starting', leader: false, engines: ports.engines };
  }

  get status(): RegionStatus {
    return this.#status;
  }

  /** Asks who leads. */
  join(): void {
    this.#ports.channel.post({ type: 'hello' });
  }

  /** The page's call. Resolves once what it did is on disk. */
  call(call: Call): Promise<HttpResponse> {
    if (this.#isOut()) return Promise.resolve(this.#refusal());
    return new Promise((resolve) => {
      const callId = this.#ports.newCallId();
      const { repeatable } = this.#ports.traits(call);
      const pending: PendingCall = { call, repeatable, resolve, sentInEpoch: undefined };
      this.#pending.set(callId, pending);
      this.#send(callId, pending);
    });
  }

  /** Leads until a newer leader exists or the storage cannot be opened. */
  async lead(): Promise<'again' | 'never'> {
    let storage: LeaderStorage;
    try {
      storage = await this.#ports.openStorage();
    } catch (error) {
      this.giveUp(error);
      return 'never';
    }
    return new Promise((resolve) => {
      const loop = this.#createLoop(storage, () => resolve('again'));
      this.#follow(storage.epoch, loop);
      loop.start();
    });
  }

  /** This tab cannot lead: without another one that does there is no region. */
  giveUp(error: unknown): void {
    this.#ports.reportBug(error);
    const why = error instanceof Error ? error.message : String(error);
    this.#setStatus({
      phase: 'failed',
      leader: false,
      reason: `Coldspark keeps its data in this browser, which does not let it (${why}). Allow site data for this page and reload it.`,
      engines: this.#ports.engines,
    });
    for (const callId of [...this.#pending.keys()]) this.#answer(callId, this.#refusal());
  }

  hear(message: ChannelMessage): void {
    switch (message.type) {
      case 'hello':
        if (this.#loop) this.#announce();
        break;
      case 'leader':
        this.#hearLeader(message.epoch, message.status);
        break;
      case 'call':
        if (message.epoch === this.#epoch && this.#loop) this.#enter(this.#loop, message.callId, message.call);
        break;
      case 'reply':
        this.#answer(message.callId, message.response);
        break;
      case 'changed':
        this.#ports.changed(message.topics);
        break;
    }
  }

  environmentEvent(environmentId: string, event: EnvironmentEvent): void {
    this.#loop?.environmentEvent(environmentId, event);
  }

  wake(): void {
    this.#loop?.wake();
  }

  /** Preparing Python: fraction done, undefined when there is nothing to prepare. Told by whole percents. */
  preparingPython(fraction: number | undefined): void {
    const { preparingPython: told, ...status } = this.#status;
    const percents = fraction === undefined ? undefined : Math.floor(fraction * 100) / 100;
    if (percents === told) return;
    this.#setStatus(percents === undefined ? status : { ...status, preparingPython: percents });
  }

  /** A step cannot wait for what its service is made of. */
  async #enter(loop: CommitLoop, callId: string, call: Call): Promise<void> {
    const missing = this.#ports.missing(call);
    try {
      if (missing) await missing;
    } catch (error) {
      this.#ports.reportBug(error);
      this.#ports.channel.post({ type: 'reply', callId, response: serviceNotLoaded(call.service) });
      return;
    }
    loop.call(callId, call, true);
  }

  #createLoop(storage: LeaderStorage, deposed: () => void): CommitLoop {
    const ports = this.#ports;
    const announcer = new Announcer({
      tell: (topics) => {
        ports.changed(topics);
        ports.channel.post({ type: 'changed', topics });
      },
      after: ports.after,
    });
    const loop = new CommitLoop({
      storage,
      prepare: ports.prepare,
      createCore: ports.createCore,
      traits: ports.traits,
      refuse: ports.refuse,
      now: ports.now,
      perform: ports.perform,
      stopEnvironments: ports.stopEnvironments,
      wakeAt: ports.wakeAt,
      reportBug: ports.reportBug,
      reply: (callId, response) => {
        if (!this.#answer(callId, response)) ports.channel.post({ type: 'reply', callId, response });
      },
      changed: (topics, calm) => announcer.announce(topics, calm),
      phaseChanged: (phase, reason) => {
        const { reason: _, ...status } = this.#status;
        this.#setStatus(reason === undefined ? { ...status, phase } : { ...status, phase, reason });
      },
      clockChanged: (clock) => this.#setStatus({ ...this.#status, clock }),
      deposed: () => {
        if (this.#loop === loop) {
          this.#loop = undefined;
          this.#setStatus({ phase: 'starting', leader: false, engines: ports.engines });
          this.join();
        }
        deposed();
      },
    });
    return loop;
  }

  #hearLeader(epoch: number, status: LeaderStatus): void {
    if (this.#epoch !== undefined && epoch < this.#epoch) return;
    if (this.#loop) {
      // what is on disk by now is still answered; then this tab asks again who leads
      if (epoch !== this.#epoch) this.#loop.resign();
      return;
    }
    if (epoch !== this.#epoch) this.#follow(epoch, undefined);
    const { clock, ...rest } = status;
    const here = clock && { clock: { ...clock, hostMs: this.#ports.now().hostMs } };
    this.#setStatus({ ...rest, ...here, leader: false });
  }

  /** A new leader: what was given to an earlier one is sent again, or will never be known. */
  #follow(epoch: number, loop: CommitLoop | undefined): void {
    this.#epoch = epoch;
    this.#loop = loop;
    this.#inFlight = 0;
    this.#unsent = [];
    for (const [callId, pending] of this.#pending) {
      if (pending.sentInEpoch !== undefined && !pending.repeatable) {
        this.#answer(callId, outcomeUnknown());
        continue;
      }
      pending.sentInEpoch = undefined;
      this.#unsent.push(callId);
    }
    if (loop) this.#setStatus({ phase: 'starting', leader: true, engines: this.#ports.engines });
    this.#sendWaiting();
  }

  #sendWaiting(): void {
    const unsent = this.#unsent;
    this.#unsent = [];
    for (const callId of unsent) {
      const pending = this.#pending.get(callId);
      if (pending) this.#send(callId, pending);
    }
  }

  /** To the leader; without one, or without room on the channel, it waits. */
  #send(callId: string, pending: PendingCall): void {
    const { call, repeatable } = pending;
    const epoch = this.#epoch;
    if (epoch === undefined || (!this.#loop && repeatable && this.#inFlight >= CALLS_IN_FLIGHT)) {
      this.#unsent.push(callId);
      return;
    }
    pending.sentInEpoch = epoch;
    if (repeatable) this.#inFlight++;
    if (this.#loop) this.#loop.call(callId, call, false);
    else this.#ports.channel.post({ type: 'call', epoch, callId, call });
  }

  /** False when the call is not this tab's. */
  #answer(callId: string, response: HttpResponse): boolean {
    const pending = this.#pending.get(callId);
    if (!pending) return false;
    this.#pending.delete(callId);
    if (pending.sentInEpoch !== undefined && pending.repeatable) this.#inFlight--;
    pending.resolve(response);
    if (this.#unsent.length > 0) this.#sendWaiting();
    return true;
  }

  #announce(): void {
    if (this.#epoch === undefined) return;
    const { leader: _, clock, ...status } = this.#status;
    const now = clock && { clock: clockAt(clock, this.#ports.now().hostMs) };
    this.#ports.channel.post({ type: 'leader', epoch: this.#epoch, status: { ...status, ...now } });
  }

  #setStatus(status: RegionStatus): void {
    this.#status = status;
    this.#ports.statusChanged(status);
    if (this.#loop) this.#announce();
  }

  #isOut(): boolean {
    return this.#status.phase === 'failed' && !this.#loop && this.#epoch === undefined;
  }

  #refusal(): HttpResponse {
    return serviceFailure(500, this.#status.reason ?? 'The region has failed.');
  }
}
