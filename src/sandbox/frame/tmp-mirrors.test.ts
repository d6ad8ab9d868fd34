import { describe, expect, test } from 'vitest';
import { SeededRandom } from '../../kernel/random.ts';
import { TmpJournal } from '../kernel/tmp-journal.ts';
import { MemoryFileSystem } from '../memory-file-system.ts';
import type { TmpChange } from '../tmp-change.ts';
import { applyTmpChange, tmpContents } from '../tmp-contents.ts';
import { TmpMirrors } from './tmp-mirrors.ts';

const LIMIT = 1_000;

/** A supervisor's end of a worker's port, in one thread. */
class FakePort {
  readonly posted: TmpChange[][] = [];
  closed = false;
  onmessage: ((event: { data: unknown }) => void) | null = null;

  postMessage(contents: TmpChange[]): void {
    this.posted.push(contents);
  }

  close(): void {
    this.closed = true;
  }

  tell(data: unknown): void {
    this.onmessage?.({ data: structuredClone(data) });
  }
}

function connect(mirrors: TmpMirrors, workerId: number): FakePort {
  const port = new FakePort();
  mirrors.connect(workerId, port as unknown as MessagePort);
  return port;
}

const file = (path: string, bytes: Uint8Array<ArrayBuffer>, sizeBytes = bytes.length, position = 0): TmpChange => ({
  type: 'file',
  path,
  sizeBytes,
  modifiedMs: 7,
  position,
  bytes,
});

/** A kernel's file system whose changes go to a worker's port. */
function kernelFiles(port: FakePort, left: TmpChange[] = []) {
  const files = new MemoryFileSystem();
  files.seal(LIMIT);
  for (const change of left) applyTmpChange(files, change);
  let now = 0;
  const journal = new TmpJournal(
    (changes) => port.tell(changes),
    () => now,
  );
  files.tmpListener = journal;
  return {
    files,
    journal,
    wait: () => {
      now += 20;
    },
  };
}

test('what one runtime left the next one finds, and the one after it too', () => {
  const mirrors = new TmpMirrors();
  const first = connect(mirrors, 1);
  mirrors.open(1, LIMIT, undefined);
  expect(first.posted).toEqual([[]]);
  first.tell([{ type: 'folder', path: '/tmp/a' }, file('/tmp/a/b', new Uint8Array([1, 2]))]);

  const second = connect(mirrors, 2);
  mirrors.open(2, LIMIT, 1);
  const left = [{ type: 'folder', path: '/tmp/a' }, file('/tmp/a/b', new Uint8Array([1, 2]))];
  expect(second.posted).toEqual([left]);
  expect(first.closed).toBe(true);
  second.tell([file('/tmp/a/b', new Uint8Array([3]), 3, 2)]);

  const third = connect(mirrors, 3);
  mirrors.open(3, LIMIT, 2);
  expect(third.posted).toEqual([[left[0], file('/tmp/a/b', new Uint8Array([1, 2, 3]))]]);
});

test('an environment that is over leaves nothing, and one never heard of neither', () => {
  const mirrors = new TmpMirrors();
  const first = connect(mirrors, 1);
  mirrors.open(1, LIMIT, undefined);
  first.tell([file('/tmp/x', new Uint8Array(1))]);
  mirrors.drop(1);
  const second = connect(mirrors, 2);
  mirrors.open(2, LIMIT, 1);
  const third = connect(mirrors, 3);
  mirrors.open(3, LIMIT, 77);
  expect([second.posted, third.posted]).toEqual([[[]], [[]]]);
});

test('a killed worker that was no environment’s gives its port back', () => {
  const mirrors = new TmpMirrors();
  const [spare, used] = [connect(mirrors, 1), connect(mirrors, 2)];
  mirrors.open(2, LIMIT, undefined);
  mirrors.workerEnded(1);
  mirrors.workerEnded(2);
  expect([spare.closed, used.closed]).toEqual([true, false]);
});

describe('a mirror is given up', () => {
  const attempts: [string, (port: FakePort) => void][] = [
    ['that is told more than the ephemeral storage', (port) => port.tell([file('/tmp/x', new Uint8Array(LIMIT + 1))])],
    [
      'that is told it by and by',
      (port) => {
        for (const name of ['a', 'b', 'c']) port.tell([file(`/tmp/${name}`, new Uint8Array(LIMIT / 2))]);
      },
    ],
    ['that is told of a size without bytes', (port) => port.tell([file('/tmp/x', new Uint8Array(0), 2 ** 40)])],
    ['that is told of files out of /tmp', (port) => port.tell([file('/tmp/../var/task/x', new Uint8Array(1))])],
    ['that is told of files elsewhere', (port) => port.tell([file('/var/task/x', new Uint8Array(1))])],
    ['that is told nonsense', (port) => port.tell({ type: 'folder' })],
    ['that is told what does not fit', (port) => port.tell([{ type: 'move', path: '/tmp/none', to: '/tmp/x' }])],
    [
      'that is told too often',
      (port) => {
        for (let count = 0; count < 3_000; count++) port.tell([]);
      },
    ],
    [
      'that is told of too many folders',
      (port) => {
        for (let count = 0; count < 101; count++)
          port.tell(Array.from({ length: 1_000 }, (_, index) => ({ type: 'folder', path: `/tmp/${count}-${index}` })));
      },
    ],
  ];
  test.each(attempts)('%s', (_, attempt) => {
    const mirrors = new TmpMirrors(() => 0);
    const port = connect(mirrors, 1);
    mirrors.open(1, LIMIT, undefined);
    port.tell([file('/tmp/before', new Uint8Array(1))]);
    attempt(port);
    expect(port.closed).toBe(true);
    const next = connect(mirrors, 2);
    mirrors.open(2, LIMIT, 1);
    expect(next.posted).toEqual([[]]);
  });
});

test('whatever a handler does to its files, the mirror has them', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const random = new SeededRandom(seed);
    const draw = (count: number) => Math.floor(random.next() * count);
    const mirrors = new TmpMirrors(() => 0);
    let worker = 1;
    let port = connect(mirrors, worker);
    mirrors.open(worker, LIMIT, undefined);
    let kernel = kernelFiles(port);
    const path = () => ['/tmp/a', '/tmp/b', '/tmp/d/a', '/tmp/d/e/a', '/tmp/d', '/tmp/d/e'][draw(6)] ?? '';
    const bytes = () => new Uint8Array(draw(200)).map(() => draw(256));
    const attempts = [
      () => kernel.files.write(path(), bytes(), 'open'),
      () => kernel.files.patch(path(), draw(250), bytes(), 'write'),
      () => kernel.files.truncate(path(), draw(250)),
      () => kernel.files.setModified(path(), draw(1_000)),
      () => kernel.files.makeFolder(path(), draw(2) === 0),
      () => kernel.files.removeFile(path()),
      () => kernel.files.removeFolder(path(), draw(2) === 0),
      () => kernel.files.rename(path(), path()),
    ];
    for (let step = 0; step < 300; step++) {
      try {
        attempts[draw(attempts.length)]?.();
      } catch (error) {
        // what cannot be done changes nothing
        expect(error).toHaveProperty('code');
      }
      if (draw(4) === 0) kernel.wait();
      if (draw(40) > 0) continue;
      // the runtime ends, and the next one takes over
      kernel.journal.flush();
      const before = tmpContents(kernel.files);
      port = connect(mirrors, ++worker);
      mirrors.open(worker, LIMIT, worker - 1);
      expect(port.posted).toEqual([before]);
      kernel = kernelFiles(port, port.posted[0]);
    }
  }
});
