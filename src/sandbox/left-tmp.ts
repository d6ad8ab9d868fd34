/**
 * What runtimes that are gone have left in /tmp, until the next runtime of their execution environment takes it over: by
 * the runtime's environment id, the worker under whose number the supervisor keeps it. As many of a family as there may be
 * workers of it; then the oldest goes.
 */
import type { RuntimeFamily } from '../lambda/runtime-host.ts';

interface Left {
  workerId: number;
  family: RuntimeFamily;
}

export class LeftTmp {
  readonly #caps: Record<RuntimeFamily, number>;
  readonly #drop: (workerId: number) => void;
  /** The oldest first. */
  readonly #left = new Map<string, Left>();

  constructor(caps: Record<RuntimeFamily, number>, drop: (workerId: number) => void) {
    this.#caps = caps;
    this.#drop = drop;
  }

  keep(environmentId: string, workerId: number, family: RuntimeFamily): void {
    this.#left.set(environmentId, { workerId, family });
    const ofFamily = [...this.#left].filter(([, left]) => left.family === family);
    const [oldest] = ofFamily;
    if (oldest && ofFamily.length > this.#caps[family]) this.drop(oldest[0]);
  }

  /** Whoever takes it has it from now on. */
  take(environmentId: string): number | undefined {
    const left = this.#left.get(environmentId);
    this.#left.delete(environmentId);
    return left?.workerId;
  }

  drop(environmentId: string): void {
    const workerId = this.take(environmentId);
    if (workerId !== undefined) this.#drop(workerId);
  }

  /** The sandbox is gone, and everything with it. */
  clear(): void {
    this.#left.clear();
  }
}
