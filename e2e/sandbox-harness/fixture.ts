/** Playwright fixtures: a page with the sandbox in it, environments to start, and the attacker. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import type { EnvironmentEvent, RuntimeFamily } from '../../src/lambda/runtime-host.ts';
import { test as base, expect, inWhole } from '../test.ts';
import type { HostConfiguration } from './host.ts';
import { type AttackServer, buildHarness, type StaticSite, SUB_PATH, serveAttacker, serveStatic } from './servers.ts';

export interface FunctionUnderTest {
  family: RuntimeFamily;
  runtime?: string;
  handler: string;
  files: Record<string, string>;
  layers?: Record<string, string>[];
  memorySizeMb?: number;
  ephemeralStorageMb?: number;
  variables?: Record<string, string>;
  role?: string;
}

export interface InvocationOutcome {
  event: EnvironmentEvent;
  log: string;
  /** The parsed response or error payload. */
  result: unknown;
}

export const ROLE_ARN = 'arn:aws:iam::123456789012:role/service-role/probe-role';
export const FUNCTION_ARN = 'arn:aws:lambda:us-east-1:123456789012:function:probe';

/** One execution environment, driven as the engine drives it. */
export class EnvironmentUnderTest {
  readonly environmentId: string;
  readonly #page: Page;
  #heard: number;
  #requests = 0;

  constructor(page: Page, environmentId: string, heard: number) {
    this.#page = page;
    this.environmentId = environmentId;
    this.#heard = heard;
  }

  init(): Promise<InvocationOutcome> {
    return this.next('init-succeeded', 'init-failed', 'exited', 'reclaimed');
  }

  async invoke(payload: unknown = {}, timeoutMs = 30_000): Promise<InvocationOutcome> {
    await this.send(payload, timeoutMs);
    return this.next('succeeded', 'failed', 'exited', 'reclaimed');
  }

  /** Sends an invocation and does not wait; returns its request id. */
  async send(payload: unknown = {}, timeoutMs = 30_000, accountNowMs = Date.now()): Promise<string> {
    const requestId = `${this.environmentId}-${++this.#requests}`;
    const order = {
      requestId,
      invokedFunctionArn: FUNCTION_ARN,
      payload: JSON.stringify(payload),
      timeoutMs,
      accountNowMs,
    };
    const { environmentId } = this;
    await this.#page.evaluate((effect) => window.sandboxHarness.perform(effect), {
      type: 'invoke-environment' as const,
      environmentId,
      order,
    });
    return requestId;
  }

  async next(...types: EnvironmentEvent['type'][]): Promise<InvocationOutcome> {
    const { event, at, log } = await this.#page.evaluate(
      async ({ environmentId, types, from }) => {
        const { event, at } = await window.sandboxHarness.waitFor(environmentId, types, from);
        return { event, at, log: window.sandboxHarness.log(environmentId, from, at) };
      },
      { environmentId: this.environmentId, types, from: this.#heard },
    );
    this.#heard = at + 1;
    const text = 'payload' in event ? event.payload : 'error' in event ? event.error : 'null';
    return { event, log, result: JSON.parse(text) };
  }

  /** How many events of a type came so far. */
  count(type: EnvironmentEvent['type']): Promise<number> {
    return this.#page.evaluate(
      ({ environmentId, type }) =>
        window.sandboxHarness.events.filter(
          (entry) => entry.environmentId === environmentId && entry.event.type === type,
        ).length,
      { environmentId: this.environmentId, type },
    );
  }

  async stop(type: 'stop-environment' | 'reset-environment' = 'stop-environment'): Promise<void> {
    await this.#page.evaluate((effect) => window.sandboxHarness.perform(effect), {
      type,
      environmentId: this.environmentId,
    });
  }
}

export class SandboxUnderTest {
  readonly page: Page;
  readonly #origin: string;
  #count = 0;
  #started: EnvironmentUnderTest[] = [];

  constructor(page: Page, origin: string) {
    this.page = page;
    this.#origin = origin;
  }

  async open(options: Partial<HostConfiguration> = {}): Promise<void> {
    const configuration = { caps: { nodejs: 100, python: 12 }, ...options };
    await this.page.goto(`${this.#origin}${SUB_PATH}e2e/sandbox-harness/index.html`);
    await this.page.waitForFunction(() => 'sandboxHarness' in window);
    await this.page.evaluate((configuration) => window.sandboxHarness.configure(configuration), configuration);
  }

