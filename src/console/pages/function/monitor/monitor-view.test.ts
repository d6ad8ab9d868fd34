import { expect, test } from 'vitest';
import { changeTimeRange, timeRangeOf, useMonitorView } from './monitor-view.ts';

const rangeOf = (functionName: string) => timeRangeOf(useMonitorView.getState(), functionName);

test('a custom range stays with its function; the others go with whoever looks', () => {
  const custom = { kind: 'absolute', startMs: 0, endMs: 1 } as const;
  changeTimeRange('orders', { kind: 'relative', range: '12h' });
  changeTimeRange('orders', custom);
  expect(rangeOf('orders')).toEqual(custom);
  expect(rangeOf('mail')).toEqual({ kind: 'relative', range: '12h' });
  changeTimeRange('orders', { kind: 'relative', range: '1h' });
  expect(rangeOf('orders')).toEqual({ kind: 'relative', range: '1h' });
});
