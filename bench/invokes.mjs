// @ts-check
/**
 * The path of an invocation and each of its steps, in headless Chromium: what BENCHMARKS calls invoke-warm-js,
 * invoke-cold-js, invoke-warm-py and invoke-cold-py, from SDK to handler and back, beside the floor: the SDK's own part
 * and the two message pairs that no invocation can do without.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { build, launch, openPage, serve } from './harness.mjs';
import { privateMb, processorTime } from './processes.mjs';

const COUNT = 2000;
const WARM_COUNT = 4000;
const ENVIRONMENTS = 8;
const HOLD_MS = 2000;
/** A spare runtime has started, and the browser has tidied up. */
const SPARE_MS = 3000;

/** @typedef {{ count: number, warm: number }} Counts */

const FLOOR = 'floor: the sum of the three above that are marked *, p50 ms';
const RELAYED = 'relay: the three in a row, no region, no code, p50 ms';
const STEPS = {
  worker: 'page and worker, its own port, p50 ms *',
  processes: 'worker and worker of an opaque frame, p50 ms *',
  sdk: "the SDK's own part, p50 ms *",
};

/** @type {Record<string, (bench: import('./page.ts').Bench, counts: Counts) => Promise<import('./pace.mjs').Pace>>} */
const WARM = {
  'invoke-warm-js': (b, { warm }) => b.warm('nodejs', warm),
  'invoke-warm-py': (b, { warm }) => b.warm('python', warm),
  'invoke-warm-js, 50 at a time': (b, { warm }) => b.warmAtOnce('nodejs', warm, 50),
};

/** @param {boolean} cold whether cold starts are measured too @returns {import('./harness.mjs').Part} */
const part = (cold) => ({
  title: cold ? 'Invokes' : 'Warm invokes',
  rounds: 5,
  derive(rows) {
    /** @param {string} name */
    const of = (name) => rows[name] ?? Number.NaN;
    const floor = Object.values(STEPS).reduce((sum, name) => sum + of(name), 0);
    return {
      [FLOOR]: floor,
      ...Object.fromEntries(
        ['invoke-warm-js', 'invoke-warm-py'].flatMap((name) => [
          [`${name} p50 in times of the floor`, of(`${name} p50 ms`) / floor],
          [`${name} p50 in times of the relay`, of(`${name} p50 ms`) / of(RELAYED)],
          [`${name} p99 in times of its p50`, of(`${name} p99 ms`) / of(`${name} p50 ms`)],
        ]),
      ),
    };
  },
  async open(dir) {
    build(dir, ['--config', 'bench/vite.config.ts']);
    const server = await serve(dir, 'bench/out');
    return { round: () => round(server.url, cold), close: server.close };
  },
});

export const invokes = part(true);
export const warmInvokes = part(false);

/** @param {string} url @param {boolean} cold */
async function round(url, cold) {
  const browser = await launch();
  const page = await openPage(browser);
  await page.goto(`${url}bench/page.html`);
  await page.waitForFunction(() => 'bench' in window);
  /** @template T @param {(bench: import('./page.ts').Bench, counts: Counts) => Promise<T>} work */
  const measure = (work) =>
    /** @type {Promise<T>} */ (page.evaluate(`(${work})(window.bench, { count: ${COUNT}, warm: ${WARM_COUNT} })`));

  /** @type {import('./harness.mjs').Rows} */
  const rows = {};
  rows[STEPS.worker] = (await measure((b, { count }) => b.pageToWorker(count))).p50;
  rows['the same by a transferred port'] = (await measure((b, { count }) => b.pageToWorkerByPort(count))).p50;
  rows['the same, a request there and back'] = (await measure((b, { count }) => b.pageToWorkerWithRequest(count))).p50;
  rows['clone of a request, p50 ms'] = (await measure((b, { count }) => b.cloneOfRequest(count))).p50;
  rows[STEPS.processes] = (await measure((b, { count }) => b.betweenProcesses(count, false))).p50;
  rows['the same, an order there, an answer back'] = (
    await measure((b, { count }) => b.betweenProcesses(count, true))
  ).p50;
  rows[STEPS.sdk] = (await measure((b, { count }) => b.sdkAlone(count))).p50;
  rows[RELAYED] = (await measure((b, { count }) => b.relayed(count))).p50;
  rows['SDK, region worker and back, no code run, p50 ms'] = (
    await measure((b, { count }) => b.withoutRuntime(count))
  ).p50;
  if (cold) rows['first Python answer, nothing prepared, ms'] = await measure((b) => b.firstPython());

  for (const [name, work] of Object.entries(WARM)) {
    const { result, micros } = await processorTime(page, WARM_COUNT, () => measure(work));
    noteWarm(rows, name, result);
    for (const [thread, value] of Object.entries(micros)) rows[`${name}, processor: ${thread}, µs`] = value;
  }
  if (cold) {
    rows['invoke-cold-js ms, spare ready'] = await measure((b) => b.cold('nodejs', 5, 300));
    rows['invoke-cold-py ms, spare ready'] = await measure((b) => b.cold('python', 5, 1500));
    rows['invoke-cold-py ms, right after the update'] = await measure((b) => b.cold('python', 5, 0));
    await noteMemory(rows, page, 'nodejs');
    await noteMemory(rows, page, 'python');
  }
  await browser.close();
  return rows;
}

/**
 * What each of some environments adds to the browser's memory: while all run a handler, and while none does.
 * @param {import('./harness.mjs').Rows} rows @param {import('playwright').Page} page @param {'nodejs' | 'python'} family
 */
async function noteMemory(rows, page, family) {
  // a spare is not theirs
  await sleep(SPARE_MS);
  const before = privateMb();
  const name = await page.evaluate(`bench.holding('${family}')`);
  await page.evaluate(`bench.hold('${name}', ${ENVIRONMENTS}, 1000)`);
  await sleep(SPARE_MS);
  const idle = privateMb();
  const held = page.evaluate(`bench.hold('${name}', ${ENVIRONMENTS}, ${2 * HOLD_MS})`);
  await sleep(HOLD_MS);
  const busy = privateMb();
  await held;
  rows[`memory of an environment, ${family}, idle, MB`] = (idle - before) / ENVIRONMENTS;
  rows[`memory of an environment, ${family}, busy, MB`] = (busy - before) / ENVIRONMENTS;
}

/** @param {import('./harness.mjs').Rows} rows @param {string} name @param {import('./pace.mjs').Pace} pace */
function noteWarm(rows, name, { p50, p99, perSecond }) {
  rows[`${name} p50 ms`] = p50;
  rows[`${name} p99 ms`] = p99;
  rows[`${name} per second`] = perSecond;
}
