/**
 * A RuntimeHost without workers: a handler is a JavaScript function, looked up by the code's hash, and what it takes is
 * modelled time. It reports as the real one does: events, one after the other, each at its moment.
 */
import type { Effect, EnvironmentEvent, EnvironmentSpec, InvokeOrder, RuntimeHost } from './runtime-host.ts';

export interface FakeContext {
  spec: EnvironmentSpec;
  order: InvokeOrder;
  /** Writes a line to the log. */
  log(text: string): void;
  /** What module-level code left behind in this environment. */
  globals: Record<string, unknown>;
}

/** What a package does when it runs. Durations in modelled milliseconds. */
export interface FakeProgram {
  handler: (event: unknown, context: FakeContext) => unknown;
  /** Module-level code; throws to fail Init. */
  load?: (spec: EnvironmentSpec, globals: Record<string, unknown>) => void;
  initMs?: number;
  durationMs?: number;
}

/** Thrown by a program: its process ends, with a reason as in `exit status 1`. */
export class ProcessExit extends Error {
  readonly reason: string | undefined;
  readonly outOfMemory: boolean;

  constructor(reason?: string, outOfMemory = false) {
    super(reason ?? 'exit');
    this.reason = reason;
    this.outOfMemory = outOfMemory;
  }
}

interface PendingReport {
  atMs: number;
  environmentId: string;
  event: EnvironmentEvent;
}

interface FakeEnvironment {
  spec: EnvironmentSpec;
  program: FakeProgram;
  globals: Record<string, unknown>;
}

const MAX_MEMORY_USED_MB = 38;

export class FakeRuntime implements RuntimeHost {
  /** By code hash. */
  readonly programs = new Map<string, FakeProgram>();
  readonly effects: Effect[] = [];
  readonly #environments = new Map<string, FakeEnvironment>();
  readonly #now: () => number;
  #pending: PendingReport[] = [];

  constructor(now: () => number) {
    this.#now = now;
  }

  get nextAtMs(): number | undefined {
    return this.#pending[0]?.atMs;
  }

  /** Environments that are up. */
  get environmentCount(): number {
    return this.#environments.size;
  }

  /** Takes the earliest report off the queue. */
  take(): PendingReport | undefined {
    return this.#pending.shift();
  }

  perform(effect: Effect): void {
    this.effects.push(effect);
    switch (effect.type) {
      case 'start-environment':
        this.#start(effect.spec);
        break;
      case 'invoke-environment':
        this.#invoke(effect.environmentId, effect.order);
        break;
      case 'reset-environment':
      case 'stop-environment':
        this.#environments.delete(effect.environmentId);
        this.#pending = this.#pending.filter((report) => report.environmentId !== effect.environmentId);
        break;
    }
  }

  #start(spec: EnvironmentSpec): void {
    const { environmentId } = spec;
    const program = this.programs.get(spec.codeSha256);
    if (!program) throw new Error(`The fake runtime knows no program for ${spec.functionName}:${spec.functionVersion}`);
    const environment: FakeEnvironment = { spec, program, globals: {} };
    this.#environments.set(environmentId, environment);
    this.#report(environmentId, 0, { type: 'init-started' });
    const { initMs = 100 } = program;
    try {
      program.load?.(spec, environment.globals);
      this.#report(environmentId, initMs, { type: 'init-succeeded', maxMemoryUsedMb: MAX_MEMORY_USED_MB });
    } catch (error) {
      this.#report(environmentId, initMs, failure(error, 'init-failed', ''));
    }
  }

  #invoke(environmentId: string, order: InvokeOrder): void {
    const environment = this.#environments.get(environmentId);
    if (!environment) throw new Error(`An order for an environment that is not up: ${environmentId}`);
    const { spec, program, globals } = environment;
    const { durationMs = 2 } = program;
    const { requestId } = order;
    const log = (text: string) => this.#report(environmentId, 0, { type: 'log', text: `${text}\n` });
    try {
      const result = program.handler(JSON.parse(order.payload), { spec, order, log, globals });
      const payload = JSON.stringify(result) ?? 'null';
      this.#report(environmentId, durationMs, {
        type: 'succeeded',
        requestId,
        payload,
        maxMemoryUsedMb: MAX_MEMORY_USED_MB,
      });
    } catch (error) {
      this.#report(environmentId, durationMs, failure(error, 'failed', requestId));
    }
  }

  #report(environmentId: string, delayMs: number, event: EnvironmentEvent): void {
    this.#pending.push({ atMs: this.#now() + delayMs, environmentId, event });
    // stable: what was said first is told first
    this.#pending.sort((a, b) => a.atMs - b.atMs);
  }
}

function failure(error: unknown, type: 'init-failed' | 'failed', requestId: string): EnvironmentEvent {
  const maxMemoryUsedMb = MAX_MEMORY_USED_MB;
  if (error instanceof ProcessExit)
    return { type: 'exited', reason: error.reason, outOfMemory: error.outOfMemory, maxMemoryUsedMb };
  const { name: errorType, message: errorMessage } = error as Error;
  const payload = JSON.stringify({ errorMessage, errorType, requestId, stackTrace: [] });
  if (type === 'init-failed') return { type, error: payload, errorType, maxMemoryUsedMb };
  return { type, requestId, error: payload, errorType, maxMemoryUsedMb };
}
