/**
 * The live RuntimeHost: turns the engine's orders into workers of the sandbox and their reports into events. Runs in the
 * region worker, with a direct port to each environment.
 *
 * Differs from AWS: a browser holds fewer workers than Lambda has environments. Beyond the caps the environment that has
 * idled longest is reclaimed, and with none idle a start waits until one is. A start ahead of any invocation takes nobody's
 * place and waits for none: it is begun while half of the places are free, and else given back.
 */
import type { HttpResponse } from '../api/http.ts';
import type {
  Effect,
  EnvironmentEvent,
  EnvironmentSpec,
  InvokeOrder,
  RuntimeFamily,
  RuntimeHost,
} from '../lambda/runtime-host.ts';
import { EnvironmentWorker } from './environment-worker.ts';
import type { HandlerRequest } from './handler-request.ts';
import { kernelProgram } from './kernel-program.ts';
import { LeftTmp } from './left-tmp.ts';
import { PackageFiles } from './package-files.ts';
import type { Assignment, FileMap, KernelReport } from './protocol.ts';
import { PythonPreparation } from './python-preparation.ts';
import { PythonSyntax } from './python-syntax.ts';
import { RequestChannel } from './request-channel.ts';
import { RuntimeLibraries } from './runtime-libraries.ts';
import { startFailure } from './start-failure.ts';
import { SupervisorLink } from './supervisor-link.ts';
import { Turns } from './turns.ts';
import { within } from './within.ts';

export interface SandboxPorts {
  /** Asks the page for a fresh sandbox frame, in place of any earlier one. */
  connect(): Promise<MessagePort>;
  /** Resolves once the page has answered: it is there and its thread is free. */
  pageAnswers(): Promise<void>;
  /** The bytes of a stored zip. */
  readPackage(sha256: string): Promise<Uint8Array>;
  /** Progress of the download of Python, a fraction of 1; undefined when it is over. */
  onPreparingPython(fraction: number | undefined): void;
  /** Where the build's files are. */
  assetBase: URL;
  realWorkerCaps: Record<RuntimeFamily, number>;
  /** The region's answer to a request of an environment's handler. */
  answerHandler(spec: EnvironmentSpec, request: HandlerRequest): Promise<HttpResponse>;
}

/** How many environments of each family a browser on this device can hold. */
export function realWorkerCaps(deviceMemoryGb: number | undefined): Record<RuntimeFamily, number> {
  return { nodejs: 100, python: deviceMemoryGb !== undefined && deviceMemoryGb <= 4 ? 8 : 12 };
}

/** The page opens a frame at once, unless it is busy. */
const FRAME_LIMIT_MS = 30_000;
/** A spare that boots takes a core: an Init of that moment is over before. */
const SPARE_REST_MS = 100;
/** Of a package, from this device's disk. */
const PACKAGE_LIMIT_MS = 30_000;

const CORES = Math.max(2, globalThis.navigator?.hardwareConcurrency ?? 2);

type EnvironmentEventListener = (environmentId: string, event: EnvironmentEvent) => void;

/**
 * What becomes of a function whose wrapper script is not there.
 * https://docs.aws.amazon.com/lambda/latest/dg/runtimes-modify.html
 *
 * Differs from AWS: there is no shell, hence no wrapper script is ever there.
 */
const WRAPPER_NOT_FOUND = {
  type: 'exited',
  reason: 'exit status 127',
  outOfMemory: false,
  maxMemoryUsedMb: 0,
} as const;

interface Environment {
  readonly spec: EnvironmentSpec;
  /** `waiting` for a place under the cap; `starting` until Init is over; then `idle` or `busy`. */
  phase: 'waiting' | 'starting' | 'idle' | 'busy' | 'gone';
  worker: EnvironmentWorker | undefined;
  initBegan: boolean;
  /** Of what its worker asks AWS. */
  requests: RequestChannel | undefined;
  /** Whose /tmp it takes over, until its own worker has it. */
  tmpFrom: number | undefined;
  /** The invocation whose answer is awaited; an answer to any other is not heard. */
  order: InvokeOrder | undefined;
}

