// @ts-check
/**
 * What the browser's processes take. Processor time, thread by thread: on a machine that others use too it says more of a
 * build than the time on the wall. And memory. Read from Linux; elsewhere there are no such rows.
 */
import { readdirSync, readFileSync } from 'node:fs';

/** @typedef {{ process: number, isMain: boolean, name: string, ms: number }} Thread */

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // it ended meanwhile, or this is no Linux
  }
}

/** All that are below this one. */
function processes() {
  /** @type {Map<number, number[]>} */
  const children = new Map();
  for (const id of names('/proc').map(Number).filter(Boolean)) {
    const parent = Number(
      read(`/proc/${id}/stat`)
        .replace(/^.*\) \S /, '')
        .split(' ')[0],
    );
    children.set(parent, [...(children.get(parent) ?? []), id]);
  }
  const below = [...(children.get(process.pid) ?? [])];
  for (const id of below) below.push(...(children.get(id) ?? []));
  return below;
}

/** Megabytes that the browser shares with nobody; NaN where that cannot be known. */
export function privateMb() {
  let kilobytes = 0;
  for (const id of processes())
    for (const [, size] of read(`/proc/${id}/smaps_rollup`).matchAll(/^Private_(?:Clean|Dirty): +(\d+) kB$/gm))
      kilobytes += Number(size);
  return kilobytes === 0 ? Number.NaN : kilobytes / 1024;
}

/** Of all its processes. @returns {Map<string, Thread>} */
function threads() {
  /** @type {Map<string, Thread>} */
  const found = new Map();
  for (const id of processes()) {
    for (const thread of names(`/proc/${id}/task`)) {
      const at = `/proc/${id}/task/${thread}`;
      const ms = Number(read(`${at}/schedstat`).split(' ')[0]) / 1e6;
      found.set(at, { process: id, isMain: thread === String(id), name: read(`${at}/comm`).trim(), ms });
    }
  }
  return found;
}

/** @param {string} folder */
function names(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** The page's process: the one whose main thread works when the page does. @param {import('playwright').Page} page */
async function processOf(page) {
  const before = threads();
  await page.evaluate(() => {
    for (const until = performance.now() + 50; performance.now() < until; );
  });
  const mains = [...threads()].filter(([, { isMain }]) => isMain);
  const worked = mains.map(([at, { process, ms }]) => ({ process, ms: ms - (before.get(at)?.ms ?? ms) }));
  return worked.toSorted((a, b) => b.ms - a.ms)[0]?.process;
}

/**
 * Microseconds of each part of the browser, by how many times the page did the work.
 * @template T @param {import('playwright').Page} page @param {number} times @param {() => Promise<T>} work
 * @returns {Promise<{ result: T, micros: import('./harness.mjs').Rows }>}
 */
export async function processorTime(page, times, work) {
  const pageProcess = await processOf(page);
  const before = threads();
  const result = await work();
  const spent = [...threads()].map(([at, thread]) => ({ ...thread, ms: thread.ms - (before.get(at)?.ms ?? 0) }));
  const isWorker = (/** @type {Thread} */ { name }) => name.startsWith('DedicatedWorker');
  /** @param {(thread: Thread) => boolean} wanted */
  const micros = (wanted) => (spent.filter(wanted).reduce((sum, { ms }) => sum + ms, 0) * 1000) / times;
  if (pageProcess === undefined) return { result, micros: {} };
  return {
    result,
    micros: {
      page: micros((t) => t.process === pageProcess && t.isMain),
      'region worker': micros((t) => t.process === pageProcess && isWorker(t)),
      environment: micros((t) => t.process !== pageProcess && isWorker(t)),
      'all of the browser': micros(() => true),
    },
  };
}
