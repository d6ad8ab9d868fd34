/** What the engine needs from outside, as types only. Nothing here has a promise: the engine is synchronous. */
import type { HttpRequest, HttpResponse } from '../api/http.ts';

/** Something that happens at a time; the object itself is the timer, so scheduling allocates nothing. */
export interface Timer {
  fire(now: number): void;
}

/** Time as the engine knows it: milliseconds since 1970, moved only by whoever steps the engine. There is no cancel:
 * a timer whose reason is gone does nothing when it fires. */
export interface Clock {
  readonly now: number;
  schedule(atMs: number, timer: Timer): void;
}

/** Luck. Every draw of the engine (alias weights, ids) comes from here, so a seed repeats a whole session. */
export interface Random {
  /** Uniform in (0, 1). */
  next(): number;
}

/** Luck that can be made to repeat itself. */
export interface Seedable {
  /** The same text, the same draws from here on; undefined: fresh luck. */
  seed(text: string | undefined): void;
}

// ── deployment packages ────────────────────────────────────────────────────────────────────────────────────────

export type { DeploymentPackage, PackageRefusal } from '../api/package.ts';

// ── execution environments ─────────────────────────────────────────────────────────────────────────────────────

export type RuntimeFamily = 'python' | 'nodejs';

/** All that a runtime must know to become one execution environment of one function version. */
export interface EnvironmentSpec {
  environmentId: string;
  family: RuntimeFamily;
  /** AWS's identifier, for example `python3.8`. */
  runtime: string;
  handler: string;
  /** Content addresses of the function's package and of its layers, in merge order. */
  codeSha256: string;
  layerSha256s: string[];
  functionName: string;
  functionVersion: string;
  memorySizeMb: number;
  ephemeralStorageMb: number;
  logGroupName: string;
  logStreamName: string;
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
  /** Log lines of user code and of the runtime, already in AWS's format, each ending in a newline. */
  | { type: 'log'; text: string }
  | { type: 'succeeded'; requestId: string; payload: string; maxMemoryUsedMb: number }
  /** The handler raised. `error` is the JSON error payload. */
  | { type: 'failed'; requestId: string; error: string; errorType: string; maxMemoryUsedMb: number }
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
  | { type: 'stop-environment'; environmentId: string };

/**
 * Where environments run. The live host (sandbox) starts real workers and answers with commands; the simulator's
 * modelled runtime answers with timers.
 */
export interface RuntimeHost {
  perform(effect: Effect): void;
}

// ── calls ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** A request after routing, parsing, validation and ingest: what a command carries and what crosses between tabs. */
export interface Call {
  service: HttpRequest['service'];
  operation: string;
  /** Members in AWS's names. Blobs are bytes, except zips: those are a DeploymentPackage or a PackageRefusal. */
  input: unknown;
  /** It came as AWS Query to a service that speaks another protocol too; the answer is to be in the same. */
  asQuery?: true;
}

export type Respond = (response: HttpResponse) => void;

/** One service of the region, Lambda or a neighbour. */
export interface Service {
  readonly name: HttpRequest['service'];
  /** Routes, parses and validates. Returns the call, or the error response. */
  parse(request: HttpRequest): Call | HttpResponse;
  /** Runs a call; `respond` is called once, now or (Invoke) later. */
  execute(call: Call, respond: Respond): void;
}

// ── what was observed ──────────────────────────────────────────────────────────────────────────────────────────

/** Brings to disk what was observed; whoever reads it does so first. */
export interface ObservationRecorder {
  flush(): void;
}

/** A metric of AWS/Lambda that has datapoints. */
export interface Metric {
  name: string;
  dimensions: Readonly<Record<string, string>>;
  /** Start of the latest minute with a datapoint. */
  lastAtMs: number;
}

/** What CloudWatch's statistics are read from. */
export interface MetricStatistics {
  readonly sampleCount: number;
  readonly sum: number;
  readonly minimum: number;
  readonly maximum: number;
  /** From 0 to 100. */
  percentile(percent: number): number;
}

export interface MetricPeriod {
  startMs: number;
  unit: 'Count' | 'Milliseconds';
  statistics: MetricStatistics;
}

export interface MetricSource {
  metrics(): Iterable<Metric>;
  /**
   * The samples of the minutes from `startMs` up to but not including `endMs`, merged by periods that are counted from
   * `startMs`; the earliest first. Periods without samples are absent.
   */
  statistics(
    name: string,
    dimensions: Readonly<Record<string, string>>,
    startMs: number,
    endMs: number,
    periodMs: number,
  ): MetricPeriod[];
}

export interface LogEvent {
  /** Counts up in its stream, and is never used again there. */
  position: number;
  timestampMs: number;
  /** With its newline. */
  message: string;
}

export interface LogStreamSource {
  readonly name: string;
  readonly createdAtMs: number;
  /** Oldest first; what was too much is gone from the front. */
  readonly events: readonly LogEvent[];
  readonly firstEventAtMs: number | undefined;
  readonly lastEventAtMs: number | undefined;
}

export interface LogGroupSource {
  readonly name: string;
  readonly createdAtMs: number;
  readonly storedBytes: number;
  /** By name, oldest first. */
  readonly streams: ReadonlyMap<string, LogStreamSource>;
}

export interface LogSource {
  groups(): Iterable<LogGroupSource>;
  group(name: string): LogGroupSource | undefined;
  deleteGroup(name: string): void;
}
