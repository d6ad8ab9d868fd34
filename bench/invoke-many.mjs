// @ts-check
/**
 * Of the product's build: a thousand invocations, 50 at a time, from the Test tab while somebody types in its editor. The
 * first run starts the environments; the others find them warm.
 */
import { launch, openPage, serveProduct } from './harness.mjs';

const MANY = 1000;
const AT_A_TIME = 50;
const WARM_RUNS = 2;

/** @type {import('./harness.mjs').Part} */
export const invokeMany = {
  title: `Invoke many: ${MANY} invocations, ${AT_A_TIME} at a time, while typing in the event's editor`,
  rounds: 3,
  note: 'longest task 0: none of 50 ms',
  async open(dir) {
    const { url, close } = await serveProduct(dir);
    return { round: () => round(url), close };
  },
};

/** @param {string} url */
async function round(url) {
  const browser = await launch();
  const page = await openPage(browser);
  await page.goto(`${url}#/create/function`);
  await page.getByLabel('Function name').fill('bench-many');
  await page.getByRole('button', { name: 'Create function', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'bench-many' }).waitFor();
  await page.getByRole('tab', { name: 'Test', exact: true }).click();
  await page.getByRole('tab', { name: 'Invoke many', exact: true }).click();
  await page.getByRole('button', { name: 'The event', exact: true }).click();
  await page.getByRole('spinbutton', { name: 'Invocations' }).fill(String(MANY));
  await page.getByRole('spinbutton', { name: 'At a time' }).fill(String(AT_A_TIME));
  const editor = page.getByRole('textbox', { name: /Event JSON/ });
  await editor.waitFor({ state: 'attached' }); // Monaco's own has no size

  const first = await invokeManyWhileTyping(page, editor);
  let warm = first;
  for (let run = 0; run < WARM_RUNS; run++) warm = await invokeManyWhileTyping(page, editor);
  await browser.close();
  return { ...rowsOf('environments starting', first), ...rowsOf('environments warm', warm) };
}

/** @param {string} name @param {ManyRun} run @returns {import('./harness.mjs').Rows} */
const rowsOf = (name, { perSecond, longestTaskMs, slowestKeyMs, keys }) => ({
  [`${name}: per second`]: perSecond,
  [`${name}: longest task, ms`]: longestTaskMs,
  [`${name}: key to paint at most, ms`]: slowestKeyMs,
  [`${name}: keys`]: keys,
});

/** How many were answered, and what the page was like meanwhile.
 * @typedef {{ perSecond: number, longestTaskMs: number, slowestKeyMs: number, keys: number }} ManyRun */

/**
 * @param {import('playwright').Page} page
 * @param {import('playwright').Locator} editor
 * @returns {Promise<ManyRun>}
 */
async function invokeManyWhileTyping(page, editor) {
  await page.evaluate(() => {
    const seen = { longestTaskMs: 0, slowestKeyMs: 0 };
    const tasks = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longestTaskMs = Math.max(seen.longestTaskMs, duration);
    });
    const keys = new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries())
        if (name === 'keydown') seen.slowestKeyMs = Math.max(seen.slowestKeyMs, duration);
    });
    tasks.observe({ type: 'longtask' });
    keys.observe(/** @type {PerformanceObserverInit} */ ({ type: 'event', durationThreshold: 16 }));
    Object.assign(window, {
      endOfRun() {
        tasks.disconnect();
        keys.disconnect();
        return seen;
      },
    });
  });
  await page.getByRole('button', { name: 'Invoke many', exact: true }).click();
  await page.getByRole('progressbar', { name: 'Invocations answered' }).waitFor();
  await editor.focus();
  const end = page.getByRole('tabpanel').getByText(/of 1,000 invocations answered in/);
  let keys = 0;
  while (!(await end.isVisible())) {
    // a letter and its removal: the event stays JSON
    await page.keyboard.press('x', { delay: 20 });
    await page.keyboard.press('Backspace', { delay: 20 });
    keys += 2;
  }
  const [, answered = '', perSecond = ''] = /([\d,]+) of 1,000 .* ([\d,]+) a second/.exec(await end.innerText()) ?? [];
  if (answered !== '1,000') throw new Error(`only ${answered} were answered`);
  const seen = await page.evaluate(() =>
    /** @type {{ endOfRun(): { longestTaskMs: number, slowestKeyMs: number } }} */ (
      /** @type {unknown} */ (window)
    ).endOfRun(),
  );
  return { ...seen, keys, perSecond: Number(perSecond.replaceAll(',', '')) };
}