export class SandboxRuntimeHost implements RuntimeHost {
  readonly #ports: SandboxPorts;
  readonly #onEvent: EnvironmentEventListener;
  readonly #packages: PackageFiles;
  readonly #libraries = new RuntimeLibraries();
  readonly #python: PythonPreparation;
  /** Checks sources that are being typed. */
  readonly pythonSyntax = new PythonSyntax(
    () => this.#spawn('python'),
    (worker) => worker.kill(),
  );
  /** In order of last use, the latest last: the first idle one is the one to reclaim. */
  readonly #environments = new Map<string, Environment>();
  /** How many of them wait for a place: mostly none, and then nobody is looked for. */
  readonly #waiting: Record<RuntimeFamily, number> = { python: 0, nodejs: 0 };
  /** More than there are cores would only hold up each other, and the page. */
  readonly #boots: Record<RuntimeFamily, Turns> = { python: new Turns(CORES), nodejs: new Turns(CORES) };
  readonly #leftTmp: LeftTmp;
  readonly #spares = new Map<RuntimeFamily, EnvironmentWorker>();
  readonly #nextSpares = new Map<RuntimeFamily, ReturnType<typeof setTimeout>>();
  #link: Promise<SupervisorLink> | undefined;
  #installed = new Map<RuntimeFamily, Promise<void>>();

  constructor(ports: SandboxPorts, onEvent: EnvironmentEventListener) {
    this.#ports = ports;
    this.#onEvent = onEvent;
    this.#leftTmp = new LeftTmp(ports.realWorkerCaps, (workerId) => this.#dropTmp(workerId));
    this.#packages = new PackageFiles(ports.readPackage);
    this.#python = new PythonPreparation(ports.assetBase, ports.onPreparingPython);
  }

  perform(effect: Effect): void {
    switch (effect.type) {
      case 'start-environment':
        if (effect.ahead && !this.#hasPlaceAhead(effect.spec.family))
          this.#onEvent(effect.spec.environmentId, { type: 'reclaimed' });
        else this.#start(effect.spec);
        return;
      case 'invoke-environment':
        this.#invoke(effect.environmentId, effect.order);
        return;
      case 'reset-environment':
        this.#reset(effect.environmentId);
        return;
      case 'stop-environment':
        this.#stop(effect.environmentId);
    }
  }

  /** Gets a spare worker of a family ready before it is needed. */
  prewarm(family: RuntimeFamily): void {
    void this.#prepareSpare(family);
  }

  // ── orders ─────────────────────────────────────────────────────────────────────────────────────────────────────

  #start(spec: EnvironmentSpec): void {
    const environment: Environment = {
      spec,
      phase: 'waiting',
      worker: undefined,
      initBegan: false,
      requests: undefined,
      tmpFrom: spec.previousId === undefined ? undefined : this.#leftTmp.take(spec.previousId),
      order: undefined,
    };
    this.#environments.set(spec.environmentId, environment);
    this.#waiting[spec.family] += 1;
    this.#admit(spec.family);
  }

