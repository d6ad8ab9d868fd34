/** Where a load balancer sends requests: target groups, the function, version or alias of each, and its health. */
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { parseFunctionName } from '../../../api/arn.ts';
import type { TargetHealth } from '../../../api/models/elbv2-types.ts';
import { qualifierPath } from '../../paths.ts';
import { type TargetGroupInUse, targetText } from '../../queries/load-balancers.ts';
import { DataTable } from '../../widgets/data-table.tsx';

export function TargetGroupsTable({ groups }: { groups: readonly TargetGroupInUse[] }) {
  return (
    <DataTable
      header={
        <Header variant="h2" counter={`(${groups.length})`}>
          Target groups
        </Header>
      }
      columnDefinitions={[
        {
          id: 'name',
          header: 'Name',
          isRowHeader: true,
          minWidth: 140,
          cell: ({ group }) => group.TargetGroupName,
        },
        { id: 'target', header: 'Target', minWidth: 180, cell: (group) => <Target {...group} /> },
        {
          id: 'health',
          header: 'Health',
          minWidth: 220,
          cell: ({ targets }) => <Health {...targets[0]?.TargetHealth} />,
        },
        {
          id: 'multi',
          header: 'Multi value headers',
          minWidth: 120,
          cell: ({ hasMultiValueHeaders }) => (hasMultiValueHeaders ? 'Enabled' : 'Disabled'),
        },
        {
          id: 'arn',
          header: 'ARN',
          minWidth: 240,
          cell: ({ group }) => <span className="load-balancer-text">{group.TargetGroupArn}</span>,
        },
      ]}
      items={groups}
      trackBy={({ group }) => group.TargetGroupArn ?? ''}
      ariaLabels={{ tableLabel: 'Target groups' }}
      empty={
        <Box textAlign="center" color="inherit">
          <b>No target groups</b>
          <Box color="inherit">No rule forwards to one.</Box>
        </Box>
      }
    />
  );
}

function Target({ targets: [first] }: TargetGroupInUse) {
  const arn = first?.Target?.Id;
  if (arn === undefined) return <StatusIndicator type="warning">None: answered with 503</StatusIndicator>;
  const { functionName, qualifier = '$LATEST' } = parseFunctionName(arn);
  return <Link href={`#${qualifierPath(functionName, qualifier)}`}>{targetText(arn)}</Link>;
}

function Health({ State, Description }: Partial<TargetHealth>) {
  if (State === undefined) return '-';
  return (
    <StatusIndicator type={State === 'healthy' ? 'success' : State === 'unhealthy' ? 'error' : 'info'} wrapText>
      {State}: {Description}
    </StatusIndicator>
  );
}
