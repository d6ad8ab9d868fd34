/**
 * The commit rule: nobody sees what is not on disk. Commands run one after the other, in memory; what a command changed
 * goes into the open batch. While one batch is on its way to disk, commands run into the next. A reply (reads too), an
 * effect or a changed key waits for the latest batch that has changes; with none it leaves at once, so an Invoke does
 * not wait for a disk. Logs and metrics alone hold nobody but who reads them.
 *
 * A failed commit is fail-stop: memory and both batches are dropped, the callers held are answered with 500, and the
 * state is loaded again. There is no undo log. One commit is in flight at a time: of two queued transactions the second
 * would commit even if the first aborts.
 */
import type { AccountClock } from '../api/account-clock.ts';
import type { RegionStatus } from '../api/coldspark.ts';
import type { ServiceException } from '../api/errors.ts';
import type { HttpResponse } from '../api/http.ts';
import { ANYTHING, WHOLE_ACCOUNT } from '../api/topics.ts';
import type { AccountTime, Moment } from '../kernel/account-time.ts';
import type { Change } from '../kernel/outbox.ts';
import type { Call, OperationTraits } from '../kernel/service.ts';
import { fireNext, step } from '../kernel/step.ts';
import type { Effect, EnvironmentEvent, RegionCommand, RegionCore, RegionOutcome } from '../lambda/runtime-host.ts';
import { outcomeUnknownException, STORAGE_FULL, serviceFailure, storageFullException } from './service-failure.ts';
import { EpochError, type Snapshot, type Storage, StorageFullError } from './storage.ts';
import { StoredReplies } from './stored-replies.ts';

export interface CommitLoopPorts {
  storage: Storage;
  /** Loads what the records need to go on. */
  prepare(snapshot: Snapshot): Promise<void>;
  /** A core filled with what is on disk. `reportBug` is for exceptions that no operation should throw. */
  createCore(snapshot: Snapshot, moment: Moment, reportBug: (error: unknown) => void): RegionCore;
  traits(call: Call): OperationTraits;
  /** In the protocol in which the call came. */
  refuse(call: Call, error: ServiceException): HttpResponse;
  now(): Moment;
  reply(callId: string, response: HttpResponse): void;
  perform(effect: Effect): void;
  /** Something that was announced under these topics is on disk. `calm`: of this there is much. */
  changed(topics: ReadonlySet<string>, calm: ReadonlySet<string>): void;
  /** Memory is gone, and with it what the running environments belonged to. */
  stopEnvironments(): void;
  /** When `wake` should be called, by the host's time; undefined: not before the next command. */
  wakeAt(atMs: number | undefined): void;
  phaseChanged(phase: RegionStatus['phase'], reason: string | undefined): void;
  /** The account's time goes otherwise than before, and that is on disk. */
  clockChanged(clock: AccountClock): void;
  /** A newer leader exists; nothing is answered any more. */
  deposed(): void;
  reportBug(error: unknown): void;
}

interface Batch {
  changes: Change[];
  /** In place of changes: everything that is to be on disk. */
  replacement?: readonly Change[];
  held: RegionOutcome[];
  /** Whether it has more than what was observed: everybody waits for it. */
  binds: boolean;
  /** Whether a timer brought some of the changes. */
  timed: boolean;
  /** The account's time when the batch was closed. */
  clock?: AccountClock;
}

type Work = RegionCommand & { remember?: boolean };

const emptyBatch = (): Batch => ({ changes: [], held: [], binds: false, timed: false });
const RELOAD_AFTER_MS = 2000;
const LONGEST_PAUSE_MS = 60_000;
/** A commit that fails costs the running environments, so not every write tries a full disk. */
const FULL_DISK_RETRY_MS = 10_000;
/** Then the worker hears what else has come, and goes on. */
const TIMERS_PER_TURN = 500;
/** How often it is told how far a skip has come. */
const PROGRESS_EVERY_MS = 100;

export class CommitLoop {
  readonly #ports: CommitLoopPorts;
  /** Undefined while the state is being loaded. */
  #core: RegionCore | undefined;
  #storedReplies = new StoredReplies([]);
  #open = emptyBatch();
  #inFlight: Batch | undefined;
  /** Settles with the commit in flight, however it ends. */
  #commitEnded: Promise<void> = Promise.resolve();
  #queue: Work[] = [];
  #running = false;
  #unanswered = new Map<string, Call>();
  #phase: RegionStatus['phase'] = 'starting';
  #bug: { error: unknown } | undefined;
  #timedFailuresInARow = 0;
  #pausedUntilMs = Number.NEGATIVE_INFINITY;
  #diskFullAtMs = Number.NEGATIVE_INFINITY;
  #toldClock: AccountClock | undefined;
  #closed = false;

