/**
 * Environments on the host of real runtimes: orders out as effects, reports in as events. Each start of a runtime has an
 * id of its own, so that what a dead one still says finds nobody.
 */

import { invariant } from '../../api/errors.ts';
import { runnableFamily } from '../../api/runtimes.ts';
import { typicalInitMs } from '../../api/typical-init.ts';
import type { Time } from '../../kernel/account-time.ts';
import { isoDay } from '../../kernel/calendar.ts';
import type { Timer } from '../../kernel/clock.ts';
import type { Pace } from '../../kernel/pace.ts';
import { hashOf, type Random, randomHex, SeededRandom } from '../../kernel/random.ts';
import type { EngineConfig } from '../context.ts';
import type { EnvironmentEvent, EnvironmentSpec, InvokeOrder, RuntimeHost } from '../runtime-host.ts';
import { versionName } from '../state.ts';
import type { EnvironmentRuntime, ExecutionEnvironment, RuntimeProcess } from './execution-environment.ts';
import type { Invocation } from './invocation.ts';
import { runtimeVariables } from './runtime-variables.ts';

/** An environment's runtime on the host. */
class HostedProcess implements RuntimeProcess, Timer {
  readonly environment: ExecutionEnvironment;
  readonly environmentId: string;
  readonly #runtime: HostedRuntime;
  #works = false;
  /** On the host's clock: what really runs stands on it. */
  #initStartedAtMs: number | undefined;
  /** Of an Init that is over too early for AWS. */
  #heldMaxMemoryUsedMb = 0;

  constructor(environment: ExecutionEnvironment, environmentId: string, runtime: HostedRuntime) {
    this.environment = environment;
    this.environmentId = environmentId;
    this.#runtime = runtime;
  }

