/** Versions from the newest: `$LATEST`, then by number; as texts 9 would stand before 10. */
import type { FunctionConfiguration } from '@aws-sdk/client-lambda';

const rank = (version: string) => (version === '$LATEST' ? Number.POSITIVE_INFINITY : Number(version));

export function compareVersions(a: string, b: string): number {
  return rank(a) === rank(b) ? 0 : rank(a) - rank(b);
}

export const newestFirst = (a: FunctionConfiguration, b: FunctionConfiguration) =>
  compareVersions(b.Version ?? '', a.Version ?? '');
