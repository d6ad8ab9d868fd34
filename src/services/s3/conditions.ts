/**
 * Whether a request still holds for what is there: If-Match and its like.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-requests.html
 */
import { ServiceException } from '../../api/errors.ts';
import { noSuchKey, notImplemented, preconditionFailed } from './errors.ts';
import type { ObjectVersion } from './tables.ts';

export interface ReadConditions {
  IfMatch?: string | undefined;
  IfNoneMatch?: string | undefined;
  /** Seconds since 1970. */
  IfModifiedSince?: number | undefined;
  IfUnmodifiedSince?: number | undefined;
}

type Version = Readonly<ObjectVersion>;

const isOneOf = (header: string, { etag }: Version) =>
  header.split(',').some((each) => ['*', etag].includes(each.trim().replace(/^(W\/)?"(.*)"$/, '$2')));

/** Times in headers have no fractions. */
const seconds = ({ lastModifiedMs }: Version) => Math.floor(lastModifiedMs / 1000);

/** The condition that does not hold, by the name of its header. A match that holds outweighs a time that does not. */
export function failedCondition(version: Version, conditions: ReadConditions): string | undefined {
  const { IfMatch, IfNoneMatch, IfModifiedSince, IfUnmodifiedSince } = conditions;
  if (IfMatch !== undefined) {
    if (!isOneOf(IfMatch, version)) return 'If-Match';
  } else if (IfUnmodifiedSince !== undefined && seconds(version) > IfUnmodifiedSince) return 'If-Unmodified-Since';
  if (IfNoneMatch !== undefined) return isOneOf(IfNoneMatch, version) ? 'If-None-Match' : undefined;
  return IfModifiedSince !== undefined && seconds(version) <= IfModifiedSince ? 'If-Modified-Since' : undefined;
}

const UNCHANGED = ['If-None-Match', 'If-Modified-Since'];

/** Of a read: who has it already is told so. */
export function requireReadConditions(version: Version, conditions: ReadConditions): void {
  const failed = failedCondition(version, conditions);
  if (failed === undefined) return;
  if (!UNCHANGED.includes(failed)) throw preconditionFailed(failed);
  throw new ServiceException('NotModified', 304, 'Not Modified');
}

/** Of a write: over what is there, or where nothing is. */
export function requireWriteConditions(
  key: string,
  current: Version | undefined,
  { IfMatch, IfNoneMatch }: Pick<ReadConditions, 'IfMatch' | 'IfNoneMatch'>,
): void {
  if (IfNoneMatch !== undefined && IfNoneMatch !== '*') throw notImplemented('If-None-Match');
  if (IfNoneMatch !== undefined && current) throw preconditionFailed('If-None-Match');
  if (IfMatch === undefined) return;
  if (!current) throw noSuchKey(key);
  if (!isOneOf(IfMatch, current)) throw preconditionFailed('If-Match');
}
