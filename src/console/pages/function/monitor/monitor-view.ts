/** How the Monitor tab is looked at: kept for the visit, the same for every function, as in the console. */
import { create } from 'zustand';
import { DEFAULT_RANGE, type TimeRange } from './time-range.ts';

export interface MonitorView {
  range: TimeRange;
  zone: 'UTC' | 'local';
  autoRefresh: boolean;
}

export const useMonitorView = create<MonitorView>()(() => ({
  range: DEFAULT_RANGE,
  zone: 'local',
  autoRefresh: false,
}));

export const changeMonitorView = (change: Partial<MonitorView>) => useMonitorView.setState(change);
