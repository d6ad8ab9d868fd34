/** The rules of the service worker over a cache in memory and a host that can be changed, stopped and made to lie. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { BuildFile, KeptFiles } from '../api/offline.ts';
import { digestOf, FileStore } from './file-store.ts';

const BASE = 'https://host.example/a/b/';

class OutOfRoom extends Error {
  override name = 'QuotaExceededError';
}

/** Of one name. */
class MemoryCache {
  readonly entries = new Map<string, Response>();
  room = Number.POSITIVE_INFINITY;

  async match(key: string, { ignoreSearch = false } = {}) {
    const found = ignoreSearch ? [...this.entries.keys()].find((url) => url.startsWith(`${key}?`)) : key;
    return this.entries.get(found ?? '')?.clone();
  }
  async put(key: string, response: Response) {
    if (this.entries.size >= this.room) throw new OutOfRoom('no room');
    this.entries.set(key, response);
  }
  async keys() {
    return [...this.entries.keys()].map((url) => new Request(url));
  }
  async delete(key: string) {
    return this.entries.delete(key);
  }
}

/** A build and the host that has it. */
class Host {
  readonly contents = new Map<string, string>();
  readonly requests: string[] = [];
  isUp = true;
  /** A cache between the browser and the host, with what it still has. */
  readonly stale = new Map<string, string>();

  constructor(contents: Record<string, string>) {
    for (const [path, content] of Object.entries(contents)) this.contents.set(path, content);
  }

  readonly fetch = async (request: Request | string, init?: RequestInit) => {
    const url = typeof request === 'string' ? request : request.url;
    const path = url.slice(BASE.length) || 'index.html';
    if (!this.isUp) throw new TypeError('Failed to fetch');
    this.requests.push(path);
    const content = (init?.cache !== 'reload' && this.stale.get(path)) || this.contents.get(path);
    if (content === undefined) return new Response('no such file', { status: 404 });
    return new Response(content, { headers: { 'x-policy': 'strict', vary: 'Origin' } });
  };

  /** Of its build as it is now. */
  filesOf(): Promise<BuildFile[]> {
    return Promise.all(
      [...this.contents].map(async ([path, content]) => ({
        path,
        digest: await digestOf(new TextEncoder().encode(content)),
        bytes: content.length,
        core: !path.startsWith('lazy/'),
      })),
    );
  }
}

const BUILD = {
  'index.html': '<p>A',
  'assets/core.js': 'core',
  'lazy/editor.js': 'editor',
  'lazy/python.wasm': 'wasm',
};

let host: Host;
let cache: MemoryCache;
let opened: string[];
let reports: KeptFiles[];
let store: FileStore;

async function startWorker(): Promise<FileStore> {
  return new FileStore({
    files: await host.filesOf(),
    baseUrl: BASE,
    caches: {
      open: async (name) => {
        opened.push(name);
        return cache as unknown as Cache;
      },
    },
    fetch: host.fetch,
    report: (kept) => reports.push(kept),
  });
}

beforeEach(async () => {
  host = new Host(BUILD);
  cache = new MemoryCache();
  opened = [];
  reports = [];
  store = await startWorker();
});

const kept = () => [...cache.entries.keys()].map((url) => url.slice(BASE.length).replace(/\?.*/, '')).sort();

/** What a page gets for the path; `undefined`: the worker leaves it to the network. */
async function ask(path: string, method = 'GET') {
  const work: Promise<unknown>[] = [];
  const response = await store.answer(new Request(new URL(path, BASE), { method }), (later) => work.push(later));
  if (!response) return undefined;
  await Promise.all(work);
  return { status: response.status, text: await response.text(), policy: response.headers.get('x-policy') };
}

describe('what a page gets', () => {
  test('from the cache, with its headers, whether the host is there or not', async () => {
    await store.keepWhatIsWanted();
    host.isUp = false;
    const core = { status: 200, text: 'core', policy: 'strict' };
    expect(await ask('assets/core.js')).toEqual(core);
    expect(await ask('assets/core.js?v=1')).toEqual(core);
    const start = { status: 200, text: '<p>A', policy: 'strict' };
    for (const address of ['', 'index.html', '?from=mail', '#/functions']) expect(await ask(address)).toEqual(start);
  });

  test('what is none of the build’s, no GET or of another path comes from the network', async () => {
    expect(await ask('coldspark-bridge')).toBeUndefined();
    expect(await ask('assets/core.js', 'HEAD')).toBeUndefined();
    for (const elsewhere of ['https://host.example/assets/core.js', 'https://other.example/a/b/assets/core.js'])
      expect(await ask(elsewhere)).toBeUndefined();
  });

  test('what is used for the first time is kept', async () => {
    expect(await ask('lazy/editor.js')).toMatchObject({ text: 'editor' });
    expect(kept()).toEqual(['lazy/editor.js']);
    host.isUp = false;
    expect(await ask('lazy/editor.js')).toMatchObject({ text: 'editor' });
  });

  test('a file that was deleted from the cache is fetched and kept again', async () => {
    await store.keepAll();
    const [key] = [...cache.entries.keys()].filter((url) => url.includes('core.js'));
    cache.entries.delete(key ?? '');
    expect(await ask('assets/core.js')).toMatchObject({ text: 'core' });
    expect(kept()).toContain('assets/core.js');
  });

  test('what the host has instead of the file is passed on and not kept', async () => {
    host.contents.set('index.html', '<p>B');
    expect(await ask('')).toMatchObject({ text: '<p>B' });
    host.contents.delete('lazy/editor.js');
    expect(await ask('lazy/editor.js')).toMatchObject({ status: 404 });
    expect(kept()).toEqual([]);
  });

  test('without cache and host the start page says so, and a script fails to load', async () => {
    host.isUp = false;
    expect(await ask('')).toMatchObject({ status: 503, text: expect.stringContaining('start its server') });
    expect(await ask('assets/core.js')).toMatchObject({ status: 0 });
  });

  test('a browser that refuses its cache gets everything from the host', async () => {
    store = new FileStore({
      files: await host.filesOf(),
      baseUrl: BASE,
      caches: { open: () => Promise.reject(new DOMException('denied', 'SecurityError')) },
      fetch: host.fetch,
      report: (report) => reports.push(report),
    });
    expect(await ask('assets/core.js')).toMatchObject({ text: 'core' });
    await expect(store.keepAll()).rejects.toThrow('denied');
    expect(reports.at(-1)).toEqual({ keptBytes: 0, totalBytes: 18, keeping: false, problem: 'denied' });
  });
});

