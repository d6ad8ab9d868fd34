/**
 * The wall clock with fractions of a millisecond, never backwards. The steady clock gives the fractions; when the wall
 * clock has run ahead of it (the machine slept), it is taken up again there.
 */

/** Both in milliseconds; `wall` since 1970, `steady` since whenever. */
export interface ClockSource {
  wall(): number;
  steady(): number;
}

const LARGEST_DRIFT_MS = 500;

export function liveClock({ wall, steady }: ClockSource): () => number {
  let offsetMs = wall() - steady();
  let lastMs = Number.NEGATIVE_INFINITY;
  return () => {
    if (Math.abs(wall() - (offsetMs + steady())) > LARGEST_DRIFT_MS) offsetMs = wall() - steady();
    lastMs = Math.max(lastMs, offsetMs + steady());
    return lastMs;
  };
}
