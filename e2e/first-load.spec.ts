/** What a screen may weigh: gzip bytes of all it requests until it is quiet, checked, not timed. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, expect, test } from 'playwright/test';
import { LambdaConsole } from './lambda-console.ts';
import { NODEJS } from './walkthrough.ts';

const KIB = 1024;

/** Of the files of the build among the paths. */
function gzipBytes(paths: Iterable<string>): number {
  const files = [...paths].map((path) => join('dist', path === '/' ? 'index.html' : path)).filter(existsSync);
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
}

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
  const bytes = gzipBytes(requested);
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

test('the terminal loads when it opens, not before, within its budget', async ({ page }) => {
  const requested = new Set<string>();
  page.on('request', (request) => requested.add(new URL(request.url()).pathname));
  await page.goto('./#/functions');
  await expect(page.getByRole('heading', { name: /^Functions/ }).first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  const before = new Set(requested);
  await page.getByRole('button', { name: 'Terminal', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Terminal', exact: true }).locator('.xterm-rows')).toContainText('~ $');
  await page.waitForLoadState('networkidle');
  const added = [...requested].filter((path) => !before.has(path));
  // screen, its style sheet, and the shell's worker
  for (const name of ['terminal-', 'worker-'])
    expect(added.filter((path) => path.includes(`/${name}`))).not.toEqual([]);
  const bytes = gzipBytes(added);
  process.stdout.write(`  the terminal adds ${bytes} bytes gzip: ${added.join(' ')}\n`);
  expect(bytes).toBeLessThan(600 * KIB);
});