  #invoke(environmentId: string, order: InvokeOrder): void {
    const environment = this.#environments.get(environmentId);
    // it was reclaimed or died on the way: the engine has heard or will hear
    if (!environment) return;
    environment.order = order;
    if (environment.phase === 'idle') environment.phase = 'busy';
    this.#touch(environment);
    environment.worker?.invoke(order);
  }

  #reset(environmentId: string): void {
    const environment = this.#environments.get(environmentId);
    if (!environment) return;
    this.#leave(environment);
    this.#admit(environment.spec.family);
  }

  #stop(environmentId: string): void {
    const environment = this.#environments.get(environmentId);
    if (environment) this.#remove(environment);
    else this.#leftTmp.drop(environmentId);
  }

  // ── places under the cap ───────────────────────────────────────────────────────────────────────────────────────

  /** Starts what waits, as far as the cap and idle environments allow. */
  #admit(family: RuntimeFamily): void {
    if (this.#waiting[family] === 0) return;
    for (const environment of this.#environments.values()) {
      if (environment.phase !== 'waiting' || environment.spec.family !== family) continue;
      if (!this.#makeRoom(family)) return;
      environment.phase = 'starting';
      this.#waiting[family] -= 1;
      void this.#begin(environment);
    }
  }

  /** Half of the places are kept for what invocations wait for. */
  #hasPlaceAhead(family: RuntimeFamily): boolean {
    let taken = 0;
    for (const { spec } of this.#environments.values()) if (spec.family === family) taken += 1;
    return taken < this.#ports.realWorkerCaps[family] / 2;
  }

  #makeRoom(family: RuntimeFamily): boolean {
    let running = 0;
    let idle: Environment | undefined;
    for (const environment of this.#environments.values()) {
      if (environment.spec.family !== family || environment.phase === 'waiting') continue;
      running += 1;
      if (environment.phase === 'idle') idle ??= environment;
    }
    if (running < this.#ports.realWorkerCaps[family]) return true;
    if (!idle) return false;
    this.#forget(idle);
    this.#onEvent(idle.spec.environmentId, { type: 'reclaimed' });
    return true;
  }

  #touch(environment: Environment): void {
    const { environmentId } = environment.spec;
    this.#environments.delete(environmentId);
    this.#environments.set(environmentId, environment);
  }

  /** It is gone, and its /tmp with it. */
  #forget(environment: Environment): void {
    const workerId = this.#close(environment);
    if (workerId !== undefined) this.#dropTmp(workerId);
  }

  /** It is gone, and its /tmp stays for the next runtime of its execution environment. */
  #leave(environment: Environment): void {
    const { environmentId, family } = environment.spec;
    const workerId = this.#close(environment);
    if (workerId !== undefined) this.#leftTmp.keep(environmentId, workerId, family);
  }

  /** Ends its worker. Returns under which worker's number its /tmp is. */
  #close(environment: Environment): number | undefined {
    const { worker, spec, tmpFrom } = environment;
    if (environment.phase === 'waiting') this.#waiting[spec.family] -= 1;
    environment.phase = 'gone';
    environment.requests?.close();
    this.#environments.delete(spec.environmentId);
    if (!worker) return tmpFrom;
    worker.end();
    return worker.workerId;
  }

  #dropTmp(workerId: number): void {
    this.#link?.then(
      (link) => link.dropTmp(workerId),
      () => {},
    );
  }

  #remove(environment: Environment): void {
    this.#forget(environment);
    this.#admit(environment.spec.family);
  }

  // ── the life of an environment ─────────────────────────────────────────────────────────────────────────────────

  async #begin(environment: Environment): Promise<void> {
    const { spec } = environment;
    const taking = this.#boots[spec.family].take(() => this.#takeWorker(spec.family));
    try {
      const [worker, code, ...layers] = await Promise.all([
        taking,
        this.#package(spec.codeSha256),
        ...spec.layerSha256s.map((sha256) => this.#package(sha256)),
      ]);
      const library = await this.#libraries.for(spec.family, [code, ...layers]);
      if (environment.phase === 'gone') worker.kill();
      else this.#assign(environment, worker, { spec, code, layers, library });
      this.#prepareSpareLater(spec.family);
    } catch (error) {
      // the worker may have been had, and the package not
      taking.then(
        (worker) => worker.kill(),
        () => {},
      );
      this.#failStart(environment, error);
    }
  }

  #package(sha256: string): Promise<FileMap> {
    const late = `its package could not be read within ${PACKAGE_LIMIT_MS / 1000} seconds. Close other tabs of Coldspark, reload this one, and try again`;
    return within(PACKAGE_LIMIT_MS, this.#packages.get(sha256), late);
  }

  #assign(environment: Environment, worker: EnvironmentWorker, assignment: Assignment): void {
    environment.worker = worker;
    if (environment.spec.variables.AWS_LAMBDA_EXEC_WRAPPER) {
      this.#hear(environment, { type: 'init-started' });
      this.#hear(environment, WRAPPER_NOT_FOUND);
      return;
    }
    environment.requests = new RequestChannel({
      answer: (request) => this.#ports.answerHandler(environment.spec, request),
      send: (id, response) => worker.answer(id, response),
      now: () => performance.now(),
    });
    worker.listen((report) => this.#hear(environment, report));
    worker.assign(assignment, environment.tmpFrom);
    if (environment.order) worker.invoke(environment.order);
  }

  #failStart(environment: Environment, cause: unknown): void {
    const events = startFailure(cause);
    if (environment.phase === 'gone') return;
    for (const event of events) this.#report(environment, event);
  }

  #hear(environment: Environment, report: KernelReport): void {
    if (environment.phase === 'gone') return;
    switch (report.type) {
      case 'up':
        return;
      case 'aws-request': {
        const open = environment.phase === 'starting' || environment.phase === 'busy';
        if (!environment.requests?.take(report.id, report.request, open)) environment.worker?.countMisconduct();
        return;
      }
      case 'init-succeeded':
        if (environment.phase !== 'starting') return;
        environment.phase = environment.order ? 'busy' : 'idle';
        this.#report(environment, report);
        this.#admit(environment.spec.family);
        return;
      case 'succeeded':
      case 'failed':
        // an answer nobody waits for
        if (environment.order?.requestId !== report.requestId) return;
        if (report.type === 'failed' && report.exitReason !== undefined) {
          this.#end(environment, report);
          return;
        }
        environment.order = undefined;
        environment.phase = 'idle';
        this.#touch(environment);
        this.#report(environment, report);
        this.#admit(environment.spec.family);
        return;
      case 'exited': {
        // before Init began nothing of the function's has run
        const failure = environment.initBegan ? undefined : environment.worker?.failure;
        if (failure === undefined) this.#end(environment, report);
        else this.#failStart(environment, failure);
        return;
      }
      case 'init-started':
        environment.initBegan = true;
        this.#report(environment, report);
        return;
      default:
        this.#report(environment, report);
    }
  }

  /** The process is gone with this report. */
  #end(environment: Environment, report: EnvironmentEvent): void {
    this.#leave(environment);
    this.#report(environment, report);
    this.#admit(environment.spec.family);
  }

  #report(environment: Environment, event: EnvironmentEvent): void {
    this.#onEvent(environment.spec.environmentId, event);
  }

  // ── workers ────────────────────────────────────────────────────────────────────────────────────────────────────

  async #takeWorker(family: RuntimeFamily, again = true): Promise<EnvironmentWorker> {
    const spare = this.#spares.get(family);
    this.#spares.delete(family);
    const link = await this.#connect();
    try {
      const worker = spare && !spare.closed ? spare : await this.#spawn(family);
      const problem = await worker.booted;
      if (problem !== undefined) console.warn(`Python boots without its snapshot: ${problem}`);
      return worker;
    } catch (error) {
      // the frame went down under it: once more in the next one
      if (!again || !link.wasUp || !link.closed) throw error;
      return this.#takeWorker(family, false);
    }
  }

  /** Not before what was just assigned had its turn, nor between many that start one after the other. */
  #prepareSpareLater(family: RuntimeFamily): void {
    clearTimeout(this.#nextSpares.get(family));
    this.#nextSpares.set(
      family,
      setTimeout(() => void this.#prepareSpare(family), SPARE_REST_MS),
    );
  }

  async #prepareSpare(family: RuntimeFamily): Promise<void> {
    if (this.#hasSpare(family)) return;
    try {
      const worker = await this.#spawn(family);
      if (this.#hasSpare(family)) worker.kill();
      else this.#spares.set(family, worker);
    } catch (error) {
      console.error(`No spare ${family} worker could be started.`, error);
    }
  }

  #hasSpare(family: RuntimeFamily): boolean {
    return this.#spares.get(family)?.closed === false;
  }

  async #spawn(family: RuntimeFamily): Promise<EnvironmentWorker> {
    const link = await this.#connect();
    await this.#install(link, family);
    return new EnvironmentWorker(link, family);
  }

  #install(link: SupervisorLink, family: RuntimeFamily): Promise<void> {
    const installed = this.#installed.get(family);
    if (installed) return installed;
    const installing = family === 'python' ? this.#python.install(link) : installNodejs(link);
    this.#installed.set(family, installing);
    installing.catch(() => {
      if (this.#installed.get(family) === installing) this.#installed.delete(family);
    });
    return installing;
  }

  // ── the frame ──────────────────────────────────────────────────────────────────────────────────────────────────

  #connect(): Promise<SupervisorLink> {
    if (this.#link) return this.#link;
    const late = `the page opened no frame for execution environments within ${FRAME_LIMIT_MS / 1000} seconds. Reload it`;
    const link = within(FRAME_LIMIT_MS, this.#ports.connect(), late).then(
      (port) =>
        new SupervisorLink(port, {
          onLost: (why) => this.#loseFrame(why),
          pageAnswers: () => this.#ports.pageAnswers(),
        }),
    );
    this.#link = link;
    link.catch(() => {
      this.#link = undefined;
    });
    return link;
  }

  /** The renderer died and took every environment with it: JavaScript heaps have no limit of their own. */
  #loseFrame(why: string): void {
    console.warn(`Execution environments were lost: ${why}.`);
    this.#link = undefined;
    this.#installed = new Map();
    this.#spares.clear();
    this.#leftTmp.clear();
    for (const environment of this.#environments.values()) environment.tmpFrom = undefined;
    const lost = [...this.#environments.values()].filter(({ worker }) => worker);
    for (const environment of lost) {
      this.#close(environment);
      const { memorySizeMb } = environment.spec;
      this.#report(environment, {
        type: 'exited',
        reason: 'signal: killed',
        outOfMemory: true,
        maxMemoryUsedMb: memorySizeMb,
      });
    }
    this.#admit('nodejs');
    this.#admit('python');
  }
}

async function installNodejs(link: SupervisorLink): Promise<void> {
  const { source, libraries } = await kernelProgram('Node.js', import('kernel:nodejs'));
  const blobs = Object.entries(libraries).map(([name, text]) => [name, new Blob([text])] as const);
  link.installNodejs(new Blob([source], { type: 'text/javascript' }), Object.fromEntries(blobs));
}
