/**
 * The program of a Python worker: boots the interpreter, becomes one execution environment when it is assigned, and runs
 * one invocation after the other. The runtime client inside (runtime_client.py) speaks to `RuntimeApi`.
 *
 * Differs from AWS: every Python runtime runs on the one CPython of Pyodide; threads, processes and the network are
 * missing; a request to AWS needs a browser that can suspend WebAssembly (JSPI).
 */
import type { InvokeOrder } from '../../lambda/runtime-host.ts';
import { handlerRequest } from '../handler-request.ts';
import { AccountDate } from '../kernel/account-date.ts';
import { AwsClient } from '../kernel/aws-client.ts';
import { EnvironmentPort, sealWorkerScope } from '../kernel/environment-port.ts';
import { LogStream } from '../kernel/log-stream.ts';
import { TmpJournal } from '../kernel/tmp-journal.ts';
import { TmpPort } from '../kernel/tmp-port.ts';
import {
  type Assignment,
  type FileMap,
  type KernelEquipment,
  type KernelOrder,
  type PythonEquipment,
  tmpLimitBytes,
} from '../protocol.ts';
import { sealFileSystem } from './file-system-rules.ts';
import { bootInterpreter, callPromising, type Interpreter, type PythonParts } from './interpreter.ts';
import type { ModuleFactory, PyodideLoader } from './pyodide-types.ts';

/** One at a time, in the order they come. */
type WorkOrder = Exclude<KernelOrder, { type: 'aws-response' }>;

export function start(equipment: KernelEquipment, messagePort: MessagePort, tmpPort: MessagePort): void {
  if (equipment.family !== 'python') throw new Error('this is the Python kernel');
  // as an error of the worker it reaches the supervisor, which no rejection does
  const fail = (error: unknown) =>
    void setTimeout(() => {
      throw error;
    });
  new PythonKernel(messagePort, new TmpPort(tmpPort)).boot(equipment).catch(fail);
}

class PythonKernel {
  readonly #port: EnvironmentPort;
  readonly #log: LogStream;
  readonly #aws: AwsClient;
  readonly #tmp: TmpPort;
  readonly #tmpJournal: TmpJournal;
  readonly #date = new AccountDate(Date);
  readonly #orders: WorkOrder[] = [];
  #interpreter: Interpreter | undefined;
  #running = false;
  #requestId = '';

