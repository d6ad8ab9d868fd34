/**
 * Reads zips that nobody vouches for. The central directory is checked before anything is inflated, every entry against
 * its CRC-32 and its declared size while it is, and the sum against a limit throughout.
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 *
 * Differs from AWS: ZIP64 is taken for corrupt (nothing below the limits needs it), and a symbolic link is a file that
 * holds its target's name.
 */
import { Inflate } from 'fflate';
import { crc32 } from '../api/crc32.ts';

/** Damaged, encrypted, or with names that lead out of its folder or collide. */
export class CorruptZipError extends Error {
  override readonly name = 'CorruptZipError';
}

/** More inside than allowed. */
export class UnzippedTooLargeError extends Error {
  override readonly name = 'UnzippedTooLargeError';
}

interface ZipEntry {
  path: string;
  method: 'stored' | 'deflated';
  sizeBytes: number;
  crc32: number;
  /** The entry's bytes as they are in the zip. */
  data: Uint8Array;
}

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const MAX_COMMENT_BYTES = 0xffff;
const DIRECTORY_SIGNATURE = 0x02014b50;
const DIRECTORY_ENTRY_BYTES = 46;
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_HEADER_BYTES = 30;
/** Encrypted; strongly encrypted; with a masked directory. */
const ENCRYPTION_FLAGS = 0x2041;
/** Small enough that one piece cannot inflate far beyond a limit (deflate reaches 1032 : 1). */
const PIECE_BYTES = 16 * 1024;

/** The files of a zip by path, folders left out. */
export function readZip(zip: Uint8Array, limitBytes: number): Record<string, Uint8Array> {
  // fromEntries: a file may be called __proto__
  return Object.fromEntries(
    entriesOf(zip, limitBytes).map((entry) => {
      const bytes = new Uint8Array(entry.sizeBytes);
      let at = 0;
      inflateEntry(entry, (piece) => {
        bytes.set(piece, at);
        at += piece.length;
      });
      return [entry.path, bytes];
    }),
  );
}

/** Reads all of a zip and keeps nothing. */
export function checkZip(zip: Uint8Array, limitBytes: number): { files: string[]; unzippedBytes: number } {
  const entries = entriesOf(zip, limitBytes);
  for (const entry of entries) inflateEntry(entry, () => {});
  return {
    files: entries.map(({ path }) => path),
    unzippedBytes: entries.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
  };
}

function entriesOf(zip: Uint8Array, limitBytes: number): ZipEntry[] {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  const directoryEnd = view.getUint32(end + 16, true) + view.getUint32(end + 12, true);
  if (view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count)
    throw new CorruptZipError('one part of several');
  if (directoryEnd !== end) throw new CorruptZipError('the directory is not where it should be');

  const entries: ZipEntry[] = [];
  let unzippedBytes = 0;
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    const { entry, next } = readDirectoryEntry(zip, view, at, end);
    at = next;
    if (!entry) continue;
    entries.push(entry);
    unzippedBytes += entry.sizeBytes;
    if (unzippedBytes > limitBytes) throw new UnzippedTooLargeError(`more than ${limitBytes} bytes`);
  }
  if (at !== end) throw new CorruptZipError('more in the directory than it declares');
  checkCollisions(entries.map(({ path }) => path));
  return entries;
}

/** The end record stands at the very end, before a comment of declared length. */
function findEnd(view: DataView): number {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= 0 && at >= last - MAX_COMMENT_BYTES; at--) {
    if (view.getUint32(at, true) === END_SIGNATURE && view.getUint16(at + 20, true) === last - at) return at;
  }
  throw new CorruptZipError('no end record');
}

