/**
 * The model-based fault test of the commit rule: random interleavings of several tabs over a simulated disk, with kill,
 * freeze, abort, a bug and a full disk between any two steps.
 */
import { expect, test } from 'vitest';
import { SimulatedBrowser, type Variant } from './simulated-tabs.test-fixture.ts';

const SEEDS = 300;
const STEPS = 350;

async function violationsOf(seed: number, variant: Variant): Promise<string[]> {
  const browser = new SimulatedBrowser(seed, variant);
  await browser.run(STEPS);
  return browser.violations;
}

test('whatever is killed, frozen, aborted or full: what was acknowledged stays, and nothing is seen too early', async () => {
  const met: Record<string, number> = {};
  for (let seed = 1; seed <= SEEDS; seed++) {
    const browser = new SimulatedBrowser(seed, 'correct');
    await browser.run(STEPS);
    expect(browser.violations, `seed ${seed}`).toEqual([]);
    for (const [what, times] of Object.entries(browser.met)) met[what] = (met[what] ?? 0) + times;
  }
  // a test that meets no fault proves nothing
  for (const what of ['kill', 'abort', 'bug', 'disk full', 'stolen lock', 'fenced off', 'election', 'replacement'])
    expect(met[what], what).toBeGreaterThan(SEEDS / 10);
  for (const what of [
    'AppendList 200',
    'AppendList 500',
    'AppendList 507',
    'GetList 200',
    'GetObserved 200',
    'Invoke 200',
    'Invoke 500',
  ])
    expect(met[what], what).toBeGreaterThan(SEEDS / 10);
  for (const what of ['Event 202', 'Event 500', 'delivery']) expect(met[what], what).toBeGreaterThan(SEEDS / 10);
});

const MUTANTS: [Variant, RegExp][] = [
  ['acknowledges before the commit', /not on disk|is gone/],
  ['ignores a failed commit', /not on disk|is gone/],
  ['does not check the epoch', /is gone|not on disk/],
  ['does not store replies', /ran 2 times/],
  ['does not hold reads', /told of .* not on disk/],
  ['does not hold who is shown what was observed', /GetObserved .* not on disk/],
  ['sends an invocation again', /was invoked 2 times/],
  ['writes a replacement over what is there', /survived the replacement/],
  ['delivers in a step of its own', /ended without its delivery/],
];

test.each(MUTANTS)('a region that %s is caught', async (variant, evidence) => {
  for (let seed = 1; seed <= SEEDS; seed++) {
    const violations = await violationsOf(seed, variant);
    if (violations.some((violation) => evidence.test(violation))) return;
  }
  expect.fail(`no seed of ${SEEDS} caught it`);
});
