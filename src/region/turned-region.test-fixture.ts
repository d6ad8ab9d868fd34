/**
 * A region whose time is turned, in one thread and without waiting: the real core and commit loop, a disk whose commits
 * take the host's time, handlers that take it too, and a leader that can die at any moment. It keeps account of what must
 * never happen.
 */
import type { AccountClock } from '../api/account-clock.ts';
import type { HttpResponse } from '../api/http.ts';
import { AccountTime, type Moment, timeRecordOf } from '../kernel/account-time.ts';
import { rootCaller } from '../kernel/caller.ts';
import type { Change } from '../kernel/outbox.ts';
import type { Call } from '../kernel/service.ts';
import { type FakeProgram, FakeRuntime } from '../lambda/fake-runtime.test-fixture.ts';
import type { Effect } from '../lambda/runtime-host.ts';
import { CommitLoop } from './commit-loop.ts';
import { createCore } from './core.ts';
import { EVERY_SERVICE } from './every-service.ts';
import { liveClock } from './live-clock.ts';
import { serviceFailure } from './service-failure.ts';
import type { Storage } from './storage.ts';

export const START_MS = Date.UTC(2026, 2, 1, 10);
const ACCOUNT_ID = '123456789012';
const CALLER = rootCaller(ACCOUNT_ID);
const NEVER = Number.POSITIVE_INFINITY;

interface Commit {
  atMs: number;
  batch: readonly Change[];
  written(): void;
}

/** What runs, and since when: by the host's time when it was performed, by both when it was ordered. */
interface Run {
  requestId: string;
  sinceMs: number;
  orderedAtMs: { host: number; account: number };
}

/** One leadership: everything in it is gone when the leader dies. */
interface Leadership {
  loop: CommitLoop;
  runtime: FakeRuntime;
  time?: AccountTime;
  wakesAtMs: number;
  commits: Commit[];
  dead: boolean;
  now: () => Moment;
  orderedAtMs: Map<string, Run['orderedAtMs']>;
  /** By environment. */
  runs: Map<string, Run>;
  starting: Set<string>;
}

export interface TurnedRegionOptions {
  /** What a package does, by its hash. */
  programs: Readonly<Record<string, FakeProgram>>;
  /** How long a commit takes. */
  commitMs?: () => number;
  /** Sees what reaches the disk, before it is there. */
  writing?: (batch: readonly Change[]) => void;
}

export class TurnedRegion {
  /** What must never be, and was. */
  readonly violations: string[] = [];
  readonly disk = new Map<string, Change>();
  /** By request id: with which account time a handler was told to run. */
  readonly invocations = new Map<string, number[]>();
  /** Asynchronous events that have been on disk and are not any more. */
  readonly ended = new Set<string>();
  timersFired = 0;
  hostMs = 1000;
  wallAheadMs = START_MS - 1000;
  /** Of the clock as everybody was last told. */
  told: AccountClock | undefined;
  readonly #programs: Readonly<Record<string, FakeProgram>>;
  readonly #commitMs: () => number;
  readonly #writing: (batch: readonly Change[]) => void;
  readonly #waiting = new Map<string, (response: HttpResponse) => void>();
  #calls = 0;
  /** No two of them draw the same ids. */
  #cores = 0;
  #leadership: Leadership;
  /** The latest times of the account that anybody has seen, and when by the host's; each later than the one before. */
  readonly #seen: { hostMs: number; accountMs: number }[] = [];

  constructor({ programs, commitMs = () => 0, writing = () => {} }: TurnedRegionOptions) {
    this.#programs = programs;
    this.#writing = writing;
    this.#commitMs = commitMs;
    this.#leadership = this.#lead();
  }

  get time(): AccountTime {
    const { time } = this.#leadership;
    if (!time) throw new Error('nobody leads yet');
    return time;
  }

