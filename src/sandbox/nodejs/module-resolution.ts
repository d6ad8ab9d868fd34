/**
 * Where an import leads, by Node.js's own rules.
 * https://nodejs.org/api/esm.html#resolution-algorithm-specification, https://nodejs.org/api/modules.html#all-together
 *
 * Differs from AWS: package imports (`#name`) are not resolved, and the AWS SDK is not part of the runtime.
 */
import path from 'path-browserify';
import type { MemoryFileSystem } from '../memory-file-system.ts';
import { codedError } from '../system-error.ts';

export type ModuleFormat = 'module' | 'commonjs' | 'json';

interface PackageJson {
  type?: string;
  main?: string;
  exports?: unknown;
}

const EXTENSIONS = ['.js', '.json', '.cjs', '.mjs'];

export class ModuleResolution {
  readonly #files: MemoryFileSystem;
  /** Folders that are searched too; Lambda lets `import` do so since Node.js 18, elsewhere only `require` does. */
  readonly #nodePath: string[];

  constructor(files: MemoryFileSystem, nodePath: string[]) {
    this.#files = files;
    this.#nodePath = nodePath;
  }

  /** For `import`: the file must be named in full. */
  import(specifier: string, importer: string): string {
    const from = path.dirname(importer);
    if (isPath(specifier)) {
      const target = path.resolve(from, withoutScheme(specifier));
      if (this.#files.isFile(target)) return target;
      if (this.#files.isFolder(target))
        throw codedError(
          new Error(`Directory import '${target}' is not supported resolving ES modules imported from ${importer}`),
          'ERR_UNSUPPORTED_DIR_IMPORT',
        );
      throw codedError(new Error(`Cannot find module '${target}' imported from ${importer}`), 'ERR_MODULE_NOT_FOUND');
    }
    const folders = [...packageFolders(from), ...this.#nodePath];
    const found = this.#package(specifier, folders, ['node', 'import', 'module-sync', 'default']);
    if (found) return found;
    throw codedError(
      new Error(`Cannot find package '${packageName(specifier)}' imported from ${importer}`),
      'ERR_MODULE_NOT_FOUND',
    );
  }

  /** For `require`: extensions and folders are tried. */
  require(specifier: string, importer: string, chain: string[]): string {
    const from = path.dirname(importer);
    const found = isPath(specifier)
      ? this.fileOrFolder(path.resolve(from, specifier))
      : this.#package(specifier, [...packageFolders(from), ...this.#nodePath], ['node', 'require', 'default']);
    if (found) return found;
    throw moduleNotFound(specifier, chain);
  }

  fileOrFolder(target: string): string | undefined {
    const file = this.#file(target);
    if (file || !this.#files.isFolder(target)) return file;
    const { main } = this.#packageJson(target);
    const fromMain = main === undefined ? undefined : this.#file(path.join(target, main));
    return fromMain ?? (main && this.#file(path.join(target, main, 'index'))) ?? this.#file(path.join(target, 'index'));
  }

  format(file: string): ModuleFormat {
    if (file.endsWith('.json')) return 'json';
    if (file.endsWith('.mjs')) return 'module';
    if (file.endsWith('.cjs')) return 'commonjs';
    return this.#packageScope(file).type === 'module' ? 'module' : 'commonjs';
  }

  #file(target: string): string | undefined {
    return ['', ...EXTENSIONS].map((extension) => target + extension).find((file) => this.#files.isFile(file));
  }

  #package(specifier: string, folders: string[], conditions: string[]): string | undefined {
    const name = packageName(specifier);
    const subpath = specifier.slice(name.length);
    for (const folder of folders) {
      const root = `${folder}/${name}`;
      if (!this.#files.isFolder(root)) {
        const single = this.#file(`${folder}/${specifier}`);
        if (single) return single;
        continue;
      }
      const { exports } = this.#packageJson(root);
      if (exports === undefined) return this.fileOrFolder(root + subpath);
      const target = exportedTarget(exports, `.${subpath}`, conditions);
      if (target === undefined)
        throw codedError(
          new Error(`Package subpath '.${subpath}' is not defined by "exports" in ${root}/package.json`),
          'ERR_PACKAGE_PATH_NOT_EXPORTED',
        );
      return path.join(root, target);
    }
    return undefined;
  }

  #packageScope(file: string): PackageJson {
    for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
      if (this.#files.isFile(`${folder}/package.json`)) return this.#packageJson(folder);
      if (folder === '/' || folder.endsWith('/node_modules')) return {};
    }
  }

  #packageJson(folder: string): PackageJson {
    const file = `${folder}/package.json`;
    if (!this.#files.isFile(file)) return {};
    const parsed: unknown = JSON.parse(this.#files.readText(file));
    return typeof parsed === 'object' && parsed !== null ? parsed : {};
  }
}

export function moduleNotFound(specifier: string, chain: string[]): Error {
  const stack = chain.length > 0 ? `\nRequire stack:\n${chain.map((file) => `- ${file}`).join('\n')}` : '';
  const error = new Error(`Cannot find module '${specifier}'${stack}`);
  return Object.assign(error, { code: 'MODULE_NOT_FOUND', requireStack: chain });
}

const isPath = (specifier: string) => /^(\.{0,2}\/|\.{1,2}$|file:\/\/\/)/.test(specifier);
const withoutScheme = (specifier: string) =>
  specifier.startsWith('file://') ? decodeURIComponent(specifier.slice('file://'.length)) : specifier;

function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** The node_modules folders of a folder and of those above it. */
function packageFolders(from: string): string[] {
  const folders: string[] = [];
  for (let folder = from; ; folder = path.dirname(folder)) {
    if (path.basename(folder) !== 'node_modules') folders.push(path.join(folder, 'node_modules'));
    if (folder === '/') return folders;
  }
}

/** The `exports` of a package.json: a target, conditions, or subpaths of either, some with a `*`. */
function exportedTarget(exports: unknown, subpath: string, conditions: string[]): string | undefined {
  const subpaths = isRecord(exports) && Object.keys(exports).some((key) => key.startsWith('.')) ? exports : undefined;
  if (!subpaths) return subpath === '.' ? conditionalTarget(exports, conditions) : undefined;
  if (subpath in subpaths) return conditionalTarget(subpaths[subpath], conditions);
  const patterns = Object.keys(subpaths).filter((key) => key.includes('*'));
  for (const pattern of patterns.sort((a, b) => b.indexOf('*') - a.indexOf('*'))) {
    const [before = '', after = ''] = pattern.split('*');
    if (!subpath.startsWith(before) || !subpath.endsWith(after) || subpath.length < pattern.length) continue;
    const matched = subpath.slice(before.length, subpath.length - after.length);
    return conditionalTarget(subpaths[pattern], conditions)?.replaceAll('*', matched);
  }
  return undefined;
}

function conditionalTarget(target: unknown, conditions: string[]): string | undefined {
  if (typeof target === 'string') return target;
  if (Array.isArray(target)) {
    for (const alternative of target) {
      const found = conditionalTarget(alternative, conditions);
      if (found !== undefined) return found;
    }
  } else if (isRecord(target)) {
    for (const [condition, value] of Object.entries(target)) {
      const found = conditions.includes(condition) ? conditionalTarget(value, conditions) : undefined;
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
