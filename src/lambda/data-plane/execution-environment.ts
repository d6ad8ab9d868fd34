/**
 * One execution environment as a state machine: Init, one invocation at a time, and how both can end.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html
 *
 * - Init may take 10 seconds. When it fails or takes longer, it is run again as part of the invocation, under the
 *   function's timeout.
 * - After a timeout, an exit or a failed Init the environment stays, without a runtime; its next invocation starts a new
 *   one in the same way.
 * - What a runtime reports comes from a place where user code runs: what does not fit the state is ignored.
 *
 * Differs from AWS: /tmp goes with the runtime; on AWS it outlives a restart.
 */
import { invariant } from '../../api/errors.ts';
import { INIT_LIMIT_MS, PROVISIONED_INIT_LIMIT_MS, RESPONSE_PAYLOAD_BYTES } from '../../api/quotas.ts';
import type { Clock, Timer } from '../../kernel/clock.ts';
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
export type EnvironmentState = 'Vacant' | 'Starting' | 'Initialising' | 'Idle' | 'Busy' | 'Stopped';

const NEXT: Record<EnvironmentState, readonly EnvironmentState[]> = {
  Vacant: ['Starting', 'Stopped'],
  Starting: ['Initialising', 'Vacant', 'Stopped'],
  Initialising: ['Idle', 'Busy', 'Vacant', 'Stopped'],
  Idle: ['Busy', 'Vacant', 'Stopped'],
  Busy: ['Idle', 'Vacant', 'Stopped'],
  Stopped: [],
};

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

/** How an invocation ends. */
interface Outcome {
  status: InvocationStatus;
  /** JSON text: an answer, or an error payload. */
  payload: string;
  errorType?: string;
  exit?: RuntimeExit;
}

/** Where environments get their runtimes: real workers, or a model of them. Must not call back before it returns. */
export interface EnvironmentRuntime {
  start(environment: ExecutionEnvironment, now: number): void;
  invoke(environment: ExecutionEnvironment, invocation: Invocation, timeoutMs: number, now: number): void;
  /** Ends the runtime that `start` began; nothing is heard of it any more. */
  stop(environment: ExecutionEnvironment): void;
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
  initPhase: InitPhase = 'init';
  idleSinceMs = 0;
  maxMemoryUsedMb = 0;
  readonly #clock: Clock;
  readonly #runtime: EnvironmentRuntime;
  readonly #owner: EnvironmentOwner;
  #state: EnvironmentState = 'Vacant';
  #invocation: Invocation | undefined;
  #initStartedAtMs = 0;
  #startedAtMs = 0;
  /** Of an Init that no invocation has reported yet. */
  #initDurationMs: number | undefined;
  #deadlineMs = Number.POSITIVE_INFINITY;
  /** When the timer that is already in the clock fires. Deadlines move on; most timers find nothing to do. */
  #wakeAtMs = Number.POSITIVE_INFINITY;

  constructor(
    pool: EnvironmentPool,
    version: FunctionVersion,
    initializationType: InitializationType,
    clock: Clock,
    runtime: EnvironmentRuntime,
    owner: EnvironmentOwner,
  ) {
    this.pool = pool;
    this.version = version;
    this.initializationType = initializationType;
    this.#clock = clock;
    this.#runtime = runtime;
    this.#owner = owner;
  }

  get isProvisioned(): boolean {
    return this.initializationType === 'provisioned-concurrency';
  }

