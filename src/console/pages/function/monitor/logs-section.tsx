/** Logs on the Monitor tab: recent invocations and the most expensive ones, read from REPORT lines, and the log streams. */
import { useCollection } from '@cloudscape-design/collection-hooks';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { TableProps } from '@cloudscape-design/components/table';
import { accountNow } from '../../../account-now.ts';
import { aliasRouting } from '../../../domain/alias-routing.ts';
import { gbSeconds, REPORT_PATTERN } from '../../../domain/report-line.ts';
import { errorMessage } from '../../../errors.ts';
import { logsPath } from '../../../paths.ts';
import { useAlias } from '../../../queries/aliases.ts';
import { useFunction } from '../../../queries/functions.ts';
import { useRecentEvents } from '../../../queries/logs.ts';
import { DataTable } from '../../../widgets/data-table.tsx';
import { InfoLink } from '../../../widgets/info-link.tsx';
import { WhyThis } from '../../../widgets/why-this/why-this.tsx';
import { defaultLogGroup, type RecordedInvocation, recordedInvocations } from './log-lines.ts';
import { LogStreamsTable } from './log-streams-table.tsx';
import { exactTime } from './log-time.ts';
import { useMonitorView } from './monitor-view.ts';
import { rangeKey, windowOf } from './time-range.ts';
import { AUTO_REFRESH_MS, type Recorded, useRecorded } from './use-recorded.ts';

const PAGE_SIZE = 10;
const MOST_EXPENSIVE = 10;

interface LogsSectionProps {
  functionName: string;
  version?: string | undefined;
  alias?: string | undefined;
}

export function LogsSection({ functionName, version, alias }: LogsSectionProps) {
  const configuration = useFunction(functionName, version ?? alias).data?.Configuration;
  const autoRefresh = useMonitorView((view) => view.autoRefresh);
  const group = configuration?.LoggingConfig?.LogGroup ?? defaultLogGroup(functionName);
  return (
    <SpaceBetween size="m">
      <Header variant="h3" info={<InfoLink topic="logs" />} description={group}>
        CloudWatch logs
      </Header>
      {alias === undefined ? (
        <Invocations
          recorded={{ functionName, version }}
          group={group}
          versions={version === undefined ? undefined : [version]}
        />
      ) : (
        <InvocationsOfAlias functionName={functionName} group={group} alias={alias} />
      )}
      <LogStreamsTable
        functionName={functionName}
        group={group}
        pageSize={5}
        refreshMs={autoRefresh && AUTO_REFRESH_MS}
      />
    </SpaceBetween>
  );
}

function InvocationsOfAlias({ functionName, group, alias }: { functionName: string; group: string; alias: string }) {
  const { data } = useAlias(functionName, alias);
  if (!data) return null;
  const { version, additional } = aliasRouting(data);
  const versions = additional ? [version, additional.version] : [version];
  return (
    <Invocations
      recorded={{ functionName, alias }}
      group={group}
      versions={versions}
      note={`A log does not say which alias was invoked: these ran version ${versions.join(' or ')}, by any way.`}
    />
  );
}

interface InvocationsProps {
  recorded: Recorded;
  group: string;
  /** Only those that ran one of these. */
  versions: readonly string[] | undefined;
  note?: string;
}

function Invocations({ recorded, group, versions, note }: InvocationsProps) {
  const { functionName } = recorded;
  const zone = useMonitorView((view) => view.zone);
  // the range in which the metrics were found
  const { range, refreshMs } = useRecorded(recorded);
  const { data, error, isPending } = useRecentEvents({
    functionName,
    group,
    pattern: REPORT_PATTERN,
    rangeKey: rangeKey(range),
    range: () => windowOf(range, accountNow()),
    refreshMs,
  });
  if (error)
    return (
      <Alert type="error" header="The log could not be read">
        {errorMessage(error)}
      </Alert>
    );
  const invocations = recordedInvocations(data ?? []).filter(
    ({ version }) => versions === undefined || versions.includes(version),
  );
  const tables = { functionName, invocations, loading: isPending, utc: zone === 'UTC' };
  return (
    <SpaceBetween size="m">
      <RecentInvocations {...tables} note={note} />
      <MostExpensiveInvocations {...tables} />
    </SpaceBetween>
  );
}

