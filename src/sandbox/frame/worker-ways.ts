/**
 * How a worker starts in an opaque origin of its own. No way works everywhere, so each is tried for real, once, in the
 * order of this list:
 *
 * - from a data: URL, in Chromium and Firefox. WebKit does not let such a worker import what it needs, the blobs it makes.
 *   https://html.spec.whatwg.org/multipage/workers.html#script-settings-for-workers (“a unique opaque origin”)
 * - from a blob: URL, in WebKit. Chromium does not start such a module in an opaque origin. It has the origin of the
 *   document that made it, where workers would hear each other over BroadcastChannel: hence a frame for each (a cell).
 */
import type { KernelDelivery } from '../protocol.ts';
import { sealedFrame } from './sealed-document.ts';

export interface SealedWorker {
  terminate(): void;
}

export interface WorkerWay {
  /** In what a person is told. */
  name: string;
  /** Whether the probe reaches for the network, which the browser's console then tells of. */
  probesNetwork: boolean;
  /** `onFailure` hears of the worker's death, or why it did not come to life. */
  start(delivery: KernelDelivery, ports: MessagePort[], onFailure: (message: string) => void): SealedWorker;
}

/** On a slow, busy machine; a way that is closed mostly says so at once. */
const PROBE_TIMEOUT_MS = 15_000;

/** A worker's first script: the kernel comes as a Blob and is imported from a URL of the worker's own origin. */
const BOOTSTRAP = `
addEventListener('message', async ({ data, ports }) => {
  try {
    const { start } = await import(URL.createObjectURL(data.kernel));
    start(data.equipment, ...ports);
  } catch (error) {
    setTimeout(() => { throw error; });
  }
}, { once: true });
`;

/** The script of a cell: passes on to its one worker what it is sent, and to its parent that the worker failed. */
const CELL = `
addEventListener('message', ({ data, ports }) => {
  try {
    const worker = new Worker(URL.createObjectURL(new Blob([${JSON.stringify(BOOTSTRAP)}], { type: 'text/javascript' })), { type: 'module' });
    worker.onerror = (event) => {
      event.preventDefault();
      parent.postMessage(event.message || '', '*');
    };
    worker.postMessage(data, ports);
  } catch (error) {
    parent.postMessage(String(error), '*');
  }
}, { once: true });
parent.postMessage('ready', '*');
`;

const NO_WORD = 'the worker could not start';

const fromDataUrl: WorkerWay = {
  name: 'from a data: URL',
  probesNetwork: false,
  start(delivery, ports, onFailure) {
    const worker = new Worker(`data:text/javascript,${encodeURIComponent(BOOTSTRAP)}`, { type: 'module' });
    worker.onerror = (event) => {
      event.preventDefault();
      onFailure(event.message || NO_WORD);
    };
    worker.postMessage(delivery, ports);
    return worker;
  },
};

const fromBlobUrl: WorkerWay = {
  name: 'from a blob: URL in a frame of its own',
  // its worker has the policy of the document that made it, or is none of ours
  probesNetwork: true,
  start(delivery, ports, onFailure) {
    const cell = sealedFrame(CELL);
    let ready = false;
    const hear = ({ source, data }: MessageEvent) => {
      if (source !== cell.contentWindow) return;
      if (ready) onFailure(String(data) || NO_WORD);
      else cell.contentWindow?.postMessage(delivery, '*', ports);
      ready = true;
    };
    addEventListener('message', hear);
    document.body.append(cell);
    return {
      terminate() {
        removeEventListener('message', hear);
        cell.remove();
      },
    };
  },
};

export const WORKER_WAYS: readonly WorkerWay[] = [fromDataUrl, fromBlobUrl];

/**
 * The first way that works here. Rejects with a sentence when none does. A way that leads out of the sandbox is none.
 */
export async function findWorkerWay(ways = WORKER_WAYS): Promise<WorkerWay> {
  const refusals: string[] = [];
  for (const way of ways) {
    try {
      await probe(way);
      return way;
    } catch (error) {
      refusals.push(`${way.name} (${error instanceof Error ? error.message : error})`);
    }
  }
  throw new Error(
    `this browser starts no sealed worker, neither ${refusals.join(' nor ')}. Use a current version of Chrome, Edge, Firefox or Safari`,
  );
}

/** Starts a worker with a kernel that says where it is and what it reaches. */
async function probe(way: WorkerWay): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  let worker: SealedWorker | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const found = await new Promise((resolve, reject) => {
      const fail = (message: string) => reject(new Error(message));
      timer = setTimeout(fail, PROBE_TIMEOUT_MS, `no answer within ${PROBE_TIMEOUT_MS / 1000} seconds`);
      port1.onmessage = ({ data }) => resolve(data);
      worker = way.start({ kernel: probeKernel(way), equipment: { family: 'nodejs', libraries: {} } }, [port2], fail);
    });
    if (found !== SEALED) throw new Error(String(found));
  } finally {
    clearTimeout(timer);
    worker?.terminate();
    port1.close();
  }
}

const SEALED = 'sealed';

/** connect-src 'none' forbids data: too, so nothing has to leave the machine to see it hold. */
const probeKernel = ({ probesNetwork }: WorkerWay) =>
  new Blob(
    [
      `export const start = async (_, port) => {
  const open = ${probesNetwork} && (await fetch('data:,').then(() => true, () => false));
  port.postMessage(self.origin !== 'null' ? 'its origin is not sealed off' : open ? 'its network is not sealed off' : '${SEALED}');
};`,
    ],
    { type: 'text/javascript' },
  );
