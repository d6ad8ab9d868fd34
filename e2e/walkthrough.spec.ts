/**
 * The course notes on versions and aliases, where offline.spec.ts does not follow them without a host: with Node.js on the
 * server of `npm start`; with Python 3.8, as they ask, on the plainest of hosts.
 */
import { LambdaConsole } from './lambda-console.ts';
import { type RunningServer, SUB_PATH, serveStatic } from './sandbox-harness/servers.ts';
import { test } from './test.ts';
import { followNotes001And002, NODEJS, PYTHON, walkThroughNote000 } from './walkthrough.ts';

test('notes 001 and 002 with Node.js 22.x, ticked off beside the page', { tag: ['@webkit', '@others'] }, ({ page }) =>
  followNotes001And002(new LambdaConsole(page), NODEJS),
);

test.describe('files below a sub-path, no header but the content type', () => {
  let host: RunningServer;

  test.beforeAll(async () => {
    host = await serveStatic('dist');
  });

  test.afterAll(() => host.close());

  test('note 000 with Python 3.8', { tag: ['@browsers', '@others'] }, async ({ browser }) => {
    const page = await browser.newPage({ baseURL: `${host.origin}${SUB_PATH}` });
    await walkThroughNote000(new LambdaConsole(page), PYTHON);
    await page.close();
  });
});
