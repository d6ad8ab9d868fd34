/**
 * Coldspark after one visit: the host is gone and the notes go through; a new version comes and nothing typed is lost; a
 * browser that keeps no files, or not all, says so and goes on.
 */
import { readdirSync } from 'node:fs';
import type { Page } from 'playwright/test';
import { preview } from 'vite';
import { WORKER_POLICY } from '../scripts/page-security.ts';
import { LambdaConsole } from './lambda-console.ts';
import { type RunningServer, SUB_PATH, serveStatic } from './sandbox-harness/servers.ts';
import { expect, test } from './test.ts';
import { PYTHON, walkThroughNote000, walkThroughNotes001And002 } from './walkthrough.ts';

test.use({ serviceWorker: true });

/** As `npm start` does, on a port of its own. */
async function servePreview(): Promise<RunningServer> {
  const server = await preview({ preview: { port: 0, strictPort: false }, logLevel: 'warn' });
  const address = server.httpServer.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  return { origin: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}

/** What devtools show when the host is gone: of the worker's script, the bridge's. */
const HOST_GONE = [/ERR_CONNECTION_REFUSED/, /An unknown error occurred when fetching the script/];

const readyOffline = (page: Page) => page.getByRole('link', { name: 'Ready offline', exact: true });

/** One visit with one Python Test, until everything is kept. */
async function visit(page: Page): Promise<void> {
  const aws = new LambdaConsole(page);
  await aws.createFunction('first', PYTHON.runtime);
  expect(await aws.test()).toContain('Hello from Lambda!');
  await expect(readyOffline(page)).toBeVisible({ timeout: 60_000 });
}

for (const [name, serve, path, notes, walk] of [
  ['of npm start', servePreview, '/', 'note 000 goes', walkThroughNote000],
  [
    'that is static, below a sub-path',
    () => serveStatic('dist'),
    SUB_PATH,
    'notes 001 and 002 go',
    walkThroughNotes001And002,
  ],
] as const) {
  test(`after one visit the host ${name} stops: ${notes} through`, async ({ browser, devtools }) => {
    const host = await serve();
    const page = await browser.newPage({ baseURL: `${host.origin}${path}` });
    const aws = new LambdaConsole(page);
    await aws.open();
    await visit(page);
    await host.close();
    devtools.allow(...HOST_GONE);

    await page.reload();
    await walk(aws, PYTHON);
    await aws.open('#/settings/connect-client');
    await expect(page.getByText('Not connected; tried again until the server is back')).toBeVisible();
    await aws.open('#/settings');
    await expect(page.getByText(/^Ready offline: all files are kept/)).toBeVisible();

    if (path === '/') {
      // an answer that was kept has the headers that the host sent
      const worker = readdirSync('dist/assets').find((file) => file.startsWith('engine-worker-'));
      const policy = await page.evaluate(
        async (script) => (await fetch(script)).headers.get('content-security-policy'),
        `./assets/${worker}`,
      );
      expect(policy).toBe(WORKER_POLICY);
    }
    await page.close();
  });
}
