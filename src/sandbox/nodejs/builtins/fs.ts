/** `fs` and `fs/promises` over the environment's memory: the synchronous forms, and the others made from them. */

import readableStream from 'late:readable-stream';
import { Buffer } from 'buffer';
import path from 'path-browserify';
import type { Readable, Writable } from 'readable-stream';
import type { FileEntry, MemoryFileSystem } from '../../memory-file-system.ts';
import { systemError } from '../../system-error.ts';
import type { EventLoop } from '../event-loop.ts';

type Data = string | Uint8Array;
type EncodingOption = string | { encoding?: string | null; flag?: string } | null | undefined;
type PathLike = string | URL | Uint8Array;

interface OpenFile {
  path: string;
  position: number;
  appends: boolean;
}

const constants = { F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1, O_RDONLY: 0, O_WRONLY: 1, O_RDWR: 2, O_CREAT: 64, O_EXCL: 128 };

export function createFs(files: MemoryFileSystem, loop: EventLoop) {
  const open = new Map<number, OpenFile>();
  let descriptors = 2;

  const opened = (fd: number, syscall: string): OpenFile => {
    const file = open.get(fd);
    if (!file) throw systemError('EBADF', syscall);
    return file;
  };

  const sync = {
    readFileSync(target: PathLike | number, options?: EncodingOption): string | Buffer {
      const file = typeof target === 'number' ? opened(target, 'read').path : toPath(target);
      return decode(Buffer.from(files.read(file)), options);
    },
    writeFileSync(target: PathLike | number, data: Data, options?: EncodingOption): void {
      const flag = (typeof options === 'object' && options?.flag) || 'w';
      const file = typeof target === 'number' ? opened(target, 'write').path : toPath(target);
      if (flag.includes('x') && files.find(file)) throw systemError('EEXIST', 'open', file);
      if (flag.startsWith('a')) sync.appendFileSync(file, data, options);
      else files.write(file, encode(data, options), 'open');
    },
    appendFileSync(target: PathLike, data: Data, options?: EncodingOption): void {
      const file = toPath(target);
      if (!files.find(file)) files.write(file, new Uint8Array(), 'open');
      files.patch(file, files.read(file).length, encode(data, options), 'open');
    },
    existsSync: (target: PathLike): boolean => files.find(toPath(target)) !== undefined,
    accessSync(target: PathLike, mode = constants.F_OK): void {
      const file = toPath(target);
      files.require(file, 'access');
      if (mode & constants.W_OK && !file.startsWith('/tmp')) throw systemError('EROFS', 'access', file);
    },
    statSync(target: PathLike, options?: { throwIfNoEntry?: boolean }): Stats | undefined {
      const file = toPath(target);
      if (options?.throwIfNoEntry === false && !files.find(file)) return undefined;
      return new Stats(files.require(file, 'stat'));
    },
    lstatSync: (target: PathLike): Stats => new Stats(files.require(toPath(target), 'lstat')),
    fstatSync: (fd: number): Stats => new Stats(files.require(opened(fd, 'fstat').path, 'fstat')),
    mkdirSync(target: PathLike, options?: { recursive?: boolean } | number): void {
      files.makeFolder(toPath(target), typeof options === 'object' && options.recursive === true);
    },
    mkdtempSync(prefix: string): string {
      const folder = toPath(prefix) + Math.random().toString(36).slice(2, 8).padEnd(6, '0');
      files.makeFolder(folder, false);
      return folder;
    },
    readdirSync(target: PathLike, options?: { withFileTypes?: boolean; recursive?: boolean } | string) {
      const { withFileTypes = false, recursive = false } = typeof options === 'object' ? options : {};
      const folder = toPath(target);
      const entries = listing(folder, recursive);
      if (!withFileTypes) return entries.map(({ relative }) => relative);
      return entries.map(({ relative, entry }) => new Dirent(path.join(folder, relative), entry));
    },
    unlinkSync: (target: PathLike): void => files.removeFile(toPath(target)),
    rmdirSync: (target: PathLike): void => files.removeFolder(toPath(target)),
    rmSync(target: PathLike, options: { recursive?: boolean; force?: boolean } = {}): void {
      const file = toPath(target);
      const entry = files.find(file);
      if (!entry && options.force) return;
      if (entry?.kind !== 'folder') files.removeFile(file);
      else if (options.recursive) files.removeFolder(file, true);
      else throw Object.assign(new Error(`Path is a directory: rm returned EISDIR ${file}`), { code: 'ERR_FS_EISDIR' });
    },
    renameSync: (from: PathLike, to: PathLike): void => files.rename(toPath(from), toPath(to)),
    copyFileSync(from: PathLike, to: PathLike): void {
      files.write(toPath(to), files.read(toPath(from), 'copyfile').slice(), 'copyfile');
    },
    truncateSync(target: PathLike, length = 0): void {
      files.truncate(toPath(target), length);
    },
    realpathSync(target: PathLike): string {
      const file = toPath(target);
      files.require(file, 'realpath');
      return file;
    },
    utimesSync(target: PathLike, _accessed: unknown, modified: number | Date): void {
      const modifiedMs = modified instanceof Date ? modified.getTime() : Number(modified) * 1000;
      files.setModified(toPath(target), modifiedMs);
    },
    chmodSync: (target: PathLike): void => void files.require(toPath(target), 'chmod'),
    openSync(target: PathLike, flags = 'r'): number {
      const file = toPath(target);
      const exists = files.find(file) !== undefined;
      if (flags.includes('x') && exists) throw systemError('EEXIST', 'open', file);
      if (flags.startsWith('r')) files.require(file, 'open');
      else if (flags.startsWith('w') || !exists) files.write(file, new Uint8Array(), 'open');
      open.set(++descriptors, { path: file, position: 0, appends: flags.startsWith('a') });
      return descriptors;
    },
    closeSync(fd: number): void {
      opened(fd, 'close');
      open.delete(fd);
    },
    readSync(
      fd: number,
      buffer: Uint8Array,
      offset = 0,
      length = buffer.length - offset,
      position?: number | null,
    ): number {
      const file = opened(fd, 'read');
      const start = position ?? file.position;
      const chunk = files.read(file.path, 'read').subarray(start, start + length);
      buffer.set(chunk, offset);
      if (position === undefined || position === null) file.position += chunk.length;
      return chunk.length;
    },
    writeSync(fd: number, data: Data, ...rest: (number | string | null | undefined)[]): number {
      const file = opened(fd, 'write');
      const [offset, length] = typeof data === 'string' ? [] : [rest[0], rest[1]];
      const all = encode(data, typeof rest[1] === 'string' ? rest[1] : undefined);
      const chunk = all.subarray(Number(offset ?? 0), Number(offset ?? 0) + Number(length ?? all.length));
      const { length: size } = files.read(file.path, 'write');
      const given = typeof data === 'string' ? rest[0] : rest[2];
      const start = file.appends ? size : typeof given === 'number' ? given : file.position;
      files.patch(file.path, start, chunk, 'write');
      if (typeof given !== 'number') file.position = start + chunk.length;
      return chunk.length;
    },
  };

  function listing(folder: string, recursive: boolean, prefix = ''): { relative: string; entry: FileEntry }[] {
    return files.list(folder).flatMap(([name, entry]) => {
      const own = { relative: prefix + name, entry };
      if (!recursive || entry.kind === 'file') return [own];
      return [own, ...listing(`${folder}/${name}`, true, `${prefix}${name}/`)];
    });
  }

  const streams = {
    createReadStream(target: PathLike): Readable {
      let sent = false;
      return new (readableStream().Readable)({
        read() {
          if (sent) return;
          sent = true;
          try {
            this.push(Buffer.from(files.read(toPath(target))));
            this.push(null);
          } catch (error) {
            this.destroy(error as Error);
          }
        },
      });
    },
    createWriteStream(target: PathLike, options?: { flags?: string }): Writable {
      const fd = sync.openSync(target, options?.flags ?? 'w');
      return new (readableStream().Writable)({
        write(chunk, _encoding, done) {
          try {
            sync.writeSync(fd, chunk);
            done();
          } catch (error) {
            done(error as Error);
          }
        },
        final(done) {
          sync.closeSync(fd);
          done();
        },
      });
    },
  };

  return { ...sync, ...asynchronous(sync, loop), ...streams, constants, Stats, Dirent };
}

