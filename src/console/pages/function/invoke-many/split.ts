/** The split that was observed beside the one the alias's weights promised, version by version. */
import { type AliasRouting, remainingPercent } from '../../../domain/alias-routing.ts';
import { compareVersions } from '../../../domain/version-order.ts';
import { type Band, binomialBand, invocationsToTellApart, neighbourPercent } from './split-statistics.ts';

export interface VersionShare {
  version: string;
  count: number;
  /** Of all that ran, in percent; 0 when nothing did. */
  sharePercent: number;
  /** Absent when nothing was promised: no alias, or a version it did not point to when the run began. */
  expected?: { sharePercent: number; band: Band };
}

/** Versions in ascending order, also those that were promised a share and got nothing. */
export function versionShares(counts: Readonly<Record<string, number>>, routing: AliasRouting | undefined) {
  const ran = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const promised = promisedPercents(routing);
  const versions = [...new Set([...promised.keys(), ...Object.keys(counts)])].sort(compareVersions);
  return versions.map((version): VersionShare => {
    const count = counts[version] ?? 0;
    const percent = promised.get(version);
    return {
      version,
      count,
      sharePercent: ran === 0 ? 0 : (count / ran) * 100,
      ...(percent !== undefined && {
        expected: { sharePercent: percent, band: binomialBand(ran, percent / 100) },
      }),
    };
  });
}

function promisedPercents(routing: AliasRouting | undefined): Map<string, number> {
  if (!routing) return new Map();
  const { version, additional } = routing;
  if (!additional) return new Map([[version, 100]]);
  return new Map([
    [version, remainingPercent(additional.weightPercent)],
    [additional.version, additional.weightPercent],
  ]);
}

export const insideBand = ({ count, expected }: VersionShare) =>
  !expected || (count >= expected.band.low && count <= expected.band.high);

/** How many invocations it takes to see a difference of a few points. */
export interface Discernment {
  weightPercent: number;
  neighbourPercent: number;
  /** At each of the two weights. */
  needed: number;
}

/** Undefined when there are no two versions to tell apart. */
export function discernment(routing: AliasRouting | undefined): Discernment | undefined {
  const weightPercent = routing?.additional?.weightPercent;
  if (weightPercent === undefined) return undefined;
  const neighbour = neighbourPercent(weightPercent);
  return {
    weightPercent,
    neighbourPercent: neighbour,
    needed: invocationsToTellApart(weightPercent / 100, neighbour / 100),
  };
}
