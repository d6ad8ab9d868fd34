/** The Versions tab: published versions, newest first, with the aliases that point to them. */

import type { AliasConfiguration, FunctionConfiguration } from '@aws-sdk/client-lambda';
import { useCollection } from '@cloudscape-design/collection-hooks';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { TableProps } from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { Fragment } from 'react';
import { aliasRouting } from '../../../domain/alias-routing.ts';
import { compareVersions } from '../../../domain/version-order.ts';
import { errorMessage } from '../../../errors.ts';
import { aliasPath, versionPath } from '../../../paths.ts';
import { useAliases } from '../../../queries/aliases.ts';
import { useVersions } from '../../../queries/versions.ts';
import { DataTable } from '../../../widgets/data-table.tsx';
import { InfoLink } from '../../../widgets/info-link.tsx';
import { RelativeTime } from '../../../widgets/relative-time.tsx';

interface Row {
  version: string;
  aliases: string[];
  description: string;
  lastModified: string;
  architecture: string;
}

function asRow(version: FunctionConfiguration, aliases: readonly AliasConfiguration[]): Row {
  const pointsHere = (alias: AliasConfiguration) => {
    const routing = aliasRouting(alias);
    return routing.version === version.Version || routing.additional?.version === version.Version;
  };
  return {
    version: version.Version ?? '',
    aliases: aliases.filter(pointsHere).map(({ Name = '' }) => Name),
    description: version.Description ?? '',
    lastModified: version.LastModified ?? '',
    architecture: version.Architectures?.[0] ?? 'x86_64',
  };
}

// the default sorting state needs the column with its comparator, or versions are sorted as texts
const versionColumn = (functionName: string): TableProps.ColumnDefinition<Row> => ({
  id: 'version',
  header: 'Version',
  sortingField: 'version',
  sortingComparator: (a, b) => compareVersions(a.version, b.version),
  isRowHeader: true,
  cell: ({ version }) => <Link href={`#${versionPath(functionName, version)}`}>{version}</Link>,
});

const otherColumns = (functionName: string): TableProps.ColumnDefinition<Row>[] => [
  {
    id: 'aliases',
    header: 'Aliases',
    cell: ({ aliases }) =>
      aliases.length === 0
        ? '-'
        : aliases.map((alias, index) => (
            <Fragment key={alias}>
              {index > 0 && ', '}
              <Link href={`#${aliasPath(functionName, alias)}`}>
                <span className="breakable">{alias}</span>
              </Link>
            </Fragment>
          )),
  },
  { id: 'description', header: 'Description', sortingField: 'description', cell: (row) => row.description || '-' },
  {
    id: 'lastModified',
    header: 'Last modified',
    sortingField: 'lastModified',
    cell: ({ lastModified }) => <RelativeTime at={lastModified} />,
  },
  { id: 'architecture', header: 'Architecture', sortingField: 'architecture', cell: (row) => row.architecture },
];

interface VersionsTabProps {
  functionName: string;
  onPublish: () => void;
}

export function VersionsTab({ functionName, onPublish }: VersionsTabProps) {
  const { data, error, isPending } = useVersions(functionName);
  const aliases = useAliases(functionName).data ?? [];
  const rows = (data ?? []).filter(({ Version }) => Version !== '$LATEST').map((version) => asRow(version, aliases));
  const version = versionColumn(functionName);
  const { items, collectionProps, filterProps, paginationProps, filteredItemsCount } = useCollection(rows, {
    filtering: {
      empty: (
        <Box textAlign="center" color="inherit">
          <SpaceBetween size="xs">
            <b>{error ? errorMessage(error) : 'No versions'}</b>
            {!error && <Box color="inherit">You haven't published any versions for this function.</Box>}
          </SpaceBetween>
        </Box>
      ),
      noMatch: <Box textAlign="center">No matches</Box>,
    },
    sorting: { defaultState: { sortingColumn: version, isDescending: true } },
    pagination: { pageSize: 20 },
  });

  return (
    <DataTable
      {...collectionProps}
      items={items}
      loading={isPending}
      loadingText="Loading versions"
      columnDefinitions={[version, ...otherColumns(functionName)]}
      ariaLabels={{ tableLabel: 'Versions' }}
      header={
        <Header
          variant="h2"
          counter={`(${rows.length})`}
          info={<InfoLink topic="versions" />}
          actions={<Button onClick={onPublish}>Publish new version</Button>}
        >
          Versions
        </Header>
      }
      filter={
        <TextFilter
          {...filterProps}
          filteringPlaceholder="Filter by attributes or search by keyword"
          filteringAriaLabel="Filter versions"
          countText={filteredItemsCount === 1 ? '1 match' : `${filteredItemsCount ?? 0} matches`}
        />
      }
      pagination={<Pagination {...paginationProps} />}
    />
  );
}
