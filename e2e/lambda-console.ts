/** The console as a learner uses it: every step by role and visible name, so that a journey reads like the notes. */
import { expect, type Locator, type Page } from 'playwright/test';
import { pasteInto } from './paste.ts';

/** A version in a select, whether or not it is the selected one, with or without its description. */
const versionOption = (version: string) => new RegExp(`^(Selected )?${version.replace('$', '\\$')}(?!\\d)`);

export class LambdaConsole {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(path = '#/functions'): Promise<void> {
    await this.page.goto(`./${path}`);
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' });
  }

  heading(name: string | RegExp): Locator {
    return this.page.getByRole('heading', { name });
  }

  async tab(name: string): Promise<void> {
    await this.page.getByRole('tab', { name, exact: true }).click();
  }

  /** By the clock control in the top bar, for example `+15 min`. */
  async turnClock(by: string): Promise<void> {
    await this.button(/^Account clock/).click();
    await this.page.getByRole('menuitem', { name: by, exact: true }).click();
  }

  /** Picks an option of a select by the select's label. */
  async select(label: string, option: string | RegExp): Promise<void> {
    const select = this.page.getByRole('button', { name: new RegExp(`^${label}`) }).first();
    const choice = this.page.getByRole('option', { name: option }).first();
    // a notification that comes in moves the page, and an open list closes when the page moves
    await expect(async () => {
      if (!(await choice.isVisible())) await select.click();
      await choice.click({ timeout: 3_000 });
    }).toPass({ timeout: 20_000 });
  }

  flash(text: string | RegExp): Locator {
    return this.page.getByRole('list', { name: 'Notifications' }).getByText(text);
  }

  // ── Functions ────────────────────────────────────────────────────────────────────────────────────────────────

  /** Create function → Author from scratch. */
  async createFunction(name: string, runtime: string): Promise<void> {
    await this.open('#/functions');
    await this.page.getByRole('link', { name: 'Create function' }).or(this.button('Create function')).first().click();
    await expect(this.heading('Create function')).toBeVisible();
    await expect(this.page.getByRole('radio', { name: /Author from scratch/ })).toBeChecked();
    await this.page.getByLabel('Function name').fill(name);
    await this.select('Runtime', runtime);
    await this.button('Create function').click();
    await expect(this.heading(name).first()).toBeVisible();
    await expect(this.flash(/Successfully created the function/)).toBeVisible();
  }

  /** Back to the main function through the breadcrumb. */
  async backToFunction(name: string): Promise<void> {
    await this.page
      .getByRole('navigation', { name: /breadcrumb/i })
      .getByRole('link', { name, exact: true })
      .click();
    await expect(this.page.getByRole('tab', { name: 'Versions', exact: true })).toBeVisible();
  }

  async action(name: string): Promise<void> {
    await this.button('Actions').click();
    await this.page.getByRole('menuitem', { name }).click();
  }

  // ── Code ─────────────────────────────────────────────────────────────────────────────────────────────────────

  editor(): Locator {
    return this.page.getByRole('textbox', { name: /code editor$/ });
  }

  /** Pastes over the text of the open file: typed, the editor would add its own brackets. */
  async writeCode(source: string): Promise<void> {
    await this.tab('Code');
    await this.paste(this.editor(), source);
  }

  async paste(editor: Locator, text: string): Promise<void> {
    await editor.focus();
    await this.page.keyboard.press('ControlOrMeta+A');
    await pasteInto(editor, text);
  }

  /** A version's code: said to be frozen, and not to be typed into. */
  async expectReadOnlyCode(): Promise<void> {
    await this.tab('Code');
    await expect(this.page.getByText(/You can only edit your function code/)).toBeVisible();
    await this.editor().focus();
    await this.page.keyboard.type('x');
    await expect(this.page.getByText('Read-only', { exact: true })).toBeVisible();
    await expect(this.page.getByText('You have undeployed changes.')).toBeHidden();
  }

  async deploy(): Promise<void> {
    await this.button(/^Deploy/).click();
    await expect(this.flash(/Successfully updated the function/).first()).toBeVisible();
  }

  async publish(description?: string): Promise<void> {
    await this.action('Publish new version');
    const dialog = this.page.getByRole('dialog', { name: 'Publish new version from $LATEST' });
    if (description) await dialog.getByLabel(/Version description/).fill(description);
    await dialog.getByRole('button', { name: 'Publish' }).click();
    await expect(dialog).toBeHidden();
  }

