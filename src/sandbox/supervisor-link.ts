/**
 * The host's end of the supervisor's port: orders out, heartbeat back. All environments of a tab share one renderer
 * process, and JavaScript that exhausts its heap takes that process down without a word; missed beats are the only sign.
 */
import type { RuntimeFamily } from '../lambda/runtime-host.ts';
import { parseSupervisorReport, type SupervisorOrder } from './protocol.ts';

const BEAT_INTERVAL_MS = 500;
/** Beats are counted, not timed, so that a sleeping laptop is not taken for a dead renderer. */
const MISSED_BEATS = 10;
/** Until the first answer: the frame's script may come over a slow line. */
const MISSED_BEATS_AT_FIRST = 120;

export interface SupervisorListener {
  /** The renderer is gone, and every environment with it. */
  onLost(): void;
  onWorkerFailed(workerId: number, message: string): void;
}

export class SupervisorLink {
  readonly #port: MessagePort;
  readonly #listener: SupervisorListener;
  readonly #heartbeat: ReturnType<typeof setInterval>;
  #beats = 0;
  #answered = 0;
  #workers = 0;

  constructor(port: MessagePort, listener: SupervisorListener) {
    this.#port = port;
    this.#listener = listener;
    port.onmessage = (event) => this.#hear(event.data);
    this.#heartbeat = setInterval(() => this.#beat(), BEAT_INTERVAL_MS);
  }

  installNodejs(kernel: Blob): void {
    this.#order({ type: 'install-nodejs', kernel });
  }

  installPython(order: Omit<Extract<SupervisorOrder, { type: 'install-python' }>, 'type'>): void {
    this.#order({ type: 'install-python', ...order });
  }

  installSnapshot(snapshot: Blob): void {
    this.#order({ type: 'install-snapshot', snapshot });
  }

  /** Starts a worker; the port leads to its kernel. */
  spawn(family: RuntimeFamily, makeSnapshot = false): { workerId: number; port: MessagePort } {
    const workerId = ++this.#workers;
    const { port1, port2 } = new MessageChannel();
    this.#port.postMessage({ type: 'spawn', workerId, family, makeSnapshot } satisfies SupervisorOrder, [port2]);
    return { workerId, port: port1 };
  }

  kill(workerId: number): void {
    this.#order({ type: 'kill', workerId });
  }

  openTmp(workerId: number, limitBytes: number, from: number | undefined): void {
    this.#order({ type: 'open-tmp', workerId, limitBytes, from });
  }

  dropTmp(workerId: number): void {
    this.#order({ type: 'drop-tmp', workerId });
  }

  close(): void {
    clearInterval(this.#heartbeat);
    this.#port.close();
  }

  #beat(): void {
    const allowed = this.#answered === 0 ? MISSED_BEATS_AT_FIRST : MISSED_BEATS;
    if (this.#beats - this.#answered >= allowed) {
      this.close();
      this.#listener.onLost();
      return;
    }
    this.#order({ type: 'ping', count: ++this.#beats });
  }

  #hear(data: unknown): void {
    const report = parseSupervisorReport(data);
    if (report?.type === 'pong') this.#answered = this.#beats;
    if (report?.type === 'worker-failed') this.#listener.onWorkerFailed(report.workerId, report.message);
  }

  #order(order: SupervisorOrder): void {
    this.#port.postMessage(order);
  }
}
