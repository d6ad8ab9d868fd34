/**
 * Vite plugin: the programs that run inside the sandbox (the frame's supervisor and one kernel for each runtime family)
 * as text. They cross into an opaque origin by message, so they are bundled on their own, minified, and imported with
 * `import { source } from 'kernel:python'`, and with `libraries` that come beside them. With them comes what Python starts from, `kernel:python-snapshot`. The plugin must
 * also stand in `worker.plugins`, for workers are bundled apart.
 */
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { lateLibraries } from './late-libraries.ts';
import { pythonSnapshotFile } from './python-snapshot.ts';

const ENTRIES: Record<string, string> = {
  'kernel:supervisor': '../src/sandbox/frame/supervisor.ts',
  'kernel:python': '../src/sandbox/python/kernel.ts',
  'kernel:nodejs': '../src/sandbox/nodejs/kernel.ts',
};

/** What the Python kernel starts from, as the URL of a file. */
const SNAPSHOT = 'kernel:python-snapshot';
export const SNAPSHOT_MAKER = '../src/sandbox/python/snapshot-maker.ts';

/** Names the kernels' own stack frames as Lambda's runtime, which is what they stand for. */
const SOURCE_URL = '\n//# sourceURL=file:///var/runtime/index.mjs\n';

interface Bundle {
  code: string;
  /** Texts of what comes beside it, by name. */
  libraries: Readonly<Record<string, string>>;
  moduleIds: string[];
}

export async function bundle(entry: string): Promise<Bundle> {
  const libraries = new Map<string, string>();
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    // libraries ask for it; the kernels are a production build in development too
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [lateLibraries(libraries)],
    build: {
      write: false,
      target: 'es2023',
      minify: true,
      lib: { entry: fileURLToPath(new URL(entry, import.meta.url)), formats: ['es'], fileName: 'kernel' },
      rolldownOptions: { output: { codeSplitting: false, minify: true } },
    },
  });
  const output = Array.isArray(built) ? built[0] : built;
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk) throw new Error(`no bundle came out of ${entry}`);
  return {
    code: chunk.code + SOURCE_URL,
    libraries: Object.fromEntries([...libraries].sort()),
    moduleIds: chunk.moduleIds,
  };
}

export function kernelBundles(): Plugin {
  return {
    name: 'kernel-bundles',
    enforce: 'pre',
    resolveId(id) {
      return id in ENTRIES || id === SNAPSHOT ? id : undefined;
    },
    async load(id) {
      const entry = id === SNAPSHOT ? SNAPSHOT_MAKER : ENTRIES[id];
      if (!entry) return undefined;
      const { code, libraries, moduleIds } = await bundle(entry);
      for (const moduleId of moduleIds)
        if (!moduleId.startsWith('\0')) this.addWatchFile(moduleId.replace(/\?.*$/, ''));
      if (id !== SNAPSHOT)
        return `export const source = ${JSON.stringify(code)};\nexport const libraries = ${JSON.stringify(libraries)};`;
      const file = await pythonSnapshotFile(code);
      return `export { default as url } from ${JSON.stringify(`${file}?url`)}; export const bytes = ${statSync(file).size};`;
    },
  };
}
