/**
 * Boots CPython (Pyodide) inside a worker that can fetch nothing: every file is handed in, the compiled WebAssembly is
 * shared by all environments, and a memory snapshot, where there is one, replaces most of the start.
 */
import type { EmscriptenModule, ModuleFactory, Pyodide, PyodideLoader, PythonProxy } from './pyodide-types.ts';
import clientSource from './runtime_client.py?raw';
import { readSparse, type SparseSnapshot } from './sparse-snapshot.ts';

const PAGE_BYTES = 64 * 1024;
/** Offsets in Emscripten's struct tm. */
const TM_ISDST = 32;
const TM_GMTOFF = 36;
/** Never asked for: what Pyodide would fetch from here is given to it. */
const NOWHERE = 'https://pyodide.invalid/';
/** No packages beyond the standard library, hence no package index. */
const LOCK_FILE = JSON.stringify({
  info: { abi_version: '2026_0', arch: 'wasm32', platform: 'emscripten_5_0_3', python: '3.14.2' },
  packages: {},
});
const CLIENT_MODULE = '_lambda_runtime_client';
const CLIENT_FUNCTIONS = ['warm_up', 'start', 'load', 'invoke'] as const;
export type ClientFunction = (typeof CLIENT_FUNCTIONS)[number];

export interface Interpreter {
  pyodide: Pyodide;
  client: Record<ClientFunction, PythonProxy>;
  memory: LimitedMemory;
  /** Whether Python may wait for a promise: https://developer.chrome.com/blog/webassembly-jspi-origin-trial */
  canSuspend: boolean;
}

/** WebAssembly's memory, which cannot be given a limit after the module was compiled, with one. */
export class LimitedMemory {
  #memory: WebAssembly.Memory | undefined;
  #limitBytes = Number.POSITIVE_INFINITY;

