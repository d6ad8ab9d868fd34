/** What scaling did, and why. */
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { Scaling } from '../../../queries/scaling.ts';
import { DataTable } from '../../../widgets/data-table.tsx';
import { timeText } from './time-text.ts';

const TYPES: Readonly<Record<string, StatusIndicatorProps.Type>> = {
  Successful: 'success',
  Failed: 'error',
  InProgress: 'in-progress',
};

export function ActivitiesTable({ activities }: { activities: Scaling['activities'] }) {
  return (
    <DataTable
      items={activities}
      trackBy="ActivityId"
      ariaLabels={{ tableLabel: 'Scaling activities' }}
      header={
        <Header variant="h2" counter={`(${activities.length})`}>
          Scaling activities
        </Header>
      }
      columnDefinitions={[
        { id: 'start', header: 'Start', isRowHeader: true, cell: ({ StartTime }) => timeText(StartTime * 1000) },
        {
          id: 'took',
          header: 'Took',
          width: 70,
          cell: ({ StartTime, EndTime }) => (EndTime === undefined ? '-' : `${Math.round(EndTime - StartTime)} s`),
        },
        { id: 'description', header: 'Description', cell: ({ Description }) => Description },
        { id: 'cause', header: 'Cause', cell: ({ Cause }) => Cause },
        {
          id: 'status',
          header: 'Status',
          minWidth: 130,
          cell: ({ StatusCode, StatusMessage }) => (
            <>
              <StatusIndicator type={TYPES[StatusCode] ?? 'info'} wrapText={false}>
                {StatusCode}
              </StatusIndicator>
              {StatusCode === 'Failed' && (
                <Box color="text-body-secondary" fontSize="body-s">
                  {StatusMessage}
                </Box>
              )}
            </>
          ),
        },
      ]}
      empty={<Box textAlign="center">Nothing was scaled yet</Box>}
    />
  );
}