  get state(): EnvironmentState {
    return this.#state;
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
    if (this.#state === 'Idle') this.#run(invocation, now, now);
    else if (this.#state === 'Vacant') this.#start(now);
  }

  initStarted(now: number): void {
    if (this.#state !== 'Starting') return;
    this.#become('Initialising');
    this.#initStartedAtMs = now;
    this.#setDeadline(now + this.#initLimitMs());
    this.#owner.initStarted(this, now);
  }

  initSucceeded(maxMemoryUsedMb: number, now: number): void {
    this.initStarted(now);
    if (this.#state !== 'Initialising') return;
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
    this.#become('Idle');
  }

  initFailed(error: string, errorType: string, maxMemoryUsedMb: number, now: number): void {
    this.initStarted(now);
    if (this.#state !== 'Initialising') return;
    this.#observeMemory(maxMemoryUsedMb);
    this.#runtime.stop(this);
    this.#initFailed({ status: 'error', payload: error, errorType }, now);
  }

  succeeded(requestId: string, payload: string, maxMemoryUsedMb: number, now: number): void {
    const invocation = this.#answered(requestId);
    if (!invocation) return;
    this.#observeMemory(maxMemoryUsedMb);
    const outcome: Outcome = exceedsBytes(payload, RESPONSE_PAYLOAD_BYTES)
      ? { status: 'error', payload: responseTooLargePayload(), errorType: RESPONSE_TOO_LARGE }
      : { status: 'success', payload };
    this.#end(invocation, 'Idle', outcome, now);
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
    if (processEnded) this.#runtime.stop(this);
    this.#end(invocation, processEnded ? 'Vacant' : 'Idle', { status: 'failure', payload: error, errorType }, now);
  }

  logged(text: string, now: number): void {
    if (this.#state !== 'Stopped') this.#owner.logged(this, text, now);
  }

  /** The runtime is gone. */
  exited(exit: RuntimeExit, maxMemoryUsedMb: number, now: number): void {
    if (this.#state === 'Idle') this.#become('Vacant');
    if (this.#state === 'Vacant' || this.#state === 'Stopped') return;
    this.initStarted(now);
    this.#observeMemory(maxMemoryUsedMb);
    const errorType = exitErrorType(exit.outOfMemory);
    const payload = exitPayload(this.#requestId, exit.reason, exit.outOfMemory);
    this.#broken({ status: 'error', payload, errorType, exit }, now);
  }

  /** The host took the worker of what it knew as idle, or has none for what nobody waits for: an order that crossed
   * this was not run. */
  reclaimed(now: number): void {
    if (this.#state === 'Vacant' || this.#state === 'Stopped') return;
    const invocation = this.#invocation;
    this.#invocation = undefined;
    this.pool.reclaim(this);
    this.#leave(now);
    if (invocation) this.#owner.displaced(this, invocation, now);
  }

  /** Ends an environment that has nothing to do. */
  stop(now: number): void {
    invariant(!this.#invocation, 'an environment is not stopped under an invocation');
    if (this.#state !== 'Vacant') this.#runtime.stop(this);
    this.#leave(now);
  }

  /** A deadline may have passed. */
  fire(now: number): void {
    if (now >= this.#wakeAtMs) this.#wakeAtMs = Number.POSITIVE_INFINITY;
    if (now < this.#deadlineMs) {
      if (this.#deadlineMs < this.#wakeAtMs) this.#setDeadline(this.#deadlineMs);
      return;
    }
    const payload = timedOutPayload(this.#requestId, this.#timeoutMs / 1000);
    this.#runtime.stop(this);
    this.#broken({ status: 'timeout', payload, errorType: TIMED_OUT }, now);
  }

  #start(now: number): void {
    this.#become('Starting');
    this.#runtime.start(this, now);
  }

  /** `startedAtMs`: when the time that Duration and the timeout count began. */
  #run(invocation: Invocation, startedAtMs: number, now: number): void {
    this.#become('Busy');
    this.#startedAtMs = startedAtMs;
    const deadlineMs = startedAtMs + invocation.version.timeoutSeconds * 1000;
    this.#setDeadline(deadlineMs);
    this.#owner.invocationStarted(this, invocation, now);
    this.#runtime.invoke(this, invocation, deadlineMs - now, now);
  }

  /** The runtime is gone from under an invocation. */
  #broken(outcome: Outcome, now: number): void {
    if (this.#state === 'Busy' && this.#invocation) this.#end(this.#invocation, 'Vacant', outcome, now);
    else this.#initFailed(outcome, now);
  }

  /** Init did not succeed: once more within the invocation, or that was it. */
  #initFailed(outcome: Outcome, now: number): void {
    const invocation = this.#invocation;
    this.#become('Vacant');
    this.#deadlineMs = Number.POSITIVE_INFINITY;
    const timedOut = outcome.status === 'timeout';
    const durationMs = now - this.#initStartedAtMs;
    this.#owner.initEnded(
      this,
      durationMs,
      timedOut ? 'timeout' : 'error',
      timedOut ? undefined : outcome.errorType,
      now,
    );
    if (!invocation) {
      this.pool.provisioned.failed = true;
      this.pool.provisioned.lose(this);
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
    this.#end(invocation, 'Vacant', outcome, now);
  }

  #end(invocation: Invocation, next: 'Idle' | 'Vacant', { status, payload, errorType, exit }: Outcome, now: number) {
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
    return this.isProvisioned ? Math.max(PROVISIONED_INIT_LIMIT_MS, this.#timeoutMs) : INIT_LIMIT_MS;
  }

  /** The invocation that an answer is for; none when it is late, repeated or made up. */
  #answered(requestId: string): Invocation | undefined {
    const invocation = this.#invocation;
    return this.#state === 'Busy' && invocation?.input.requestId === requestId ? invocation : undefined;
  }

  #observeMemory(megabytes: number): void {
    if (megabytes > this.maxMemoryUsedMb) {
      this.maxMemoryUsedMb = Math.min(Math.ceil(megabytes), this.version.memorySizeMb);
    }
  }

  #setDeadline(atMs: number): void {
    this.#deadlineMs = atMs;
    if (atMs >= this.#wakeAtMs) return;
    this.#wakeAtMs = atMs;
    this.#clock.schedule(atMs, this);
  }

  #leave(now: number): void {
    this.#deadlineMs = Number.POSITIVE_INFINITY;
    this.#become('Stopped');
    this.#owner.stopped(this, now);
  }

  #become(next: EnvironmentState): void {
    invariant(NEXT[this.#state].includes(next), `an environment goes from ${this.#state} to ${next}`);
    this.#state = next;
  }
}
