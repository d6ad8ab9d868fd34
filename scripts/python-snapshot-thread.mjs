// @ts-check
/**
 * A thread that looks to Pyodide like a browser's worker, and makes Python's memory snapshot (snapshot-maker.ts). Time
 * stands still and luck is counted, so that the same Python gives the same bytes.
 *
 * What a browser can do is asked once, while Python boots, and stays in its memory. So the thread claims stack switching
 * (JSPI), whatever this Node.js has: nothing suspends here, and a browser without it refuses when it is used.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

/** @type {{ pyodideFolder: string, maker: string }} */
const { pyodideFolder, maker } = workerData;
const read = (/** @type {string} */ name) => readFile(join(pyodideFolder, name));
const asModule = (/** @type {string | Buffer} */ source) =>
  import(`data:text/javascript;base64,${Buffer.from(source).toString('base64')}`);

const [loader, glue, wasm, stdlib] = await Promise.all([
  read('pyodide.mjs'),
  read('pyodide.asm.mjs'),
  read('pyodide.asm.wasm'),
  read('python_stdlib.zip'),
]);

class StillDate extends Date {
  /** @param {[] | [number]} time */
  constructor(...time) {
    super(time[0] ?? 0);
  }
  /** @override */
  static now() {
    return 0;
  }
}

let drawn = 0;
const worker = {
  process: undefined,
  self: globalThis,
  WorkerGlobalScope: Object,
  location: new URL('https://pyodide.invalid/'),
  navigator: { userAgent: '' },
  Date: StillDate,
  performance: { now: () => 0 },
  crypto: {
    getRandomValues(/** @type {Uint8Array} */ bytes) {
      for (let index = 0; index < bytes.length; index++) bytes[index] = ++drawn;
      return bytes;
    },
  },
};
for (const [name, value] of Object.entries(worker))
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
Object.assign(WebAssembly, {
  Suspending: class {
    /** @param {() => unknown} imported */
    constructor(imported) {
      // biome-ignore lint/correctness/noConstructorReturn: an import has to be a function
      return imported;
    }
  },
  promising: (/** @type {() => unknown} */ exported) => exported,
});

const { makeSnapshot } = await asModule(maker);
const snapshot = await makeSnapshot({
  loader: await asModule(loader),
  createModule: (await asModule(glue)).default,
  wasm: await WebAssembly.compile(wasm),
  stdlib: new Uint8Array(stdlib).buffer,
});
parentPort?.postMessage(snapshot);
