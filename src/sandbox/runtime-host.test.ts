/** No wait of the sandbox is without an end, and what failed is tried anew: a scripted frame keeps silent at each place. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { EnvironmentEvent, EnvironmentSpec, RuntimeFamily } from '../lambda/runtime-host.ts';
import type { KernelOrder, SupervisorOrder } from './protocol.ts';
import { SandboxRuntimeHost } from './runtime-host.ts';

const loading = vi.hoisted(() => ({ nodejs: Promise.resolve('the kernel') }));
vi.mock('kernel:python', () => ({ source: 'the Python kernel' }));
vi.mock('kernel:python-snapshot', () => ({ url: '/snapshot', bytes: 1 }));
vi.mock('./kernel-program.ts', async (importOriginal) => {
  const { kernelProgram } = await importOriginal<typeof import('./kernel-program.ts')>();
  return {
    kernelProgram: (runtime: string, program: Promise<object>) =>
      kernelProgram(
        runtime,
        runtime === 'Python' ? program : loading.nodejs.then((source) => ({ source, libraries: {} })),
      ),
  };
});
vi.mock('kernel:nodejs', () => ({ source: 'the kernel' }));

type Duty = 'frame' | 'supervisor' | 'boot' | 'init' | 'package' | 'page';

/** A page, its frame and its disk, which do all that is not named in `silent`. */
class Scripted {
  readonly silent = new Set<Duty>();
  /** The supervisor says so of each worker. */
  failure: string | undefined;
  frames = 0;
  letPageAnswer: () => void = () => {};
  #closeFrame: () => void = () => {};

  readonly host = new SandboxRuntimeHost(
    {
      connect: () => this.#answer('frame', () => this.#openFrame()),
      pageAnswers: () =>
        new Promise((resolve) => {
          this.letPageAnswer = resolve;
          if (!this.silent.has('page')) resolve();
        }),
      readPackage: () => this.#answer('package', () => EMPTY_ZIP),
      onPreparingPython: (fraction) => void this.preparing.push(fraction),
      assetBase: new URL('http://localhost/'),
      realWorkerCaps: { nodejs: 2, python: 2 },
      answerHandler: () => new Promise(() => {}),
    },
    (_, event) => this.events.push(event),
  );
  readonly events: EnvironmentEvent[] = [];
  readonly preparing: (number | undefined)[] = [];
  #environments = 0;

  start(family: RuntimeFamily): void {
    const environmentId = `environment-${++this.#environments}`;
    this.events.length = 0;
    this.host.perform({
      type: 'start-environment',
      spec: { ...SPEC, environmentId, family, codeSha256: `${environmentId}` },
    });
  }

  /** The frame's process is gone. */
  crash(): void {
    this.#closeFrame();
  }

  #answer<T>(duty: Duty, make: () => T): Promise<T> {
    return this.silent.has(duty) ? new Promise(() => {}) : Promise.resolve(make());
  }

  #openFrame(): MessagePort {
    this.frames += 1;
    const { port1, port2 } = new MessageChannel();
    this.#closeFrame = () => {
      port2.onmessage = null;
    };
    port2.onmessage = ({ data, ports }: MessageEvent<SupervisorOrder>) => {
      if (this.silent.has('supervisor')) return;
      if (data.type === 'ping') port2.postMessage({ type: 'pong', count: data.count });
      else if (data.type === 'spawn' && this.failure !== undefined)
        port2.postMessage({ type: 'worker-failed', workerId: data.workerId, message: this.failure });
      else if (data.type === 'spawn' && ports[0]) this.#boot(ports[0]);
    };
    return port1;
  }

  #boot(port: MessagePort): void {
    if (this.silent.has('boot')) return;
    port.onmessage = ({ data }: MessageEvent<KernelOrder>) => {
      if (data.type === 'invoke') {
        const { requestId } = data.order;
        port.postMessage({ type: 'succeeded', requestId, payload: '[]', maxMemoryUsedMb: 1 });
      }
      if (data.type !== 'assign' || this.silent.has('init')) return;
      port.postMessage({ type: 'init-started' });
      port.postMessage({ type: 'init-succeeded', maxMemoryUsedMb: 1 });
    };
    port.postMessage({ type: 'up' });
  }
}

