/** What axe finds on a page: each rule that is broken, with the elements that break it. */
import axe from 'axe-core';
import type { Page } from 'playwright/test';

/** `within`: selectors of the parts that are looked at, or the whole page. The sandbox's hidden frames show nothing. */
export async function violationsOf(page: Page, ...within: string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (selectors) => {
    const context = selectors.length === 0 ? document : { include: selectors.map((selector) => [selector]) };
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(context, {
      iframes: false,
      resultTypes: ['violations'],
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  }, within);
}
