/**
 * The page's end of its service worker: registers it once the page has nothing better to do, asks it to keep everything
 * once Python was made ready, and says how that stands and whether a new version waits.
 */
import type { Region, RegionStatus } from '../api/coldspark.ts';
import type { FromPage, KeptFiles, Offline, OfflineState } from '../api/offline.ts';
import { letGoOfWorker, reachesHost } from './host.ts';

type RegionNews = Pick<Region, 'status' | 'onStatus'>;

/** What follows the first screen (runtimes that are made ready, a first click) comes first. */
const QUIET_MS = 4000;
/** A tab may stay open for days; whoever comes back to it hears of a new version. */
const SHORTEST_UPDATE_PAUSE_MS = 3_600_000;

/** `baseUrl`: where the build's files are, and the worker's. */
export function keepOffline(baseUrl: string, region: RegionNews): Offline {
  const copy = new OfflineCopy(baseUrl);
  copy.begin(region).catch((error) => copy.fail(error));
  return copy;
}

class OfflineCopy implements Offline {
  readonly #baseUrl: string;
  readonly #workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  #registration: ServiceWorkerRegistration | undefined;
  #wantsAll = false;
  #state: OfflineState = { update: 'none' };
  readonly #listeners = new Set<(state: OfflineState) => void>();

  constructor(baseUrl: string) {
    this.#baseUrl = baseUrl;
  }

  get state(): OfflineState {
    return this.#state;
  }

  onState(listener: (state: OfflineState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  keepAll(): void {
    this.#wantsAll = true;
    if (this.#registration?.active) this.#post(this.#registration.active, { type: 'keep-all' });
    // the first worker could not keep the core
    else this.#register().catch((error) => this.fail(error));
  }

  takeUpdate(): void {
    const { waiting } = this.#registration ?? {};
    if (waiting) this.#post(waiting, { type: 'take-over' });
    else this.#set({ update: 'taken' });
  }

  readonly reachesHost = reachesHost;
  readonly letGo = letGoOfWorker;

  async begin(region: RegionNews): Promise<void> {
    const workers = this.#workers;
    if (!workers) throw new Error('This browser has no service workers for this page, as in some private windows.');
    const pythonUsed = pythonMadeReady(region);
    this.#followTakeOver(workers);
    await quiet(region);
    workers.onmessage = ({ data }: MessageEvent<KeptFiles>) => this.#set({ files: data });
    await this.#register();
    const { active } = await workers.ready;
    const report = () => this.#post(active, { type: this.#wantsAll ? 'keep-all' : 'report' });
    report();
    // what was interrupted goes on
    addEventListener('online', report);
    await pythonUsed;
    this.keepAll();
  }

  async #register(): Promise<void> {
    const script = new URL('service-worker.js', this.#baseUrl);
    const registration = await this.#workers?.register(script, { scope: this.#baseUrl });
    if (!registration || registration === this.#registration) return;
    this.#registration = registration;
    this.#followUpdates(registration);
  }

  /** The first worker of a page takes nothing over. */
  #followTakeOver(workers: ServiceWorkerContainer): void {
    const isFirst = workers.controller === null;
    workers.addEventListener('controllerchange', () => {
      if (!isFirst || this.#state.update === 'waiting') this.#set({ update: 'taken' });
    });
  }

  #followUpdates(registration: ServiceWorkerRegistration): void {
    const look = () => {
      if (registration.waiting && registration.active) this.#set({ update: 'waiting' });
    };
    const follow = () => registration.installing?.addEventListener('statechange', look);
    registration.addEventListener('updatefound', follow);
    follow();
    look();
    let checkedMs = performance.now();
    document.addEventListener('visibilitychange', () => {
      if (document.hidden || !navigator.onLine || performance.now() - checkedMs < SHORTEST_UPDATE_PAUSE_MS) return;
      checkedMs = performance.now();
      // without the host there is no new version
      registration.update().catch(() => undefined);
    });
  }

  fail(error: unknown): void {
    this.#set({ unavailable: error instanceof Error ? error.message : String(error) });
  }

  #post(worker: ServiceWorker | null | undefined, message: FromPage): void {
    worker?.postMessage(message);
  }

  #set(change: Partial<OfflineState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener(this.#state);
  }
}

/** The region runs, Python is not being fetched, and the browser is idle. */
async function quiet(region: RegionNews): Promise<void> {
  await until(region, ({ phase, preparingPython }) => phase !== 'starting' && preparingPython === undefined);
  await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  // Safari has none
  await new Promise<unknown>((resolve) => globalThis.requestIdleCallback?.(resolve) ?? resolve(undefined));
}

/** In this visit. */
async function pythonMadeReady(region: RegionNews): Promise<void> {
  await until(region, ({ preparingPython }) => preparingPython !== undefined);
  await until(region, ({ preparingPython }) => preparingPython === undefined);
}

function until(region: RegionNews, holds: (status: RegionStatus) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (status: RegionStatus) => {
      if (!holds(status)) return;
      stop();
      resolve();
    };
    const stop = region.onStatus(look);
    look(region.status);
  });
}
