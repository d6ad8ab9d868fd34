/** Tags of buckets and of objects. https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html */
import { ServiceException } from '../../api/errors.ts';
import { invalidArgument } from './errors.ts';
import type { Tag } from './tables.ts';

const MAX_KEY_LENGTH = 128;
const MAX_VALUE_LENGTH = 256;
const CHARACTERS = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
export const MAX_OBJECT_TAGS = 10;
export const MAX_BUCKET_TAGS = 50;

const invalidTag = (message: string, members: Readonly<Record<string, string>> = {}) =>
  new ServiceException('InvalidTag', 400, message, members);

export function requireTags(tags: readonly Tag[], most: number): readonly Tag[] {
  if (tags.length > most)
    throw new ServiceException(
      'BadRequest',
      400,
      `${most === MAX_OBJECT_TAGS ? 'Object' : 'Bucket'} tag count cannot be greater than ${most}`,
    );
  const keys = new Set<string>();
  for (const { Key, Value } of tags) {
    if (Key === '' || Key.length > MAX_KEY_LENGTH || !CHARACTERS.test(Key))
      throw invalidTag('The TagKey you have provided is invalid', { TagKey: Key });
    if (Value.length > MAX_VALUE_LENGTH || !CHARACTERS.test(Value))
      throw invalidTag('The TagValue you have provided is invalid', { TagKey: Key, TagValue: Value });
    if (Key.startsWith('aws:')) throw invalidTag('System tags cannot be added/updated by requester', { TagKey: Key });
    if (keys.has(Key)) throw invalidTag('Cannot provide multiple Tags with the same key', { TagKey: Key });
    keys.add(Key);
  }
  return tags.map(({ Key, Value }) => ({ Key, Value }));
}

/** Of the header of an object that is put: a query. */
export function readTagging(header: string | undefined): readonly Tag[] {
  if (header === undefined) return [];
  const tags = [...new URLSearchParams(header)].map(([Key, Value]) => ({ Key, Value }));
  const keys = new Set(tags.map(({ Key }) => Key));
  if (keys.size < tags.length || keys.has(''))
    throw invalidArgument(
      "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates.",
      'x-amz-tagging',
      header,
    );
  return requireTags(tags, MAX_OBJECT_TAGS);
}
