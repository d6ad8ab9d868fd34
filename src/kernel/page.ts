/**
 * One page of a list. Each record has a place in the list's order, and a page begins behind the place where the last one
 * ended: so it stays good when that record goes.
 */
import type { ServiceException } from '../api/errors.ts';

export interface Order<T, Place> {
  placeOf(record: T): Place;
  compare(a: Place, b: Place): number;
}

/** By a text, code unit by code unit. */
export const byText = <T>(placeOf: (record: T) => string): Order<T, string> => ({ placeOf, compare: compareTexts });

export const compareTexts = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** As they come: a place is a number of records. */
export const asTheyCome = <T>(records: readonly T[]): Order<T, number> => {
  const places = new Map(records.map((record, index) => [record, index]));
  return { placeOf: (record) => places.get(record) ?? 0, compare: (a, b) => a - b };
};

export interface Page<T, Place> {
  records: T[];
  /** Behind which the next page begins, when there is one. */
  next: Place | undefined;
}

/** `size`: how many, or how many of those that are left. */
export function page<T, Place>(
  records: Iterable<T>,
  { placeOf, compare }: Order<T, Place>,
  after: Place | undefined,
  size: number | ((ahead: readonly T[]) => number),
): Page<T, Place> {
  const ahead = Array.from(records, (record) => ({ record, place: placeOf(record) }))
    .filter(({ place }) => after === undefined || compare(place, after) > 0)
    .sort((a, b) => compare(a.place, b.place));
  const length = typeof size === 'number' ? size : size(ahead.map(({ record }) => record));
  const given = ahead.slice(0, length);
  return {
    records: given.map(({ record }) => record),
    next: given.length < ahead.length ? given.at(-1)?.place : undefined,
  };
}

/** The opaque text with which a list is read on: the place, in base64. */
export const pageToken = (place: unknown): string => btoa(encodeURIComponent(JSON.stringify(place)));

/** The token's member of an output, when there is a next page. */
export const nextToken = <Name extends string>(name: Name, next: unknown): { [member in Name]?: string } =>
  (next === undefined ? {} : { [name]: pageToken(next) }) as { [member in Name]?: string };

/** The place in a token; throws for a text that is none. */
export function readPageToken<Place>(
  token: string | undefined,
  isPlace: (place: unknown) => place is Place,
  invalid: () => ServiceException,
): Place | undefined {
  if (token === undefined) return undefined;
  let place: unknown;
  try {
    place = JSON.parse(decodeURIComponent(atob(token)));
  } catch {
    // a text of the caller's own is no token; the operation says so in its service's words
    throw invalid();
  }
  if (!isPlace(place)) throw invalid();
  return place;
}

export const isText = (place: unknown): place is string => typeof place === 'string';
export const isCount = (place: unknown): place is number => typeof place === 'number';
