/**
 * Loads a function's modules in the browser's own engine. ES modules become modules of blob: or data: URLs, whose imports
 * are rewritten to the URLs of what they lead to, depth first; CommonJS modules are evaluated in Node.js's wrapper. Source URLs keep their
 * place in stack traces.
 *
 * Differs from AWS: ES modules that import each other in a circle are refused, for a blob's URL is not known before its
 * text is final.
 */
import { parse as lex } from 'es-module-lexer/minimal/js';
import path from 'path-browserify';
import type { MemoryFileSystem } from '../memory-file-system.ts';
import { codedError } from '../system-error.ts';
import { dataUrl, nameEvaluated, nameModule, withFileNames } from './engine-stack.ts';
import { COMMONJS_WRAPPER } from './error-payload.ts';
import { type ModuleResolution, moduleNotFound } from './module-resolution.ts';
import { locateSyntaxError } from './syntax-position.ts';

/** What linked modules call the kernel by; exported by kernel.ts. */
const KERNEL = '__lambda_runtime__';
export const RUNTIME_FILE = '/var/runtime/index.mjs';
/** What the lexer calls them. */
const [STATIC, DYNAMIC, IMPORT_META] = [1, 2, 3];
/** Of which the lexer does not tell. */
const EMPTY_EXPORT = /^\s*export\s*\{\s*\}/m;
/** Characters of a text: encoded it has up to nine times as many. */
const LONGEST_DATA_URL = 50_000;

interface CommonJsModule {
  id: string;
  filename: string;
  path: string;
  exports: unknown;
  loaded: boolean;
  children: CommonJsModule[];
  paths: string[];
  require: unknown;
}

export interface BuiltInModules {
  has(name: string): boolean;
  get(name: string): object;
}

/** A specifier's built-in module, if it names one: `fs`, `node:fs`. */
const builtInName = (specifier: string) => specifier.replace(/^node:/, '');

export class ModuleLoader {
  readonly #files: MemoryFileSystem;
  readonly #resolution: ModuleResolution;
  readonly #builtIns: BuiltInModules;
  readonly #kernelUrl: string;
  /** From Node.js 24 on a .js file with import or export in it is an ES module without saying so. */
  readonly #detectModules: boolean;
  readonly #urls = new Map<string, string>();
  readonly #commonJs = new Map<string, CommonJsModule>();

  constructor(options: {
    files: MemoryFileSystem;
    resolution: ModuleResolution;
    builtIns: BuiltInModules;
    kernelUrl: string;
    detectModules: boolean;
  }) {
    this.#files = options.files;
    this.#resolution = options.resolution;
    this.#builtIns = options.builtIns;
    this.#kernelUrl = options.kernelUrl;
    this.#detectModules = options.detectModules;
  }

  /** Has the lexer and the engine's way to a module in use once, before there is something to load. */
  static async warmUp(kernelUrl: string): Promise<void> {
    lex('export {}');
    await import(/* @vite-ignore */ moduleUrl(`import * as ${KERNEL} from ${JSON.stringify(kernelUrl)};`));
  }

