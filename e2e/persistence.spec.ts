/** What the page was told is done is done: through a killed browser, a closed tab, a full disk, no disk at all. */
import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright/test';
import { build } from 'vite';
import { CHROMIUM_FLAGS, findChromium } from '../scripts/chromium.mjs';
import { SeededRandom } from '../src/kernel/random.ts';
import { type RunningServer, SUB_PATH, serveStatic } from './sandbox-harness/servers.ts';
import { type Devtools, expect, test } from './test.ts';

// one build of the harness for all
test.describe.configure({ mode: 'default' });
// a trace asks the browser for its end, and a killed browser has none to tell; a context that was used remembers for a
// while how much room there was on the disk
test.use({ trace: 'off', reuseContext: false });

let outDir: string;
let server: RunningServer;

test.beforeAll(async () => {
  outDir = mkdtempSync(join(tmpdir(), 'coldspark-region-'));
  await build({ configFile: 'e2e/region-harness/vite.config.ts', build: { outDir } });
  server = await serveStatic(outDir);
});

test.afterAll(async () => {
  await server.close();
  rmSync(outDir, { recursive: true, force: true });
});

async function openHarness(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await goToHarness(page);
  return page;
}

async function goToHarness(page: Page): Promise<void> {
  await page.goto(`${server.origin}${SUB_PATH}e2e/region-harness/index.html`);
  await page.waitForFunction(() => 'harness' in window);
}

const untilReady = (page: Page) => page.evaluate(() => window.harness.statusOf('ready'));

/** A browser that can be killed: Playwright starts none with a profile and tells its process. */
class KillableBrowser {
  readonly #process: ChildProcess;
  readonly #browser: Browser;

  private constructor(process: ChildProcess, browser: Browser) {
    this.#process = process;
    this.#browser = browser;
  }

