/** What happens now in the account, asked for five times a second while somebody looks. */
import { startTransition, useEffect, useState } from 'react';
import { LIVE_SLOT_MS, type LiveSamples } from '../../api/live-samples.ts';
import { withNewer } from '../domain/live-minute.ts';
import { useRegion } from '../region.ts';

export interface LiveReading {
  minute?: LiveSamples;
  error?: unknown;
}

/** A page in the background asks for nothing. */
export function useLiveMinute(): LiveReading {
  const { coldspark } = useRegion();
  const [reading, setReading] = useState<LiveReading>({});
  useEffect(() => {
    let minute: LiveSamples | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // drawn in pieces, between what the page has to do otherwise
    const show = (next: LiveReading) => startTransition(() => setReading(next));
    let asking = false;
    let over = false;
    const ask = async () => {
      asking = true;
      try {
        minute = withNewer(minute, await coldspark.call('GetLiveSamples', minute ? { sinceMs: minute.atMs } : {}));
        if (!over) show({ minute });
      } catch (error) {
        if (!over) show({ ...(minute && { minute }), error });
      }
      asking = !over && !document.hidden;
      if (asking) timer = setTimeout(ask, LIVE_SLOT_MS);
    };
    const look = () => {
      if (!document.hidden && !asking) void ask();
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      over = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [coldspark]);
  return reading;
}
