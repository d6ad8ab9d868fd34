/**
 * Why each of the last invocations went where it went: which version the draw chose, a warm environment or a cold start,
 * or the reason of the throttle.
 */
import type { FunctionConcurrency, ThrottleReason } from '../data-plane/admission.ts';
import type { ExecutionEnvironment } from '../data-plane/execution-environment.ts';
import type { Invocation, InvocationStatus } from '../data-plane/invocation.ts';
import type { InvocationObserver } from './invocation-observer.ts';

export interface Decision {
  requestId: string;
  atMs: number;
  functionName: string;
  qualifier: string | undefined;
  /** The version that was chosen. */
  version: string;
  /** How, when the alias is weighted: the draw fell below the additional version's weight, or it did not. */
  routing: { draw: number; additionalVersion: string; weight: number } | undefined;
  start: 'warm' | 'cold' | 'provisioned' | undefined;
  /** Its version's provisioned concurrency had no room. */
  spillover: boolean;
  logStreamName: string | undefined;
  throttle: { reason: ThrottleReason; inFlight: number; reserved: number | undefined } | undefined;
  status: InvocationStatus | undefined;
  durationMs: number | undefined;
}

export class DecisionTrace implements InvocationObserver {
  readonly #limit: number;
  /** By request id, oldest first. */
  readonly #decisions = new Map<string, Decision>();

  constructor(limit = 1000) {
    this.#limit = limit;
  }

  /** Oldest first. */
  decisions(): Decision[] {
    return [...this.#decisions.values()];
  }

  find(requestId: string): Decision | undefined {
    return this.#decisions.get(requestId);
  }

  routed({ input, target, version }: Invocation, draw: number | undefined, now: number): void {
    const { additional, weight } = target;
    const routing =
      additional && draw !== undefined ? { draw, additionalVersion: additional.version, weight } : undefined;
    this.#decisions.set(input.requestId, {
      requestId: input.requestId,
      atMs: now,
      functionName: target.functionName,
      qualifier: target.qualifier,
      version: version.version,
      routing,
      start: undefined,
      spillover: false,
      logStreamName: undefined,
      throttle: undefined,
      status: undefined,
      durationMs: undefined,
    });
    const [oldest] = this.#decisions.keys();
    if (this.#decisions.size > this.#limit && oldest !== undefined) this.#decisions.delete(oldest);
  }

  throttled({ input }: Invocation, reason: ThrottleReason, concurrency: FunctionConcurrency): void {
    const decision = this.#decisions.get(input.requestId);
    if (decision) decision.throttle = { reason, inFlight: concurrency.inFlight, reserved: concurrency.reserved };
  }

  assigned({ input, coldStart, spillover }: Invocation, { isProvisioned }: ExecutionEnvironment): void {
    const decision = this.#decisions.get(input.requestId);
    if (!decision) return;
    decision.start = isProvisioned ? 'provisioned' : coldStart ? 'cold' : 'warm';
    decision.spillover = spillover;
  }

  ended({ input, status, durationMs }: Invocation, environment: ExecutionEnvironment): void {
    const decision = this.#decisions.get(input.requestId);
    if (!decision) return;
    decision.logStreamName = environment.logStreamName;
    decision.status = status;
    decision.durationMs = durationMs;
  }
}
