/**
 * Bad input, in the form where it happens: AWS's own message (or ours in that style), nothing typed is lost, nothing
 * changes. Environment variables and reservations are in configuration.spec.ts, restore files and full disks in backup.spec.ts.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright/test';
import { CHROMIUM_FLAGS, findChromium } from '../scripts/chromium.mjs';
import { writeZip } from '../src/zip/zip-writer.ts';
import { LambdaConsole } from './lambda-console.ts';
import { PLAIN, VERSIONED } from './prepared-account.ts';
import { expect, test } from './test.ts';
import { NODEJS } from './walkthrough.ts';

const tab = (page: Page, name: string) => page.getByRole('tabpanel', { name });

test('names of functions at their limits and past them', async ({ page }) => {
  const console = new LambdaConsole(page);
  await console.open('#/create/function');
  const name = page.getByLabel('Function name');
  for (const bad of ['', 'a b', 'a.b', 'ü', 'n'.repeat(65)]) {
    await name.fill(bad);
    await console.button('Create function').click();
    await expect(name).toHaveAttribute('aria-invalid', 'true');
    await expect(name).toHaveValue(bad);
  }
  await console.open();
  // what was typed is not left unasked
  await console.button('Leave').click();
  await expect(page.getByText('There is no data to display.')).toBeVisible();

  const longest = 'n'.repeat(64);
  await console.createFunction(longest, NODEJS.runtime);
  // the name is taken
  await console.open('#/create/function');
  await name.fill(longest);
  await console.button('Create function').click();
  await expect(page.getByText(`Function already exist: ${longest}`).first()).toBeVisible();
  await expect(name).toHaveAttribute('aria-invalid', 'true');
  await expect(name).toHaveValue(longest);
  await expect(console.flash(/already exist/)).toBeHidden();
});

test.describe('in a prepared account', () => {
  test.use({ account: ({ preparedAccount }, use) => use(preparedAccount) });

  test('a .zip that is none, is corrupt, or is too large', async ({ page }) => {
    const console = new LambdaConsole(page);
    await console.open(`#/functions/${PLAIN}`);
    const sha256 = page.getByText(/^[A-Za-z0-9+/]{43}=$/).first();
    const before = await sha256.innerText();
    const dialog = page.getByRole('dialog', { name: 'Upload a .zip file' });
    const save = dialog.getByRole('button', { name: 'Save' });

    const unreadable = 'Could not unzip uploaded file. Please check your file, then try to upload again.';
    for (const [name, bytes, message] of [
      ['none.zip', Buffer.from('not a zip'), unreadable],
      ['corrupt.zip', Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(200, 7)]), unreadable],
      [
        'zeros.zip',
        Buffer.from(writeZip({ zeros: new Uint8Array(250 * 1024 * 1024 + 1) })),
        'Unzipped size must be smaller than 262144000 bytes',
      ],
    ] as const) {
      await console.chooseZip(name, bytes);
      await save.click();
      await expect(dialog.getByText(message, { exact: true })).toBeVisible();
      await expect(dialog.getByText(name)).toBeVisible();
    }
    // Playwright hands over at most 50 MB of bytes; a file has no such limit
    const folder = mkdtempSync(join(tmpdir(), 'coldspark-upload-'));
    const large = join(folder, 'large.zip');
    writeFileSync(large, Buffer.alloc(50 * 1024 * 1024 + 1));
    await dialog.locator('input[type=file]').setInputFiles(large);
    await expect(dialog.getByText(/At most 50 MB can be uploaded\./)).toBeVisible();
    await expect(save).toBeDisabled();
    rmSync(folder, { recursive: true });
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(sha256).toHaveText(before);
  });

  test('a handler that returns what cannot be sent', async ({ page }) => {
    const console = new LambdaConsole(page);
    await console.open(`#/functions/${PLAIN}`);
    for (const [value, message] of [
      ['10n', /Unable to stringify response body/],
      [
        '"x".repeat(7 * 1024 * 1024)',
        /Response payload size exceeded maximum allowed payload size \(6291556 bytes\)\./,
      ],
    ] as const) {
      await console.writeCode(`export const handler = async () => ${value};\n`);
      await console.deploy();
      expect(await console.test()).toMatch(message);
      await expect(tab(page, 'Test').getByText('Executing function: failed')).toBeVisible();
    }
  });

  test('an event that is no JSON, and a name with a space', async ({ page }) => {
    const console = new LambdaConsole(page);
    await console.open(`#/functions/${PLAIN}?tab=testing`);
    await console.tab('Test');
    const name = page.getByLabel('Event name');
    await name.fill('sample event');
    await console.button('Save').click();
    await expect(page.getByText("The event name can't contain spaces.")).toBeVisible();
    await console.button('Use sample-event').click();
    await expect(name).toHaveValue('sample-event');

    await console.paste(page.getByRole('textbox', { name: 'Event JSON' }), '{"key": }');
    await console.button('Save').click();
    await expect(
      tab(page, 'Test')
        .getByText(/JSON/)
        .filter({ hasText: /valid|position|line/i })
        .first(),
    ).toBeVisible();
    await expect(console.flash(/was successfully saved/)).toBeHidden();
    await tab(page, 'Test').getByRole('button', { name: 'Test', exact: true }).click();
    await expect(page.getByText(/^Executing function: succeeded/)).toBeHidden();
  });

  test('aliases: names, weights, and a version in use', async ({ page }) => {
    const console = new LambdaConsole(page);
    await console.open(`#/functions/${VERSIONED}/create/alias?version=1`);
    const name = page.getByLabel('Name', { exact: true });
    for (const [bad, message] of [
      ['', /Enter a name\./],
      ['123', /Value '123' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern/],
      ['a b', /Value 'a b' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern/],
      ['a'.repeat(129), /Member must have length less than or equal to 128/],
    ] as const) {
      await name.fill(bad);
      await console.button('Save').click();
      await expect(page.getByText(message).first()).toBeVisible();
      await expect(name).toHaveValue(bad);
    }

    await name.fill('prod');
    await console.button(/^Weighted alias/).click();
    const weight = page.getByLabel(/^Weight/).last();
    await console.select('Additional version', /^(Selected )?1/);
    await expect(page.getByText(/Function version 1 is already included in routing configuration\./)).toBeVisible();
    await console.select('Additional version', /^(Selected )?\$LATEST/);
    await expect(page.getByText('$LATEST is not supported for an alias pointing to more than 1 version')).toBeVisible();
    await console.button('Save').click();
    await expect(page.getByText(/Map keys must satisfy constraint/).first()).toBeVisible();
    await console.select('Additional version', /^(Selected )?2/);
    for (const bad of ['-1', '101']) {
      await weight.fill(bad);
      await console.button('Save').click();
      await expect(page.getByText('Enter a weight from 0 to 100.', { exact: true })).toBeVisible();
      await expect(console.heading('Create alias')).toBeVisible();
      await expect(weight).toHaveValue(bad);
    }
    await weight.fill('100');
    await console.button('Save').click();
    await expect(console.heading(`${VERSIONED}:prod`)).toBeVisible();

    await console.open(`#/functions/${VERSIONED}/versions/2`);
    await console.action('Delete version');
    const dialog = page.getByRole('dialog', { name: 'Delete version 2' });
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await expect(
      dialog.getByText('Unable to delete version because the following aliases reference it: [prod]'),
    ).toBeVisible();
    await console.open(`#/functions/${VERSIONED}?tab=versions`);
    await expect(page.getByRole('link', { name: '2', exact: true }).first()).toBeVisible();
  });
});

test('a browser that lets the page keep nothing says what is missing', async ({ baseURL, devtools }) => {
  const profile = mkdtempSync(join(tmpdir(), 'coldspark-private-'));
  // what a person does who blocks all site data
  mkdirSync(join(profile, 'Default'));
  const blocked = { profile: { default_content_setting_values: { cookies: 2 } } };
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(blocked));
  const executablePath = findChromium();
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath ? { executablePath } : {}),
    args: CHROMIUM_FLAGS,
  });
  devtools.watch(context);
  devtools.expect(/^console error: SecurityError: The request was denied\.$/);
  const page = await context.newPage();
  await page.goto(baseURL ?? '');
  await expect(page.getByText(/Allow (site data|storage|cookies)|site data/i).first()).toBeVisible();
  await context.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});
