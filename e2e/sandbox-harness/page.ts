/** The harness's page: opens sandbox frames for the host in its worker, and lets a test give orders and read events. */
import type { HttpRequest, HttpResponse } from '../../src/api/http.ts';
import type { Caller } from '../../src/kernel/caller.ts';
import type { Effect, EnvironmentEvent, EnvironmentSpec } from '../../src/lambda/runtime-host.ts';
import { openSandbox, type Sandbox } from '../../src/sandbox/page/sandbox-frame.ts';
import type { HostCommand, HostConfiguration, HostMessage } from './host.ts';

const baseUrl = new URL('../../', location.href);

class SandboxHarness {
  /** Of every environment, in the order they came. */
  readonly events: { environmentId: string; event: EnvironmentEvent }[] = [];
  /** What the user was told while Python was prepared. */
  readonly preparing: (number | undefined)[] = [];
  /** What the core was asked, and by whom. */
  readonly asked: { operation: string; caller: Caller }[] = [];
  framesOpened = 0;
  maxLagMs = 0;
  readonly #specs = new Map<string, EnvironmentSpec>();
  readonly #worker: Worker;
  #sandbox: Sandbox | undefined;
  #waiters: (() => void)[] = [];
  #onAnswer: (response: HttpResponse) => void = () => {};

  constructor() {
    this.#worker = new Worker(new URL('./host.ts', import.meta.url), { type: 'module' });
    this.#worker.onmessage = (event: MessageEvent<HostMessage>) => this.#hear(event.data);
    // what handlers look for (probes.ts)
    void caches.open('of the page');
    let last = performance.now();
    setInterval(() => {
      const now = performance.now();
      this.maxLagMs = Math.max(this.maxLagMs, now - last - 20);
      last = now;
    }, 20);
  }

  configure(configuration: HostConfiguration): void {
    this.#send({ type: 'configure', configuration, assetBase: baseUrl.href });
  }

  addPackage(sha256: string, files: Record<string, string>): void {
    this.#send({ type: 'package', sha256, files });
  }

  specOf(environmentId: string): EnvironmentSpec {
    const spec = this.#specs.get(environmentId);
    if (!spec) throw new Error(`no environment ${environmentId} was started`);
    return spec;
  }

  perform(effect: Effect): void {
    if (effect.type === 'start-environment') this.#specs.set(effect.spec.environmentId, effect.spec);
    this.#send({ type: 'perform', effect });
  }

  prewarm(family: 'python' | 'nodejs'): void {
    this.#send({ type: 'prewarm', family });
  }

  /** The core's answer to its root user. */
  ask(request: HttpRequest): Promise<HttpResponse> {
    return new Promise((resolve) => {
      this.#onAnswer = resolve;
      this.#send({ type: 'ask', request });
    });
  }

  /** The first event of an environment at or after a position that is of one of the types, and where it stands. */
  async waitFor(
    environmentId: string,
    types: string[],
    from: number,
  ): Promise<{ event: EnvironmentEvent; at: number }> {
    for (let at = from; ; ) {
      for (; at < this.events.length; at++) {
        const entry = this.events[at];
        if (entry?.environmentId === environmentId && types.includes(entry.event.type))
          return { event: entry.event, at };
      }
      await new Promise<void>((resolve) => this.#waiters.push(resolve));
    }
  }

  log(environmentId: string, from: number, to: number): string {
    return this.events
      .slice(from, to)
      .map((entry) => (entry.environmentId === environmentId && entry.event.type === 'log' ? entry.event.text : ''))
      .join('');
  }

  #hear(message: HostMessage): void {
    if (message.type === 'connect') {
      this.#sandbox?.dispose();
      this.#sandbox = openSandbox(baseUrl);
      this.framesOpened += 1;
      this.#worker.postMessage({ type: 'connected' } satisfies HostCommand, [this.#sandbox.port]);
    } else if (message.type === 'are-you-there') this.#send({ type: 'here' });
    else if (message.type === 'asked') this.asked.push(message);
    else if (message.type === 'answer') this.#onAnswer(message.response);
    else if (message.type === 'preparing') this.preparing.push(message.fraction);
    else {
      this.events.push(message);
      const waiters = this.#waiters;
      this.#waiters = [];
      for (const resume of waiters) resume();
    }
  }

  #send(command: HostCommand): void {
    this.#worker.postMessage(command);
  }
}

declare global {
  interface Window {
    sandboxHarness: SandboxHarness;
  }
}

window.sandboxHarness = new SandboxHarness();