const SPEC = {
  runtime: '',
  handler: '',
  layerSha256s: [],
  memorySizeMb: 128,
  ephemeralStorageMb: 512,
  accountNowMs: 0,
  variables: {},
} as unknown as EnvironmentSpec;
const EMPTY_ZIP = new Uint8Array([0x50, 0x4b, 5, 6, ...new Array(18).fill(0)]);

const moment = () => sleep(1);

// the first time each takes a while
beforeAll(() => Promise.all([import('kernel:python'), import('kernel:nodejs')]));
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  for (const method of ['error', 'warn'] as const) vi.spyOn(console, method).mockImplementation(() => {});
  loading.nodejs = Promise.resolve('the kernel');
  vi.stubGlobal('fetch', async () => new Response('file'));
  // in a thread of its own it takes as long as it takes
  vi.stubGlobal('DecompressionStream', TransformStream);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Messages of ports are real, so each beat of half a second leaves them a moment. */
async function pass(seconds: number): Promise<void> {
  for (let beat = 0; beat < seconds * 2; beat++) {
    await moment();
    await vi.advanceTimersByTimeAsync(500);
  }
  await moment();
}

/** How many seconds passed until the start had its end. */
async function untilStarted({ events }: Scripted): Promise<number> {
  for (let seconds = 0; seconds < 300; seconds += 0.5) {
    await moment();
    if (events.at(-1)?.type.startsWith('init-') && events.at(-1)?.type !== 'init-started') return seconds;
    await vi.advanceTimersByTimeAsync(500);
  }
  throw new Error('it had no end within five minutes');
}

async function startsWell(scripted: Scripted, family: RuntimeFamily): Promise<void> {
  scripted.start(family);
  expect(await untilStarted(scripted)).toBeLessThan(10);
  expect(types(scripted)).toEqual(['init-started', 'init-succeeded']);
}

const types = (scripted: Scripted) => scripted.events.map(({ type }) => type);

function failure({ events }: Scripted): string {
  const failed = events.at(-1);
  if (failed?.type !== 'init-failed') throw new Error(`no failure but ${JSON.stringify(events)}`);
  expect(failed.errorType).toBe('Sandbox.StartFailed');
  return JSON.parse(failed.error).errorMessage;
}

const WAITS: [string, RuntimeFamily, Duty, number, string][] = [
  [
    'a frame that never opens',
    'nodejs',
    'frame',
    30,
    'opened no frame for execution environments within 30 seconds. Reload it.',
  ],
  [
    'a frame that never answers',
    'nodejs',
    'supervisor',
    30,
    'sandbox-frame.html) did not answer within 30 seconds. Reload the page;',
  ],
  ['a worker that never boots', 'nodejs', 'boot', 120, 'its worker did not start within 120 seconds. Close what else'],
  [
    'a kernel that never begins Init',
    'nodejs',
    'init',
    30,
    'its worker did not begin Init within 30 seconds. Close what else',
  ],
  [
    'a package that is never read',
    'nodejs',
    'package',
    30,
    'its package could not be read within 30 seconds. Close other tabs',
  ],
];

test.each(WAITS)('%s has its end, and the next start goes well', async (_, family, duty, seconds, sentence) => {
  const scripted = new Scripted();
  scripted.silent.add(duty);
  scripted.start(family);
  const waited = await untilStarted(scripted);
  expect(waited).toBeGreaterThanOrEqual(seconds);
  expect(waited).toBeLessThan(seconds + 10);
  expect(types(scripted)).toEqual(['init-started', 'init-failed']);
  expect(failure(scripted)).toContain(sentence);
  scripted.silent.clear();
  await startsWell(scripted, family);
});

