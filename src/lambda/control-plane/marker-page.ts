/** A page as Lambda gives it: mostly fifty records at most, and the Marker behind which the next begins, as it is. */
import { PAGE_SIZE } from '../../api/quotas.ts';
import { byText, page } from '../../kernel/page.ts';

interface PageRequest {
  Marker?: string | undefined;
  MaxItems?: number | undefined;
}

/** Keys are unique. */
export function markerPage<T>(
  records: Iterable<T>,
  keyOf: (record: T) => string,
  { Marker, MaxItems }: PageRequest,
  pageSize = PAGE_SIZE,
): { records: T[]; nextMarker: { NextMarker?: string } } {
  const { records: given, next } = page(records, byText(keyOf), Marker, Math.min(MaxItems ?? pageSize, pageSize));
  return { records: given, nextMarker: next === undefined ? {} : { NextMarker: next } };
}
