/** The decisions of the last minute, asked for while somebody looks; a picture reads them as it is drawn. */
import { useEffect, useRef } from 'react';
import type { Decision } from '../../api/coldspark.ts';
import { accountNow } from '../account-now.ts';
import { askAgainFrom, TRAFFIC_MINUTE_MS, withNewer } from '../domain/traffic-scene.ts';
import { useRegion } from '../region.ts';

const AGAIN_MS = 250;

/** Of one function; with a qualifier, of those that named it. `changed` is called with each answer. */
export function useTraffic(
  { functionName, qualifier }: { functionName?: string | undefined; qualifier?: string | undefined },
  active: boolean,
  changed: (decisions: readonly Decision[]) => void,
): void {
  const { coldspark } = useRegion();
  const tell = useRef(changed);
  tell.current = changed;
  useEffect(() => {
    if (!active) return;
    let known: readonly Decision[] = [];
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const sinceMs = Math.max(askAgainFrom(known) ?? 0, accountNow() - TRAFFIC_MINUTE_MS);
      try {
        const { decisions } = await coldspark.call('GetDecisions', { ...(functionName && { functionName }), sinceMs });
        if (over) return;
        const own = qualifier === undefined ? decisions : decisions.filter((one) => one.qualifier === qualifier);
        known = withNewer(known, own, sinceMs, accountNow());
        tell.current(known);
      } catch {
        // a new leader answers the next time; what is shown stays
      }
      if (!over) timer = setTimeout(ask, AGAIN_MS);
    };
    void ask();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [coldspark, functionName, qualifier, active]);
}
