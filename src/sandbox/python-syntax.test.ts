import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { InvokeOrder } from '../lambda/runtime-host.ts';
import type { KernelReport } from './protocol.ts';
import { PythonSyntax } from './python-syntax.ts';

/** A worker whose answers the test gives. */
class ScriptedWorker {
  readonly booted = Promise.resolve(undefined);
  readonly orders: InvokeOrder[] = [];
  assigned = 0;
  closed = false;
  report: (report: KernelReport) => void = () => {};

  assign(): void {
    this.assigned += 1;
  }
  invoke(order: InvokeOrder): void {
    this.orders.push(order);
  }
  listen(report: (report: KernelReport) => void): void {
    this.report = report;
  }
  answer(problems: object[]): void {
    const requestId = this.orders.at(-1)?.requestId ?? '';
    this.report({ type: 'succeeded', requestId, payload: JSON.stringify(problems), maxMemoryUsedMb: 1 });
  }
}

function openSyntax() {
  const workers: ScriptedWorker[] = [];
  const syntax = new PythonSyntax<ScriptedWorker>(
    async () => {
      const worker = new ScriptedWorker();
      workers.push(worker);
      return worker;
    },
    (worker) => {
      worker.closed = true;
    },
  );
  const worker = (at: number) => {
    const found = workers[at];
    if (!found) throw new Error(`there is no worker ${at}`);
    return found;
  };
  return { syntax, workers, worker, settle: () => vi.advanceTimersByTimeAsync(0) };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const PROBLEM = { path: 'a.py', line: 1, column: 2, message: 'invalid syntax' };

test('one worker answers one check after the other', async () => {
  const { syntax, workers, worker, settle } = openSyntax();
  const [first, second] = [syntax.check({ 'a.py': 'x x' }), syntax.check({ 'a.py': 'x' })];
  await settle();
  expect(worker(0).orders.map(({ payload }) => payload)).toEqual(['{"a.py":"x x"}']);
  worker(0).answer([PROBLEM]);
  expect(await first).toEqual([PROBLEM]);
  await settle();
  worker(0).answer([]);
  expect(await second).toEqual([]);
  expect([workers.length, worker(0).assigned]).toEqual([1, 1]);
});

test('a worker that nobody asks for a minute goes, and comes again', async () => {
  const { syntax, worker, settle } = openSyntax();
  const first = syntax.check({});
  await settle();
  worker(0).answer([]);
  await first;
  await vi.advanceTimersByTimeAsync(59_999);
  expect(worker(0).closed).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(worker(0).closed).toBe(true);

  const second = syntax.check({});
  await settle();
  worker(1).answer([PROBLEM]);
  expect(await second).toEqual([PROBLEM]);
});

test.each([
  [
    'dies',
    async (worker: ScriptedWorker) =>
      worker.report({ type: 'exited', reason: 'signal: killed', outOfMemory: true, maxMemoryUsedMb: 1 }),
  ],
  ['does not answer', async () => void (await vi.advanceTimersByTimeAsync(30_000))],
])('a worker that %s is replaced for the next check', async (_, fail) => {
  const { syntax, worker, settle } = openSyntax();
  const failing = syntax.check({});
  const refused = expect(failing).rejects.toThrow('The syntax check');
  await settle();
  await fail(worker(0));
  await refused;
  expect(worker(0).closed).toBe(true);
  const next = syntax.check({});
  await settle();
  worker(1).answer([]);
  expect(await next).toEqual([]);
});
