/**
 * What all lists of objects have in common: a prefix, a delimiter that makes folders of keys, pages, and names that XML
 * cannot hold. https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-prefixes.html
 */
import { invalidArgument } from './errors.ts';
import { compareKeys } from './object-store.ts';

export const MOST_AT_ONCE = 1000;

export function requireMaxKeys(maxKeys: number | undefined, name = 'max-keys'): number {
  if (maxKeys === undefined) return MOST_AT_ONCE;
  if (Number.isInteger(maxKeys) && maxKeys >= 0 && maxKeys <= 2 ** 31 - 1) return Math.min(maxKeys, MOST_AT_ONCE);
  const [message, reason] =
    maxKeys < 0
      ? [`Argument ${name === 'max-keys' ? 'maxKeys' : name} must be an integer between 0 and 2147483647`, maxKeys]
      : [`Provided ${name} not an integer or within integer range`, maxKeys];
  throw invalidArgument(message, name, String(reason));
}

/** The folder that a key is in, below the prefix; undefined without one. */
export function folderOf(key: string, prefix: string, delimiter: string | undefined): string | undefined {
  if (!delimiter) return undefined;
  const end = key.indexOf(delimiter, prefix.length);
  return end < 0 ? undefined : key.slice(0, end + delimiter.length);
}

export interface Listed<Item> {
  items: Item[];
  folders: string[];
  /** Key or folder after which there is more. */
  last: string | undefined;
  isTruncated: boolean;
}

/** The first page of what the keys, in order, stand for. `after`: what the last page ended with. */
export function listed<Item>(
  keys: Iterable<string>,
  {
    prefix,
    delimiter,
    after,
    maxKeys,
  }: { prefix: string; delimiter: string | undefined; after: string | undefined; maxKeys: number },
  itemOf: (key: string) => Item | undefined,
): Listed<Item> {
  const page: Listed<Item> = { items: [], folders: [], last: undefined, isTruncated: false };
  for (const key of keys) {
    const folder = folderOf(key, prefix, delimiter);
    // it was told already
    if (
      folder !== undefined &&
      (folder === page.folders.at(-1) || (after !== undefined && compareKeys(folder, after) <= 0))
    )
      continue;
    const item = itemOf(key);
    if (item === undefined) continue;
    if (page.items.length + page.folders.length >= maxKeys) {
      page.isTruncated = maxKeys > 0;
      break;
    }
    if (folder === undefined) page.items.push(item);
    else page.folders.push(folder);
    page.last = folder ?? key;
  }
  return page;
}

/** Names as they are, or as in an address. */
export const encoderOf = (encodingType: string | undefined): ((name: string) => string) =>
  encodingType === 'url'
    ? (name) =>
        encodeURIComponent(name)
          .replaceAll('%2F', '/')
          .replaceAll('%20', '+')
          .replace(/[!'()~]/g, escaped)
    : (name) => name;

const escaped = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

export function requireEncodingType(encodingType: string | undefined): void {
  if (encodingType !== undefined && encodingType !== 'url')
    throw invalidArgument('Invalid Encoding Method specified in Request', 'encoding-type', encodingType);
}
