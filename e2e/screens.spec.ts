/**
 * Every screen: what it shows and in which order, and that axe finds nothing, light and dark, wide and narrow. With
 * SCREENS=folder it also leaves a picture of each there, to be looked at.
 */
import AxeBuilder from '@axe-core/playwright';
import { type BrowserContext, expect, type Locator, test } from 'playwright/test';
import { zipOf } from '../src/lambda/deployment-package.test-fixture.ts';
import { LambdaConsole } from './lambda-console.ts';
import { ALIAS, FUNCTION, LAYER, SCREENS, type Screen } from './screens.ts';
import { NODEJS } from './walkthrough.ts';

type Account = Awaited<ReturnType<BrowserContext['storageState']>>;

let account: Account;

/** A function with a variable, two versions and a weighted alias, tested once; a layer and a function URL. */
test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000);
  const page = await browser.newPage();
  const console = new LambdaConsole(page);
  await console.createFunction(FUNCTION, NODEJS.runtime);
  await console.open(`#/functions/${FUNCTION}/edit/environment-variables?tab=configure`);
  await console.button('Add environment variable').click();
  await page.getByRole('textbox', { name: 'Key', exact: true }).fill('STAGE');
  await page.getByRole('textbox', { name: 'Value', exact: true }).fill('dev');
  await console.button('Save').click();
  await expect(console.flash(/Successfully updated the function/).first()).toBeVisible();
  await console.publish('the first one');
  await console.backToFunction(FUNCTION);
  await console.writeCode(NODEJS.source('second'));
  await console.deploy();
  await console.test();
  await console.publish();
  await console.backToFunction(FUNCTION);
  await console.createAlias(FUNCTION, ALIAS, '1');
  await console.openAliases(FUNCTION);
  await console.editSelectedAlias(ALIAS, { additionalVersion: '2', weight: '50' });
  await console.open('#/create/layer');
  await page.getByLabel('Name', { exact: true }).fill(LAYER);
  const zip = {
    name: 'layer.zip',
    mimeType: 'application/zip',
    buffer: Buffer.from(zipOf({ 'greeting.txt': 'hello' })),
  };
  await page.locator('input[type=file]').setInputFiles(zip);
  await console.button('Create').click();
  await expect(page.getByRole('heading', { name: /^All versions/ })).toBeVisible();
  await console.open(`#/functions/${FUNCTION}/add/layer`);
  await console.select('Custom layers', LAYER);
  await console.select('Version', '1');
  await console.button('Add').click();
  await expect(page.getByRole('heading', { name: 'Layers' })).toBeVisible();
  await console.open(`#/functions/${FUNCTION}/edit/function-url`);
  await console.button('Save').click();
  await expect(page.getByRole('heading', { name: 'Try it' })).toBeVisible();
  // metrics and logs are written about once a second
  await page.waitForTimeout(2_000);
  account = await page.context().storageState({ indexedDB: true });
  await page.close();
});

/** Whether each element stands before the next one in the document. */
async function expectInOrder(elements: Locator[]): Promise<void> {
  const handles = await Promise.all(elements.map((element) => element.elementHandle()));
  for (let i = 1; i < handles.length; i++) {
    const before = handles[i - 1];
    const after = handles[i];
    const follows = await before?.evaluate(
      (a, b) => b instanceof Node && Boolean(a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING),
      after,
    );
    expect(follows, `${elements[i]} after ${elements[i - 1]}`).toBe(true);
  }
}

async function open(context: BrowserContext, screen: Screen) {
  const page = await context.newPage();
  await page.goto(`./${screen.hash}`);
  const main = page.getByRole('main');
  const elements = screen.shows.map(([role, name]) =>
    // a term has no accessible name: what it says is its text
    (role === 'term'
      ? main.getByRole(role).filter({ hasText: name })
      : main.getByRole(role, { name, exact: typeof name === 'string' })
    ).first(),
  );
  for (const element of elements) await expect(element).toBeVisible();
  return { page, elements };
}

for (const screen of SCREENS) {
  test(`${screen.name}: what it shows, in order, and axe finds nothing`, async ({ browser }) => {
    for (const [colorScheme, width] of [
      ['light', 1440],
      ['dark', 768],
    ] as const) {
      const context = await browser.newContext({
        storageState: account,
        colorScheme,
        viewport: { width, height: 1000 },
        reducedMotion: 'reduce',
      });
      const { page, elements } = await open(context, screen);
      await expectInOrder(elements);
      if (process.env.SCREENS) {
        const file = `${screen.name.replace(/\W+/g, '-')}-${colorScheme}-${width}.png`;
        await page.screenshot({ path: `${process.env.SCREENS}/${file}` });
      }
      const { violations } = await new AxeBuilder({ page }).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
      expect(found, `${colorScheme}, ${width} wide`).toEqual([]);
      await context.close();
    }
  });
}
