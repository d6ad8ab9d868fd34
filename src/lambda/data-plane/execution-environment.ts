/**
 * One execution environment as a state machine: Init, one invocation at a time, and how both can end.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html
 *
 * - Init may take 10 seconds. When it fails or takes longer, it is run again as part of the invocation, under the
 *   function's timeout.
 * - After a timeout, an exit or a failed Init the environment stays, without a runtime (AWS: it is reset); its next
 *   invocation starts a new one in the same way, which finds the same /tmp and writes to the same log stream.
 * - What a runtime reports comes from a place where user code runs: what does not fit the state is ignored.
 */
import { invariant } from '../../api/errors.ts';
import { RESPONSE_PAYLOAD_BYTES } from '../../api/quotas.ts';
import type { Clocks } from '../../kernel/account-time.ts';
import type { Timer } from '../../kernel/clock.ts';
import type { FunctionVersion } from '../state.ts';
import type { EnvironmentPool } from './environment-pool.ts';
import {
  exceedsBytes,
  exitErrorType,
  exitPayload,
  type Invocation,
  type InvocationStatus,
  RESPONSE_TOO_LARGE,
  responseTooLargePayload,
  TIMED_OUT,
  timedOutPayload,
} from './invocation.ts';

/**
 * `Vacant`: no runtime. `Starting`: ordered from the host, which may take as long as it must; nothing is measured yet.
 * `Initialising`: the runtime loads the function's code.
 */
const STATES = ['Vacant', 'Starting', 'Initialising', 'Idle', 'Busy', 'Stopped'] as const;
export type EnvironmentState = (typeof STATES)[number];

const bitOf = (name: EnvironmentState) => 1 << STATES.indexOf(name);

/** `next`: the bits of those that may come after it. */
const stateOf = (name: EnvironmentState, ...next: EnvironmentState[]) => ({
  name,
  bit: bitOf(name),
  next: next.reduce((bits, each) => bits | bitOf(each), 0),
});

const VACANT = stateOf('Vacant', 'Starting', 'Stopped');
const STARTING = stateOf('Starting', 'Initialising', 'Vacant', 'Stopped');
const INITIALISING = stateOf('Initialising', 'Idle', 'Busy', 'Vacant', 'Stopped');
const IDLE = stateOf('Idle', 'Busy', 'Vacant', 'Stopped');
const BUSY = stateOf('Busy', 'Idle', 'Vacant', 'Stopped');
const STOPPED = stateOf('Stopped');
type State = typeof VACANT;

/** AWS's words. */
export type InitializationType = 'on-demand' | 'provisioned-concurrency';

/** Init of its own (reported as Init Duration), or run again as part of an invocation. */
export type InitPhase = 'init' | 'invoke';
export type InitStatus = 'success' | 'error' | 'timeout';

/** A runtime's death. */
export interface RuntimeExit {
  /** `exit status 1`, `signal: killed`, or nothing at all. */
  reason: string | undefined;
  outOfMemory: boolean;
}

/** Where environments get their runtimes: real workers, or a model of them. Must not call back before it returns. */
export interface EnvironmentRuntime {
  /** `previous`: the one that the environment had before, and whose /tmp it takes over. */
  start(environment: ExecutionEnvironment, previous: RuntimeProcess | undefined, now: number): RuntimeProcess;
}

/** A runtime that was started for one environment, and reports to it. */
export interface RuntimeProcess {
  invoke(invocation: Invocation, timeoutMs: number, now: number): void;
  /** Ends it; nothing is heard of it any more. What it left in /tmp stays. */
  reset(): void;
  /** The environment is over: ends it, or what is left of one that has ended. */
  stop(): void;
}

/** Who gives an environment its work and hears what became of it. */
export interface EnvironmentOwner {
  initStarted(environment: ExecutionEnvironment, now: number): void;
  initEnded(
    environment: ExecutionEnvironment,
    durationMs: number,
    status: InitStatus,
    errorType: string | undefined,
    now: number,
  ): void;
  invocationStarted(environment: ExecutionEnvironment, invocation: Invocation, now: number): void;
  logged(environment: ExecutionEnvironment, text: string, now: number): void;
  /** `exit` when it ended because the runtime went away. */
  invocationEnded(
    environment: ExecutionEnvironment,
    invocation: Invocation,
    exit: RuntimeExit | undefined,
    now: number,
  ): void;
  /** The environment is gone before it could run the invocation, which needs another one. */
  displaced(environment: ExecutionEnvironment, invocation: Invocation, now: number): void;
  stopped(environment: ExecutionEnvironment, now: number): void;
}

