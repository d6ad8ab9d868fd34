/** What real clients asked last, as it comes in. */
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import type { BridgedCall } from '../../../api/bridge.ts';
import { DataTable } from '../../widgets/data-table.tsx';

const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

const COLUMNS: TableProps.ColumnDefinition<BridgedCall>[] = [
  { id: 'time', header: 'Time', cell: ({ atMs }) => time.format(atMs) },
  { id: 'service', header: 'Service', cell: ({ service }) => service },
  { id: 'operation', header: 'Operation', cell: ({ operation }) => operation || '-', isRowHeader: true },
  {
    id: 'status',
    header: 'Status',
    cell: ({ status }) => <StatusIndicator type={status < 400 ? 'success' : 'error'}>{status}</StatusIndicator>,
  },
  { id: 'duration', header: 'Duration', cell: ({ durationMs }) => `${durationMs.toFixed(1)} ms` },
];

export function BridgedCallsTable({ calls }: { calls: readonly BridgedCall[] }) {
  return (
    <DataTable
      header={
        <Header
          counter={`(${calls.length})`}
          description="The last 50 requests that came over the bridge, newest first."
        >
          Last calls
        </Header>
      }
      columnDefinitions={COLUMNS}
      items={calls}
      trackBy={({ id }) => String(id)}
      contentDensity="compact"
      empty={
        <Box textAlign="center" color="text-body-secondary">
          No calls yet. Run one of the lines above.
        </Box>
      }
    />
  );
}
