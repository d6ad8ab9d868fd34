/**
 * Vite plugin: builds the service worker (src/offline/) with the list of what the build has. It comes last, for the list
 * names the content of every file. The development server has none.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Manifest, type Plugin } from 'vite';
import type { BuildFile } from '../src/api/offline.ts';
import { digestOf } from '../src/offline/file-store.ts';

const ENTRY = fileURLToPath(new URL('../src/offline/service-worker.ts', import.meta.url));
const SERVICE_WORKER = 'service-worker.js';

export function serviceWorker(): Plugin {
  let outDir = '';
  return {
    name: 'service-worker',
    apply: 'build',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir);
    },
    // every file is there, Pyodide's and those of public/ too
    closeBundle: { order: 'post', sequential: true, handler: () => writeServiceWorker(outDir) },
  };
}

/** For the build in the folder. */
export async function writeServiceWorker(outDir: string): Promise<void> {
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: { FILES_OF_THIS_BUILD: JSON.stringify(await filesOf(outDir)) },
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2023',
      minify: true,
      // Firefox runs no modules as service workers
      lib: { entry: ENTRY, formats: ['iife'], name: 'serviceWorker', fileName: () => SERVICE_WORKER },
    },
  });
}

/** Every file of the build but the worker itself and what is hidden. */
export async function filesOf(outDir: string): Promise<BuildFile[]> {
  const core = coreOf(JSON.parse(readFileSync(join(outDir, '.vite/manifest.json'), 'utf8')));
  const paths = readdirSync(outDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(outDir, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.startsWith('.') && path !== SERVICE_WORKER)
    .sort();
  return Promise.all(
    paths.map(async (path) => {
      const content = readFileSync(join(outDir, path));
      // beside the pages are their icons
      const isCore = core.has(path) || !path.includes('/');
      return { path, digest: await digestOf(content), bytes: content.length, core: isCore };
    }),
  );
}

/** What the frame and the first screens load once they are there (src/console/use-later.ts). */
const LATER = [
  'src/console/widgets/flashes.tsx',
  'src/console/widgets/help.tsx',
  'src/console/widgets/search-suggestions.tsx',
  'src/console/widgets/reset-account-modal.tsx',
  'src/console/widgets/delete-function-modal.tsx',
  'node_modules/@cloudscape-design/components/property-filter/index.js',
];

/** What the pages load before anybody does anything: their imports, and what their own scripts import as they start. */
function coreOf(manifest: Manifest): ReadonlySet<string> {
  const core = new Set<string>();
  const add = (key: string) => {
    const chunk = manifest[key];
    if (!chunk || core.has(chunk.file)) return;
    for (const file of [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])]) core.add(file);
    chunk.imports?.forEach(add);
    if (chunk.isEntry) chunk.dynamicImports?.forEach(add);
  };
  Object.keys(manifest)
    .filter((key) => manifest[key]?.isEntry)
    .forEach(add);
  LATER.forEach(add);
  return core;
}
