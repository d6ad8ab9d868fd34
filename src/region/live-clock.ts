/**
 * The wall clock with fractions of a millisecond, never backwards and never standing still. The steady clock gives the
 * fractions; when the wall clock has run ahead of it (the machine slept), it is taken up again there. A wall clock that
 * is set back is not followed: the steady clock goes on alone.
 */

/** Both in milliseconds; `wall` since 1970, `steady` since whenever. */
export interface ClockSource {
  wall(): number;
  steady(): number;
}

const LARGEST_DRIFT_MS = 500;

export function liveClock({ wall, steady }: ClockSource): () => number {
  let offsetMs = wall() - steady();
  return () => {
    const steadyMs = steady();
    const aheadMs = wall() - (offsetMs + steadyMs);
    if (aheadMs > LARGEST_DRIFT_MS) offsetMs += aheadMs;
    return offsetMs + steadyMs;
  };
}
