// @ts-check
/**
 * `npm run bench`: the engine alone (`-- --engine` stops there); what BENCHMARKS calls invoke-warm-js, invoke-cold-js, invoke-cold-py, invoke-warm-py, from SDK to
 * handler and back in headless Chromium; first open to first green Python Test; bytes of first load; a thousand
 * invocations from the Test tab while typing; Ctrl-C in the terminal to the next prompt. Medians of five rounds. Peers' figures are printed as stored: they were
 * measured elsewhere, so no ratio is claimed.
 */
import { spawnSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright';
import { preview } from 'vite';
import { CHROMIUM_FLAGS, ensureChromium } from '../scripts/chromium.mjs';

const ROUNDS = 5;
const executablePath = ensureChromium();

/** @param {number[]} values */
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
/** @param {number} value @param {number} digits */
const fixed = (value, digits = 2) => value.toFixed(digits);

/** @param {string[]} args */
function build(args) {
  const { status } = spawnSync('npx', ['--no-install', 'vite', 'build', '--logLevel', 'warn', ...args], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}

/** @param {string} outDir @param {number} port */
async function serve(outDir, port) {
  const server = await preview({
    build: { outDir },
    preview: { port, strictPort: true, host: '127.0.0.1' },
    logLevel: 'warn',
  });
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/** Of the fleet with a modelled runtime, in Node.js. */
function benchEngine() {
  build(['--config', 'bench/simulation.vite.config.ts']);
  const { status, stdout } = spawnSync(process.execPath, ['bench/out-simulation/simulation.js'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) process.exit(status ?? 1);
  console.log('\nThe engine alone, in Node.js (median; lowest to highest)');
  for (const [name, values] of Object.entries(/** @type {Record<string, number[]>} */ (JSON.parse(stdout)))) {
    const [middle, lowest, highest] = [median(values), Math.min(...values), Math.max(...values)].map((value) =>
      Math.round(value).toLocaleString('en'),
    );
    console.log(`  ${name.padEnd(50)} ${middle}   (${lowest} to ${highest})`);
  }
  console.log('  stored, measured elsewhere: sim-w1 by SimFaaS 9,963 requests a second');
}

const launch = () => chromium.launch({ executablePath, args: CHROMIUM_FLAGS });

async function benchInvokes() {
  build(['--config', 'bench/vite.config.ts']);
  const server = await serve('bench/out', 4630);
  /** @type {Record<string, number[]>} */
  const rows = {};
  /** @param {string} name @param {number} value */
  const note = (name, value) => {
    rows[name] ??= [];
    rows[name].push(value);
  };
  for (let round = 0; round < ROUNDS; round++) {
    const browser = await launch();
    const page = await browser.newPage();
    page.on('pageerror', (error) => console.error(error));
    await page.goto(`${server.url}bench/page.html`);
    await page.waitForFunction(() => 'bench' in window);
    /** @template T @param {(bench: import('./page.ts').Bench) => Promise<T>} work */
    const measure = (work) => /** @type {Promise<T>} */ (page.evaluate(`(${work})(window.bench)`));
    note('floor: worker round trip, p50 ms', (await measure((b) => b.floor(2000))).p50);
    note("floor: the SDK's own part, p50 ms", (await measure((b) => b.sdkAlone(2000))).p50);
    note('SDK, region worker and back, no code run, p50 ms', (await measure((b) => b.withoutRuntime(2000))).p50);
    note('first Python answer, nothing prepared, ms', await measure((b) => b.firstPython()));
    const js = await measure((b) => b.warm('nodejs', 2000));
    note('invoke-warm-js p50 ms', js.p50);
    note('invoke-warm-js per second', js.perSecond);
    const py = await measure((b) => b.warm('python', 2000));
    note('invoke-warm-py p50 ms', py.p50);
    note('invoke-warm-py per second', py.perSecond);
    note('invoke-cold-js ms, spare ready', await measure((b) => b.cold('nodejs', 5, 300)));
    note('invoke-cold-py ms, spare ready', await measure((b) => b.cold('python', 5, 1500)));
    note('invoke-cold-py ms, right after the update', await measure((b) => b.cold('python', 5, 0)));
    await browser.close();
  }
  await server.close();
  console.log(`\nInvokes (median of ${ROUNDS} rounds; lowest to highest)`);
  for (const [name, values] of Object.entries(rows)) {
    const sorted = [...values].sort((a, b) => a - b);
    console.log(
      `  ${name.padEnd(50)} ${fixed(median(values))}   (${fixed(sorted[0] ?? 0)} to ${fixed(sorted.at(-1) ?? 0)})`,
    );
  }
  console.log(
    '  stored, measured elsewhere: serverless-offline warm p50 0.75 ms, cold 48 ms; plain Pyodide cold 1,400 to 2,200 ms',
  );
}

/** Of the product's build. */
async function benchFirstLoad() {
  const server = await serve('dist', 4631);
  const browser = await launch();
  console.log('\nFirst load, gzip bytes of what the page requested');
  for (const [name, hash] of [
    ['functions list', '#/functions'],
    ['create function', '#/create/function'],
  ]) {
    const context = await browser.newContext();
    const page = await context.newPage();
    let bytes = 0;
    page.on('response', async (response) => {
      const body = await response.body().catch(() => Buffer.alloc(0));
      bytes += gzipSync(body, { level: 9 }).length;
    });
    await page.goto(server.url + hash);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.waitForLoadState('networkidle');
    console.log(`  ${String(name).padEnd(50)} ${bytes.toLocaleString('en')}`);
    await context.close();
  }
  await browser.close();
  await server.close();
}

const MANY = 1000;
const MANY_AT_A_TIME = 50;

/**
 * Of the product's build: a thousand invocations, 50 at a time, from the Test tab while somebody types in its editor.
 * The first run starts the environments; the others find them warm.
 */
async function benchInvokeMany() {
  const server = await serve('dist', 4632);
  const browser = await launch();
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.on('pageerror', (error) => console.error(error));
  await page.goto(`${server.url}#/create/function`);
  await page.getByLabel('Function name').fill('bench-many');
  await page.getByRole('button', { name: 'Create function', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'bench-many' }).waitFor();
  await page.getByRole('tab', { name: 'Test', exact: true }).click();
  await page.getByRole('tab', { name: 'Invoke many', exact: true }).click();
  await page.getByRole('button', { name: 'The event', exact: true }).click();
  await page.getByRole('spinbutton', { name: 'Invocations' }).fill(String(MANY));
  await page.getByRole('spinbutton', { name: 'At a time' }).fill(String(MANY_AT_A_TIME));
  const editor = page.getByRole('textbox', { name: /Event JSON/ });
  await editor.waitFor({ state: 'attached' }); // Monaco's own has no size

  const runs = [];
  for (let round = 0; round < ROUNDS; round++) runs.push(await invokeManyWhileTyping(page, editor));
  await browser.close();
  await server.close();

  const [first, ...warm] = runs;
  console.log(`\nInvoke many: ${MANY} invocations, ${MANY_AT_A_TIME} at a time, while typing in the event's editor`);
  for (const [name, of] of /** @type {const} */ ([
    ['first, environments starting', first ? [first] : []],
    [`then, median of ${ROUNDS - 1}`, warm],
  ])) {
    const middle = (/** @type {(run: ManyRun) => number} */ pick) => fixed(median(of.map(pick)), 0);
    console.log(
      `  ${name.padEnd(50)} ${middle((run) => run.perSecond)} a second; longest task ${middle((run) => run.longestTaskMs)} ms` +
        ` (0: none of 50 ms); key to paint at most ${middle((run) => run.slowestKeyMs)} ms; ${middle((run) => run.keys)} keys`,
    );
  }
}

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

/** Of the product's build: from Ctrl-C in the terminal to the next prompt on the screen. */
async function benchInterrupt() {
  const server = await serve('dist', 4633);
  const browser = await launch();
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.on('pageerror', (error) => console.error(error));
  await page.goto(`${server.url}#/functions`);
  await page.getByRole('button', { name: 'Terminal', exact: true }).click();
  const terminal = page.getByRole('region', { name: 'Terminal', exact: true });
  const input = terminal.getByRole('textbox', { name: 'Terminal input' });
  await terminal.locator('.xterm-rows').getByText('~ $').first().waitFor();
  console.log(`\nCtrl-C to prompt in the terminal (median of ${ROUNDS}; lowest to highest)`);
  for (const [name, line] of [
    ['a loop that never pauses', 'while true; do :; done'],
    ['a loop of aws commands', 'while true; do aws lambda list-functions > /dev/null; done'],
  ]) {
    const timesMs = [];
    for (let round = 0; round < ROUNDS; round++) {
      await input.press('Control+l');
      await input.pressSequentially(`${line}\n`);
      await page.waitForTimeout(300);
      const promptedMs = page.evaluate(untilPrompt);
      await input.press('Control+c');
      timesMs.push(await promptedMs);
    }
    const sorted = [...timesMs].sort((a, b) => a - b);
    console.log(
      `  ${String(name).padEnd(50)} ${fixed(median(timesMs), 0)} ms   (${fixed(sorted[0] ?? 0, 0)} to ${fixed(sorted.at(-1) ?? 0, 0)})`,
    );
  }
  await browser.close();
  await server.close();
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

benchEngine();
if (process.argv.includes('--engine')) process.exit(0);
await benchInvokes();
build([]);
await benchFirstLoad();
await benchInvokeMany();
await benchInterrupt();
process.exit(0);
