import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RegionStatus } from '../api/coldspark.ts';
import type { HttpRequest } from '../api/http.ts';
import { openRegion } from './client.ts';

class ScriptedWorker {
  static last: ScriptedWorker;
  port: MessagePort | undefined;
  terminated = false;
  #onError: (event: { message: string | undefined }) => void = () => {};

  constructor() {
    ScriptedWorker.last = this;
  }
  addEventListener(_type: 'error', listener: (event: { message: string | undefined }) => void): void {
    this.#onError = listener;
  }
  postMessage(_opening: unknown, [port]: MessagePort[]): void {
    this.port = port;
  }
  terminate(): void {
    this.terminated = true;
  }
  fail(message: string | undefined): void {
    this.#onError({ message });
  }
}

const request: HttpRequest = {
  service: 'lambda',
  method: 'GET',
  path: '/',
  query: {},
  headers: {},
  body: new Uint8Array(),
};

const open = () =>
  openRegion({
    baseUrl: 'http://localhost/',
    openSandbox: () => {
      throw new Error('not asked for');
    },
  });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.stubGlobal('Worker', ScriptedWorker);
  vi.stubGlobal('navigator', { userAgent: '' });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a worker that never says a word is ended, and whoever waits is told', async () => {
  const region = open();
  const answer = region.handle(request);
  vi.advanceTimersByTime(60_000);
  expect((await answer).status).toBe(500);
  expect(region.status).toMatchObject({
    phase: 'failed',
    reason: 'The region of this tab could not start: its worker said nothing within 60 seconds. Reload the page.',
  });
  expect((await region.handle(request)).status).toBe(500);
  expect(ScriptedWorker.last.terminated).toBe(true);
});

test.each(['Uncaught Error: no room.', 'Error: no room.', 'SecurityError: no room.'])(
  'an error of a worker that could not start is told as a sentence: %s',
  (message) => {
    const region = open();
    ScriptedWorker.last.fail(message);
    expect(region.status.reason).toBe('The region of this tab could not start: no room. Reload the page.');
  },
);

test('a worker whose script did not come has no message, and is told as a sentence', () => {
  const region = open();
  ScriptedWorker.last.fail(undefined);
  expect(region.status.reason).toBe(
    'The region of this tab could not start: its worker did not load. Reload the page.',
  );
});

test('a worker that has spoken has all the time it wants', async () => {
  const region = open();
  const said = new Promise((resolve) => region.onStatus(resolve));
  ScriptedWorker.last.port?.postMessage({ type: 'status', status: { phase: 'starting', leader: false } });
  await said;
  vi.advanceTimersByTime(600_000);
  expect(region.status.phase).toBe('starting');
  expect(ScriptedWorker.last.terminated).toBe(false);
  ScriptedWorker.last.port?.close();
});

test('what is asked in one turn goes in one message, and each answer finds who asked', async () => {
  const region = open();
  const asked = [region.handle(request), region.handle(request), region.handle(request)];
  const { port } = ScriptedWorker.last;
  const ids = await new Promise<number[]>((resolve) => {
    if (!port) throw new Error('no port');
    port.onmessage = ({ data }) => resolve(data.requests.map(({ id }: { id: number }) => id));
  });
  const answers = ids
    .toReversed()
    .map((id) => ({ id, response: { status: 200 + id, headers: {}, body: request.body } }));
  port?.postMessage({ type: 'responses', answers });
  expect((await Promise.all(asked)).map(({ status }) => status - 200)).toEqual(ids);
  expect(ids).toHaveLength(3);
  port?.close();
});

test('news that reach a busy page late tell no other time', async () => {
  const region = open();
  const page = vi.spyOn(performance, 'now');
  const told = async (workerMs: number, pageMs: number) => {
    page.mockReturnValue(pageMs);
    const heard = new Promise<RegionStatus>((resolve) => {
      const end = region.onStatus((status) => {
        end();
        resolve(status);
      });
    });
    const clock = { hostMs: workerMs, accountMs: workerMs, flow: 1, rate: 1, paused: false, revision: 1 };
    ScriptedWorker.last.port?.postMessage({ type: 'status', status: { phase: 'ready', leader: true, clock } });
    return (await heard).clock?.hostMs;
  };
  expect(await told(1000, 5010)).toBe(5010);
  expect(await told(2000, 9000)).toBe(6010);
  expect(await told(3000, 7000)).toBe(7000);
  page.mockRestore();
  ScriptedWorker.last.port?.close();
});
