/** What an operation of Lambda works on: the resources, time, luck, and the half of Lambda that runs functions. */
import type { ServiceException } from '../api/errors.ts';
import type { AccountQuotas } from '../api/quotas.ts';
import type { Time } from '../kernel/account-time.ts';
import type { Caller, Lineage } from '../kernel/caller.ts';
import type { Pace } from '../kernel/pace.ts';
import type { Random } from '../kernel/random.ts';
import type { Neighbours } from '../kernel/service.ts';
import type { DeliveryPort } from './data-plane/delivery.ts';
import type { QueueMappings } from './queue-mappings.ts';
import type { EnvironmentEvent } from './runtime-host.ts';
import type { ProvisionedConcurrencyConfig } from './state.ts';
import type { LambdaState } from './tables.ts';

export interface EngineConfig {
  /** Twelve digits. */
  accountId: string;
  region: string;
  /** The address at which GetFunction says a package can be fetched. */
  codeLocation(sha256: string): string;
}

export interface LambdaContext {
  config: EngineConfig;
  state: LambdaState;
  time: Time;
  random: Random;
  /** Read at each use: they may be turned. */
  readonly quotas: AccountQuotas;
  readonly pace: Pace;
  dataPlane: DataPlane;
  /** Where the outcomes of asynchronous invocations can go. */
  delivery: Pick<DeliveryPort, 'has'>;
  /** The door to other services. */
  neighbours: Neighbours;
  queueMappings: Pick<QueueMappings, 'changed'>;
}

export interface InvocationRequest {
  functionName: string;
  /** Undefined: the caller named none, so the unqualified function, which runs `$LATEST`. */
  qualifier: string | undefined;
  /** The event as it arrived. */
  payload: Uint8Array;
  logTail: boolean;
  /** Base64, as the header brings it. */
  clientContext: string | undefined;
  /** Where somebody else has drawn it. */
  requestId?: string;
  /** Where an invocation led to it. */
  lineage?: Lineage | undefined;
}

/** What Event is accepted with. */
export type AsyncInvocationRequest = Omit<InvocationRequest, 'logTail' | 'requestId'>;

export interface InvocationResponse {
  requestId: string;
  /** The version that ran: `$LATEST` or a number, never an alias. */
  executedVersion: string;
  /** JSON text: the handler's answer, or the error payload when `functionError` is set. */
  payload: string;
  functionError: 'Unhandled' | undefined;
  /** The last 4 KB of the log, when asked for. */
  logTail: string | undefined;
}

export type InitOutcome = 'under way' | 'succeeded' | 'failed';

/** Runs functions: routing, admission, environments. FACTS B, E. */
export interface DataPlane {
  /** RequestResponse. `done` is called once: now when refused, later when the handler ended. */
  invoke(request: InvocationRequest, done: (result: InvocationResponse | ServiceException) => void): void;
  /** Event: accepts, and runs it in its own time. Gives its request id; throws the service exception. */
  enqueue(request: AsyncInvocationRequest): string;
  /** Goes on with the events that were accepted before this engine took over. */
  resume(): void;
  /** DryRun: resolves the qualifier and checks the function's state, runs nothing. Throws the service exception. */
  dryRun(functionName: string, qualifier: string | undefined): void;
  /** Reservations or provisioned concurrency may have changed: environments are initialized ahead, or stop. */
  provision(): void;
  /** Of the environments that a configuration has initialized ahead. */
  initOutcome(config: ProvisionedConcurrencyConfig): InitOutcome;
  /** A version's code or configuration was replaced (`$LATEST`) or the version is gone: its idle environments stop
   * now, its busy ones after the invocation they run. */
  retire(functionName: string, version: string): void;
  onEnvironmentEvent(environmentId: string, event: EnvironmentEvent): void;
  /** The chain of invocations in which somebody calls; undefined for who begins one. */
  lineageOf(caller: Caller): Lineage | undefined;
}
