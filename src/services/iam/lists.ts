/** How lists of IAM are read, and what is not there refused. */
import { ServiceException } from '../../api/errors.ts';
import type { ListRolesRequest } from '../../api/models/iam-types.ts';
import { isText, nextToken, type Order, page, readPageToken } from '../../kernel/page.ts';

const PAGE_SIZE = 100;

export const noSuchEntity = (message: string) => new ServiceException('NoSuchEntityException', 404, message);

/** As every list of IAM is read. */
export function pageByMarker<T>(
  records: Iterable<T>,
  order: Order<T, string>,
  { Marker, MaxItems = PAGE_SIZE }: Pick<ListRolesRequest, 'Marker' | 'MaxItems'>,
): { records: T[]; more: { IsTruncated: boolean; Marker?: string } } {
  const invalidMarker = () => new ServiceException('ValidationError', 400, `Invalid Marker: ${Marker}`);
  const found = page(records, order, readPageToken(Marker, isText, invalidMarker), MaxItems);
  return {
    records: found.records,
    more: { IsTruncated: found.next !== undefined, ...nextToken('Marker', found.next) },
  };
}
