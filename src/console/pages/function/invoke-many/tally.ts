/** What many invocations came to: how often each version ran, what was refused, how long it took. */

import { reportIn } from '../../../domain/report-line.ts';
import type { InvocationResult } from '../../../queries/invocations.ts';
import { percentile } from './split-statistics.ts';

/** One answer. A throttle ran nothing, and is not tried again. */
export type Answer =
  | { kind: 'ran'; result: InvocationResult; roundTripMs: number }
  | { kind: 'throttled'; requestId?: string | undefined }
  | { kind: 'refused'; message: string };

export interface Percentiles {
  p50: number | undefined;
  p95: number | undefined;
  p99: number | undefined;
}

/** All answers so far. Never changed once handed out. */
export interface TallyTotals {
  answered: number;
  /** Handlers that ran, by the version that ran. */
  versions: Readonly<Record<string, number>>;
  ran: number;
  functionErrors: number;
  throttles: number;
  refusals: number;
  /** AWS's message of the first refusal that was no throttle. */
  refusal?: string;
  coldStarts: number;
  /** Handler time, from the REPORT lines. */
  duration: Percentiles;
  /** From the request to its answer, less what Lambda says it took: the browser's own queues, on AWS nobody's. */
  waiting: Percentiles;
}

export class Tally {
  readonly #versions = new Map<string, number>();
  readonly #durationsMs: number[] = [];
  readonly #waitingMs: number[] = [];
  #ranCount = 0;
  #functionErrors = 0;
  #throttles = 0;
  #refusals = 0;
  #refusal: string | undefined;
  #coldStarts = 0;

  add(answer: Answer): void {
    if (answer.kind === 'throttled') this.#throttles++;
    else if (answer.kind === 'ran') this.#ran(answer.result, answer.roundTripMs);
    else {
      this.#refusals++;
      this.#refusal ??= answer.message;
    }
  }

  #ran(result: InvocationResult, roundTripMs: number): void {
    const { executedVersion, functionError, requestId, logTail } = result;
    this.#versions.set(executedVersion, (this.#versions.get(executedVersion) ?? 0) + 1);
    if (functionError !== undefined) this.#functionErrors++;
    this.#ranCount++;
    const report = reportIn(logTail, requestId);
    if (!report) return;
    const { durationMs, initDurationMs } = report;
    this.#durationsMs.push(durationMs);
    // a provisioned environment reports an Init that nobody waited for
    this.#waitingMs.push(Math.max(0, roundTripMs - durationMs - (initDurationMs ?? 0)));
    if (initDurationMs !== undefined) this.#coldStarts++;
  }

  totals(): TallyTotals {
    const ran = this.#ranCount;
    return {
      answered: ran + this.#throttles + this.#refusals,
      versions: Object.fromEntries(this.#versions),
      ran,
      functionErrors: this.#functionErrors,
      throttles: this.#throttles,
      refusals: this.#refusals,
      ...(this.#refusal !== undefined && { refusal: this.#refusal }),
      coldStarts: this.#coldStarts,
      duration: percentiles(this.#durationsMs),
      waiting: percentiles(this.#waitingMs),
    };
  }
}

/** How a run went as a whole, once it is over; undefined when nothing was answered. */
export type Verdict = 'success' | 'warning' | 'error';

export function verdict({ answered, ran, functionErrors }: TallyTotals): Verdict | undefined {
  const good = ran - functionErrors;
  if (answered === 0) return undefined;
  if (good === answered) return 'success';
  return good === 0 ? 'error' : 'warning';
}

function percentiles(values: readonly number[]): Percentiles {
  const ascending = [...values].sort((a, b) => a - b);
  return { p50: percentile(ascending, 50), p95: percentile(ascending, 95), p99: percentile(ascending, 99) };
}
