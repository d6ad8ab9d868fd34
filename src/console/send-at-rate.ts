/** Sends so many requests a second until it is told to stop. */
import { pump } from './pump.ts';

/** When each of many requests is sent: so many a second, and those that come late make up for nothing. */
export class Pace {
  readonly #intervalMs: number;
  #nextMs = Number.NEGATIVE_INFINITY;

  constructor(perSecond: number) {
    this.#intervalMs = 1000 / perSecond;
  }

  /** How long to wait before the next one. */
  wait(nowMs: number): number {
    const atMs = Math.max(nowMs, this.#nextMs);
    this.#nextMs = atMs + this.#intervalMs;
    return atMs - nowMs;
  }
}

interface Rate {
  perSecond: number;
  /** How many at most are under way; beyond them the rate is not kept. */
  atOnce: number;
  /** Aborted: nothing more is sent; what is under way is answered. */
  signal: AbortSignal;
}

/** Settles once everything is answered. */
export function sendAtRate({ perSecond, atOnce, signal }: Rate, send: () => Promise<void>): Promise<void> {
  const pace = new Pace(perSecond);
  return pump({ count: Number.POSITIVE_INFINITY, concurrency: atOnce, signal }, async () => {
    await sleep(pace.wait(performance.now()), signal);
    if (!signal.aborted) await send();
  });
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
