/** The last redrives of a dead-letter queue. */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { errorMessage, flashError } from '../../errors.ts';
import { queueNameOf, useMoveTasks, useQueueOperation } from '../../queries/queues.ts';
import { DataTable } from '../../widgets/data-table.tsx';
import { RelativeTime } from '../../widgets/relative-time.tsx';

const STATUS: Readonly<Record<string, StatusIndicatorProps.Type>> = {
  RUNNING: 'in-progress',
  COMPLETED: 'success',
  CANCELLED: 'stopped',
  FAILED: 'error',
};

export function RedriveTasks({ queueName }: { queueName: string }) {
  const { data: tasks = [], error, isPending } = useMoveTasks(queueName);
  const cancel = useQueueOperation('CancelMessageMoveTask');
  const running = tasks.find(({ Status }) => Status === 'RUNNING')?.TaskHandle;
  return (
    <DataTable
      header={
        <Header
          variant="h2"
          counter={`(${tasks.length})`}
          actions={
            <Button
              disabled={running === undefined}
              loading={cancel.isPending}
              onClick={() =>
                cancel.mutate({ TaskHandle: running ?? '' }, { onError: (failure) => flashError(failure) })
              }
            >
              Cancel DLQ redrive
            </Button>
          }
        >
          Dead-letter queue redrive tasks
        </Header>
      }
      columnDefinitions={[
        {
          id: 'started',
          header: 'Started',
          isRowHeader: true,
          cell: ({ StartedTimestamp }) => <RelativeTime at={StartedTimestamp} />,
        },
        {
          id: 'status',
          header: 'Status',
          cell: ({ Status = '', FailureReason }) => (
            <StatusIndicator type={STATUS[Status] ?? 'pending'}>
              {Status}
              {FailureReason && `: ${FailureReason}`}
            </StatusIndicator>
          ),
        },
        {
          id: 'moved',
          header: 'Messages moved',
          cell: ({ ApproximateNumberOfMessagesMoved = 0, ApproximateNumberOfMessagesToMove = 0 }) =>
            `${ApproximateNumberOfMessagesMoved} of ${ApproximateNumberOfMessagesToMove}`,
        },
        {
          id: 'destination',
          header: 'Destination',
          cell: ({ DestinationArn }) => (DestinationArn ? queueNameOf(DestinationArn) : 'Source queues'),
        },
      ]}
      items={tasks}
      loading={isPending}
      loadingText="Loading redrives"
      ariaLabels={{ tableLabel: 'Dead-letter queue redrive tasks' }}
      empty={
        <Box textAlign="center" color="inherit">
          {error ? errorMessage(error) : 'No redrive yet'}
        </Box>
      }
    />
  );
}
