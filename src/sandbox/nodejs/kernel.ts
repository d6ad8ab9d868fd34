/**
 * The program of a Node.js worker: becomes one execution environment when it is assigned, loads the function's modules,
 * and runs one invocation after the other. The browser's own engine runs the code; what Node.js adds to JavaScript is
 * here, as far as a function needs it.
 *
 * Differs from AWS: every Node.js runtime runs on the one engine of the browser; memory use is an estimate, for a worker
 * cannot measure it, and a function is not held to its memory size.
 */
import { Buffer } from 'buffer';
import type { InvokeOrder } from '../../lambda/runtime-host.ts';
import { AccountDate } from '../kernel/account-date.ts';
import { AwsClient } from '../kernel/aws-client.ts';
import { EnvironmentPort, sealWorkerScope } from '../kernel/environment-port.ts';
import { LogStream } from '../kernel/log-stream.ts';
import { TmpJournal } from '../kernel/tmp-journal.ts';
import { TmpPort } from '../kernel/tmp-port.ts';
import { MemoryFileSystem } from '../memory-file-system.ts';
import { type Assignment, type KernelEquipment, tmpLimitBytes } from '../protocol.ts';
import { applyTmpChange } from '../tmp-contents.ts';
import { builtInModules } from './built-in-modules.ts';
import { nameModule, showNodeStacks } from './engine-stack.ts';
import { errorPayload, loggedError, RuntimeFault } from './error-payload.ts';
import { EventLoop } from './event-loop.ts';
import { findHandler, HandlerRunner, majorVersion, type Outcome, parseHandler } from './handler-runner.ts';
import { LambdaConsole } from './lambda-console.ts';
import { createProcess, ProcessExit } from './lambda-process.ts';
import { bringLibraries } from './late-library.ts';
import { handlerFile, ModuleLoader, RUNTIME_FILE } from './module-loader.ts';
import { ModuleResolution } from './module-resolution.ts';
import { utcDate, utcDateTimeFormat } from './utc-date.ts';

/** What a Node.js function uses on Lambda before it does anything. */
const BASE_MEMORY_MB = 64;
const NODE_PATH = ['/opt/nodejs/node_modules', '/var/runtime/node_modules', '/var/runtime', '/var/task'];

let loader: ModuleLoader | undefined;

function requireLoader(): ModuleLoader {
  if (!loader) throw new Error('no function is loaded');
  return loader;
}

// called by linked modules (module-loader.ts)
export const importFrom = (importer: string, specifier: unknown): Promise<object> =>
  requireLoader().importFrom(importer, specifier);
export const meta = (file: string): object => requireLoader().meta(file);
export const builtIn = (name: string): object => requireLoader().builtIn(name);
export const commonJs = (file: string, chain: string[]): unknown => requireLoader().commonJs(file, chain);

export function start(equipment: KernelEquipment, messagePort: MessagePort, tmpPort: MessagePort): void {
  if (equipment.family === 'nodejs') bringLibraries(equipment.libraries);
  new NodeKernel(messagePort, new TmpPort(tmpPort)).start();
}

class NodeKernel {
  readonly #port: EnvironmentPort;
  readonly #log: LogStream;
  readonly #console: LambdaConsole;
  readonly #aws: AwsClient;
  readonly #loop = new EventLoop();
  readonly #files = new MemoryFileSystem();
  readonly #tmp: TmpPort;
  readonly #tmpJournal: TmpJournal;
  #codeBytes = 0;
  #payloadBytes = 0;
  #memorySizeMb = 128;
  #runner: HandlerRunner | undefined;
  /** Ends the invocation under way from outside the handler's own promise. */
  #abandon: ((outcome: Outcome) => void) | undefined;
  #requestId = '';
  readonly #date = new AccountDate(Date);

