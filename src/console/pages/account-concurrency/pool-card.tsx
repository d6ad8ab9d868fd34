/** What is in a part of the quota: the environments of each version as squares, and the throttles where they happen. */
import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import { memo } from 'react';
import { qualifierPath } from '../../paths.ts';
import { environmentSquares, type SquareKind } from './environment-squares.ts';
import type { ColourOf } from './function-colours.ts';
import { flashOf, type Pool, type PoolRow } from './pools.ts';
import { poolName } from './quota-bar-view.tsx';

const COLUMNS = 20;
const count = (value: number) => value.toLocaleString('en');

export function PoolCard({ pool, colourOf }: { pool: Pool; colourOf: ColourOf }) {
  const { throttles, rows, size, inUse, preparing } = pool;
  const flashing = throttles.second > 0;
  return (
    <section className={`pool ${flashing ? 'pool-throttling' : ''}`} aria-label={poolName(pool)}>
      {flashing && <span key={flashOf(throttles)} className="pool-flash" />}
      <header className="pool-header">
        <span>
          <Box variant="h4" tagOverride="h3" display="inline">
            {poolName(pool)}
          </Box>{' '}
          <Box color="text-body-secondary" display="inline">
            {about(pool)}
          </Box>
        </span>
        <span className="pool-figures">
          <b>{count(inUse)}</b> of {count(size)} in use
        </span>
      </header>
      {rows.length === 0 && preparing === 0 && <Box color="text-body-secondary">No environment.</Box>}
      {rows.map((row) => (
        <Row key={`${row.functionName}:${row.version}`} row={row} colour={colourOf(row.functionName)} />
      ))}
      {preparing > 0 && (
        <Box color="text-body-secondary">
          {count(preparing)} provisioned {preparing === 1 ? 'environment is' : 'environments are'} being prepared: set
          aside already, not ready yet.
        </Box>
      )}
      {throttles.minute > 0 && (
        <div className="pool-throttles">
          <b>{count(throttles.minute)}</b> {throttles.minute === 1 ? 'throttle' : 'throttles'} in the last minute:{' '}
          {Object.entries(throttles.reasons)
            .map(([reason, times]) => `${reason} ${count(times)}`)
            .join(', ')}
        </div>
      )}
    </section>
  );
}

function about({ kind, size, setAside }: Pool): string {
  if (kind === 'reserved') {
    if (size === 0) return 'nothing runs';
    const provisioned = setAside > 0 ? `, ${count(setAside)} of it provisioned` : '';
    return `guarantee and ceiling of this function${provisioned}`;
  }
  if (kind === 'provisioned') return 'set aside from the unreserved, also while idle';
  return 'shared by all functions without a reservation';
}

const Row = memo(
  ({ row, colour }: { row: PoolRow; colour: string }) => {
    const { paths, width, height, left } = environmentSquares(row, COLUMNS);
    const name = `${row.functionName}:${row.version}`;
    return (
      <div className="pool-row">
        <span className="pool-row-name">
          <Link href={`#${qualifierPath(row.functionName, row.version)}`}>{name}</Link>
        </span>
        <span className="pool-row-squares">
          <svg
            className="squares"
            width={width}
            height={height}
            style={{ '--square': colour } as object}
            aria-hidden="true"
          >
            <title>{name}</title>
            {(Object.entries(paths) as [SquareKind, string][]).map(([kind, path]) => (
              <path key={kind} className={`square-${kind}`} d={path} />
            ))}
          </svg>
          {left > 0 && <Box color="text-body-secondary">and {count(left)} more</Box>}
        </span>
        <span className="pool-row-figures">{figures(row)}</span>
      </div>
    );
  },
  ({ row: a, colour: c }, { row: b, colour: d }) =>
    c === d &&
    a.busy === b.busy &&
    a.idle === b.idle &&
    a.provisionedBusy === b.provisionedBusy &&
    a.provisionedIdle === b.provisionedIdle,
);

function figures({ busy, idle, provisionedBusy, provisionedIdle }: PoolRow): string {
  const parts = [
    provisionedBusy + provisionedIdle > 0 &&
      `${count(provisionedBusy)} of ${count(provisionedBusy + provisionedIdle)} provisioned busy`,
    busy > 0 && `${count(busy)} busy`,
    idle > 0 && `${count(idle)} idle`,
  ];
  return parts.filter((part) => part !== false).join(', ');
}