  /** Code tab: chooses a file in Upload from → .zip file, and leaves the dialog as it is. */
  async chooseZip(name: string, bytes: Buffer): Promise<Locator> {
    const dialog = this.page.getByRole('dialog', { name: 'Upload a .zip file' });
    if (!(await dialog.isVisible())) {
      await this.button('Upload from').click();
      await this.page.getByRole('menuitem', { name: /\.zip/ }).click();
    }
    await dialog.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/zip', buffer: bytes });
    return dialog;
  }

  // ── Test ─────────────────────────────────────────────────────────────────────────────────────────────────────

  async saveTestEvent(name: string, body?: string): Promise<void> {
    await this.tab('Test');
    await this.page.getByRole('radio', { name: 'Create new event' }).check();
    await this.page.getByLabel('Event name').fill(name);
    if (body !== undefined) {
      await this.paste(this.page.getByRole('textbox', { name: 'Event JSON' }), body);
    }
    await this.button('Save').click();
    await expect(this.flash(/was successfully saved/).first()).toBeVisible();
  }

  /** Presses Test on the Test tab and returns the response as shown. */
  async test(): Promise<string> {
    await this.tab('Test');
    await this.page.getByRole('button', { name: 'Test', exact: true }).click();
    const panel = this.page.getByRole('tabpanel', { name: 'Test' });
    // the button shows its spinner while the function runs
    await expect(panel.getByText('Executing function: in progress')).toBeHidden();
    await expect(panel.getByText(/^Executing function: (succeeded|failed)/)).toBeVisible();
    const details = this.page.getByRole('button', { name: 'Details', exact: true });
    if ((await details.getAttribute('aria-expanded')) !== 'true') await details.click();
    return (await this.page.getByRole('region', { name: 'Response', exact: true }).innerText()).trim();
  }

  // ── Aliases ──────────────────────────────────────────────────────────────────────────────────────────────────

  async createAlias(functionName: string, alias: string, version: string): Promise<void> {
    await this.openAliases(functionName);
    await this.page.getByRole('link', { name: 'Create alias' }).or(this.button('Create alias')).first().click();
    await expect(this.heading('Create alias')).toBeVisible();
    await this.page.getByLabel('Name', { exact: true }).fill(alias);
    await this.select('Version', versionOption(version));
    await this.button('Save').click();
    await expect(this.heading(new RegExp(alias)).first()).toBeVisible();
  }

  /** The Aliases tab of the function, from wherever the journey stands. */
  async openAliases(functionName: string): Promise<void> {
    if (!(await this.page.getByRole('tab', { name: 'Aliases', exact: true }).isVisible()))
      await this.backToFunction(functionName);
    await this.tab('Aliases');
  }

  aliasRow(alias: string): Locator {
    return this.page
      .getByRole('table', { name: /^Aliases/ })
      .getByRole('row')
      .filter({ has: this.page.getByRole('link', { name: alias, exact: true }) });
  }

  async openAlias(alias: string): Promise<void> {
    await this.aliasRow(alias).getByRole('link', { name: alias, exact: true }).click();
    await expect(this.page.getByRole('tab', { name: 'Aliases', exact: true })).toBeHidden();
  }

  /** Selects an alias on the Aliases tab, edits it, saves, and comes back to the tab. */
  async editSelectedAlias(
    alias: string,
    change: { version?: string; additionalVersion?: string; weight?: string },
  ): Promise<void> {
    await this.aliasRow(alias).getByRole('radio').check();
    await this.page.getByRole('tabpanel', { name: 'Aliases' }).getByRole('link', { name: 'Edit' }).click();
    await expect(this.heading('Edit alias')).toBeVisible();
    const weighted = this.button(/^Weighted alias/);
    if ((await weighted.getAttribute('aria-expanded')) !== 'true') await weighted.click();
    if (change.additionalVersion) {
      await this.select('Additional version', versionOption(change.additionalVersion));
      await this.page
        .getByLabel(/^Weight/)
        .last()
        .fill(change.weight ?? '');
    }
    if (change.version) {
      // without the weighted alias first: a version cannot be both
      await this.select('Additional version', /^None/);
      await this.select('Version', versionOption(change.version));
    }
    await this.button('Save').click();
    await expect(this.heading('Edit alias')).toBeHidden();
  }
}
