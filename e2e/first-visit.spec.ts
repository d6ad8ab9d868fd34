/** A newcomer with nothing in hand: a green Test in a minute, a 50/50 split, no violation of axe. */
import type { Page } from 'playwright/test';
import { violationsOf } from './accessibility.ts';
import { LambdaConsole } from './lambda-console.ts';
import { expect, test } from './test.ts';

test('the ready function: a green Test, then both versions through its alias', async ({ page }) => {
  const console = new LambdaConsole(page);
  await console.open();
  const panel = page.getByRole('region', { name: 'Get started' });
  await expect(panel).toContainText('no bill');
  await expect(panel).toContainText('stays in this browser');
  await expect(page.getByRole('banner').or(page.locator('#header')).first()).toContainText('1234-5678-9012');

  await console.button('Open a ready function').click();
  await expect(page.getByRole('tab', { name: 'Test', exact: true })).toHaveAttribute('aria-selected', 'true');
  expect(await console.test()).toBe('"this is version2"');

  await page.getByRole('link', { name: 'open its alias prod' }).click();
  await expect(console.heading('ready-function:prod')).toBeVisible();
  const seen = new Set<string>();
  // 40 tests without one of the versions: once in 5 × 10¹¹ runs
  for (let i = 0; i < 40 && seen.size < 2; i++) seen.add(await console.test());
  expect([...seen].sort()).toEqual(['"this is version1"', '"this is version2"']);

  // opened again it is the same function, not another; on a list with functions the panel is there when asked for
  await console.open();
  await expect(page.getByRole('link', { name: 'ready-function', exact: true })).toBeVisible();
  await expect(panel).toBeHidden();
  await console.button('Support').click();
  await page.getByRole('menuitem', { name: 'Get started' }).click();
  await console.button('Open a ready function').click();
  await console.tab('Versions');
  await expect(page.getByRole('table', { name: /^Versions/ })).toContainText('version 2');
  await expect(page.getByRole('link', { name: '3', exact: true })).toBeHidden();
});

/** Everything that the page keeps in this browser, but for what counts leaders or can be made again. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const stores: Record<string, unknown> = { localStorage: { ...localStorage } };
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      for (const store of database.objectStoreNames) {
        if (store === 'meta') continue;
        const all = database.transaction(store).objectStore(store).getAllKeys();
        await new Promise((resolve) => {
          all.onsuccess = resolve;
        });
        if (all.result.length > 0) stores[`${name} ${store}`] = all.result;
      }
      database.close();
    }
    return stores;
  });

test('after a reset this browser holds what it held on the first visit', async ({ page }) => {
  const console = new LambdaConsole(page);
  const getStarted = page.getByRole('region', { name: 'Get started' });
  await console.open();
  await expect(getStarted).toBeVisible();
  const before = await kept(page);

  await console.button('Open a ready function').click();
  await console.writeCode('# a draft');
  await expect(page.getByText('You have undeployed changes.')).toBeVisible();
  await console.tab('Test');
  await page.getByRole('radio', { name: 'Asynchronous' }).check();
  await console.button('Terminal').click();
  await page.getByRole('region', { name: 'Terminal' }).getByRole('textbox').first().focus();
  await page.keyboard.type('echo left > behind.txt\n');
  await console.button('Settings').click();
  await page.getByRole('menuitemcheckbox', { name: 'Dark mode' }).click();
  await expect.poll(async () => Object.keys(await kept(page)).join()).toMatch(/records.*files.*history/);

  await page.goto('./#/settings');
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Reset the account' });
  await expect(dialog).toContainText('the files and the history of the terminal');
  await dialog.getByLabel(/To confirm/).fill('reset');
  await dialog.getByRole('button', { name: 'Reset', exact: true }).click();
  await expect(getStarted).toBeVisible();
  await expect.poll(() => kept(page)).toEqual(before);
});

test('dismissed, the panel stays away, and comes back when asked for', async ({ page }) => {
  const console = new LambdaConsole(page);
  await console.open();
  await console.button('Dismiss Get started').click();
  await expect(page.getByRole('region', { name: 'Get started' })).toBeHidden();
  await page.reload();
  await expect(console.button('Create function').or(page.getByRole('link', { name: 'Create function' }))).toBeVisible();
  await expect(page.getByRole('region', { name: 'Get started' })).toBeHidden();
  await console.button('Support').click();
  await page.getByRole('menuitem', { name: 'Get started' }).click();
  await expect(page.getByRole('region', { name: 'Get started' })).toBeVisible();
});

test('no violation of axe, light and wide, dark and narrow', async ({ page }) => {
  const console = new LambdaConsole(page);
  const expectAccessible = async (...within: string[]) => {
    for (const [colorScheme, width] of [
      ['light', 1440],
      ['dark', 768],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      expect(await violationsOf(page, ...within), `${colorScheme}, ${width} wide`).toEqual([]);
    }
  };
  await console.open();
  await expect(page.getByRole('region', { name: 'Get started' })).toBeVisible();
  await expectAccessible();
  await console.button('Follow the notes').click();
  await expect(page.getByRole('complementary', { name: 'Follow the notes' }).getByText(/steps done/)).toBeVisible();
  await expectAccessible();
  await console.button('Close the notes').click();
  await console.open('#/settings');
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
  for (const action of ['Restore', 'Reset']) {
    await console.button(action).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    // the page below it is one of the screens
    await expectAccessible('[role=dialog]');
    await console.button('Cancel').click();
  }
});
