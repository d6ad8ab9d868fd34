/**
 * Every screen: what it shows and in which order, and that axe finds nothing, light and wide, dark and narrow. With
 * SCREENS=folder it also leaves a picture of each there, to be looked at.
 */
import type { ElementHandle, Page } from 'playwright/test';
import { violationsOf } from './accessibility.ts';
import { SCREENS, type Screen } from './screens.ts';
import { expect, test } from './test.ts';

/** Opens the screen and waits for what it shows; the elements, in the order of the list. */
async function visit(page: Page, screen: Screen): Promise<ElementHandle[]> {
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
  return Promise.all(elements.map(async (element) => (await element.elementHandle()) as ElementHandle));
}

/** Which elements do not stand after the one before them in the document. */
const outOfOrder = (page: Page, elements: ElementHandle[]) =>
  page.evaluate(
    (nodes) =>
      nodes.flatMap((node, i) => {
        const before = nodes[i - 1];
        const follows = !before || before.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING;
        return follows ? [] : [i];
      }),
    elements as ElementHandle<Node>[],
  );

for (const screen of SCREENS) {
  test(`${screen.name}: what it shows, in order, and axe finds nothing`, async ({ views }) => {
    for (const [view, page] of Object.entries(views)) {
      const elements = await visit(page, screen);
      const misplaced = await outOfOrder(page, elements);
      expect(
        misplaced.map((i) => screen.shows[i]),
        `${view}: after the one before`,
      ).toEqual([]);
      if (process.env.SCREENS)
        await page.screenshot({ path: `${process.env.SCREENS}/${screen.name.replace(/\W+/g, '-')}-${view}.png` });
      expect(await violationsOf(page, ...(screen.frame ? [] : ['main'])), view).toEqual([]);
    }
  });
}

test('control: axe finds what is planted', async ({ page }) => {
  await page.setContent('<html lang="en"><title>Planted</title><main><h1>Planted</h1><img src="data:,"></main>');
  expect(await violationsOf(page)).toEqual([expect.stringMatching(/^image-alt: <img/)]);
});
