/**
 * Writes zips that depend on nothing but their files: sorted, one fixed time, one compressor everywhere. So CodeSha256
 * changes when the code does, and only then.
 */
import { Zip, ZipDeflate } from 'fflate';

// zip times are local: the same fields in every time zone
const modified = () => new Date(1980, 0, 1);
const UNIX = 3;
/** A file that all may read, as Lambda wants it. */
const FILE_MODE = (0o100644 << 16) >>> 0;

export function writeZip(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const pieces: Uint8Array[] = [];
  // the one-call form of fflate keeps names as members of an object, and loses a file called __proto__
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  for (const [path, bytes] of Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const file = new ZipDeflate(path, { level: 6 });
    Object.assign(file, { mtime: modified(), os: UNIX, attrs: FILE_MODE });
    zip.add(file);
    file.push(bytes, true);
  }
  zip.end();
  return concatenate(pieces);
}

function concatenate(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
