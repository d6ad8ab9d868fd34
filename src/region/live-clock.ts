/** What time it is outside, by two clocks of the browser. */
import type { Moment } from '../kernel/account-time.ts';

/** Both in milliseconds; `wall` since 1970, `steady` since whenever. */
export interface ClockSource {
  wall(): number;
  steady(): number;
}

const inSteps = (ms: number) => Math.round(ms * 1024) / 1024;

export function liveClock({ wall, steady }: ClockSource): () => Moment {
  return () => ({ hostMs: inSteps(steady()), wallMs: wall() });
}
