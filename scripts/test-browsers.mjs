// @ts-check
/**
 * `npm run test:browsers`: journeys, sandbox tests and hostile probes in Firefox and WebKit, the same files as in Chromium.
 * Installs Debian's browsers where they are missing and that can be done. Ends with one line: `N passed, N failed`.
 * COLDSPARK_SKIP_BUILD=1 takes the build that is there.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { missingBrowsers } from './other-browsers.mjs';
import { countSuite, ofPlaywright, report } from './test-reports.mjs';

const missing = missingBrowsers();
if (missing) {
  console.error(`${missing}\n\n0 passed, 1 failed`);
  process.exit(1);
}
if (process.env.COLDSPARK_SKIP_BUILD !== '1') await build({ logLevel: 'warn' });
const folder = mkdtempSync(join(tmpdir(), 'coldspark-browsers-'));
const json = join(folder, 'report.json');
const { status } = spawnSync(
  'npx',
  ['--no-install', 'playwright', 'test', '--config=playwright.browsers.config.ts', '--reporter=list,json'],
  { stdio: 'inherit', env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: json } },
);
const counted = countSuite(status === 0, json, ofPlaywright);
rmSync(folder, { recursive: true });
report(counted);
process.exit(counted.failures.length === 0 ? 0 : 1);