type Callback = (error: unknown, result?: unknown) => void;

/** The callback forms (`readFile`) and the promises (`promises.readFile`) of the synchronous functions. */
function asynchronous(sync: Record<string, (...args: never[]) => unknown>, loop: EventLoop) {
  const callbacks: Record<string, (...args: unknown[]) => void> = {};
  const promises: Record<string, unknown> = { constants };
  for (const [syncName, run] of Object.entries(sync)) {
    const name = syncName.slice(0, -'Sync'.length);
    const attempt = (args: unknown[]) => (run as (...args: unknown[]) => unknown)(...args);
    promises[name] = (...args: unknown[]) =>
      new Promise((resolve, reject) => {
        loop.setImmediate(() => {
          try {
            resolve(attempt(args));
          } catch (error) {
            reject(error);
          }
        });
      });
    callbacks[name] = (...args) => {
      const callback = args.pop() as Callback;
      if (typeof callback !== 'function') throw new TypeError('The "cb" argument must be of type function.');
      loop.setImmediate(() => {
        let result: unknown;
        try {
          result = attempt(args);
        } catch (error) {
          callback(error);
          return;
        }
        if (name === 'exists') (callback as (exists: unknown) => void)(result);
        else callback(null, result);
      });
    };
  }
  return { ...callbacks, promises };
}

