// @ts-check
/**
 * What the reports of Vitest and Playwright count, and in a line each what failed, since a long run's own words about it
 * are far up. A skipped test counts as failed, and so does a flaky one: a test that needs luck is not a pass.
 */
import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failures: string[] }} Counted */

/** @param {string} text */
const firstLine = (text) => stripColours(text).split('\n', 1)[0] ?? '';
/** @param {string} text */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what a colour begins with
const stripColours = (text) => text.replace(/\u001b\[[\d;]*m/g, '');

/** @param {any} json @returns {Counted} */
export function ofVitest(json) {
  const failures = [];
  for (const file of json.testResults) {
    for (const { status, fullName, failureMessages } of file.assertionResults)
      if (status !== 'passed') failures.push(`${fullName}: ${firstLine(failureMessages?.[0] ?? status)}`);
    if (file.status === 'failed' && file.assertionResults.length === 0)
      failures.push(`${file.name}: ${firstLine(file.message)}`);
  }
  return { passed: json.numPassedTests, failures };
}

/** @param {any} json @returns {Counted} */
export function ofPlaywright(json) {
  /** @type {string[]} */
  const failures = json.errors.map((/** @type {any} */ error) => firstLine(error.message));
  /** @param {any} suite @param {string[]} path */
  const walk = (suite, path) => {
    for (const { title, tests } of suite.specs ?? [])
      for (const { status, projectName, results } of tests)
        if (status !== 'expected') {
          const reason = results.find((/** @type {any} */ result) => result.error)?.error.message ?? status;
          failures.push(`${[projectName, ...path, title].join(' › ')}: ${firstLine(reason)}`);
        }
    for (const inner of suite.suites ?? []) walk(inner, [...path, inner.title]);
  };
  for (const file of json.suites) walk(file, [file.title]);
  return { passed: json.stats.expected, failures };
}

/**
 * A suite that counts its own tests. One that left no report, ran no test or failed without a failed test is one failure.
 * @param {boolean} ok whether it ended well
 * @param {string} report the path
 * @param {(json: any) => Counted} of
 * @returns {Counted}
 */
export function countSuite(ok, report, of) {
  if (!existsSync(report)) return { passed: 0, failures: ['the suite left no report'] };
  const { passed, failures } = of(JSON.parse(readFileSync(report, 'utf8')));
  if (failures.length === 0 && (!ok || passed === 0)) failures.push(ok ? 'no test ran' : 'the suite failed');
  return { passed, failures };
}

/** The last words of a run. @param {Counted} counted */
export function report({ passed, failures }) {
  for (const failure of failures) console.log(`✗ ${failure}`);
  console.log(`\n${passed} passed, ${failures.length} failed`);
}
