/**
 * What environments have in /tmp, kept beside their workers: a worker that is killed cannot hand over its files, so its
 * kernel tells of each change as it happens (kernel/tmp-journal.ts), and the next runtime of the environment gets them
 * all. It is kept here, where a handler that fills memory ends the sandbox and not the page.
 *
 * A mirror holds no more than its environment's ephemeral storage; one that is told more, or nonsense, or too often, is
 * given up, and the next runtime finds an empty /tmp.
 */
import { MemoryFileSystem } from '../memory-file-system.ts';
import { parseTmpChanges, type TmpChange } from '../tmp-change.ts';
import { applyTmpChange, tmpContents } from '../tmp-contents.ts';
import { TokenBucket } from '../token-bucket.ts';

/** A kernel sends a hundred at once, then twenty a second (kernel/pace.ts), of a thousand changes each. */
const MESSAGE_BURST = 1_000;
const MESSAGES_PER_SECOND = 200;
/** An empty file takes room too. */
const MAX_ENTRIES = 100_000;

class TmpMirror {
  readonly #limitBytes: number;
  readonly #files = new MemoryFileSystem();

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  /** False when it is too much: within a message sizes may be passed in any order. */
  apply(changes: readonly TmpChange[]): boolean {
    try {
      for (const change of changes) applyTmpChange(this.#files, change);
    } catch {
      return false;
    }
    return this.#files.tmpUsedBytes <= this.#limitBytes && this.#files.tmpEntries <= MAX_ENTRIES;
  }

  contents(): TmpChange[] {
    return tmpContents(this.#files);
  }
}

export class TmpMirrors {
  readonly #ports = new Map<number, MessagePort>();
  readonly #mirrors = new Map<number, TmpMirror>();
  readonly #now: () => number;

  constructor(now = () => performance.now()) {
    this.#now = now;
  }

  /** A worker's port, over which nothing is heard before its mirror is open. */
  connect(workerId: number, port: MessagePort): void {
    this.#ports.set(workerId, port);
  }

  /** Hands the worker what an earlier one left, if one is named, and hears from now on what changes. */
  open(workerId: number, limitBytes: number, from: number | undefined): void {
    const port = this.#ports.get(workerId);
    if (!port) return;
    const left = from === undefined ? undefined : this.#mirrors.get(from);
    if (from !== undefined) this.drop(from);
    const mirror = left ?? new TmpMirror(limitBytes);
    this.#mirrors.set(workerId, mirror);
    const ration = new TokenBucket(MESSAGE_BURST, MESSAGES_PER_SECOND, this.#now);
    port.onmessage = ({ data }) => {
      const changes = ration.take() ? parseTmpChanges(data) : undefined;
      if (!changes || !mirror.apply(changes)) this.drop(workerId);
    };
    const contents = mirror.contents();
    port.postMessage(
      contents,
      contents.flatMap((change) => (change.type === 'file' ? [change.bytes.buffer] : [])),
    );
  }

  /** A worker that was no environment's has left nothing. */
  workerEnded(workerId: number): void {
    if (!this.#mirrors.has(workerId)) this.drop(workerId);
  }

  /** The environment is over. */
  drop(workerId: number): void {
    this.#mirrors.delete(workerId);
    const port = this.#ports.get(workerId);
    if (!port) return;
    port.onmessage = null;
    port.close();
    this.#ports.delete(workerId);
  }
}
