// @ts-check
/**
 * `npm run test:kills -- [kills] [browser …] [writes | events]`: kills Chromium and Firefox, whole, and starts them again on
 * the same profile, at random moments of bursts of writes, and while 10,000 asynchronous events are accepted and run.
 * KILL_SEED repeats a run. Ends with one line: `N passed, N failed`, two tests a browser.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview } from 'vite';
import { killAmongEvents } from './kills/events.mjs';
import { BROWSERS, KilledBrowser, listening } from './kills/killed-browser.mjs';
import { killInBurstsOfWrites } from './kills/writes.mjs';

const CONFIG = 'e2e/kills-harness/vite.config.ts';

const words = process.argv.slice(2);
const kills = Number(words.find((word) => /^\d+$/.test(word)) ?? 100);
const seed = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000);

/** @typedef {import('./kills/killed-browser.mjs').BrowserName} BrowserName */
/** @type {Record<string, (browser: KilledBrowser, page: string) => Promise<string>>} */
const SCENARIOS = {
  writes: (browser, page) => killInBurstsOfWrites(browser, page, kills, seed),
  events: (browser, page) => killAmongEvents(browser, page, seed),
};
/** Those that are named, or all. @template {object} T @param {T} all */
const named = (all) => {
  const names = /** @type {(keyof T & string)[]} */ (Object.keys(all));
  const chosen = names.filter((name) => words.includes(name));
  return chosen.length > 0 ? chosen : names;
};

const outDir = mkdtempSync(join(tmpdir(), 'coldspark-kills-'));
await build({ configFile: CONFIG, build: { outDir } });
const server = await preview({
  configFile: CONFIG,
  build: { outDir },
  plugins: [listening()],
  preview: { port: 0, host: '127.0.0.1' },
});
const { port } = /** @type {import('node:net').AddressInfo} */ (server.httpServer.address());
const page = `http://127.0.0.1:${port}/e2e/kills-harness/index.html`;
let passed = 0;
let failed = 0;
console.log(`KILL_SEED=${seed}`);
for (const name of named(BROWSERS)) {
  for (const scenario of named(SCENARIOS)) {
    const startedMs = performance.now();
    const browser = new KilledBrowser(name);
    try {
      const shown = await SCENARIOS[scenario]?.(browser, page);
      const seconds = Math.round((performance.now() - startedMs) / 1000);
      console.log(`  ✓ ${name}: ${shown} (${seconds} s)`);
      passed++;
    } catch (error) {
      console.error(`  ✗ ${name}, ${scenario}: ${error instanceof Error ? error.message : error}`);
      failed++;
    } finally {
      await browser.end();
    }
  }
}
await server.close();
rmSync(outDir, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
