/** What every table of the region says of itself, for those who meet records without a core: disk, backup, blobs. */
import type { Change } from '../kernel/outbox.ts';
import type { RecordReference, TableDeclaration } from '../kernel/table.ts';
import { functionUrls } from '../lambda/function-url/function-urls.ts';
import { lambda } from '../lambda/lambda.ts';
import { S3_TABLES } from '../services/s3/tables.ts';

/** Only Lambda's and S3's records name bytes and one another; a test says so. */
const byName: ReadonlyMap<string, TableDeclaration<unknown>> = new Map(
  [
    ...[lambda, functionUrls].flatMap(({ tables }) => tables),
    ...(Object.values(S3_TABLES) as TableDeclaration<unknown>[]),
  ].map((table) => [table.name, table]),
);

export const isKnownWhereBytesAreNamed = (table: string) => byName.has(table);

export const TABLES_NAMING_BLOBS: readonly string[] = [...byName.values()].flatMap(({ name, blobs }) =>
  blobs ? [name] : [],
);

/** SHA-256, in base64, of all bytes that the records name. */
export function namedBlobs(records: Iterable<Change>): Set<string> {
  const named = new Set<string>();
  for (const { table, value } of records) {
    for (const sha256 of byName.get(table)?.blobs?.(value as Readonly<unknown>) ?? []) named.add(sha256);
  }
  return named;
}

/** Names of the services that may be called at any time for what the records say. */
export function calledServices(records: Iterable<Change>): Set<string> {
  const called = new Set<string>();
  for (const { table, value } of records) {
    for (const name of byName.get(table)?.calls?.(value as Readonly<unknown>) ?? []) called.add(name);
  }
  return called;
}

/** The first record that is named by another and is not there. */
export function missingReference(records: readonly Change[]): RecordReference | undefined {
  const idOf = ({ table, key }: RecordReference) => `${table} ${key}`;
  const there = new Set(records.map(idOf));
  for (const { table, value } of records) {
    const references = byName.get(table)?.references?.(value as Readonly<unknown>) ?? [];
    const missing = references.find((reference) => !there.has(idOf(reference)));
    if (missing) return missing;
  }
  return undefined;
}
