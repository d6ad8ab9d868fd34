/**
 * The files an environment sees: its code in /var/task, layers in /opt, and /tmp, the only place it may write to, up to
 * its ephemeral storage. https://docs.aws.amazon.com/lambda/latest/dg/configuration-ephemeral-storage.html
 *
 * Differs from AWS: there are no links, owners or permissions.
 */
import { systemError } from './system-error.ts';

export interface FileNode {
  kind: 'file';
  /** May be the beginning of a larger buffer, in which the file has room to grow. */
  bytes: Uint8Array;
  modifiedMs: number;
}

export interface FolderNode {
  kind: 'folder';
  children: Map<string, FileEntry>;
  modifiedMs: number;
}

export type FileEntry = FileNode | FolderNode;

const TMP = '/tmp';

const newFolder = (): FolderNode => ({ kind: 'folder', children: new Map(), modifiedMs: Date.now() });

/** Who hears what changes in /tmp. */
export interface TmpListener {
  wrote(path: string, read: () => FileNode, from: number, to: number): void;
  madeFolder(path: string): void;
  removed(path: string): void;
  moved(path: string, to: string): void;
}

export class MemoryFileSystem {
  tmpListener: TmpListener | undefined;
  readonly #root = newFolder();
  #sealed = false;
  #tmpLimitBytes = Number.POSITIVE_INFINITY;
  #tmpUsedBytes = 0;
  #tmpEntries = 0;

  constructor() {
    for (const path of [TMP, '/var/task', '/opt']) this.makeFolder(path, true);
  }

  /** Sets a file up, with its folders. */
  layOut(path: string, bytes: Uint8Array): void {
    this.makeFolder(parentOf(path), true);
    this.write(path, bytes, 'open');
  }

  /** From now on only /tmp may be written, up to a limit. */
  seal(tmpLimitBytes: number): void {
    this.#sealed = true;
    this.#tmpLimitBytes = tmpLimitBytes;
  }

  get tmpUsedBytes(): number {
    return this.#tmpUsedBytes;
  }

  get tmpEntries(): number {
    return this.#tmpEntries;
  }

  find(path: string): FileEntry | undefined {
    let entry: FileEntry | undefined = this.#root;
    for (const name of namesOf(path)) {
      if (entry?.kind !== 'folder') return undefined;
      entry = entry.children.get(name);
    }
    return entry;
  }

  isFile(path: string): boolean {
    return this.find(path)?.kind === 'file';
  }

  isFolder(path: string): boolean {
    return this.find(path)?.kind === 'folder';
  }

  require(path: string, syscall: string): FileEntry {
    const entry = this.find(path);
    if (!entry) throw systemError('ENOENT', syscall, path);
    return entry;
  }

  read(path: string, syscall = 'open'): Uint8Array {
    const entry = this.require(path, syscall);
    if (entry.kind === 'folder') throw systemError('EISDIR', 'read');
    return entry.bytes;
  }

  readText(path: string): string {
    return new TextDecoder().decode(this.read(path));
  }

  /** Replaces or creates a file. The bytes become the file system's own. */
  write(path: string, bytes: Uint8Array, syscall: string): void {
    this.#requireWritable(path, syscall);
    const entry = this.find(path);
    if (entry?.kind === 'folder') throw systemError('EISDIR', syscall, path);
    const folder = this.#parentFolder(path, syscall);
    this.#account(path, bytes.length - (entry?.bytes.length ?? 0), entry ? 0 : 1);
    const file: FileNode = entry ?? { kind: 'file', bytes, modifiedMs: 0 };
    folder.children.set(nameOf(path), file);
    this.#rewrite(path, file, bytes, 0, bytes.length);
  }

  /** Writes into a file that exists, beyond its end too. */
  patch(path: string, position: number, chunk: Uint8Array, syscall: string): void {
    const file = this.#requireFile(path, syscall);
    const { bytes } = file;
    const end = position + chunk.length;
    this.#account(path, Math.max(0, end - bytes.length), 0);
    const grown = end > bytes.length ? resized(bytes, end) : bytes;
    grown.set(chunk, position);
    this.#rewrite(path, file, grown, Math.min(position, bytes.length), end);
  }

  truncate(path: string, sizeBytes: number): void {
    const file = this.#requireFile(path, 'truncate');
    const { bytes } = file;
    this.#account(path, sizeBytes - bytes.length, 0);
    this.#rewrite(path, file, resized(bytes, sizeBytes), bytes.length, Math.max(bytes.length, sizeBytes));
  }

  setModified(path: string, modifiedMs: number): void {
    const entry = this.require(path, 'utime');
    entry.modifiedMs = modifiedMs;
    if (entry.kind === 'file' && isInTmp(path)) this.tmpListener?.wrote(path, () => entry, 0, 0);
  }

