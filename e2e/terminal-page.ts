/** The terminal as a learner uses it: lines go in, and what the screen shows is read. */
import { expect, type Page } from 'playwright/test';
import { pasteInto } from './paste.ts';

export class TerminalPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Terminal', exact: true }).click();
    await this.shows(/^~ \$/m);
  }

  get panel() {
    return this.page.getByRole('region', { name: 'Terminal', exact: true });
  }

  get input() {
    return this.panel.getByRole('textbox', { name: 'Terminal input' });
  }

  /** Clears the screen, pastes the lines, and waits for what follows them; returns what stands between. */
  async run(...lines: string[]): Promise<string> {
    const end = `end-${Math.random().toString(36).slice(2, 8)}`;
    await this.input.press('Control+l');
    await pasteInto(this.input, `${lines.join('\n')}\necho ${end.slice(0, 4)}""${end.slice(4)}\n`);
    const shown = await this.shows(new RegExp(`^${end}$`, 'm'));
    return shown.slice(0, shown.search(new RegExp(`^${end}$`, 'm')));
  }

  /** Waits until the screen is like that; returns its rows. */
  async shows(pattern: RegExp): Promise<string> {
    let text = '';
    await expect(async () => {
      const rows = await this.panel.locator('.xterm-rows > div').allTextContents();
      text = rows.map((row) => row.replaceAll('\u00a0', ' ').trimEnd()).join('\n');
      expect(text).toMatch(pattern);
    }).toPass({ intervals: [50], timeout: 30_000 });
    return text;
  }
}
