/** The list of functions, newest change first. */

import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { useCollection } from '@cloudscape-design/collection-hooks';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { TableProps } from '@cloudscape-design/components/table';
import { useState } from 'react';
import { findRuntime } from '../../../api/runtimes.ts';
import { errorMessage } from '../../errors.ts';
import { createFunctionPath, functionPath } from '../../paths.ts';
import { useFunctions } from '../../queries/functions.ts';
import { setPreferences, useSession } from '../../session.ts';
import { useGo } from '../../use-go.ts';
import { useLater } from '../../use-later.ts';
import { DataTable } from '../../widgets/data-table.tsx';
import { InfoLink } from '../../widgets/info-link.tsx';
import { ListPreferences } from '../../widgets/list-preferences.tsx';
import { RelativeTime } from '../../widgets/relative-time.tsx';
import { FunctionsFilter } from './functions-filter.tsx';
import { StartPanel } from './start-panel.tsx';

interface Row {
  name: string;
  description: string;
  packageType: string;
  type: string;
  runtime: string;
  lastModified: string;
}

const asRow = (fn: FunctionConfiguration): Row => ({
  name: fn.FunctionName ?? '',
  description: fn.Description ?? '',
  packageType: fn.PackageType ?? 'Zip',
  type: 'Standard',
  runtime: findRuntime(fn.Runtime ?? '')?.consoleName ?? fn.Runtime ?? '-',
  lastModified: fn.LastModified ?? '',
});

const COLUMNS: (TableProps.ColumnDefinition<Row> & { id: string })[] = [
  {
    id: 'name',
    minWidth: 120,
    header: 'Function name',
    sortingField: 'name',
    isRowHeader: true,
    cell: ({ name }) => <Link href={`#${functionPath(name)}`}>{name}</Link>,
  },
  {
    id: 'description',
    minWidth: 96,
    header: 'Description',
    sortingField: 'description',
    cell: ({ description }) => description || '-',
  },
  {
    id: 'packageType',
    header: 'Package type',
    sortingField: 'packageType',
    cell: ({ packageType }) => packageType,
  },
  { id: 'runtime', header: 'Runtime', sortingField: 'runtime', cell: ({ runtime }) => runtime },
  { id: 'type', header: 'Type', sortingField: 'type', cell: ({ type }) => type },
];
const LAST_MODIFIED: TableProps.ColumnDefinition<Row> & { id: string } = {
  id: 'lastModified',
  header: 'Last modified',
  // ISO texts of one zone: their order is the order in time
  sortingField: 'lastModified',
  cell: ({ lastModified }) => <RelativeTime at={lastModified} />,
};
const ALL_COLUMNS = [...COLUMNS, LAST_MODIFIED];

const FILTERS = [
  { key: 'name', propertyLabel: 'Function name', groupValuesLabel: 'Function names' },
  { key: 'description', propertyLabel: 'Description', groupValuesLabel: 'Descriptions' },
  { key: 'packageType', propertyLabel: 'Package type', groupValuesLabel: 'Package types' },
  { key: 'runtime', propertyLabel: 'Runtime', groupValuesLabel: 'Runtimes' },
].map((property) => ({ ...property, operators: ['=', '!=', ':', '!:'] }));

const loadDeleteFunctionModal = () =>
  import('../../widgets/delete-function-modal.tsx').then(({ DeleteFunctionModal }) => DeleteFunctionModal);

