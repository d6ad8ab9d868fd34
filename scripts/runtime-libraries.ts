/**
 * Vite plugin: what Lambda's runtimes bring besides the language, AWS's SDK, as files by path: `library:python`. A function
 * that asks for it gets it laid out where it lies on Lambda (src/sandbox/runtime-libraries.ts).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const fromHere = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const PYTHON_SDK = fromHere('../src/sandbox/python/sdk/');
const MODELS = fromHere('../src/api/models/');

/** Where a client's models are, and the program that speaks by them. */
const DATA = 'botocore/data';
const PROGRAM = 'botocore/aws_api.js';

type Files = Record<string, string>;

export function runtimeLibraries(): Plugin {
  return {
    name: 'runtime-libraries',
    enforce: 'pre',
    resolveId: (id) => (id === 'library:python' ? `\0${id}` : undefined),
    async load(id) {
      if (id !== '\0library:python') return undefined;
      const sources = { ...filesBelow(PYTHON_SDK, '.py'), ...under(DATA, filesBelow(MODELS, '.json')) };
      const { code, moduleIds } = await awsApi();
      for (const file of [...moduleIds, ...Object.keys(filesBelow(PYTHON_SDK, '.py')).map((path) => PYTHON_SDK + path)])
        if (!file.startsWith('\0')) this.addWatchFile(file);
      return `export const files = ${JSON.stringify({ ...sources, [PROGRAM]: code })};`;
    },
  };
}

/** Texts by path below a folder. */
function filesBelow(folder: string, extension: string): Files {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith(extension));
  return Object.fromEntries(paths.toSorted().map((path) => [path, readFileSync(folder + path, 'utf8')]));
}

const under = (folder: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));

/** src/sandbox/python/sdk/aws-api.ts as one expression, whose value is what it exports. */
async function awsApi(): Promise<{ code: string; moduleIds: string[] }> {
  const name = 'awsApi';
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2023',
      minify: true,
      lib: { entry: `${PYTHON_SDK}aws-api.ts`, formats: ['iife'], name, fileName: name },
    },
  });
  const output = Array.isArray(built) ? built[0] : built;
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk) throw new Error('no text came out of aws-api.ts');
  return { code: `${chunk.code}\n${name};\n`, moduleIds: chunk.moduleIds };
}
