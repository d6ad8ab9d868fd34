/** The host of runtimes, loaded with the first order to it: a screen runs nothing. */
import type { Effect, EnvironmentEvent, RuntimeFamily, RuntimeHost } from '../lambda/runtime-host.ts';
import type { SandboxRuntimeHost } from '../sandbox/runtime-host.ts';
import { startFailure } from '../sandbox/start-failure.ts';
import { within } from '../sandbox/within.ts';

const LOAD_LIMIT_MS = 30_000;
const LATE = `its files did not come within ${LOAD_LIMIT_MS / 1000} seconds. Check the connection to the page's host, and try again`;

type EnvironmentEventListener = (environmentId: string, event: EnvironmentEvent) => void;

export class LaterSandbox implements RuntimeHost {
  readonly #create: () => Promise<SandboxRuntimeHost>;
  readonly #onEvent: EnvironmentEventListener;
  #host: SandboxRuntimeHost | undefined;
  #loading: Promise<SandboxRuntimeHost> | undefined;
  /** What was ordered before it was there. */
  #orders: Effect[] = [];

  constructor(create: () => Promise<SandboxRuntimeHost>, onEvent: EnvironmentEventListener) {
    this.#create = create;
    this.#onEvent = onEvent;
  }

  perform(effect: Effect): void {
    if (this.#host) {
      this.#host.perform(effect);
      return;
    }
    this.#orders.push(effect);
    this.load().catch((error: unknown) => this.#refuse(error));
  }

  prewarm(family: RuntimeFamily): void {
    // the first order says what is wrong
    this.load().then(
      (host) => host.prewarm(family),
      () => undefined,
    );
  }

  /** Rejects with a sentence's end; the next call tries again. */
  load(): Promise<SandboxRuntimeHost> {
    this.#loading ??= within(LOAD_LIMIT_MS, this.#create(), LATE).then(
      (host) => this.#opened(host),
      (error: unknown) => {
        this.#loading = undefined;
        throw error;
      },
    );
    return this.#loading;
  }

  #opened(host: SandboxRuntimeHost): SandboxRuntimeHost {
    this.#host = host;
    for (const order of this.#orders.splice(0)) host.perform(order);
    return host;
  }

  #refuse(cause: unknown): void {
    for (const order of this.#orders.splice(0)) {
      if (order.type !== 'start-environment') continue;
      for (const event of startFailure(cause)) this.#onEvent(order.spec.environmentId, event);
    }
  }
}
