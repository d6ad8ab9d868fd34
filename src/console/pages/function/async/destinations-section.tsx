/**
 * Destinations of a function, a version or an alias: who gets a record of each asynchronous invocation that has ended.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
 */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { TableProps } from '@cloudscape-design/components/table';
import { useState } from 'react';
import { parseFunctionName } from '../../../../api/arn.ts';
import { TARGETS, targetServiceOf } from '../../../domain/target-service.ts';
import { errorMessage } from '../../../errors.ts';
import { addDestinationPath, qualifierPath } from '../../../paths.ts';
import {
  type DestinationCondition,
  type DestinationRow,
  destinationsOf,
  useEventInvokeConfig,
} from '../../../queries/event-invoke-configs.ts';
import { DataTable } from '../../../widgets/data-table.tsx';
import { InfoLink } from '../../../widgets/info-link.tsx';
import { RemoveDestinationModal } from './remove-destination-modal.tsx';

export const CONDITIONS: Record<DestinationCondition, string> = { OnFailure: 'On failure', OnSuccess: 'On success' };

const COLUMNS: TableProps.ColumnDefinition<DestinationRow>[] = [
  { id: 'source', header: 'Source', cell: () => 'Asynchronous invocation' },
  { id: 'condition', header: 'Condition', cell: ({ condition }) => CONDITIONS[condition] },
  {
    id: 'type',
    header: 'Destination type',
    cell: ({ arn }) => {
      const service = targetServiceOf(arn);
      return service ? TARGETS[service].type : '-';
    },
  },
  { id: 'destination', header: 'Destination', isRowHeader: true, cell: ({ arn }) => <TargetLink arn={arn} /> },
];

/** A function leads to its page. */
function TargetLink({ arn }: { arn: string }) {
  if (targetServiceOf(arn) !== 'lambda') return arn;
  const { functionName, qualifier = '$LATEST' } = parseFunctionName(arn);
  return <Link href={`#${qualifierPath(functionName, qualifier)}`}>{arn}</Link>;
}

interface DestinationsSectionProps {
  functionName: string;
  /** Of the version or alias whose page this is. */
  qualifier: string | undefined;
}

export function DestinationsSection({ functionName, qualifier }: DestinationsSectionProps) {
  const { data, error, isPending } = useEventInvokeConfig(functionName, qualifier);
  const [chosen, setChosen] = useState<DestinationCondition>();
  const [removing, setRemoving] = useState<DestinationCondition>();
  const rows = destinationsOf(data);
  const selected = rows.find(({ condition }) => condition === chosen);
  const addPath = `#${addDestinationPath(functionName, { qualifier })}`;

  return (
    <>
      <DataTable
        items={rows}
        trackBy="condition"
        loading={isPending}
        loadingText="Loading destinations"
        selectionType="single"
        selectedItems={selected ? [selected] : []}
        onSelectionChange={({ detail }) => setChosen(detail.selectedItems[0]?.condition)}
        onRowClick={({ detail }) => setChosen(detail.item.condition)}
        columnDefinitions={COLUMNS}
        ariaLabels={{
          tableLabel: 'Destinations',
          selectionGroupLabel: 'Destination selection',
          itemSelectionLabel: (_selection, { condition }) => `Select ${CONDITIONS[condition]}`,
        }}
        header={
          <Header
            variant="h2"
            counter={`(${rows.length})`}
            info={<InfoLink topic="destinations" />}
            description={
              qualifier
                ? `For events that invoke ${functionName}:${qualifier}. The function itself, each version and each alias have destinations of their own.`
                : 'For events that invoke the function without a qualifier, or $LATEST. Each version and each alias have destinations of their own.'
            }
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Button disabled={!selected} onClick={() => setRemoving(selected?.condition)}>
                  Remove
                </Button>
                <Button
                  disabled={!selected}
                  {...(selected && {
                    href: `#${addDestinationPath(functionName, { qualifier, condition: selected.condition })}`,
                  })}
                >
                  Edit
                </Button>
                <Button href={addPath}>Add destination</Button>
              </SpaceBetween>
            }
          >
            Destinations
          </Header>
        }
        empty={
          <Box textAlign="center" color="inherit">
            <SpaceBetween size="xs">
              <b>{error ? errorMessage(error) : 'No destinations'}</b>
              {!error && (
                <>
                  <Box color="inherit">Nobody is told how asynchronous invocations end.</Box>
                  <Button href={addPath}>Add destination</Button>
                </>
              )}
            </SpaceBetween>
          </Box>
        }
      />
      {removing && (
        <RemoveDestinationModal
          functionName={functionName}
          qualifier={qualifier}
          condition={removing}
          onDismiss={() => setRemoving(undefined)}
        />
      )}
    </>
  );
}
