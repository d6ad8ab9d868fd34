/**
 * The log group of a function, as CloudWatch shows it: its streams; or the events of one stream; or the lines of one
 * invocation, found by its request id.
 */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import Spinner from '@cloudscape-design/components/spinner';
import { errorMessage } from '../../../errors.ts';
import { useFunction } from '../../../queries/functions.ts';
import { useStreamOfRequest } from '../../../queries/logs.ts';
import { InfoLink } from '../../../widgets/info-link.tsx';
import { LogEventsTable } from './log-events-table.tsx';
import { defaultLogGroup } from './log-lines.ts';
import { LogStreamsTable } from './log-streams-table.tsx';
import './monitor.css';

interface LogsPageProps {
  functionName: string;
  stream?: string | undefined;
  request?: string | undefined;
}

export function LogsPage({ functionName, stream, request }: LogsPageProps) {
  const { data, error } = useFunction(functionName);
  const group = data?.Configuration?.LoggingConfig?.LogGroup ?? defaultLogGroup(functionName);
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          info={<InfoLink topic="logs" />}
          description={stream === undefined && request === undefined ? 'Log group of the function.' : undefined}
        >
          {group}
        </Header>
      }
    >
      {!data && !error ? (
        <Loading />
      ) : stream !== undefined ? (
        <LogEventsTable functionName={functionName} group={group} stream={stream} request={request} />
      ) : request !== undefined ? (
        <EventsOfRequest functionName={functionName} group={group} request={request} />
      ) : (
        <LogStreamsTable functionName={functionName} group={group} pageSize={20} />
      )}
    </ContentLayout>
  );
}

const Loading = () => (
  <Box textAlign="center" padding="xxl">
    <Spinner size="large" /> Loading
  </Box>
);

function EventsOfRequest({ functionName, group, request }: { functionName: string; group: string; request: string }) {
  const { data: stream, error } = useStreamOfRequest(functionName, group, request);
  if (error) return <Alert type="error">{errorMessage(error)}</Alert>;
  if (stream === undefined) return <Loading />;
  if (stream === null)
    return (
      <Alert type="info" header="No lines of this invocation">
        The log group holds nothing of request {request}. A throttled request writes no log, and of long logs the oldest
        part is dropped.
      </Alert>
    );
  return <LogEventsTable functionName={functionName} group={group} stream={stream} request={request} />;
}
