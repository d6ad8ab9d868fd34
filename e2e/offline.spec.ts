/**
 * Coldspark after one visit: the host is gone and the notes go through; a new version comes and nothing typed is lost; a
 * browser that keeps no files, or not all, says so and goes on.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { preview } from 'vite';
import { WORKER_POLICY } from '../scripts/page-security.ts';
import { Builds, buildWithoutPython, Deployments, isLater } from './deployments.ts';
import { LambdaConsole } from './lambda-console.ts';
import { type RunningServer, SUB_PATH, serveStatic } from './sandbox-harness/servers.ts';
import { expect, test } from './test.ts';
import { followNotes001And002, NODEJS, PYTHON, walkThroughNote000 } from './walkthrough.ts';

test.use({ serviceWorker: true });

/** As `npm start` does. */
async function servePreview(outDir: string, port = 0): Promise<RunningServer> {
  const server = await preview({ build: { outDir }, preview: { port, strictPort: port !== 0 }, logLevel: 'warn' });
  const address = server.httpServer.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  return { origin: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}

/** What devtools show when the host is gone: of the worker's own script, of the bridge, of an answer that was under way. */
const HOST_GONE = [
  /(ERR|NS_ERROR)_(CONNECTION_REFUSED|EMPTY_RESPONSE)/,
  /An unknown error occurred when fetching the script/,
];

const note = (page: Page, text: string) => page.getByRole('status').getByRole('link', { name: text, exact: true });
const asked = (page: Page) => page.getByRole('dialog', { name: 'Leave this page?' });

test('after one visit a static host is gone: notes 000, 001 and 002 go through below its sub-path', {
  tag: '@firefox',
}, async ({ browser, devtools }) => {
  const host = await serveStatic('dist');
  const page = await browser.newPage({ baseURL: `${host.origin}${SUB_PATH}` });
  const aws = new LambdaConsole(page);
  await aws.createFunction('first', PYTHON.runtime);
  expect(await aws.test()).toContain('Hello from Lambda!');
  await expect(note(page, 'Ready offline')).toBeVisible({ timeout: 60_000 });
  await host.close();
  devtools.allow(...HOST_GONE);

  await page.reload();
  await walkThroughNote000(aws, PYTHON);
  await followNotes001And002(aws, NODEJS);
  await page.close();
});

test.describe('one version after the other', () => {
  // of the same two builds
  test.describe.configure({ mode: 'default' });
  let builds: Builds;
  let host: Deployments;

  test.beforeAll(async () => {
    builds = await Builds.make();
  });

  test.afterAll(() => builds.remove());

  test.beforeEach(async () => {
    host = await Deployments.begin(builds);
  });

  test.afterEach(() => host.stop());

  const isOfLater = async (page: Page) => isLater(await page.content());

  test('the old one works on until the person reloads; all tabs follow, but for one with something typed', async ({
    browser,
    devtools,
  }) => {
    const context = await browser.newContext({ baseURL: host.url });
    const aws = new LambdaConsole(await context.newPage());
    const { page } = aws;
    await aws.createFunction('f', NODEJS.runtime);
    await aws.writeCode(NODEJS.source('never deployed'));
    await aws.open('#/settings');
    await aws.button('Keep everything now').click();
    await expect(note(page, 'Ready offline')).toBeVisible({ timeout: 60_000 });

    const form = new LambdaConsole(await context.newPage());
    await form.open('#/functions/f/edit/environment-variables');
    await form.button('Add environment variable').click();
    await form.page.keyboard.type('STAGE');
    const other = await context.newPage();
    await other.goto('./#/functions/f');
    await expect(note(other, 'Ready offline')).toBeVisible();

    host.deployLater();
    // the bridge asks the host for the worker that it runs in
    devtools.allow(/status 404 of .*engine-worker/, /status of 404/);
    await page.reload();
    for (const tab of [aws, form]) await expect(tab.flash('A new version of Coldspark is ready')).toBeVisible();
    // screens that this tab has not opened yet
    await aws.open('#/functions/f?tab=monitoring');
    await expect(
      aws
        .button('View CloudWatch logs')
        .or(aws.heading(/CloudWatch metrics/))
        .first(),
    ).toBeVisible();
    expect(await isOfLater(page)).toBe(false);

    const key = form.page.getByRole('textbox', { name: 'Key', exact: true });
    await form.button('Reload').click();
    await asked(form.page).getByRole('button', { name: 'Stay' }).click();
    await expect(key).toHaveValue('STAGE');

    await aws.button('Reload').click();
    for (const tab of [page, other]) await expect.poll(() => isOfLater(tab).catch(() => false)).toBe(true);
    await expect(form.flash('Coldspark was updated in another tab')).toBeVisible();
    expect(await isOfLater(form.page)).toBe(false);
    await expect(key).toHaveValue('STAGE');
    await form.button('Save').click();
    await expect(form.page.getByText('STAGE')).toBeVisible();
    await form.button('Reload').click();
    await expect.poll(() => isOfLater(form.page).catch(() => false)).toBe(true);

    // as much is kept of the new one as was of the old, and what was typed is there
    devtools.allow(...HOST_GONE);
    await host.stop();
    await page.reload();
    await aws.open('#/functions/f?tab=code');
    await expect(page.getByText('You have undeployed changes.')).toBeVisible();
    await expect(page.getByText('never deployed')).toBeVisible();
    await context.close();
  });

  test.describe('without a service worker', () => {
    test.use({ serviceWorker: false });

    test('a page whose files are gone from the host says so, and reloads into the new ones', async ({
      browser,
      devtools,
    }) => {
      const page = await browser.newPage({ baseURL: host.url });
      const aws = new LambdaConsole(page);
      await aws.open();
      await expect(aws.heading(/^Functions/).first()).toBeVisible();
      host.deployLater();
      devtools.expect(/status 404 of .*settings-page/);
      devtools.allow(
        /status 404 of .*assets/,
        /status of 404/,
        /Failed to fetch dynamically imported module/,
        /Unable to preload CSS/,
      );
      await aws.open('#/settings');
      await expect(page.getByText(/no longer has a file of this version: there is a newer one/)).toBeVisible();
      await aws.button('Reload').click();
      await expect(aws.heading('Settings')).toBeVisible();
      expect(await isOfLater(page)).toBe(true);
      await page.close();
    });
  });
});

test('a file that the browser lost is fetched again; without the host the page says what is missing, and with all files it goes on', async ({
  browser,
  devtools,
}) => {
  const outDir = mkdtempSync(join(tmpdir(), 'coldspark-offline-'));
  await buildWithoutPython(outDir);
  const host = await servePreview(outDir);
  const page = await browser.newPage({ baseURL: `${host.origin}/` });
  const aws = new LambdaConsole(page);
  await aws.open('#/settings');
  await aws.button('Keep everything now').click();
  await expect(note(page, 'Ready offline')).toBeVisible({ timeout: 60_000 });
  /** How many files of the name the browser had. */
  const lose = (name: string) =>
    page.evaluate(async (name) => {
      const [cacheName] = await caches.keys();
      const cache = await caches.open(cacheName ?? '');
      const lost = (await cache.keys()).filter(({ url }) => url.includes(name));
      await Promise.all(lost.map((request) => cache.delete(request)));
      return lost.length;
    }, name);

  await aws.open();
  expect(await lose('assets/settings-page')).toBe(1);
  await page.reload();
  await aws.open('#/settings');
  await expect(aws.heading('Settings')).toBeVisible();
  await aws.open();
  await expect.poll(() => lose('assets/settings-page')).toBe(1);

  await host.close();
  devtools.allow(...HOST_GONE, /ERR_FAILED/, /Failed to fetch dynamically imported module/);
  await page.reload();
  await aws.open('#/settings');
  await expect(page.getByText(/host of this page is not reachable, and this screen is not kept/)).toBeVisible();
  const again = await servePreview(outDir, Number(new URL(host.origin).port));
  await aws.button('Reload').click();
  await expect(aws.heading('Settings')).toBeVisible();
  await expect(page.getByText(/^Ready offline: all files are kept/)).toBeVisible();
  await again.close();

  await page.reload();
  await aws.createFunction('first', NODEJS.runtime);
  expect(await aws.test()).toContain('Hello from Lambda!');
  await aws.open('#/settings/connect-client');
  await expect(page.getByText('Not connected; tried again until the server is back')).toBeVisible();
  // what was kept has the headers that the host sent
  const worker = readdirSync(join(outDir, 'assets')).find((file) => file.startsWith('engine-worker-'));
  const policy = await page.evaluate(
    async (script) => (await fetch(script)).headers.get('content-security-policy'),
    `./assets/${worker}`,
  );
  expect(policy).toBe(WORKER_POLICY);
  await page.close();
  rmSync(outDir, { recursive: true });
});

test('a browser that refuses service workers, and one with a full disk: the page goes on and says why it is not ready', async ({
  browser,
  devtools,
  baseURL,
}) => {
  const refusing = await browser.newPage();
  await refusing.addInitScript(() => {
    ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('Denied.', 'SecurityError'));
  });
  const console = new LambdaConsole(refusing);
  await console.createFunction('online', NODEJS.runtime);
  expect(await console.test()).toContain('Hello from Lambda!');
  await console.open('#/settings');
  await expect(refusing.getByText('Not available: Denied.')).toBeVisible();
  await refusing.close();

  const full = await browser.newPage();
  const session = await full.context().newCDPSession(full);
  await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(baseURL ?? '').origin, quotaSize: 2_000_000 });
  devtools.allow(/./);
  const aws = new LambdaConsole(full);
  await aws.open('#/settings');
  await note(full, 'Not ready offline').click();
  await expect(full.getByText(/Not ready offline: .* This browser has no room left/)).toBeVisible();
  await aws.createFunction('online', NODEJS.runtime);
  expect(await aws.test()).toContain('Hello from Lambda!');
  await full.close();
});

test('a browser that can install pages can install this one', async ({ wholeChromium, baseURL }) => {
  const page = await wholeChromium.newPage({ ...(baseURL && { baseURL }) });
  await page.goto('./#/functions');
  const session = await page.context().newCDPSession(page);
  const manifest = await session.send('Page.getAppManifest');
  expect(manifest.errors).toEqual([]);
  expect(manifest.url).toContain('/manifest.webmanifest');
  // nothing but that a test's window is a private one
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(['in-incognito']);
});
