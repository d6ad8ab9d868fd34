// @ts-check
/**
 * `npm run test:kills -- [kills] [browser …]`: kills Chromium and Firefox, whole, at random moments of bursts of writes,
 * and starts them again on the same profile: each write that was acknowledged must be there. KILL_SEED repeats a run.
 * Ends with one line: `N passed, N failed`, one test a browser.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview } from 'vite';
import { CHROMIUM_FLAGS, ensureChromium } from './chromium.mjs';
import { ensureFirefox } from './other-browsers.mjs';

const CONFIG = 'e2e/kills-harness/vite.config.ts';
const LONGEST_BURST_MS = 400;
const START_MS = 60_000;
/** Numbers of one round; what is stored as concurrency is the number modulo this. */
const ROUND = 10_007;
const CONCURRENCY = 200;

/** @typedef {{ name: string, kind: string, n: number }} Write */

/** How each browser is started with a profile: headless, and silent about the end it had before. */
const BROWSERS = {
  chromium: {
    find: ensureChromium,
    /** @param {string} profile */
    arguments: (profile) => [...CHROMIUM_FLAGS, '--headless=new', `--user-data-dir=${profile}`],
    prepare: () => {},
  },
  firefox: {
    find: ensureFirefox,
    /** @param {string} profile */
    arguments: (profile) => ['--headless', '--no-remote', '--profile', profile],
    /** @param {string} profile */
    prepare: (profile) => {
      const preferences = {
        'browser.sessionstore.resume_from_crash': false,
        'browser.shell.checkDefaultBrowser': false,
        'browser.aboutwelcome.enabled': false,
        'datareporting.policy.dataSubmissionEnabled': false,
        'toolkit.startup.max_resumed_crashes': -1,
      };
      const lines = Object.entries(preferences).map(
        (each) => `user_pref(${each.map((v) => JSON.stringify(v)).join(', ')});\n`,
      );
      writeFileSync(join(profile, 'user.js'), lines.join(''));
    },
  },
};

const words = process.argv.slice(2);
const kills = Number(words.find((word) => /^\d+$/.test(word)) ?? 100);
const named = /** @type {(keyof typeof BROWSERS)[]} */ (words.filter((word) => word in BROWSERS));
const seed = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000);

/** Numbers from 0 to 1, the same for the same seed (mulberry32). @param {number} state */
const randomFrom = (state) => () => {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

/** What pages tell. @type {Record<string, (body: any) => void>} */
const listeners = {};

/** @returns {import('vite').Plugin} */
const listening = () => ({
  name: 'listening',
  configurePreviewServer({ middlewares }) {
    middlewares.use(async (request, response, next) => {
      const listener = request.method === 'POST' && listeners[(request.url ?? '').replace(/.*\//, '')];
      if (!listener) return next();
      const chunks = [];
      for await (const chunk of request) chunks.push(chunk);
      listener(JSON.parse(Buffer.concat(chunks).toString()));
      response.end();
    });
  },
});

/** @param {keyof typeof BROWSERS} browser @param {string} origin */
async function killAgainAndAgain(browser, origin) {
  const { find, arguments: args, prepare } = BROWSERS[browser];
  const path = find();
  const profile = mkdtempSync(join(tmpdir(), `coldspark-kills-${browser}-`));
  mkdirSync(profile, { recursive: true });
  prepare(profile);
  const random = randomFrom(seed);
  /** The last number of each function and kind. @type {Map<string, number>} */
  const acknowledged = new Map();
  let writes = 0;
  try {
    for (let round = 1; round <= kills + 1; round++) {
      const first = round * ROUND;
      let burstBegan = () => {};
      const burst = new Promise((resolve) => {
        burstBegan = () => resolve(undefined);
      });
      listeners.acknowledged = ({ name, kind, n }) => {
        acknowledged.set(`${kind} of ${name}`, n);
        writes++;
        burstBegan();
      };
      const found = new Promise((resolve) => {
        listeners.found = resolve;
      });
      const child = spawn(path, [...args(profile), `${origin}/e2e/kills-harness/index.html#${first}`], {
        detached: true,
        stdio: 'ignore',
      });
      const exited = once(child, 'exit');
      const late = setTimeout(() => listeners.found?.({ error: `said nothing within ${START_MS} ms` }), START_MS);
      const { found: state, error } = await found;
      clearTimeout(late);
      try {
        if (error) throw new Error(`after ${round - 1} kills the page failed: ${error}`);
        expectAll(state, acknowledged, round);
        if (round > kills) break;
        await burst;
        await new Promise((resolve) => setTimeout(resolve, random() * LONGEST_BURST_MS));
      } finally {
        // with its renderers and its process for storage
        if (child.pid) process.kill(-child.pid, 'SIGKILL');
        await exited;
      }
    }
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
  }
  return writes;
}

/**
 * Of each kind there is what was acknowledged last, or the write that was under way, which has happened then.
 * @param {Record<string, Record<string, number>>} state @param {Map<string, number>} acknowledged @param {number} round
 */
function expectAll(state, acknowledged, round) {
  for (const [write, last] of acknowledged) {
    const [kind = '', name = ''] = write.split(' of ');
    const stored =
      kind === 'concurrency' ? (/** @type {number} */ n) => n % CONCURRENCY : (/** @type {number} */ n) => n;
    const begun = (round - 1) * ROUND;
    const underWay = last >= begun ? last + 1 : begun;
    const found = state[name]?.[kind];
    if (found === stored(underWay)) acknowledged.set(write, underWay);
    else if (found !== stored(last))
      throw new Error(`after ${round - 1} kills the ${write} is ${found}, acknowledged was ${last}`);
  }
}

const outDir = mkdtempSync(join(tmpdir(), 'coldspark-kills-'));
await build({ configFile: CONFIG, build: { outDir } });
const server = await preview({
  configFile: CONFIG,
  build: { outDir },
  plugins: [listening()],
  preview: { port: 0, host: '127.0.0.1' },
});
const { port } = /** @type {import('node:net').AddressInfo} */ (server.httpServer.address());
let passed = 0;
let failed = 0;
console.log(`KILL_SEED=${seed}`);
for (const browser of named.length > 0 ? named : /** @type {(keyof typeof BROWSERS)[]} */ (Object.keys(BROWSERS))) {
  const startedMs = performance.now();
  try {
    const writes = await killAgainAndAgain(browser, `http://127.0.0.1:${port}`);
    const seconds = Math.round((performance.now() - startedMs) / 1000);
    console.log(`  ✓ ${browser}: ${kills} kills, ${writes} acknowledged writes, none lost (${seconds} s)`);
    passed++;
  } catch (error) {
    console.error(`  ✗ ${browser}: ${error instanceof Error ? error.message : error}`);
    failed++;
  }
}
await server.close();
rmSync(outDir, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
