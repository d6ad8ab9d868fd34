/** Deployment packages for tests: real zips, the same bytes for the same files, read as the ingest worker reads them. */
import { createHash } from 'node:crypto';
import { strToU8, unzipSync, zipSync } from 'fflate';
import type { DeploymentPackage, PackageRefusal } from '../api/package.ts';

const ZIPPED_LIMIT_BYTES = 52_428_800;
const MTIME = new Date(2024, 0, 1);

/** A zip of the files, by path; `stored` is as large as what is in it. */
export function zipOf(files: Readonly<Record<string, string>>, method: 'deflated' | 'stored' = 'deflated'): Uint8Array {
  const entries = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(entries.map(([path, text]) => [path, strToU8(text)])), {
    mtime: MTIME,
    level: method === 'stored' ? 0 : 6,
  });
}

/** What the ingest would make of the bytes. */
export function readZip(bytes: Uint8Array): DeploymentPackage | PackageRefusal {
  if (bytes.length > ZIPPED_LIMIT_BYTES)
    return refused(
      'RequestEntityTooLargeException',
      413,
      `Zipped size must be smaller than ${ZIPPED_LIMIT_BYTES} bytes`,
    );
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes);
  } catch {
    // whatever is wrong with a zip, AWS says only this
    return refused(
      'InvalidParameterValueException',
      400,
      'Could not unzip uploaded file. Please check your file, then try to upload again.',
    );
  }
  return {
    sha256: sha256Of(bytes),
    sizeBytes: bytes.length,
    unzippedBytes: Object.values(files).reduce((sum, file) => sum + file.length, 0),
    files: Object.keys(files),
  };
}

export const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('base64');

/** The package of the files, without the way through bytes and base64. */
export function packageOf(files: Readonly<Record<string, string>>): DeploymentPackage {
  const read = readZip(zipOf(files));
  if ('refused' in read) throw new Error(read.refused.message);
  return read;
}

const refused = (code: string, status: number, message: string): PackageRefusal => ({
  refused: { code, status, message },
});
