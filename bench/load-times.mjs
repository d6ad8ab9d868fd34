// @ts-check
/**
 * From the navigation to what a person waits for, in the product's build, with nothing cached and a page of a quarter of
 * the processor's speed (workers keep theirs): the list's heading, and the editor of a function's code.
 */
import { launch, serveProduct } from './harness.mjs';

const SLOWDOWN = 4;
const NAME = 'bench-load';

/** @type {import('./harness.mjs').Part} */
export const loadTimes = {
  title: `First load, ms with the page's processor ${SLOWDOWN} times slower`,
  rounds: 5,
  async open(dir) {
    const { url, close } = await serveProduct(dir);
    const account = await withFunction(url);
    return { round: () => round(url, account), close };
  },
};

/** An account with one function of Node.js, as a context takes it. @param {string} url */
async function withFunction(url) {
  const browser = await launch();
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${url}#/create/function`);
  await page.getByLabel('Function name').fill(NAME);
  await page.getByRole('button', { name: 'Create function', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: NAME }).waitFor();
  const account = await context.storageState({ indexedDB: true });
  await browser.close();
  return account;
}

/** @param {string} url @param {Awaited<ReturnType<typeof withFunction>>} account */
async function round(url, account) {
  return {
    "to the list's heading": await timeTo(url, '#/functions', (page) =>
      page.getByRole('heading', { level: 1, name: /^Functions/ }).waitFor(),
    ),
    "to the code's editor": await timeTo(
      url,
      `#/functions/${NAME}?tab=code`,
      (page) => page.locator('.monaco-editor .view-line').first().waitFor(),
      account,
    ),
  };
}

/**
 * @param {string} url
 * @param {string} hash
 * @param {(page: import('playwright').Page) => Promise<void>} shown
 * @param {Awaited<ReturnType<typeof withFunction>>} [account]
 */
async function timeTo(url, hash, shown, account) {
  const browser = await launch();
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    ...(account && { storageState: account }),
  });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  const startMs = performance.now();
  await page.goto(url + hash, { waitUntil: 'commit' });
  await shown(page);
  const ms = performance.now() - startMs;
  await browser.close();
  return ms;
}
