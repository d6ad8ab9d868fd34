/**
 * A browser in one thread, for the fault test: several tabs with the real `Tab` and `CommitLoop`, over a simulated disk,
 * lock and channel. Every step that could wait is a task; a seed decides which task runs next, and whether a tab is
 * killed or frozen, a commit aborted or the disk full in between. Whoever sees something compares it with the disk.
 */
import type { ServiceException } from '../api/errors.ts';
import type { HttpResponse } from '../api/http.ts';
import { AccountTime, type Moment, timeRecordOf } from '../kernel/account-time.ts';
import { LeftForLater } from '../kernel/afterwards.ts';
import { rootCaller } from '../kernel/caller.ts';
import type { Clock } from '../kernel/clock.ts';
import { at } from '../kernel/one-clock.test-fixture.ts';
import { type Change, type Observations, Outbox, type ShownObservations } from '../kernel/outbox.ts';
import { SeededRandom } from '../kernel/random.ts';
import { type RecordedFold, Recorder } from '../kernel/recorder.ts';
import type { Answer, AnswerDone, Call, Neighbours, OperationTraits, Service } from '../kernel/service.ts';
import { restoreTables, Table } from '../kernel/table.ts';
import { CONFIG, functionVersion } from '../lambda/data-plane/data-plane.test-fixture.ts';
import { createLambda, type Lambda } from '../lambda/lambda.ts';
import type { Effect, RegionCore } from '../lambda/runtime-host.ts';
import type { AsyncEvent, EventInvokeConfig } from '../lambda/state.ts';
import type { ChannelMessage } from './channel.ts';
import { serviceFailure } from './service-failure.ts';
import { EpochError, type LeaderStorage, type Snapshot, StorageFullError } from './storage.ts';
import { STORED_REPLIES_TABLE } from './stored-replies.ts';
import { Tab } from './tab.ts';

/** The rule as it is, or with one part of it broken: the test must notice each. */
export type Variant =
  | 'correct'
  | 'acknowledges before the commit'
  | 'ignores a failed commit'
  | 'does not check the epoch'
  | 'does not store replies'
  | 'does not hold reads'
  | 'does not hold who is shown what was observed'
  | 'sends an invocation again'
  | 'writes a replacement over what is there'
  | 'delivers in a step of its own';

interface List {
  ids: string[];
  /** When a timer marks the list as settled. */
  settlesAtMs?: number;
}

interface Task {
  tab: SimulatedTab | undefined;
  run(): void;
}

const KEYS = ['a', 'b', 'c'];
const SETTLES_AFTER_MS = 20;
const RECORDED_EVERY_MS = 15;
const ROOT = rootCaller('123456789012');
const PLANTED = ['aborted', 'a bug after the change'];
const textOf = (response: HttpResponse) => new TextDecoder().decode(response.body);
const ok = (value: unknown): HttpResponse => ({
  status: 200,
  headers: {},
  body: new TextEncoder().encode(JSON.stringify(value)),
});

const traits = ({ operation, input }: Call): OperationTraits => ({
  needsRoom: operation === 'AppendList',
  repeatable: operation !== 'Invoke' || (input as { InvocationType?: string }).InvocationType === 'DryRun',
});

const SINK = `arn:aws:lambda:${CONFIG.region}:${CONFIG.accountId}:function:sink`;
const CONFIGURED: EventInvokeConfig = {
  functionName: 'source',
  qualifier: '$LATEST',
  maximumRetryAttempts: 0,
  onSuccessDestination: SINK,
  onFailureDestination: SINK,
  lastModifiedMs: 0,
};
/** Two functions: each end of an event of the one is an event of the other. */
const FUNCTIONS: readonly Change[] = [
  ...['source', 'sink'].flatMap((functionName): Change[] => [
    { table: 'functions', key: functionName, value: { functionName, tags: {}, updatedSincePublish: true } },
    {
      table: 'versions',
      key: `${functionName}:$LATEST`,
      value: functionVersion({ functionName, timeoutSeconds: 900 }),
    },
  ]),
  { table: 'eventInvokeConfigs', key: 'source:$LATEST', value: CONFIGURED },
];

