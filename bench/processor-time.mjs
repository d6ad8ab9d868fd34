// @ts-check
/**
 * What a piece of work costs the processor, thread by thread: on a machine that others use too it says more of a build than
 * the time on the wall. Read from Linux, which counts it for each thread; elsewhere there are no such rows.
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

/** Of all processes below this one. @returns {Map<string, Thread>} */
function threads() {
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
  /** @type {Map<string, Thread>} */
  const found = new Map();
  const below = [...(children.get(process.pid) ?? [])];
  for (const id of below) {
    below.push(...(children.get(id) ?? []));
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

/**
 * Microseconds of each part of the browser, by how many times the work was done.
 * @template T @param {number} times @param {() => Promise<T>} work
 * @returns {Promise<{ result: T, micros: import('./harness.mjs').Rows }>}
 */
export async function processorTime(times, work) {
  const before = threads();
  const result = await work();
  const spent = [...threads()].map(([at, thread]) => ({ ...thread, ms: thread.ms - (before.get(at)?.ms ?? 0) }));
  const isWorker = (/** @type {Thread} */ { name }) => name.startsWith('DedicatedWorker');
  // the page's is the renderer whose main thread works
  const mains = spent.filter(
    ({ process, isMain }) => isMain && spent.some((t) => t.process === process && isWorker(t)),
  );
  const [page] = mains.toSorted((a, b) => b.ms - a.ms);
  /** @param {(thread: Thread) => boolean} wanted */
  const micros = (wanted) => (spent.filter(wanted).reduce((sum, { ms }) => sum + ms, 0) * 1000) / times;
  if (!page) return { result, micros: {} };
  return {
    result,
    micros: {
      page: page.ms * (1000 / times),
      'region worker': micros((t) => t.process === page.process && isWorker(t)),
      environment: micros((t) => t.process !== page.process && isWorker(t)),
      'all of the browser': micros(() => true),
    },
  };
}
