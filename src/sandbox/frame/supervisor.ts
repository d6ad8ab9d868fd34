/**
 * The only script of the opaque frame: starts and ends workers, one for each execution environment, and answers the
 * heartbeat. It compiles Pyodide's WebAssembly once for all of them. No user code runs in its thread: from here a
 * document could navigate or open a peer connection, from a worker it cannot.
 */
import type { RuntimeFamily } from '../../lambda/runtime-host.ts';
import type { KernelDelivery, KernelEquipment, PyodideFiles, SupervisorOrder, SupervisorReport } from '../protocol.ts';
import { TmpMirrors } from './tmp-mirrors.ts';
import { findWorkerWay, type SealedWorker, type WorkerWay } from './worker-ways.ts';

interface PythonInstallation {
  kernel: Blob;
  pyodide: PyodideFiles;
  module: Promise<WebAssembly.Module>;
}

class Supervisor {
  readonly #port: MessagePort;
  readonly #workers = new Map<number, SealedWorker>();
  readonly #tmp = new TmpMirrors();
  /** Ordered, not begun, and not killed meanwhile. */
  readonly #starting = new Set<number>();
  #nodejs: KernelDelivery | undefined;
  #python: PythonInstallation | undefined;
  #way: Promise<WorkerWay> | undefined;

  constructor(port: MessagePort) {
    this.#port = port;
    // looked for while the kernel is on its way; who needs it hears why there is none
    this.#findWay().catch(() => undefined);
    port.onmessage = (event) => this.#obey(event.data, event.ports);
  }

  #obey(order: SupervisorOrder, ports: readonly MessagePort[]): void {
    switch (order.type) {
      case 'ping':
        this.#report({ type: 'pong', count: order.count });
        return;
      case 'install-nodejs':
        this.#nodejs = { kernel: order.kernel, equipment: { family: 'nodejs', libraries: order.libraries } };
        return;
      case 'install-python':
        this.#python = { kernel: order.kernel, pyodide: order.pyodide, module: compile(order.pyodide.wasm) };
        return;
      case 'spawn': {
        const [port] = ports;
        if (port) void this.#spawn(order.workerId, order.family, port);
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
    this.#starting.delete(workerId);
    const worker = this.#workers.get(workerId);
    if (!worker) return;
    worker.terminate();
    this.#workers.delete(workerId);
    this.#tmp.workerEnded(workerId);
  }

  async #spawn(workerId: number, family: RuntimeFamily, port: MessagePort): Promise<void> {
    this.#starting.add(workerId);
    try {
      const [way, delivery] = await Promise.all([this.#findWay(), this.#deliveryFor(family)]);
      if (!this.#starting.delete(workerId)) return;
      const tmp = new MessageChannel();
      this.#tmp.connect(workerId, tmp.port1);
      const failed = (message: string) => this.#reportFailure(workerId, message);
      this.#workers.set(workerId, way.start(delivery, [port, tmp.port2], failed));
    } catch (error) {
      this.#starting.delete(workerId);
      this.#reportFailure(workerId, error instanceof Error ? error.message : String(error));
    }
  }

  /** Kept once found; without one the next worker looks again. */
  #findWay(): Promise<WorkerWay> {
    this.#way ??= findWorkerWay().catch((error) => {
      this.#way = undefined;
      throw error;
    });
    return this.#way;
  }

  async #deliveryFor(family: RuntimeFamily): Promise<KernelDelivery> {
    if (family === 'nodejs') {
      if (!this.#nodejs) throw new Error('the Node.js kernel is not installed');
      return this.#nodejs;
    }
    if (!this.#python) throw new Error('the Python kernel is not installed');
    const { kernel, pyodide, module } = this.#python;
    const equipment: KernelEquipment = {
      family,
      module: await module,
      loader: pyodide.loader,
      glue: pyodide.glue,
      stdlib: pyodide.stdlib,
      snapshot: pyodide.snapshot,
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