export class ExecutionEnvironment implements Timer {
  readonly pool: EnvironmentPool;
  /** What it runs, as it was when the environment came into being. */
  readonly version: FunctionVersion;
  readonly initializationType: InitializationType;
  /** 32 hexadecimal digits, given by the runtime when it starts; a modelled one needs none. */
  id = '';
  logStreamName = '';
  /** A small number of its own while it lives, so that folds find what they keep of it in a list. */
  readonly seat: number;
  initPhase: InitPhase = 'init';
  idleSinceMs = 0;
  maxMemoryUsedMb = 0;
  readonly #clocks: Clocks;
  readonly #runtime: EnvironmentRuntime;
  readonly #owner: EnvironmentOwner;
  #state: State = VACANT;
  /** None while the environment is vacant. */
  #process: RuntimeProcess | undefined;
  /** Of a vacant environment, the one it had last. */
  #previous: RuntimeProcess | undefined;
  #invocation: Invocation | undefined;
  #initStartedAtMs = 0;
  #startedAtMs = 0;
  /** Of an Init that no invocation has reported yet. */
  #initDurationMs: number | undefined;
  /** On the host's clock, like the next: what really runs stands on it, whatever time it is for the account. */
  #deadlineMs = Number.POSITIVE_INFINITY;
  /** When the timer that is already in the clock fires. Deadlines move on; most timers find nothing to do. */
  #wakeAtMs = Number.POSITIVE_INFINITY;

  constructor(
    pool: EnvironmentPool,
    version: FunctionVersion,
    initializationType: InitializationType,
    seat: number,
    clocks: Clocks,
    runtime: EnvironmentRuntime,
    owner: EnvironmentOwner,
  ) {
    this.pool = pool;
    this.version = version;
    this.initializationType = initializationType;
    this.seat = seat;
    this.#clocks = clocks;
    this.#runtime = runtime;
    this.#owner = owner;
  }

  get isProvisioned(): boolean {
    return this.initializationType === 'provisioned-concurrency';
  }

  get state(): EnvironmentState {
    return this.#state.name;
  }

  get invocation(): Invocation | undefined {
    return this.#invocation;
  }

  /** Begins Init ahead of any invocation. */
  prepare(now: number): void {
    this.#start(now);
  }

