/**
 * Why each of the last invocations went where it went: which version the draw chose, a warm environment or a cold start,
 * or the reason of the throttle.
 */
import type { ThrottleReason } from '../data-plane/admission.ts';
import { Invocation, type InvocationStatus } from '../data-plane/invocation.ts';
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

/** Costs one reference an invocation: what a decision says is read from it when somebody asks. */
export class DecisionTrace implements InvocationObserver {
  readonly #limit: number;
  /** The last ones, in a ring; what was refused is told at once, for nobody keeps it. */
  readonly #ring: (Invocation | Decision)[] = [];
  #next = 0;
  #displaced: Invocation | undefined;

  constructor(limit = 1000) {
    this.#limit = limit;
  }

  /** Oldest first. */
  decisions(): Decision[] {
    const oldestFirst = [...this.#ring.slice(this.#next), ...this.#ring.slice(0, this.#next)];
    return oldestFirst.map((kept) => (kept instanceof Invocation ? decisionOf(kept) : kept));
  }

  find(requestId: string): Decision | undefined {
    return this.decisions().find((decision) => decision.requestId === requestId);
  }

  throttled(invocation: Invocation, reason: ThrottleReason): void {
    const { inFlight, reserved } = invocation.pool.concurrency;
    this.#keep({ ...decisionOf(invocation), throttle: { reason, inFlight, reserved } });
  }

  assigned(invocation: Invocation): void {
    if (invocation !== this.#displaced) this.#keep(invocation);
    this.#displaced = undefined;
  }

  /** It is assigned again at once. */
  displaced(invocation: Invocation): void {
    this.#displaced = invocation;
  }

  #keep(kept: Invocation | Decision): void {
    this.#ring[this.#next] = kept;
    this.#next = (this.#next + 1) % this.#limit;
  }
}

function decisionOf(invocation: Invocation): Decision {
  const { input, target, version, draw, environment, status } = invocation;
  const { additional, weight } = target;
  return {
    requestId: input.requestId,
    atMs: invocation.acceptedAtMs,
    functionName: target.functionName,
    qualifier: target.qualifier,
    version: version.version,
    routing:
      additional && draw !== undefined ? { draw, additionalVersion: additional.version.version, weight } : undefined,
    start: environment && (environment.isProvisioned ? 'provisioned' : invocation.coldStart ? 'cold' : 'warm'),
    spillover: invocation.spillover,
    logStreamName: status && environment?.logStreamName,
    throttle: undefined,
    status,
    durationMs: status && invocation.durationMs,
  };
}
