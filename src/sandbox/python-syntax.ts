/**
 * Asks CPython itself what is wrong with Python sources: they are compiled and never run, in a worker of their own that
 * starts from the same snapshot as a function's, apart from the environments and their spare. It goes once nobody has
 * asked for a while.
 */
import type { SyntaxProblem } from '../api/coldspark.ts';
import type { EnvironmentWorker } from './environment-worker.ts';
import type { Assignment } from './protocol.ts';
import checkerSource from './python/syntax_check.py?raw';

const IDLE_MS = 60_000;
const TIMEOUT_MS = 30_000;

/** To the kernel the checker is a function like any other. */
const checker = (): Assignment => ({
  spec: {
    environmentId: 'syntax-check',
    family: 'python',
    runtime: 'python3.14',
    handler: 'syntax_check.handler',
    codeSha256: '',
    layerSha256s: [],
    functionName: '',
    functionVersion: '',
    role: '',
    memorySizeMb: 1024,
    ephemeralStorageMb: 512,
    logGroupName: '',
    logStreamName: '',
    // what time it is changes no syntax
    accountNowMs: 0,
    variables: {},
  },
  code: new Map([['syntax_check.py', new TextEncoder().encode(checkerSource)]]),
  layers: [],
});

/** What it takes of a worker. */
type CheckWorker = Pick<EnvironmentWorker, 'booted' | 'closed' | 'assign' | 'invoke' | 'listen'>;

export class PythonSyntax<Worker extends CheckWorker = EnvironmentWorker> {
  readonly #spawn: () => Promise<Worker>;
  readonly #discard: (worker: Worker) => void;
  #worker: Worker | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #checks = 0;
  #expiry: ReturnType<typeof setTimeout> | undefined;

  constructor(spawn: () => Promise<Worker>, discard: (worker: Worker) => void) {
    this.#spawn = spawn;
    this.#discard = discard;
  }

  /** What keeps each source from compiling. Rejects when no answer can be had. One check at a time. */
  check(sources: Readonly<Record<string, string>>): Promise<SyntaxProblem[]> {
    const checked = this.#last.then(() => this.#check(sources));
    this.#last = checked.catch(() => undefined);
    return checked;
  }

  async #check(sources: Readonly<Record<string, string>>): Promise<SyntaxProblem[]> {
    clearTimeout(this.#expiry);
    const worker = await this.#ready();
    try {
      const problems = JSON.parse(await this.#answer(worker, JSON.stringify(sources)));
      this.#expiry = setTimeout(() => this.#discard(worker), IDLE_MS);
      return problems;
    } catch (error) {
      this.#discard(worker);
      throw error;
    }
  }

  async #ready(): Promise<Worker> {
    if (this.#worker && !this.#worker.closed) return this.#worker;
    this.#worker = await this.#spawn();
    this.#worker.assign(checker());
    return this.#worker;
  }

  async #answer(worker: Worker, payload: string): Promise<string> {
    await worker.booted;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const answered = new Promise<string>((resolve, reject) => {
      timer = setTimeout(() => reject(new Error('The syntax check took too long.')), TIMEOUT_MS);
      worker.listen((report) => {
        if (report.type === 'succeeded') resolve(report.payload);
        else if (report.type === 'failed' || report.type === 'init-failed') reject(new Error(report.error));
        else if (report.type === 'exited') reject(new Error('The syntax check ended.'));
      });
    });
    worker.invoke({
      requestId: `${++this.#checks}`,
      invokedFunctionArn: '',
      payload,
      timeoutMs: TIMEOUT_MS,
      accountNowMs: 0,
    });
    return answered.finally(() => clearTimeout(timer));
  }
}