  constructor(messagePort: MessagePort, tmp: TmpPort) {
    this.#tmp = tmp;
    this.#tmpJournal = new TmpJournal((changes) => tmp.send(changes));
    this.#port = new EnvironmentPort(messagePort, (order) => {
      if (order.type === 'assign') void this.#assign(order.assignment);
      else if (order.type === 'invoke') void this.#invoke(order.order);
      else this.#aws.settle(order.id, order.response);
    });
    this.#aws = new AwsClient(
      (id, request) => this.#port.send({ type: 'aws-request', id, request }),
      (run) => this.#loop.whenThawed(run),
    );
    this.#log = new LogStream((text, event) => this.#port.send({ type: 'log', text, event }));
    this.#console = new LambdaConsole((text) => this.#log.write(text));
  }

  start(): void {
    sealWorkerScope();
    this.#port.send({ type: 'up', problem: undefined });
    void ModuleLoader.warmUp(import.meta.url);
  }

  // ── Init ───────────────────────────────────────────────────────────────────────────────────────────────────────

  async #assign({ spec, code, layers, library }: Assignment): Promise<void> {
    const left = await this.#tmp.left;
    this.#port.send({ type: 'init-started' });
    this.#memorySizeMb = spec.memorySizeMb;
    this.#date.set(spec.accountNowMs);
    for (const layer of layers) this.#layOut('/opt', layer);
    this.#layOut('/var/task', code);
    // not counted: on Lambda it is there in any case
    for (const [path, bytes] of library ?? []) this.#files.layOut(`/var/runtime/node_modules/${path}`, bytes);
    this.#files.seal(tmpLimitBytes(spec));
    for (const change of left) applyTmpChange(this.#files, change);
    this.#files.tmpListener = this.#tmpJournal;
    this.#loop.thaw();
    const major = majorVersion(spec.runtime);
    try {
      const resolution = this.#setUpScope(spec.runtime, spec.variables, major);
      const { module, exportPath } = parseHandler(spec.handler);
      const exports = await requireLoader().load(handlerFile(this.#files, resolution, module));
      this.#runner = new HandlerRunner(spec, findHandler(exports, exportPath, spec), this.#loop, this.#console);
    } catch (thrown) {
      this.#failInit(thrown, major);
      return;
    }
    this.#loop.freeze();
    this.#log.flush();
    this.#port.send({ type: 'init-succeeded', maxMemoryUsedMb: this.#memoryUsedMb() });
  }

  #layOut(root: string, files: Map<string, Uint8Array>): void {
    for (const [path, bytes] of files) {
      this.#files.layOut(`${root}/${path}`, bytes);
      this.#codeBytes += bytes.length;
    }
  }

  /** Puts Node.js's globals in place and makes the loader. */
  #setUpScope(runtime: string, variables: Record<string, string>, major: number): ModuleResolution {
    const loop = this.#loop;
    const files = this.#files;
    const process = createProcess({
      variables,
      runtime,
      loop,
      write: (text) => this.#log.write(text),
      memoryUsedMb: () => this.#memoryUsedMb(),
      exit: (code) => this.#exit(code),
    });
    const nodePath = variables.NODE_PATH?.split(':') ?? [`/opt/nodejs/node${major}/node_modules`, ...NODE_PATH];
    const resolution = new ModuleResolution(files, nodePath);
    const builtIns = builtInModules({
      files,
      loop,
      process,
      createRequire: (file) => requireLoader().requireFor(file),
      requestAws: loop.holding((request) => this.#aws.request(request)),
    });
    const kernelUrl = import.meta.url;
    nameModule(kernelUrl, `file://${RUNTIME_FILE}`);
    showNodeStacks();
    loader = new ModuleLoader({ files, resolution, builtIns, kernelUrl, detectModules: major >= 24 });
    Object.assign(globalThis.console, this.#console.methods());
    const globals = {
      global: globalThis,
      process,
      Buffer,
      setTimeout: loop.setTimeout,
      setInterval: loop.setInterval,
      setImmediate: loop.setImmediate,
      clearTimeout: loop.clear,
      clearInterval: loop.clear,
      clearImmediate: loop.clear,
      fetch: loop.holding(globalThis.fetch.bind(globalThis)),
      Date: utcDate(this.#date.Date),
    };
    for (const [name, value] of Object.entries(globals)) {
      Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
    }
    Intl.DateTimeFormat = utcDateTimeFormat(Intl.DateTimeFormat);
    holdLoopDuringCrypto(loop);
    addEventListener('unhandledrejection', (event) => {
      event.preventDefault();
      this.#crash(new RejectedPromise(event.reason), 'Unhandled Promise Rejection', 128);
    });
    addEventListener('error', (event) => {
      event.preventDefault();
      this.#crash(event.error ?? new Error(event.message), 'Uncaught Exception', 129);
    });
    return resolution;
  }

  #failInit(thrown: unknown, major: number): void {
    if (thrown instanceof ProcessExit) return;
    const error = asRuntimeFault(thrown);
    // the runtime of Node.js 24 calls it by another name
    this.#console.line('ERROR', major >= 24 ? 'Init Error' : 'Uncaught Exception', loggedError(error));
    this.#flushAtEnd();
    const payload = errorPayload(error);
    this.#port.send({
      type: 'init-failed',
      error: JSON.stringify(payload),
      errorType: payload.errorType,
      maxMemoryUsedMb: this.#memoryUsedMb(),
    });
  }

  // ── Invoke ─────────────────────────────────────────────────────────────────────────────────────────────────────

  async #invoke(order: InvokeOrder): Promise<void> {
    if (!this.#runner) return;
    this.#requestId = order.requestId;
    this.#date.set(order.accountNowMs);
    this.#console.requestId = order.requestId;
    this.#log.reset();
    this.#payloadBytes = Math.max(this.#payloadBytes, order.payload.length);
    this.#loop.thaw();
    const abandoned = new Promise<Outcome>((resolve) => {
      this.#abandon = resolve;
    });
    const outcome = await Promise.race([this.#runner.run(order), abandoned]);
    this.#abandon = undefined;
    this.#loop.freeze();
    this.#answer(outcome);
  }

  #answer(outcome: Outcome): void {
    if ('error' in outcome) {
      if (!(outcome.error instanceof ProcessExit)) this.#fail(outcome.error, 'Invoke Error');
      return;
    }
    let payload: string;
    try {
      payload = JSON.stringify(outcome.result === undefined ? null : outcome.result) ?? 'null';
    } catch {
      // AWS's words: they do not pass on why
      this.#fail(new Error('Unable to stringify response body'), 'Invoke Error');
      return;
    }
    this.#payloadBytes = Math.max(this.#payloadBytes, payload.length);
    this.#log.flush();
    const maxMemoryUsedMb = this.#memoryUsedMb();
    this.#port.send({ type: 'succeeded', requestId: this.#requestId, payload, maxMemoryUsedMb });
  }

  /** `exitReason`: the process ends with it. */
  #fail(thrown: unknown, label: string, exitReason?: string): void {
    this.#console.line('ERROR', label, loggedError(thrown));
    if (exitReason === undefined) this.#log.flush();
    else this.#flushAtEnd();
    const payload = errorPayload(thrown);
    this.#port.send({
      type: 'failed',
      requestId: this.#requestId,
      error: JSON.stringify(payload),
      errorType: payload.errorType,
      ...(exitReason !== undefined && { exitReason }),
      maxMemoryUsedMb: this.#memoryUsedMb(),
    });
  }

  // ── the end ────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Nobody caught it: the invocation under way fails with it, and the process ends. */
  #crash(error: unknown, label: string, status: number): void {
    if (error instanceof ProcessExit) return;
    if (error instanceof RejectedPromise && error.reason instanceof ProcessExit) return;
    if (!this.#runner) {
      this.#failInit(error, 0);
      return;
    }
    if (this.#abandon) this.#fail(error, label, exitReason(status));
    else this.#exit(status);
  }

  #exit(code: number): void {
    this.#flushAtEnd();
    this.#port.send({
      type: 'exited',
      reason: exitReason(code),
      outOfMemory: false,
      maxMemoryUsedMb: this.#memoryUsedMb(),
    });
  }

  /** The worker goes with the report that follows. */
  #flushAtEnd(): void {
    this.#log.flush();
    this.#tmpJournal.flush();
  }

  #memoryUsedMb(): number {
    const bytes = this.#codeBytes * 2 + this.#files.tmpUsedBytes + this.#payloadBytes * 3;
    return Math.min(this.#memorySizeMb, Math.ceil(BASE_MEMORY_MB + bytes / 1024 / 1024));
  }
}

