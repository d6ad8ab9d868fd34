/** Lists as Elastic Load Balancing gives them: all, or those that are named, in the order in which they were named. */
import type { ServiceException } from '../../api/errors.ts';
import { asTheyCome, isCount, nextToken, page, readPageToken } from '../../kernel/page.ts';
import { validationError } from './refusals.ts';

const PAGE_SIZE = 400;

interface Paged {
  Marker?: string | undefined;
  PageSize?: number | undefined;
}

export function pageOf<T extends object>(records: readonly T[], { Marker, PageSize = PAGE_SIZE }: Paged) {
  const after = readPageToken(Marker, isCount, () => validationError(`Marker '${Marker}' is not valid`));
  const { records: given, next } = page(records, asTheyCome(records), after, PageSize);
  return { records: given, ...nextToken('NextMarker', next) };
}

/** Throws for those that there are not. */
export function named<T>(
  names: readonly string[],
  find: (name: string) => T | undefined,
  notFound: (...missing: string[]) => ServiceException,
): T[] {
  const found = new Map(names.map((name) => [name, find(name)]));
  const missing = [...found].flatMap(([name, record]) => (record === undefined ? [name] : []));
  if (missing.length > 0) throw notFound(...missing);
  return [...found.values()] as T[];
}
