/** The rules of one bus: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rules.html */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { errorMessage } from '../../errors.ts';
import { createRulePath, rulePath } from '../../paths.ts';
import { useRules } from '../../queries/eventbridge.ts';
import { DataTable } from '../../widgets/data-table.tsx';

export function RulesTable({ busName }: { busName: string }) {
  const { data: rules = [], error, isPending } = useRules(busName);
  const createButton = (
    <Button variant="primary" href={`#${createRulePath(busName)}`}>
      Create rule
    </Button>
  );
  if (error) return <Alert type="error">{errorMessage(error)}</Alert>;
  return (
    <DataTable
      header={
        <Header
          variant="h2"
          counter={`(${rules.length})`}
          description={`On the event bus ${busName}`}
          actions={createButton}
        >
          Rules
        </Header>
      }
      columnDefinitions={[
        {
          id: 'name',
          header: 'Name',
          isRowHeader: true,
          minWidth: 110,
          cell: ({ Name = '' }) => <Link href={`#${rulePath(Name, busName)}`}>{Name}</Link>,
        },
        { id: 'status', header: 'Status', minWidth: 110, cell: ({ State }) => <RuleStatus state={State} /> },
        {
          id: 'type',
          header: 'Type',
          cell: ({ ScheduleExpression }) => (ScheduleExpression === undefined ? 'Standard' : 'Scheduled standard'),
        },
        {
          id: 'matches',
          header: 'Event pattern or schedule',
          minWidth: 200,
          cell: ({ EventPattern, ScheduleExpression }) => (
            <Box variant="code">{[ScheduleExpression, EventPattern].filter(Boolean).join(' ')}</Box>
          ),
        },
        { id: 'description', header: 'Description', cell: ({ Description }) => Description || '-' },
      ]}
      items={rules}
      trackBy="Name"
      loading={isPending}
      loadingText="Loading rules"
      ariaLabels={{ tableLabel: 'Rules' }}
      empty={
        <Box textAlign="center" color="inherit">
          <SpaceBetween size="m">
            <b>No rules</b>
            <Box color="inherit">An event that no rule matches goes nowhere.</Box>
            {createButton}
          </SpaceBetween>
        </Box>
      }
    />
  );
}

export const RuleStatus = ({ state }: { state: string | undefined }) =>
  state === 'DISABLED' ? (
    <StatusIndicator type="stopped">Disabled</StatusIndicator>
  ) : (
    <StatusIndicator type="success">Enabled</StatusIndicator>
  );
