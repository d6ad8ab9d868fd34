/** The requests of the last minute as a list: for whoever wants no movement, and for screen readers. */
import type { TableProps } from '@cloudscape-design/components/table';
import { useEffect, useState } from 'react';
import type { Decision } from '../../../api/coldspark.ts';
import { drawText, reasonText } from '../../domain/traffic-scene.ts';
import { DataTable } from '../data-table.tsx';
import { WhyThis } from '../why-this/why-this.tsx';

const MOST_ROWS = 30;
const AGAIN_MS = 1000;

const COLUMNS: TableProps.ColumnDefinition<Decision>[] = [
  {
    id: 'at',
    header: 'Time',
    minWidth: 110,
    cell: ({ atMs }) => new Date(atMs).toLocaleTimeString('en-US'),
  },
  {
    id: 'called',
    header: 'Called',
    isRowHeader: true,
    cell: ({ functionName, qualifier }) => `${functionName}:${qualifier ?? '$LATEST'}`,
  },
  { id: 'draw', header: 'Draw', minWidth: 140, cell: (decision) => drawText(decision) || '-' },
  { id: 'version', header: 'Version', minWidth: 90, cell: ({ version }) => version },
  { id: 'start', header: 'Environment', minWidth: 120, cell: ({ start }) => start ?? '-' },
  { id: 'outcome', header: 'Outcome', minWidth: 150, cell: outcomeOf },
  {
    id: 'why',
    header: 'Why',
    minWidth: 100,
    cell: ({ functionName, requestId }) => <WhyThis functionName={functionName} requestId={requestId} />,
  },
];

function outcomeOf({ throttle, status, durationMs = 0 }: Decision): string {
  if (throttle) return reasonText(throttle);
  return status === undefined ? 'running' : `${status}, ${durationMs.toFixed(0)} ms`;
}

export function TrafficList({ read }: { read: () => readonly Decision[] }) {
  const [decisions, setDecisions] = useState(read);
  useEffect(() => {
    const timer = setInterval(() => setDecisions(read()), AGAIN_MS);
    return () => clearInterval(timer);
  }, [read]);
  const items = decisions.slice(-MOST_ROWS).reverse();
  return (
    <DataTable
      variant="embedded"
      ariaLabels={{ tableLabel: 'Requests of the last minute' }}
      columnDefinitions={COLUMNS}
      items={items}
      trackBy={({ requestId, atMs }) => `${requestId} ${atMs}`}
      empty="No request in the last minute."
    />
  );
}
