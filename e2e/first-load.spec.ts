/** What a screen may weigh: gzip bytes of all it requests until it is quiet, checked, not timed. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, expect, test } from 'playwright/test';
import { LambdaConsole } from './lambda-console.ts';
import { NODEJS } from './walkthrough.ts';

const KIB = 1024;

type StorageState = Awaited<ReturnType<ReturnType<LambdaConsole['page']['context']>['storageState']>>;

/** Bytes of the screen with an empty cache. */
async function weigh(browser: Browser, hash: string, heading: RegExp, storageState?: StorageState): Promise<number> {
  const context = await browser.newContext(storageState ? { storageState } : {});
  const page = await context.newPage();
  const requested = new Set<string>();
  page.on('request', (request) => requested.add(new URL(request.url()).pathname));
  await page.goto(`./${hash}`);
  await expect(page.getByRole('heading', { name: heading }).first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  const files = [...requested].map((path) => join('dist', path === '/' ? 'index.html' : path)).filter(existsSync);
  const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
  await context.close();
  process.stdout.write(`  ${hash}: ${bytes} bytes gzip\n`);
  return bytes;
}

test('each screen stays within its budget of bytes', async ({ page, browser }) => {
  const console = new LambdaConsole(page);
  await console.createFunction('weigh-me', NODEJS.runtime);
  const account = await page.context().storageState({ indexedDB: true });
  await page.close();

  expect(await weigh(browser, '#/functions', /^Functions/), 'list of an empty account').toBeLessThan(760 * KIB);
  // with a Node.js function the region also makes a spare environment ready
  expect(await weigh(browser, '#/functions/weigh-me?tab=aliases', /^Aliases/, account), 'function page').toBeLessThan(
    1100 * KIB,
  );
  expect(await weigh(browser, '#/functions/weigh-me?tab=code', /^Code source/, account), 'Code tab').toBeLessThan(
    1900 * KIB,
  );
});
