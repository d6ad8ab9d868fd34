/**
 * The console's only door to the region. Every tab has a region worker of its own; this page talks to it over one port,
 * and lends it the sandbox frame that only a page can have.
 */
import { type BridgeState, UNKNOWN_BRIDGE } from '../api/bridge.ts';
import type { Region, RegionStatus } from '../api/coldspark.ts';
import type { HttpRequest, HttpResponse } from '../api/http.ts';
import type { Sandbox } from '../sandbox/page/sandbox-frame.ts';
import { engineNames } from './engine-names.ts';
import type { FromPage, FromWorker, Opening, PageRequest } from './port-messages.ts';
import { serviceFailure } from './service-failure.ts';

export interface RegionOptions {
  /** Where the build's files are. */
  baseUrl: string;
  openSandbox(baseUrl: string): Sandbox;
}

/** Of the worker's first word, over a slow line. */
const START_LIMIT_MS = 60_000;

export function openRegion({ baseUrl, openSandbox }: RegionOptions): Region {
  const client = new RegionClient(() => openSandbox(baseUrl));
  const worker = new Worker(new URL('./engine-worker.ts', import.meta.url), { type: 'module', name: 'region' });
  worker.addEventListener('error', (event) => client.failToStart(event.message));
  setTimeout(() => {
    if (client.failToStart(`its worker said nothing within ${START_LIMIT_MS / 1000} seconds`)) worker.terminate();
  }, START_LIMIT_MS);
  worker.postMessage({ baseUrl } satisfies Opening, [client.connect()]);
  return client;
}

class RegionClient implements Region {
  readonly #openSandbox: () => Sandbox;
  readonly #port: MessagePort;
  readonly #workerPort: MessagePort;
  #status: RegionStatus = { phase: 'starting', leader: false, engines: engineNames(navigator.userAgent) };
  #bridge = UNKNOWN_BRIDGE;
  /** By how much the page's steady clock is ahead of the worker's, as the promptest news so far had it. */
  #aheadMs = Number.POSITIVE_INFINITY;
  readonly #statusListeners = new Set<(status: RegionStatus) => void>();
  readonly #changeListeners = new Set<(topics: string[]) => void>();
  readonly #bridgeListeners = new Set<(state: BridgeState) => void>();
  readonly #waiting = new Map<number, (response: HttpResponse) => void>();
  #ids = 0;
  /** Those of this turn. */
  #requests: PageRequest[] = [];
  #sandbox: Sandbox | undefined;
  #started = false;
  #lost: HttpResponse | undefined;

  constructor(openSandbox: () => Sandbox) {
    this.#openSandbox = openSandbox;
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    this.#workerPort = port2;
    port1.onmessage = (event: MessageEvent<FromWorker>) => this.#hear(event.data);
  }

  /** The worker's end. */
  connect(): MessagePort {
    return this.#workerPort;
  }

  get status(): RegionStatus {
    return this.#status;
  }

  get bridge(): BridgeState {
    return this.#bridge;
  }

  readonly handle = (request: HttpRequest): Promise<HttpResponse> => {
    if (this.#lost) return Promise.resolve(this.#lost);
    return new Promise((resolve) => {
      const id = ++this.#ids;
      this.#waiting.set(id, resolve);
      // what answers that came together lead to leaves together
      if (this.#requests.push({ id, request }) === 1) queueMicrotask(() => this.#send());
    });
  };

  onStatus(listener: (status: RegionStatus) => void): () => void {
    this.#statusListeners.add(listener);
    return () => this.#statusListeners.delete(listener);
  }

  onChange(listener: (topics: string[]) => void): () => void {
    this.#changeListeners.add(listener);
    return () => this.#changeListeners.delete(listener);
  }

  onBridge(listener: (state: BridgeState) => void): () => void {
    this.#bridgeListeners.add(listener);
    return () => this.#bridgeListeners.delete(listener);
  }

  /** An error of the worker; none is told of a script that did not come. Once it has spoken it answers for its errors itself: then false. */
  failToStart(message: string | undefined): boolean {
    if (this.#started || this.#lost) return false;
    // as browsers report an error nobody caught
    const why = message?.replace(/^(Uncaught )?(\w*Error: )?/, '').replace(/\.$/, '');
    const reason = `The region of this tab could not start: ${why || 'its worker did not load'}. Reload the page.`;
    this.#lost = serviceFailure(500, reason);
    for (const resolve of this.#waiting.values()) resolve(this.#lost);
    this.#waiting.clear();
    this.#setStatus({ phase: 'failed', leader: false, reason, engines: this.#status.engines });
    return true;
  }

  #hear(message: FromWorker): void {
    this.#started = true;
    switch (message.type) {
      case 'responses':
        for (const { id, response } of message.answers) {
          this.#waiting.get(id)?.(response);
          this.#waiting.delete(id);
        }
        break;
      case 'open-sandbox':
        this.#sandbox?.dispose();
        this.#sandbox = this.#openSandbox();
        this.#post({ type: 'sandbox', id: message.id }, [this.#sandbox.port]);
        break;
      case 'are-you-there':
        this.#post({ type: 'here' });
        break;
      case 'status':
        this.#setStatus(this.#onThisClock(message.status));
        break;
      case 'changed':
        for (const listener of this.#changeListeners) listener(message.topics);
        break;
      case 'bridge':
        this.#bridge = message.state;
        for (const listener of this.#bridgeListeners) listener(message.state);
        break;
    }
  }

  #setStatus(status: RegionStatus): void {
    this.#status = status;
    for (const listener of this.#statusListeners) listener(status);
  }

  /** The worker's steady clock is another than the page's. News reach a busy page late, and never early. */
  #onThisClock({ clock, ...status }: RegionStatus): RegionStatus {
    if (!clock) return status;
    this.#aheadMs = Math.min(this.#aheadMs, performance.now() - clock.hostMs);
    return { ...status, clock: { ...clock, hostMs: clock.hostMs + this.#aheadMs } };
  }

  /** Copied, not transferred: the caller may want to send its bytes again. */
  #send(): void {
    const requests = this.#requests;
    this.#requests = [];
    this.#post({ type: 'requests', requests });
  }

  #post(message: FromPage, transfer: Transferable[] = []): void {
    this.#port.postMessage(message, transfer);
  }
}