describe('what is kept', () => {
  test('the core at once, everything when asked, under the page’s own path', async () => {
    await store.keepWhatIsWanted();
    expect(kept()).toEqual(['assets/core.js', 'index.html']);
    expect(reports.at(-1)).toEqual({ keptBytes: 8, totalBytes: 18, keeping: false });
    await store.keepAll();
    expect(reports.at(-1)).toEqual({ keptBytes: 18, totalBytes: 18, keeping: false });
    expect(new Set(opened)).toEqual(new Set(['coldspark-files /a/b/']));
    expect(host.requests.length).toBe(4);
  });

  test('an interrupted attempt says why, keeps what it has and goes on at the next visit', async () => {
    host.contents.delete('lazy/python.wasm');
    await expect(store.keepAll()).rejects.toThrow(
      'lazy/python.wasm could not be kept: the host answered with status 404.',
    );
    host.contents.set('lazy/python.wasm', 'wasm');
    // the browser ends workers
    store = await startWorker();
    await store.resume();
    expect(reports.at(-1)).toEqual({ keptBytes: 18, totalBytes: 18, keeping: false });
    expect(host.requests.filter((path) => path === 'assets/core.js')).toHaveLength(1);
  });

  test('who has never asked for everything is only told how much there is', async () => {
    await store.keepWhatIsWanted();
    host.requests.length = 0;
    await store.resume();
    expect([reports.at(-1)?.keptBytes, host.requests]).toEqual([8, []]);
  });

  test('without the host the report names the file', async () => {
    host.isUp = false;
    await expect(store.keepAll()).rejects.toThrow(
      /^\S+ could not be fetched: the host of this page is not reachable\.$/,
    );
    expect(reports.at(-1)?.problem).toContain('not reachable');
  });

  test('no room: what was taken is given back, the wish forgotten, and the report says why', async () => {
    await store.keepWhatIsWanted();
    cache.room = 4;
    await expect(store.keepAll()).rejects.toThrow('no room left');
    expect(kept()).toEqual(['assets/core.js', 'index.html']);
    expect(reports.at(-1)).toMatchObject({ keptBytes: 8, problem: expect.stringContaining('no room left') });
    host.requests.length = 0;
    await store.resume();
    expect(host.requests).toEqual([]);
  });
});

describe('two builds, one after the other', () => {
  const deploy = () => {
    host.contents.set('index.html', '<p>B');
    host.contents.delete('assets/core.js');
    host.contents.set('assets/core2.js', 'core of B');
  };

  test('the second keeps as much as the first had, and fetches only what has changed', async () => {
    await store.keepAll();
    deploy();
    host.requests.length = 0;
    const first = store;
    const second = await startWorker();
    await second.keepWhatIsWanted();
    expect(host.requests.sort()).toEqual(['assets/core2.js', 'index.html']);

    // until it takes over, the first serves its own
    store = first;
    expect([(await ask(''))?.text, (await ask('assets/core.js'))?.text]).toEqual(['<p>A', 'core']);
    // then a tab of the first may still be open
    store = second;
    expect([(await ask(''))?.text, (await ask('assets/core.js'))?.text]).toEqual(['<p>B', 'core']);
    await second.dropOthers();
    expect(await ask('assets/core.js')).toMatchObject({ status: 404 });
    host.isUp = false;
    expect([(await ask(''))?.text, (await ask('assets/core2.js'))?.text]).toEqual(['<p>B', 'core of B']);
    expect(kept()).toEqual(['', 'assets/core2.js', 'index.html', 'lazy/editor.js', 'lazy/python.wasm']);
  });

  test('the first keeps nothing of the second', async () => {
    deploy();
    await expect(store.keepWhatIsWanted()).rejects.toThrow(/another file than this version|status 404/);
    expect(kept()).toEqual([]);
  });

  test('a network’s cache that still has the first build’s file is asked around', async () => {
    host.stale.set('index.html', '<p>A');
    deploy();
    store = await startWorker();
    await store.keepWhatIsWanted();
    expect((await ask(''))?.text).toBe('<p>B');
  });
});
