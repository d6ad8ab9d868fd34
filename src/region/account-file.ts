/**
 * A whole account as one file: a zip with a manifest, the records of every table, and the packages they name. What the
 * zip says of itself is checked entry by entry (zip-reader.ts), the packages against their hashes, and the records by
 * starting a region of them.
 */
import { encodeBase64 } from '../api/base64.ts';
import { invalidParameterValue } from '../api/errors.ts';
import type { Change } from '../kernel/outbox.ts';
import { CorruptZipError, readZip } from '../zip/zip-reader.ts';
import { writeZip } from '../zip/zip-writer.ts';
import { namedBlobs } from './tables.ts';

export interface Account {
  records: readonly Change[];
  /** By SHA-256 in base64. */
  packages: ReadonlyMap<string, Uint8Array>;
}

interface Manifest {
  format: typeof FORMAT;
  formatVersion: number;
  /** Of the Coldspark that wrote it. */
  appVersion: string;
  /** ISO 8601. */
  createdAt: string;
  /** It holds what the account's KMS keys are made of, in clear: whoever has the file reads what they protect. */
  holdsKeyMaterial?: true;
}

const KEY_MATERIAL_TABLE = 'kmsKeyMaterial';
const FORMAT = 'coldspark-backup';
/** Goes up when an older Coldspark could no longer read what a newer one writes. */
export const FORMAT_VERSION = 2;
/** Up to format 1 metrics were Lambda's alone, in another form: they are left out, and begin anew. */
const LAMBDA_METRICS_FORMAT = 1;
const METRICS_TABLE = 'metricMinutes';
// the first in the order in which entries are written
const MANIFEST = 'coldspark-backup.json';
const RECORDS = 'records.json';
/** More does not fit into one buffer of a browser. */
const LARGEST_BYTES = 2 ** 31 - 1;

export function writeAccountFile({ records, packages }: Account, about: { appVersion: string; now: Date }): Uint8Array {
  const manifest: Manifest = {
    format: FORMAT,
    formatVersion: FORMAT_VERSION,
    appVersion: about.appVersion,
    createdAt: about.now.toISOString(),
    ...(records.some(({ table }) => table === KEY_MATERIAL_TABLE) && { holdsKeyMaterial: true }),
  };
  return writeZip({
    [MANIFEST]: jsonBytes(manifest),
    [RECORDS]: jsonBytes(records),
    ...Object.fromEntries(Array.from(packages, ([sha256, bytes]) => [packageEntry(sha256), bytes])),
  });
}

/** Rejects with a service exception that says why the file cannot be restored. `check` throws when the records make no
 * account. */
export async function readAccountFile(
  file: Uint8Array,
  appVersion: string,
  check: (records: readonly Change[]) => void,
): Promise<Account> {
  const entries = unzip(file);
  const manifest = manifestOf(entries);
  requireReadable(manifest, appVersion);
  const outdated = manifest.formatVersion <= LAMBDA_METRICS_FORMAT ? METRICS_TABLE : undefined;
  const records = recordsOf(entries).filter(({ table }) => table !== outdated);
  try {
    check(records);
  } catch (error) {
    throw damaged(error instanceof Error ? error.message : String(error));
  }
  return { records, packages: await packagesOf(entries, records) };
}

function unzip(file: Uint8Array): Map<string, Uint8Array> {
  try {
    return new Map(Object.entries(readZip(file, LARGEST_BYTES)));
  } catch (error) {
    if (!(error instanceof CorruptZipError)) throw error;
    throw beginsLikeOurs(file) ? damaged(error.message) : notOurs();
  }
}

/** Whether the zip's first entry is a manifest: that is how a backup begins that was cut off or damaged later on. */
function beginsLikeOurs(file: Uint8Array): boolean {
  const nameAt = 30;
  const name = new TextDecoder().decode(file.subarray(nameAt, nameAt + MANIFEST.length));
  return file[0] === 0x50 && file[1] === 0x4b && name === MANIFEST;
}

function manifestOf(entries: ReadonlyMap<string, Uint8Array>): Manifest {
  const bytes = entries.get(MANIFEST);
  const manifest = bytes && (parseJson(bytes) as Partial<Manifest> | null);
  if (manifest?.format !== FORMAT || typeof manifest.formatVersion !== 'number') throw notOurs();
  return { appVersion: '', createdAt: '', ...manifest } as Manifest;
}

function requireReadable(manifest: Manifest, appVersion: string): void {
  if (manifest.formatVersion <= FORMAT_VERSION) return;
  throw invalidParameterValue(
    `This backup was saved by a newer Coldspark (${manifest.appVersion}, format ${manifest.formatVersion}). ` +
      `This one (${appVersion}) reads up to format ${FORMAT_VERSION}. Nothing was changed.`,
  );
}

function recordsOf(entries: ReadonlyMap<string, Uint8Array>): Change[] {
  const bytes = entries.get(RECORDS);
  const records = bytes && parseJson(bytes);
  if (!Array.isArray(records)) throw damaged('it has no records');
  const wrong = records.find((record) => !isRecord(record));
  if (wrong !== undefined) throw damaged(`${JSON.stringify(wrong).slice(0, 80)} is no record`);
  return records.map(({ table, key, value }: Change) => ({ table, key, value }));
}

function isRecord(given: unknown): given is Change {
  if (typeof given !== 'object' || given === null) return false;
  const { table, key, value } = given as Partial<Change>;
  return typeof table === 'string' && typeof key === 'string' && typeof value === 'object' && value !== null;
}

async function packagesOf(
  entries: ReadonlyMap<string, Uint8Array>,
  records: readonly Change[],
): Promise<Map<string, Uint8Array>> {
  const packages = new Map<string, Uint8Array>();
  for (const sha256 of namedBlobs(records)) {
    const bytes = entries.get(packageEntry(sha256));
    if (!bytes) throw damaged(`the deployment package ${sha256} is missing`);
    const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
    if (encodeBase64(new Uint8Array(digest)) !== sha256)
      throw damaged(`the deployment package ${sha256} is another one`);
    packages.set(sha256, bytes);
  }
  return packages;
}

/** Hashes in base64 have slashes in them, which in a zip are folders. */
const packageEntry = (sha256: string) => `packages/${sha256.replaceAll('/', '_')}.zip`;

const jsonBytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    // a checksum vouches for the bytes: whoever wrote them wrote no JSON
    return undefined;
  }
}

const notOurs = () =>
  invalidParameterValue(
    'This file is not a Coldspark backup. Choose a .zip file that Back up has saved. Nothing was changed.',
  );

const damaged = (why: string) => invalidParameterValue(`This backup is damaged: ${why}. Nothing was changed.`);
