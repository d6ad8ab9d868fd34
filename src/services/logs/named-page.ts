/** A page of a sorted list: the token names the last record of the page before. */
import { pageToken, readPageToken } from '../../kernel/page-token.ts';
import { invalidToken } from './log-group-reference.ts';

const PAGE_SIZE = 50;

export interface NamedPage<T> {
  records: T[];
  nextToken: string | undefined;
}

/** Throws InvalidParameterException when the token is none, or the record it names is gone. */
export function namedPage<T extends { readonly name: string }>(
  sorted: readonly T[],
  token: string | undefined,
  limit: number = PAGE_SIZE,
): NamedPage<T> {
  const after = token === undefined ? -1 : sorted.findIndex(({ name }) => name === readPageToken(token));
  if (token !== undefined && after < 0) throw invalidToken();
  const records = sorted.slice(after + 1, after + 1 + limit);
  const last = records.at(-1);
  const more = last !== undefined && last !== sorted.at(-1);
  return { records, nextToken: more ? pageToken(last.name) : undefined };
}

/** As AWS sorts names: by code unit. */
export const byName = (a: { readonly name: string }, b: { readonly name: string }) =>
  a.name < b.name ? -1 : Number(a.name > b.name);
