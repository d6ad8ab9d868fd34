/**
 * The files an environment sees: its code in /var/task, layers in /opt, and /tmp, the only place it may write to, up to
 * its ephemeral storage. https://docs.aws.amazon.com/lambda/latest/dg/configuration-ephemeral-storage.html
 *
 * Differs from AWS: there are no links, owners or permissions.
 */
import { systemError } from './system-error.ts';

export interface FileNode {
  kind: 'file';
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

export class MemoryFileSystem {
  readonly #root = newFolder();
  #sealed = false;
  #tmpLimitBytes = Number.POSITIVE_INFINITY;
  #tmpUsedBytes = 0;

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
    this.#account(path, bytes.length - (entry?.bytes.length ?? 0));
    const folder = this.#parentFolder(path, syscall);
    folder.children.set(nameOf(path), { kind: 'file', bytes, modifiedMs: Date.now() });
  }

  makeFolder(path: string, recursive: boolean): void {
    this.#requireWritable(path, 'mkdir');
    const existing = this.find(path);
    if (existing?.kind === 'folder' && recursive) return;
    if (existing) throw systemError('EEXIST', 'mkdir', path);
    if (recursive && path !== '/' && !this.find(parentOf(path))) this.makeFolder(parentOf(path), true);
    this.#parentFolder(path, 'mkdir').children.set(nameOf(path), newFolder());
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
    this.#account(path, -entry.bytes.length);
    this.#parentFolder(path, 'unlink').children.delete(nameOf(path));
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
    this.#parentFolder(path, 'rmdir').children.delete(nameOf(path));
  }

  rename(from: string, to: string): void {
    const entry = this.find(from);
    if (!entry) throw systemError('ENOENT', 'rename', from, to);
    this.#requireWritable(from, 'rename');
    this.#requireWritable(to, 'rename');
    const folder = this.#parentFolder(to, 'rename');
    const replaced = this.find(to);
    if (replaced === entry) return;
    if (replaced?.kind === 'file') this.removeFile(to);
    if (replaced?.kind === 'folder') this.removeFolder(to);
    this.#parentFolder(from, 'rename').children.delete(nameOf(from));
    folder.children.set(nameOf(to), entry);
  }

  #parentFolder(path: string, syscall: string): FolderNode {
    const parent = this.find(parentOf(path));
    if (!parent) throw systemError('ENOENT', syscall, path);
    if (parent.kind === 'file') throw systemError('ENOTDIR', syscall, path);
    return parent;
  }

  #requireWritable(path: string, syscall: string): void {
    if (this.#sealed && !path.startsWith(`${TMP}/`) && path !== TMP) throw systemError('EROFS', syscall, path);
  }

  #account(path: string, moreBytes: number): void {
    if (!path.startsWith(`${TMP}/`)) return;
    if (this.#tmpUsedBytes + moreBytes > this.#tmpLimitBytes) throw systemError('ENOSPC', 'write');
    this.#tmpUsedBytes += moreBytes;
  }
}

const namesOf = (path: string) => path.split('/').filter((name) => name !== '');
const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
const parentOf = (path: string) => path.slice(0, path.lastIndexOf('/')) || '/';