  /** Requests that a handler runs just now. */
  get running(): Run[] {
    return [...this.#leadership.runs.values()];
  }

  async settle(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
  }

  /** A function whose package does what the program of that name does. */
  async createFunction(FunctionName: string): Promise<void> {
    const ZipFile = { sha256: FunctionName, sizeBytes: 1, unzippedBytes: 1, files: ['lambda_function.py'] };
    await this.ask('lambda', 'CreateFunction', {
      FunctionName,
      Runtime: 'python3.13',
      Handler: 'lambda_function.lambda_handler',
      Role: 'arn:aws:iam::123456789012:role/r',
      Timeout: TIMEOUT_MS / 1000,
      Code: { ZipFile },
    });
  }

  /** A call; undefined when the leader dies before it has answered. */
  call(service: Call['service'], operation: string, input: object): Promise<HttpResponse | undefined> {
    const callId = String(++this.#calls);
    const { loop } = this.#leadership;
    return new Promise((resolve) => {
      this.#waiting.set(callId, resolve as (response: HttpResponse | undefined) => void);
      loop.call(callId, { service, operation, input, caller: CALLER }, false);
    });
  }

  /** A call that does not outlast the step: answered when its commit is through. */
  async ask(service: Call['service'], operation: string, input: object): Promise<unknown> {
    const answer = this.call(service, operation, input);
    await this.settle();
    while (this.#leadership.commits.length > 0) await this.#next(this.#leadership.commits[0]?.atMs ?? this.hostMs);
    const response = await answer;
    if (!response || response.status >= 400)
      throw new Error(`${operation}: ${response && new TextDecoder().decode(response.body)}`);
    return JSON.parse(new TextDecoder().decode(response.body) || 'null');
  }

  /** Lets the host's time pass, and everything happen that is due on the way. */
  async pass(ms: number): Promise<void> {
    const endMs = this.hostMs + ms;
    await this.settle();
    for (;;) {
      const { runtime, commits, wakesAtMs } = this.#leadership;
      const atMs = Math.min(runtime.nextAtMs ?? NEVER, commits[0]?.atMs ?? NEVER, wakesAtMs);
      if (atMs > endMs) break;
      await this.#next(atMs);
    }
    this.hostMs = endMs;
  }

  /** The leader's tab is killed; what was on its way to disk is there, or not. */
  async kill(commitArrives: boolean): Promise<void> {
    const [commit] = this.#leadership.commits;
    if (commit && commitArrives) this.#write(commit.batch);
    this.#leadership.dead = true;
    this.#waiting.clear();
    this.#leadership = this.#lead();
    await this.settle();
  }

  async #next(atMs: number): Promise<void> {
    // what is due just after a step of the clock is due at the next
    this.hostMs = Math.max(this.hostMs, Math.ceil(atMs * 1024) / 1024);
    const { runtime, commits, loop, runs } = this.#leadership;
    const [commit] = commits;
    if (commit && commit.atMs <= atMs) {
      commits.shift();
      this.#write(commit.batch);
      commit.written();
    } else if ((runtime.nextAtMs ?? NEVER) <= atMs) {
      const report = runtime.take();
      if (!report) throw new Error('there was a report');
      loop.environmentEvent(report.environmentId, report.event);
      if (report.event.type !== 'log') runs.delete(report.environmentId);
    } else {
      this.#leadership.wakesAtMs = NEVER;
      loop.wake();
    }
    await this.settle();
  }

  #lead(): Leadership {
    const runtime = new FakeRuntime(() => this.hostMs);
    for (const [sha256, program] of Object.entries(this.#programs)) runtime.programs.set(sha256, program);
    const leadership = {
      runtime,
      wakesAtMs: NEVER,
      commits: [] as Commit[],
      dead: false,
      orderedAtMs: new Map(),
      now: liveClock({ wall: () => this.hostMs + this.wallAheadMs, steady: () => this.hostMs }),
      runs: new Map<string, Run>(),
      starting: new Set<string>(),
    } as Leadership;
    leadership.loop = new CommitLoop({
      storage: this.#storage(leadership),
      prepare: async () => {},
      createCore: (snapshot, moment, reportBug) => {
        const time = new AccountTime(moment, timeRecordOf(snapshot));
        leadership.time = time;
        this.#watchTimers(time);
        const config = { accountId: ACCOUNT_ID, region: 'us-east-1', codeLocation: () => '' };
        const seed = ++this.#cores;
        const { core, restore } = createCore({ around: EVERY_SERVICE, config, time, seed, reportBug });
        const effect = core.outbox.effect.bind(core.outbox);
        core.outbox.effect = (ordered) => {
          this.#ordered(leadership, ordered);
          effect(ordered);
        };
        const hear = core.onEnvironmentEvent;
        core.onEnvironmentEvent = (environmentId, event) => {
          const run = leadership.runs.get(environmentId);
          if (run && event.type !== 'log') this.#ranFor(run, time);
          hear(environmentId, event);
        };
        restore(snapshot);
        return core;
      },
      traits: () => ({ needsRoom: true, repeatable: true }),
      refuse: (_, { status, message }) => serviceFailure(status, message),
      now: leadership.now,
      reply: (callId, response) => {
        if (leadership.dead) return;
        this.#waiting.get(callId)?.(response);
        this.#waiting.delete(callId);
      },
      perform: (effect) => {
        if (!leadership.dead) this.#perform(leadership, effect);
      },
      changed: () => {},
      stopEnvironments: () => {},
      wakeAt: (atMs) => {
        leadership.wakesAtMs = atMs ?? NEVER;
      },
      phaseChanged: () => {},
      clockChanged: (clock) => {
        if (leadership.dead) return;
        this.told = clock;
        this.#see(clock.accountMs, 'the status', clock.hostMs);
      },
      deposed: () => {},
      reportBug: (error) => this.violations.push(`bug: ${error instanceof Error ? error.stack : String(error)}`),
    });
    leadership.loop.start();
    return leadership;
  }

  #storage(leadership: Leadership): Storage {
    const commit = (batch: readonly Change[]) =>
      new Promise<void>((resolve) => {
        const copy = structuredClone(batch);
        const atMs = this.hostMs + this.#commitMs();
        if (!leadership.dead) leadership.commits.push({ atMs, batch: copy, written: resolve });
      });
    return {
      load: async () => structuredClone([...this.disk.values()]),
      commit,
      replace: () => Promise.reject(new Error('nothing is replaced here')),
    };
  }

  #write(batch: readonly Change[]): void {
    this.#writing(batch);
    for (const change of batch) {
      const id = `${change.table} ${change.key}`;
      if (change.table === 'asyncEvents') this.#writeEvent(change);
      if (change.value === undefined) this.disk.delete(id);
      else this.disk.set(id, change);
    }
  }

  #writeEvent({ key, value }: Change): void {
    if (value === undefined) this.ended.add(key);
    else if (this.ended.has(key)) this.violations.push(`event ${key} has ended and is there again`);
  }

