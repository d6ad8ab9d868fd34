/** What the Monitor tab reads of a function, version or alias, and the range in which it found it. */
import { accountNow } from '../../../account-now.ts';
import { timesOf, useMetrics } from '../../../queries/metrics.ts';
import { ASYNC_WIDGETS, invocationWidgets, requestsOf } from './metric-widgets.ts';
import { useMonitorView, useTimeRange } from './monitor-view.ts';
import { fitWindow, rangeKey, rangesToRead, windowOf } from './time-range.ts';

export const AUTO_REFRESH_MS = 10_000;

export interface Recorded {
  functionName: string;
  version?: string | undefined;
  alias?: string | undefined;
}

export function useRecorded({ functionName, version, alias }: Recorded) {
  const range = useTimeRange(functionName);
  const autoRefresh = useMonitorView((view) => view.autoRefresh);
  const qualifier = version ?? alias;
  const [firstRange, ...widerRanges] = rangesToRead(range);
  // while the page is hidden nothing is read
  const refreshMs: number | false = autoRefresh && range.kind !== 'absolute' ? AUTO_REFRESH_MS : false;
  const query = useMetrics({
    target: { functionName, qualifier },
    requests: requestsOf([...invocationWidgets(qualifier !== undefined), ...ASYNC_WIDGETS]),
    rangeKey: rangeKey(range),
    windows: () => [firstRange, ...widerRanges].map((each) => windowOf(each, accountNow())),
    refreshMs,
  });
  const reading = query.data;
  const found = widerRanges.find((each) => windowOf(each, accountNow()).periodMs === reading?.window.periodMs);
  const window = reading?.window ?? windowOf(firstRange, accountNow());
  return {
    ...query,
    reading: reading ?? { window, byId: {}, byVersion: {} },
    /** As the charts show it. */
    window: range.kind === 'fit' && reading ? fitWindow(window, timesOf(reading)) : window,
    range: found ?? firstRange,
    refreshMs,
  };
}
