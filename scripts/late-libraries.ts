/**
 * Vite plugin: `import library from 'late:NAME'` is a function that gives a library of npm when it is first asked for. In a
 * kernel it comes as text, which is neither parsed nor run before: most functions need none of them, and each environment
 * would pay for all. Elsewhere it is the library itself.
 */
import { build, type Plugin } from 'vite';

const PREFIX = 'late:';
/** What a late library and a kernel have in common, so that both mean the same classes. */
const SHARED = ['buffer', 'events'];

/** What a CommonJS library exports, or the names of an ES module. */
const whole = (name: string) => `import * as library from '${name}';\nexport default library['default'] ?? library;`;

export function lateLibraries({ asText }: { asText: boolean }): Plugin {
  return {
    name: 'late-libraries',
    enforce: 'pre',
    resolveId(id) {
      return id.startsWith(PREFIX) ? `\0${id}` : undefined;
    },
    async load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      const name = id.slice(PREFIX.length + 1);
      if (!asText) return `import * as library from '${name}';\nexport default () => library['default'] ?? library;`;
      return `${SHARED.map((shared) => `import ${shared} from '${shared}';`).join('\n')}
const text = ${JSON.stringify(await textOf(name))};
let module;
export default () => {
  if (!module) {
    module = { exports: {} };
    new Function('module', 'exports', 'require', text)(module, module.exports, (name) => ({ ${SHARED.join(', ')} })[name]);
  }
  return module.exports.default;
};`;
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
