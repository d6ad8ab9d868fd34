/** Lists of KMS, read in pages: https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeys.html */
import { ServiceException } from '../../api/errors.ts';
import { byText, isText, nextToken, type Order, page, readPageToken } from '../../kernel/page.ts';

interface PageRequest {
  Limit?: number | undefined;
  Marker?: string | undefined;
}

interface KmsPage<T> {
  records: T[];
  more: { Truncated: boolean; NextMarker?: string };
}

export function kmsPage<T>(
  records: Iterable<T>,
  placeOf: (record: T) => string,
  request: PageRequest,
  size: number,
): KmsPage<T> {
  return orderedPage(records, byText(placeOf), isText, request, size);
}

export function orderedPage<T, Place>(
  records: Iterable<T>,
  order: Order<T, Place>,
  isPlace: (place: unknown) => place is Place,
  { Limit, Marker }: PageRequest,
  size: number,
): KmsPage<T> {
  // how AWS says so is not recorded
  const invalid = () => new ServiceException('InvalidMarkerException', 400, 'The marker is not valid.');
  const found = page(records, order, readPageToken(Marker, isPlace, invalid), Limit ?? size);
  return {
    records: found.records,
    more: { Truncated: found.next !== undefined, ...nextToken('NextMarker', found.next) },
  };
}