/** The event that a record of its end is about. */
const sourceOf = ({ payload }: AsyncEvent): string =>
  (JSON.parse(payload) as { requestContext: { requestId: string } }).requestContext.requestId;

/** Ids of what was called, as logs are kept: in memory first, and on disk in a while. */
class ObservedCalls implements RecordedFold {
  readonly table = 'logChunks';
  readonly ids: string[] = [];
  onDirty = () => {};
  #written = 0;

  add(id: string): void {
    this.ids.push(id);
    this.onDirty();
  }

  flush(outbox: Observations): void {
    if (this.#written === this.ids.length) return;
    this.#written = this.ids.length;
    outbox.observation(this.table, 'observed', { ids: [...this.ids] });
  }

  restore(records: Iterable<unknown>): void {
    for (const record of records) this.ids.push(...(record as List).ids);
    this.#written = this.ids.length;
  }
}

const refuse = (_: Call, { status, message }: ServiceException): HttpResponse => serviceFailure(status, message);

/** Lists to which calls append their ids; a read tells a list; an invocation ends when its environment says so. */
class ListService implements Service {
  readonly name = 'logs';
  readonly lists: Table<List>;
  readonly #core: { clock: Clock; outbox: Outbox<Effect> };
  readonly #readAround: ((callId: string, response: HttpResponse) => void) | undefined;
  readonly #fails: () => boolean;
  readonly #observed: ObservedCalls;
  readonly #recorder: Recorder;
  readonly #invocations = new Map<string, AnswerDone>();

  constructor(
    core: { clock: Clock; outbox: Outbox<Effect> },
    readAround: ((callId: string, response: HttpResponse) => void) | undefined,
    fails: () => boolean,
    observed: ObservedCalls,
    recorder: Recorder,
  ) {
    this.#core = core;
    this.#observed = observed;
    this.#recorder = recorder;
    this.#fails = fails;
    this.#readAround = readAround;
    this.lists = new Table({ name: 'lists', kind: 'resource' }, core.outbox);
  }

  parse(): HttpResponse {
    throw new Error('calls come parsed');
  }

  traits = traits;

  uploads(): boolean {
    return false;
  }

  refuse = refuse;

  respond(_: Call, answer: Answer): HttpResponse {
    return ok((answer as { output: object }).output);
  }