  /** The exports of a file, loaded in its own format. */
  async load(file: string): Promise<object> {
    if (this.#format(file) !== 'module') return Object(this.commonJs(file, [RUNTIME_FILE]));
    return this.#importModule(file);
  }

  /** `import(specifier)` in a module. */
  async importFrom(importer: string, specifier: unknown): Promise<object> {
    const text = String(specifier);
    if (this.#isBuiltIn(text)) return import(/* @vite-ignore */ this.#builtInUrl(builtInName(text)));
    return this.#importModule(this.#resolution.import(text, importer));
  }

  /** `import.meta` of a module. */
  meta(file: string): object {
    return {
      url: `file://${file}`,
      filename: file,
      dirname: path.dirname(file),
      resolve: (specifier: string) =>
        this.#isBuiltIn(specifier)
          ? `node:${builtInName(specifier)}`
          : `file://${this.#resolution.import(specifier, file)}`,
    };
  }

  builtIn(name: string): object {
    return this.#builtIns.get(name);
  }

  /** The exports of a CommonJS module or JSON file. */
  commonJs(file: string, chain: string[]): unknown {
    const known = this.#commonJs.get(file);
    if (known) return known.exports;
    const format = this.#format(file);
    if (format === 'module')
      throw codedError(new Error(`require() of ES Module ${file} from ${chain[0]} not supported.`), 'ERR_REQUIRE_ESM');
    const module: CommonJsModule = {
      id: file,
      filename: file,
      path: path.dirname(file),
      exports: {},
      loaded: false,
      children: [],
      paths: [],
      require: undefined,
    };
    this.#commonJs.set(file, module);
    try {
      if (format === 'json') module.exports = this.#parseJson(file);
      else this.#evaluate(module, [file, ...chain]);
    } catch (error) {
      this.#commonJs.delete(file);
      throw error;
    }
    module.loaded = true;
    return module.exports;
  }

  /** `require` as a file sees it; `chain`: the file, and those that led to it. */
  requireFor(file: string, chain: string[] = [file]): object {
    const resolve = (specifier: string) =>
      this.#isBuiltIn(specifier) ? specifier : this.#resolution.require(specifier, file, chain);
    const require = (specifier: string): unknown => {
      if (typeof specifier !== 'string')
        throw codedError(new TypeError('The "id" argument must be of type string.'), 'ERR_INVALID_ARG_TYPE');
      if (this.#isBuiltIn(specifier)) return this.#builtIns.get(builtInName(specifier));
      if (specifier.startsWith('node:'))
        throw codedError(new Error(`No such built-in module: ${specifier}`), 'ERR_UNKNOWN_BUILTIN_MODULE');
      return this.commonJs(resolve(specifier), chain);
    };
    return Object.assign(require, { resolve, cache: Object.create(null), main: undefined, extensions: {} });
  }

  // ── CommonJS ───────────────────────────────────────────────────────────────────────────────────────────────────

  #evaluate(module: CommonJsModule, chain: string[]): void {
    const { filename } = module;
    const source = this.#files.readText(filename).replace(/^#!/, '//');
    const require = this.requireFor(filename, chain);
    module.require = require;
    nameEvaluated(filename);
    let evaluated: unknown;
    try {
      evaluated = evaluate(`${COMMONJS_WRAPPER}${source}\n})\n//# sourceURL=${filename}`);
    } catch (error) {
      throw locateSyntaxError(withoutWrapper(error, source), filename, source, 'script');
    }
    if (typeof evaluated !== 'function') throw new TypeError(`${filename} is not a module`);
    evaluated.call(module.exports, module.exports, require, module, filename, module.path);
  }

  #parseJson(file: string): unknown {
    try {
      return JSON.parse(this.#files.readText(file));
    } catch (error) {
      if (error instanceof Error) error.message = `${file}: ${error.message}`;
      throw error;
    }
  }

  #format(file: string) {
    const format = this.#resolution.format(file);
    if (!this.#detectModules || format !== 'commonjs' || !file.endsWith('.js')) return format;
    return this.#hasModuleSyntax(file) ? 'module' : format;
  }

  #hasModuleSyntax(file: string): boolean {
    try {
      const source = this.#files.readText(file);
      const [imports, exports] = lex(source);
      return exports.length > 0 || imports.some(({ t }) => t !== DYNAMIC) || EMPTY_EXPORT.test(source);
    } catch {
      // not a module the lexer can read: the evaluation will say what is wrong
      return false;
    }
  }

  #isBuiltIn(specifier: string): boolean {
    return this.#builtIns.has(builtInName(specifier));
  }

  // ── ES modules ─────────────────────────────────────────────────────────────────────────────────────────────────

