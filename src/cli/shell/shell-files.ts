/**
 * The shell's files: in memory, and each change below the home folder told to whoever keeps them. Two devices are its
 * own: what is written to them appears on the screen at once.
 */
import { InMemoryFs } from 'just-bash/browser';
import { type FileChange, HOME } from './messages.ts';

export const TTY = '/dev/tty';

type Content = Parameters<InMemoryFs['writeFile']>[1];
type WriteOptions = Parameters<InMemoryFs['writeFile']>[2];

/** Long loops tell of their files meanwhile, so that ending the worker loses little. */
const TELL_EVERY_MS = 200;

export class ShellFiles extends InMemoryFs {
  readonly #print: (text: string) => void;
  readonly #tell: (changes: FileChange[]) => void;
  readonly #changed = new Set<string>();
  #toldAtMs = 0;

  constructor(print: (text: string) => void, tell: (changes: FileChange[]) => void) {
    super();
    this.#print = print;
    this.#tell = tell;
  }

  override async writeFile(path: string, content: Content, options?: WriteOptions): Promise<void> {
    if (path === TTY) return this.#print(textOf(content, options));
    await super.writeFile(path, content, options);
    await this.#touch(path);
  }

  override async appendFile(path: string, content: Content, options?: WriteOptions): Promise<void> {
    if (path === TTY) return this.#print(textOf(content, options));
    await super.appendFile(path, content, options);
    await this.#touch(path);
  }

  override async rm(path: string, options?: Parameters<InMemoryFs['rm']>[1]): Promise<void> {
    await super.rm(path, options);
    await this.#touch(path);
  }

  override async cp(from: string, to: string, options?: Parameters<InMemoryFs['cp']>[2]): Promise<void> {
    await super.cp(from, to, options);
    await this.#touch(to);
  }

  override async mv(from: string, to: string): Promise<void> {
    await super.mv(from, to);
    await this.#touch(from);
    await this.#touch(to);
  }

  /** Tells of everything that changed since it was last told. */
  async tell(): Promise<void> {
    this.#toldAtMs = performance.now();
    if (this.#changed.size === 0) return;
    const paths = [...this.#changed];
    this.#changed.clear();
    const changes = await Promise.all(paths.map((path) => this.#changesAt(path)));
    this.#tell(changes.flat());
  }

  async #touch(path: string): Promise<void> {
    if (!path.startsWith(`${HOME}/`)) return;
    this.#changed.add(path);
    if (performance.now() - this.#toldAtMs > TELL_EVERY_MS) await this.tell();
  }

  async #changesAt(path: string): Promise<FileChange[]> {
    if (!(await this.exists(path))) return [{ path, bytes: undefined }];
    if ((await this.stat(path)).isFile) return [{ path, bytes: await this.readFileBuffer(path) }];
    const below = await Promise.all((await this.readdir(path)).map((name) => this.#changesAt(`${path}/${name}`)));
    return below.flat();
  }
}

function textOf(content: Content, options: WriteOptions): string {
  if (typeof content !== 'string') return new TextDecoder().decode(content);
  const encoding = typeof options === 'string' ? options : options?.encoding;
  if (encoding !== 'binary' && encoding !== 'latin1') return content;
  // a string of bytes, as pipes carry them
  return new TextDecoder().decode(Uint8Array.from(content, (character) => character.charCodeAt(0)));
}