  run({ operation, input }: Call, done: AnswerDone): void {
    const { id, key } = input as { id: string; key: string };
    const ids = this.lists.get(key)?.ids ?? [];
    this.#observed.add(id);
    if (operation === 'AppendList') {
      const settlesAtMs = this.#core.clock.now + SETTLES_AFTER_MS;
      this.lists.set(key, { ids: [...ids, id], settlesAtMs });
      this.settleLater(key, settlesAtMs);
      if (this.#fails()) throw new Error('a bug after the change');
      done({ output: { ids: [...ids, id] } });
    } else if (operation === 'ResetLists') {
      this.#core.outbox.replacement([...FUNCTIONS, { table: 'lists', key, value: { ids: [id] } }]);
      done({ output: { ids: [id] } });
    } else if (operation === 'GetList') {
      if (this.#readAround) this.#readAround(id, ok({ ids }));
      done({ output: { ids } });
    } else if (operation === 'GetObserved') {
      this.#recorder.flush();
      done({ output: { ids: this.#observed.ids } });
    } else {
      this.#invocations.set(id, done);
      const payload = JSON.stringify(ids);
      const order = { requestId: id, invokedFunctionArn: '', payload, timeoutMs: 1000, accountNowMs: 0 };
      this.#core.outbox.effect({ type: 'invoke-environment', environmentId: id, order });
    }
  }

  end(id: string): void {
    this.#invocations.get(id)?.({ output: { ids: [] } });
    this.#invocations.delete(id);
  }

  settleLater(key: string, atMs: number): void {
    const settle = () => {
      const list = this.lists.get(key);
      if (list?.settlesAtMs === atMs) this.lists.set(key, { ids: list.ids });
    };
    this.#core.clock.schedule(atMs, { fire: settle });
  }
}

class SimulatedTab {
  readonly name: string;
  readonly tab: Tab;
  alive = true;
  frozen = false;
  wakesAtMs: number | undefined;
  currentCallId = '';
  running: string[] = [];

  constructor(name: string, tab: (self: SimulatedTab) => Tab) {
    this.name = name;
    this.tab = tab(this);
  }
}

export class SimulatedBrowser {
  /** What must never be seen, and was. */
  readonly violations: string[] = [];
  /** How often each kind of thing happened, to know that the run met it. */
  readonly met: Record<string, number> = {};
  readonly #variant: Variant;
  readonly #random: SeededRandom;
  readonly #disk = new Map<string, Change>();
  #epoch = 0;
  #diskFull = false;
  #faults = true;
  #nowMs = 1_000_000;
  #calls = 0;
  readonly #tabs: SimulatedTab[] = [];
  #tasks: Task[] = [];
  readonly #mail = new Map<string, ChannelMessage[]>();
  #lockHolder: SimulatedTab | undefined;
  #candidates: SimulatedTab[] = [];
  readonly #acknowledged = new Map<string, string>();
  readonly #seen = new Map<string, string>();
  /** What may be gone, for a replacement reached the disk after it was called for. */
  readonly #replaced = new Set<string>();
  readonly #invoked = new Map<string, number>();
  /** Asynchronous events of `source` that were ever on disk, and how often the outcome of each has reached `sink` since
   * the last replacement. */
  readonly #accepted = new Set<string>();
  readonly #deliveries = new Map<string, number>();
  #replacements = 0;
  #cores = 0;
  readonly #open = new Map<string, SimulatedTab>();

  constructor(seed: number, variant: Variant) {
    this.#random = new SeededRandom(seed);
    this.#variant = variant;
    for (const record of FUNCTIONS) this.#disk.set(`${record.table}/${record.key}`, record);
  }

  /** Runs so many random steps, then lets everything that lives come to an end, and takes stock. */
  async run(steps: number): Promise<void> {
    this.#openTab();
    this.#openTab();
    for (let i = 0; i < steps; i++) {
      this.#disturb();
      await this.#runTask();
    }
    this.#calmDown();
    for (let i = 0; i < 200_000 && (this.#tasks.length > 0 || this.#open.size > 0 || this.#hasEvents()); i++) {
      if (this.#tasks.length === 0) this.#passTime(50_000);
      if (this.#tasks.length === 0) break;
      await this.#runTask();
    }
    this.#takeStock();
  }

  #calmDown(): void {
    this.#faults = false;
    this.#diskFull = false;
    if (!this.#tabs.some(({ alive }) => alive)) this.#openTab();
    for (const tab of this.#tabs) tab.frozen = false;
  }

  #takeStock(): void {
    const stored = this.#idsOnDisk();
    for (const [id, key] of this.#acknowledged)
      if (!stored.has(id) && !this.#replaced.has(id)) this.#violation(`${id} was acknowledged and is gone from ${key}`);
    for (const [id, key] of this.#seen)
      if (!stored.has(id) && !this.#replaced.has(id)) this.#violation(`${id} was seen and is gone from ${key}`);
    for (const [id, times] of stored) if (times > 1) this.#violation(`${id} ran ${times} times`);
    for (const [id, times] of this.#invoked) if (times > 1) this.#violation(`${id} was invoked ${times} times`);
    for (const [id, times] of this.#deliveries) if (times !== 1) this.#violation(`${id} was delivered ${times} times`);
    for (const [id, tab] of this.#open) if (tab.alive) this.#violation(`${id} was never answered`);
  }

  // ── what can happen ────────────────────────────────────────────────────────────────────────────────────────

  #disturb(): void {
    const living = this.#tabs.filter(({ alive }) => alive);
    const tab = living[Math.floor(this.#random.next() * living.length)];
    if (this.#chance(0.05) && tab && !tab.frozen) this.#sendEvent(tab);
    if (this.#chance(0.35) && tab && !tab.frozen) this.#call(tab);
    if (this.#chance(0.1)) this.#passTime(1 + this.#random.next() * 30);
    if (this.#chance(0.012) && tab) this.#kill(tab);
    if (this.#chance(0.01) && tab) this.#freeze(tab);
    if (this.#chance(0.02) && tab) tab.frozen = false;
    if (this.#chance(0.004)) this.#diskFull = true;
    if (this.#chance(0.03)) this.#diskFull = false;
    if (living.length < 2 || (living.length < 4 && this.#chance(0.02))) this.#openTab();
  }

  #kill(tab: SimulatedTab): void {
    this.#count('kill');
    tab.alive = false;
    this.#tasks = this.#tasks.filter((task) => task.tab !== tab);
    // the browser may or may not have taken its last messages
    if (this.#chance(0.5)) for (const [way, mail] of this.#mail) if (way.startsWith(`${tab.name}>`)) mail.length = 0;
    this.#releaseLock(tab);
  }

  /** A tab that is held up; sometimes its lock is given away meanwhile. */
  #freeze(tab: SimulatedTab): void {
    tab.frozen = true;
    if (!this.#chance(0.6) || this.#lockHolder !== tab) return;
    this.#count('stolen lock');
    this.#lockHolder = undefined;
    this.#grantLock();
  }

  #call(tab: SimulatedTab): void {
    const id = `call-${++this.#calls}`;
    const key = KEYS[Math.floor(this.#random.next() * KEYS.length)] ?? 'a';
    const draw = this.#random.next();
    const operation =
      draw < 0.5
        ? 'AppendList'
        : draw < 0.75
          ? 'GetList'
          : draw < 0.85
            ? 'GetObserved'
            : draw < 0.99
              ? 'Invoke'
              : 'ResetLists';
    // the planted fault disguises the invocation as one that may be repeated
    const disguise = this.#variant === 'sends an invocation again' ? { InvocationType: 'DryRun' } : {};
    const acknowledgedBefore = [...this.#acknowledged.keys()];
    const full = this.#isReadOnly() ? -1 : this.met['disk full'];
    tab.currentCallId = id;
    this.#open.set(id, tab);
    void tab.tab
      .call({ service: 'logs', operation, input: { id, key, ...disguise }, caller: ROOT })
      .then((response) => {
        this.#open.delete(id);
        if (!tab.alive) return;
        if (operation === 'GetObserved') this.#shownObserved(id, response, this.met['disk full'] !== full);
        else this.#answered(id, key, operation, response, acknowledgedBefore);
      });
  }

  /** An asynchronous invocation of `source`, whose outcome `sink` takes. */
  #sendEvent(tab: SimulatedTab): void {
    const id = `event-${++this.#calls}`;
    tab.currentCallId = id;
    this.#open.set(id, tab);
    const replacements = this.#replacements;
    const input = { FunctionName: 'source', InvocationType: 'Event', Payload: new Uint8Array() };
    void tab.tab.call({ service: 'lambda', operation: 'Invoke', input, caller: ROOT }).then((response) => {
      this.#open.delete(id);
      this.#count(`Event ${response.status}`);
      const requestId = response.headers['x-amzn-requestid'] ?? '';
      const mayBeReplaced = this.#replacements > replacements;
      if (tab.alive && response.status === 202 && !mayBeReplaced && !this.#accepted.has(requestId))
        this.#violation(`event ${requestId} was acknowledged and is not on disk`);
    });
  }

  #answered(
    id: string,
    key: string,
    operation: string,
    response: HttpResponse,
    acknowledgedBefore: readonly string[],
  ): void {
    this.#count(`${operation} ${response.status}`);
    if (response.status !== 200) return;
    const { ids } = JSON.parse(textOf(response)) as { ids: string[] };
    if (operation === 'AppendList' || operation === 'ResetLists') this.#acknowledged.set(id, key);
    if (operation === 'ResetLists') {
      const stored = this.#idsOnDisk();
      for (const earlier of acknowledgedBefore)
        if (stored.has(earlier)) this.#violation(`${earlier} survived the replacement ${id}`);
    }
    this.#see(ids, key, `the reply of ${operation} ${id}`);
  }

  /** What was observed is on disk when it is shown; while the disk is full it is shown from memory. */
  #shownObserved(id: string, response: HttpResponse, wasFull: boolean): void {
    this.#count(`GetObserved ${response.status}`);
    if (response.status !== 200 || wasFull) return;
    const record = this.#disk.get('logChunks/observed')?.value as List | undefined;
    const stored = new Set(record?.ids);
    for (const shown of (JSON.parse(textOf(response)) as List).ids) {
      if (!stored.has(shown) && !this.#replaced.has(shown))
        this.#violation(`the reply of GetObserved ${id} told of ${shown}, which is not on disk`);
    }
  }

  #isReadOnly(): boolean {
    return this.#tabs.some(({ alive, tab }) => alive && tab.status.phase === 'read-only');
  }

  #see(ids: string[], key: string, where: string): void {
    const stored = this.#idsOnDisk();
    for (const id of ids) {
      if (!stored.has(id) && !this.#replaced.has(id)) this.#violation(`${where} told of ${id}, which is not on disk`);
      this.#seen.set(id, key);
    }
  }

  #idsOnDisk(): Map<string, number> {
    const times = new Map<string, number>();
    for (const { table, value } of this.#disk.values()) {
      if (table !== 'lists') continue;
      for (const id of (value as List).ids) times.set(id, (times.get(id) ?? 0) + 1);
    }
    return times;
  }

  // ── tabs ───────────────────────────────────────────────────────────────────────────────────────────────────

  #openTab(): void {
    const name = `tab${this.#tabs.length}`;
    const opened = new SimulatedTab(name, (self) => this.#createTab(self));
    this.#tabs.push(opened);
    opened.tab.join();
    this.#stand(opened);
  }

  #createTab(self: SimulatedTab): Tab {
    const post = (message: ChannelMessage) => this.#post(self, message);
    return new Tab({
      channel: { post },
      openStorage: () => this.#openStorage(self),
      refuse,
      traits,
      missing: () => undefined,
      prepare: async () => {},
      createCore: (snapshot, moment) => this.#createCore(self, snapshot, moment),
      perform: (effect) => this.#perform(self, effect),
      stopEnvironments: () => {
        self.running = [];
      },
      now: () => at(this.#nowMs),
      wakeAt: (atMs) => {
        self.wakesAtMs = atMs;
      },
      newCallId: () => self.currentCallId,
      engines: { python: '', nodejs: '' },
      changed: () => {},
      after: () => {},
      statusChanged: () => {},
      reportBug: (error) => {
        if (!(error instanceof Error && PLANTED.includes(error.message))) this.#violation(`bug: ${String(error)}`);
      },
    });
  }

  #createCore(self: SimulatedTab, snapshot: Snapshot, moment: Moment): RegionCore {
    const time = new AccountTime(moment, timeRecordOf(snapshot));
    const outbox = new Outbox<Effect>();
    const answerAround = (callId: string, response: HttpResponse) => {
      const reply: ChannelMessage = { type: 'reply', callId, response };
      self.tab.hear(reply);
      this.#post(self, reply);
    };
    const readAround = this.#variant === 'does not hold reads' ? answerAround : undefined;
    const observed = new ObservedCalls();
    const shown = this.#variant === 'does not hold who is shown what was observed' ? () => {} : undefined;
    const observations: ShownObservations = {
      observation: (table, key, value) => outbox.observation(table, key, value),
      showObservations: shown ?? (() => outbox.showObservations()),
    };
    const recorder = new Recorder(time.host, observations, [observed], RECORDED_EVERY_MS);
    recorder.restore(snapshot);
    const lists = { clock: time.account, outbox };
    const service = new ListService(lists, readAround, () => this.#bug(), observed, recorder);
    restoreTables([service.lists as Table<unknown>], snapshot);
    for (const key of service.lists.keys()) {
      const settlesAtMs = service.lists.get(key)?.settlesAtMs;
      if (settlesAtMs !== undefined) service.settleLater(key, settlesAtMs);
    }
    const afterwards = new LeftForLater();
    const lambda = this.#createLambda(time, outbox, afterwards);
    lambda.service.restore(snapshot);
    return {
      time,
      outbox,
      services: new Map<string, Service>([
        [service.name, service],
        [lambda.service.name, lambda.service],
      ]),
      onEnvironmentEvent(environmentId, event) {
        if (environmentId.startsWith('call-')) service.end(environmentId);
        else lambda.dataPlane.onEnvironmentEvent(environmentId, event);
      },
      record: () => afterwards.catchUp(),
    };
  }

  #createLambda(time: AccountTime, outbox: Outbox<Effect>, afterwards: LeftForLater): Lambda {
    const deliver: Neighbours['call'] = (call, done) => lambda.service.run(call, done);
    const neighbours: Neighbours = {
      call: (call, done) =>
        this.#variant === 'delivers in a step of its own'
          ? time.account.schedule(time.account.now + 1, { fire: () => deliver(call, done) })
          : deliver(call, done),
    };
    const lambda: Lambda = createLambda({
      config: CONFIG,
      time,
      outbox,
      // a successor's ids are others
      random: new SeededRandom(++this.#cores * 1000 + Math.floor(this.#random.next() * 1000)),
      host: { perform: (effect) => outbox.effect(effect) },
      neighbours,
      afterwards,
      reportBug: (error) => this.#violation(`bug of Lambda: ${String(error)}`),
    });
    return lambda;
  }

  /** Lambda's environments start, and end every invocation one way or the other. */
  #runFunction(self: SimulatedTab, effect: Effect): void {
    if (effect.type === 'reset-environment' || effect.type === 'stop-environment') return;
    const id = effect.type === 'start-environment' ? effect.spec.environmentId : effect.environmentId;
    self.running.push(id);
    this.#task(self, () => {
      if (!self.running.includes(id)) return;
      const maxMemoryUsedMb = 1;
      if (effect.type === 'start-environment') {
        self.tab.environmentEvent(id, { type: 'init-succeeded', maxMemoryUsedMb });
        return;
      }
      const { requestId } = effect.order;
      self.tab.environmentEvent(
        id,
        this.#chance(0.5)
          ? { type: 'succeeded', requestId, payload: '1', maxMemoryUsedMb }
          : { type: 'failed', requestId, error: '{}', errorType: 'E', maxMemoryUsedMb },
      );
    });
  }

  #perform(self: SimulatedTab, effect: Effect): void {
    if (effect.type !== 'invoke-environment' || !effect.environmentId.startsWith('call-')) {
      this.#runFunction(self, effect);
      return;
    }
    const id = effect.environmentId;
    this.#see(JSON.parse(effect.order.payload), '?', `invocation ${id}`);
    this.#invoked.set(id, (this.#invoked.get(id) ?? 0) + 1);
    self.running.push(id);
    this.#task(self, () => {
      const event = { type: 'succeeded', requestId: id, payload: '', maxMemoryUsedMb: 1 } as const;
      if (self.running.includes(id)) self.tab.environmentEvent(id, event);
    });
  }

  // ── lock ───────────────────────────────────────────────────────────────────────────────────────────────────

  #stand(tab: SimulatedTab): void {
    this.#candidates.push(tab);
    this.#grantLock();
  }

  #grantLock(): void {
    if (this.#lockHolder) return;
    this.#candidates = this.#candidates.filter(({ alive }) => alive);
    const next = this.#candidates.find(({ frozen }) => !frozen) ?? this.#candidates[0];
    if (!next) return;
    this.#candidates = this.#candidates.filter((tab) => tab !== next);
    this.#lockHolder = next;
    this.#task(next, () => {
      this.#count('election');
      void next.tab.lead().then((again) => {
        this.#releaseLock(next);
        if (again === 'again' && next.alive) this.#stand(next);
      });
    });
  }

  #releaseLock(tab: SimulatedTab): void {
    this.#candidates = this.#candidates.filter((candidate) => candidate !== tab);
    if (this.#lockHolder !== tab) return;
    this.#lockHolder = undefined;
    this.#grantLock();
  }

  // ── disk ───────────────────────────────────────────────────────────────────────────────────────────────────

  async #openStorage(tab: SimulatedTab): Promise<LeaderStorage> {
    await this.#pause(tab);
    const epoch = ++this.#epoch;
    await this.#pause(tab);
    const commit = (batch: readonly Change[]) => this.#commit(tab, epoch, structuredClone(batch));
    const replace = (records: readonly Change[]) => this.#replace(tab, epoch, structuredClone(records));
    return { epoch, load: () => this.#load(tab, epoch), commit: (batch) => this.#mutated(commit, batch), replace };
  }

  /** The planted faults that lie between the loop and the disk. */
  async #mutated(commit: (batch: readonly Change[]) => Promise<void>, batch: readonly Change[]): Promise<void> {
    const fails = (error: unknown) => {
      if (!(error instanceof Error)) throw error;
    };
    switch (this.#variant) {
      case 'acknowledges before the commit':
        void commit(batch).catch(fails);
        return;
      case 'ignores a failed commit':
        await commit(batch).catch(fails);
        return;
      case 'does not store replies':
        return commit(batch.filter(({ table }) => table !== STORED_REPLIES_TABLE));
      default:
        return commit(batch);
    }
  }

  async #load(tab: SimulatedTab, epoch: number): Promise<Snapshot> {
    await this.#pause(tab);
    this.#checkEpoch(epoch);
    const snapshot = structuredClone([...this.#disk.values()]);
    await this.#pause(tab);
    return snapshot;
  }

  /** Waits for its turn; refused when a newer leader exists, the disk is full or the transaction is aborted. */
  async #beginWriting(tab: SimulatedTab, epoch: number): Promise<void> {
    await this.#pause(tab);
    this.#checkEpoch(epoch);
    if (this.#diskFull) {
      this.#count('disk full');
      throw new StorageFullError('full');
    }
    if (this.#faults && this.#chance(0.06)) {
      this.#count('abort');
      throw new Error('aborted');
    }
  }

  async #replace(tab: SimulatedTab, epoch: number, records: readonly Change[]): Promise<void> {
    await this.#beginWriting(tab, epoch);
    if (this.#variant !== 'writes a replacement over what is there') this.#disk.clear();
    this.#deliveries.clear();
    this.#replacements++;
    for (const record of records) this.#disk.set(`${record.table}/${record.key}`, record);
    for (let call = 1; call <= this.#calls; call++) this.#replaced.add(`call-${call}`);
    for (const id of this.#idsOnDisk().keys()) this.#replaced.delete(id);
    this.#count('replacement');
    await this.#pause(tab);
  }

  async #commit(tab: SimulatedTab, epoch: number, batch: readonly Change[]): Promise<void> {
    await this.#beginWriting(tab, epoch);
    this.#checkDeliveries(batch);
    for (const change of batch) {
      if (change.value === undefined) this.#disk.delete(`${change.table}/${change.key}`);
      else this.#disk.set(`${change.table}/${change.key}`, change);
    }
    this.#count('commit');
    // a tab killed here has committed and told nobody
    await this.#pause(tab);
  }

  /** What ends an event and what it leads to are one commit. */
  #checkDeliveries(batch: readonly Change[]): void {
    const events = batch.filter(({ table }) => table === 'asyncEvents');
    const delivered = events.flatMap(({ key, value }) => {
      const event = value as AsyncEvent | undefined;
      // one that is there already waits for its next try
      return event?.functionName === 'sink' && !this.#disk.has(`asyncEvents/${key}`) ? [sourceOf(event)] : [];
    });
    for (const { key, value } of events) {
      const before = this.#disk.get(`asyncEvents/${key}`)?.value as AsyncEvent | undefined;
      const event = (value as AsyncEvent | undefined) ?? before;
      if (event?.functionName !== 'source') continue;
      if (!before) this.#deliveries.set(key, 0);
      this.#accepted.add(key);
      if (value === undefined && !delivered.includes(key)) this.#violation(`${key} ended without its delivery`);
    }
    for (const id of delivered) {
      this.#count('delivery');
      this.#deliveries.set(id, (this.#deliveries.get(id) ?? 0) + 1);
    }
  }

  #hasEvents(): boolean {
    return [...this.#disk.values()].some(({ table }) => table === 'asyncEvents');
  }

  #checkEpoch(epoch: number): void {
    if (epoch === this.#epoch || this.#variant === 'does not check the epoch') return;
    this.#count('fenced off');
    throw new EpochError('a newer leader exists');
  }

  // ── channel and tasks ──────────────────────────────────────────────────────────────────────────────────────

  /** In order from one tab to another; in any order between pairs. */
  #post(from: SimulatedTab, message: ChannelMessage): void {
    for (const to of this.#tabs) {
      if (to === from || !to.alive) continue;
      const way = `${from.name}>${to.name}`;
      const mail = this.#mail.get(way) ?? [];
      this.#mail.set(way, mail);
      mail.push(structuredClone(message));
      this.#task(to, () => {
        const next = mail.shift();
        if (next) to.tab.hear(next);
      });
    }
  }

  #passTime(ms: number): void {
    this.#nowMs += ms;
    for (const tab of this.#tabs) {
      if (!tab.alive || tab.wakesAtMs === undefined || tab.wakesAtMs > this.#nowMs) continue;
      tab.wakesAtMs = undefined;
      this.#task(tab, () => tab.tab.wake());
    }
  }

  #pause(tab: SimulatedTab): Promise<void> {
    return new Promise((resolve) => this.#task(tab, resolve));
  }

  #task(tab: SimulatedTab, run: () => void): void {
    if (tab.alive) this.#tasks.push({ tab, run });
  }

  async #runTask(): Promise<void> {
    const ready = this.#tasks.filter(({ tab }) => !tab?.frozen);
    const task = ready[Math.floor(this.#random.next() * ready.length)];
    if (!task) return;
    this.#tasks.splice(this.#tasks.indexOf(task), 1);
    task.run();
    // everything that follows without waiting
    await new Promise((resolve) => setImmediate(resolve));
  }

  #chance(probability: number): boolean {
    return this.#random.next() < probability;
  }

  #bug(): boolean {
    const bug = this.#faults && this.#chance(0.02);
    if (bug) this.#count('bug');
    return bug;
  }

  #count(what: string): void {
    this.met[what] = (this.met[what] ?? 0) + 1;
  }

  #violation(text: string): void {
    this.violations.push(text);
  }
}
