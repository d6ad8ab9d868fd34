/**
 * The host's end of the supervisor's port: orders out, heartbeat back. All environments of a tab share one renderer
 * process, and JavaScript that exhausts its heap takes that process down without a word; missed beats are the only sign.
 * Where the frame shares the page's thread (Firefox, WebKit) it is silent with a page that is busy, too: before the frame
 * is held to be gone, the page must have answered.
 */
import type { RuntimeFamily } from '../lambda/runtime-host.ts';
import { parseSupervisorReport, type SupervisorOrder } from './protocol.ts';

const BEAT_INTERVAL_MS = 500;
/** Beats are counted, not timed, so that a sleeping laptop is not taken for a dead renderer. */
const MISSED_BEATS = 10;
/** Until the first answer: the frame's script may come over a slow line. */
const MISSED_BEATS_AT_FIRST = 60;
/** That the frame still has once the page has answered, whose thread it may share. */
const BEATS_AFTER_PAGE = 4;

export interface SupervisorListener {
  /** The renderer is gone, and every environment with it. `why`: a sentence. */
  onLost(why: string): void;
  /** Resolves once the page has answered. */
  pageAnswers(): Promise<void>;
}

export class SupervisorLink {
  readonly #port: MessagePort;
  readonly #listener: SupervisorListener;
  readonly #heartbeat: ReturnType<typeof setInterval>;
  #beats = 0;
  #answered = 0;
  /** Set while the frame is silent and the page was asked; the beat at which it is lost. */
  #lostAtBeat: number | undefined;
  #workers = 0;
  #closed = false;
  /** Who hears of a worker's failure, by its number. */
  readonly #onFailed = new Map<number, (message: string) => void>();

  constructor(port: MessagePort, listener: SupervisorListener) {
    this.#port = port;
    this.#listener = listener;
    port.onmessage = (event) => this.#hear(event.data);
    this.#heartbeat = setInterval(() => this.#beat(), BEAT_INTERVAL_MS);
  }

  installNodejs(kernel: Blob, libraries: Readonly<Record<string, Blob>>): void {
    this.#order({ type: 'install-nodejs', kernel, libraries });
  }

  installPython(order: Omit<Extract<SupervisorOrder, { type: 'install-python' }>, 'type'>): void {
    this.#order({ type: 'install-python', ...order });
  }

  /** Whether the frame ever came up. */
  get wasUp(): boolean {
    return this.#answered > 0;
  }

  /** Starts a worker; the port leads to its kernel. `onFailed`: it died before or outside its kernel, or with the frame. */
  spawn(family: RuntimeFamily, onFailed: (message: string) => void): { workerId: number; port: MessagePort } {
    const workerId = ++this.#workers;
    this.#onFailed.set(workerId, onFailed);
    const { port1, port2 } = new MessageChannel();
    this.#port.postMessage({ type: 'spawn', workerId, family } satisfies SupervisorOrder, [port2]);
    return { workerId, port: port1 };
  }

  kill(workerId: number): void {
    this.#onFailed.delete(workerId);
    this.#order({ type: 'kill', workerId });
  }

  openTmp(workerId: number, limitBytes: number, from: number | undefined): void {
    this.#order({ type: 'open-tmp', workerId, limitBytes, from });
  }

  dropTmp(workerId: number): void {
    this.#order({ type: 'drop-tmp', workerId });
  }

  get closed(): boolean {
    return this.#closed;
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#heartbeat);
    this.#port.close();
  }

  #beat(): void {
    this.#order({ type: 'ping', count: ++this.#beats });
    if (this.#lostAtBeat !== undefined) {
      if (this.#beats >= this.#lostAtBeat) this.#lose();
      return;
    }
    const allowed = this.wasUp ? MISSED_BEATS : MISSED_BEATS_AT_FIRST;
    if (this.#beats - this.#answered <= allowed) return;
    this.#lostAtBeat = Number.POSITIVE_INFINITY;
    void this.#listener.pageAnswers().then(() => {
      if (this.#lostAtBeat !== undefined) this.#lostAtBeat = this.#beats + BEATS_AFTER_PAGE;
    });
  }

  #lose(): void {
    const why = this.wasUp
      ? 'the process of the execution environments ended, of too little memory at the most'
      : `the frame of the execution environments (sandbox-frame.html) did not answer within ${(MISSED_BEATS_AT_FIRST * BEAT_INTERVAL_MS) / 1000} seconds. Reload the page; if that does not help, see whether an extension blocks it`;
    const failed = [...this.#onFailed.values()];
    this.close();
    this.#listener.onLost(why);
    for (const onFailed of failed) onFailed(why);
  }

  #hear(data: unknown): void {
    const report = parseSupervisorReport(data);
    if (report?.type === 'pong') {
      this.#answered = this.#beats;
      this.#lostAtBeat = undefined;
    }
    if (report?.type === 'worker-failed') this.#onFailed.get(report.workerId)?.(report.message);
  }

  #order(order: SupervisorOrder): void {
    this.#port.postMessage(order);
  }
}
