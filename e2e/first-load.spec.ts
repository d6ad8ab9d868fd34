/**
 * What a screen may weigh: gzip bytes of all it requests until it is quiet, checked, not timed. What is made ready for
 * later (a spare runtime, the editor's workers, the service worker's copy) begins three quiet seconds after it, and more.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright/test';
import { type Account, PLAIN, plainAccount } from './prepared-account.ts';
import { expect, test } from './test.ts';

const KIB = 1024;

/** Of the files of the build among the paths. */
function gzipBytes(paths: Iterable<string>): number {
  const files = [...paths].map((path) => join('dist', path === '/' ? 'index.html' : path)).filter(existsSync);
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
}

/** Until that time passes without a new request. The script of a worker may look unfinished to Playwright for ever. */
async function untilQuiet(page: Page, requested: Set<string>, quietMs = 1_000): Promise<void> {
  for (let before = -1; requested.size > before; ) {
    before = requested.size;
    await page.waitForTimeout(quietMs);
  }
}

const LATER = /\/(?:editor\.worker|script-syntax-worker|kernel_\w+)-/;

interface Weight {
  screen: number;
  /** Of what waits for the screen, what came with it. */
  later: string[];
}

/** Bytes of the screen with an empty cache. */
async function weigh(browser: Browser, hash: string, heading: RegExp, storageState?: Account): Promise<Weight> {
  const context = await browser.newContext(storageState ? { storageState } : {});
  const page = await context.newPage();
  const requested = new Set<string>();
  page.on('request', (request) => requested.add(new URL(request.url()).pathname));
  await page.goto(`./${hash}`);
  await expect(page.getByRole('heading', { name: heading }).first()).toBeVisible();
  await untilQuiet(page, requested);
  const screen = gzipBytes(requested);
  const later = [...requested].filter((path) => LATER.test(path));
  await context.close();
  process.stdout.write(`  ${hash}: ${screen} bytes gzip\n`);
  return { screen, later };
}

test('each screen stays within its budget of bytes', async ({ browser, page }) => {
  const account = await plainAccount(page);
  const list = await weigh(browser, '#/functions', /^Functions/);
  expect(list.screen, 'list of an empty account').toBeLessThan(424 * KIB);
  const functionPage = await weigh(browser, `#/functions/${PLAIN}?tab=aliases`, /^Aliases/, account);
  expect(functionPage.screen, 'function page').toBeLessThan(480 * KIB);
  const code = await weigh(browser, `#/functions/${PLAIN}?tab=code`, /^Code source/, account);
  expect(code.screen, 'Code tab').toBeLessThan(1331 * KIB);
  expect(code.later, 'waits for the screen').toEqual([]);
});

test('the terminal loads when it opens, not before, within its budget', async ({ page }) => {
  const requested = new Set<string>();
  page.on('request', (request) => requested.add(new URL(request.url()).pathname));
  await page.goto('./#/functions');
  await expect(page.getByRole('heading', { name: /^Functions/ }).first()).toBeVisible();
  // what waits for a quiet page has come: a busy machine is quiet late
  await expect.poll(() => [...requested].some((path) => path.includes('/sts-'))).toBe(true);
  await untilQuiet(page, requested, 5_000);
  const before = new Set(requested);
  await page.getByRole('button', { name: 'Terminal', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Terminal', exact: true }).locator('.xterm-rows')).toContainText('~ $');
  await untilQuiet(page, requested);
  const added = [...requested].filter((path) => !before.has(path));
  // screen, its style sheet, and the shell's worker
  for (const name of ['terminal-', 'worker-'])
    expect(added.filter((path) => path.includes(`/${name}`))).not.toEqual([]);
  const bytes = gzipBytes(added);
  process.stdout.write(`  the terminal adds ${bytes} bytes gzip: ${added.join(' ')}\n`);
  expect(bytes).toBeLessThan(600 * KIB);
});