  /** `previous`: the runtime before it in the same execution environment. */
  async start(fn: FunctionUnderTest, previous?: EnvironmentUnderTest): Promise<EnvironmentUnderTest> {
    const environmentId = `environment-${++this.#count}`;
    const layers = fn.layers ?? [];
    const spec = {
      environmentId,
      ...(previous && { previousId: previous.environmentId }),
      family: fn.family,
      runtime: fn.runtime ?? (fn.family === 'python' ? 'python3.13' : 'nodejs22.x'),
      handler: fn.handler,
      codeSha256: `${environmentId}-code`,
      layerSha256s: layers.map((_, index) => `${environmentId}-layer-${index}`),
      functionName: 'probe',
      functionVersion: '$LATEST',
      role: fn.role ?? ROLE_ARN,
      memorySizeMb: fn.memorySizeMb ?? 128,
      ephemeralStorageMb: fn.ephemeralStorageMb ?? 512,
      logGroupName: '/aws/lambda/probe',
      logStreamName: '2026/01/01/[$LATEST]0123456789abcdef0123456789abcdef',
      accountNowMs: Date.now(),
      variables: { ...SYSTEM_VARIABLES, ...fn.variables },
    };
    const heard = await this.page.evaluate(
      ({ spec, code, layers }) => {
        window.sandboxHarness.addPackage(spec.codeSha256, code);
        for (const [index, files] of layers.entries())
          window.sandboxHarness.addPackage(spec.layerSha256s[index] ?? '', files);
        const heard = window.sandboxHarness.events.length;
        window.sandboxHarness.perform({ type: 'start-environment', spec });
        return heard;
      },
      { spec, code: fn.files, layers },
    );
    const environment = new EnvironmentUnderTest(this.page, environmentId, heard);
    this.#started.push(environment);
    return environment;
  }

  /** Starts an environment whose Init must succeed. */
  async run(fn: FunctionUnderTest, previous?: EnvironmentUnderTest): Promise<EnvironmentUnderTest> {
    const environment = await this.start(fn, previous);
    expect((await environment.init()).event).toMatchObject({ type: 'init-succeeded' });
    return environment;
  }

  /** Stops what was started since the last time. */
  async stopAll(): Promise<void> {
    for (const environment of this.#started.splice(0)) await environment.stop();
  }
}

/** As Lambda sets them. */
const SYSTEM_VARIABLES = {
  AWS_LAMBDA_FUNCTION_NAME: 'probe',
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
  AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/probe',
  AWS_LAMBDA_LOG_STREAM_NAME: '2026/01/01/[$LATEST]0123456789abcdef0123456789abcdef',
  AWS_REGION: 'us-east-1',
  LAMBDA_TASK_ROOT: '/var/task',
  TZ: ':UTC',
};

interface Workbench {
  site: StaticSite;
  attacker: AttackServer;
  /** What an ordinary page attacks: it asks on when its page is gone, as Firefox's WebTransport does for half a minute. */
  attackedByControl: AttackServer;
}

// far from UTC, so that clocks that are not set to it show
const timezoneId = 'Asia/Tokyo';

interface OfTest {
  /** Of the worker's page: Python is prepared once there, and environments know nothing of each other. */
  sandbox: SandboxUnderTest;
  /** Of a page of the test's own: for who looks at the page's start, counts what it holds, or does away with it. */
  ownSandbox: SandboxUnderTest;
}

interface OfWorker {
  workbench: Workbench;
  sharedSandbox: SandboxUnderTest;
}

export const test = base.extend<OfTest, OfWorker>({
  timezoneId,
  // what a page of these tests runs ends with its test
  reuseContext: [false, { scope: 'worker' }],
  // handlers break out of the browser that people use
  launchOptions: [
    async ({ launchOptions, browserName }, use) =>
      use(browserName === 'chromium' ? inWhole(launchOptions) : launchOptions),
    { scope: 'worker' },
  ],
  workbench: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern
    async ({}, use) => {
      const outDir = mkdtempSync(join(tmpdir(), 'coldspark-sandbox-'));
      await buildHarness(outDir);
      const servers = await Promise.all([serveStatic(outDir), serveAttacker(), serveAttacker()]);
      const [site, attacker, attackedByControl] = servers;
      await use({ site, attacker, attackedByControl });
      await Promise.all(servers.map((server) => server.close()));
      rmSync(outDir, { recursive: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  sharedSandbox: [
    async ({ browser, workbench }, use) => {
      const context = await browser.newContext({ timezoneId });
      const sandbox = new SandboxUnderTest(await context.newPage(), workbench.site.origin);
      await sandbox.open();
      await use(sandbox);
      await context.close();
    },
    { scope: 'worker' },
  ],
  sandbox: async ({ sharedSandbox }, use) => {
    await use(sharedSandbox);
    await sharedSandbox.stopAll();
  },
  ownSandbox: async ({ page, workbench }, use) => {
    const sandbox = new SandboxUnderTest(page, workbench.site.origin);
    await sandbox.open();
    await use(sandbox);
  },
});

export { expect } from '../test.ts';
