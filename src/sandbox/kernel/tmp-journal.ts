/**
 * What a handler does to /tmp, on its way out of the worker: the next runtime of the environment finds it even if this one
 * is killed. Writes to one file that follow each other leave as one.
 */
import { TMP_CHANGES_AT_ONCE, type TmpChange } from '../tmp-change.ts';
import { Pace } from './pace.ts';

/** A file as it is now. */
export interface TmpContent {
  bytes: Uint8Array;
  modifiedMs: number;
}

interface DirtyFile {
  path: string;
  /** Read when it leaves, and not copied before. */
  read(): TmpContent;
  from: number;
  to: number;
}

export class TmpJournal {
  readonly #send: (changes: TmpChange[]) => void;
  readonly #pace: Pace;
  #changes: TmpChange[] = [];
  /** Since the last change of another kind; they come after `#changes`. */
  readonly #dirty = new Map<string, DirtyFile>();

  constructor(send: (changes: TmpChange[]) => void, now?: () => number) {
    this.#send = send;
    this.#pace = new Pace(() => this.flush(), now);
  }

  /** Bytes from `from` to `to` are new, or (both the same) only its size or time. */
  wrote(path: string, read: () => TmpContent, from: number, to: number): void {
    const dirty = this.#dirty.get(path);
    if (dirty) {
      dirty.read = read;
      if (to > from) {
        const isEmpty = dirty.to === dirty.from;
        dirty.from = isEmpty ? from : Math.min(dirty.from, from);
        dirty.to = isEmpty ? to : Math.max(dirty.to, to);
      }
    } else this.#dirty.set(path, { path, read, from, to });
    this.#pace.urge();
  }

  madeFolder(path: string): void {
    this.#add({ type: 'folder', path });
  }

  removed(path: string): void {
    this.#dirty.delete(path);
    this.#add({ type: 'removal', path });
  }

  moved(path: string, to: string): void {
    this.#add({ type: 'move', path, to });
  }

  /** Everything so far leaves now. */
  flush(): void {
    this.#settleDirty();
    const changes = this.#changes;
    this.#changes = [];
    for (let start = 0; start < changes.length; start += TMP_CHANGES_AT_ONCE)
      this.#send(changes.slice(start, start + TMP_CHANGES_AT_ONCE));
  }

  #add(change: TmpChange): void {
    this.#settleDirty();
    this.#changes.push(change);
    this.#pace.urge();
  }

  #settleDirty(): void {
    for (const { path, read, from, to } of this.#dirty.values()) {
      const { bytes, modifiedMs } = read();
      const sizeBytes = bytes.length;
      const position = Math.min(from, sizeBytes);
      const part = new Uint8Array(bytes.subarray(position, Math.min(to, sizeBytes)));
      this.#changes.push({ type: 'file', path, sizeBytes, modifiedMs, position, bytes: part });
    }
    this.#dirty.clear();
  }
}