  async #importModule(file: string): Promise<object> {
    const url = this.#urlOf(file, [], moduleUrl);
    try {
      return await import(/* @vite-ignore */ url);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      const stack = withFileNames(error.stack ?? '');
      error.message = withFileNames(error.message);
      error.stack = stack;
      for (const [linked, linkedUrl] of this.#urls) {
        if (linkedUrl === '' || !linked.startsWith('/') || this.#format(linked) !== 'module') continue;
        locateSyntaxError(error, linked, this.#files.readText(linked), 'module');
      }
      throw error;
    }
  }

  #urlOf(file: string, importers: string[], urlFor = blobUrl): string {
    const known = this.#urls.get(file);
    if (known !== undefined) return known;
    if (importers.includes(file)) {
      const circle = [...importers.slice(importers.indexOf(file)), file].join(' → ');
      throw new Error(`Coldspark cannot load ES modules that import each other in a circle: ${circle}`);
    }
    const url = urlFor(this.#format(file) === 'module' ? this.#linked(file, importers) : this.#bridge(file, importers));
    this.#urls.set(file, url);
    nameModule(url, `file://${file}`);
    return url;
  }

  /** The module's text with its imports leading to the URLs of linked modules. Lines stay where they are. */
  #linked(file: string, importers: string[]): string {
    const source = this.#files.readText(file);
    let imports: ReturnType<typeof lex>[0];
    try {
      [imports] = lex(source, file);
    } catch {
      // the engine will say what is wrong with it, in its own words
      return `${source}\n//# sourceURL=file://${file}`;
    }
    let text = '';
    let position = 0;
    const replace = (start: number, end: number, replacement: string) => {
      text += source.slice(position, start) + replacement;
      position = end;
    };
    const self = JSON.stringify(file);
    for (const {
      t: type,
      n: specifier = '',
      s: start,
      e: end,
      ss: from,
      se: to,
      d: argument,
      a: attributes,
    } of imports) {
      if (type === IMPORT_META) replace(from, to, `${KERNEL}.meta(${self})`);
      else if (type === DYNAMIC) replace(from, argument + 1, `${KERNEL}.importFrom(${self}, `);
      else if (type === STATIC) {
        replace(start, end, this.#specifierUrl(specifier, file, [...importers, file]));
        // after the closing quote: attributes, which a blob module must not have
        if (attributes >= 0) replace(end + 1, to, source.slice(end + 1, to).replace(/[^\n]/g, ''));
      }
    }
    const kernel = `import * as ${KERNEL} from ${JSON.stringify(this.#kernelUrl)};`;
    return `${text}${source.slice(position)}\n${kernel}\n//# sourceURL=file://${file}`;
  }

  #specifierUrl(specifier: string, importer: string, importers: string[]): string {
    if (this.#isBuiltIn(specifier)) return this.#builtInUrl(builtInName(specifier));
    if (specifier.startsWith('node:'))
      throw codedError(new Error(`No such built-in module: ${specifier}`), 'ERR_UNKNOWN_BUILTIN_MODULE');
    return this.#urlOf(this.#resolution.import(specifier, importer), importers);
  }

  #builtInUrl(name: string): string {
    const key = `node:${name}`;
    const url = this.#urls.get(key) ?? blobUrl(this.#reexport(`builtIn(${JSON.stringify(name)})`, this.builtIn(name)));
    this.#urls.set(key, url);
    return url;
  }

  /** CommonJS and JSON as seen by `import`: the exports by default, and their members by name. */
  #bridge(file: string, importers: string[]): string {
    const exports = this.commonJs(file, importers.toReversed());
    const members = this.#format(file) === 'json' ? {} : Object(exports);
    return this.#reexport(`commonJs(${JSON.stringify(file)}, [])`, members);
  }

  #reexport(expression: string, members: object): string {
    const names = Object.keys(members).filter((name) => name !== 'default');
    const constants = names.map((name, index) => `const _${index} = _[${JSON.stringify(name)}];`);
    const exported = names.map((name, index) => `_${index} as ${JSON.stringify(name)}`);
    return `import * as ${KERNEL} from ${JSON.stringify(this.#kernelUrl)};
const _ = ${KERNEL}.${expression};
export default _;
${constants.join('\n')}
export { ${exported.join(', ')} };`;
  }
}

/** The file that a handler's module name means: the name itself, or with one of the extensions in AWS's order. */
export function handlerFile(files: MemoryFileSystem, resolution: ModuleResolution, name: string): string {
  const target = path.resolve('/var/task', name);
  const candidates = ['', '.js', '.mjs', '.cjs'].map((extension) => target + extension);
  const file = candidates.find((candidate) => files.isFile(candidate)) ?? resolution.fileOrFolder(target);
  if (!file) throw moduleNotFound(path.basename(name), [RUNTIME_FILE]);
  return file;
}

/** Indirect: in the global scope. */
// biome-ignore lint/security/noGlobalEval: running the user's code is what this worker is for
const evaluate = globalThis.eval;

/** The syntax error as it is without the wrapper, whose closing brace would be taken for the one that is missing. */
function withoutWrapper(error: unknown, source: string): unknown {
  try {
    // never runs: nothing after the first statement would, and it does not even parse
    evaluate(`throw undefined; ${source}`);
  } catch (plain) {
    if (plain instanceof SyntaxError && !plain.message.startsWith('Illegal return')) return plain;
  }
  return error;
}

function blobUrl(text: string): string {
  return URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
}

/**
 * Of a module that nobody else's text names. Its own text comes faster out of its URL than out of a blob, which another
 * process keeps; where workers do not come from such URLs their modules do not either.
 */
function moduleUrl(text: string): string {
  if (location.protocol !== 'data:' || text.length > LONGEST_DATA_URL) return blobUrl(text);
  return dataUrl(text);
}
