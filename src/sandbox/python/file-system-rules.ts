/**
 * What a function may write: only /tmp, and no more there than the function's ephemeral storage.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-ephemeral-storage.html
 *
 * Emscripten's in-memory file system knows neither rule, so its operations are wrapped. Sizes are counted as files grow
 * and shrink.
 */
import type { FileNode, FileStream, FileSystem } from './pyodide-types.ts';

/** WASI's numbers. */
const ENOSPC = 51;
const EROFS = 69;
const TMP = '/tmp';

/** From now on everything but /tmp is read-only. To be called when the function's files are in place. */
export function sealFileSystem(fs: FileSystem, tmpBytes: number): void {
  const { MEMFS } = fs.filesystems;
  const { dir, file, link } = MEMFS.ops_table;
  let usedBytes = 0;

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
    folder.contents instanceof Uint8Array ? undefined : folder.contents[name];

  function guard(table: Record<string, unknown>, name: string, before: (...args: never[]) => void): void {
    const original = table[name];
    if (typeof original !== 'function') throw new Error(`Emscripten's file system has no ${name}`);
    table[name] = (...args: never[]) => {
      before(...args);
      return original(...args);
    };
  }

  for (const name of ['mknod', 'symlink']) guard(dir.node, name, requireTmp);
  guard(dir.node, 'rmdir', requireTmp);
  guard(dir.node, 'unlink', (folder: FileNode, name: string) => {
    requireTmp(folder);
    usedBytes -= sizeOf(childOf(folder, name));
  });
  guard(dir.node, 'rename', (node: FileNode, folder: FileNode, name: string) => {
    requireTmp(node);
    requireTmp(folder);
    const replaced = childOf(folder, name);
    if (replaced !== node) usedBytes -= sizeOf(replaced);
  });
  guard(dir.node, 'setattr', requireTmp);
  guard(link.node, 'setattr', requireTmp);
  guard(file.node, 'setattr', (node: FileNode, attributes: { size?: number }) => {
    requireTmp(node);
    if (attributes.size === undefined) return;
    const moreBytes = attributes.size - sizeOf(node);
    requireRoom(moreBytes);
    usedBytes += moreBytes;
  });
  guard(
    file.stream,
    'write',
    (stream: FileStream, _buffer: Uint8Array, _offset: number, length: number, position: number) => {
      requireTmp(stream.node);
      const moreBytes = Math.max(0, position + length - sizeOf(stream.node));
      requireRoom(moreBytes);
      usedBytes += moreBytes;
    },
  );
  fs.mount(MEMFS, {}, TMP);
}
