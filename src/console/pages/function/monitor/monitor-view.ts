/**
 * How the Monitor tab is looked at: kept for the visit, the same for every function, as in the console; only a custom
 * range, which is about what happened to one function, stays with that one.
 */
import { create } from 'zustand';
import { DEFAULT_RANGE, type TimeRange } from './time-range.ts';

export interface MonitorView {
  /** What CloudWatch recorded, or what happens now. */
  shown: 'recorded' | 'live';
  /** Of Live. */
  liveRangeMs: number;
  range: Exclude<TimeRange, { kind: 'absolute' }>;
  custom?: { functionName: string; range: TimeRange } | undefined;
  zone: 'UTC' | 'local';
  autoRefresh: boolean;
}

export const useMonitorView = create<MonitorView>()(() => ({
  shown: 'recorded',
  liveRangeMs: 60_000,
  range: DEFAULT_RANGE,
  zone: 'local',
  // what is watched moves
  autoRefresh: true,
}));

export const changeMonitorView = (
  change: Partial<Pick<MonitorView, 'shown' | 'liveRangeMs' | 'zone' | 'autoRefresh'>>,
) => useMonitorView.setState(change);

export const timeRangeOf = ({ range, custom }: MonitorView, functionName: string): TimeRange =>
  custom?.functionName === functionName ? custom.range : range;

export const useTimeRange = (functionName: string) => useMonitorView((view) => timeRangeOf(view, functionName));

export function changeTimeRange(functionName: string, range: TimeRange): void {
  useMonitorView.setState(
    range.kind === 'absolute' ? { custom: { functionName, range } } : { range, custom: undefined },
  );
}
