/**
 * An event that fails, on the account's clock: retried after one minute and after two, both skipped; then a record of it
 * arrives at a function, which is an event in turn.
 */
import { violationsOf } from './accessibility.ts';
import { LambdaConsole } from './lambda-console.ts';
import { PLAIN, WEIGHTED } from './prepared-account.ts';
import { expect, test } from './test.ts';

test.use({ account: ({ preparedAccount }, use) => use(preparedAccount) });

test('an event fails, is retried twice on the skipped clock, and its record arrives at its destination', async ({
  page,
}) => {
  const lambda = new LambdaConsole(page);
  const skip = async () => {
    await page.getByRole('button', { name: /^Account clock/ }).click();
    await page.getByRole('menuitem', { name: /^Next event/ }).click();
  };

  // a handler that is not there is an error of the function
  await lambda.open(`#/functions/${PLAIN}?tab=code`);
  await page.getByRole('heading', { name: 'Runtime settings' }).scrollIntoViewIfNeeded();
  await page.getByRole('button', { name: 'Edit', exact: true }).first().click();
  const settings = page.getByRole('dialog');
  await settings.getByRole('textbox', { name: 'Handler' }).fill('index.missing');
  await settings.getByRole('button', { name: 'Save' }).click();
  await expect(lambda.flash(/Successfully updated the function/)).toBeVisible();

  await page.getByRole('link', { name: 'Add destination' }).click();
  await expect(page.getByRole('radio', { name: /^On failure/ })).toBeChecked();
  const destination = page.getByRole('combobox', { name: 'Destination', exact: true });
  await destination.fill(`arn:aws:lambda:us-east-1:123456789012:function:${PLAIN}`);
  await lambda.button('Save').click();
  await expect(page.getByText("You can't specify the function as a destination for itself.")).toBeVisible();
  await destination.fill(`arn:aws:lambda:us-east-1:123456789012:function:${WEIGHTED}`);
  await lambda.button('Save').click();
  await expect(page.getByRole('table', { name: 'Destinations' }).getByText('On failure')).toBeVisible();

  await lambda.tab('Test');
  await page.getByRole('radio', { name: /^Asynchronous/ }).check();
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  await page.getByRole('link', { name: 'Event timeline' }).click();
  const track = page.getByRole('list', { name: 'Tries and waits' });
  await expect(track.getByText('retry 1 in 60 s')).toBeVisible();
  await skip();
  await expect(track.getByText('retry 2 in 2 min')).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
  await skip();
  await expect(track.getByText('RetriesExhausted')).toBeVisible();
  await expect(track.getByRole('listitem').filter({ hasText: /^Try \d/ })).toHaveCount(3);

  await page.getByRole('list', { name: 'Where its outcome went' }).getByRole('link', { name: WEIGHTED }).click();
  await expect(track.getByText('Success')).toBeVisible();
});
