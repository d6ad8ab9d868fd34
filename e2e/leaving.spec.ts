/** Leaving with something open: a dialog acts on what it named, or not at all; a form asks before it loses anything. */

import { LambdaConsole } from './lambda-console.ts';
import { PLAIN, VERSIONED } from './prepared-account.ts';
import { expect, test } from './test.ts';

test.use({ account: ({ preparedAccount }, use) => use(preparedAccount) });

test('a dialog closes when the address leaves its function or another tab deletes that', async ({ page, context }) => {
  const aws = new LambdaConsole(page);
  const kept = PLAIN;
  const deleted = VERSIONED;
  await aws.open(`#/functions/${kept}`);
  await expect(aws.heading(kept).first()).toBeVisible();
  await aws.open(`#/functions/${deleted}`);
  await expect(aws.heading(deleted).first()).toBeVisible();
  const dialog = page.getByRole('dialog');
  const confirmDeletion = async () => {
    await aws.action('Delete function');
    await dialog.getByPlaceholder('confirm').fill('confirm');
    await expect(dialog.getByRole('button', { name: 'Delete', exact: true })).toBeEnabled();
  };

  await confirmDeletion();
  await page.goBack();
  await expect(dialog).toBeHidden();
  await expect(aws.heading(kept).first()).toBeVisible();
  await page.goForward();
  await expect(aws.heading(deleted).first()).toBeVisible();
  await expect(dialog).toBeHidden();
  await confirmDeletion();
  await aws.open(`#/functions/${kept}`);
  await expect(dialog).toBeHidden();

  const other = new LambdaConsole(await context.newPage());
  await other.open(`#/functions/${deleted}`);
  await other.action('Publish new version');
  await expect(other.page.getByRole('dialog')).toBeVisible();

  await aws.open(`#/functions/${deleted}`);
  await confirmDeletion();
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page.getByRole('link', { name: kept, exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: deleted, exact: true })).toBeHidden();

  await expect(other.page.getByRole('dialog')).toBeHidden();
  await expect(other.page.getByText(new RegExp(`^Function not found: .*:${deleted}$`))).toBeVisible();
  for (const name of ['Throttle', 'Copy ARN', 'Actions']) await expect(other.button(name)).toBeHidden();
});

test('a form that was changed asks before Back, a link, a pasted address and a reload', async ({ page }) => {
  const aws = new LambdaConsole(page);
  await aws.open(`#/functions/${PLAIN}`);
  await expect(aws.heading(PLAIN).first()).toBeVisible();
  await aws.open(`#/functions/${PLAIN}/edit/environment-variables`);
  await expect(aws.heading('Edit environment variables')).toBeFocused();
  const key = page.getByRole('textbox', { name: 'Key', exact: true });
  await aws.button('Add environment variable').click();
  await expect(key).toBeFocused();
  await page.keyboard.type('STAGE');

  const question = page.getByRole('dialog', { name: 'Leave this page?' });
  const ways: (() => Promise<unknown>)[] = [
    () => page.goBack(),
    () => page.getByRole('navigation', { name: 'Breadcrumbs' }).getByRole('link', { name: PLAIN }).click(),
    () => aws.open('#/settings'),
  ];
  for (const leave of ways) {
    await leave();
    await expect(question).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(question).toBeHidden();
    await expect(page).toHaveURL(/edit\/environment-variables/);
    await expect(key).toHaveValue('STAGE');
  }
  const asked = page.waitForEvent('dialog');
  // it never comes to an end: the page stays
  void page.evaluate(() => location.reload());
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await expect(key).toHaveValue('STAGE');

  await aws.button('Save').click();
  await expect(aws.heading(PLAIN)).toBeFocused();
  await expect(page.getByText('STAGE')).toBeVisible();
  await page.goBack();
  await expect(aws.heading('Edit environment variables')).toBeFocused();
  await aws.button('Add environment variable').click();
  await page.keyboard.type('GONE');
  await aws.open('#/settings');
  await question.getByRole('button', { name: 'Leave' }).click();
  await expect(aws.heading('Settings')).toBeFocused();
});

test('after each action and each refusal the focus is where one goes on', async ({ page }) => {
  const aws = new LambdaConsole(page);
  await aws.open();
  // the editor is below the fold, and the page begins at its top all the same
  await page.setViewportSize({ width: 1440, height: 600 });
  await page.getByRole('link', { name: PLAIN, exact: true }).click();
  await expect(aws.heading(PLAIN).first()).toBeFocused();
  await expect(page.getByRole('tab', { name: 'index.mjs' })).toBeAttached();
  await expect(page.locator('.monaco-editor .view-line').first()).toBeAttached();
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await page.setViewportSize({ width: 1440, height: 900 });
  await aws.publish();
  await expect(aws.heading(`${PLAIN}:1`)).toBeFocused();
  await expect(page).toHaveTitle(`Version 1 – ${PLAIN} | Coldspark`);
  await aws.action('Create alias');
  await expect(aws.heading('Create alias')).toBeFocused();
  const name = page.getByLabel('Name', { exact: true });
  await name.fill('123');
  await aws.button('Save').click();
  await expect(name).toBeFocused();
  await name.fill('prod');
  await aws.button('Save').click();
  await expect(aws.heading(`${PLAIN}:prod`)).toBeFocused();
  await expect(page).toHaveTitle(`prod – ${PLAIN} | Coldspark`);

  // refused: the dialog keeps the focus, and Escape closes it
  await aws.open(`#/functions/${PLAIN}/versions/1`);
  await aws.action('Delete version');
  const dialog = page.getByRole('dialog', { name: 'Delete version 1' });
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(dialog.getByText(/Unable to delete version/)).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Delete' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(aws.button('Actions')).toBeFocused();

  await aws.open(`#/functions/${PLAIN}/aliases/prod`);
  await aws.action('Delete alias');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(aws.heading(PLAIN).first()).toBeFocused();
});
