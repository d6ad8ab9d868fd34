/**
 * One accepted request: what was asked, and what became of it. The log lines and metrics about it are folds of what
 * the observers are told; the error payloads of what the platform itself ends are here.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html
 */
import { RESPONSE_PAYLOAD_BYTES } from '../../api/quotas.ts';
import type { Lineage } from '../../kernel/caller.ts';
import type { FunctionVersion } from '../state.ts';
import type { Lease, Leaseholder } from './admission.ts';
import type { EnvironmentPool } from './environment-pool.ts';
import type { ExecutionEnvironment } from './execution-environment.ts';
import type { Target } from './routing.ts';

/**
 * AWS's words: `failure` is the handler's own error, `error` one of the runtime or of Init.
 * https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html
 */
export type InvocationStatus = 'success' | 'failure' | 'error' | 'timeout';

/** What the caller sent. A simulation shares one between all its invocations. */
export interface InvocationInput {
  requestId: string;
  invokedFunctionArn: string;
  /** JSON text. */
  payload: string;
  /** JSON text. */
  clientContext: string | undefined;
  /** Of the chain that it is part of, itself counted; absent when nothing here led to it. */
  lineage?: Lineage | undefined;
  /** Whether Lambda's own queue sends it. */
  isEvent?: boolean;
}

/** Called once, when it ended. */
export type InvocationDone = (invocation: Invocation) => void;

export class Invocation implements Leaseholder {
  readonly target: Target;
  /** Of the version that was drawn. */
  readonly pool: EnvironmentPool;
  /** The version, as it was when the request was accepted. */
  readonly version: FunctionVersion;
  /** The luck of it, from 0 to 1, when the alias is weighted. */
  readonly draw: number | undefined;
  input: InvocationInput;
  readonly acceptedAtMs: number;
  lease: Lease | undefined = undefined;
  /** That runs it, or ran it last. */
  environment: ExecutionEnvironment | undefined = undefined;
  /** Whether it runs on demand because the version's provisioned concurrency had no room. */
  spillover = false;
  /** Whether an environment was started for it. */
  coldStart = false;
  /** Undefined until it ended. */
  status: InvocationStatus | undefined = undefined;
  /** JSON text: the handler's answer, or the error payload. */
  payload = '';
  errorType: string | undefined = undefined;
  durationMs = 0;
  /** Only on the first invocation of an environment whose Init succeeded. */
  initDurationMs: number | undefined = undefined;
  maxMemoryUsedMb = 0;
  readonly #done: InvocationDone;

  constructor(
    target: Target,
    pool: EnvironmentPool,
    draw: number | undefined,
    input: InvocationInput,
    acceptedAtMs: number,
    done: InvocationDone,
  ) {
    this.target = target;
    this.pool = pool;
    this.version = pool.version;
    this.draw = draw;
    this.input = input;
    this.acceptedAtMs = acceptedAtMs;
    this.#done = done;
  }

  /** Billed in steps of 1 ms; since August 2025 Init is billed too.
   * https://aws.amazon.com/blogs/compute/aws-lambda-standardizes-billing-for-init-phase/ */
  get billedDurationMs(): number {
    return Math.ceil(this.durationMs + (this.initDurationMs ?? 0));
  }

  /** Answers the caller. */
  answer(): void {
    this.#done(this);
  }

  /** It was answered: whoever still looks at it asks how it went, not what was said. */
  forget(): void {
    this.payload = '';
    this.input = { ...this.input, payload: '', clientContext: undefined };
  }
}

const payloadOf = (errorType: string, errorMessage: string) => JSON.stringify({ errorType, errorMessage });

export const RESPONSE_TOO_LARGE = 'Function.ResponseSizeTooLarge';
export const responseTooLargePayload = () =>
  payloadOf(
    RESPONSE_TOO_LARGE,
    `Response payload size exceeded maximum allowed payload size (${RESPONSE_PAYLOAD_BYTES} bytes).`,
  );

export const TIMED_OUT = 'Sandbox.Timedout';
export const timedOutMessage = (timeoutSeconds: number) => `Task timed out after ${timeoutSeconds.toFixed(2)} seconds`;
export const timedOutPayload = (requestId: string, timeoutSeconds: number) =>
  payloadOf(TIMED_OUT, `RequestId: ${requestId} Error: ${timedOutMessage(timeoutSeconds)}`);

/** What AWS says of a runtime process that went away; `reason` as in `exit status 1`. */
export const exitMessage = (requestId: string, reason: string | undefined) =>
  `RequestId: ${requestId} Error: Runtime exited ${reason === undefined ? 'without providing a reason' : `with error: ${reason}`}`;
export const exitErrorType = (outOfMemory: boolean) => (outOfMemory ? 'Runtime.OutOfMemory' : 'Runtime.ExitError');
export const exitPayload = (requestId: string, reason: string | undefined, outOfMemory: boolean) =>
  payloadOf(exitErrorType(outOfMemory), exitMessage(requestId, outOfMemory ? 'signal: killed' : reason));

/** Whether a text has more UTF-8 bytes than a limit; counts only when it may. */
export function exceedsBytes(text: string, limit: number): boolean {
  if (text.length > limit) return true;
  if (text.length * 3 <= limit) return false;
  return new TextEncoder().encode(text).length > limit;
}
