/** The commit rule told as stories; its faults in any order are commit-rule.test.ts. */
import { beforeEach, expect, test } from 'vitest';
import type { ServiceException } from '../api/errors.ts';
import type { HttpResponse } from '../api/http.ts';
import { ANYTHING } from '../api/topics.ts';
import { AccountTime, TIME_TABLE, timeRecordOf } from '../kernel/account-time.ts';
import { rootCaller } from '../kernel/caller.ts';
import type { Clock } from '../kernel/clock.ts';
import { at } from '../kernel/one-clock.test-fixture.ts';
import { type Change, Outbox } from '../kernel/outbox.ts';
import {
  type Answer,
  type AnswerDone,
  type Call,
  type OperationTraits,
  READS,
  type Service,
  WRITES,
} from '../kernel/service.ts';
import { Table } from '../kernel/table.ts';
import type { Effect } from '../lambda/runtime-host.ts';
import { CommitLoop } from './commit-loop.ts';
import { serviceFailure } from './service-failure.ts';
import { type Snapshot, type Storage, StorageFullError } from './storage.ts';

/** A disk whose commits end when the test says so. */
class HeldDisk implements Storage {
  readonly #records = new Map<string, Change>();
  loads = 0;
  readonly #waiting: { batch: readonly Change[]; resolve(): void; reject(error: unknown): void }[] = [];

