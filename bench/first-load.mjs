// @ts-check
/** Bytes of the first load of the product's build. */
import { gzipSync } from 'node:zlib';
import { launch, openPage, serveProduct } from './harness.mjs';

const PAGES = /** @type {const} */ ([
  ['functions list', '#/functions'],
  ['create function', '#/create/function'],
]);

/** @type {import('./harness.mjs').Part} */
export const firstLoad = {
  title: 'First load, gzip bytes of what the page requested',
  rounds: 1,
  async open(dir) {
    const { url, close } = await serveProduct(dir);
    return { round: () => round(url), close };
  },
};

/** @param {string} url */
async function round(url) {
  const browser = await launch();
  /** @type {import('./harness.mjs').Rows} */
  const rows = {};
  for (const [name, hash] of PAGES) {
    const page = await openPage(browser);
    let bytes = 0;
    page.on('response', async (response) => {
      const body = await response.body().catch(() => Buffer.alloc(0));
      bytes += gzipSync(body, { level: 9 }).length;
    });
    await page.goto(url + hash);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.waitForLoadState('networkidle');
    rows[name] = bytes;
    await page.close();
  }
  await browser.close();
  return rows;
}