  makeFolder(path: string, recursive: boolean): void {
    this.#requireWritable(path, 'mkdir');
    const existing = this.find(path);
    if (existing?.kind === 'folder' && recursive) return;
    if (existing) throw systemError('EEXIST', 'mkdir', path);
    if (recursive && path !== '/' && !this.find(parentOf(path))) this.makeFolder(parentOf(path), true);
    const folder = this.#parentFolder(path, 'mkdir');
    this.#account(path, 0, 1);
    folder.children.set(nameOf(path), newFolder());
    if (isInTmp(path)) this.tmpListener?.madeFolder(path);
  }

  list(path: string): [string, FileEntry][] {
    const entry = this.require(path, 'scandir');
    if (entry.kind === 'file') throw systemError('ENOTDIR', 'scandir', path);
    return [...entry.children].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  removeFile(path: string): void {
    const entry = this.require(path, 'unlink');
    this.#requireWritable(path, 'unlink');
    if (entry.kind === 'folder') throw systemError('EISDIR', 'unlink', path);
    this.#account(path, -entry.bytes.length, -1);
    this.#remove(path, 'unlink');
  }

  removeFolder(path: string, recursive = false): void {
    const entry = this.require(path, 'rmdir');
    this.#requireWritable(path, 'rmdir');
    if (entry.kind === 'file') throw systemError('ENOTDIR', 'rmdir', path);
    for (const [name, child] of [...entry.children]) {
      if (!recursive) throw systemError('ENOTEMPTY', 'rmdir', path);
      if (child.kind === 'folder') this.removeFolder(`${path}/${name}`, true);
      else this.removeFile(`${path}/${name}`);
    }
    this.#account(path, 0, -1);
    this.#remove(path, 'rmdir');
  }

  rename(from: string, to: string): void {
    const entry = this.find(from);
    if (!entry) throw systemError('ENOENT', 'rename', from, to);
    if (to.startsWith(`${from}/`)) throw systemError('EINVAL', 'rename', from, to);
    this.#requireWritable(from, 'rename');
    this.#requireWritable(to, 'rename');
    const folder = this.#parentFolder(to, 'rename');
    const replaced = this.find(to);
    if (replaced === entry) return;
    if (replaced?.kind === 'file') this.removeFile(to);
    if (replaced?.kind === 'folder') this.removeFolder(to);
    this.#parentFolder(from, 'rename').children.delete(nameOf(from));
    folder.children.set(nameOf(to), entry);
    if (isInTmp(from)) this.tmpListener?.moved(from, to);
  }

  #rewrite(path: string, file: FileNode, bytes: Uint8Array, from: number, to: number): void {
    file.bytes = bytes;
    file.modifiedMs = Date.now();
    if (isInTmp(path)) this.tmpListener?.wrote(path, () => file, from, to);
  }

  #remove(path: string, syscall: string): void {
    this.#parentFolder(path, syscall).children.delete(nameOf(path));
    if (isInTmp(path)) this.tmpListener?.removed(path);
  }

  #requireFile(path: string, syscall: string): FileNode {
    const entry = this.require(path, syscall);
    this.#requireWritable(path, syscall);
    if (entry.kind === 'folder') throw systemError('EISDIR', syscall, path);
    return entry;
  }

  #parentFolder(path: string, syscall: string): FolderNode {
    const parent = this.find(parentOf(path));
    if (!parent) throw systemError('ENOENT', syscall, path);
    if (parent.kind === 'file') throw systemError('ENOTDIR', syscall, path);
    return parent;
  }

  #requireWritable(path: string, syscall: string): void {
    if (this.#sealed && !isInTmp(path) && path !== TMP) throw systemError('EROFS', syscall, path);
  }

  #account(path: string, moreBytes: number, moreEntries: number): void {
    if (!isInTmp(path)) return;
    if (this.#tmpUsedBytes + moreBytes > this.#tmpLimitBytes) throw systemError('ENOSPC', 'write');
    this.#tmpUsedBytes += moreBytes;
    this.#tmpEntries += moreEntries;
  }
}

/** The same bytes, as many as fit, and zeros; with room to grow once they grow. */
function resized(bytes: Uint8Array, sizeBytes: number): Uint8Array {
  const { buffer, byteOffset, length } = bytes;
  if (sizeBytes <= length) return new Uint8Array(bytes.subarray(0, sizeBytes));
  if (byteOffset === 0 && sizeBytes <= buffer.byteLength) return new Uint8Array(buffer, 0, sizeBytes).fill(0, length);
  const room = Math.ceil(length * (length < 1024 * 1024 ? 2 : 1.125));
  const grown = new Uint8Array(new ArrayBuffer(Math.max(sizeBytes, room)), 0, sizeBytes);
  grown.set(bytes);
  return grown;
}

const isInTmp = (path: string) => path.startsWith(`${TMP}/`);
const namesOf = (path: string) => path.split('/').filter((name) => name !== '');
const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
const parentOf = (path: string) => path.slice(0, path.lastIndexOf('/')) || '/';
