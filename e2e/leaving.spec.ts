/** Leaving with something open: a dialog acts on what it named, or not at all. */

import { LambdaConsole } from './lambda-console.ts';
import { expect, test } from './test.ts';

test('a dialog closes when the address leaves its function or another tab deletes that', async ({ page, context }) => {
  const aws = new LambdaConsole(page);
  await aws.createFunction('keep-me', 'Python 3.14');
  await aws.createFunction('delete-me', 'Python 3.14');
  await aws.open('#/functions/keep-me');
  await expect(aws.heading('keep-me').first()).toBeVisible();
  await aws.open('#/functions/delete-me');
  await expect(aws.heading('delete-me').first()).toBeVisible();
  const dialog = page.getByRole('dialog');
  const confirmDeletion = async () => {
    await aws.action('Delete function');
    await dialog.getByPlaceholder('confirm').fill('confirm');
    await expect(dialog.getByRole('button', { name: 'Delete', exact: true })).toBeEnabled();
  };

  await confirmDeletion();
  await page.goBack();
  await expect(dialog).toBeHidden();
  await expect(aws.heading('keep-me').first()).toBeVisible();
  await page.goForward();
  await expect(aws.heading('delete-me').first()).toBeVisible();
  await expect(dialog).toBeHidden();
  await confirmDeletion();
  await aws.open('#/functions/keep-me');
  await expect(dialog).toBeHidden();

  const other = new LambdaConsole(await context.newPage());
  await other.open('#/functions/delete-me');
  await other.action('Publish new version');
  await expect(other.page.getByRole('dialog')).toBeVisible();

  await aws.open('#/functions/delete-me');
  await confirmDeletion();
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page.getByRole('link', { name: 'keep-me' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'delete-me' })).toBeHidden();

  await expect(other.page.getByRole('dialog')).toBeHidden();
  await expect(other.page.getByText(/^Function not found: .*:delete-me$/)).toBeVisible();
  for (const name of ['Throttle', 'Copy ARN', 'Actions']) await expect(other.button(name)).toBeHidden();
});