  static async open(profile: string): Promise<KillableBrowser> {
    const path = findChromium();
    if (!path) throw new Error('no Chromium');
    const flags = [...CHROMIUM_FLAGS, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`];
    // a process group of its own, so that killing it takes the renderers too
    const process = spawn(path, [...flags, 'about:blank'], { detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
    const endpoint = await new Promise<string>((resolve, reject) => {
      let output = '';
      process.stderr?.on('data', (data) => {
        output += data;
        const found = /DevTools listening on (ws:\S+)/.exec(output)?.[1];
        if (found) resolve(found);
      });
      process.once('exit', () => reject(new Error(`Chromium did not start: ${output}`)));
    });
    return new KillableBrowser(process, await chromium.connectOverCDP(endpoint));
  }

  get context(): BrowserContext {
    const [context] = this.#browser.contexts();
    if (!context) throw new Error('the browser has no context');
    return context;
  }

  async kill(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const exited = new Promise((resolve) => this.#process.once('exit', resolve));
    if (this.#process.pid) process.kill(-this.#process.pid, 'SIGKILL');
    await exited;
  }
}

const profiles: string[] = [];
const browsers: KillableBrowser[] = [];

function newProfile(): string {
  const profile = mkdtempSync(join(tmpdir(), 'coldspark-profile-'));
  profiles.push(profile);
  return profile;
}

async function openBrowser(profile: string, devtools: Devtools): Promise<KillableBrowser> {
  const browser = await KillableBrowser.open(profile);
  devtools.watch(browser.context);
  browsers.push(browser);
  return browser;
}

test.afterEach(async () => {
  for (const browser of browsers.splice(0)) await browser.kill();
  for (const profile of profiles.splice(0)) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

/** What a page with a burst says: it is read while the page lives. */
const ACKNOWLEDGED = /^console info: acknowledged /;

/** Functions created in bursts, each of which ends with the browser killed. */
class KilledBursts {
  readonly profile = newProfile();
  readonly acknowledged: string[] = [];
  readonly #devtools: Devtools;
  #rounds = 0;

  constructor(devtools: Devtools) {
    this.#devtools = devtools;
    devtools.expect(ACKNOWLEDGED);
  }

  /** `longEnough` resolves when the browser is to be killed; it may ask how many writes of the burst are acknowledged. */
  async run(longEnough: (acknowledged: () => number) => Promise<void>): Promise<void> {
    const round = this.#rounds++;
    const browser = await openBrowser(this.profile, this.#devtools);
    const page = await openHarness(browser.context);
    await untilReady(page);
    const before = this.acknowledged.length;
    page.on('console', (message) => {
      const name = /^acknowledged (.+)$/.exec(message.text())?.[1];
      if (name) this.acknowledged.push(name);
    });
    // never answered: the page dies in it
    page.evaluate((round) => window.harness.burst(`round${round}`, 10_000, 8), round).catch(() => undefined);
    await longEnough(() => this.acknowledged.length - before);
    await browser.kill();
  }

  async expectAllFound(): Promise<void> {
    const browser = await openBrowser(this.profile, this.#devtools);
    const page = await openHarness(browser.context);
    await untilReady(page);
    const names = await page.evaluate(() => window.harness.functionNames());
    expect(names).toEqual(expect.arrayContaining(this.acknowledged));
    expect(new Set(names).size).toBe(names.length);
    const withoutCode = await page.evaluate(async (names) => {
      const found = await Promise.all(
        names.map(async (name) => ((await window.harness.hasItsCode(name)) ? [] : [name])),
      );
      return found.flat();
    }, names);
    expect(withoutCode).toEqual([]);
  }
}

test('a browser killed at three points in a burst of writes: every acknowledged write is found again', async ({
  devtools,
}) => {
  const seed = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000);
  const random = new SeededRandom(seed);
  const killPoints = Array.from({ length: 3 }, () => ({
    acknowledged: 1 + Math.floor(random.next() * 60),
    // and somewhere in the writes that follow
    laterMs: random.next() * 20,
  }));
  console.info(`KILL_SEED=${seed}`, ...killPoints.map((at) => `${at.acknowledged} + ${at.laterMs.toFixed(1)} ms`));
  const bursts = new KilledBursts(devtools);
  for (const { acknowledged, laterMs } of killPoints) {
    await bursts.run(async (soFar) => {
      await expect.poll(soFar, { intervals: [1] }).toBeGreaterThanOrEqual(acknowledged);
      await new Promise((resolve) => setTimeout(resolve, laterMs));
    });
  }
  await bursts.expectAllFound();
});

test('a browser killed between the two halves of a record: what follows it is found again', async ({ devtools }) => {
  const bursts = new KilledBursts(devtools);
  await bursts.run((soFar) => expect.poll(soFar, { intervals: [1] }).toBeGreaterThan(5));
  const tornLog = tearLog(bursts.profile);
  // written after the torn record, and read when the browser starts the time after
  await bursts.run(async (soFar) => {
    await expect.poll(soFar, { intervals: [1] }).toBeGreaterThan(5);
    await expect.poll(() => existsSync(tornLog), { message: 'Chromium still uses the torn log' }).toBe(false);
  });
  await bursts.expectAllFound();
});

/** Ends the log of the origin's LevelDB with the head of a record of 200 bytes and the first 20 of them. */
function tearLog(profile: string): string {
  const databases = join(profile, 'Default', 'IndexedDB');
  const log = readdirSync(databases, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.log'))
    .sort()
    .at(-1);
  if (!log) throw new Error('no log');
  const checksum = [1, 2, 3, 4];
  const [length, typeFull] = [[200, 0], 1];
  const path = join(databases, log);
  appendFileSync(path, Uint8Array.from([...checksum, ...length, typeFull, ...new Array(20).fill(0)]));
  return path;
}

test('two tabs, the leader closed in a burst of writes: the other goes on, nothing is lost or done twice', async ({
  context,
  devtools,
}) => {
  devtools.expect(ACKNOWLEDGED);
  const leader = await openHarness(context);
  expect((await untilReady(leader)).leader).toBe(true);
  const other = await openHarness(context);
  expect((await untilReady(other)).leader).toBe(false);

  await other.evaluate(() => window.harness.createFunction('first'));
  // both pages hear of it, and the leader's page reads what the other wrote
  await expect.poll(() => leader.evaluate(() => window.harness.changes)).toContain('function:first');
  expect(await leader.evaluate(() => window.harness.functionNames())).toEqual(['first']);

  let acknowledged = 0;
  other.on('console', (message) => {
    if (message.text().startsWith('acknowledged')) acknowledged++;
  });
  // a function created twice would be refused the second time, and the burst with it
  const burst = other.evaluate(() => window.harness.burst('burst', 150, 10));
  await expect.poll(() => acknowledged, { intervals: [1] }).toBeGreaterThan(20);
  await leader.close();
  await burst;
  expect((await other.evaluate(() => window.harness.status())).leader).toBe(true);
  expect((await other.evaluate(() => window.harness.functionNames())).length).toBe(151);
});

test('an invocation in flight when the leader dies ends with 500; the successor runs the next', async ({ context }) => {
  const leader = await openHarness(context);
  await untilReady(leader);
  const other = await openHarness(context);
  await untilReady(other);
  await other.evaluate(async () => {
    await window.harness.createFunction('slow');
    await window.harness.untilActive('slow');
  });
  expect(await other.evaluate(() => window.harness.invoke('slow'))).toBe('"slow"');

  const inFlight = other.evaluate(() =>
    window.harness.invoke('slow', 20_000).catch((error) => `${error.name}: ${error}`),
  );
  // it has no sign of its own: the leader's environment is warm, so it runs well within this
  await other.waitForTimeout(300);
  await leader.close();
  expect(await inFlight).toContain('ServiceException');
  expect(await other.evaluate(() => window.harness.invoke('slow'))).toBe('"slow"');
});

test('a month that is skipped has passed for every tab, for handlers and for a successor', async ({ context }) => {
  const leader = await openHarness(context);
  await untilReady(leader);
  const other = await openHarness(context);
  await untilReady(other);
  await other.evaluate(async () => {
    await window.harness.createFunction('clock');
    await window.harness.untilActive('clock');
  });
  const monthMs = 30 * 24 * 3_600_000;
  await other.evaluate((ms) => window.harness.skip(ms), monthMs);
  /** By how many hours it is ahead of the wall, rounded. */
  const hoursAhead = (nowMs: number) => Math.round((nowMs - Date.now()) / 3_600_000);
  const now = (page: Page) => page.evaluate(() => window.harness.now());
  expect([hoursAhead(await now(leader)), hoursAhead(await now(other))]).toEqual([720, 720]);
  expect(hoursAhead(await other.evaluate(() => window.harness.nowOfHandler('clock')))).toBe(720);

  const before = await now(other);
  await leader.close();
  // answered by the successor
  await other.evaluate(() => window.harness.functionNames());
  const after = await now(other);
  expect([after >= before, hoursAhead(after)]).toEqual([true, 720]);
});

test('a full disk: the region is read-only until there is room again', async ({ context }) => {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const giveRoom = (quotaSize: number) =>
    devtools.send('Storage.overrideQuotaForOrigin', { origin: server.origin, quotaSize });
  await giveRoom(1_500_000);
  await goToHarness(page);
  await untilReady(page);
  await page.evaluate(() => window.harness.createFunction('kept', 100_000));
  const create = (name: string, paddingBytes: number) =>
    page.evaluate(([name, bytes]) => window.harness.outcomeOf(window.harness.createFunction(name, bytes)), [
      name,
      paddingBytes,
    ] as const);

  expect(await create('too-large', 9_000_000)).toContain('no room left');
  // just after a write that had no room, Chromium now and then finds none for a small one either
  let stored: string[] = [];
  const fill = async () => {
    stored = await page.evaluate(() => window.harness.fillWithTestEvents());
    return stored.length;
  };
  await expect.poll(fill).toBeGreaterThan(0);
  const { reason } = await page.evaluate(() => window.harness.statusOf('read-only'));
  expect(reason).toContain('read-only');
  expect(await create('small', 0)).toContain('no room left');
  expect(await page.evaluate(() => window.harness.functionNames())).toEqual(['kept']);
  expect(await page.evaluate(() => window.harness.hasItsCode('kept'))).toBe(true);
  expect(await page.evaluate(() => window.harness.testEvents())).toEqual(stored);

  await giveRoom(1_000_000_000);
  await page.evaluate(() => window.harness.deleteTestEvent('event-0'));
  await untilReady(page);
  expect(await create('after', 0)).toBe('done');
  expect(await page.evaluate(() => window.harness.functionNames())).toEqual(['after', 'kept']);
});

test('no IndexedDB: the region fails with a sentence', async ({ devtools }) => {
  // what was refused, for who looks into it
  devtools.expect(/^console error: SecurityError: The request was denied\.$/);
  const profile = newProfile();
  // what a person does who blocks all site data
  mkdirSync(join(profile, 'Default'));
  const blocked = { profile: { default_content_setting_values: { cookies: 2 } } };
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(blocked));
  const browser = await openBrowser(profile, devtools);
  const page = await openHarness(browser.context);
  const { reason } = await page.evaluate(() => window.harness.statusOf('failed'));
  expect(reason).toMatch(/\.$/);
  expect(await page.evaluate(() => window.harness.functionNames().catch((error) => error.message))).toBe(reason);
});
