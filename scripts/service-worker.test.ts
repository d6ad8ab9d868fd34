/** What the service worker is told of a build. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { filesOf } from './service-worker.ts';

const folder = mkdtempSync(join(tmpdir(), 'coldspark-build-'));
afterAll(() => rmSync(folder, { recursive: true }));

const MANIFEST = {
  'index.html': { file: 'assets/index.js', isEntry: true, imports: ['_shared.js'], dynamicImports: ['src/mount.tsx'] },
  'frame.html': { file: 'assets/frame.js', isEntry: true, imports: ['_shared.js'] },
  '_shared.js': { file: 'assets/shared.js', imports: ['_shared.js'] },
  'src/mount.tsx': {
    file: 'assets/mount.js',
    css: ['assets/mount.css'],
    assets: ['assets/font.woff2', 'assets/worker.js'],
    dynamicImports: ['src/page.tsx'],
  },
  'src/page.tsx': { file: 'assets/page.js', css: ['assets/page.css'] },
};
const CORE = ['frame.js', 'index.js', 'shared.js', 'mount.js', 'mount.css', 'font.woff2', 'worker.js'];

test('every file by its content; the core is what the pages import as they start, and what lies beside them', async () => {
  const core = [...CORE.map((name) => `assets/${name}`), 'index.html', 'frame.html', 'icon.svg'];
  const lazy = ['assets/page.js', 'assets/page.css', 'assets/of-a-worker.js', 'pyodide/python.wasm'];
  for (const path of [...core, ...lazy, 'service-worker.js', '.vite/manifest.json']) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), path.startsWith('.') ? JSON.stringify(MANIFEST) : `the content of ${path}`);
  }
  const files = await filesOf(folder);
  expect(files.filter((file) => file.core).map(({ path }) => path)).toEqual(core.sort());
  expect(files.filter((file) => !file.core).map(({ path }) => path)).toEqual(lazy.sort());
  // printf 'the content of index.html' | openssl dgst -sha256 -binary | head -c 16 | basenc --base64url
  expect(files.find(({ path }) => path === 'index.html')).toEqual({
    path: 'index.html',
    digest: 'IDrul2XLgwWt_ZpMfCF4MA',
    bytes: 25,
    core: true,
  });
  expect(new Set(files.map(({ digest }) => digest)).size).toBe(files.length);
});
