// @ts-check
/**
 * 10,000 asynchronous events with numbers of their own, and kills while they are accepted and run. Each try leaves a mark
 * that is on disk before the try ends; each that fails for good, a mark of its record. Whatever was accepted must have ended
 * once, and tries be repeated no oftener than some were in flight when the browser was killed.
 */
import { pass, randomFrom } from './killed-browser.mjs';

const EVENTS = 10_000;
const KILLS = 5;
/** How long after a round's first event was accepted. */
const SOONEST_MS = 100;
const LATEST_MS = 900;
const LONGEST_MS = 180_000;
/** Numbers of one round. */
const ROUND = 1_000_000;
/** As the page has them. */
const FAILS_EVERY = 5;
const IS_RETRIED_EVERY = 100;
const CONCURRENCY = 20;

/** @param {number} n */
const fails = (n) => n % FAILS_EVERY === 0;
/** @param {number} n */
const triesOf = (n) => (n % IS_RETRIED_EVERY === 0 ? 3 : 1);

/**
 * @param {import('./killed-browser.mjs').KilledBrowser} browser @param {string} page @param {number} seed
 * @returns {Promise<string>} what was shown
 */
export async function killAmongEvents(browser, page, seed) {
  const random = randomFrom(seed);
  /** @type {Set<number>} */
  const accepted = new Set();
  for (let round = 1; ; round++) {
    const began = new Promise((resolve) =>
      browser.hear('accepted', ({ numbers }) => {
        for (const n of numbers) accepted.add(n);
        resolve(undefined);
      }),
    );
    // the last kill comes when all were accepted
    const goal = Math.ceil((EVENTS * Math.min(round, KILLS - 1)) / (KILLS - 1));
    const sent = browser.told('sent', LONGEST_MS);
    browser.open(`${page}#events,${round * ROUND},${goal - accepted.size}`);
    if (round > KILLS) break;
    await (round < KILLS ? Promise.race([began, sent]) : sent);
    await pass(SOONEST_MS + random() * (LATEST_MS - SOONEST_MS));
    await browser.kill();
  }
  const { marks } = await browser.told('ended', LONGEST_MS);
  return expectOutcomes(accepted, marks);
}

/**
 * @param {ReadonlySet<number>} accepted @param {string[]} marks
 */
function expectOutcomes(accepted, marks) {
  /** By number. @type {Map<number, { tries: number, ids: Set<string>, records: number }>} */
  const events = new Map();
  for (const mark of marks) {
    const [kind, number, requestId = ''] = mark.split('_');
    const n = Number(number);
    const event = events.get(n) ?? { tries: 0, ids: new Set(), records: 0 };
    events.set(n, event);
    if (kind === 'try') event.tries++;
    else event.records++;
    if (kind === 'try') event.ids.add(requestId);
  }
  const wrong = [...accepted].filter((n) => !events.has(n)).map((n) => `${n} was accepted and never ran`);
  let repeated = 0;
  let failures = 0;
  for (const [n, { tries, ids, records }] of events) {
    const needed = triesOf(n);
    if (tries < needed) wrong.push(`${n} was tried ${tries} times, not ${needed}`);
    if (ids.size !== 1) wrong.push(`${n} ran as ${ids.size} events`);
    if (records !== (fails(n) ? 1 : 0)) wrong.push(`${n} has ${records} records of its failure`);
    repeated += tries - needed;
    failures += records;
  }
  if (wrong.length > 0) throw new Error(`${wrong.length} are wrong: ${wrong.slice(0, 10).join('; ')}`);
  // at each kill: what ran, and what had ended and was on its way to disk
  const inFlight = KILLS * 2 * CONCURRENCY;
  if (repeated > inFlight) throw new Error(`${repeated} tries were repeated, and at most ${inFlight} were in flight`);
  return `${KILLS} kills among ${accepted.size} accepted events: ${events.size - failures} succeeded and ${failures} failed for good, none lost, ${repeated} of ${marks.length - failures} tries repeated`;
}
