/** Where an alias sends its invocations, as the console writes and edits it: weights are percentages there, shares in the API. */
import type { AliasConfiguration } from '@aws-sdk/client-lambda';

export interface AliasRouting {
  version: string;
  additional?: { version: string; weightPercent: number };
}

/** What is neither `$LATEST` nor a number. */
export const namesAlias = (qualifier: string | undefined): qualifier is string =>
  qualifier !== undefined && !/^(\$LATEST|[0-9]+)$/.test(qualifier);

/** Shares are binary fractions: 0.07 × 100 is not 7. */
const rounded = (percent: number) => Math.round(percent * 1e6) / 1e6;

export const remainingPercent = (weightPercent: number) => rounded(100 - weightPercent);

export function aliasRouting({ FunctionVersion = '', RoutingConfig }: AliasConfiguration): AliasRouting {
  const [additional] = Object.entries(RoutingConfig?.AdditionalVersionWeights ?? {});
  if (!additional) return { version: FunctionVersion };
  return {
    version: FunctionVersion,
    additional: { version: additional[0], weightPercent: rounded(additional[1] * 100) },
  };
}

/** `1 (95%), 2 (5%)`, or just `2`. */
export function describeRouting({ version, additional }: AliasRouting): string {
  if (!additional) return version;
  return `${version} (${remainingPercent(additional.weightPercent)}%), ${additional.version} (${additional.weightPercent}%)`;
}

/** For CreateAlias and UpdateAlias. An empty map takes weights away; leaving it out would keep them. */
export function routingConfig({ additional }: AliasRouting): { AdditionalVersionWeights: Record<string, number> } {
  if (!additional) return { AdditionalVersionWeights: {} };
  return { AdditionalVersionWeights: { [additional.version]: additional.weightPercent / 100 } };
}

/** What the service would refuse, in its words, while it can still be put right; it stays the judge. */
export function routingObjection({ version, additional }: AliasRouting): string | undefined {
  if (!additional) return undefined;
  if (version === '$LATEST' || additional.version === '$LATEST')
    return '$LATEST is not supported for an alias pointing to more than 1 version';
  if (version === additional.version)
    return `Invalid function version ${version}. Function version ${version} is already included in routing configuration.`;
  return undefined;
}
