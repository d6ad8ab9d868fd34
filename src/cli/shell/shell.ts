/**
 * The shell: bash in TypeScript, one line after the other, with `aws`, `zip`, `unzip`, `edit` and `coldspark` among its commands. It
 * knows neither page nor worker; what it needs of them are its ports.
 */
import { Bash, defineCommand } from 'just-bash/browser';
import { coldsparkClient } from '../../api/coldspark.ts';
import type { Handle } from '../../api/http.ts';
import { aws } from '../aws.ts';
import { type CommandFiles, FileError, type FoundFile } from '../command.ts';
import { absentCommands } from './absent-commands.ts';
import { coldsparkCommand } from './coldspark-command.ts';
import { complete } from './completion.ts';
import { LiveOutput } from './live-output.ts';
import type { Completions, FileChange, ShellState } from './messages.ts';
import { HOME } from './messages.ts';
import { ShellFiles } from './shell-files.ts';
import { unzipCommand, zipCommand } from './zip-commands.ts';

export interface ShellPorts {
  handle: Handle;
  /** Where a bucket answers programs and browsers: scheme and host. */
  bucketUrl(bucket: string): string;
  print(text: string): void;
  /** What the wall clock says, in milliseconds since 1970: `Date` says the account's time. */
  wallNow(): number;
  /** Told of each file that changed. */
  filesChanged(changes: FileChange[]): void;
  /** The text as the user leaves it; undefined when it is to stay as it was. */
  edit(path: string, text: string): Promise<string | undefined>;
}

/** How soon a sleep notices that the clock was turned. */
const CLOCK_READ_EVERY_MS = 100;

/** Exit code of what was interrupted. */
const INTERRUPTED = 130;

export class Shell {
  readonly #ports: ShellPorts;
  readonly #files: ShellFiles;
  readonly #bash: Bash;
  #state: ShellState;
  #interruption = new AbortController();
  #interrupted = whenInterrupted(this.#interruption.signal);
  #columns = 80;

