/** Capacity and how much of it was in use, over the last hours of the account's time. */
import type { ProvisionedConcurrencyConfigListItem } from '@aws-sdk/client-lambda';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import { useState } from 'react';
import { accountNow, useAccountClock } from '../../../account-now.ts';
import { type MetricWindow, useMetrics } from '../../../queries/metrics.ts';
import type { Scaling } from '../../../queries/scaling.ts';
import { seriesColour } from '../../../widgets/time-series-chart/chart-colours.ts';
import { TimeSeriesChart } from '../../../widgets/time-series-chart/time-series-chart.tsx';
import { capacitySeries } from './capacity-series.ts';

const MINUTE_MS = 60_000;
const HOURS: Readonly<Record<string, { text: string; periodMs: number }>> = {
  '1': { text: '1 hour', periodMs: MINUTE_MS },
  '6': { text: '6 hours', periodMs: 5 * MINUTE_MS },
  '24': { text: '1 day', periodMs: 5 * MINUTE_MS },
};
const REFRESH_MS = 2000;

const METRICS = [
  { id: 'average', metricName: 'ProvisionedConcurrencyUtilization', stat: 'Average' },
  { id: 'busy', metricName: 'ProvisionedConcurrentExecutions', stat: 'Maximum' },
] as const;

interface CapacityChartProps {
  functionName: string;
  qualifier: string;
  activities: Scaling['activities'];
  config: ProvisionedConcurrencyConfigListItem | undefined;
}

function windowOf(hours: string): MetricWindow {
  const { periodMs = MINUTE_MS } = HOURS[hours] ?? {};
  const endMs = Math.ceil(accountNow() / periodMs) * periodMs;
  return { startMs: endMs - Number(hours) * 60 * MINUTE_MS, endMs, periodMs };
}

export function CapacityChart({ functionName, qualifier, activities, config }: CapacityChartProps) {
  // drawn anew with each leap of the clock
  useAccountClock();
  const [hours, setHours] = useState('1');
  const { data } = useMetrics({
    target: { functionName, qualifier },
    requests: METRICS,
    rangeKey: `scaling-${hours}`,
    windows: () => [windowOf(hours)],
    refreshMs: REFRESH_MS,
  });
  const window = data?.window ?? windowOf(hours);
  const { average = [], busy = [] } = data?.byId ?? {};
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Capacity as scaling left it, what of it was in use at most, and the utilization that the alarms see."
          actions={
            <SegmentedControl
              label="Time range"
              selectedId={hours}
              options={Object.entries(HOURS).map(([id, { text }]) => ({ id, text }))}
              onChange={({ detail }) => setHours(detail.selectedId)}
            />
          }
        >
          Capacity and utilization
        </Header>
      }
    >
      <TimeSeriesChart
        title="Capacity and utilization"
        unit="Count"
        zone={undefined}
        window={window}
        series={[
          {
            name: 'Capacity',
            colour: seriesColour(0),
            points: capacitySeries(activities, config?.RequestedProvisionedConcurrentExecutions, window),
          },
          { name: 'In use (Maximum)', colour: seriesColour(1), points: busy },
          {
            name: 'Utilization (Average), %',
            colour: seriesColour(2),
            percent: true,
            points: average.map(({ atMs, value }) => ({ atMs, value: value * 100 })),
          },
        ]}
      />
    </Container>
  );
}