interface InvocationTableProps {
  functionName: string;
  invocations: readonly RecordedInvocation[];
  loading: boolean;
  utc: boolean;
}

type Column = TableProps.ColumnDefinition<RecordedInvocation>;

const leadingColumns = (functionName: string, utc: boolean): Column[] => [
  {
    id: 'timestamp',
    header: utc ? 'Timestamp (UTC)' : 'Timestamp (local)',
    cell: ({ atMs }) => <span className="log-time">{exactTime(atMs, utc)}</span>,
  },
  {
    id: 'requestId',
    header: 'RequestID',
    minWidth: 150,
    isRowHeader: true,
    cell: ({ requestId, stream }) => (
      <span className="log-request">
        <Link href={`#${logsPath(functionName, { stream, request: requestId })}`}>{requestId}</Link>
      </span>
    ),
  },
  { id: 'version', header: 'Version', cell: ({ version }) => version },
];
const duration: Column = { id: 'duration', header: 'DurationInMS', cell: (row) => row.durationMs.toFixed(2) };
const billed: Column = { id: 'billed', header: 'BilledDurationInMS', cell: (row) => row.billedDurationMs };
const memorySet: Column = { id: 'memorySet', header: 'MemorySetInMB', cell: (row) => row.memorySizeMb };
const memoryUsed: Column = { id: 'memoryUsed', header: 'MemoryUsedInMB', cell: (row) => row.maxMemoryUsedMb };
const init: Column = { id: 'init', header: 'InitDurationInMS', cell: (row) => row.initDurationMs?.toFixed(2) ?? '-' };
const why = (functionName: string): Column => ({
  id: 'why',
  header: 'Why',
  cell: ({ requestId }) => <WhyThis functionName={functionName} requestId={requestId} />,
});
const cost: Column = {
  id: 'cost',
  header: 'BilledDurationInGBSeconds',
  cell: (row) => gbSeconds(row).toFixed(6),
};

const nothing = (
  <Box textAlign="center" color="inherit">
    <b>No invocations recorded</b>
    <Box color="inherit">Throttled requests write no log. Test the function, or choose a longer time range.</Box>
  </Box>
);

function RecentInvocations({
  functionName,
  invocations,
  loading,
  utc,
  note,
}: InvocationTableProps & { note?: string | undefined }) {
  const { items, collectionProps, paginationProps } = useCollection(invocations, {
    pagination: { pageSize: PAGE_SIZE },
    filtering: { empty: nothing },
  });
  return (
    <DataTable
      {...collectionProps}
      items={items}
      loading={loading}
      loadingText="Reading the log"
      ariaLabels={{ tableLabel: 'Recent invocations' }}
      trackBy="requestId"
      columnDefinitions={[
        ...leadingColumns(functionName, utc),
        duration,
        billed,
        memorySet,
        memoryUsed,
        init,
        why(functionName),
      ]}
      header={
        <Header variant="h3" counter={`(${invocations.length})`} description={note}>
          Recent invocations
        </Header>
      }
      pagination={<Pagination {...paginationProps} />}
      empty={nothing}
    />
  );
}

function MostExpensiveInvocations({ functionName, invocations, loading, utc }: InvocationTableProps) {
  const dearest = [...invocations].sort((a, b) => gbSeconds(b) - gbSeconds(a)).slice(0, MOST_EXPENSIVE);
  return (
    <DataTable
      items={dearest}
      loading={loading}
      loadingText="Reading the log"
      ariaLabels={{ tableLabel: 'Most expensive invocations in GB-seconds' }}
      trackBy="requestId"
      columnDefinitions={[...leadingColumns(functionName, utc), cost, billed, memorySet, memoryUsed]}
      header={<Header variant="h3">Most expensive invocations in GB-seconds</Header>}
      empty={nothing}
    />
  );
}