class Stats {
  readonly size: number;
  readonly mode: number;
  readonly mtimeMs: number;
  readonly mtime: Date;
  readonly atime: Date;
  readonly ctime: Date;
  readonly birthtime: Date;
  readonly #entry: FileEntry;

  constructor(entry: FileEntry) {
    this.#entry = entry;
    this.size = entry.kind === 'file' ? entry.bytes.length : 4096;
    this.mode = entry.kind === 'file' ? 0o100644 : 0o040755;
    this.mtimeMs = entry.modifiedMs;
    this.mtime = new Date(entry.modifiedMs);
    this.atime = this.mtime;
    this.ctime = this.mtime;
    this.birthtime = this.mtime;
  }

  isFile = () => this.#entry.kind === 'file';
  isDirectory = () => this.#entry.kind === 'folder';
  isSymbolicLink = () => false;
}

class Dirent {
  readonly name: string;
  readonly parentPath: string;
  readonly #entry: FileEntry;

  constructor(file: string, entry: FileEntry) {
    this.name = path.basename(file);
    this.parentPath = path.dirname(file);
    this.#entry = entry;
  }

  isFile = () => this.#entry.kind === 'file';
  isDirectory = () => this.#entry.kind === 'folder';
  isSymbolicLink = () => false;
}

function toPath(target: PathLike): string {
  if (typeof target === 'string') return path.resolve('/var/task', target);
  if (target instanceof URL) return decodeURIComponent(target.pathname);
  if (target instanceof Uint8Array) return new TextDecoder().decode(target);
  throw Object.assign(new TypeError('The "path" argument must be of type string or an instance of Buffer or URL.'), {
    code: 'ERR_INVALID_ARG_TYPE',
  });
}

const encodingOf = (options: EncodingOption) => (typeof options === 'string' ? options : options?.encoding);

function decode(bytes: Buffer, options: EncodingOption): string | Buffer {
  const encoding = encodingOf(options);
  return encoding ? bytes.toString(encoding as 'utf8') : bytes;
}

function encode(data: Data, options: EncodingOption): Uint8Array {
  if (typeof data === 'string') return Buffer.from(data, (encodingOf(options) ?? 'utf8') as 'utf8');
  if (data instanceof Uint8Array) return new Uint8Array(data);
  throw Object.assign(new TypeError('The "data" argument must be of type string or an instance of Buffer.'), {
    code: 'ERR_INVALID_ARG_TYPE',
  });
}
