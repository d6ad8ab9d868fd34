/** The log streams of a log group, one for each execution environment, the one written to last first. */
import type { LogStream } from '@aws-sdk/client-cloudwatch-logs';
import { useCollection } from '@cloudscape-design/collection-hooks';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Pagination from '@cloudscape-design/components/pagination';
import type { TableProps } from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { errorMessage } from '../../../errors.ts';
import { logsPath } from '../../../paths.ts';
import { useLogStreams } from '../../../queries/logs.ts';
import { DataTable } from '../../../widgets/data-table.tsx';
import { versionOfStream } from './log-lines.ts';
import { exactTime } from './log-time.ts';
import { useMonitorView } from './monitor-view.ts';

interface LogStreamsTableProps {
  functionName: string;
  group: string;
  pageSize: number;
  /** Reads again after each such span. */
  refreshMs?: number | false;
}

const columns = (functionName: string, utc: boolean): TableProps.ColumnDefinition<LogStream>[] => [
  {
    id: 'name',
    header: 'Log stream',
    isRowHeader: true,
    cell: ({ logStreamName = '' }) => (
      <Link href={`#${logsPath(functionName, { stream: logStreamName })}`}>{logStreamName}</Link>
    ),
  },
  { id: 'version', header: 'Version', cell: ({ logStreamName = '' }) => versionOfStream(logStreamName) },
  {
    id: 'lastEvent',
    header: utc ? 'Last event time (UTC)' : 'Last event time (local)',
    cell: ({ lastEventTimestamp }) => (
      <span className="log-time">{lastEventTimestamp === undefined ? '-' : exactTime(lastEventTimestamp, utc)}</span>
    ),
  },
];

export function LogStreamsTable({ functionName, group, pageSize, refreshMs }: LogStreamsTableProps) {
  const utc = useMonitorView(({ zone }) => zone === 'UTC');
  const { data = [], error, isPending, isFetching, refetch } = useLogStreams(functionName, group, refreshMs);
  const { items, collectionProps, filterProps, paginationProps, filteredItemsCount } = useCollection(data, {
    pagination: { pageSize },
    filtering: {
      fields: ['logStreamName'],
      empty: (
        <Box textAlign="center" color="inherit">
          <b>{error ? errorMessage(error) : 'No log streams'}</b>
          {!error && <Box color="inherit">The first invocation makes the log group and its first stream.</Box>}
        </Box>
      ),
      noMatch: <Box textAlign="center">No matches</Box>,
    },
  });
  return (
    <DataTable
      {...collectionProps}
      items={items}
      loading={isPending}
      loadingText="Loading log streams"
      ariaLabels={{ tableLabel: 'Log streams' }}
      trackBy="logStreamName"
      columnDefinitions={columns(functionName, utc)}
      header={
        <Header
          variant="h3"
          counter={`(${data.length})`}
          actions={
            <Button
              iconName="refresh"
              ariaLabel="Refresh log streams"
              loading={isFetching}
              onClick={() => void refetch()}
            />
          }
        >
          Log streams
        </Header>
      }
      filter={
        <TextFilter
          {...filterProps}
          filteringPlaceholder="Filter log streams"
          filteringAriaLabel="Filter log streams"
          countText={filteredItemsCount === 1 ? '1 match' : `${filteredItemsCount ?? 0} matches`}
        />
      }
      pagination={<Pagination {...paginationProps} />}
    />
  );
}