export function FunctionsPage() {
  const { data, error, isPending, isFetching, dataUpdatedAt, refetch } = useFunctions();
  const pageSize = useSession((session) => session.functionsPageSize);
  const columns = useSession((session) => session.functionsColumns);
  const [deleting, setDeleting] = useState<string>();
  const { part: DeleteFunctionModal, ask: askForModal } = useLater(loadDeleteFunctionModal);
  const go = useGo();
  const rows = (data ?? []).map(asRow);
  const { items, collectionProps, propertyFilterProps, paginationProps, filteredItemsCount, actions } = useCollection(
    rows,
    {
      propertyFiltering: {
        filteringProperties: FILTERS,
        empty: (
          <Box textAlign="center" color="inherit" padding={{ vertical: 'xs' }}>
            {error ? errorMessage(error) : 'There is no data to display.'}
          </Box>
        ),
        noMatch: (
          <Box textAlign="center" color="inherit" padding={{ vertical: 'xs' }}>
            <SpaceBetween size="xs">
              <b>No matches</b>
              <Button onClick={() => actions.setPropertyFiltering({ tokens: [], operation: 'and' })}>
                Clear filter
              </Button>
            </SpaceBetween>
          </Box>
        ),
      },
      sorting: { defaultState: { sortingColumn: LAST_MODIFIED, isDescending: true } },
      pagination: { pageSize },
      selection: { trackBy: 'name' },
    },
  );
  const selected = collectionProps.selectedItems?.[0];

  return (
    <>
      <StartPanel />
      <DataTable
        {...collectionProps}
        variant="full-page"
        // it is drawn twice for that: not for the first sight of it
        stickyHeader={items.length > 0}
        enableKeyboardNavigation
        selectionType="single"
        onRowClick={({ detail }) => actions.setSelectedItems([detail.item])}
        items={items}
        loading={isPending}
        loadingText="Loading functions"
        columnDefinitions={ALL_COLUMNS}
        columnDisplay={ALL_COLUMNS.map(({ id }) => ({ id, visible: columns.includes(id) }))}
        ariaLabels={{
          tableLabel: 'Functions',
          selectionGroupLabel: 'Function selection',
          itemSelectionLabel: (_selection, { name }) => `Select ${name}`,
        }}
        header={
          <Header
            variant="awsui-h1-sticky"
            counter={`(${rows.length})`}
            info={<InfoLink topic="lambda" />}
            actions={
              <SpaceBetween direction="horizontal" size="xs" alignItems="center">
                {dataUpdatedAt > 0 && (
                  <Box color="text-body-secondary" fontSize="body-s">
                    Last fetched <RelativeTime at={dataUpdatedAt} />
                  </Box>
                )}
                <Button
                  iconName="refresh"
                  ariaLabel="Refresh functions"
                  loading={isFetching}
                  onClick={() => void refetch()}
                />
                <ButtonDropdown
                  items={[
                    { id: 'view', text: 'View details' },
                    { id: 'test', text: 'Test' },
                    { id: 'delete', text: 'Delete' },
                  ]}
                  disabled={!selected}
                  onItemClick={({ detail }) => {
                    if (!selected) return;
                    if (detail.id === 'delete') {
                      askForModal();
                      setDeleting(selected.name);
                    } else go(functionPath(selected.name, detail.id === 'test' ? 'testing' : undefined));
                  }}
                >
                  Actions
                </ButtonDropdown>
                <Button variant="primary" href={`#${createFunctionPath}`}>
                  Create function
                </Button>
              </SpaceBetween>
            }
          >
            Functions
          </Header>
        }
        filter={
          <FunctionsFilter
            {...propertyFilterProps}
            countText={filteredItemsCount === 1 ? '1 match' : `${filteredItemsCount ?? 0} matches`}
          />
        }
        pagination={<Pagination {...paginationProps} />}
        preferences={
          <ListPreferences
            title="Preferences"
            confirmLabel="Confirm"
            cancelLabel="Cancel"
            preferences={{ pageSize, visibleContent: columns }}
            pageSizePreference={{
              title: 'Functions per page',
              options: [10, 20, 50, 100].map((value) => ({ value, label: `${value} functions` })),
            }}
            visibleContentPreference={{
              title: 'Visible columns',
              options: [
                {
                  label: 'Function properties',
                  options: ALL_COLUMNS.map(({ id, header }) => ({
                    id,
                    label: String(header),
                    editable: id !== 'name',
                  })),
                },
              ],
            }}
            onConfirm={({ detail }) =>
              setPreferences({
                functionsPageSize: detail.pageSize ?? pageSize,
                functionsColumns: [...(detail.visibleContent ?? columns)],
              })
            }
          />
        }
      />
      {deleting && DeleteFunctionModal && (
        <DeleteFunctionModal functionName={deleting} onDismiss={() => setDeleting(undefined)} />
      )}
    </>
  );
}
