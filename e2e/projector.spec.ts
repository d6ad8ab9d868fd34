/** The console at 150 and 200 % of browser zoom on a projector of 1920 × 1080: what belongs together is seen together. */
import { LambdaConsole } from './lambda-console.ts';
import { PLAIN } from './prepared-account.ts';
import { expect, test } from './test.ts';

test.use({ account: ({ preparedAccount }, use) => use(preparedAccount) });

for (const [zoom, viewport] of [
  ['150 %', { width: 1280, height: 720 }],
  ['200 %', { width: 960, height: 540 }],
] as const)
  test(`at ${zoom} code and Deploy, the result and the terminal are on screen`, async ({ page }) => {
    await page.setViewportSize(viewport);
    const lambda = new LambdaConsole(page);
    await lambda.open(`#/functions/${PLAIN}`);
    const overview = lambda.button('Function overview');
    await overview.click();

    // folded once, folded on every page: the tabs begin on the first screen
    await lambda.open('#/functions');
    await page.getByRole('link', { name: PLAIN, exact: true }).click();
    await expect(overview).toHaveAttribute('aria-expanded', 'false');
    await expect(page.getByRole('tab', { name: 'Code', exact: true })).toBeInViewport({ ratio: 1 });

    const code = page.locator('.view-line').first();
    const deploy = lambda.button(/^Deploy \(/);
    await deploy.scrollIntoViewIfNeeded();
    await expect(deploy).toBeInViewport({ ratio: 1 });
    await expect(code).toBeInViewport();

    // in letters for the last row
    // of what holds the lines: a line may be drawn anew at any time
    const lines = page.locator('.workbench .view-lines');
    const size = () => lines.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
    await expect.poll(size).toBeGreaterThan(0);
    const usual = await size();
    await page.getByRole('button', { name: 'Settings', exact: true }).first().click();
    await page.getByRole('menuitemcheckbox', { name: 'Presenter text size' }).click();
    await expect.poll(size).toBeGreaterThan(usual * 1.4);

    await lambda.button('Full screen').click();
    await expect(code).toBeInViewport();
    await expect(deploy).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Escape');
    await expect(lambda.button('Full screen')).toBeVisible();

    // the handle by keyboard
    const handle = page.getByRole('separator', { name: 'Resize code editor' });
    const height = async () => Number(await handle.getAttribute('aria-valuenow'));
    const before = await height();
    await handle.focus();
    await page.keyboard.press('ArrowUp');
    await expect.poll(height).toBe(before - 24);

    await lambda.tab('Test');
    await page.getByRole('button', { name: 'Test', exact: true }).click();
    await expect(
      page.getByRole('tabpanel', { name: 'Test' }).getByText(/^Executing function: succeeded/),
    ).toBeVisible();
    await expect(page.getByRole('tabpanel', { name: 'Test' }).getByRole('link', { name: /^logs/ })).toBeInViewport();

    // the terminal leaves half of the window to the page
    await lambda.button(/Terminal$/).click();
    const terminal = page.getByRole('region', { name: 'Terminal' });
    await expect(terminal.getByText('Ctrl+V pastes')).toBeVisible();
    const box = await terminal.boundingBox();
    expect(box?.height).toBeLessThanOrEqual(viewport.height / 2);
  });

test('the list of functions loses no column out of sight', async ({ page }) => {
  const lambda = new LambdaConsole(page);
  await lambda.createFunction('a_name_of_sixty_four_characters_without_a_place_to_break_it_into', 'Node.js 22.x');
  const isCut = page.getByText(/^This table is wider than the page/);
  const lastColumn = page.getByRole('columnheader', { name: /^Last modified/ }).first();
  await lambda.open('#/functions');
  // beside a list the navigation is open on the first visit, where there is room
  await expect(page.getByRole('link', { name: 'Event source mappings' })).toBeInViewport();
  for (const width of [1440, 1280, 768]) {
    await page.setViewportSize({ width, height: 900 });
    // the sentence comes with the observer of sizes, a moment after the width
    await expect(async () => {
      const told = (await isCut.isVisible()) ? isCut : lastColumn;
      await expect(told).toBeInViewport({ ratio: 1, timeout: 1000 });
    }).toPass({ timeout: 15_000 });
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(isCut).toBeHidden();
  await lambda.button('Open the notes').click();
  await expect(lastColumn).toBeInViewport({ ratio: 1 });
  await expect(isCut).toBeHidden();
});
