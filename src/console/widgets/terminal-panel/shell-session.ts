/**
 * The page's side of a shell: starts its worker, answers its requests, and ends it when Ctrl-C does not reach it. What
 * the worker held is then put into a new one: files as last told, folder and variables as of the last prompt.
 */
import { type AccountClock, clockAt } from '../../../api/account-clock.ts';
import type { Handle } from '../../../api/http.ts';
import { type Completions, type FromShell, HOME, type ShellState, type ToShell } from '../../../cli/shell/messages.ts';
import type { TerminalStorage } from './terminal-storage.ts';

export interface ShellSessionParts {
  /** Tells the account's clock now and whenever it is turned. Returns the unsubscribe. */
  onClock(listener: (clock: AccountClock) => void): () => void;
  handle: Handle;
  storage: TerminalStorage;
  print(text: string): void;
  edit(path: string, text: string): Promise<string | undefined>;
  /** Files or history could not be kept. */
  failedToKeep(error: unknown): void;
}

/** A shell that heeds Ctrl-C has answered by then. */
const HEEDS_WITHIN_MS = 150;
const INTERRUPTED = 130;

const FIRST_STATE: ShellState = {
  cwd: HOME,
  environment: {
    AWS_REGION: 'us-east-1',
    AWS_DEFAULT_REGION: 'us-east-1',
    // not secret and not checked: the account is this tab
    AWS_ACCESS_KEY_ID: 'AKIACOLDSPARKEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'coldspark-needs-no-credentials-but-clients-do',
  },
};

export class ShellSession {
  readonly #parts: ShellSessionParts;
  #worker: Worker;
  #state: ShellState = FIRST_STATE;
  #ready: Promise<void>;
  #running: ((exitCode: number) => void) | undefined;
  #completing = new Map<number, (completions: Completions) => void>();
  #completions = 0;
  readonly #unfollow: () => void;
  /** As it was told last. */
  #clock: AccountClock | undefined;
  /** Files are kept one change after the other. */
  #keeping: Promise<void> = Promise.resolve();

  constructor(parts: ShellSessionParts) {
    this.#parts = parts;
    this.#worker = this.#open();
    this.#ready = this.#start();
    this.#unfollow = parts.onClock((clock) => this.#tellClock(clock));
  }

  get cwd(): string {
    return this.#state.cwd;
  }

  async run(line: string, columns: number): Promise<number> {
    await this.#ready;
    return new Promise((resolve) => {
      this.#running = resolve;
      this.#post({ type: 'run', line, columns });
    });
  }

  interrupt(): void {
    const running = this.#running;
    if (!running) return;
    this.#post({ type: 'interrupt' });
    setTimeout(() => {
      // it runs on: a loop that never pauses. A terminated worker cannot
      if (this.#running === running) this.#replace();
    }, HEEDS_WITHIN_MS);
  }

  async complete(line: string): Promise<Completions> {
    await this.#ready;
    return new Promise((resolve) => {
      const id = ++this.#completions;
      this.#completing.set(id, resolve);
      this.#post({ type: 'complete', id, line });
    });
  }

  #tellClock(clock: AccountClock): void {
    this.#clock = clock;
    this.#post({ type: 'clock', clock });
  }

  dispose(): void {
    this.#unfollow();
    this.#worker.terminate();
  }

  #replace(): void {
    this.#worker.terminate();
    this.#worker = this.#open();
    this.#ready = this.#start();
    if (this.#clock) this.#tellClock(clockAt(this.#clock, performance.now()));
    for (const resolve of this.#completing.values()) resolve({ word: '', candidates: [] });
    this.#completing.clear();
    this.#end(INTERRUPTED);
  }

  #open(): Worker {
    const worker = new Worker(new URL('../../../cli/shell/worker.ts', import.meta.url), {
      type: 'module',
      name: 'shell',
    });
    worker.addEventListener('message', ({ data }: MessageEvent<FromShell>) => void this.#hear(data, worker));
    worker.addEventListener('error', ({ message }) => {
      this.#parts.print(`The shell could not start: ${message}\n`);
      this.#end(1);
    });
    return worker;
  }

  async #start(): Promise<void> {
    const worker = this.#worker;
    await this.#keeping;
    const files = await this.#parts.storage.files();
    const ready = new Promise<void>((resolve) => {
      worker.addEventListener('message', ({ data }: MessageEvent<FromShell>) => {
        if (data.type === 'ready') resolve();
      });
    });
    worker.postMessage({ type: 'start', files, state: this.#state } satisfies ToShell);
    await ready;
  }

  async #hear(message: FromShell, worker: Worker): Promise<void> {
    // of a worker that was ended, some messages may still be on their way
    if (worker !== this.#worker && message.type !== 'files') return;
    switch (message.type) {
      case 'output':
        this.#parts.print(message.text);
        break;
      case 'request': {
        const response = await this.#parts.handle(message.request);
        worker.postMessage({ type: 'response', id: message.id, response } satisfies ToShell);
        break;
      }
      case 'files':
        this.#keeping = this.#keeping
          .then(() => this.#parts.storage.keepFiles(message.changes))
          .catch((error: unknown) => this.#parts.failedToKeep(error));
        break;
      case 'edit': {
        const text = await this.#parts.edit(message.path, message.text);
        worker.postMessage({ type: 'edited', text } satisfies ToShell);
        break;
      }
      case 'completions':
        this.#completing.get(message.id)?.(message.completions);
        this.#completing.delete(message.id);
        break;
      case 'done':
        this.#state = message.state;
        await this.#keeping;
        this.#end(message.exitCode);
        break;
      case 'ready':
        break;
    }
  }

  #end(exitCode: number): void {
    const running = this.#running;
    this.#running = undefined;
    running?.(exitCode);
  }

  #post(message: ToShell): void {
    this.#worker.postMessage(message);
  }
}
