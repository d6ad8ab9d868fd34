/**
 * Gets Python ready in a fresh supervisor: the files, and a memory snapshot of a booted interpreter, from which every
 * later one starts in a fifth of the time. The snapshot is made in this very browser, so that it matches what the browser
 * can do (stack switching, WebAssembly GC), and is kept under a key that names everything it depends on.
 */
import { version } from 'pyodide/package.json';
import { EnvironmentWorker } from './environment-worker.ts';
import { kernelProgram } from './kernel-program.ts';
import type { PyodideFiles } from './protocol.ts';
import { downloadPyodide } from './pyodide-download.ts';
import type { SupervisorLink } from './supervisor-link.ts';
import { within } from './within.ts';

export interface SnapshotStore {
  get(key: string): Promise<Uint8Array | undefined>;
  put(key: string, bytes: Uint8Array): Promise<void>;
}

/** Of a stored snapshot, from this device's disk; without it one is made. */
const STORE_LIMIT_MS = 10_000;

/** Part of the progress that is the download; making the snapshot is the rest. */
const DOWNLOAD_SHARE = 0.7;

export class PythonPreparation {
  readonly #folder: URL;
  readonly #store: SnapshotStore;
  readonly #onProgress: (fraction: number | undefined) => void;
  #files: Promise<PyodideFiles> | undefined;
  #snapshot: Blob | undefined;
  #snapshotKey = '';

  /** `onProgress(undefined)`: nothing is being prepared any more. */
  constructor(assetBase: URL, store: SnapshotStore, onProgress: (fraction: number | undefined) => void) {
    this.#folder = new URL('pyodide/', assetBase);
    this.#store = store;
    this.#onProgress = onProgress;
  }

  /** Rejects when Python's files cannot be had; without a snapshot it merely boots slower. */
  async install(link: SupervisorLink): Promise<void> {
    this.#onProgress(0);
    try {
      const [source, pyodide] = await Promise.all([kernelProgram('Python', import('kernel:python')), this.#download()]);
      link.installPython({ kernel: new Blob([source], { type: 'text/javascript' }), pyodide });
      this.#snapshotKey ||= await snapshotKey(source);
      this.#snapshot ??= (await this.#storedSnapshot()) ?? (await this.#makeSnapshot(link));
      if (this.#snapshot) link.installSnapshot(this.#snapshot);
    } finally {
      this.#onProgress(undefined);
    }
  }

  /** A kernel could not use the snapshot: the next tab makes a new one. */
  discardSnapshot(problem: string): void {
    console.warn(`Python boots without its snapshot: ${problem}`);
    this.#snapshot = undefined;
    this.#keep(new Uint8Array());
  }

  /** Nobody waits for the disk. */
  #keep(snapshot: Uint8Array): void {
    this.#store.put(this.#snapshotKey, snapshot).catch((error) => {
      console.warn('The Python snapshot could not be stored.', error);
    });
  }

  #download(): Promise<PyodideFiles> {
    this.#files ??= downloadPyodide(this.#folder, (fraction) => this.#onProgress(fraction * DOWNLOAD_SHARE)).catch(
      (error) => {
        this.#files = undefined;
        throw error;
      },
    );
    return this.#files;
  }

  async #storedSnapshot(): Promise<Blob | undefined> {
    try {
      const bytes = await within(STORE_LIMIT_MS, this.#store.get(this.#snapshotKey), 'the disk does not answer');
      return bytes?.length ? new Blob([new Uint8Array(bytes)]) : undefined;
    } catch (error) {
      console.warn('The stored Python snapshot could not be read.', error);
      return undefined;
    }
  }

  async #makeSnapshot(link: SupervisorLink): Promise<Blob | undefined> {
    const maker = new EnvironmentWorker(link, 'python', true);
    try {
      const made = new Promise<ArrayBuffer>((resolve, reject) => {
        maker.listen((report) => {
          if (report.type === 'snapshot') resolve(report.snapshot);
          else reject(new Error(`unexpected ${report.type}`));
        });
      });
      const [bytes] = await Promise.all([made, maker.booted]);
      this.#keep(new Uint8Array(bytes));
      return new Blob([bytes]);
    } catch (error) {
      console.warn('No Python snapshot could be made; every start boots in full.', error);
      return undefined;
    } finally {
      maker.kill();
    }
  }
}

async function snapshotKey(kernel: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(kernel));
  const hex = Array.from(new Uint8Array(digest, 0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `python-snapshot ${version} ${hex} ${navigator.userAgent}`;
}
