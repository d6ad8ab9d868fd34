// @ts-check
/**
 * How fast something that answers is; in a page, in a worker and in Node.js.
 * @typedef {object} Pace
 * @property {number} p50 milliseconds
 * @property {number} p99
 * @property {number} perSecond
 */

const WARM_UP = 200;
/** Of each in a row. */
const WARM_UP_AT_ONCE = 10;

/** @param {number[]} values @param {number} part */
const quantile = (values, part) => values.sort((a, b) => a - b)[Math.floor(values.length * part)] ?? Number.NaN;

/**
 * One after the other. A browser's clock ticks every 0.1 ms, so for the median one reading is the mean of ten in a row.
 * @param {number} count @param {() => Promise<unknown>} once @returns {Promise<Pace>}
 */
export async function pace(count, once) {
  for (let i = 0; i < WARM_UP; i++) await once();
  const each = [];
  const ofTen = [];
  const started = performance.now();
  let tenAt = started;
  let at = started;
  for (let i = 1; i <= count; i++) {
    await once();
    const now = performance.now();
    each.push(now - at);
    at = now;
    if (i % 10 > 0) continue;
    ofTen.push((now - tenAt) / 10);
    tenAt = now;
  }
  return { p50: quantile(ofTen, 0.5), p99: quantile(each, 0.99), perSecond: (count * 1000) / (at - started) };
}

/**
 * So many at a time, each after the last in its row; the first ones are not counted.
 * @param {number} count @param {number} atOnce @param {() => Promise<unknown>} once @returns {Promise<Pace>}
 */
export async function paceAtOnce(count, atOnce, once) {
  /** @type {number[]} */
  const each = [];
  let left = 0;
  const row = async () => {
    while (left-- > 0) {
      const before = performance.now();
      await once();
      each.push(performance.now() - before);
    }
  };
  /** @param {number} requests */
  const run = async (requests) => {
    left = requests;
    await Promise.all(Array.from({ length: atOnce }, row));
  };
  await run(atOnce * WARM_UP_AT_ONCE);
  each.length = 0;
  const started = performance.now();
  await run(count);
  const perSecond = (count * 1000) / (performance.now() - started);
  return { p50: quantile(each, 0.5), p99: quantile(each, 0.99), perSecond };
}
