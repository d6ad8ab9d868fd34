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

/** 33.3 is 0.333, not 0.33299999999999996. */
const share = (percent: number) => Math.round(percent * 1e6) / 1e8;

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
  return { AdditionalVersionWeights: { [additional.version]: share(additional.weightPercent) } };
}
