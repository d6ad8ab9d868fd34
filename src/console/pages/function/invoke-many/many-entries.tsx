/** Each invocation of a run, with why it went where it went; read from the service when it is opened. */
import { useCollection } from '@cloudscape-design/collection-hooks';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Pagination from '@cloudscape-design/components/pagination';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import { useState } from 'react';
import type { Decision } from '../../../../api/coldspark.ts';
import { milliseconds } from '../../../domain/report-line.ts';
import { errorMessage } from '../../../errors.ts';
import { useDecisionsAmong } from '../../../queries/decisions.ts';
import { DataTable } from '../../../widgets/data-table.tsx';
import { WhyThis } from '../../../widgets/why-this/why-this.tsx';

const PAGE_SIZE = 10;

interface ManyEntriesProps {
  functionName: string;
  requestIds: readonly string[];
}

export function ManyEntries({ functionName, requestIds }: ManyEntriesProps) {
  const [open, setOpen] = useState(false);
  return (
    <ExpandableSection
      headerText="Each invocation"
      headerDescription="One by one, in order of time, with why each went where it went."
      expanded={open}
      onChange={({ detail }) => setOpen(detail.expanded)}
    >
      {open && <Entries functionName={functionName} requestIds={requestIds} />}
    </ExpandableSection>
  );
}

function Entries({ functionName, requestIds }: ManyEntriesProps) {
  const { data = [], error, isPending } = useDecisionsAmong(functionName, requestIds);
  const { items, collectionProps, paginationProps } = useCollection(data, {
    pagination: { pageSize: PAGE_SIZE },
    sorting: {},
  });
  if (error) return <Alert type="error">{errorMessage(error)}</Alert>;
  return (
    <DataTable
      {...collectionProps}
      variant="embedded"
      items={items}
      loading={isPending}
      loadingText="Reading the last invocations"
      ariaLabels={{ tableLabel: 'Each invocation' }}
      trackBy="requestId"
      columnDefinitions={columns}
      pagination={<Pagination {...paginationProps} />}
      empty={<Box textAlign="center">Not known any more: the last 1,000 invocations are kept.</Box>}
    />
  );
}

const startOf = ({ start, spillover }: Decision) =>
  start === undefined ? '-' : spillover ? `${start}, spilled over` : start;
const outcomeOf = ({ status, throttle }: Decision) => (throttle ? 'throttled' : (status ?? 'running'));

const columns: TableProps.ColumnDefinition<Decision>[] = [
  {
    id: 'time',
    header: 'Time',
    isRowHeader: true,
    cell: ({ atMs }) => new Date(atMs).toISOString().slice(11, 23),
    sortingField: 'atMs',
  },
  { id: 'version', header: 'Version', cell: ({ version }) => version, sortingField: 'version' },
  { id: 'draw', header: 'Draw', cell: ({ routing }) => routing?.draw.toFixed(4) ?? '-' },
  { id: 'concurrency', header: 'Concurrency', cell: ({ concurrency }) => concurrency, sortingField: 'concurrency' },
  { id: 'start', header: 'Start', cell: startOf, sortingComparator: (a, b) => (startOf(a) < startOf(b) ? -1 : 1) },
  {
    id: 'outcome',
    header: 'Outcome',
    cell: (decision) => {
      const outcome = outcomeOf(decision);
      return <StatusIndicator type={outcome === 'success' ? 'success' : 'error'}>{outcome}</StatusIndicator>;
    },
    sortingComparator: (a, b) => (outcomeOf(a) < outcomeOf(b) ? -1 : 1),
  },
  {
    id: 'init',
    header: 'Init',
    cell: ({ start, initDurationMs }) => (start === 'cold' ? milliseconds(initDurationMs) : '-'),
  },
  { id: 'duration', header: 'Duration', cell: ({ durationMs }) => milliseconds(durationMs) },
  {
    id: 'why',
    header: 'Why',
    cell: ({ functionName, requestId }) => <WhyThis functionName={functionName} requestId={requestId} />,
  },
];
