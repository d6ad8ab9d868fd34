/** The figures of a chart, for those who do not see it or want to read them: a row for each period with data. */
import Box from '@cloudscape-design/components/box';
import { DataTable } from '../data-table.tsx';
import { chartRows } from './chart-rows.ts';
import { fullTime } from './chart-time.ts';
import type { TimeSeriesProps } from './time-series-chart.tsx';

const figure = (value: number | undefined) =>
  value === undefined ? '-' : value.toLocaleString('en', { maximumFractionDigits: 2 });

export function TimeSeriesTable({ title, series, window, zone }: TimeSeriesProps) {
  const rows = chartRows(window, series).filter(({ values }) => Object.keys(values).length > 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus
    <section className="time-series-table" aria-label={`${title}, data points`} tabIndex={0}>
      <DataTable
        variant="embedded"
        contentDensity="compact"
        ariaLabels={{ tableLabel: title }}
        trackBy={({ atMs }) => String(atMs)}
        items={rows}
        columnDefinitions={[
          {
            id: 'time',
            header: zone ? 'Time (UTC)' : 'Time (local)',
            isRowHeader: true,
            cell: ({ atMs }) => fullTime(atMs, zone, window.periodMs),
          },
          ...series.map(({ name }) => ({
            id: name,
            header: name,
            cell: ({ values }: (typeof rows)[number]) => figure(values[name]),
          })),
        ]}
        empty={<Box textAlign="center">No data points</Box>}
      />
    </section>
  );
}
