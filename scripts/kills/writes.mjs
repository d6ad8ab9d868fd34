// @ts-check
/** Kills at random moments of bursts of writes: each write that was acknowledged must be there afterwards. */
import { pass, randomFrom } from './killed-browser.mjs';

const LONGEST_BURST_MS = 400;
const START_MS = 60_000;
/** Numbers of one round; what is stored as concurrency is the number modulo this. */
const ROUND = 10_007;
const CONCURRENCY = 200;

/**
 * @param {import('./killed-browser.mjs').KilledBrowser} browser @param {string} page @param {number} kills @param {number} seed
 * @returns {Promise<string>} what was shown
 */
export async function killInBurstsOfWrites(browser, page, kills, seed) {
  const random = randomFrom(seed);
  /** The last number of each function and kind. @type {Map<string, number>} */
  const acknowledged = new Map();
  let writes = 0;
  for (let round = 1; ; round++) {
    let burstBegan = () => {};
    const burst = new Promise((resolve) => {
      burstBegan = () => resolve(undefined);
    });
    browser.hear('acknowledged', ({ name, kind, n }) => {
      acknowledged.set(`${kind} of ${name}`, n);
      writes++;
      burstBegan();
    });
    browser.open(`${page}#writes,${round * ROUND}`);
    expectAll((await browser.told('found', START_MS)).found, acknowledged, round);
    if (browser.kills === kills) return `${kills} kills, ${writes} acknowledged writes, none lost`;
    await burst;
    await pass(random() * LONGEST_BURST_MS);
    await browser.kill();
  }
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
