/** The three who share the account's concurrency, and how fast they send. */

/** How long the handler of each takes: long enough that few requests a second need much concurrency. */
export const HANDLER_SECONDS = 2;
/** Of each caller; a browser can do no more. */
export const MOST_PER_SECOND = 75;

export interface Caller {
  id: 'load-balancer' | 'api' | 'script';
  name: string;
  functionName: string;
  /** What its client gets when Lambda throttles. */
  refusal: string;
  refusedStatus: number;
  /** Requests a second to begin with. */
  perSecond: number;
}
export type CallerId = Caller['id'];

export const CALLERS: readonly Caller[] = [
  {
    id: 'load-balancer',
    name: 'Load balancer',
    functionName: 'three-callers-load-balancer',
    refusal: '502 Bad Gateway',
    refusedStatus: 502,
    perSecond: 1,
  },
  {
    id: 'api',
    name: 'API',
    functionName: 'three-callers-api',
    refusal: '503 Service Unavailable',
    refusedStatus: 503,
    perSecond: 1,
  },
  {
    id: 'script',
    name: 'SDK script',
    functionName: 'three-callers-script',
    refusal: '429, TooManyRequestsException',
    refusedStatus: 429,
    perSecond: 1,
  },
];

/** Requests in flight at a rate: each stays as long as the handler takes. */
export const neededConcurrency = (perSecond: number) => perSecond * HANDLER_SECONDS;

/** A rate that needs more than there is, if a browser can send as much. */
export const perSecondBeyond = (unreserved: number) =>
  Math.min(MOST_PER_SECOND, Math.ceil((unreserved * 1.3) / HANDLER_SECONDS));

/** A reservation is possible only beyond what must stay unreserved; this much is enough for the demo. */
export const QUOTA_FOR_RESERVATIONS = 110;

export interface CallerTotals {
  inFlight: number;
  ran: number;
  throttled: number;
  /** Answered otherwise: the function failed, or was refused for another reason. */
  failed: number;
  /** In the last seconds. */
  recent: { ran: number; throttled: number };
}

export const RECENT_SECONDS = 3;

/** Counts what a caller's requests came to. */
export class CallerTally {
  inFlight = 0;
  #ran = 0;
  #throttled = 0;
  #failed = 0;
  #recent: { atMs: number; ran: boolean }[] = [];

  add(outcome: 'ran' | 'throttled' | 'failed', nowMs: number): void {
    if (outcome === 'ran') this.#ran++;
    if (outcome === 'throttled') this.#throttled++;
    if (outcome === 'failed') this.#failed++;
    else this.#recent.push({ atMs: nowMs, ran: outcome === 'ran' });
  }

  totals(nowMs: number): CallerTotals {
    this.#recent = this.#recent.filter(({ atMs }) => atMs > nowMs - RECENT_SECONDS * 1000);
    const ran = this.#recent.filter((one) => one.ran).length;
    return {
      inFlight: this.inFlight,
      ran: this.#ran,
      throttled: this.#throttled,
      failed: this.#failed,
      recent: { ran, throttled: this.#recent.length - ran },
    };
  }
}