  constructor(messagePort: MessagePort, tmp: TmpPort) {
    this.#tmp = tmp;
    this.#tmpJournal = new TmpJournal((changes) => tmp.send(changes));
    this.#port = new EnvironmentPort(messagePort, (order) => {
      if (order.type === 'aws-response') {
        this.#aws.settle(order.id, order.response);
        return;
      }
      this.#orders.push(order);
      void this.#run();
    });
    this.#aws = new AwsClient((id, request) => this.#port.send({ type: 'aws-request', id, request }));
    this.#log = new LogStream((text, event) => this.#port.send({ type: 'log', text, event }));
  }

  async boot(equipment: PythonEquipment): Promise<void> {
    const [parts, snapshot] = await Promise.all([unpack(equipment), equipment.snapshot?.arrayBuffer()]);
    let problem: string | undefined;
    try {
      this.#interpreter = await bootInterpreter(parts, snapshot && new Uint8Array(snapshot));
    } catch (error) {
      if (!snapshot) throw error;
      problem = String(error);
      this.#interpreter = await bootInterpreter(parts, undefined);
    }
    this.#connectStreams(this.#interpreter);
    // the interpreter asks it for the time
    globalThis.Date = this.#date.Date;
    await callPromising(this.#interpreter, this.#interpreter.client.warm_up, []);
    sealWorkerScope();
    this.#port.send({ type: 'up', problem });
    void this.#run();
  }

  /** One order at a time, in the order they came. */
  async #run(): Promise<void> {
    if (this.#running || !this.#interpreter) return;
    this.#running = true;
    for (let order = this.#orders.shift(); order; order = this.#orders.shift()) {
      try {
        if (order.type === 'assign') await this.#assign(this.#interpreter, order.assignment);
        else await this.#invoke(this.#interpreter, order.order);
      } catch (error) {
        this.#die(this.#interpreter, error);
      }
    }
    this.#running = false;
  }

  async #assign(interpreter: Interpreter, { spec, code, layers, library }: Assignment): Promise<void> {
    const left = await this.#tmp.left;
    this.#port.send({ type: 'init-started' });
    this.#date.set(spec.accountNowMs);
    const { FS } = interpreter.pyodide;
    FS.mkdirTree('/var/task');
    FS.mkdirTree('/opt');
    for (const layer of layers) layOut(interpreter, '/opt', layer);
    layOut(interpreter, '/var/task', code);
    if (library) layOut(interpreter, `/var/lang/lib/${spec.runtime}/site-packages`, library);
    sealFileSystem(FS, tmpLimitBytes(spec), left, this.#tmpJournal);
    interpreter.memory.limit(spec.memorySizeMb);
    interpreter.client.start(this.#runtimeApi(interpreter), spec.runtime, JSON.stringify(spec.variables));
    await callPromising(interpreter, interpreter.client.load, [spec.handler]);
  }

  async #invoke(interpreter: Interpreter, order: InvokeOrder): Promise<void> {
    this.#requestId = order.requestId;
    this.#date.set(order.accountNowMs);
    this.#log.reset();
    const { requestId, invokedFunctionArn, payload, clientContext, timeoutMs } = order;
    const deadlineMs = Date.now() + timeoutMs;
    const args = [requestId, invokedFunctionArn, payload, clientContext, deadlineMs];
    await callPromising(interpreter, interpreter.client.invoke, args);
  }

  /** What Lambda's Runtime API is to its client. */
  #runtimeApi({ memory, canSuspend }: Interpreter) {
    const report = (send: (maxMemoryUsedMb: number) => void) => {
      this.#log.flush();
      send(memory.usedMb);
    };
    return {
      log: (text: string) => this.#log.write(text),
      canSuspend,
      requestAws: async (head: string, body: Uint8Array) => {
        const { body: answer, ...answerHead } = await this.#aws.request(handlerRequest({ ...JSON.parse(head), body }));
        return { head: JSON.stringify(answerHead), body: answer };
      },
      logEvent: (text: string) => this.#log.writeEvent(text),
      initSucceeded: () => report((maxMemoryUsedMb) => this.#port.send({ type: 'init-succeeded', maxMemoryUsedMb })),
      initFailed: (error: string, errorType: string) => {
        this.#flushAtEnd();
        this.#port.send({ type: 'init-failed', error, errorType, maxMemoryUsedMb: memory.usedMb });
      },
      succeeded: (payload: string) =>
        report((maxMemoryUsedMb) =>
          this.#port.send({ type: 'succeeded', requestId: this.#requestId, payload, maxMemoryUsedMb }),
        ),
      failed: (error: string, errorType: string) =>
        report((maxMemoryUsedMb) =>
          this.#port.send({ type: 'failed', requestId: this.#requestId, error, errorType, maxMemoryUsedMb }),
        ),
      exited: (reason: string | undefined) => {
        this.#flushAtEnd();
        this.#port.send({ type: 'exited', reason, outOfMemory: false, maxMemoryUsedMb: memory.usedMb });
      },
    };
  }

  /** The interpreter itself is gone: os._exit, os.abort, or a fault in WebAssembly. */
  #die({ memory }: Interpreter, error: unknown): void {
    console.error(error);
    this.#flushAtEnd();
    this.#port.send({ type: 'exited', reason: deathOf(error), outOfMemory: false, maxMemoryUsedMb: memory.usedMb });
  }

  /** The worker goes with the report that follows. */
  #flushAtEnd(): void {
    this.#log.flush();
    this.#tmpJournal.flush();
  }

  #connectStreams({ pyodide }: Interpreter): void {
    const device = () => {
      const decoder = new TextDecoder();
      return {
        write: (bytes: Uint8Array) => {
          this.#log.write(decoder.decode(bytes, { stream: true }));
          return bytes.length;
        },
      };
    };
    pyodide.setStdout(device());
    pyodide.setStderr(device());
  }
}

async function unpack({ module, loader, glue, stdlib }: PythonEquipment): Promise<PythonParts> {
  const [importedLoader, importedGlue, stdlibBytes] = await Promise.all([
    importBlob<PyodideLoader>(loader),
    importBlob<{ default: ModuleFactory }>(glue),
    stdlib.arrayBuffer(),
  ]);
  return { loader: importedLoader, createModule: importedGlue.default, wasm: module, stdlib: stdlibBytes };
}

async function importBlob<T>(blob: Blob): Promise<T> {
  const url = URL.createObjectURL(blob);
  try {
    return await import(/* @vite-ignore */ url);
  } finally {
    URL.revokeObjectURL(url);
  }
}

function layOut({ pyodide: { FS } }: Interpreter, root: string, files: FileMap): void {
  for (const [path, bytes] of files) {
    const target = `${root}/${path}`;
    FS.mkdirTree(target.slice(0, target.lastIndexOf('/')));
    FS.writeFile(target, bytes);
  }
}

/** As a process's end is seen from outside. */
function deathOf(error: unknown): string | undefined {
  if (typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number')
    return error.status === 0 ? undefined : `exit status ${error.status & 0xff}`;
  return error instanceof WebAssembly.RuntimeError ? 'signal: aborted' : 'signal: killed';
}
