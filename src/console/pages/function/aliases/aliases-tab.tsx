/** The Aliases tab: where each alias points, with its weights. */

import type { AliasConfiguration } from '@aws-sdk/client-lambda';
import { useCollection } from '@cloudscape-design/collection-hooks';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { TableProps } from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useState } from 'react';
import { type AliasRouting, aliasRouting, describeRouting } from '../../../domain/alias-routing.ts';
import { errorMessage } from '../../../errors.ts';
import { aliasPath, createAliasPath, editAliasPath } from '../../../paths.ts';
import { useAliases } from '../../../queries/aliases.ts';
import { DataTable } from '../../../widgets/data-table.tsx';
import { InfoLink } from '../../../widgets/info-link.tsx';
import { DeleteAliasModal } from './delete-alias-modal.tsx';
import { RoutingLinks } from './routing-links.tsx';

interface Row {
  name: string;
  routing: AliasRouting;
  /** The routing as it is searched and sorted. */
  versions: string;
  description: string;
}

const asRow = (alias: AliasConfiguration): Row => ({
  name: alias.Name ?? '',
  routing: aliasRouting(alias),
  versions: describeRouting(aliasRouting(alias)),
  description: alias.Description ?? '',
});

const columnsOf = (functionName: string): TableProps.ColumnDefinition<Row>[] => [
  {
    id: 'name',
    header: 'Name',
    sortingField: 'name',
    isRowHeader: true,
    cell: ({ name }) => <Link href={`#${aliasPath(functionName, name)}`}>{name}</Link>,
  },
  {
    id: 'versions',
    header: 'Versions',
    sortingField: 'versions',
    cell: ({ routing }) => <RoutingLinks functionName={functionName} routing={routing} />,
  },
  { id: 'description', header: 'Description', sortingField: 'description', cell: (row) => row.description || '-' },
];

export function AliasesTab({ functionName }: { functionName: string }) {
  const { data, error, isPending } = useAliases(functionName);
  const [deleting, setDeleting] = useState<string>();
  const { items, collectionProps, filterProps, paginationProps, filteredItemsCount, actions } = useCollection(
    (data ?? []).map(asRow),
    {
      filtering: {
        empty: (
          <Box textAlign="center" color="inherit">
            <SpaceBetween size="xs">
              <b>{error ? errorMessage(error) : 'No aliases'}</b>
              {!error && <Box color="inherit">This function has no aliases yet.</Box>}
            </SpaceBetween>
          </Box>
        ),
        noMatch: <Box textAlign="center">No matches</Box>,
      },
      sorting: { defaultState: { sortingColumn: { sortingField: 'name' } } },
      pagination: { pageSize: 20 },
      selection: { trackBy: 'name' },
    },
  );
  const selected = collectionProps.selectedItems?.[0]?.name;

  return (
    <>
      <DataTable
        {...collectionProps}
        items={items}
        loading={isPending}
        loadingText="Loading aliases"
        selectionType="single"
        onRowClick={({ detail }) => actions.setSelectedItems([detail.item])}
        columnDefinitions={columnsOf(functionName)}
        ariaLabels={{
          tableLabel: 'Aliases',
          selectionGroupLabel: 'Alias selection',
          itemSelectionLabel: (_selection, { name }) => `Select ${name}`,
        }}
        header={
          <Header
            variant="h2"
            counter={`(${data?.length ?? 0})`}
            info={<InfoLink topic="aliases" />}
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Button
                  disabled={!selected}
                  {...(selected ? { href: `#${editAliasPath(functionName, selected, 'aliases')}` } : {})}
                >
                  Edit
                </Button>
                <Button disabled={!selected} onClick={() => setDeleting(selected)}>
                  Delete
                </Button>
                <Button href={`#${createAliasPath(functionName)}`}>Create alias</Button>
              </SpaceBetween>
            }
          >
            Aliases
          </Header>
        }
        filter={
          <TextFilter
            {...filterProps}
            filteringPlaceholder="Filter by attributes or search by keyword"
            filteringAriaLabel="Filter aliases"
            countText={filteredItemsCount === 1 ? '1 match' : `${filteredItemsCount ?? 0} matches`}
          />
        }
        pagination={<Pagination {...paginationProps} />}
      />
      {deleting && (
        <DeleteAliasModal functionName={functionName} alias={deleting} onDismiss={() => setDeleting(undefined)} />
      )}
    </>
  );
}
