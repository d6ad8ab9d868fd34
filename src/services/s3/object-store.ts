/**
 * The objects of all buckets: each key's versions, newest first, and the keys in the order in which S3 lists them, that of
 * their bytes in UTF-8.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/ListingKeysUsingAPIs.html
 */
import type { Table } from '../../kernel/table.ts';
import type { ObjectVersion } from './tables.ts';

type Version = Readonly<ObjectVersion>;

class BucketKeys {
  readonly sorted: string[] = [];
  readonly versions = new Map<string, Version[]>();
}

const NO_VERSIONS: readonly Version[] = [];

export class ObjectStore {
  readonly #table: Table<ObjectVersion>;
  readonly #buckets = new Map<string, BucketKeys>();
  #lastSequence = 0;

  constructor(table: Table<ObjectVersion>) {
    this.#table = table;
  }

  /** Once the table is filled from disk. */
  restore(): void {
    const sorted = [...this.#table.values()].sort((a, b) => compareKeys(a.key, b.key) || b.sequence - a.sequence);
    for (const version of sorted) {
      const keys = this.#keysOf(version.bucket);
      const versions = keys.versions.get(version.key);
      if (versions) versions.push(version);
      else {
        keys.versions.set(version.key, [version]);
        keys.sorted.push(version.key);
      }
      this.#lastSequence = Math.max(this.#lastSequence, version.sequence);
    }
  }

  /** A number above all earlier ones: microseconds, as far as they will do. */
  nextSequence(nowMs: number): number {
    this.#lastSequence = Math.max(this.#lastSequence + 1, nowMs * 1000);
    return this.#lastSequence;
  }

  /** Newest first. */
  versions(bucket: string, key: string): readonly Version[] {
    return this.#buckets.get(bucket)?.versions.get(key) ?? NO_VERSIONS;
  }

  version(bucket: string, key: string, versionId: string): Version | undefined {
    return this.versions(bucket, key).find((version) => version.versionId === versionId);
  }

  /** The newest, unless it is a delete marker. */
  current(bucket: string, key: string): Version | undefined {
    const [newest] = this.versions(bucket, key);
    return newest?.isDeleteMarker ? undefined : newest;
  }

  /** Takes the place of a version with the same id. */
  put(version: Version): void {
    const { bucket, key } = version;
    const keys = this.#keysOf(bucket);
    const others = this.versions(bucket, key).filter(({ versionId }) => versionId !== version.versionId);
    if (!keys.versions.has(key)) keys.sorted.splice(placeOf(keys.sorted, key), 0, key);
    const at = others.findIndex(({ sequence }) => sequence < version.sequence);
    keys.versions.set(key, others.toSpliced(at < 0 ? others.length : at, 0, version));
    this.#table.set(recordKey(version), version);
  }

  remove(version: Version): void {
    const { bucket, key, versionId } = version;
    const keys = this.#keysOf(bucket);
    const others = this.versions(bucket, key).filter((each) => each.versionId !== versionId);
    if (others.length > 0) keys.versions.set(key, others);
    else {
      keys.versions.delete(key);
      keys.sorted.splice(placeOf(keys.sorted, key), 1);
    }
    this.#table.delete(recordKey(version));
  }

  /** Keys that begin so, in order; from that key on, or after it. */
  *keys(bucket: string, prefix: string, from: { key: string; inclusive: boolean } | undefined): Generator<string> {
    const sorted = this.#buckets.get(bucket)?.sorted ?? [];
    const start = from && compareKeys(from.key, prefix) >= 0 ? from : { key: prefix, inclusive: true };
    let at = placeOf(sorted, start.key);
    if (!start.inclusive && sorted[at] === start.key) at++;
    for (; at < sorted.length; at++) {
      const key = sorted[at] as string;
      if (!key.startsWith(prefix)) return;
      yield key;
    }
  }

  isEmpty(bucket: string): boolean {
    return (this.#buckets.get(bucket)?.sorted.length ?? 0) === 0;
  }

  #keysOf(bucket: string): BucketKeys {
    const known = this.#buckets.get(bucket) ?? new BucketKeys();
    this.#buckets.set(bucket, known);
    return known;
  }
}

const recordKey = ({ bucket, key, versionId }: Version) => `${bucket}\n${key}\n${versionId}`;

/** Where the key is, or would be. */
function placeOf(sorted: readonly string[], key: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareKeys(sorted[middle] as string, key) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** As bytes of UTF-8, which is by code point: halves of surrogate pairs come after all that stands for itself. */
export function compareKeys(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const [left, right] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (left !== right) return raised(left) - raised(right);
  }
  return a.length - b.length;
}

const raised = (unit: number) => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);
