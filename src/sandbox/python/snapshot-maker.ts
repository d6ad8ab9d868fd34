/**
 * Makes the memory snapshot of a booted Python from which every environment starts. It runs when the project is built, in
 * a thread of Node.js that has been made to look like a browser's worker (scripts/python-snapshot-thread.mjs), and gives
 * the same bytes each time.
 */
import { LimitedMemory, loadClient, loadPython, type PythonParts } from './interpreter.ts';
import type { EmscriptenModule } from './pyodide-types.ts';
import { toSparse } from './sparse-snapshot.ts';

class RememberedMemory extends LimitedMemory {
  /** What was in it before anything ran. */
  fresh = new Uint8Array();

  override guard(memory: WebAssembly.Memory): void {
    super.guard(memory);
    this.fresh = new Uint8Array(memory.buffer.slice(0));
  }
}

/** Resolves with the sparse snapshot (`sparse-snapshot.ts`). */
export async function makeSnapshot(parts: PythonParts): Promise<Uint8Array> {
  const memory = new RememberedMemory();
  const pyodide = await loadPython(parts, memory, { _makeSnapshot: true });
  loadClient(pyodide);
  pyodide.runPython('import gc; gc.collect(); del gc');
  emptyFreeMemory(pyodide._module);
  return toSparse(pyodide.makeMemorySnapshot(), memory.fresh);
}

/**
 * What was freed still holds what it held, a fifth of what there is to download. So every free piece is taken, the largest
 * first, filled with zeros, and given back.
 */
function emptyFreeMemory(module: EmscriptenModule): void {
  const end = module._sbrk(0);
  const taken: number[] = [];
  for (let bytes = 1 << 20; bytes >= 8; bytes -= bytes > 256 ? (bytes >> 2) & ~7 : 8) {
    for (;;) {
      const address = module._malloc(bytes);
      if (address + bytes > end) {
        module._free(address);
        break;
      }
      module.HEAPU8.fill(0, address, address + bytes);
      taken.push(address);
    }
  }
  for (const address of taken) module._free(address);
}
