/**
 * What a function may write: only /tmp, and no more there than the function's ephemeral storage.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-ephemeral-storage.html
 *
 * Emscripten's in-memory file system knows neither rule, so its operations are wrapped. Sizes are counted as files grow
 * and shrink, and what changes is told.
 *
 * Differs from AWS: symbolic links in /tmp do not outlive the runtime that made them.
 */
import type { TmpJournal } from '../kernel/tmp-journal.ts';
import type { TmpChange } from '../tmp-change.ts';
import type { FileNode, FileStream, FileSystem } from './pyodide-types.ts';

/** WASI's numbers. */
const ENOSPC = 51;
const EROFS = 69;
const TMP = '/tmp';

/** Of an operation that has not run yet; returns what to do when it has. */
type Guard<A extends unknown[]> = (...args: A) => ((result: unknown) => void) | undefined;

/**
 * From now on everything but /tmp is read-only. To be called when the function's files are in place. /tmp begins with what
 * an earlier runtime of the environment has left.
 */
export function sealFileSystem(
  fs: FileSystem,
  tmpBytes: number,
  left: readonly TmpChange[],
  journal: TmpJournal,
): void {
  const { MEMFS } = fs.filesystems;
  const { dir, file, link } = MEMFS.ops_table;
  let usedBytes = 0;
  /** Undefined until what was left is in place. */
  let told: TmpJournal | undefined;

  // Pyodide makes devices of its own while it reports an error
  const devices = fs.lookupPath('/dev').node;
  const requireTmp = (node: FileNode) => {
    if (node.mount.mountpoint !== TMP && node !== devices) throw new fs.ErrnoError(EROFS);
  };
  const requireRoom = (moreBytes: number) => {
    if (usedBytes + moreBytes > tmpBytes) throw new fs.ErrnoError(ENOSPC);
  };
  const sizeOf = (node: FileNode | undefined) => node?.usedBytes ?? 0;
  const childOf = (folder: FileNode, name: string) =>
    ArrayBuffer.isView(folder.contents) ? undefined : folder.contents[name];
  /** Not of a file that is open and already removed. */
  const isAttached = (node: FileNode) => node.mount.mountpoint === TMP && childOf(node.parent, node.name) === node;
  const pathIn = (folder: FileNode, name: string) => `${fs.getPath(folder)}/${name}`;
  const contentOf = ({ contents, usedBytes = 0, mtime }: FileNode) => ({
    bytes: ArrayBuffer.isView(contents)
      ? new Uint8Array(contents.buffer, contents.byteOffset, usedBytes)
      : new Uint8Array(),
    modifiedMs: mtime,
  });
  const tellWrote = (node: FileNode, from: number, to: number) => {
    if (fs.isFile(node.mode) && isAttached(node)) told?.wrote(fs.getPath(node), () => contentOf(node), from, to);
  };

  function guard<A extends unknown[]>(table: Record<string, unknown>, name: string, before: Guard<A>): void {
    const original = table[name];
    if (typeof original !== 'function') throw new Error(`Emscripten's file system has no ${name}`);
    table[name] = (...args: A) => {
      const after = before(...args);
      const result = original(...args);
      after?.(result);
      return result;
    };
  }

  guard(dir.node, 'mknod', (folder: FileNode, name: string, mode: number) => {
    requireTmp(folder);
    if (folder === devices) return undefined;
    return (node) => {
      if (fs.isDir(mode)) told?.madeFolder(pathIn(folder, name));
      else tellWrote(node as FileNode, 0, 0);
    };
  });
  guard(dir.node, 'symlink', (folder: FileNode) => {
    requireTmp(folder);
    return undefined;
  });
  guard(dir.node, 'rmdir', (folder: FileNode, name: string) => {
    requireTmp(folder);
    return () => told?.removed(pathIn(folder, name));
  });
  guard(dir.node, 'unlink', (folder: FileNode, name: string) => {
    requireTmp(folder);
    const removed = childOf(folder, name);
    const wasFile = removed !== undefined && fs.isFile(removed.mode);
    return () => {
      usedBytes -= sizeOf(removed);
      if (wasFile) told?.removed(pathIn(folder, name));
    };
  });
  guard(dir.node, 'rename', (node: FileNode, folder: FileNode, name: string) => {
    requireTmp(node);
    requireTmp(folder);
    const from = fs.getPath(node);
    const replaced = childOf(folder, name);
    return () => {
      if (replaced !== node) usedBytes -= sizeOf(replaced);
      if (fs.isFile(node.mode) || fs.isDir(node.mode)) told?.moved(from, pathIn(folder, name));
      else if (replaced && fs.isFile(replaced.mode)) told?.removed(pathIn(folder, name));
    };
  });
  for (const table of [dir.node, link.node]) {
    guard(table, 'setattr', (node: FileNode) => {
      requireTmp(node);
      return undefined;
    });
  }
  guard(file.node, 'setattr', (node: FileNode, attributes: { size?: number }) => {
    requireTmp(node);
    const before = sizeOf(node);
    const size = attributes.size ?? before;
    requireRoom(size - before);
    return () => {
      usedBytes += size - before;
      tellWrote(node, before, size);
    };
  });
  guard(
    file.stream,
    'write',
    ({ node }: FileStream, _buffer: Uint8Array, _offset: number, length: number, position: number) => {
      requireTmp(node);
      const before = sizeOf(node);
      const moreBytes = Math.max(0, position + length - before);
      requireRoom(moreBytes);
      return () => {
        usedBytes += moreBytes;
        tellWrote(node, Math.min(position, before), position + length);
      };
    },
  );
  fs.mount(MEMFS, {}, TMP);
  for (const change of left) restore(fs, change);
  told = journal;
}

function restore(fs: FileSystem, change: TmpChange): void {
  if (change.type === 'folder') fs.mkdir(change.path);
  if (change.type !== 'file') return;
  fs.writeFile(change.path, change.bytes);
  fs.lookupPath(change.path).node.mtime = change.modifiedMs;
}
