/**
 * The files of a deployment package as the code editor changes them. Pure: each operation answers a new set.
 * A path that ends in "/" is a folder nothing lies in yet, as in a zip.
 */

export type SourceFiles = Readonly<Record<string, Uint8Array>>;

export interface SourceNode {
  /** Without a slash at its end, for files and folders alike. */
  path: string;
  name: string;
  /** Only folders have children. */
  children?: SourceNode[];
}

/** Above this total the console offers no inline editing. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
export const EDITOR_LIMIT_BYTES = 3 * 1024 * 1024;

export function totalBytes(files: SourceFiles): number {
  return Object.values(files).reduce((sum, content) => sum + content.length, 0);
}

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
const parentOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')));
export const joinPath = (folder: string, name: string) => (folder === '' ? name : `${folder}/${name}`);

/** The folder a new file belongs in when this node is selected. */
export function folderAt(files: SourceFiles, path: string): string {
  if (path === '' || isFolder(files, path)) return path;
  return parentOf(path);
}

export function isFolder(files: SourceFiles, path: string): boolean {
  return Object.keys(files).some((key) => key.startsWith(`${path}/`));
}

const exists = (files: SourceFiles, path: string) => path in files || isFolder(files, path);

/** Folders first, then by name. */
export function sourceTree(files: SourceFiles): SourceNode[] {
  const folders = new Map<string, SourceNode[]>([['', []]]);
  const childrenOf = (folder: string): SourceNode[] => {
    const known = folders.get(folder);
    if (known) return known;
    const children: SourceNode[] = [];
    folders.set(folder, children);
    childrenOf(parentOf(folder)).push({ path: folder, name: nameOf(folder), children });
    return children;
  };
  for (const key of Object.keys(files)) {
    if (key.endsWith('/')) childrenOf(key.slice(0, -1));
    else childrenOf(parentOf(key)).push({ path: key, name: nameOf(key) });
  }
  for (const children of folders.values()) children.sort(byKindThenName);
  return childrenOf('');
}

function byKindThenName(a: SourceNode, b: SourceNode): number {
  const kind = Number(a.children === undefined) - Number(b.children === undefined);
  return kind || a.name.localeCompare(b.name, 'en', { numeric: true });
}

/** Why a file or folder may not have this path, or undefined. `from` is its present path when it is renamed. */
export function pathProblem(files: SourceFiles, path: string, from?: string): string | undefined {
  const parts = path.split('/');
  if (parts.some((part) => part.trim() === '')) return 'A file or folder name must be provided.';
  if (parts.some((part) => part === '.' || part === '..' || hasForbiddenCharacter(part)))
    return `The name ${path} is not valid as a file or folder name. Please choose a different name.`;
  if (path === from) return undefined;
  if (exists(files, path))
    return `A file or folder ${nameOf(path)} already exists at this location. Please choose a different name.`;
  if (from !== undefined && path.startsWith(`${from}/`)) return `${from} cannot be moved into itself.`;
  const blocking = parts.map((_, depth) => parts.slice(0, depth).join('/')).find((folder) => folder in files);
  return blocking === undefined ? undefined : `${blocking} is a file and cannot hold other files.`;
}

function hasForbiddenCharacter(name: string): boolean {
  return [...name].some((character) => character === '\\' || character < ' ');
}

export function addFile(files: SourceFiles, path: string, content: Uint8Array = new Uint8Array()): SourceFiles {
  return keepFolders({ ...files, [path]: content });
}

export function addFolder(files: SourceFiles, path: string): SourceFiles {
  return keepFolders({ ...files, [`${path}/`]: new Uint8Array() });
}

/** Renames or moves a file, or a folder with all that is in it. */
export function rename(files: SourceFiles, from: string, to: string): SourceFiles {
  const moved = Object.entries(files).map(([key, content]) => [movedPath(key, from, to), content] as const);
  return keepFolders(Object.fromEntries(moved), parentOf(from));
}

/** Where a path is after `from` became `to`. */
export function movedPath(path: string, from: string, to: string): string {
  return path === from || path.startsWith(`${from}/`) ? to + path.slice(from.length) : path;
}

/** Removes a file, or a folder with all that is in it. The folder it lay in stays, even when empty. */
export function remove(files: SourceFiles, path: string): SourceFiles {
  const kept = Object.entries(files).filter(([key]) => key !== path && !key.startsWith(`${path}/`));
  return keepFolders(Object.fromEntries(kept), parentOf(path));
}

/** Keeps a folder that has just become empty, and drops the entries of folders that no longer are. */
function keepFolders(files: SourceFiles, emptied = ''): SourceFiles {
  const withFolder =
    emptied === '' || isFolder(files, emptied) ? files : { ...files, [`${emptied}/`]: new Uint8Array() };
  const keys = Object.keys(withFolder);
  const needed = ([key]: [string, Uint8Array]) =>
    !key.endsWith('/') || !keys.some((other) => other !== key && other.startsWith(key));
  return Object.fromEntries(Object.entries(withFolder).filter(needed));
}

/** What a package holds of them: files only. */
export function withoutFolders(files: SourceFiles): SourceFiles {
  return Object.fromEntries(Object.entries(files).filter(([path]) => !path.endsWith('/')));
}

/** Whether two sets would deploy the same package; empty folders count. */
export function sameFiles(a: SourceFiles, b: SourceFiles): boolean {
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => {
    const [x, y] = [a[key], b[key]];
    return x !== undefined && y !== undefined && sameBytes(x, y);
  });
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a === b || (a.length === b.length && a.every((byte, index) => byte === b[index]));
}

/** The text of a file, or undefined for a binary one. A byte order mark stays part of the text. */
export function textOf(content: Uint8Array): string | undefined {
  if (content.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return undefined;
  }
}

/** The file a handler setting names, to be opened first: `lambda_function.lambda_handler` → `lambda_function.py`. */
export function handlerFile(files: SourceFiles, handler: string): string | undefined {
  const module = handler.slice(0, Math.max(0, handler.lastIndexOf('.')));
  const paths = Object.keys(files).filter((path) => !path.endsWith('/'));
  const asPath = module.replaceAll('.', '/');
  const candidates = ['.py', '.mjs', '.js', '.cjs'].flatMap((ending) => [module + ending, asPath + ending]);
  return candidates.find((path) => paths.includes(path)) ?? paths.sort((a, b) => a.localeCompare(b, 'en'))[0];
}
