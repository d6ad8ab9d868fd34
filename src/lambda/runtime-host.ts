/** What Lambda and the host of runtimes say to each other, as types only: environments to start, orders, and reports. */
import type { Outcome } from '../kernel/outbox.ts';
import type { Command, Core } from '../kernel/step.ts';

export type RuntimeFamily = 'python' | 'nodejs';

/** All that a runtime must know to become one execution environment of one function version. */
export interface EnvironmentSpec {
  environmentId: string;
  /** The runtime before this one in the same execution environment, whose /tmp it finds. */
  previousId?: string;
  family: RuntimeFamily;
  /** AWS's identifier, for example `python3.8`. */
  runtime: string;
  handler: string;
  /** Content addresses of the function's package and of its layers, in merge order. */
  codeSha256: string;
  layerSha256s: string[];
  functionName: string;
  functionVersion: string;
  /** The ARN of the execution role, as which its code calls AWS. */
  role: string;
  memorySizeMb: number;
  ephemeralStorageMb: number;
  logGroupName: string;
  logStreamName: string;
  /** The account's time when it was ordered: what code of the module sees as now. */
  accountNowMs: number;
  /** The whole process environment: system variables and the function's own. */
  variables: Record<string, string>;
}

/** One request for a started environment. */
export interface InvokeOrder {
  requestId: string;
  invokedFunctionArn: string;
  /** The event, JSON text. */
  payload: string;
  timeoutMs: number;
  /** The account's time when it was ordered: what the handler sees as now, and goes on from at the speed of real time. */
  accountNowMs: number;
  /** JSON text of ClientContext, when the caller sent one. */
  clientContext?: string;
}

/** What an environment reports. Everything in it comes from a place where user code runs: checked, never trusted. */
export type EnvironmentEvent =
  /** The runtime is up and begins to load the function's code: Init is measured from here. */
  | { type: 'init-started' }
  | { type: 'init-succeeded'; maxMemoryUsedMb: number }
  /** Module-level code failed, or there is no such handler. `error` is the JSON error payload. */
  | { type: 'init-failed'; error: string; errorType: string; maxMemoryUsedMb: number }
  /** Log lines of user code and of the runtime, already in AWS's format, each ending in a newline; or one log event of
   * any number of lines, which ends in none. */
  | { type: 'log'; text: string }
  | { type: 'succeeded'; requestId: string; payload: string; maxMemoryUsedMb: number }
  /** The handler raised. `error` is the JSON error payload. `exitReason`: the process ended with it, as in
   * `exit status 128`, and nothing more is heard of it. */
  | {
      type: 'failed';
      requestId: string;
      error: string;
      errorType: string;
      exitReason?: string;
      maxMemoryUsedMb: number;
    }
  /** The process is gone: `exit status N`, `signal: killed`, or no reason at all (exit 0). */
  | { type: 'exited'; reason: string | undefined; outOfMemory: boolean; maxMemoryUsedMb: number }
  /** The host took the worker of an idle environment for another, or had none for one that was to start ahead; an order
   * that crossed this was not run. */
  | { type: 'reclaimed' };

/** Orders to the host of runtimes. Effects: they leave the engine only when what led to them is on disk. */
export type Effect =
  /** `ahead`: no invocation waits for it, so it displaces nothing; without room for it, it is `reclaimed`. */
  | { type: 'start-environment'; spec: EnvironmentSpec; ahead?: true }
  | { type: 'invoke-environment'; environmentId: string; order: InvokeOrder }
  /** Ends the runtime. /tmp stays for the next one of the same execution environment. */
  | { type: 'reset-environment'; environmentId: string }
  /** The execution environment is over, with the runtime it has or had last, and its /tmp. */
  | { type: 'stop-environment'; environmentId: string };

/**
 * Where environments run. The live host (sandbox) starts real workers and answers with commands; the simulator's
 * modelled runtime answers with timers.
 */
export interface RuntimeHost {
  perform(effect: Effect): void;
}

/** The kernel's words, with Lambda's effects and reports in them. */
export type RegionCore = Core<Effect, EnvironmentEvent>;
export type RegionCommand = Command<EnvironmentEvent>;
export type RegionOutcome = Outcome<Effect>;
