/**
 * Vite plugin: `import library from 'late:NAME'` is a function that gives a library of npm when it is first asked for. Of a
 * kernel it is no part: its text is collected in `texts`, and comes to the kernel as a blob that is neither read nor run before
 * (src/sandbox/nodejs/late-library.ts). Elsewhere it is the library itself.
 */
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const PREFIX = 'late:';
/** What late-library.ts shares with it. */
const SHARED = ['buffer', 'events'];
const READER = fileURLToPath(new URL('../src/sandbox/nodejs/late-library.ts', import.meta.url));

/** What a CommonJS library exports, or the names of an ES module. */
const whole = (name: string) => `import * as library from '${name}';\nexport default library['default'] ?? library;`;

/** `texts`: of a kernel's libraries, by their names. */
export function lateLibraries(texts?: Map<string, string>): Plugin {
  return {
    name: 'late-libraries',
    enforce: 'pre',
    resolveId(id) {
      return id.startsWith(PREFIX) ? `\0${id}` : undefined;
    },
    async load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      const name = id.slice(PREFIX.length + 1);
      if (!texts) return `import * as library from '${name}';\nexport default () => library['default'] ?? library;`;
      texts.set(name, await textOf(name));
      return `import { lateLibrary } from ${JSON.stringify(READER)};\nexport default () => lateLibrary('${name}');`;
    },
  };
}

const ENTRY = 'late-library';

/** The library as the body of a CommonJS module, whose default export it is. */
async function textOf(name: string): Promise<string> {
  const built = await build({
    configFile: false,
    // it would warn that an ES module has no default export
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [
      {
        name: 'late-library-entry',
        enforce: 'pre',
        resolveId: (id) => (id.endsWith(ENTRY) ? `\0${ENTRY}` : undefined),
        load: (id) => (id === `\0${ENTRY}` ? whole(name) : undefined),
      },
    ],
    build: {
      write: false,
      target: 'es2023',
      minify: true,
      lib: { entry: ENTRY, formats: ['cjs'], fileName: 'library' },
      rolldownOptions: { external: SHARED, output: { codeSplitting: false, minify: true, exports: 'named' } },
    },
  });
  const output = Array.isArray(built) ? built[0] : built;
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk) throw new Error(`no text came out of ${name}`);
  return chunk.code;
}
