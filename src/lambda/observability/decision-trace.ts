/**
 * Why each of the last invocations went where it went: which version the draw chose, a warm environment or a cold start,
 * or the reason of the throttle.
 */
import type { Decision } from '../../api/coldspark.ts';
import type { ThrottleReason } from '../../api/throttle-reasons.ts';
import { Invocation } from '../data-plane/invocation.ts';
import type { InvocationObserver } from './invocation-observer.ts';

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

  /** Oldest first; of one function, or of one request, when they are named. */
  decisions(functionName?: string, requestId?: string): Decision[] {
    return this.#all().filter(
      (decision) =>
        (functionName === undefined || decision.functionName === functionName) &&
        (requestId === undefined || decision.requestId === requestId),
    );
  }

  #all(): Decision[] {
    const oldestFirst = [...this.#ring.slice(this.#next), ...this.#ring.slice(0, this.#next)];
    return oldestFirst.map((kept) => (kept instanceof Invocation ? decisionOf(kept) : kept));
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
