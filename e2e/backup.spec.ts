/** The account as one file: saved, restored whole or not at all, and reset; every tab follows. */
import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import type { Page, TestInfo } from 'playwright/test';
import { writeZip } from '../src/zip/zip-writer.ts';
import { LambdaConsole } from './lambda-console.ts';
import { ALIAS, PLAIN, WEIGHTED } from './prepared-account.ts';
import { expect, test } from './test.ts';
import { NODEJS } from './walkthrough.ts';

async function backUp(page: Page): Promise<string> {
  await page.goto('./#/settings');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Back up', exact: true }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^coldspark-backup-\d{4}-\d\d-\d\d\.zip$/);
  return file.path();
}

async function restore(page: Page, path: string): Promise<void> {
  await page.goto('./#/settings');
  await page.getByRole('button', { name: 'Restore', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Restore a backup' });
  await dialog.locator('input[type=file]').setInputFiles(path);
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click();
}

async function reset(page: Page): Promise<void> {
  await page.goto('./#/settings');
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Reset the account' });
  await expect(dialog.getByRole('button', { name: 'Reset', exact: true })).toBeDisabled();
  await dialog.getByLabel(/To confirm/).fill('reset');
  const tabs = page.context().pages();
  for (const tab of tabs) await tab.evaluate(() => Object.assign(window, { beforeReset: true }));
  await dialog.getByRole('button', { name: 'Reset', exact: true }).click();
  // every tab loads anew: to go on before would stop what it loads
  for (const tab of tabs)
    await expect.poll(() => tab.evaluate(() => 'beforeReset' in window).catch(() => true)).toBe(false);
  for (const tab of tabs) await expect(tab.getByRole('heading', { name: /^Functions/ }).first()).toBeVisible();
}

const functionLink = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
const emptyList = (page: Page) => page.getByText('There is no data to display.');

test.describe('in a prepared account', () => {
  test.use({ account: ({ preparedAccount }, use) => use(preparedAccount) });

  test('backup, reset, restore, in the leading tab and in the other: all of it is there again, and really runs', {
    tag: '@browsers',
  }, async ({ page, context, devtools }) => {
    // WebKit's own words when elements that watch their size are laid out in the next frame
    devtools.allow(/^uncaught ResizeObserver loop completed with undelivered notifications\.$/);
    const console = new LambdaConsole(page);
    await console.open(`#/functions/${WEIGHTED}/aliases/${ALIAS}`);
    await console.saveTestEvent('sample-event', '{"kept": true}');
    await page.goto('./#/settings');
    const seed = page.getByLabel('Seed', { exact: true });
    await seed.fill('class-2026');
    await seed.press('Enter');
    await expect(page.getByText("The account's seed is class-2026.")).toBeVisible();
    const file = await backUp(page);

    const other = await context.newPage();
    await other.goto('./#/functions');
    await expect(functionLink(other, WEIGHTED)).toBeVisible();
    await reset(page);
    await expect(emptyList(page)).toBeVisible();
    await expect(emptyList(other)).toBeVisible();
    await expect(page.getByRole('region', { name: 'Get started' })).toBeVisible();

    await restore(page, file);
    await expect(functionLink(page, WEIGHTED)).toBeVisible();
    await expect(functionLink(other, WEIGHTED)).toBeVisible();
    await page.goto('./#/settings');
    await expect(page.getByText("The account's seed is class-2026.")).toBeVisible();
    await page.goto(`./#/functions/${WEIGHTED}/aliases/${ALIAS}?tab=testing`);
    await page.getByRole('radio', { name: 'Edit saved event' }).check();
    await expect(page.getByText('sample-event').first()).toBeVisible();
    expect(await console.test()).toMatch(/^"(one|two)"$/);

    // a tab that does not lead backs up, resets and restores as well
    const sameAgain = await backUp(other);
    await page.goto('./#/functions');
    await reset(other);
    await expect(emptyList(page)).toBeVisible();
    await restore(other, sameAgain);
    await expect(functionLink(page, WEIGHTED)).toBeVisible();
    await expect(functionLink(other, WEIGHTED)).toBeVisible();

    // version numbers begin at 1 again
    await reset(page);
    await console.createFunction(WEIGHTED, NODEJS.runtime);
    await console.publish();
    await expect(console.heading(`${WEIGHTED}:1`)).toBeVisible();
  });

  test('what is no whole backup of ours is refused in the form, and changes nothing', async ({
    page,
  }, info: TestInfo) => {
    const bytes = await readFile(await backUp(page));
    const wrong: [name: string, bytes: Buffer, message: RegExp][] = [
      ['holiday.zip', Buffer.from('not a zip'), /This file is not a Coldspark backup\./],
      ['cut.zip', bytes.subarray(0, bytes.length - 50), /This backup is damaged: .* Nothing was changed\./],
      [
        'newer.zip',
        newer(),
        /This backup was saved by a newer Coldspark \(9\.0\.0, format 99\)\. .* Nothing was changed\./,
      ],
      ['flipped.zip', flipped(bytes), /This backup is damaged: .* Nothing was changed\./],
    ];
    for (const [name, content, message] of wrong) {
      const path = info.outputPath(name);
      await writeFile(path, content);
      await restore(page, path);
      const dialog = page.getByRole('dialog', { name: 'Restore a backup' });
      await expect(dialog.getByText(message)).toBeVisible();
      await dialog.getByRole('button', { name: 'Cancel' }).click();
    }
    await page.goto('./#/functions');
    await expect(functionLink(page, PLAIN)).toBeVisible();
  });

  /** Of a format that is not known here. */
  function newer(): Buffer {
    const manifest = { format: 'coldspark-backup', formatVersion: 99, appVersion: '9.0.0', createdAt: '2030-01-01' };
    return Buffer.from(writeZip({ 'coldspark-backup.json': Buffer.from(JSON.stringify(manifest)) }));
  }

  /** One bit of the records is another one. */
  function flipped(bytes: Buffer): Buffer {
    const copy = Buffer.from(bytes);
    const at = copy.indexOf('records.json') + 40;
    copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
    return copy;
  }
});

test('a full disk: the form keeps what was typed and says so; the account runs, is saved, and reset', async ({
  browser,
  baseURL,
}) => {
  // of its own, and from the start: a context remembers for a while how much room there was
  const page = await browser.newPage();
  const console = new LambdaConsole(page);
  const devtools = await page.context().newCDPSession(page);
  const origin = new URL(baseURL ?? '').origin;
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1_500_000 });
  await console.createFunction('kept', NODEJS.runtime);
  await console.tab('Code');
  const zip = Buffer.from(writeZip({ 'index.mjs': randomBytes(9_000_000) }));
  const dialog = await console.chooseZip('large.zip', zip);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText(/This browser has no room left/)).toBeVisible();
  await expect(dialog.getByText('large.zip')).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await console.test()).toContain('Hello from Lambda!');

  const bytes = await readFile(await backUp(page));
  expect(bytes.indexOf('coldspark-backup.json')).toBe(30);
  await reset(page);
  await expect(emptyList(page)).toBeVisible();
  await page.close();
});