  /** Whether it starts or runs something just now: account time does not run ahead of it. */
  set works(works: boolean) {
    if (works === this.#works) return;
    this.#works = works;
    if (works) this.#runtime.time.workBegan();
    else this.#runtime.time.workEnded();
  }

  invoke({ input }: Invocation, timeoutMs: number, now: number): void {
    this.works = true;
    const { requestId, invokedFunctionArn, payload, clientContext } = input;
    const order: InvokeOrder = {
      requestId,
      invokedFunctionArn,
      payload,
      timeoutMs,
      accountNowMs: now,
      ...(clientContext !== undefined && { clientContext }),
    };
    this.#runtime.host.perform({ type: 'invoke-environment', environmentId: this.environmentId, order });
  }

  initStarted(): void {
    this.#initStartedAtMs = this.#runtime.time.host.now;
  }

  /** Holds back that Init has succeeded until it has lasted so long; says whether it has to. */
  holdInit(leastMs: number, maxMemoryUsedMb: number): boolean {
    const { host } = this.#runtime.time;
    const untilMs = (this.#initStartedAtMs ?? host.now) + leastMs;
    if (untilMs <= host.now) return false;
    this.#heldMaxMemoryUsedMb = maxMemoryUsedMb;
    host.schedule(untilMs, this);
    return true;
  }

  /** Init has lasted long enough. */
  fire(): void {
    const event = { type: 'init-succeeded', maxMemoryUsedMb: this.#heldMaxMemoryUsedMb } as const;
    this.#runtime.report(this, event, this.#runtime.time.account.now);
  }

  reset(): void {
    this.#runtime.end(this, 'reset-environment');
  }

  stop(): void {
    this.#runtime.end(this, 'stop-environment');
  }
}

export class HostedRuntime implements EnvironmentRuntime {
  readonly host: RuntimeHost;
  readonly time: Time;
  readonly #config: EngineConfig;
  readonly #random: Random;
  readonly #pace: Pace;
  readonly #byId = new Map<string, HostedProcess>();

  constructor(config: EngineConfig, random: Random, host: RuntimeHost, time: Time, pace: Pace) {
    this.#pace = pace;
    this.#config = config;
    this.#random = random;
    this.host = host;
    this.time = time;
  }

  start(environment: ExecutionEnvironment, previous: RuntimeProcess | undefined, now: number): RuntimeProcess {
    const { version } = environment;
    if (environment.id === '') {
      environment.id = randomHex(this.#random.of(`environments of ${versionName(version)}`), 32);
      environment.logStreamName = `${isoDay(now, '/')}/[${version.version}]${environment.id}`;
    }
    const family = runnableFamily(version.runtime);
    if (!family) invariant(false, `no environment of ${version.runtime} can be started`);
    // of the one before it in the same environment, however many others start meanwhile
    const before = previous instanceof HostedProcess ? previous.environmentId : environment.id;
    const environmentId = `${environment.id}.${randomHex(new SeededRandom(hashOf(before)), 8)}`;
    const spec: EnvironmentSpec = {
      environmentId,
      ...(previous instanceof HostedProcess && { previousId: previous.environmentId }),
      family,
      runtime: version.runtime,
      handler: version.handler,
      codeSha256: version.code.sha256,
      layerSha256s: version.layers.map((layer) => layer.sha256),
      functionName: version.functionName,
      functionVersion: version.version,
      role: version.role,
      memorySizeMb: version.memorySizeMb,
      ephemeralStorageMb: version.ephemeralStorageMb,
      logGroupName: version.logGroup,
      logStreamName: environment.logStreamName,
      accountNowMs: now,
      variables: runtimeVariables(this.#config, family, environment),
    };
    const process = new HostedProcess(environment, environmentId, this);
    this.#byId.set(environmentId, process);
    process.works = true;
    this.host.perform({ type: 'start-environment', spec, ...(!environment.invocation && { ahead: true }) });
    return process;
  }

  end(process: HostedProcess, type: 'reset-environment' | 'stop-environment'): void {
    const { environmentId } = process;
    process.works = false;
    this.#byId.delete(environmentId);
    this.host.perform({ type, environmentId });
  }

  /** What an environment runs just now, by the id under which the host knows it. */
  running(environmentId: string): Invocation | undefined {
    return this.#byId.get(environmentId)?.environment.invocation;
  }

  /** Passes a report on to its environment; nobody is there for one that was stopped. */
  onEvent(environmentId: string, event: EnvironmentEvent, now: number): void {
    const process = this.#byId.get(environmentId);
    if (!process) return;
    if (event.type === 'init-started') process.initStarted();
    if (event.type === 'init-succeeded' && this.#pace.initDelay) {
      const leastMs = typicalInitMs(process.environment.version.runtime);
      if (process.holdInit(leastMs, event.maxMemoryUsedMb)) return;
    }
    this.report(process, event, now);
  }

  /** Nobody is there for what is told of one that has gone. */
  report(process: HostedProcess, event: EnvironmentEvent, now: number): void {
    const { environment, environmentId } = process;
    if (this.#byId.get(environmentId) !== process) return;
    if (event.type === 'exited' || event.type === 'reclaimed') {
      process.works = false;
      this.#byId.delete(environmentId);
    }
    report(environment, event, now);
    if (environment.state === 'Idle') process.works = false;
  }
}

function report(environment: ExecutionEnvironment, event: EnvironmentEvent, now: number): void {
  switch (event.type) {
    case 'init-started':
      environment.initStarted(now);
      break;
    case 'init-succeeded':
      environment.initSucceeded(event.maxMemoryUsedMb, now);
      break;
    case 'init-failed':
      environment.initFailed(event.error, event.errorType, event.maxMemoryUsedMb, now);
      break;
    case 'log':
      environment.logged(event.text, now);
      break;
    case 'succeeded':
      environment.succeeded(event.requestId, event.payload, event.maxMemoryUsedMb, now);
      break;
    case 'failed':
      environment.failed(
        event.requestId,
        event.error,
        event.errorType,
        event.exitReason !== undefined,
        event.maxMemoryUsedMb,
        now,
      );
      break;
    case 'exited':
      environment.exited({ reason: event.reason, outOfMemory: event.outOfMemory }, event.maxMemoryUsedMb, now);
      break;
    case 'reclaimed':
      environment.reclaimed(now);
      break;
  }
}