  /** Takes an invocation: runs it now, or after Init. */
  accept(invocation: Invocation, now: number): void {
    invariant(!this.#invocation, 'an environment runs one invocation at a time');
    this.#invocation = invocation;
    if (this.#state === IDLE) this.#run(invocation, now, now);
    else if (this.#state === VACANT) this.#start(now);
  }

  initStarted(now: number): void {
    if (this.#state !== STARTING) return;
    this.#become(INITIALISING);
    this.#initStartedAtMs = now;
    this.#setDeadline(this.#initLimitMs());
    this.#owner.initStarted(this, now);
  }

  initSucceeded(maxMemoryUsedMb: number, now: number): void {
    this.initStarted(now);
    if (this.#state !== INITIALISING) return;
    this.#observeMemory(maxMemoryUsedMb);
    const durationMs = now - this.#initStartedAtMs;
    const ownPhase = this.initPhase === 'init';
    if (ownPhase) this.#initDurationMs = durationMs;
    this.#owner.initEnded(this, durationMs, 'success', undefined, now);
    this.initPhase = 'invoke';
    if (this.#invocation) {
      this.#run(this.#invocation, ownPhase ? now : this.#initStartedAtMs, now);
      return;
    }
    this.#deadlineMs = Number.POSITIVE_INFINITY;
    this.#become(IDLE);
  }

  initFailed(error: string, errorType: string, maxMemoryUsedMb: number, now: number): void {
    this.initStarted(now);
    if (this.#state !== INITIALISING) return;
    this.#observeMemory(maxMemoryUsedMb);
    this.#resetProcess();
    this.#initFailed('error', error, errorType, undefined, now);
  }

  succeeded(requestId: string, payload: string, maxMemoryUsedMb: number, now: number): void {
    const invocation = this.#answered(requestId);
    if (!invocation) return;
    this.#observeMemory(maxMemoryUsedMb);
    if (exceedsBytes(payload, RESPONSE_PAYLOAD_BYTES))
      this.#end(invocation, IDLE, 'error', responseTooLargePayload(), RESPONSE_TOO_LARGE, undefined, now);
    else this.#end(invocation, IDLE, 'success', payload, undefined, undefined, now);
  }

  /** `processEnded`: the runtime goes with its failure. */
  failed(
    requestId: string,
    error: string,
    errorType: string,
    processEnded: boolean,
    maxMemoryUsedMb: number,
    now: number,
  ): void {
    const invocation = this.#answered(requestId);
    if (!invocation) return;
    this.#observeMemory(maxMemoryUsedMb);
    if (processEnded) this.#resetProcess();
    this.#end(invocation, processEnded ? VACANT : IDLE, 'failure', error, errorType, undefined, now);
  }

  logged(text: string, now: number): void {
    if (this.#state !== STOPPED) this.#owner.logged(this, text, now);
  }

  /** The runtime is gone. */
  exited(exit: RuntimeExit, maxMemoryUsedMb: number, now: number): void {
    this.#leaveProcess();
    if (this.#state === IDLE) this.#become(VACANT);
    if (this.#state === VACANT || this.#state === STOPPED) return;
    this.initStarted(now);
    this.#observeMemory(maxMemoryUsedMb);
    const errorType = exitErrorType(exit.outOfMemory);
    const payload = exitPayload(this.#requestId, exit.reason, exit.outOfMemory);
    this.#broken('error', payload, errorType, exit, now);
  }

  /** The host took the worker of what it knew as idle, or has none for what nobody waits for: an order that crossed
   * this was not run. */
  reclaimed(now: number): void {
    if (this.#state === VACANT || this.#state === STOPPED) return;
    const invocation = this.#invocation;
    this.#process = undefined;
    this.#invocation = undefined;
    this.pool.reclaim(this);
    this.#leave(now);
    if (invocation) this.#owner.displaced(this, invocation, now);
  }

  /** Ends an environment that has nothing to do. */
  stop(now: number): void {
    invariant(!this.#invocation, 'an environment is not stopped under an invocation');
    this.#stopProcess();
    this.#leave(now);
  }

  /** A deadline may have passed. */
  fire(hostNow: number): void {
    if (hostNow >= this.#wakeAtMs) this.#wakeAtMs = Number.POSITIVE_INFINITY;
    if (hostNow < this.#deadlineMs) {
      this.#wakeForDeadline();
      return;
    }
    const payload = timedOutPayload(this.#requestId, this.#timeoutMs / 1000);
    this.#resetProcess();
    this.#broken('timeout', payload, TIMED_OUT, undefined, this.#clocks.account.now);
  }

  #start(now: number): void {
    this.#become(STARTING);
    this.#process = this.#runtime.start(this, this.#previous, now);
    this.#previous = undefined;
  }

  /** `startedAtMs`: when the time that Duration and the timeout count began. */
  #run(invocation: Invocation, startedAtMs: number, now: number): void {
    this.#become(BUSY);
    this.#startedAtMs = startedAtMs;
    const leftMs = startedAtMs + invocation.version.timeoutSeconds * 1000 - now;
    this.#setDeadline(leftMs);
    this.#owner.invocationStarted(this, invocation, now);
    this.#process?.invoke(invocation, leftMs, now);
  }

  #resetProcess(): void {
    this.#process?.reset();
    this.#leaveProcess();
  }

  #leaveProcess(): void {
    this.#previous = this.#process ?? this.#previous;
    this.#process = undefined;
  }

  #stopProcess(): void {
    this.#leaveProcess();
    this.#previous?.stop();
    this.#previous = undefined;
  }

  /** The runtime is gone from under an invocation. */
  #broken(
    status: InvocationStatus,
    payload: string,
    errorType: string,
    exit: RuntimeExit | undefined,
    now: number,
  ): void {
    if (this.#state === BUSY && this.#invocation)
      this.#end(this.#invocation, VACANT, status, payload, errorType, exit, now);
    else this.#initFailed(status, payload, errorType, exit, now);
  }

  /** Init did not succeed: once more within the invocation, or that was it. */
  #initFailed(
    status: InvocationStatus,
    payload: string,
    errorType: string,
    exit: RuntimeExit | undefined,
    now: number,
  ): void {
    const invocation = this.#invocation;
    this.#become(VACANT);
    this.#deadlineMs = Number.POSITIVE_INFINITY;
    const durationMs = now - this.#initStartedAtMs;
    if (status === 'timeout') this.#owner.initEnded(this, durationMs, 'timeout', undefined, now);
    else this.#owner.initEnded(this, durationMs, 'error', errorType, now);
    if (!invocation) {
      this.pool.lose(this);
      this.#stopProcess();
      this.#leave(now);
      return;
    }
    if (this.initPhase === 'init') {
      this.initPhase = 'invoke';
      this.#start(now);
      return;
    }
    this.#startedAtMs = this.#initStartedAtMs;
    this.#owner.invocationStarted(this, invocation, now);
    this.#end(invocation, VACANT, status, payload, errorType, exit, now);
  }

  /** `payload`: JSON text, an answer or an error payload. */
  #end(
    invocation: Invocation,
    next: State,
    status: InvocationStatus,
    payload: string,
    errorType: string | undefined,
    exit: RuntimeExit | undefined,
    now: number,
  ): void {
    invocation.status = status;
    invocation.payload = payload;
    invocation.errorType = errorType;
    invocation.durationMs = now - this.#startedAtMs;
    invocation.initDurationMs = this.#initDurationMs;
    invocation.maxMemoryUsedMb = this.maxMemoryUsedMb;
    this.#initDurationMs = undefined;
    this.#invocation = undefined;
    this.#deadlineMs = Number.POSITIVE_INFINITY;
    if (this.#state !== next) this.#become(next);
    this.#owner.invocationEnded(this, invocation, exit, now);
  }

  /** What error payloads name: empty in an Init that nobody waits for. */
  get #requestId(): string {
    return this.#invocation?.input.requestId ?? '';
  }

  get #timeoutMs(): number {
    return (this.#invocation?.version ?? this.version).timeoutSeconds * 1000;
  }

  #initLimitMs(): number {
    if (this.initPhase === 'invoke') return this.#timeoutMs;
    const { initLimitMs, provisionedInitLimitMs } = this.pool.concurrency.account.limits;
    return this.isProvisioned ? Math.max(provisionedInitLimitMs, this.#timeoutMs) : initLimitMs;
  }

  /** The invocation that an answer is for; none when it is late, repeated or made up. */
  #answered(requestId: string): Invocation | undefined {
    const invocation = this.#invocation;
    return this.#state === BUSY && invocation?.input.requestId === requestId ? invocation : undefined;
  }

  #observeMemory(megabytes: number): void {
    if (megabytes > this.maxMemoryUsedMb) {
      this.maxMemoryUsedMb = Math.min(Math.ceil(megabytes), this.version.memorySizeMb);
    }
  }

  #setDeadline(inMs: number): void {
    this.#deadlineMs = this.#clocks.host.now + inMs;
    this.#wakeForDeadline();
  }

  #wakeForDeadline(): void {
    if (this.#deadlineMs >= this.#wakeAtMs) return;
    this.#wakeAtMs = this.#deadlineMs;
    this.#clocks.host.schedule(this.#deadlineMs, this);
  }

  #leave(now: number): void {
    this.#deadlineMs = Number.POSITIVE_INFINITY;
    this.#become(STOPPED);
    this.#owner.stopped(this, now);
  }

  #become(next: State): void {
    if ((this.#state.next & next.bit) === 0)
      invariant(false, `an environment goes from ${this.#state.name} to ${next.name}`);
    this.#state = next;
  }
}
