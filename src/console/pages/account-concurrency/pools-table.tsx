/** The picture in numbers: the same for whoever does not see it, and for whoever wants them exactly. */
import type { TableProps } from '@cloudscape-design/components/table';
import { DataTable } from '../../widgets/data-table.tsx';
import type { AccountPicture, Pool, PoolRow } from './pools.ts';
import { poolName } from './quota-bar-view.tsx';

interface TableRow extends Partial<PoolRow> {
  key: string;
  pool: Pool;
}

const cell = (value: number | undefined) => value?.toLocaleString('en') ?? '-';

const COLUMNS: TableProps.ColumnDefinition<TableRow>[] = [
  {
    id: 'pool',
    header: 'Part of the quota',
    isRowHeader: true,
    cell: ({ pool, version, functionName }) =>
      version === undefined ? <b>{poolName(pool)}</b> : `${functionName}:${version}`,
  },
  {
    id: 'size',
    header: 'Size',
    minWidth: 100,
    cell: ({ pool, version }) => (version === undefined ? cell(pool.size) : ''),
  },
  {
    id: 'busy',
    header: 'In use',
    minWidth: 100,
    cell: ({ pool, version, busy = 0, provisionedBusy = 0 }) =>
      cell(version === undefined ? pool.inUse : busy + provisionedBusy),
  },
  {
    id: 'provisioned',
    header: 'Provisioned',
    minWidth: 130,
    cell: ({ pool, version, provisionedBusy = 0, provisionedIdle = 0 }) =>
      cell(version === undefined ? pool.setAside : provisionedBusy + provisionedIdle),
  },
  {
    id: 'idle',
    header: 'Idle, on demand',
    minWidth: 100,
    cell: ({ version, idle }) => (version === undefined ? '' : cell(idle)),
  },
  {
    id: 'throttles',
    header: 'Throttles, last minute',
    minWidth: 100,
    cell: ({ pool, version }) => (version === undefined ? cell(pool.throttles.minute) : ''),
  },
];

export function PoolsTable({ picture }: { picture: AccountPicture }) {
  const items = picture.pools.flatMap((pool): TableRow[] => [
    { key: poolName(pool), pool },
    ...pool.rows.map((row) => ({ key: `${poolName(pool)} ${row.functionName}:${row.version}`, pool, ...row })),
  ]);
  return (
    <DataTable
      variant="embedded"
      ariaLabels={{ tableLabel: 'Concurrency of the account' }}
      columnDefinitions={COLUMNS}
      items={items}
      trackBy="key"
    />
  );
}
