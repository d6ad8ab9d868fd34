/** The course's path without a mouse: create, deploy, test, publish, alias, weights. What has the focus is named and seen. */
import type { Locator, Page } from 'playwright/test';
import { LambdaConsole } from './lambda-console.ts';
import { expect, test } from './test.ts';

const MOST_TABS = 120;

class Keyboard {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  press(...keys: string[]): Promise<void> {
    return keys.reduce((before, key) => before.then(() => this.page.keyboard.press(key)), Promise.resolve());
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text);
  }

  /** Presses Tab until the element has the focus. On the way nothing is unnamed, unseen or changed. */
  async reach(target: Locator, seenAs = target): Promise<void> {
    let wanted = await target.elementHandle();
    for (let tabs = 0; tabs < MOST_TABS; tabs++) {
      const { reached, replaced, ...focused } = await this.page.evaluate((wanted) => {
        const element = document.activeElement;
        const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
        const labelledBy = (element?.getAttribute('aria-labelledby') ?? '').split(' ').filter((id) => id !== '');
        const names = [
          element?.getAttribute('aria-label'),
          ...labelledBy.map((id) => document.getElementById(id)?.textContent),
          ...labels.map((label) => label.textContent),
          element?.querySelector('[alt]')?.getAttribute('alt'),
          element?.textContent,
        ];
        return {
          reached: element === wanted,
          replaced: !wanted?.isConnected,
          page: element === document.body,
          named: names.some((name) => (name ?? '').trim() !== ''),
          seen: element?.matches(':focus-visible') ?? false,
          html: element?.outerHTML.slice(0, 200),
        };
      }, wanted);
      // past the last element the focus goes through the browser's own bars
      if (tabs > 0 && !focused.page) expect(focused).toEqual({ ...focused, named: true, seen: true });
      if (replaced) wanted = await target.elementHandle();
      if (reached || (replaced && (await target.evaluate((element) => element === document.activeElement)))) {
        await expect(seenAs).toBeInViewport();
        return;
      }
      await this.press('Tab');
    }
    throw new Error(`Tab does not reach ${target}`);
  }

  async activate(target: Locator): Promise<void> {
    await this.reach(target);
    await this.press('Enter');
  }

  /** Opens a select or menu and takes the option. */
  async choose(select: Locator, role: 'option' | 'menuitem', name: string | RegExp): Promise<void> {
    await this.activate(select);
    const option = this.page.getByRole(role, { name }).first();
    await expect(option).toBeVisible();
    const highlighted = () =>
      option.evaluate(
        (element) =>
          element.contains(document.activeElement) ||
          document.activeElement?.getAttribute('aria-activedescendant') === element.id ||
          element.querySelector(
            `#${CSS.escape(document.activeElement?.getAttribute('aria-activedescendant') ?? 'none')}`,
          ) !== null ||
          /highlighted/.test(element.className),
      );
    for (let moves = 0; moves < 40 && !(await highlighted()); moves++) await this.press('ArrowDown');
    await this.press('Enter');
    await expect(option).toBeHidden();
  }
}

test('create, deploy, test, publish, alias, weights: all of it by keyboard', async ({ page }) => {
  const keyboard = new Keyboard(page);
  const lambda = new LambdaConsole(page);
  const versionOption = (version: string) => new RegExp(`^(Selected )?${version}(?!\\d)`);

  await lambda.open();
  await expect(lambda.heading(/^Functions/).first()).toBeVisible();
  await keyboard.press('Tab');
  await expect(lambda.button('Skip to main content')).toBeFocused();
  await keyboard.press('Enter');
  await expect(lambda.heading(/^Functions/).first()).toBeFocused();

  await keyboard.activate(page.getByRole('link', { name: 'Create function' }));
  await keyboard.reach(page.getByRole('textbox', { name: 'Function name' }));
  await keyboard.type('by-hand');
  await keyboard.press('Enter');
  await expect(lambda.flash(/Successfully created the function/)).toBeVisible();

  // the editor takes Tab for itself until it is told to let it go
  await keyboard.reach(lambda.editor(), page.locator('.workbench'));
  await keyboard.press('Control+m');
  await expect(page.getByRole('button', { name: 'Tab moves focus (Ctrl+M)' })).toBeVisible();
  for (const text of ['one', 'two']) {
    await keyboard.reach(lambda.editor(), page.locator('.workbench'));
    await keyboard.press('Control+a');
    await keyboard.type(`export const handler = async () => "${text}";`);
    await keyboard.press('Control+s');
    await expect(page.getByText('The draft is kept in this browser. Ctrl+Shift+U deploys it.').first()).toBeVisible();
    await expect(page.locator('.workbench').getByText('You have undeployed changes.')).toBeVisible();
    await keyboard.press('Control+Shift+u');
    await expect(page.locator('.workbench').getByText('You have undeployed changes.')).toBeHidden();
    await expect(lambda.flash(/Successfully updated the function/).first()).toBeVisible();

    await keyboard.choose(lambda.button('Actions'), 'menuitem', 'Publish new version');
    const dialog = page.getByRole('dialog', { name: 'Publish new version from $LATEST' });
    await keyboard.reach(dialog.getByLabel(/Version description/));
    await keyboard.type(text);
    await keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    const breadcrumbs = page.getByRole('navigation', { name: /breadcrumb/i });
    await keyboard.activate(breadcrumbs.getByRole('link', { name: 'by-hand', exact: true }));
    await expect(page.getByRole('tab', { name: 'Versions', exact: true })).toBeVisible();
  }

  await keyboard.reach(page.getByRole('tab', { name: 'Code', exact: true }));
  await keyboard.press('ArrowRight', 'Enter');
  await keyboard.activate(page.getByRole('button', { name: 'Test', exact: true }));
  await expect(page.getByRole('tabpanel', { name: 'Test' }).getByText(/^Executing function: succeeded/)).toBeVisible();
  await expect(page.getByRole('tabpanel', { name: 'Test' }).getByRole('link', { name: /^logs/ })).toBeInViewport();

  await keyboard.choose(lambda.button('Actions'), 'menuitem', 'Create alias');
  await keyboard.reach(page.getByLabel('Name', { exact: true }));
  await keyboard.type('prod');
  await keyboard.choose(page.getByRole('button', { name: /^Version/ }).first(), 'option', versionOption('1'));
  await keyboard.activate(lambda.button(/^Weighted alias/));
  await keyboard.choose(page.getByRole('button', { name: /^Additional version/ }), 'option', versionOption('2'));
  await keyboard.reach(page.getByLabel('Weight (%)'));
  await keyboard.press('Control+a');
  await keyboard.type('50');
  await keyboard.activate(lambda.button('Save'));
  await expect(lambda.heading(/prod/).first()).toBeVisible();

  // the weights, as the function's list of aliases says them; each version is a link
  await keyboard.activate(
    page.getByRole('navigation', { name: /breadcrumb/i }).getByRole('link', { name: 'by-hand', exact: true }),
  );
  await keyboard.reach(page.getByRole('tab', { name: 'Code', exact: true }));
  await keyboard.press('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter');
  await expect(lambda.aliasRow('prod')).toContainText('1 (50%), 2 (50%)');
  await keyboard.activate(lambda.aliasRow('prod').getByRole('link', { name: '2', exact: true }));
  await expect(page).toHaveURL(/versions\/2/);
});
