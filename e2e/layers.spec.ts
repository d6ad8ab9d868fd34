/** A layer, from a .zip on the Layers page to the handler that imports it. */
import { zipOf } from '../src/lambda/deployment-package.test-fixture.ts';
import { LambdaConsole } from './lambda-console.ts';
import { PLAIN } from './prepared-account.ts';
import { expect, test } from './test.ts';

test.use({ account: ({ preparedAccount }, use) => use(preparedAccount) });

test('a layer is created, added to a function, and imported by it', async ({ page }) => {
  const console = new LambdaConsole(page);
  const create = async (text: string) => {
    const zip = zipOf({ 'nodejs/node_modules/greeting/index.js': `exports.TEXT = "${text}";` });
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'layer.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) });
    await console.button('Create').click();
  };

  await console.open('#/layers');
  await page.getByRole('link', { name: 'Create layer' }).first().click();
  await page.getByLabel('Name', { exact: true }).fill('greetings');
  await create('from version 1');
  await expect(console.flash(/Successfully created layer/)).toBeVisible();
  await page.getByRole('link', { name: 'Create version' }).click();
  await create('from version 2');
  await expect(page.getByRole('heading', { name: /^All versions \(2\)/ })).toBeVisible();

  await console.open(`#/functions/${PLAIN}`);
  await console.writeCode("import greeting from 'greeting';\nexport const handler = async () => greeting.TEXT;\n");
  await console.deploy();
  await page.getByRole('link', { name: 'Add a layer' }).click();
  await console.select('Custom layers', 'greetings');
  await console.select('Version', /^1/);
  await console.button('Add').click();
  await expect(page.getByRole('table', { name: 'Layers' }).getByText(/layer:greetings:1$/)).toBeVisible();
  await expect(page.getByText('(1)', { exact: true }).first()).toBeVisible();
  expect(await console.test()).toBe('"from version 1"');

  // deleted, the function keeps it
  await console.open('#/layers/greetings');
  await page.getByRole('radio', { name: 'Select version 1' }).check();
  await console.button('Delete').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('heading', { name: /^All versions \(1\)/ })).toBeVisible();
  await console.open(`#/functions/${PLAIN}`);
  await expect(page.getByRole('table', { name: 'Layers' }).getByText('1 (deleted)')).toBeVisible();
  await page.getByRole('table', { name: 'Layers' }).scrollIntoViewIfNeeded();
  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  await console.button('Remove greetings').click();
  await console.button('Save').click();
  await expect(page.getByText('There is no data to display.')).toBeVisible();
  expect(await console.test()).toContain("Cannot find package 'greeting'");
});
