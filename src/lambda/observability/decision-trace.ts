/**
 * Why each of the last invocations went where it went: which version the draw chose, out of which concurrency it ran, in
 * a warm environment or after a cold start; or the reason of the throttle, and the counts it met.
 */
import { type ConcurrencyCounts, DECISIONS_KEPT, type Decision } from '../../api/coldspark.ts';
import type { ThrottleReason } from '../../api/throttle-reasons.ts';
import type { Observations } from '../../kernel/outbox.ts';
import { RecordedSequence } from '../../kernel/recorded-sequence.ts';
import type { RecordedFold } from '../../kernel/recorder.ts';
import { Invocation } from '../data-plane/invocation.ts';
import type { InvocationObserver } from './invocation-observer.ts';

/** The columns of a decision's counts. */
const COUNTS = [
  'quota',
  'accountInFlight',
  'accountReserved',
  'accountProvisioned',
  'unreservedInFlight',
  'reserved',
  'functionProvisioned',
  'onDemandInFlight',
  'provisioned',
  'allocated',
  'provisionedInFlight',
] as const satisfies readonly (keyof ConcurrencyCounts)[];

type Told = Omit<Decision, 'counts' | 'concurrency'> & { isProvisioned: boolean };

/**
 * Costs a reference and a row of numbers an invocation: what a decision says is read from them when somebody asks, and when
 * it is recorded. That is once it has ended; what runs when the leading tab is gone is not known to its successor.
 */
export class DecisionTrace implements InvocationObserver, RecordedFold {
  readonly table = 'decisions';
  onDirty = () => {};
  readonly #limit: number;
  readonly #sequence = new RecordedSequence<Decision>(this.table);
  /** The last ones, in a ring, and their counts beside it; what was refused is told at once, for nobody keeps it. */
  readonly #ring: (Invocation | Told)[] = [];
  readonly #counts: Int32Array;
  /** By place: it is on disk. */
  readonly #recorded: Uint8Array;
  #next = 0;
  #displaced: Invocation | undefined;
  #dirty = false;

  constructor(limit = DECISIONS_KEPT) {
    this.#limit = limit;
    this.#counts = new Int32Array(limit * COUNTS.length);
    this.#recorded = new Uint8Array(limit);
  }

  /** Oldest first; of one function, of one request, or of no earlier time, when they are named. */
  decisions(functionName?: string, requestId?: string, sinceMs = 0): Decision[] {
    const decisions: Decision[] = [];
    const { length } = this.#ring;
    for (let age = 0; age < length; age++) {
      const place = length < this.#limit ? age : (this.#next + age) % this.#limit;
      const kept = this.#ring[place] as Invocation | Told;
      const isInvocation = kept instanceof Invocation;
      const of = isInvocation ? kept.target : kept;
      const { requestId: id } = isInvocation ? kept.input : kept;
      if ((isInvocation ? kept.acceptedAtMs : kept.atMs) < sinceMs) continue;
      if (functionName !== undefined && of.functionName !== functionName) continue;
      if (requestId === undefined || id === requestId) decisions.push(this.#decisionAt(place));
    }
    return decisions;
  }

  throttled(invocation: Invocation, reason: ThrottleReason): void {
    this.#keep({ ...toldOf(invocation), throttle: reason }, invocation);
  }

  assigned(invocation: Invocation): void {
    if (invocation !== this.#displaced) this.#keep(invocation, invocation);
    this.#displaced = undefined;
  }

  /** It is assigned again at once. */
  displaced(invocation: Invocation): void {
    this.#displaced = invocation;
  }

  ended(): void {
    this.#touch();
  }

  flush(observations: Observations): void {
    this.#dirty = false;
    const read = (number: number) => {
      const place = number % this.#limit;
      const kept = this.#ring[place] as Invocation | Told;
      if (!hasEnded(kept)) return undefined;
      this.#recorded[place] = 1;
      return this.#decisionAt(place);
    };
    this.#sequence.flush(observations, {
      first: Math.max(0, this.#next - this.#limit),
      isNew: (number) => !this.#recorded[number % this.#limit] && hasEnded(this.#ring[number % this.#limit]),
      read,
    });
  }

  restore(records: Iterable<unknown>): void {
    for (const { counts, concurrency, ...told } of this.#sequence.restore(records)) {
      const place = this.#next++ % this.#limit;
      COUNTS.forEach((name, column) => {
        this.#counts[place * COUNTS.length + column] = counts[name];
      });
      this.#ring[place] = { ...told, isProvisioned: concurrency === 'provisioned' };
      this.#recorded[place] = 1;
    }
  }

  #touch(): void {
    if (this.#dirty) return;
    this.#dirty = true;
    this.onDirty();
  }

  #keep(kept: Invocation | Told, { pool }: Invocation): void {
    const { concurrency: fn } = pool;
    const { account } = fn;
    const provisioned = pool.provisioned.concurrency;
    const counts = this.#counts;
    const place = this.#sequence.add() % this.#limit;
    let column = place * COUNTS.length;
    counts[column++] = account.quota;
    counts[column++] = account.inFlight;
    counts[column++] = account.reserved;
    counts[column++] = account.provisioned;
    counts[column++] = account.unreservedInFlight;
    counts[column++] = fn.reserved ?? -1;
    counts[column++] = fn.provisioned;
    counts[column++] = fn.onDemandInFlight;
    counts[column++] = provisioned.setAside;
    counts[column++] = provisioned.allocated;
    counts[column] = provisioned.inFlight;
    this.#ring[place] = kept;
    this.#recorded[place] = 0;
    this.#next++;
    this.#touch();
  }

  #decisionAt(place: number): Decision {
    const kept = this.#ring[place] as Invocation | Told;
    return withCounts(kept instanceof Invocation ? toldOf(kept) : kept, this.#countsAt(place));
  }

  #countsAt(place: number): ConcurrencyCounts {
    const counts = COUNTS.map((name, column) => [name, this.#counts[place * COUNTS.length + column]]);
    return Object.fromEntries(counts) as unknown as ConcurrencyCounts;
  }
}

/** Or was refused. */
const hasEnded = (kept: Invocation | Told | undefined) =>
  kept !== undefined && (kept.status !== undefined || !(kept instanceof Invocation));

/** A reservation is as it was then, not as it is now. */
function withCounts({ isProvisioned, ...told }: Told, counts: ConcurrencyCounts): Decision {
  const concurrency = isProvisioned ? 'provisioned' : counts.reserved >= 0 ? 'reserved' : 'unreserved';
  return { ...told, concurrency, counts };
}

function toldOf(invocation: Invocation): Told {
  const { input, target, version, draw, environment, status, errorType } = invocation;
  const { primary, additional, weight } = target;
  return {
    requestId: input.requestId,
    atMs: invocation.acceptedAtMs,
    functionName: target.functionName,
    qualifier: target.qualifier,
    version: version.version,
    routing:
      additional && draw !== undefined
        ? {
            draw,
            primaryVersion: primary.version.version,
            additionalVersion: additional.version.version,
            weight,
          }
        : undefined,
    isEvent: input.isEvent ?? false,
    start: environment && (environment.isProvisioned ? 'provisioned' : invocation.coldStart ? 'cold' : 'warm'),
    isProvisioned: invocation.lease?.isProvisioned ?? false,
    spillover: invocation.spillover,
    logStreamName: status && environment?.logStreamName,
    status,
    errorType,
    durationMs: status && invocation.durationMs,
    initDurationMs: invocation.initDurationMs,
  };
}
