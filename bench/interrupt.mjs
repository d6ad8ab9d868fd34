// @ts-check
/** Of the product's build: from Ctrl-C in the terminal to the next prompt on the screen. */
import { launch, openPage, serveProduct } from './harness.mjs';

const LINES = /** @type {const} */ ([
  ['a loop that never pauses, ms', 'while true; do :; done'],
  ['a loop of aws commands, ms', 'while true; do aws lambda list-functions > /dev/null; done'],
]);

/** @type {import('./harness.mjs').Part} */
export const interrupt = {
  title: 'Ctrl-C to prompt in the terminal',
  rounds: 5,
  async open(dir) {
    const server = await serveProduct(dir);
    const browser = await launch();
    const page = await openPage(browser);
    await page.goto(`${server.url}#/functions`);
    await page.getByRole('button', { name: 'Terminal', exact: true }).click();
    const terminal = page.getByRole('region', { name: 'Terminal', exact: true });
    await terminal.locator('.xterm-rows').getByText('~ $').first().waitFor();
    const input = terminal.getByRole('textbox', { name: 'Terminal input' });
    return {
      round: () => round(page, input),
      async close() {
        await browser.close();
        await server.close();
      },
    };
  },
};

/** @param {import('playwright').Page} page @param {import('playwright').Locator} input */
async function round(page, input) {
  /** @type {import('./harness.mjs').Rows} */
  const rows = {};
  for (const [name, line] of LINES) {
    await input.press('Control+l');
    await input.pressSequentially(`${line}\n`);
    await page.waitForTimeout(300);
    const promptedMs = page.evaluate(untilPrompt);
    await input.press('Control+c');
    rows[name] = await promptedMs;
  }
  return rows;
}

/** In the page: milliseconds from the press of Ctrl-C until the screen's last row is a prompt. @returns {Promise<number>} */
function untilPrompt() {
  return new Promise((resolve) => {
    let pressedMs = Number.NaN;
    /** @param {KeyboardEvent} event */
    const pressed = ({ key, timeStamp }) => {
      if (key === 'c') pressedMs = timeStamp;
    };
    document.addEventListener('keydown', pressed, { capture: true });
    const screen = /** @type {HTMLElement} */ (document.querySelector('.xterm-rows'));
    const observer = new MutationObserver(() => {
      const rows = [...screen.children].map((row) => (row.textContent ?? '').replaceAll('\u00a0', ' ').trim());
      const last = rows.findLast((row) => row !== '');
      if (last !== '~ $' || !rows.some((row) => row.startsWith('^C'))) return;
      observer.disconnect();
      document.removeEventListener('keydown', pressed, { capture: true });
      resolve(performance.now() - pressedMs);
    });
    observer.observe(screen, { childList: true, subtree: true, characterData: true });
  });
}
