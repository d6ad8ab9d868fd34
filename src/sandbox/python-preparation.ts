/**
 * Gets Python ready in a fresh supervisor: its files, and the memory of a booted interpreter, from which every environment
 * starts. Fetched once, and given to each frame that comes after one was lost.
 */
import { kernelProgram } from './kernel-program.ts';
import type { PyodideFiles } from './protocol.ts';
import { downloadPyodide } from './pyodide-download.ts';
import type { SupervisorLink } from './supervisor-link.ts';

export class PythonPreparation {
  readonly #folder: URL;
  readonly #onProgress: (fraction: number | undefined) => void;
  #files: Promise<PyodideFiles> | undefined;

  /** `onProgress(undefined)`: nothing is being prepared any more. */
  constructor(assetBase: URL, onProgress: (fraction: number | undefined) => void) {
    this.#folder = new URL('pyodide/', assetBase);
    this.#onProgress = onProgress;
  }

  /** Rejects when Python's files cannot be had. */
  async install(link: SupervisorLink): Promise<void> {
    this.#onProgress(0);
    try {
      const [{ source }, pyodide] = await Promise.all([
        kernelProgram('Python', import('kernel:python')),
        this.#download(),
      ]);
      link.installPython({ kernel: new Blob([source], { type: 'text/javascript' }), pyodide });
    } finally {
      this.#onProgress(undefined);
    }
  }

  #download(): Promise<PyodideFiles> {
    this.#files ??= downloadPyodide(this.#folder, this.#onProgress).catch((error) => {
      this.#files = undefined;
      throw error;
    });
    return this.#files;
  }
}