/** `entry` is undefined for a folder. */
function readDirectoryEntry(
  zip: Uint8Array,
  view: DataView,
  at: number,
  end: number,
): { entry: ZipEntry | undefined; next: number } {
  if (at + DIRECTORY_ENTRY_BYTES > end || view.getUint32(at, true) !== DIRECTORY_SIGNATURE)
    throw new CorruptZipError('no directory entry');
  const nameEnd = at + DIRECTORY_ENTRY_BYTES + view.getUint16(at + 28, true);
  const next = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  if (next > end) throw new CorruptZipError('a directory entry is cut off');
  if (view.getUint16(at + 8, true) & ENCRYPTION_FLAGS) throw new CorruptZipError('encrypted');

  const rawName = zip.subarray(at + DIRECTORY_ENTRY_BYTES, nameEnd);
  const name = new TextDecoder().decode(rawName);
  const path = safePath(name);
  if (name.endsWith('/')) return { entry: undefined, next };
  const sizeBytes = view.getUint32(at + 24, true);
  const data = dataOf(zip, view, view.getUint32(at + 42, true), view.getUint32(at + 20, true), rawName);
  const method = methodOf(view.getUint16(at + 10, true));
  return { entry: { path, method, sizeBytes, crc32: view.getUint32(at + 16, true), data }, next };
}

function methodOf(code: number): ZipEntry['method'] {
  if (code === 0) return 'stored';
  if (code === 8) return 'deflated';
  throw new CorruptZipError(`compression method ${code}`);
}

/** Two programs must not read two different zips: the local header has to name the same file. */
function dataOf(zip: Uint8Array, view: DataView, at: number, compressedBytes: number, name: Uint8Array): Uint8Array {
  if (at + LOCAL_HEADER_BYTES > zip.length || view.getUint32(at, true) !== LOCAL_SIGNATURE)
    throw new CorruptZipError('no local header');
  const nameAt = at + LOCAL_HEADER_BYTES;
  const nameBytes = view.getUint16(at + 26, true);
  const localName = zip.subarray(nameAt, nameAt + nameBytes);
  if (localName.length !== name.length || localName.some((byte, i) => byte !== name[i]))
    throw new CorruptZipError('directory and local header disagree');
  const start = nameAt + nameBytes + view.getUint16(at + 28, true);
  if (start + compressedBytes > zip.length) throw new CorruptZipError('an entry is cut off');
  return zip.subarray(start, start + compressedBytes);
}

/** The path below the folder the zip is unpacked in. */
function safePath(name: string): string {
  const segments = name.split('/').filter((segment) => segment !== '' && segment !== '.');
  if (name.startsWith('/') || name.includes('\0') || segments.includes('..') || segments.length === 0)
    throw new CorruptZipError(`the name ${JSON.stringify(name)}`);
  return segments.join('/');
}

/** No path twice, and none a file in one place and a folder in another. */
function checkCollisions(paths: readonly string[]): void {
  const files = new Set(paths);
  if (files.size !== paths.length) throw new CorruptZipError('a name occurs twice');
  for (const path of paths) {
    for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      if (files.has(path.slice(0, slash))) throw new CorruptZipError('a file is also a folder');
    }
  }
}

function inflateEntry(entry: ZipEntry, take: (piece: Uint8Array) => void): void {
  let size = 0;
  let crc = 0;
  const check = (piece: Uint8Array) => {
    size += piece.length;
    if (size > entry.sizeBytes) throw new CorruptZipError(`${entry.path} is longer than declared`);
    crc = crc32(piece, crc);
    take(piece);
  };
  if (entry.method === 'stored') check(entry.data);
  else inflate(entry.data, check);
  if (size !== entry.sizeBytes) throw new CorruptZipError(`${entry.path} is shorter than declared`);
  if (crc !== entry.crc32) throw new CorruptZipError(`${entry.path} has a wrong checksum`);
}

function inflate(data: Uint8Array, take: (piece: Uint8Array) => void): void {
  const stream = new Inflate(take);
  for (let at = 0; at < data.length || at === 0; at += PIECE_BYTES) {
    const next = at + PIECE_BYTES;
    push(stream, data.subarray(at, next), next >= data.length);
  }
}

function push(stream: Inflate, piece: Uint8Array, last: boolean): void {
  try {
    stream.push(piece, last);
  } catch (error) {
    if (error instanceof CorruptZipError) throw error;
    throw new CorruptZipError(`not deflated data: ${error instanceof Error ? error.message : String(error)}`);
  }
}
