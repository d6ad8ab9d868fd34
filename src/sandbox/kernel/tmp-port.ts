/**
 * The kernel's end of the port to the mirror of its /tmp (../frame/tmp-mirrors.ts): first it hears what an earlier runtime
 * of the environment left, then it tells what changes.
 */
import type { TmpChange } from '../tmp-change.ts';

const { apply } = Reflect;
const postMessage = MessagePort.prototype.postMessage;

export class TmpPort {
  /** What was left; resolves when the environment is assigned. */
  readonly left: Promise<TmpChange[]>;
  readonly #port: MessagePort;

  constructor(port: MessagePort) {
    this.#port = port;
    this.left = new Promise((resolve) => {
      port.onmessage = ({ data }) => {
        port.onmessage = null;
        resolve(data);
      };
    });
  }

  send(changes: TmpChange[]): void {
    const buffers: ArrayBuffer[] = [];
    for (const change of changes) if (change.type === 'file') buffers[buffers.length] = change.bytes.buffer;
    apply(postMessage, this.#port, [changes, buffers]);
  }
}
