/** The policy's two alarms in CloudWatch, and what happened to them. */
import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { errorMessage } from '../../../errors.ts';
import { useAlarms } from '../../../queries/scaling.ts';
import { DataTable } from '../../../widgets/data-table.tsx';
import { timeText } from './time-text.ts';

const STATES: Readonly<Record<string, [StatusIndicatorProps.Type, string]>> = {
  OK: ['success', 'OK'],
  ALARM: ['error', 'In alarm'],
  INSUFFICIENT_DATA: ['pending', 'Insufficient data'],
};

export function AlarmsSection({ names }: { names: readonly string[] }) {
  const { data, error } = useAlarms(names);
  return (
    <DataTable
      items={data?.alarms ?? []}
      trackBy="AlarmName"
      ariaLabels={{ tableLabel: 'Alarms' }}
      header={
        <Header
          variant="h2"
          counter={`(${names.length})`}
          description="CloudWatch looks at them once a minute. They are the policy's: do not edit them."
        >
          Alarms
        </Header>
      }
      columnDefinitions={[
        { id: 'name', header: 'Name', isRowHeader: true, cell: ({ AlarmName }) => AlarmName },
        {
          id: 'state',
          header: 'State',
          cell: ({ StateValue = '' }) => {
            const [type, text] = STATES[StateValue] ?? ['pending', StateValue];
            return (
              <StatusIndicator type={type} wrapText={false}>
                {text}
              </StatusIndicator>
            );
          },
        },
        {
          id: 'condition',
          header: 'Condition',
          cell: ({ ComparisonOperator, Threshold, EvaluationPeriods }) =>
            `${ComparisonOperator === 'GreaterThanThreshold' ? '>' : '<'} ${Threshold} for ${EvaluationPeriods} minutes`,
        },
        { id: 'reason', header: 'Reason', cell: ({ StateReason }) => StateReason },
      ]}
      empty={<Box textAlign="center">{error ? errorMessage(error) : 'A policy brings its alarms.'}</Box>}
      footer={
        <ExpandableSection headerText={`History (${data?.history.length ?? 0})`}>
          <DataTable
            variant="embedded"
            items={data?.history ?? []}
            ariaLabels={{ tableLabel: 'History of the alarms' }}
            columnDefinitions={[
              {
                id: 'time',
                header: 'Time',
                isRowHeader: true,
                cell: ({ Timestamp }) => timeText(Timestamp?.getTime()),
              },
              {
                id: 'alarm',
                header: 'Alarm',
                cell: ({ AlarmName = '' }) => (AlarmName.includes('-AlarmHigh-') ? 'AlarmHigh' : 'AlarmLow'),
              },
              { id: 'what', header: 'What happened', cell: ({ HistorySummary }) => HistorySummary },
            ]}
            empty={<Box textAlign="center">Nothing yet</Box>}
          />
        </ExpandableSection>
      }
    />
  );
}