  constructor(ports: CommitLoopPorts) {
    this.#ports = ports;
  }

  /** Loads the state and begins to work on what has come meanwhile. */
  start(): void {
    void this.#load();
  }

  /** `remember`: the caller may send the call again to the next leader, under the same id. */
  call(callId: string, call: Call, remember: boolean): void {
    this.#run({ type: 'call', callId, call, remember });
  }

  environmentEvent(environmentId: string, event: EnvironmentEvent): void {
    this.#run({ type: 'environment', environmentId, event });
  }

  wake(): void {
    if (this.#phase === 'failed') void this.#load();
    else if (!this.#closed) this.#work();
  }

  /** A newer leader was heard of: answers what reaches the disk yet and runs nothing more. */
  resign(): void {
    this.#core = undefined;
    void this.#commitEnded.then(() => this.#depose());
  }

  #close(): void {
    this.#closed = true;
    this.#core = undefined;
    this.#queue = [];
    this.#ports.wakeAt(undefined);
  }

  #run(work: Work): void {
    if (this.#closed) return;
    if (this.#phase === 'failed') {
      if (work.type === 'call') this.#ports.reply(work.callId, serviceFailure(500, UNREADABLE));
      return;
    }
    // what happened in environments of a state that is gone
    if (!this.#core && work.type !== 'call') return;
    this.#queue.push(work);
    this.#work();
  }

  #work(): void {
    this.#exclusively(() => {
      let timers = TIMERS_PER_TURN;
      let now: Moment;
      do {
        now = this.#ports.now();
        while (timers > 0 && this.#fireNext(now)) timers--;
      } while (this.#runNext(now));
    });
  }

  /** False when nothing waits to be run. */
  #runNext(now: Moment): boolean {
    const work = this.#next();
    if (work) this.#step(work, now);
    return work !== undefined;
  }

  /** Fires one timer and hands over what came of it; false when none is due. */
  #fireNext(now: Moment): boolean {
    const core = this.#core;
    if (!core || now.hostMs < this.#pausedUntilMs) return false;
    const outcome = this.#guarded(() => fireNext(core, now));
    if (this.#stopsForBug(true)) return true;
    if (!outcome) return false;
    this.#carryTime(core, outcome);
    this.#hold(outcome, true);
    this.#record(core, true);
    return true;
  }

  #next(): Work | undefined {
    return this.#core ? this.#queue.shift() : undefined;
  }

  /** Ports may call back at once; what they bring waits its turn in the queue. */
  #exclusively(action: () => void): void {
    if (this.#running) return;
    this.#running = true;
    try {
      action();
    } finally {
      this.#running = false;
    }
    if (this.#core && this.#queue.length > 0) this.#work();
    else this.#setAlarm();
  }

  #step(work: Work, now: Moment): void {
    const core = this.#core;
    if (!core) return;
    if (work.type === 'call' && !this.#admit(work.callId, work.call)) return;
    const outcome = this.#guarded(() => step(core, work, now));
    if (this.#stopsForBug(false) || !outcome) return;
    this.#carryTime(core, outcome);
    if (work.type === 'call' && work.remember && (outcome.changes.length > 0 || outcome.replacement)) {
      const reply = outcome.replies.find(({ callId }) => callId === work.callId);
      if (reply) outcome.changes.push(this.#storedReplies.add(work.callId, reply.response));
    }
    if (outcome.replacement) {
      this.#replace(outcome, outcome.replacement);
      return;
    }
    this.#hold(outcome, false);
    this.#record(core, false);
  }

  /** Logs, metrics and decisions of the step: its effects and replies have left by now, if they may. */
  #record(core: RegionCore, timed: boolean): void {
    this.#guarded(() => core.record());
    this.#stopsForBug(timed);
  }

  #guarded<Result>(act: () => Result): Result | undefined {
    try {
      return act();
    } catch (error) {
      this.#bug = { error };
      return undefined;
    }
  }

  #stopsForBug(timed: boolean): boolean {
    if (!this.#bug) return false;
    this.#ports.reportBug(this.#bug.error);
    this.#bug = undefined;
    this.#failStop(timed);
    return true;
  }

  /** Whether the call is to run: not one that was answered before, or that needs room that is not there. */
  #admit(callId: string, call: Call): boolean {
    // a caller that asked twice gets the answer that is on its way; the reply it would be given now is not on disk yet
    if (this.#unanswered.has(callId)) return false;
    const stored = this.#storedReplies.get(callId);
    if (stored) {
      this.#ports.reply(callId, stored);
      return false;
    }
    if (this.#isFull() && this.#ports.traits(call).needsRoom) {
      this.#ports.reply(callId, this.#ports.refuse(call, storageFullException()));
      return false;
    }
    this.#unanswered.set(callId, call);
    return true;
  }

  #isFull(): boolean {
    return this.#phase === 'read-only' && this.#ports.now().hostMs < this.#diskFullAtMs + FULL_DISK_RETRY_MS;
  }

