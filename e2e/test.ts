/**
 * `test` of every journey. Devtools stay silent: no message, no uncaught error, no failed request, no status of 400 or
 * more, in any page, frame or worker, unless the journey states them.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  chromium,
  expect,
  type LaunchOptions,
  type Page,
  type PlaywrightTestOptions,
} from 'playwright/test';
import { findChromium } from '../scripts/chromium.mjs';
import { type Account, makeAccount, prepareAccount } from './prepared-account.ts';

/** What a browser says by itself: Firefox when a worker is terminated while WebAssembly runs in it. */
const OWN_WORDS: Record<string, RegExp[]> = { firefox: [/^uncaught uncaught exception: undefined$/] };

/** What devtools show of the contexts it watches, and what they were said to show. */
export class Devtools {
  readonly #shown: string[] = [];
  readonly #expected: RegExp[] = [];
  readonly #allowed: RegExp[] = [];
  readonly #browser: string;
  #watching = true;

  /** `browser`: the project's name. What journeys state is in Chromium's words. */
  constructor(browser = 'chromium') {
    this.#browser = browser;
  }

  watch(context: BrowserContext): void {
    const show = (text: string) => {
      if (this.#watching) this.#shown.push(text);
    };
    context.on('console', (message) => show(`console ${message.type()}: ${message.text()}`));
    context.on('weberror', (error) => show(`uncaught ${error.error()}`));
    context.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText;
      // a page that goes away, or wants no more of an answer, gives the request up: that is no failure
      if (reason !== 'net::ERR_ABORTED' && reason !== 'NS_BINDING_ABORTED') show(`failed ${request.url()}: ${reason}`);
    });
    context.on('response', (response) => {
      if (response.status() >= 400) show(`status ${response.status()} of ${response.url()}`);
    });
  }

  /** The journey makes devtools show each of these, and nothing else. */
  expect(...shown: RegExp[]): void {
    this.#expected.push(...shown);
  }

  /** What may come or not: only time decides. */
  allow(...shown: RegExp[]): void {
    this.#allowed.push(...shown);
  }

  /** Watches no longer: the contexts of a worker live on. */
  stop(): void {
    this.#watching = false;
  }

  verify(): void {
    const foreseen = [...this.#expected, ...this.#allowed, ...(OWN_WORDS[this.#browser] ?? [])];
    // another browser says the same in other words, or nothing; where nothing is to be said all are silent
    if (this.#browser !== 'chromium' && this.#expected.length > 0) return;
    const unexpected = this.#shown.filter((text) => !foreseen.some((pattern) => pattern.test(text)));
    expect(unexpected, 'devtools are silent').toEqual([]);
    const missing = this.#expected.filter((pattern) => !this.#shown.some((text) => pattern.test(text)));
    expect(missing.map(String), 'devtools show what the journey states').toEqual([]);
  }
}

interface OfTest {
  devtools: Devtools;
  /** For what the headless shell has not: icons of pages, installing them. */
  wholeChromium: Browser;
  /** What the browser keeps when the test begins, if anything. */
  account: Account | undefined;
  /**
   * Whether pages have a service worker. Without one they are as in a browser that has none: nothing is fetched beside
   * what the journey is about.
   */
  serviceWorker: boolean;
}

interface OfWorker {
  /** For `account`: see prepared-account.ts. */
  preparedAccount: Account;
  /** Pages on the prepared account that stay open: for tests that only look. */
  views: { light: Page; dark: Page };
}

/** Nothing is put into WebKit's storage from outside: there each test that wants an account makes it. */
const takesAccounts = ({ name }: { name: string | undefined }) => name !== 'webkit';

/** What the first worker that asks makes, and the others read from the file. The runner empties its folder at the start. */
async function madeOnce<Made>(path: string, make: () => Promise<Made>): Promise<Made> {
  mkdirSync(dirname(path), { recursive: true });
  for (;;) {
    if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8'));
    try {
      mkdirSync(`${path}.making`);
      break;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  try {
    const made = await make();
    writeFileSync(`${path}.making/made`, JSON.stringify(made));
    renameSync(`${path}.making/made`, path);
    return made;
  } finally {
    rmSync(`${path}.making`, { recursive: true });
  }
}

/** Of a context that no test owns. */
const optionsOf = ({ baseURL, viewport, contextOptions }: Partial<PlaywrightTestOptions>): BrowserContextOptions => ({
  ...contextOptions,
  ...(baseURL ? { baseURL } : {}),
  ...(viewport ? { viewport } : {}),
});

/** Started so, it is the whole browser, not its headless shell. */
export function inWhole(options: LaunchOptions): LaunchOptions {
  const executablePath = findChromium();
  return { ...options, ...(executablePath && { executablePath }) };
}

export const test = base.extend<OfTest, OfWorker>({
  serviceWorker: [false, { option: true }],
  devtools: [
    async ({ browser, serviceWorker }, use, { project }) => {
      const devtools = new Devtools(project.name);
      const watch = (context: BrowserContext) => {
        devtools.watch(context);
        if (!serviceWorker)
          void context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
      };
      browser.contexts().forEach(watch);
      browser.on('context', watch);
      await use(devtools);
      browser.off('context', watch);
      devtools.stop();
      devtools.verify();
    },
    { auto: true },
  ],
  wholeChromium: async ({ launchOptions, devtools }, use) => {
    const whole = await chromium.launch(inWhole(launchOptions));
    whole.on('context', (context) => devtools.watch(context));
    await use(whole);
    await whole.close();
  },
  account: [undefined, { option: true }],
  // as the option `storageState` it would ask for a context of its own
  context: async ({ context, account }, use, { project }) => {
    if (account && takesAccounts(project)) await context.setStorageState(account);
    else if (account) {
      const page = await context.newPage();
      await makeAccount(page);
      await page.close();
    }
    await use(context);
  },
  preparedAccount: [
    async ({ browser }, use, { project }) => {
      if (!takesAccounts(project)) return use({ cookies: [], origins: [] });
      const account = await madeOnce(join(project.outputDir, `account-of-${project.name}.json`), async () => {
        const context = await browser.newContext(optionsOf(project.use));
        const account = await prepareAccount(await context.newPage());
        await context.close();
        return account;
      });
      await use(account);
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  views: [
    async ({ browser, preparedAccount }, use, { project }) => {
      const context = await browser.newContext({ ...optionsOf(project.use), storageState: preparedAccount });
      const light = await context.newPage();
      await light.setViewportSize({ width: 1440, height: 1000 });
      await light.emulateMedia({ colorScheme: 'light' });
      const dark = await context.newPage();
      await dark.setViewportSize({ width: 768, height: 1000 });
      await dark.emulateMedia({ colorScheme: 'dark' });
      await use({ light, dark });
      await context.close();
    },
    { scope: 'worker' },
  ],
});

export { expect } from 'playwright/test';
