/** The quota as one bar: reservations, what is provisioned outside them, and the pool that all others share. */
import type { ColourOf } from './function-colours.ts';
import type { AccountPicture, BarPart, Pool } from './pools.ts';
import { flashOf, quotaBar } from './pools.ts';

const count = (value: number) => value.toLocaleString('en');

export const poolName = ({ kind, functionName }: Pool) =>
  kind === 'unreserved'
    ? 'Unreserved'
    : kind === 'reserved'
      ? `Reserved for ${functionName}`
      : `Provisioned of ${functionName}`;

export function QuotaBarView({ picture, colourOf }: { picture: AccountPicture; colourOf: ColourOf }) {
  const bar = quotaBar(picture);
  const place = (from: number, to: number) => ({
    insetInlineStart: `${(from / bar.scale) * 100}%`,
    inlineSize: `${((to - from) / bar.scale) * 100}%`,
  });
  const floorShown = picture.excess === 0;
  return (
    <div className="quota" role="img" aria-label={summary(picture)}>
      <div className="quota-bar">
        {bar.parts
          .filter(({ pool }) => pool.size > 0)
          .map((part) => (
            <Part key={poolName(part.pool)} part={part} place={place} colourOf={colourOf} />
          ))}
        {picture.excess > 0 && (
          <span className="quota-end" style={{ insetInlineStart: `${(bar.quota / bar.scale) * 100}%` }} />
        )}
      </div>
      <div className="quota-scale">
        {bar.parts
          .filter(({ pool }) => pool.size / bar.scale > 0.11)
          .map(({ pool, from, to }) => (
            <span key={poolName(pool)} className="quota-label" style={place(from, to)}>
              {poolName(pool)} <b>{count(pool.size)}</b>
            </span>
          ))}
      </div>
      {floorShown ? (
        <div className="quota-scale">
          <span className="quota-floor" style={place(Math.max(0, bar.floorFrom), bar.quota)} />
          <span className="quota-floor-text" style={{ maxInlineSize: '100%' }}>
            {count(picture.floor)} must stay unreserved
          </span>
        </div>
      ) : (
        <div className="quota-excess">
          The quota ends at {count(bar.quota)}; {count(picture.excess)} more are reserved or provisioned.
        </div>
      )}
    </div>
  );
}

interface PartProps {
  part: BarPart;
  place: (from: number, to: number) => { insetInlineStart: string; inlineSize: string };
  colourOf: ColourOf;
}

function Part({ part: { pool, from, to, usedTo, setAsideTo }, place, colourOf }: PartProps) {
  const colour = pool.functionName === undefined ? undefined : colourOf(pool.functionName);
  return (
    <span className={`quota-part quota-part-${pool.kind}`} style={place(from, to)}>
      {setAsideTo > from && <span className="quota-set-aside" style={inside(from, setAsideTo, from, to)} />}
      {pool.kind === 'unreserved' ? (
        <Shares pool={pool} colourOf={colourOf} />
      ) : (
        <span className="quota-used" style={{ ...inside(from, usedTo, from, to), background: colour }} />
      )}
      {pool.throttles.second > 0 && <span key={flashOf(pool.throttles)} className="quota-flash" />}
    </span>
  );
}

const inside = (start: number, end: number, from: number, to: number) => ({
  insetInlineStart: `${((start - from) / (to - from)) * 100}%`,
  inlineSize: `${((end - start) / (to - from)) * 100}%`,
});

/** Of the pool that is everybody's, in the colours of those who use it. */
function Shares({ pool, colourOf }: { pool: Pool; colourOf: ColourOf }) {
  const byFunction = new Map<string, number>();
  for (const { functionName, busy } of pool.rows)
    byFunction.set(functionName, (byFunction.get(functionName) ?? 0) + busy);
  let from = 0;
  return [...byFunction].map(([functionName, busy]) => {
    const start = from;
    from = Math.min(pool.size, from + busy);
    if (from === start) return null;
    return (
      <span
        key={functionName}
        className="quota-used"
        style={{ ...inside(start, from, 0, pool.size), background: colourOf(functionName) }}
      />
    );
  });
}

function summary({ quota, pools, floor, excess }: AccountPicture): string {
  const parts = pools.map((pool) => `${poolName(pool)} ${count(pool.size)}, in use ${count(pool.inUse)}`);
  const end =
    excess > 0
      ? `${count(excess)} more are reserved or provisioned than it has`
      : `${count(floor)} must stay unreserved`;
  return `Quota of ${count(quota)} concurrent executions. ${parts.join('. ')}. ${end}.`;
}