  /** Nobody sees a time that a successor would not reach. On a full disk nothing is written for the time's sake. */
  #carryTime({ time }: RegionCore, { changes }: RegionOutcome): void {
    const mark = this.#phase === 'read-only' ? undefined : time.mark(changes.length > 0);
    if (mark) changes.push(mark);
  }

  #hold(outcome: RegionOutcome, timed: boolean): void {
    const { changes } = this.#open;
    const known = changes.length;
    // one by one: the arguments of a call have a limit
    for (const change of outcome.changes) changes.push(change);
    for (const change of outcome.observations) if (this.#hasRoom(change)) changes.push(change);
    this.#open.binds ||= outcome.changes.length > 0;
    const seenThrough = this.#seenThrough(outcome);
    if (seenThrough) {
      seenThrough.held.push(outcome);
      seenThrough.timed ||= timed;
    } else {
      this.#open.timed ||= timed && changes.length > known;
      this.#release([outcome]);
    }
    this.#commit();
  }

  /** The latest batch that has to be on disk before the outcome may be seen. */
  #seenThrough({ showsObservations }: RegionOutcome): Batch | undefined {
    const holds = (batch: Batch | undefined) => (showsObservations ? batch && batch.changes.length > 0 : batch?.binds);
    if (holds(this.#open)) return this.#open;
    return holds(this.#inFlight) ? this.#inFlight : undefined;
  }

  /** Another state takes this one's place. What was changed before and is not on disk yet goes with it; nothing runs
   * until the new state is loaded. */
  #replace(outcome: RegionOutcome, records: readonly Change[]): void {
    this.#core = undefined;
    this.#open.changes = [];
    this.#open.replacement = [...records, ...this.#storedReplies.records()];
    this.#open.held.push(outcome);
    this.#open.binds = true;
    this.#commit();
  }

  /** A full disk does not stop invocations: what is observed meanwhile stays in memory. */
  #hasRoom({ value }: Change): boolean {
    return this.#phase !== 'read-only' || value === undefined;
  }

  #commit(): void {
    const batch = this.#open;
    if (this.#inFlight || (batch.changes.length === 0 && !batch.replacement)) return;
    if (this.#core) batch.clock = this.#core.time.read();
    this.#inFlight = batch;
    this.#open = emptyBatch();
    const { storage } = this.#ports;
    const written = batch.replacement
      ? storage.replace(lastOfEachKey(batch.replacement))
      : storage.commit(lastOfEachKey(batch.changes));
    this.#commitEnded = written.then(
      () => this.#committed(batch),
      (error: unknown) => this.#commitFailed(batch, error),
    );
  }

  #committed(batch: Batch): void {
    // dropped while it was on its way
    if (this.#closed || this.#inFlight !== batch) return;
    this.#inFlight = undefined;
    this.#timedFailuresInARow = 0;
    this.#enter('ready');
    this.#exclusively(() => {
      this.#commit();
      this.#release(batch.held);
      if (batch.clock) this.#tellClock(batch.clock);
    });
    if (!batch.replacement) return;
    this.#ports.changed(new Set([WHOLE_ACCOUNT]), new Set());
    this.#loadAnew();
  }

  #commitFailed(batch: Batch, error: unknown): void {
    if (this.#closed || this.#inFlight !== batch) return;
    if (error instanceof EpochError) {
      this.#depose();
      return;
    }
    if (error instanceof StorageFullError) {
      this.#diskFullAtMs = this.#ports.now().hostMs;
      this.#enter('read-only', STORAGE_FULL);
    } else this.#ports.reportBug(error);
    this.#failStop(batch.timed);
  }

  #release(outcomes: readonly RegionOutcome[]): void {
    for (const { effects, replies } of outcomes) {
      for (const effect of effects) this.#ports.perform(effect);
      for (const { callId, response } of replies) this.#answer(callId, response);
    }
    // mostly nothing was changed
    if (outcomes.every(({ topics, calmTopics }) => topics.length + calmTopics.length === 0)) return;
    const topics = new Set(outcomes.flatMap((outcome) => outcome.topics));
    const calm = new Set(outcomes.flatMap((outcome) => outcome.calmTopics));
    this.#ports.changed(topics, calm);
  }

  #answer(callId: string, response: HttpResponse): void {
    if (this.#unanswered.delete(callId)) this.#ports.reply(callId, response);
  }

  #failStop(timed: boolean): void {
    this.#core = undefined;
    this.#open = emptyBatch();
    this.#inFlight = undefined;
    if (timed) this.#pauseAfterFailures();
    this.#loadAnew();
  }

  /** Whoever still waits for an answer waits for what memory knew. */
  #loadAnew(): void {
    this.#queue = this.#queue.filter(({ type }) => type === 'call');
    this.#ports.stopEnvironments();
    const unanswered = this.#unanswered;
    this.#unanswered = new Map();
    for (const [callId, call] of unanswered) this.#ports.reply(callId, this.#failure(call));
    void this.#load();
  }

  #failure(call: Call): HttpResponse {
    const isFull = this.#phase === 'read-only' && this.#ports.traits(call).needsRoom;
    return this.#ports.refuse(call, isFull ? storageFullException() : outcomeUnknownException());
  }

  /** A timer whose change cannot be stored would fire again at once after the reload, and fail again: time waits. */
  #pauseAfterFailures(): void {
    this.#timedFailuresInARow++;
    if (this.#timedFailuresInARow < 2) return;
    const pauseMs = Math.min(LONGEST_PAUSE_MS, 1000 * 2 ** (this.#timedFailuresInARow - 2));
    this.#pausedUntilMs = this.#ports.now().hostMs + pauseMs;
  }

  async #load(): Promise<void> {
    // a batch that was dropped may still reach the disk
    await this.#commitEnded;
    try {
      const snapshot = await this.#ports.storage.load();
      await this.#ports.prepare(snapshot);
      if (!this.#closed) this.#begin(snapshot);
    } catch (error) {
      if (this.#closed) return;
      if (error instanceof EpochError) this.#depose();
      else this.#fail(error);
    }
  }

  #begin(snapshot: Snapshot): void {
    this.#toldClock = undefined;
    const core = this.#ports.createCore(snapshot, this.#ports.now(), (error) => {
      this.#bug = { error };
    });
    this.#storedReplies = new StoredReplies(snapshot);
    this.#core = core;
    if (this.#phase !== 'read-only') this.#enter('ready');
    // a caller elsewhere may have missed what the last leader said
    this.#ports.changed(new Set([ANYTHING]), new Set());
    this.#work();
  }

  #fail(error: unknown): void {
    this.#ports.reportBug(error);
    this.#enter('failed', UNREADABLE);
    for (const work of this.#queue) {
      if (work.type === 'call') this.#ports.reply(work.callId, serviceFailure(500, UNREADABLE));
    }
    this.#queue = [];
    this.#ports.wakeAt(this.#ports.now().hostMs + RELOAD_AFTER_MS);
  }

  #depose(): void {
    if (this.#closed) return;
    this.#close();
    this.#ports.stopEnvironments();
    this.#ports.deposed();
  }

  #enter(phase: RegionStatus['phase'], reason?: string): void {
    if (this.#phase === phase) return;
    this.#phase = phase;
    this.#ports.phaseChanged(phase, reason);
  }

  /** Once what led to it is on disk: nobody computes a time that a successor would not reach. */
  #tellClock(clock: AccountClock): void {
    if (!this.#isNews(clock)) return;
    this.#toldClock = clock;
    this.#ports.clockChanged(clock);
  }

  #isNews({ revision, skip, hostMs }: AccountTime | AccountClock): boolean {
    const told = this.#toldClock;
    return revision !== told?.revision || (skip !== undefined && hostMs >= told.hostMs + PROGRESS_EVERY_MS);
  }

  #setAlarm(): void {
    const time = this.#core?.time;
    if (!time) return;
    if (!this.#inFlight && this.#isNews(time)) this.#tellClock(time.read());
    const { nextAtMs } = time;
    this.#ports.wakeAt(nextAtMs === undefined ? undefined : Math.max(nextAtMs, this.#pausedUntilMs));
  }
}

const UNREADABLE =
  'Coldspark’s data in this browser cannot be read just now. It is tried again; reloading the page may help.';

function lastOfEachKey(changes: readonly Change[]): Change[] {
  const last = new Map<string, Change>();
  for (const change of changes) last.set(`${change.table}\n${change.key}`, change);
  return [...last.values()];
}
