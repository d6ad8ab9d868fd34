/** The lives of execution environments (api/environment-lives.ts): those that live, and the last ones that have ended. */
import {
  type EnvironmentEnd,
  type EnvironmentLife,
  type EnvironmentLives,
  type EnvironmentSpan,
  KEPT_INVOCATIONS,
  KEPT_LIVES,
} from '../../api/environment-lives.ts';
import type { ExecutionEnvironment, InitStatus } from '../data-plane/execution-environment.ts';
import type { Invocation, InvocationStatus } from '../data-plane/invocation.ts';
import type { InvocationObserver } from './invocation-observer.ts';

const STATUSES: readonly InvocationStatus[] = ['success', 'failure', 'error', 'timeout'];
/** Of a span in the ring: when it began, when it ended, how, and whether the runtime went. */
const COLUMNS = 4;

class Life {
  readonly environment: ExecutionEnvironment;
  readonly startedAtMs: number;
  readonly inits: EnvironmentSpan[] = [];
  invocations = 0;
  /** Of the invocation under way, when it was given to the environment's runtime. */
  runningSinceMs: number | undefined;
  ended: { atMs: number; end: EnvironmentEnd } | undefined;
  readonly #ring = new Float64Array(KEPT_INVOCATIONS * COLUMNS);

  constructor(environment: ExecutionEnvironment, startedAtMs: number) {
    this.environment = environment;
    this.startedAtMs = startedAtMs;
  }

  keep(startMs: number, endMs: number, status: number, runtimeLost: boolean): void {
    const at = (this.invocations++ % KEPT_INVOCATIONS) * COLUMNS;
    this.#ring[at] = startMs;
    this.#ring[at + 1] = endMs;
    this.#ring[at + 2] = status;
    this.#ring[at + 3] = runtimeLost ? 1 : 0;
  }

  tell(idleLifetimeMs: number): EnvironmentLife {
    const { id, logStreamName, version, isProvisioned, state, idleSinceMs } = this.environment;
    const idle = !this.ended && !isProvisioned && (state === 'Idle' || state === 'Vacant') && this.invocations > 0;
    return {
      id,
      logStreamName,
      version: version.version,
      provisioned: isProvisioned,
      startedAtMs: this.startedAtMs,
      spans: [...this.inits, ...this.#kept(), ...this.#running()].sort((a, b) => a.startMs - b.startMs),
      invocations: this.invocations,
      ...(idle && { expiresAtMs: idleSinceMs + idleLifetimeMs }),
      ...(this.ended && { endedAtMs: this.ended.atMs, end: this.ended.end }),
    };
  }

  #kept(): EnvironmentSpan[] {
    const first = Math.max(0, this.invocations - KEPT_INVOCATIONS);
    return Array.from({ length: this.invocations - first }, (_, index) => {
      const at = ((first + index) % KEPT_INVOCATIONS) * COLUMNS;
      const [startMs = 0, endMs = 0, status = 0, lost] = this.#ring.subarray(at, at + COLUMNS);
      return {
        kind: 'invocation',
        startMs,
        endMs,
        status: STATUSES[status] as InvocationStatus,
        ...(lost && { runtimeLost: true }),
      };
    });
  }

  #running(): EnvironmentSpan[] {
    return this.runningSinceMs === undefined ? [] : [{ kind: 'invocation', startMs: this.runningSinceMs }];
  }
}

export class EnvironmentLivesObserver implements InvocationObserver {
  /** By the seat of the environment. */
  readonly #living: (Life | undefined)[] = [];
  /** The last ones, in a ring. */
  readonly #ended: Life[] = [];
  #next = 0;

  initStarted(environment: ExecutionEnvironment, now: number): void {
    this.#of(environment, now).inits.push({ kind: 'init', startMs: now });
  }

  initEnded(environment: ExecutionEnvironment, _durationMs: number, status: InitStatus, _: unknown, now: number): void {
    const init = this.#living[environment.seat]?.inits.at(-1);
    if (!init) return;
    init.endMs = now;
    init.status = status;
    if (status !== 'success') init.runtimeLost = true;
  }

  started(_: Invocation, environment: ExecutionEnvironment, now: number): void {
    this.#of(environment, now).runningSinceMs = now;
  }

  ended(invocation: Invocation, environment: ExecutionEnvironment, exit: unknown, now: number): void {
    const life = this.#of(environment, now);
    const { status = 'error' } = invocation;
    const lost = exit !== undefined || environment.state === 'Vacant';
    life.keep(life.runningSinceMs ?? now, now, STATUSES.indexOf(status), lost);
    life.runningSinceMs = undefined;
  }

  stopped(environment: ExecutionEnvironment, now: number): void {
    const life = this.#living[environment.seat];
    if (!life) return;
    this.#living[environment.seat] = undefined;
    life.ended = { atMs: now, end: endOf(environment, now) };
    this.#ended[this.#next] = life;
    this.#next = (this.#next + 1) % KEPT_LIVES;
  }

  /** Of one function; of one version, if it is named. */
  read(functionName: string, version: string | undefined, idleLifetimeMs: number, now: number): EnvironmentLives {
    const environments = [...this.#ended, ...this.#living]
      .filter((life) => life !== undefined)
      .filter(
        ({ environment: { version: of } }) =>
          of.functionName === functionName && (version === undefined || of.version === version),
      )
      .sort((a, b) => a.startedAtMs - b.startedAtMs)
      .map((life) => life.tell(idleLifetimeMs));
    return { atMs: now, idleLifetimeMs, environments };
  }

  #of(environment: ExecutionEnvironment, now: number): Life {
    const known = this.#living[environment.seat];
    if (known) return known;
    const life = new Life(environment, now);
    this.#living[environment.seat] = life;
    return life;
  }
}

function endOf({ pool, isProvisioned, idleSinceMs }: ExecutionEnvironment, now: number): EnvironmentEnd {
  if (pool.retired) return 'replaced';
  if (isProvisioned) return 'released';
  return idleSinceMs + pool.concurrency.account.limits.idleLifetimeMs <= now ? 'expired' : 'reclaimed';
}
