// @ts-check
/**
 * `npm test`: types, lint, unit and contract tests (the architecture rule among them), build, end-to-end tests. A
 * skipped test counts as failed. Ends with one line: `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium, ensureHeadlessShell } from './chromium.mjs';

const reports = mkdtempSync(join(tmpdir(), 'coldspark-test-'));
let passed = 0;
let failed = 0;

/** @param {string} title @param {string[]} args @param {Record<string, string>} [env] */
function run(title, args, env = {}) {
  console.log(`\n── ${title}`);
  const started = Date.now();
  const { status } = spawnSync('npx', ['--no-install', ...args], {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  console.log(
    `── ${title}: ${status === 0 ? 'ok' : `failed (exit ${status})`}, ${Math.round((Date.now() - started) / 1000)} s`,
  );
  return status === 0;
}

/** A step that is one check. @param {string} title @param {string[]} args */
function check(title, args) {
  if (run(title, args)) passed++;
  else failed++;
}

/**
 * A suite that counts its own tests. A suite that left no report, or failed without a failed test, is one failure.
 * @param {boolean} ok
 * @param {string} report
 * @param {(json: any) => { passed: number, failed: number }} count
 */
function countSuite(ok, report, count) {
  const counted = existsSync(report) ? count(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 0, failed: 1 };
  passed += counted.passed;
  failed += counted.failed;
  if (!ok && counted.failed === 0) failed++;
  if (ok && counted.passed === 0) failed++;
}

for (const project of [
  'tsconfig.json',
  'src/tsconfig.pure.json',
  'src/sandbox/tsconfig.json',
  'src/sandbox/frame/tsconfig.json',
  'src/offline/tsconfig.json',
]) {
  check(`types: ${project}`, ['tsc', '-p', project]);
}
check('lint and format', ['biome', 'ci', '.']);

const unit = join(reports, 'unit.json');
countSuite(
  run('unit and contract tests', [
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${unit}`,
  ]),
  unit,
  (json) => ({
    passed: json.numPassedTests,
    failed: json.numFailedTests + json.numPendingTests + (json.numTodoTests ?? 0),
  }),
);

check('build', ['vite', 'build', '--logLevel', 'warn']);

let hasBrowser = false;
try {
  ensureChromium();
  ensureHeadlessShell();
  hasBrowser = true;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
}
if (hasBrowser) {
  const e2e = join(reports, 'e2e.json');
  countSuite(
    run('end-to-end tests', ['playwright', 'test', '--reporter=list,json'], {
      PLAYWRIGHT_JSON_OUTPUT_NAME: e2e,
    }),
    e2e,
    // a flaky test passed in the end, but a test that needs luck is not a pass
    (json) => ({ passed: json.stats.expected, failed: json.stats.unexpected + json.stats.flaky + json.stats.skipped }),
  );
} else failed++;

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
