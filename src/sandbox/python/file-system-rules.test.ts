/** In the CPython that functions run on. */
import { loadPyodide } from 'pyodide';
import { expect, test } from 'vitest';
import { TmpJournal } from '../kernel/tmp-journal.ts';
import { MemoryFileSystem } from '../memory-file-system.ts';
import type { TmpChange } from '../tmp-change.ts';
import { applyTmpChange, tmpContents } from '../tmp-contents.ts';
import { sealFileSystem } from './file-system-rules.ts';
import type { FileSystem } from './pyodide-types.ts';

const LIMIT = 100_000;

const SCRIPT = `
import os, shutil, sqlite3, tempfile
os.makedirs("/tmp/deep/er")
with open("/tmp/new", "w") as f: f.write("12")
os.replace("/tmp/new", "/tmp/deep/er/count")
for _ in range(3):
    with open("/tmp/log", "a") as f: f.write("line\\n")
with open("/tmp/binary", "wb") as f:
    f.write(bytes(range(256)) * 20)
    f.seek(10); f.write(b"patched")
    f.truncate(100); f.seek(150); f.write(b"end")
shutil.copytree("/tmp/deep", "/tmp/copy")
os.rename("/tmp/copy", "/tmp/moved")
shutil.rmtree("/tmp/deep")
open("/tmp/gone", "w").write("x"); os.remove("/tmp/gone")
f = open("/tmp/unlinked", "w"); os.remove("/tmp/unlinked"); f.write("nobody sees it"); f.close()
os.symlink("/tmp/log", "/tmp/link")
os.utime("/tmp/log", (1_000_000, 1_000_000))
with sqlite3.connect("/tmp/data.db") as db:
    db.execute("create table t (x)")
    db.executemany("insert into t values (?)", [(n,) for n in range(200)])
`;
const LISTING = `
import os, json
found = {}
for folder, folders, files in os.walk("/tmp"):
    for name in folders: found[os.path.join(folder, name)] = None
    for name in files:
        path = os.path.join(folder, name)
        if not os.path.islink(path): found[path] = [int(os.stat(path).st_mtime), open(path, "rb").read().hex()]
json.dumps(found, sort_keys=True)
`;

async function boot(left: readonly TmpChange[]) {
  const pyodide = await loadPyodide();
  const mirror = new MemoryFileSystem();
  const journal = new TmpJournal((changes) => {
    for (const change of structuredClone(changes)) applyTmpChange(mirror, change);
  });
  for (const change of left) applyTmpChange(mirror, change);
  sealFileSystem(pyodide.FS as unknown as FileSystem, LIMIT, left, journal);
  return {
    run: (source: string) => pyodide.runPython(source),
    left: () => {
      journal.flush();
      return tmpContents(mirror);
    },
  };
}

// one test, for CPython takes seconds to start, and more on a busy machine
test('only /tmp may be written, up to its size; what is done there is told, and the next runtime begins with it', {
  timeout: 240_000,
}, async () => {
  const first = await boot([]);
  for (const path of ['/x', '/var/task/x', '/home/x']) expect(first.run(attempt(`open("${path}", "w")`))).not.toBe('');
  expect(first.run(attempt('os.mkdir("/lib/x")'))).toMatch(/Read-only/);
  expect(first.run(fill(LIMIT))).toBe('');
  expect(first.run(fill(LIMIT + 1))).toMatch(/No space/);
  first.run('import os; os.remove("/tmp/fill")');

  first.run(SCRIPT);
  const before = first.run(LISTING);
  expect(Object.keys(JSON.parse(before))).toEqual([
    '/tmp/binary',
    '/tmp/data.db',
    '/tmp/log',
    '/tmp/moved',
    '/tmp/moved/er',
    '/tmp/moved/er/count',
  ]);
  const second = await boot(first.left());
  expect(second.run(LISTING)).toBe(before);
  const size = second.run('sum(os.path.getsize(path) for path in found if found[path])');
  expect(second.run(fill(LIMIT - size))).toBe('');
  expect(second.run(fill(LIMIT - size + 1))).toMatch(/No space/);
});

function attempt(source: string): string {
  return `import os\ntry:\n    ${source}\n    told = ""\nexcept OSError as error:\n    told = error.strerror\ntold`;
}

const fill = (bytes: number) => attempt(`with open("/tmp/fill", "wb") as f: f.write(bytes(${bytes}))`);
