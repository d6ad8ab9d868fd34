/** The parts of Pyodide and Emscripten that the kernel uses, as far as it uses them. */

export interface PythonProxy {
  callPromising?(...args: unknown[]): Promise<unknown>;
  (...args: unknown[]): unknown;
}

export interface FileNode {
  name: string;
  parent: FileNode;
  mode: number;
  mtime: number;
  usedBytes?: number;
  /** Of a file: what was written to it first may be a piece of the heap's signed view. */
  contents: Record<string, FileNode> | Uint8Array | Int8Array;
  mount: { mountpoint: string };
}

export interface FileStream {
  node: FileNode;
}

type Operation = (...args: never[]) => unknown;

export interface FileSystem {
  ErrnoError: new (errno: number) => Error;
  filesystems: {
    MEMFS: {
      ops_table: {
        dir: { node: Record<string, Operation> };
        file: { node: Record<string, Operation>; stream: Record<string, Operation> };
        link: { node: Record<string, Operation> };
      };
    };
  };
  lookupPath(path: string): { node: FileNode };
  getPath(node: FileNode): string;
  isDir(mode: number): boolean;
  isFile(mode: number): boolean;
  mkdir(path: string): void;
  mkdirTree(path: string): void;
  writeFile(path: string, bytes: Uint8Array): void;
  mount(type: unknown, options: object, path: string): void;
}

export interface EmscriptenModule {
  HEAPU8: Uint8Array;
  HEAP32: Int32Array;
  __PyRuntime: number;
  __PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET: number;
  _malloc(bytes: number): number;
  _free(address: number): void;
  /** The end of the heap's used part, with 0. */
  _sbrk(bytes: number): number;
  API: {
    restoreSnapshot(snapshot: Uint8Array): unknown;
    config: { _loadSnapshot: unknown };
    scheduleCallback(run: () => void, delayMs: number): void;
  };
  growMemory(bytes: number): 1 | undefined;
}

export type ModuleFactory = (settings: object) => Promise<EmscriptenModule>;

export interface Pyodide {
  FS: FileSystem;
  _module: EmscriptenModule;
  globals: { set(name: string, value: unknown): void; delete(name: string): void };
  runPython(source: string): unknown;
  pyimport(name: string): Record<string, PythonProxy>;
  makeMemorySnapshot(): Uint8Array;
  setStdout(options: object): void;
  setStderr(options: object): void;
}

export interface PyodideLoader {
  loadPyodide(options: object): Promise<Pyodide>;
}