  /** Whoever is shown the account's time as of a moment was shown none before that is later. */
  #see(accountMs: number, where: string, hostMs = this.hostMs): void {
    const latest = this.#seen.findLast((seen) => seen.hostMs <= hostMs);
    if (latest && accountMs < latest.accountMs - 1)
      this.violations.push(`${where} says ${accountMs - START_MS} after ${latest.accountMs - START_MS} was seen`);
    else if (hostMs === this.hostMs) this.#seen.push({ hostMs, accountMs });
  }

  #watchTimers(time: AccountTime): void {
    for (const clock of [time.host, time.account]) {
      const schedule = clock.schedule.bind(clock);
      let lastMs = Number.NEGATIVE_INFINITY;
      clock.schedule = (atMs, timer) => {
        const dueMs = Math.max(atMs, clock.now);
        schedule(atMs, {
          fire: (now) => {
            this.timersFired++;
            if (dueMs < lastMs || now < dueMs)
              this.violations.push(`a timer of ${dueMs} fires at ${now}, after ${lastMs}`);
            lastMs = dueMs;
            timer.fire(now);
          },
        });
      };
    }
  }

  /** Under a pause nothing begins to run but what is called for. */
  #ordered(leadership: Leadership, effect: Effect): void {
    if (effect.type === 'start-environment') {
      leadership.starting.add(effect.spec.environmentId);
      if (leadership.time?.stands) this.violations.push('an environment is started under a pause');
    }
    if (effect.type !== 'invoke-environment') return;
    const { host, account } = this.time;
    leadership.orderedAtMs.set(effect.environmentId, { host: host.now, account: account.now });
    const wasStarting = leadership.starting.delete(effect.environmentId);
    if (leadership.time?.stands && !wasStarting) this.violations.push('a handler is started under a pause');
  }

  #perform(leadership: Leadership, effect: Effect): void {
    if (effect.type === 'invoke-environment') {
      const { requestId, accountNowMs } = effect.order;
      this.#see(accountNowMs, 'a handler');
      this.invocations.set(requestId, [...(this.invocations.get(requestId) ?? []), accountNowMs]);
      const orderedAtMs = leadership.orderedAtMs.get(effect.environmentId);
      if (!orderedAtMs) throw new Error('performed before it was ordered');
      leadership.runs.set(effect.environmentId, { requestId, sinceMs: this.hostMs, orderedAtMs });
    }
    if (effect.type === 'stop-environment') this.#stopped(leadership, effect.environmentId);
    leadership.runtime.perform(effect);
  }

  /** As long for the account as for the host. */
  #ranFor({ requestId, orderedAtMs }: Run, time: AccountTime): void {
    const hostMs = time.host.now - orderedAtMs.host;
    const accountMs = time.account.now - orderedAtMs.account;
    if (Math.abs(hostMs - accountMs) > 1)
      this.violations.push(`${requestId} took ${hostMs} ms, and ${accountMs} ms of the account’s time`);
  }

  /** The programs of this test end in time, or never: nobody may be stopped before it has had its three seconds. */
  #stopped(leadership: Leadership, environmentId: string): void {
    const run = leadership.runs.get(environmentId);
    if (!run) return;
    const tookMs = this.hostMs - run.sinceMs;
    if (tookMs < TIMEOUT_MS - LONGEST_WAY_MS) this.violations.push(`${run.requestId} timed out after ${tookMs} ms`);
    leadership.runs.delete(environmentId);
  }
}

export const TIMEOUT_MS = 3000;
export const LONGEST_COMMIT_MS = 30;
/** Of an order and of a start before it, each behind two commits, and of Init: counted in the timeout, not in the run. */
export const LONGEST_WAY_MS = 4 * LONGEST_COMMIT_MS + 30;
