/** When the page registers its worker, what it asks of it, and what it hears of newer ones. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Region, RegionStatus } from '../api/coldspark.ts';
import type { FromPage } from '../api/offline.ts';
import { keepOffline } from './page.ts';

const BASE = 'https://host.example/a/b/';

class FakeWorker extends EventTarget {
  readonly heard: FromPage['type'][] = [];
  postMessage({ type }: FromPage) {
    this.heard.push(type);
  }
}

class FakeRegistration extends EventTarget {
  installing: FakeWorker | null = null;
  waiting: FakeWorker | null = null;
  active: FakeWorker | null = null;
  update = async () => undefined;
}

/** The browser's part: a registration whose first worker is installed when the test says so. */
class FakeContainer extends EventTarget {
  controller: FakeWorker | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  readonly registration = new FakeRegistration();
  readonly registered: string[] = [];
  refusal: Error | undefined;
  activate: () => void = () => undefined;
  readonly ready = new Promise<FakeRegistration>((resolve) => {
    this.activate = () => {
      this.registration.active = new FakeWorker();
      resolve(this.registration);
    };
  });

  async register(script: URL, { scope }: { scope: string }) {
    this.registered.push(`${script.href} for ${scope}`);
    if (this.refusal) throw this.refusal;
    return this.registration;
  }

  /** A later build's worker is installed, and waits. */
  installNext() {
    const next = new FakeWorker();
    this.registration.installing = next;
    this.registration.dispatchEvent(new Event('updatefound'));
    this.registration.installing = null;
    this.registration.waiting = next;
    next.dispatchEvent(new Event('statechange'));
    return next;
  }
}

let workers: FakeContainer;
let status: RegionStatus;
let tell: (change: Partial<RegionStatus>) => void;
let region: Pick<Region, 'status' | 'onStatus'>;

beforeEach(() => {
  vi.useFakeTimers();
  workers = new FakeContainer();
  vi.stubGlobal('navigator', { serviceWorker: workers, onLine: true });
  vi.stubGlobal('document', new EventTarget());
  vi.stubGlobal('addEventListener', () => undefined);
  const listeners = new Set<(status: RegionStatus) => void>();
  status = { phase: 'starting' } as RegionStatus;
  tell = (change) => {
    status = { ...status, ...change };
    for (const listener of [...listeners]) listener(status);
  };
  region = {
    get status() {
      return status;
    },
    onStatus: (listener: (status: RegionStatus) => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

async function whenActive() {
  const offline = keepOffline(BASE, region);
  tell({ phase: 'ready' });
  await pass(10_000);
  workers.activate();
  await pass(0);
  return offline;
}

test('registers once the region runs and the page was quiet for a while', async () => {
  keepOffline(BASE, region);
  await pass(60_000);
  expect(workers.registered).toEqual([]);
  tell({ phase: 'ready' });
  await pass(1000);
  expect(workers.registered).toEqual([]);
  await pass(10_000);
  expect(workers.registered).toEqual([`${BASE}service-worker.js for ${BASE}`]);
});

test('asks how much is kept, and for everything once Python was made ready', async () => {
  const offline = await whenActive();
  const { active } = workers.registration;
  expect(active?.heard).toEqual(['report']);
  tell({ preparingPython: 0.5 });
  await pass(1000);
  expect(active?.heard).toEqual(['report']);
  status = { phase: 'ready' } as RegionStatus;
  tell({});
  await pass(0);
  expect(active?.heard).toEqual(['report', 'keep-all']);
  workers.onmessage?.({ data: { keptBytes: 1, totalBytes: 2, keeping: true } });
  expect(offline.state.files).toEqual({ keptBytes: 1, totalBytes: 2, keeping: true });
});

test('a worker that could not be installed is registered again by who asks for everything', async () => {
  const offline = keepOffline(BASE, region);
  tell({ phase: 'ready' });
  await pass(10_000);
  offline.keepAll();
  expect(workers.registered).toHaveLength(2);
  workers.activate();
  await pass(0);
  expect(workers.registration.active?.heard).toEqual(['keep-all']);
});

test('a browser without service workers, and one that refuses, are told apart in words', async () => {
  vi.stubGlobal('navigator', { onLine: true });
  const without = keepOffline(BASE, region);
  await pass(0);
  expect(without.state.unavailable).toContain('no service workers');

  vi.stubGlobal('navigator', { serviceWorker: workers, onLine: true });
  workers.refusal = new Error('Denied.');
  const refused = keepOffline(BASE, region);
  tell({ phase: 'ready' });
  await pass(10_000);
  expect(refused.state.unavailable).toBe('Denied.');
});

test('the first worker of a page is no new version; the next one waits, and is told when it is wanted', async () => {
  const offline = await whenActive();
  workers.dispatchEvent(new Event('controllerchange'));
  expect(offline.state.update).toBe('none');
  const next = workers.installNext();
  expect(offline.state.update).toBe('waiting');
  expect(next.heard).toEqual([]);
  offline.takeUpdate();
  expect([next.heard, offline.state.update]).toEqual([['take-over'], 'waiting']);
  workers.dispatchEvent(new Event('controllerchange'));
  expect(offline.state.update).toBe('taken');
});

test('a page that was served by a worker hears that another tab took the next one, even before it has registered', async () => {
  workers.controller = new FakeWorker();
  const offline = keepOffline(BASE, region);
  workers.dispatchEvent(new Event('controllerchange'));
  expect(offline.state.update).toBe('taken');
});
