/** Whether bytes are a zip at all, which the CLI asks before it sends them. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */
import { invalidParameters } from './failure.ts';

const END_OF_CENTRAL_DIRECTORY = [0x50, 0x4b, 0x05, 0x06];
const END_BYTES = 22;
const MAX_COMMENT_BYTES = 65_535;

export function requireZip(value: unknown): void {
  if (value instanceof Uint8Array && isZip(value)) return;
  throw invalidParameters(
    '--zip-file must be a zip file with the fileb:// prefix.\nExample usage:  --zip-file fileb://path/to/file.zip',
  );
}

function isZip(bytes: Uint8Array): boolean {
  const first = Math.max(0, bytes.length - END_BYTES - MAX_COMMENT_BYTES);
  for (let at = bytes.length - END_BYTES; at >= first; at--)
    if (END_OF_CENTRAL_DIRECTORY.every((byte, index) => bytes[at + index] === byte)) return true;
  return false;
}
