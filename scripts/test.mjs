// @ts-check
/**
 * `npm test`: types, lint, unit and contract tests (the architecture rule among them), build, end-to-end tests. A
 * skipped test counts as failed. Ends with what failed, a line each, and one line: `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium, ensureHeadlessShell } from './chromium.mjs';
import { countSuite, ofPlaywright, ofVitest, report } from './test-reports.mjs';

const reports = mkdtempSync(join(tmpdir(), 'coldspark-test-'));
let passed = 0;
/** @type {string[]} */
const failures = [];

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
  else failures.push(title);
}

/** @param {import('./test-reports.mjs').Counted} suite */
function add(suite) {
  passed += suite.passed;
  failures.push(...suite.failures);
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
const unitOk = run('unit and contract tests', [
  'vitest',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${unit}`,
]);
add(countSuite(unitOk, unit, ofVitest));

check('build', ['vite', 'build', '--logLevel', 'warn']);

try {
  ensureChromium();
  ensureHeadlessShell();
  const e2e = join(reports, 'e2e.json');
  const e2eOk = run('end-to-end tests', ['playwright', 'test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: e2e,
  });
  add(countSuite(e2eOk, e2e, ofPlaywright));
} catch (error) {
  failures.push(error instanceof Error ? error.message : String(error));
}

report({ passed, failures });
process.exit(failures.length === 0 ? 0 : 1);
