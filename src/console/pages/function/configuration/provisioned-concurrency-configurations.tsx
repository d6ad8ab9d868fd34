/**
 * Provisioned concurrency configurations: of all versions and aliases, or of the one whose page this is.
 * https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html
 */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import { useState } from 'react';
import { errorMessage } from '../../../errors.ts';
import { autoScalingPath, editProvisionedConcurrencyPath, qualifierPath } from '../../../paths.ts';
import { useProvisionedConcurrency } from '../../../queries/provisioned-concurrency.ts';
import { DataTable } from '../../../widgets/data-table.tsx';
import { InfoLink } from '../../../widgets/info-link.tsx';
import { type ProvisionedRow, provisionedRow } from './provisionable.ts';
import { RemoveProvisionedConcurrencyModal } from './remove-provisioned-concurrency-modal.tsx';

const columnsOf = (functionName: string): TableProps.ColumnDefinition<ProvisionedRow>[] => [
  {
    id: 'qualifier',
    header: 'Qualifier',
    isRowHeader: true,
    cell: ({ qualifier }) => <Link href={`#${qualifierPath(functionName, qualifier)}`}>{qualifier}</Link>,
  },
  { id: 'type', header: 'Type', cell: ({ type }) => type },
  { id: 'requested', header: 'Provisioned concurrency', cell: ({ requested }) => requested },
  {
    id: 'status',
    header: 'Status',
    cell: ({ status, statusText }) => (
      <StatusIndicator type={status} wrapText={false}>
        {statusText}
      </StatusIndicator>
    ),
  },
  { id: 'details', header: 'Details', cell: ({ details }) => details },
];

interface ProvisionedConcurrencyConfigurationsProps {
  functionName: string;
  /** Of the version or alias whose page this is. */
  qualifier: string | undefined;
}

export function ProvisionedConcurrencyConfigurations({
  functionName,
  qualifier,
}: ProvisionedConcurrencyConfigurationsProps) {
  const { data, error, isPending, isFetching, refetch } = useProvisionedConcurrency(functionName);
  const [chosen, setChosen] = useState<string>();
  const [removing, setRemoving] = useState<string>();
  const rows = (data ?? []).map(provisionedRow).filter((row) => !qualifier || row.qualifier === qualifier);
  const selected = rows.find((row) => row.qualifier === chosen);
  const addPath = `#${editProvisionedConcurrencyPath(functionName, qualifier)}`;

  return (
    <>
      <DataTable
        items={rows}
        trackBy="qualifier"
        loading={isPending}
        loadingText="Loading configurations"
        selectionType="single"
        selectedItems={selected ? [selected] : []}
        onSelectionChange={({ detail }) => setChosen(detail.selectedItems[0]?.qualifier)}
        onRowClick={({ detail }) => setChosen(detail.item.qualifier)}
        columnDefinitions={columnsOf(functionName)}
        ariaLabels={{
          tableLabel: 'Provisioned concurrency configurations',
          selectionGroupLabel: 'Configuration selection',
          itemSelectionLabel: (_selection, row) => `Select ${row.qualifier}`,
        }}
        header={
          <Header
            variant="h2"
            counter={`(${rows.length})`}
            info={<InfoLink topic="provisioned-concurrency" />}
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Button
                  iconName="refresh"
                  ariaLabel="Refresh provisioned concurrency configurations"
                  loading={isFetching && isPending}
                  onClick={() => void refetch()}
                />
                <Button href={`#${autoScalingPath(functionName, selected?.qualifier ?? qualifier)}`}>
                  Auto scaling
                </Button>
                <Button disabled={!selected} onClick={() => setRemoving(selected?.qualifier)}>
                  Remove
                </Button>
                <Button
                  disabled={!selected}
                  {...(selected && { href: `#${editProvisionedConcurrencyPath(functionName, selected.qualifier)}` })}
                >
                  Edit
                </Button>
                <Button href={addPath}>Add configuration</Button>
              </SpaceBetween>
            }
            description={
              <>
                To enable your function to scale without fluctuations in latency, use provisioned concurrency.
                Provisioned concurrency runs continually and has separate pricing for concurrency and execution
                duration.{' '}
                <Link external href="https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html">
                  Learn more
                </Link>
              </>
            }
          >
            Provisioned concurrency configurations
          </Header>
        }
        empty={
          <Box textAlign="center" color="inherit">
            <SpaceBetween size="xs">
              <b>{error ? errorMessage(error) : 'No configurations'}</b>
              {!error && <Button href={addPath}>Add configuration</Button>}
            </SpaceBetween>
          </Box>
        }
      />
      {removing && (
        <RemoveProvisionedConcurrencyModal
          functionName={functionName}
          qualifier={removing}
          onDismiss={() => setRemoving(undefined)}
        />
      )}
    </>
  );
}
