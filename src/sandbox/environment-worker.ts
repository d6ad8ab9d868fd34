/**
 * One worker as the host knows it: a kernel booting, waiting as a spare, or assigned to one execution environment.
 * Whatever comes out of it is parsed, and rationed by kind; a worker that keeps talking nonsense is killed.
 */
import type { HttpResponse } from '../api/http.ts';
import type { InvokeOrder, RuntimeFamily } from '../lambda/runtime-host.ts';
import { type Assignment, type KernelOrder, type KernelReport, parseKernelReport, tmpLimitBytes } from './protocol.ts';
import type { SupervisorLink } from './supervisor-link.ts';
import { TokenBucket } from './token-bucket.ts';

/** Log messages in hand at once, and how many more each second and each finished invocation bring. */
const LOG_BURST = 500;
const LOGS_PER_SECOND = 200;
const LOGS_PER_INVOCATION = 4;
/** Malformed or excess messages after which the worker is held to be hostile. */
const MISCONDUCT_LIMIT = 2_000;
/** The first boot of CPython on a slow, busy machine. */
const BOOT_TIMEOUT_MS = 120_000;
/** From what it is handed to the begin of its Init. */
const ASSIGN_TIMEOUT_MS = 30_000;

export class EnvironmentWorker {
  readonly workerId: number;
  readonly family: RuntimeFamily;
  /** Resolves when the kernel is up; with what kept it from using a snapshot, if anything did. */
  readonly booted: Promise<string | undefined>;
  readonly #link: SupervisorLink;
  readonly #port: MessagePort;
  #onReport: (report: KernelReport) => void = () => {};
  #settleBoot!: { resolve(problem: string | undefined): void; reject(error: Error): void };
  /** Runs while the kernel owes a sign of life: that it is up, then that Init begins. */
  #timer: ReturnType<typeof setTimeout> | undefined;
  #up = false;
  #assigned = false;
  #closed = false;
  #failure: string | undefined;
  readonly #logs = new TokenBucket(LOG_BURST, LOGS_PER_SECOND, () => performance.now());
  #misconduct = 0;

  constructor(link: SupervisorLink, family: RuntimeFamily) {
    const { workerId, port } = link.spawn(family, (message) => this.fail(message));
    this.workerId = workerId;
    this.family = family;
    this.#link = link;
    this.#port = port;
    this.booted = new Promise((resolve, reject) => {
      this.#settleBoot = { resolve, reject };
    });
    // whoever takes the worker awaits it; a spare nobody took must not count as an unhandled rejection
    this.booted.catch(() => {});
    this.#expect('start', BOOT_TIMEOUT_MS);
    port.onmessage = (event) => this.#hear(event.data);
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Why it failed, if it did; a sentence. */
  get failure(): string | undefined {
    return this.#failure;
  }

  /** Who hears the reports from now on. */
  listen(onReport: (report: KernelReport) => void): void {
    this.#onReport = onReport;
  }

  /** `tmpFrom`: the worker that left its /tmp to this one. */
  assign(assignment: Assignment, tmpFrom?: number): void {
    this.#assigned = true;
    if (this.#up) this.#expect('begin Init', ASSIGN_TIMEOUT_MS);
    this.#link.openTmp(this.workerId, tmpLimitBytes(assignment.spec), tmpFrom);
    this.#order({ type: 'assign', assignment });
  }

  invoke(order: InvokeOrder): void {
    this.#order({ type: 'invoke', order });
  }

  answer(id: number, response: HttpResponse): void {
    this.#order({ type: 'aws-response', id, response });
  }

  /** It said what no kernel says. */
  countMisconduct(): void {
    this.#misconduct += 1;
    if (this.#misconduct > MISCONDUCT_LIMIT) this.fail('the worker sent too much');
  }

  /** Ends the worker at once; nothing it still says is heard. */
  kill(): void {
    this.end();
    this.#link.dropTmp(this.workerId);
  }

  /** As `kill`, but what it has in /tmp stays for another worker. */
  end(): void {
    if (this.#closed) return;
    this.#close(this.#failure ?? 'the worker was killed');
    this.#link.kill(this.workerId);
  }

  /** The worker died by itself, or was found unusable. */
  fail(message: string): void {
    if (this.#closed) return;
    const onReport = this.#onReport;
    this.#failure = message;
    this.end();
    onReport({ type: 'exited', reason: 'signal: killed', outOfMemory: false, maxMemoryUsedMb: 0 });
  }

  #close(message: string): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#port.onmessage = null;
    this.#port.close();
    this.#onReport = () => {};
    this.#settleBoot.reject(new Error(message));
  }

  #expect(what: string, limitMs: number): void {
    const late = `its worker did not ${what} within ${limitMs / 1000} seconds. Close what else keeps this device busy, and try again`;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.fail(late), limitMs);
  }

  #order(order: KernelOrder): void {
    if (!this.#closed) this.#port.postMessage(order);
  }

  #hear(data: unknown): void {
    const report = parseKernelReport(data);
    if (!report || (report.type === 'log' && !this.#logs.take())) {
      this.countMisconduct();
      return;
    }
    if (report.type === 'succeeded' || report.type === 'failed') this.#logs.add(LOGS_PER_INVOCATION);
    if (report.type === 'init-started') clearTimeout(this.#timer);
    if (report.type === 'up') {
      clearTimeout(this.#timer);
      this.#up = true;
      if (this.#assigned) this.#expect('begin Init', ASSIGN_TIMEOUT_MS);
      this.#settleBoot.resolve(report.problem);
      return;
    }
    this.#onReport(report);
  }
}