/** As a process's end is seen from outside. */
const exitReason = (status: number) => (status === 0 ? undefined : `exit status ${status}`);

class RejectedPromise extends RuntimeFault {
  readonly reason: unknown;
  readonly promise = {};

  constructor(reason: unknown) {
    super('Runtime.UnhandledPromiseRejection', String(reason));
    this.reason = reason;
  }
}

/** WebCrypto works outside the loop, which must not be taken for empty meanwhile. */
function holdLoopDuringCrypto(loop: EventLoop): void {
  const prototype = SubtleCrypto.prototype as unknown as Record<string, unknown>;
  for (const name of ['digest', 'encrypt', 'decrypt', 'sign', 'verify', 'generateKey', 'importKey', 'deriveBits']) {
    const original = prototype[name];
    if (typeof original !== 'function') continue;
    prototype[name] = function held(this: unknown, ...args: unknown[]) {
      return loop.holding(() => Reflect.apply(original, this, args))();
    };
  }
}

/** Errors of loading in the runtime's own words. */
function asRuntimeFault(thrown: unknown): unknown {
  if (thrown instanceof RuntimeFault || !(thrown instanceof Error)) return thrown;
  const [, ...frames] = errorPayload(thrown).trace;
  const code = 'code' in thrown ? thrown.code : undefined;
  if (thrown instanceof SyntaxError)
    return new RuntimeFault('Runtime.UserCodeSyntaxError', String(thrown), errorPayload(thrown).trace);
  if (code === 'MODULE_NOT_FOUND')
    return new RuntimeFault(
      'Runtime.ImportModuleError',
      String(thrown),
      frames.slice(String(thrown).split('\n').length - 1),
    );
  if (code === 'ERR_MODULE_NOT_FOUND')
    return new RuntimeFault('Runtime.ImportModuleError', `Error [${code}]: ${thrown.message}`, frames);
  return thrown;
}
