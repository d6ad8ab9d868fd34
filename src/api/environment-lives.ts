/**
 * The life of each execution environment, as long as it is one: Init, invocations, the time between them, and how it
 * ended. Globals live as long as its runtime, /tmp as long as the environment. Ours: AWS shows none of it.
 */

/** So many of an environment's last invocations are kept, and so many environments that have ended. */
export const KEPT_INVOCATIONS = 64;
export const KEPT_LIVES = 200;

export interface EnvironmentSpan {
  kind: 'init' | 'invocation';
  startMs: number;
  /** Absent while it goes on. */
  endMs?: number;
  /** How it ended, in AWS's words. */
  status?: 'success' | 'failure' | 'error' | 'timeout';
  /** The runtime went with it: the next one begins with new globals, and finds the same /tmp. */
  runtimeLost?: boolean;
}

/**
 * `expired`: it was idle for its lifetime. `replaced`: its version was changed or deleted. `reclaimed`: this browser took
 * its worker for another one. `released`: less provisioned concurrency is wanted, or its Init failed.
 */
export type EnvironmentEnd = 'expired' | 'replaced' | 'reclaimed' | 'released';

export interface EnvironmentLife {
  /** 32 hexadecimal digits, as its log stream is named. */
  id: string;
  logStreamName: string;
  version: string;
  provisioned: boolean;
  startedAtMs: number;
  /** Oldest first. */
  spans: EnvironmentSpan[];
  /** All of them, those that are not kept too. */
  invocations: number;
  /** Of an idle one on demand: when it ends if nobody invokes it. */
  expiresAtMs?: number;
  endedAtMs?: number;
  end?: EnvironmentEnd;
}

export interface EnvironmentLivesRequest {
  functionName: string;
  /** This one alone. */
  version?: string;
}

export interface EnvironmentLives {
  /** The account's time of the answer. */
  atMs: number;
  /** How long an environment on demand may be idle. */
  idleLifetimeMs: number;
  /** In the order in which they began. */
  environments: EnvironmentLife[];
}
