/**
 * The kernel's end of an environment's port. Everything it needs of the platform is captured before user code runs, so
 * that a changed prototype neither sees the port nor breaks it. After the last word, with which the process ends, it stays silent.
 */
import type { KernelOrder, KernelReport } from '../protocol.ts';

const { apply, getOwnPropertyDescriptor } = Reflect;
const postMessage = MessagePort.prototype.postMessage;
const readData = getOwnPropertyDescriptor(MessageEvent.prototype, 'data')?.get;
const stopPropagation = Event.prototype.stopImmediatePropagation;

export class EnvironmentPort {
  readonly #port: MessagePort;
  #closed = false;

  constructor(port: MessagePort, onOrder: (order: KernelOrder) => void) {
    this.#port = port;
    if (!readData) throw new Error('MessageEvent.data has no getter');
    port.onmessage = (event) => {
      apply(stopPropagation, event, []);
      onOrder(apply(readData, event, []));
    };
  }

  send(report: KernelReport): void {
    if (this.#closed) return;
    this.#closed = report.type === 'exited' || (report.type === 'failed' && report.exitReason !== undefined);
    apply(postMessage, this.#port, [report]);
  }

  transfer(report: KernelReport, buffer: ArrayBuffer): void {
    apply(postMessage, this.#port, [report, [buffer]]);
  }
}

/** Takes away the two globals with which user code could speak to the supervisor or end the worker past its kernel. */
export function sealWorkerScope(): void {
  for (const name of ['postMessage', 'close']) {
    for (let owner: object | null = globalThis; owner; owner = Reflect.getPrototypeOf(owner)) {
      Reflect.deleteProperty(owner, name);
    }
  }
}
