/**
 * Vite plugin: the programs that run inside the sandbox (the frame's supervisor and one kernel for each runtime family)
 * as text. They cross into an opaque origin by message, so they are bundled on their own, minified, and imported with
 * `import { source } from 'kernel:python'`. The plugin must also stand in `worker.plugins`, for workers are bundled apart.
 */
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const ENTRIES: Record<string, string> = {
  'kernel:supervisor': '../src/sandbox/frame/supervisor.ts',
  'kernel:python': '../src/sandbox/python/kernel.ts',
  'kernel:nodejs': '../src/sandbox/nodejs/kernel.ts',
};

/** Names the kernels' own stack frames as Lambda's runtime, which is what they stand for. */
const SOURCE_URL = '\n//# sourceURL=file:///var/runtime/index.mjs\n';

interface Bundle {
  code: string;
  moduleIds: string[];
}

async function bundle(entry: string): Promise<Bundle> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    // libraries ask for it; the kernels are a production build in development too
    define: { 'process.env.NODE_ENV': '"production"' },
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
  return { code: chunk.code + SOURCE_URL, moduleIds: chunk.moduleIds };
}

export function kernelBundles(): Plugin {
  return {
    name: 'kernel-bundles',
    enforce: 'pre',
    resolveId(id) {
      return id in ENTRIES ? id : undefined;
    },
    async load(id) {
      const entry = ENTRIES[id];
      if (!entry) return undefined;
      const { code, moduleIds } = await bundle(entry);
      for (const moduleId of moduleIds)
        if (!moduleId.startsWith('\0')) this.addWatchFile(moduleId.replace(/\?.*$/, ''));
      return `export const source = ${JSON.stringify(code)};`;
    },
  };
}