  constructor(ports: ShellPorts, state: ShellState) {
    this.#ports = ports;
    this.#state = state;
    this.#files = new ShellFiles(
      (text) => ports.print(text),
      (changes) => ports.filesChanged(changes),
    );
    const unlimited = Number.MAX_SAFE_INTEGER;
    this.#bash = new Bash({
      fs: this.#files,
      env: { HOME, USER: 'cloudshell-user', ...state.environment },
      cwd: state.cwd,
      customCommands: [this.#aws(), this.#edit(), this.#coldspark(), zipCommand, unzipCommand, ...absentCommands],
      sleep: (ms) => this.#sleep(ms),
      // whoever types is at home here, and Ctrl-C ends what runs away
      executionLimits: {
        maxCommandCount: unlimited,
        maxLoopIterations: unlimited,
        maxWorkUnits: unlimited,
        // of the account's time, which is skipped by hours
        maxExecutionTimeMs: unlimited,
      },
      defenseInDepth: false,
    });
    this.#bash.registerTransformPlugin(new LiveOutput());
  }

  /** On the account's time, which may be turned meanwhile. */
  async #sleep(ms: number): Promise<void> {
    const { signal } = this.#interruption;
    const untilMs = Date.now() + ms;
    for (let leftMs = ms; leftMs > 0; leftMs = untilMs - Date.now())
      await sleepUnless(signal, Math.min(leftMs, CLOCK_READ_EVERY_MS));
  }

  get state(): ShellState {
    return this.#state;
  }

  /** Puts kept files in their places. */
  async restore(files: readonly FileChange[]): Promise<void> {
    await this.#files.mkdir(HOME, { recursive: true });
    for (const { path, bytes } of files) {
      if (!bytes) continue;
      await this.#files.mkdir(path.slice(0, path.lastIndexOf('/')), { recursive: true });
      await this.#files.writeFile(path, bytes);
    }
  }

  /** Returns the exit code. */
  async run(line: string, columns: number): Promise<number> {
    this.#interruption = new AbortController();
    this.#interrupted = whenInterrupted(this.#interruption.signal);
    this.#columns = columns;
    const { signal } = this.#interruption;
    const { environment, cwd } = this.#state;
    const result = await this.#bash.exec(line, { env: environment, cwd, signal, rawScript: true });
    if (result.stdout) this.#ports.print(result.stdout);
    if (result.stderr) this.#ports.print(result.stderr);
    const { '?': _, ...kept } = result.env;
    this.#state = { environment: kept, cwd: result.env.PWD ?? cwd };
    await this.#files.tell();
    return signal.aborted ? INTERRUPTED : result.exitCode;
  }

  /** Ends what runs at its next statement; what never gets there has to be ended from outside. */
  interrupt(): void {
    this.#interruption.abort();
  }

  complete(line: string): Promise<Completions> {
    return complete(line, {
      commands: [
        'aws',
        'coldspark',
        'date',
        'edit',
        'zip',
        'unzip',
        'cat',
        'cd',
        'cp',
        'echo',
        'export',
        'for',
        'grep',
        'head',
        'jq',
        'ls',
      ].concat([
        'mkdir',
        'mv',
        'pwd',
        'rm',
        'sed',
        'seq',
        'sleep',
        'sort',
        'tail',
        'tee',
        'uniq',
        'wc',
        'while',
        'xargs',
      ]),
      list: (folder) => this.#list(folder),
      handle: this.#ports.handle,
    });
  }

  async #list(folder: string): Promise<string[]> {
    const path = this.#files.resolvePath(this.#state.cwd, folder.replace(/^~(?=\/|$)/, HOME));
    if (!(await this.#files.exists(path))) return [];
    const entries = await this.#files.readdirWithFileTypes(path);
    return entries.map(({ name, isDirectory }) => (isDirectory ? `${name}/` : name));
  }

  #aws() {
    return defineCommand('aws', async (words, { fs, cwd, env, stdin }) => {
      const { signal } = this.#interruption;
      const at = (path: string) => fs.resolvePath(cwd, path);
      let printed = '';
      const files: CommandFiles = {
        read: async (path) => {
          await this.#requireFile(at(path));
          return fs.readFileBuffer(at(path));
        },
        write: async (path, bytes, modifiedMs) => {
          if (at(path) === '/dev/stdout') {
            printed += new TextDecoder().decode(bytes);
            return;
          }
          const folder = at(path).slice(0, at(path).lastIndexOf('/')) || '/';
          if (!(await fs.exists(folder))) throw new FileError(2, 'No such file or directory');
          await fs.writeFile(at(path), bytes);
          if (modifiedMs !== undefined) await fs.utimes(at(path), new Date(modifiedMs), new Date(modifiedMs));
        },
        kindOf: async (path) => {
          if (!(await fs.exists(at(path)))) return undefined;
          return (await fs.stat(at(path))).isDirectory ? 'folder' : 'file';
        },
        list: (path) => this.#filesBelow(at(path)),
        makeFolder: (path) => fs.mkdir(at(path), { recursive: true }),
        remove: (path) => fs.rm(at(path)),
      };
      const running = aws(words, {
        handle: this.#ports.handle,
        files,
        environment: Object.fromEntries(env),
        now: Date.now,
        sleep: (ms) => sleepUnless(signal, ms),
        random: Math.random,
        input: async () => latin1Bytes(String(stdin)),
        bucketUrl: this.#ports.bucketUrl,
        // with nobody to take it as it comes, it comes at the end
        print: (text) => {
          if (words.includes('--follow')) this.#ports.print(text);
          else printed += text;
        },
        columns: this.#columns,
      });
      try {
        const { stdout, stderr, exitCode } = await Promise.race([running, this.#interrupted]);
        return { stdout: printed + stdout, stderr, exitCode };
      } catch (error) {
        if (!signal.aborted) throw error;
        return { stdout: '', stderr: '', exitCode: INTERRUPTED };
      }
    });
  }

  /** In the order of their paths. */
  async #filesBelow(folder: string, prefix = ''): Promise<FoundFile[]> {
    const found: FoundFile[] = [];
    for (const { name, isDirectory } of await this.#files.readdirWithFileTypes(folder)) {
      const path = `${folder}/${name}`;
      if (isDirectory) found.push(...(await this.#filesBelow(path, `${prefix}${name}/`)));
      else {
        const { size, mtime } = await this.#files.stat(path);
        found.push({ path: prefix + name, sizeBytes: size, modifiedMs: mtime.getTime() });
      }
    }
    return found.sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  async #requireFile(path: string): Promise<void> {
    if (!(await this.#files.exists(path))) throw new FileError(2, 'No such file or directory');
    if ((await this.#files.stat(path)).isDirectory) throw new FileError(21, 'Is a directory');
  }

  #coldspark() {
    return defineCommand('coldspark', async (words) => {
      const { signal } = this.#interruption;
      const { handle, wallNow } = this.#ports;
      try {
        return await Promise.race([
          coldsparkCommand(words, { client: coldsparkClient(handle), wallNow, signal }),
          this.#interrupted,
        ]);
      } catch (error) {
        if (!signal.aborted) throw error;
        return { stdout: '', stderr: '', exitCode: INTERRUPTED };
      }
    });
  }

  #edit() {
    return defineCommand('edit', async ([name], { fs, cwd }) => {
      if (name === undefined) return { stdout: '', stderr: 'usage: edit FILE\n', exitCode: 2 };
      const path = fs.resolvePath(cwd, name);
      const exists = await fs.exists(path);
      if (exists && (await fs.stat(path)).isDirectory)
        return { stdout: '', stderr: `edit: ${name}: Is a directory\n`, exitCode: 1 };
      const edited = await this.#ports.edit(path, exists ? await fs.readFile(path) : '');
      if (edited !== undefined) await fs.writeFile(path, edited);
      return { stdout: '', stderr: '', exitCode: 0 };
    });
  }
}

/** Of text that is a string of bytes, as pipes carry them. */
const latin1Bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

class Interrupted extends Error {}

/** Rejects on Ctrl-C; nobody has to wait for it. */
function whenInterrupted(signal: AbortSignal): Promise<never> {
  const interrupted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Interrupted('Interrupted')), { once: true });
  });
  interrupted.catch(() => undefined);
  return interrupted;
}

const sleepUnless = (signal: AbortSignal, ms: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const wake = () => {
      signal.removeEventListener('abort', abort);
      resolve();
    };
    const abort = () => {
      clearTimeout(timer);
      reject(new Interrupted('Interrupted'));
    };
    const timer = setTimeout(wake, ms);
    signal.addEventListener('abort', abort, { once: true });
  });
