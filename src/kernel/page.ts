/** One page of a list: mostly fifty records at most, in the order of their keys, and the Marker behind which the next begins. */
import { PAGE_SIZE } from '../api/quotas.ts';

interface PageRequest {
  Marker?: string | undefined;
  MaxItems?: number | undefined;
}

/** Keys are unique and compare as text. The marker is the last key given, so it stays good when that record goes. */
export function page<T>(
  records: Iterable<T>,
  keyOf: (record: T) => string,
  request: PageRequest,
  pageSize = PAGE_SIZE,
): { records: T[]; nextMarker: { NextMarker?: string } } {
  const marker = request.Marker ?? '';
  const ahead = [...records]
    .map((record) => ({ record, key: keyOf(record) }))
    .filter(({ key }) => key > marker)
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const given = ahead.slice(0, Math.min(request.MaxItems ?? pageSize, pageSize));
  const last = given.at(-1);
  return {
    records: given.map(({ record }) => record),
    nextMarker: last && given.length < ahead.length ? { NextMarker: last.key } : {},
  };
}
