/** What Lambda took, from its REPORT lines, and apart from it what the requests waited in this browser. */
import Box from '@cloudscape-design/components/box';
import type { TableProps } from '@cloudscape-design/components/table';
import { DataTable } from '../../../widgets/data-table.tsx';
import type { Percentiles, TallyTotals } from './tally.ts';

interface LatencyRow extends Percentiles {
  name: string;
}

const milliseconds = (value: number | undefined) => (value === undefined ? '-' : `${value.toFixed(2)} ms`);

const columns: TableProps.ColumnDefinition<LatencyRow>[] = [
  { id: 'name', header: 'Latency', isRowHeader: true, cell: ({ name }) => name },
  { id: 'p50', header: 'p50', cell: ({ p50 }) => milliseconds(p50) },
  { id: 'p95', header: 'p95', cell: ({ p95 }) => milliseconds(p95) },
  { id: 'p99', header: 'p99', cell: ({ p99 }) => milliseconds(p99) },
];

export function LatencyTable({ totals: { duration, waiting } }: { totals: TallyTotals }) {
  return (
    <>
      <DataTable
        variant="embedded"
        ariaLabels={{ tableLabel: 'Latency' }}
        columnDefinitions={columns}
        items={[
          { name: 'Lambda: Duration', ...duration },
          { name: 'This browser: waiting', ...waiting },
        ]}
        trackBy="name"
      />
      <Box variant="small">
        Waiting is no latency of Lambda: a browser runs a few execution environments at a time, and further requests
        wait for one of them. On AWS each would have its own.
      </Box>
    </>
  );
}