  async load(): Promise<Snapshot> {
    this.loads++;
    return [...this.#records.values()];
  }

  commit(batch: readonly Change[]): Promise<void> {
    return new Promise((resolve, reject) => this.#waiting.push({ batch, resolve, reject }));
  }

  replace(records: readonly Change[]): Promise<void> {
    return this.commit([
      ...Array.from(this.#records.values(), (record) => ({ ...record, value: undefined })),
      ...records,
    ]);
  }

  get commits(): number {
    return this.#waiting.length;
  }

  async finish(error?: unknown): Promise<void> {
    const next = this.#waiting.shift();
    if (!next) throw new Error('nothing is on its way');
    if (error) next.reject(error);
    else {
      for (const change of next.batch) {
        if (change.value === undefined) this.#records.delete(change.key);
        else this.#records.set(change.key, change);
      }
      next.resolve();
    }
    await settle();
  }
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

const traits = ({ operation }: Call): OperationTraits => (operation.startsWith('Put') ? WRITES : READS);

const refuse = (_: Call, { status, message }: ServiceException): HttpResponse => serviceFailure(status, message);

/** A counter: a write, a deletion, a read, an invocation that changes nothing, a timer that writes, and two that have
 * something to say of what was observed. */
class CounterService implements Service {
  readonly name = 'lambda';
  readonly table: Table<number>;
  readonly #clock: Clock;
  readonly #outbox: Outbox;

  constructor(clock: Clock, outbox: Outbox) {
    this.#clock = clock;
    this.#outbox = outbox;
    this.table = new Table({ name: 'counters', kind: 'resource', topics: (_, key) => [key] }, outbox);
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
    const body = new TextEncoder().encode(String((answer as { output: unknown }).output));
    return { status: 200, headers: {}, body };
  }

  run({ operation }: Call, done: AnswerDone): void {
    if (operation === 'PutCount') this.table.set('n', this.#count + 1);
    if (operation === 'DeleteCount') this.table.delete('n');
    if (operation === 'ResetAccount') this.#outbox.replacement([{ table: 'counters', key: 'n', value: 100 }]);
    if (operation === 'GetMetricData') this.#outbox.observation('metricMinutes', 'minute', 1);
    if (operation === 'GetMetricData' || operation === 'DeleteLogGroup') this.#outbox.showObservations();
    if (operation === 'InvokeObserved') this.#outbox.observation('metricMinutes', 'minute', 2);
    if (operation === 'DeleteLogGroup') this.#outbox.observation('metricMinutes', 'minute', undefined);
    if (operation === 'PutCountLater') this.tickAt(this.#clock.now + 10);
    done({ output: this.#count as unknown as object });
  }

  tickAt(atMs: number): void {
    this.table.set('due', atMs);
    this.restoreTick();
  }

  restoreTick(): void {
    const dueMs = this.table.get('due');
    const tick = () => {
      this.table.delete('due');
      this.table.set('n', this.#count + 1);
    };
    if (dueMs !== undefined) this.#clock.schedule(dueMs, { fire: tick });
  }

  get #count(): number {
    return this.table.get('n') ?? 0;
  }
}

let disk: HeldDisk;
let loop: CommitLoop;
let answers: string[];
let phases: string[];
/** How often whoever shows something was told that anything may have changed. */
let loads: number;
let nowMs: number;
let wakesAtMs: number | undefined;
/** What only records the next step. */
let record: () => void;
let bugs: unknown[];

beforeEach(async () => {
  disk = new HeldDisk();
  answers = [];
  phases = [];
  loads = 0;
  nowMs = 1000;
  record = () => {};
  bugs = [];
  loop = new CommitLoop({
    storage: disk,
    prepare: async () => {},
    createCore: (snapshot, now) => {
      const time = new AccountTime(now, timeRecordOf(snapshot));
      const outbox = new Outbox<Effect>();
      const service = new CounterService(time.account, outbox);
      for (const { key, value } of snapshot) service.table.restore(key, value as number);
      service.restoreTick();
      return {
        time,
        outbox,
        services: new Map([['lambda', service]]),
        onEnvironmentEvent: () => {},
        record: () => record(),
      };
    },
    refuse,
    traits,
    now: () => at(nowMs),
    reply: (callId, { status, body }) =>
      answers.push(`${callId} ${status} ${status === 200 ? new TextDecoder().decode(body) : ''}`.trim()),
    perform: () => {},
    changed: (topics) => {
      if (topics.has(ANYTHING)) loads++;
      else answers.push(`changed ${[...topics]}`);
    },
    stopEnvironments: () => {},
    wakeAt: (atMs) => {
      wakesAtMs = atMs;
    },
    clockChanged: () => {},
    phaseChanged: (phase) => phases.push(phase),
    deposed: () => answers.push('deposed'),
    reportBug: (bug) => bugs.push(bug),
  });
  loop.start();
  await settle();
});

const caller = rootCaller('123456789012');
const call = (operation: string, callId = operation) =>
  loop.call(callId, { service: 'lambda', operation, input: {}, caller }, false);

test('with nothing on its way to disk an answer leaves at once', () => {
  call('Invoke');
  expect(answers).toEqual(['Invoke 200 0']);
});

test('what only records a step runs when its answer has left, before the next; a bug in it stops everything', async () => {
  record = () => answers.push('recorded');
  call('Invoke', 'a');
  expect(answers.at(-1)).toBe('recorded');
  answers.length = 0;
  record = () => {
    if (!answers.includes('b 200 0')) return;
    record = () => {};
    throw new Error('a bug in what records');
  };
  call('Invoke', 'b');
  expect([answers, bugs.length, loads]).toEqual([['b 200 0'], 1, 1]);
  await settle();
  expect(loads).toBe(2);
});

test('a call that comes twice before it is on disk is answered once, when it is', async () => {
  const twice = () => loop.call('a', { service: 'lambda', operation: 'PutCount', input: {}, caller }, true);
  twice();
  twice();
  expect(answers).toEqual([]);
  await disk.finish();
  expect(answers).toEqual(['a 200 1', 'changed n']);
  twice();
  expect(answers).toEqual(['a 200 1', 'changed n', 'a 200 1']);
});

test('a write is answered when it is on disk; a read of it waits too', async () => {
  call('PutCount');
  call('GetCount');
  expect(answers).toEqual([]);
  await disk.finish();
  expect(answers).toEqual(['PutCount 200 1', 'GetCount 200 1', 'changed n']);
});

test('commands run into the next batch while one commits, and one commit is in flight at a time', async () => {
  call('PutCount', 'first');
  call('PutCount', 'second');
  call('PutCount', 'third');
  expect(disk.commits).toBe(1);
  await disk.finish();
  expect(answers).toEqual(['first 200 1', 'changed n']);
  expect(disk.commits).toBe(1);
  await disk.finish();
  expect(answers.slice(2)).toEqual(['second 200 2', 'third 200 3', 'changed n']);
});

test('a failed commit drops memory, answers both batches with 500 and goes on from the disk', async () => {
  call('PutCount', 'first');
  call('PutCount', 'second');
  await disk.finish(new Error('the disk is tired'));
  expect(answers).toEqual(['first 500', 'second 500']);
  call('GetCount');
  expect(answers.slice(2)).toEqual(['GetCount 200 0']);
  expect(disk.loads).toBe(2);
});

test('a full disk: writes are refused, reads go on, a deletion that fits ends it', async () => {
  call('PutCount', 'before');
  await disk.finish();
  answers = [];
  call('PutCount');
  call('GetCount');
  await disk.finish(new StorageFullError('full'));
  expect(phases.at(-1)).toBe('read-only');
  expect(answers).toEqual(['PutCount 507', 'GetCount 500']);
  expect(loads).toBe(2);

  answers = [];
  call('PutCount');
  call('GetCount');
  call('Invoke');
  expect(answers).toEqual(['PutCount 507', 'GetCount 200 1', 'Invoke 200 1']);
  expect(disk.commits).toBe(0);

  answers = [];
  call('DeleteCount');
  await disk.finish();
  expect(phases.at(-1)).toBe('ready');
  expect(answers).toEqual(['DeleteCount 200 0', 'changed n']);
});

test('a full disk is tried again by a write some seconds later', async () => {
  call('PutCount');
  await disk.finish(new StorageFullError('full'));
  nowMs += 9000;
  call('PutCount');
  expect(answers).toEqual(['PutCount 507', 'PutCount 507']);
  expect(disk.commits).toBe(0);

  nowMs += 1000;
  answers = [];
  call('PutCount');
  await disk.finish();
  expect(phases.at(-1)).toBe('ready');
  expect(answers).toEqual(['PutCount 200 1', 'changed n']);
});

test('what was observed is on disk before it is seen; on a full disk it stays in memory, and its deletion is kept', async () => {
  call('GetMetricData');
  expect(answers).toEqual([]);
  await disk.finish();
  expect(answers).toEqual(['GetMetricData 200 0']);

  call('PutCount');
  await disk.finish(new StorageFullError('full'));
  answers = [];
  call('GetMetricData');
  expect(answers).toEqual(['GetMetricData 200 0']);
  expect(disk.commits).toBe(0);
  call('DeleteLogGroup');
  await disk.finish();
  expect(phases.at(-1)).toBe('ready');
  expect((await disk.load()).filter(({ table }) => table !== TIME_TABLE)).toEqual([]);
});

test('what is merely observed holds nobody, but who is shown it waits also for what is on its way', async () => {
  call('InvokeObserved');
  call('Invoke');
  expect(answers).toEqual(['InvokeObserved 200 0', 'Invoke 200 0']);
  expect(disk.commits).toBe(1);
  call('GetMetricData');
  await disk.finish();
  expect(answers).toHaveLength(2);
  await disk.finish();
  expect(answers.slice(2)).toEqual(['GetMetricData 200 0']);
});

test('a timer whose change cannot be stored does not turn in circles', async () => {
  call('PutCountLater');
  await disk.finish();
  for (let i = 0; i < 50; i++) {
    nowMs += 20;
    if (wakesAtMs !== undefined && wakesAtMs <= nowMs) loop.wake();
    if (disk.commits > 0) await disk.finish(new StorageFullError('full'));
    // a call does not push time on either
    call('GetCount', `read ${i}`);
  }
  expect(disk.loads).toBeLessThan(6);

  nowMs += 120_000;
  loop.wake();
  await disk.finish();
  expect(phases.at(-1)).toBe('ready');
  call('GetCount', 'last');
  expect(answers).toContain('last 200 1');
});

test('a replacement: what was changed before goes with it, and nothing runs until the new state is loaded', async () => {
  call('PutCount');
  call('PutCount', 'superseded');
  call('ResetAccount');
  call('GetCount');
  expect(answers).toEqual([]);
  await disk.finish();
  expect(answers).toEqual(['PutCount 200 1', 'changed n']);
  await disk.finish();
  expect(answers.slice(2)).toEqual([
    'superseded 200 2',
    'ResetAccount 200 2',
    'changed n',
    'changed whole-account',
    'GetCount 200 100',
  ]);
  expect(disk.loads).toBe(2);
});

test('a replacement that does not reach the disk changes nothing', async () => {
  call('PutCount');
  await disk.finish();
  call('ResetAccount');
  await disk.finish(new Error('aborted'));
  call('GetCount');
  expect(answers.slice(2)).toEqual(['ResetAccount 500', 'GetCount 200 1']);
  expect(loads).toBe(2);
});
