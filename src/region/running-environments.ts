/** The environments a core has started, so that they can be stopped when that core is gone. */
import type { Effect, EnvironmentEvent, RuntimeHost } from '../lambda/runtime-host.ts';

export class RunningEnvironments {
  readonly #host: RuntimeHost;
  readonly #started = new Set<string>();

  constructor(host: RuntimeHost) {
    this.#host = host;
  }

  perform(effect: Effect): void {
    if (effect.type === 'start-environment') {
      this.#started.add(effect.spec.environmentId);
      if (effect.spec.previousId !== undefined) this.#started.delete(effect.spec.previousId);
    }
    if (effect.type === 'stop-environment') this.#started.delete(effect.environmentId);
    this.#host.perform(effect);
  }

  hear(environmentId: string, { type }: EnvironmentEvent): void {
    // one that exited has left its /tmp
    if (type === 'reclaimed') this.#started.delete(environmentId);
  }

  stopAll(): void {
    for (const environmentId of this.#started) this.#host.perform({ type: 'stop-environment', environmentId });
    this.#started.clear();
  }
}