  guard(memory: WebAssembly.Memory): void {
    this.#memory = memory;
    const grow = memory.grow.bind(memory);
    Object.defineProperty(memory, 'grow', {
      value: (pages: number) => {
        if (memory.buffer.byteLength + pages * PAGE_BYTES > this.#limitBytes) throw new RangeError('memory limit');
        return grow(pages);
      },
    });
  }

  limit(megabytes: number): void {
    this.#limitBytes = megabytes * 1024 * 1024;
  }

  /** Puts a text and numbers of 32 bits where they are named. */
  write(values: readonly (readonly [address: number, value: number | string])[]): void {
    if (!this.#memory) return;
    const bytes = new Uint8Array(this.#memory.buffer);
    const words = new DataView(this.#memory.buffer);
    for (const [address, value] of values) {
      if (typeof value === 'number') words.setInt32(address, value, true);
      else bytes.set(new TextEncoder().encode(`${value}\0`), address);
    }
  }

  get usedMb(): number {
    return Math.ceil((this.#memory?.buffer.byteLength ?? 0) / 1024 / 1024);
  }
}

/** What a boot is made of. */
export interface PythonParts {
  loader: PyodideLoader;
  createModule: ModuleFactory;
  wasm: WebAssembly.Module;
  stdlib: ArrayBuffer;
}

/** Rejects when `snapshot` cannot be restored here. */
export async function bootInterpreter(parts: PythonParts, snapshot: Uint8Array | undefined): Promise<Interpreter> {
  const memory = new LimitedMemory();
  const restore = snapshot && readSparse(snapshot);
  const pyodide = await loadPython(parts, memory, {
    ...(restore && {
      // only its length is read: the pages are written by `restoring`
      _loadSnapshot: new Uint8Array(PAGE_BYTES),
      createPyodideModule: restoring(parts.createModule, restore),
    }),
  });
  // Pyodide would hold on to it for ever
  pyodide._module.API.config._loadSnapshot = undefined;
  if (!restore) loadClient(pyodide);
  return { pyodide, client: takeClient(pyodide), memory, canSuspend: 'Suspending' in WebAssembly };
}

/** `memory` is given WebAssembly's before anything runs in it. */
export async function loadPython(
  { loader, createModule, wasm, stdlib }: PythonParts,
  memory: LimitedMemory,
  options: object,
): Promise<Pyodide> {
  const restorePlatform = standInForNetwork(wasm, stdlib, memory);
  try {
    return await loader.loadPyodide({
      indexURL: NOWHERE,
      packageBaseUrl: NOWHERE,
      lockFileContents: LOCK_FILE,
      createPyodideModule: createModule,
      ...options,
    });
  } finally {
    restorePlatform();
  }
}

/** While Pyodide loads, its two downloads are answered from what is here. Returns what puts everything back. */
function standInForNetwork(module: WebAssembly.Module, stdlib: ArrayBuffer, memory: LimitedMemory): () => void {
  const { fetch } = globalThis;
  const { instantiateStreaming } = WebAssembly;
  globalThis.fetch = async (resource) => new Response(String(resource).endsWith('.zip') ? stdlib : null);
  WebAssembly.instantiateStreaming = async (_source, imports) => {
    if (imports?.env) showUtc(imports.env, memory);
    const instance = await WebAssembly.instantiate(module, imports);
    if (instance.exports.memory instanceof WebAssembly.Memory) memory.guard(instance.exports.memory);
    return { instance, module };
  };
  return () => {
    globalThis.fetch = fetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  };
}

/** Lambda's clocks show UTC; Emscripten's local time is the browser's. */
function showUtc(env: WebAssembly.ModuleImports, memory: LimitedMemory): void {
  const { _gmtime_js: gmtime, _timegm_js: timegm } = env;
  if (typeof gmtime !== 'function' || typeof timegm !== 'function') throw new Error('no UTC functions to import');
  env._localtime_js = (time: unknown, tm: number) => {
    gmtime(time, tm);
    // which gmtime leaves as they were
    memory.write([
      [tm + TM_ISDST, 0],
      [tm + TM_GMTOFF, 0],
    ]);
  };
  env._tzset_js = (timezone: number, daylight: number, standardName: number, daylightName: number) =>
    memory.write([
      [timezone, 0],
      [daylight, 0],
      [standardName, 'UTC'],
      [daylightName, 'UTC'],
    ]);
  env._mktime_js = timegm;
}

function restoring(createModule: ModuleFactory, snapshot: SparseSnapshot): ModuleFactory {
  return async (settings) => {
    const module = await createModule(settings);
    module.API.restoreSnapshot = () => {
      if (snapshot.heapBytes > module.HEAPU8.length && !module.growMemory(snapshot.heapBytes))
        throw new Error('no memory for the snapshot');
      const trampoline = readTrampoline(module);
      snapshot.writeTo(module.HEAPU8);
      writeTrampoline(module, trampoline);
      return JSON.parse(snapshot.configuration);
    };
    return module;
  };
}

/**
 * What Python calls functions of unknown signatures through, and the one thing in its heap that is each engine's own: a
 * function that Emscripten's half compiles where there is WebAssembly GC, and 0 elsewhere.
 */
const trampolineIndex = ({ HEAP32, __PyRuntime, __PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET: offset }: EmscriptenModule) =>
  (__PyRuntime + (HEAP32[offset / 4] ?? 0)) / 4;

function readTrampoline(module: EmscriptenModule): number {
  return module.HEAP32[trampolineIndex(module)] ?? 0;
}

function writeTrampoline(module: EmscriptenModule, value: number): void {
  module.HEAP32[trampolineIndex(module)] = value;
}

/** Part of the snapshot; leaves no JavaScript reference behind, for those do not survive one. */
export function loadClient(pyodide: Pyodide): void {
  pyodide.globals.set('_source', clientSource);
  pyodide.runPython(`
import sys, types
_client = types.ModuleType('${CLIENT_MODULE}')
exec(compile(_source, '/var/runtime/bootstrap.py', 'exec'), _client.__dict__)
sys.modules['${CLIENT_MODULE}'] = _client
del _client, _source, sys, types
`);
}

/** The client's functions, each taken once: every look at a member of a module makes a proxy. User code does not find it. */
function takeClient(pyodide: Pyodide): Interpreter['client'] {
  const module = pyodide.pyimport(CLIENT_MODULE);
  pyodide.runPython(`import sys; del sys.modules['${CLIENT_MODULE}'], sys`);
  const functionOf = (name: ClientFunction) => {
    const proxy = module[name];
    if (!proxy) throw new Error(`the runtime client has no ${name}`);
    return [name, proxy] as const;
  };
  return Object.fromEntries(CLIENT_FUNCTIONS.map(functionOf)) as Interpreter['client'];
}

/**
 * Calls it so that Python may wait for promises, where the browser can suspend WebAssembly; resolves when it returns.
 * Pyodide takes a turn of the event loop before such a call, lest it begin inside another one. This one begins from a
 * message's, with nothing beneath it: so it begins at once.
 */
export async function callPromising(
  { pyodide, canSuspend }: Interpreter,
  proxy: PythonProxy,
  args: readonly unknown[],
): Promise<void> {
  if (!canSuspend || !proxy.callPromising) {
    proxy(...args);
    return;
  }
  const { API } = pyodide._module;
  const { scheduleCallback } = API;
  API.scheduleCallback = (run) => run();
  let called: Promise<unknown>;
  try {
    called = proxy.callPromising(...args);
  } finally {
    API.scheduleCallback = scheduleCallback;
  }
  await called;
}