test('a worker that fails says why, at once', async () => {
  const scripted = new Scripted();
  scripted.failure = 'this browser starts no sealed worker';
  scripted.start('nodejs');
  expect(await untilStarted(scripted)).toBeLessThan(10);
  expect(failure(scripted)).toBe(
    'The execution environment could not be started: this browser starts no sealed worker.',
  );
  scripted.failure = undefined;
  await startsWell(scripted, 'nodejs');
});

test.each([
  ['does not come', () => new Promise<string>(() => {}), 60, 'nothing came within 60 seconds'],
  ['cannot be loaded', () => Promise.reject(new TypeError('Failed to fetch')), 0, 'Failed to fetch'],
])('a kernel’s program that %s has its end', async (_, load, seconds, why) => {
  const scripted = new Scripted();
  loading.nodejs = load();
  scripted.start('nodejs');
  expect(await untilStarted(scripted)).toBeGreaterThanOrEqual(seconds);
  expect(failure(scripted)).toContain(`the Node.js runtime could not be loaded (${why}). Look at the connection`);
  loading.nodejs = Promise.resolve('the kernel');
  await startsWell(scripted, 'nodejs');
});

test.each([
  ['never begins', () => new Promise<Response>(() => {}), 30, 'nothing more came for 30 seconds'],
  ['stops half-way', async () => new Response(new ReadableStream()), 30, 'nothing more came for 30 seconds'],
  ['is refused', () => Promise.reject(new TypeError('Failed to fetch')), 0, 'Failed to fetch'],
  ['is not there', async () => new Response('', { status: 404 }), 0, 'it answered 404'],
])('a download of Python that %s has its end, and the next one begins anew', async (_, fetched, seconds, why) => {
  const scripted = new Scripted();
  vi.stubGlobal('fetch', fetched);
  scripted.start('python');
  expect(await untilStarted(scripted)).toBeGreaterThanOrEqual(seconds);
  expect(failure(scripted)).toContain(`could not be loaded (${why}). Look at the connection`);
  expect(scripted.preparing.at(-1)).toBeUndefined();
  vi.stubGlobal('fetch', async () => new Response('file'));
  await startsWell(scripted, 'python');
});

test('a snapshot that never comes is done without', async () => {
  const scripted = new Scripted();
  vi.stubGlobal('fetch', async (url: URL) =>
    url.pathname === '/snapshot' ? new Promise<Response>(() => {}) : new Response('file'),
  );
  scripted.start('python');
  expect(await untilStarted(scripted)).toBeGreaterThanOrEqual(30);
  expect(types(scripted)).toEqual(['init-started', 'init-succeeded']);
});

test('a check of syntax whose worker never boots ends, and the next one is answered', async () => {
  const scripted = new Scripted();
  scripted.start('python');
  await pass(2);
  scripted.silent.add('boot');
  const ended = scripted.host.pythonSyntax.check({ 'a.py': '' }).catch(String);
  await pass(125);
  expect(await ended).toContain('its worker did not start within 120 seconds');
  scripted.silent.clear();
  const checked = scripted.host.pythonSyntax.check({ 'a.py': '' });
  await pass(2);
  expect(await checked).toEqual([]);
});

test('a frame that dies takes its environments with it, once the page has answered', async () => {
  const scripted = new Scripted();
  scripted.start('nodejs');
  await pass(1);
  scripted.silent.add('page');
  scripted.crash();
  await pass(20);
  // the page is busy, and the frame may share its thread
  expect(types(scripted)).toEqual(['init-started', 'init-succeeded']);
  scripted.letPageAnswer();
  await pass(4);
  expect(types(scripted)).toEqual(['init-started', 'init-succeeded', 'exited']);
});

test('what starts while the frame dies starts in the next one', async () => {
  const scripted = new Scripted();
  scripted.silent.add('boot');
  scripted.start('nodejs');
  await pass(1);
  scripted.crash();
  scripted.silent.clear();
  await untilStarted(scripted);
  expect(scripted.frames).toBe(2);
  expect(types(scripted)).toEqual(['init-started', 'init-succeeded']);
});
