// @ts-check
/**
 * `npm run test:browsers`: journeys, sandbox tests and hostile probes in Firefox and WebKit, the same files as in Chromium.
 * Installs Debian's browsers where they are missing and that can be done. Ends with one line: `N passed, N failed`.
 * COLDSPARK_SKIP_BUILD=1 takes the build that is there.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { missingBrowsers } from './other-browsers.mjs';

/** @param {string} report Playwright's, of all tests; where there is none, that is the one failure */
function count(report) {
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky, skipped } = JSON.parse(readFileSync(report, 'utf8')).stats;
  return { passed: expected, failed: unexpected + flaky + skipped };
}

const missing = missingBrowsers();
if (missing) {
  console.error(`${missing}\n\n0 passed, 1 failed`);
  process.exit(1);
}
if (process.env.COLDSPARK_SKIP_BUILD !== '1') await build({ logLevel: 'warn' });
const folder = mkdtempSync(join(tmpdir(), 'coldspark-browsers-'));
const report = join(folder, 'report.json');
const { status } = spawnSync(
  'npx',
  ['--no-install', 'playwright', 'test', '--config=playwright.browsers.config.ts', '--reporter=list,json'],
  { stdio: 'inherit', env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report } },
);
const { passed, failed } = count(report);
rmSync(folder, { recursive: true });
const uncounted = status !== 0 && failed === 0 ? 1 : 0;
console.log(`\n${passed} passed, ${failed + uncounted} failed`);
process.exit(status === 0 && failed === 0 ? 0 : 1);
