/**
 * The only script of the opaque frame: starts and ends workers, one for each execution environment, and answers the
 * heartbeat. It compiles Pyodide's WebAssembly once for all of them. No user code runs in its thread: from here a
 * document could navigate or open a peer connection, from a worker it cannot.
 */
import type { RuntimeFamily } from '../../lambda/runtime-host.ts';
import type { KernelDelivery, KernelEquipment, PyodideFiles, SupervisorOrder, SupervisorReport } from '../protocol.ts';
import { TmpMirrors } from './tmp-mirrors.ts';

interface PythonInstallation {
  kernel: Blob;
  pyodide: PyodideFiles;
  module: Promise<WebAssembly.Module>;
}

/**
 * A worker's first script. A data: URL keeps the worker a secure context (a blob: one has no crypto.subtle); the kernel
 * comes as a Blob and is imported from a URL the worker makes itself, for its origin is its own.
 */
const BOOTSTRAP = `data:text/javascript,${encodeURIComponent(`
addEventListener('message', async ({ data, ports }) => {
  try {
    const { start } = await import(URL.createObjectURL(data.kernel));
    start(data.equipment, ...ports);
  } catch (error) {
    setTimeout(() => { throw error; });
  }
}, { once: true });
`)}`;

class Supervisor {
  readonly #port: MessagePort;
  readonly #workers = new Map<number, Worker>();
  readonly #tmp = new TmpMirrors();
  /** Killed before they were started. */
  readonly #killed = new Set<number>();
  #nodejs: Blob | undefined;
  #python: PythonInstallation | undefined;
  #snapshot: Blob | undefined;

  constructor(port: MessagePort) {
    this.#port = port;
    port.onmessage = (event) => this.#obey(event.data, event.ports);
  }

  #obey(order: SupervisorOrder, ports: readonly MessagePort[]): void {
    switch (order.type) {
      case 'ping':
        this.#report({ type: 'pong', count: order.count });
        return;
      case 'install-nodejs':
        this.#nodejs = order.kernel;
        return;
      case 'install-python':
        this.#python = { kernel: order.kernel, pyodide: order.pyodide, module: compile(order.pyodide.wasm) };
        return;
      case 'install-snapshot':
        this.#snapshot = order.snapshot;
        return;
      case 'spawn': {
        const [port] = ports;
        if (port) void this.#spawn(order.workerId, order.family, order.makeSnapshot, port);
        return;
      }
      case 'open-tmp':
        this.#tmp.open(order.workerId, order.limitBytes, order.from);
        return;
      case 'drop-tmp':
        this.#tmp.drop(order.workerId);
        return;
      case 'kill':
        this.#kill(order.workerId);
    }
  }

  #kill(workerId: number): void {
    const worker = this.#workers.get(workerId);
    if (!worker) {
      this.#killed.add(workerId);
      return;
    }
    worker.terminate();
    this.#workers.delete(workerId);
    this.#tmp.workerEnded(workerId);
  }

  async #spawn(workerId: number, family: RuntimeFamily, makeSnapshot: boolean, port: MessagePort): Promise<void> {
    try {
      const delivery = await this.#deliveryFor(family, makeSnapshot);
      if (this.#killed.delete(workerId)) return;
      const worker = new Worker(BOOTSTRAP, { type: 'module' });
      worker.onerror = (event) => {
        event.preventDefault();
        this.#reportFailure(workerId, event.message || 'the worker could not start');
      };
      this.#workers.set(workerId, worker);
      const tmp = new MessageChannel();
      this.#tmp.connect(workerId, tmp.port1);
      worker.postMessage(delivery, [port, tmp.port2]);
    } catch (error) {
      this.#reportFailure(workerId, String(error));
    }
  }

  async #deliveryFor(family: RuntimeFamily, makeSnapshot: boolean): Promise<KernelDelivery> {
    if (family === 'nodejs') {
      if (!this.#nodejs) throw new Error('the Node.js kernel is not installed');
      return { kernel: this.#nodejs, equipment: { family } };
    }
    if (!this.#python) throw new Error('the Python kernel is not installed');
    const { kernel, pyodide, module } = this.#python;
    const equipment: KernelEquipment = {
      family,
      module: await module,
      loader: pyodide.loader,
      glue: pyodide.glue,
      stdlib: pyodide.stdlib,
      snapshot: makeSnapshot ? undefined : this.#snapshot,
      makeSnapshot,
    };
    return { kernel, equipment };
  }

  #reportFailure(workerId: number, message: string): void {
    this.#report({ type: 'worker-failed', workerId, message: message.slice(0, 1000) });
  }

  #report(report: SupervisorReport): void {
    this.#port.postMessage(report);
  }
}

async function compile(wasm: Blob): Promise<WebAssembly.Module> {
  return WebAssembly.compile(await wasm.arrayBuffer());
}

// framed by someone without the sandbox attribute this document would run on a real origin
if (self.origin !== 'null') throw new Error('The supervisor runs in an opaque origin only.');

addEventListener('message', function takePort(event) {
  const [port] = event.ports;
  if (event.source !== parent || !port) return;
  removeEventListener('message', takePort);
  new Supervisor(port);
});
parent.postMessage('coldspark-supervisor-ready', '*');
