/** A whole /tmp as changes, and changes done to one. */
import type { FileEntry, MemoryFileSystem } from './memory-file-system.ts';
import type { TmpChange } from './tmp-change.ts';

/** Throws when it does not fit what is there. */
export function applyTmpChange(files: MemoryFileSystem, change: TmpChange): void {
  switch (change.type) {
    case 'folder':
      files.makeFolder(change.path, true);
      return;
    case 'removal':
      if (files.isFolder(change.path)) files.removeFolder(change.path, true);
      else files.removeFile(change.path);
      return;
    case 'move':
      files.rename(change.path, change.to);
      return;
    case 'file': {
      const { path, sizeBytes, position, bytes } = change;
      if (bytes.length === sizeBytes) files.write(path, bytes, 'open');
      else {
        if (!files.isFile(path)) files.write(path, new Uint8Array(), 'open');
        files.truncate(path, sizeBytes);
        files.patch(path, position, bytes, 'write');
      }
      files.setModified(path, change.modifiedMs);
    }
  }
}

/** Folders come before what is in them. */
export function tmpContents(files: MemoryFileSystem): TmpChange[] {
  const contents: TmpChange[] = [];
  const visit = (folder: string) => {
    for (const [name, entry] of files.list(folder)) {
      const path = `${folder}/${name}`;
      contents.push(wholeEntry(path, entry));
      if (entry.kind === 'folder') visit(path);
    }
  };
  visit('/tmp');
  return contents;
}

function wholeEntry(path: string, entry: FileEntry): TmpChange {
  if (entry.kind === 'folder') return { type: 'folder', path };
  const bytes = new Uint8Array(entry.bytes);
  return { type: 'file', path, sizeBytes: bytes.length, modifiedMs: entry.modifiedMs, position: 0, bytes };
}
