import { expect, test } from 'vitest';
import { MemoryFileSystem } from './memory-file-system.ts';

const bytes = (length: number) => new Uint8Array(length);

function sealed(tmpBytes = 100): MemoryFileSystem {
  const files = new MemoryFileSystem();
  files.layOut('/var/task/lib/a.txt', new TextEncoder().encode('a'));
  files.seal(tmpBytes);
  return files;
}

test('what was laid out can be read and not be changed', () => {
  const files = sealed();
  expect(files.readText('/var/task/lib/a.txt')).toBe('a');
  const attempts = [
    () => files.write('/var/task/lib/a.txt', bytes(1), 'open'),
    () => files.write('/new', bytes(1), 'open'),
    () => files.removeFile('/var/task/lib/a.txt'),
    () => files.removeFolder('/var/task/lib', true),
    () => files.makeFolder('/var/task/b', false),
    () => files.rename('/var/task/lib', '/tmp/lib'),
  ];
  for (const attempt of attempts) expect(attempt).toThrow(/^EROFS: read-only file system/);
});

test('/tmp has a size, and gets room back when files shrink or go', () => {
  const files = sealed(100);
  files.write('/tmp/a', bytes(60), 'open');
  files.write('/tmp/b', bytes(40), 'open');
  expect(() => files.write('/tmp/c', bytes(1), 'open')).toThrow('ENOSPC: no space left on device, write');
  files.write('/tmp/a', bytes(50), 'open');
  files.write('/tmp/c', bytes(10), 'open');
  files.rename('/tmp/c', '/tmp/b');
  expect(files.tmpUsedBytes).toBe(60);
  files.makeFolder('/tmp/deep/er', true);
  files.write('/tmp/deep/er/d', bytes(40), 'open');
  files.removeFolder('/tmp/deep', true);
  expect(files.tmpUsedBytes).toBe(60);
});

test('a file grows and shrinks in place', () => {
  const files = sealed(100);
  const text = () => Array.from(files.read('/tmp/a')).join('');
  files.write('/tmp/a', new Uint8Array([1, 2, 3]), 'open');
  files.patch('/tmp/a', 2, new Uint8Array([4, 5]), 'write');
  expect(text()).toBe('1245');
  files.truncate('/tmp/a', 1);
  files.truncate('/tmp/a', 3);
  expect(text()).toBe('100');
  files.patch('/tmp/a', 5, new Uint8Array([6]), 'write');
  expect([text(), files.tmpUsedBytes]).toEqual(['100006', 6]);
  expect(() => files.patch('/tmp/a', 99, new Uint8Array(2), 'write')).toThrow('ENOSPC');
  expect(() => files.patch('/tmp/none', 0, new Uint8Array(1), 'write')).toThrow('ENOENT');
});

test('what cannot be written takes no room', () => {
  const files = sealed(100);
  expect(() => files.write('/tmp/none/x', bytes(60), 'open')).toThrow('ENOENT');
  files.write('/tmp/a', bytes(100), 'open');
  expect([files.tmpUsedBytes, files.tmpEntries]).toEqual([100, 1]);
});

test('errors are those of Node.js', () => {
  const files = sealed();
  expect(() => files.read('/tmp/none')).toThrow("ENOENT: no such file or directory, open '/tmp/none'");
  expect(() => files.write('/tmp/none/x', bytes(1), 'open')).toThrow(
    "ENOENT: no such file or directory, open '/tmp/none/x'",
  );
  expect(() => files.read('/var/task')).toThrow('EISDIR: illegal operation on a directory, read');
  expect(() => files.list('/var/task/lib/a.txt')).toThrow("ENOTDIR: not a directory, scandir '/var/task/lib/a.txt'");
  files.makeFolder('/tmp/f', false);
  files.write('/tmp/f/x', bytes(1), 'open');
  expect(() => files.makeFolder('/tmp/f', false)).toThrow("EEXIST: file already exists, mkdir '/tmp/f'");
  expect(() => files.removeFolder('/tmp/f')).toThrow("ENOTEMPTY: directory not empty, rmdir '/tmp/f'");
  expect(() => files.rename('/tmp/f', '/tmp/f/in')).toThrow("EINVAL: invalid argument, rename '/tmp/f' -> '/tmp/f/in'");
  expect(() => files.rename('/tmp/no', '/tmp/yes')).toThrow(
    "ENOENT: no such file or directory, rename '/tmp/no' -> '/tmp/yes'",
  );
});
