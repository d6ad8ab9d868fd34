/** The events of a log stream in its order, all of them or those of one invocation, and the filter above them. */
import { useCollection } from '@cloudscape-design/collection-hooks';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Link from '@cloudscape-design/components/link';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { TableProps } from '@cloudscape-design/components/table';
import { useState } from 'react';
import { errorMessage } from '../../../errors.ts';
import { logsPath } from '../../../paths.ts';
import { type LogEvent, useStreamEvents } from '../../../queries/logs.ts';
import { DataTable } from '../../../widgets/data-table.tsx';
import { linesOfInvocation } from './log-lines.ts';
import { exactTime } from './log-time.ts';
import { useMonitorView } from './monitor-view.ts';

const PAGE_SIZE = 100;

interface LogEventsTableProps {
  functionName: string;
  group: string;
  stream: string;
  /** Only the lines of this invocation. */
  request?: string | undefined;
}

const columns = (utc: boolean): TableProps.ColumnDefinition<LogEvent>[] => [
  {
    id: 'timestamp',
    header: utc ? 'Timestamp (UTC)' : 'Timestamp (local)',
    width: 260,
    cell: ({ atMs }) => <span className="log-time">{exactTime(atMs, utc)}</span>,
  },
  {
    id: 'message',
    header: 'Message',
    cell: ({ message }) => <span className="log-message">{message.trimEnd()}</span>,
  },
];

export function LogEventsTable({ functionName, group, stream, request }: LogEventsTableProps) {
  const utc = useMonitorView(({ zone }) => zone === 'UTC');
  const [typed, setTyped] = useState('');
  const [pattern, setPattern] = useState('');
  const { data, error, isPending, isFetching, refetch } = useStreamEvents(functionName, group, stream, pattern);
  const read = data ?? [];
  const events = request !== undefined && pattern === '' ? linesOfInvocation(read, request) : read;
  const { items, collectionProps, paginationProps } = useCollection(events, {
    pagination: { pageSize: PAGE_SIZE },
    filtering: {
      empty: <Box textAlign="center">{pattern === '' ? 'No log events' : 'No log events match the filter'}</Box>,
    },
  });
  return (
    <SpaceBetween size="m">
      {request !== undefined && (
        <Alert type="info">
          {pattern === ''
            ? `The lines of request ${request}. `
            : 'The filter searches the whole stream, not only the lines of the request. '}
          <Link href={`#${logsPath(functionName, { stream })}`}>Show the whole stream</Link>
        </Alert>
      )}
      {error && (
        <Alert type="error" header="The log events could not be read">
          {errorMessage(error)}
        </Alert>
      )}
      <DataTable
        {...collectionProps}
        items={items}
        loading={isPending}
        loadingText="Loading log events"
        contentDensity="compact"
        ariaLabels={{ tableLabel: 'Log events' }}
        columnDefinitions={columns(utc)}
        header={
          <Header
            variant="h2"
            counter={`(${events.length})`}
            description={stream}
            actions={
              <Button
                iconName="refresh"
                ariaLabel="Refresh log events"
                loading={isFetching}
                onClick={() => void refetch()}
              />
            }
          >
            Log events
          </Header>
        }
        filter={
          <Input
            type="search"
            ariaLabel="Filter events"
            placeholder="Filter events - press enter to search"
            value={typed}
            onChange={({ detail }) => {
              setTyped(detail.value);
              if (detail.value === '') setPattern('');
            }}
            onKeyDown={({ detail }) => {
              if (detail.key === 'Enter') setPattern(typed.trim());
            }}
          />
        }
        pagination={<Pagination {...paginationProps} />}
      />
    </SpaceBetween>
  );
}
