/**
 * A region whose logs and metrics are looked at: the whole core with a fake runtime, a virtual clock, and a disk from
 * which it can be loaded again. Spoken to through AWS's SDKs only.
 */

import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { IAMClient } from '@aws-sdk/client-iam';
import {
  CreateAliasCommand,
  CreateFunctionCommand,
  InvokeCommand,
  type InvokeCommandOutput,
  PublishVersionCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { type LambdaApi, lambdaClient } from '../api/connect.ts';
import { iamClient } from '../api/connect-iam.ts';
import { cloudWatchClient, logsClient } from '../api/connect-observability.ts';
import type { Handle, HttpResponse } from '../api/http.ts';
import { AccountTime, timeRecordOf } from '../kernel/account-time.ts';
import { rootCaller } from '../kernel/caller.ts';
import { at } from '../kernel/one-clock.test-fixture.ts';
import type { Change } from '../kernel/outbox.ts';
import { passTo, step } from '../kernel/step.ts';
import { type FakeProgram, FakeRuntime } from '../lambda/fake-runtime.test-fixture.ts';
import type { RegionCommand, RegionCore, RegionOutcome } from '../lambda/runtime-host.ts';
import { createCore } from '../region/core.ts';
import { EVERY_SERVICE } from '../region/every-service.ts';

export const START_MS = Date.UTC(2026, 2, 1, 10);
export const start = new Date(START_MS);
/** So many minutes after the start. */
export const minute = (minutes: number) => new Date(START_MS + minutes * 60_000);

const PACKAGE = { sha256: 'sha', sizeBytes: 1, unzippedBytes: 1, files: ['lambda_function.py'] };

export class ObservedRegion {
  readonly lambda: LambdaApi;
  readonly cloudWatch: CloudWatchClient;
  readonly logs: CloudWatchLogsClient;
  readonly iam: IAMClient;
  readonly bugs: unknown[] = [];
  /** What is on disk, by table and key. */
  readonly disk: Map<string, Change>;
  /** How many changes of the table were written by each step that wrote any. */
  readonly writes: { table: string; atMs: number }[] = [];
  /** False: time stands until it is advanced, so that invocations stay in flight. */
  timeRuns = true;
  readonly #core: RegionCore;
  readonly #runtime: FakeRuntime;
  readonly #waiting = new Map<string, (response: HttpResponse) => void>();
  #calls = 0;

  constructor(program: FakeProgram, disk = new Map<string, Change>(), now = START_MS) {
    this.disk = disk;
    const { core, restore } = createCore({
      around: EVERY_SERVICE,
      config: { accountId: '123456789012', region: 'us-east-1', codeLocation: (sha256) => `https://p.test/${sha256}` },
      time: new AccountTime(at(now), timeRecordOf(disk.values())),
      // each tab has luck of its own
      seed: 1 + disk.size,
      reportBug: (error) => this.bugs.push(error),
    });
    restore([...disk.values()]);
    this.#core = core;
    this.#runtime = new FakeRuntime(() => core.time.account.now);
    this.#runtime.programs.set(PACKAGE.sha256, program);
    this.lambda = lambdaClient(this.handle);
    this.cloudWatch = cloudWatchClient(this.handle);
    this.logs = logsClient(this.handle);
    this.iam = iamClient(this.handle);
  }

  /** How many wait for an answer. */
  get waiting(): number {
    return this.#waiting.size;
  }

  get now(): number {
    return this.#core.time.account.now;
  }

  /** The same account after the page is loaded again: nothing of memory is left. */
  reloaded(program: FakeProgram): ObservedRegion {
    return new ObservedRegion(program, this.disk, this.now);
  }

  /** Function `f`, and an alias `prod` that sends half of its requests to version 1, half to version 2. */
  async withWeightedAlias(): Promise<this> {
    const FunctionName = 'f';
    await this.withFunction(FunctionName);
    await this.lambda.send(new PublishVersionCommand({ FunctionName }));
    await this.lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Description: 'second' }));
    this.advance(1000);
    await this.lambda.send(new PublishVersionCommand({ FunctionName }));
    this.advance(1000);
    const RoutingConfig = { AdditionalVersionWeights: { '2': 0.5 } };
    await this.lambda.send(new CreateAliasCommand({ FunctionName, Name: 'prod', FunctionVersion: '1', RoutingConfig }));
    return this;
  }

  async withFunction(FunctionName: string, Timeout?: number): Promise<this> {
    await this.create(FunctionName, Timeout);
    this.advance(1000);
    return this;
  }

  /** It is Pending. */
  async create(FunctionName: string, Timeout?: number): Promise<void> {
    await this.lambda.send(
      new CreateFunctionCommand({
        FunctionName,
        Runtime: 'python3.13',
        Handler: 'lambda_function.lambda_handler',
        Role: 'arn:aws:iam::123456789012:role/r',
        Timeout,
        Code: { ZipFile: new Uint8Array(1) },
      }),
    );
  }

  invoke(FunctionName = 'f', Qualifier?: string): Promise<InvokeCommandOutput> {
    return this.lambda.send(new InvokeCommand({ FunctionName, Qualifier, Payload: new TextEncoder().encode('{}') }));
  }

  advance(ms: number): void {
    const end = this.now + ms;
    while (this.#nextAtMs() <= end) this.#toNextEvent();
    this.#pass(end);
  }

  readonly handle: Handle = (request) =>
    new Promise((resolve, reject) => {
      const call = this.#core.services.get(request.service)?.parse(request, rootCaller('123456789012'));
      if (!call) {
        reject(new Error(`no service ${request.service}`));
        return;
      }
      if ('status' in call) {
        resolve(call);
        return;
      }
      const { Code: code } = call.input as { Code?: { ZipFile?: unknown } };
      if (code) code.ZipFile = PACKAGE;
      const callId = String(++this.#calls);
      this.#waiting.set(callId, resolve);
      this.#step({ type: 'call', callId, call }, this.now);
      while (this.timeRuns && this.#waiting.has(callId)) this.#toNextEvent();
    });

  #nextAtMs(): number {
    return Math.min(this.#core.time.nextAtMs ?? Infinity, this.#runtime.nextAtMs ?? Infinity);
  }

  #toNextEvent(): void {
    const timerAtMs = this.#core.time.nextAtMs ?? Infinity;
    const reportAtMs = this.#runtime.nextAtMs ?? Infinity;
    if (Math.min(timerAtMs, reportAtMs) === Infinity) throw new Error('nothing will happen any more');
    const report = reportAtMs < timerAtMs ? this.#runtime.take() : undefined;
    if (report) this.#step({ type: 'environment', ...report }, reportAtMs);
    else this.#pass(timerAtMs);
  }

  #pass(now: number): void {
    this.#handOver(passTo(this.#core, at(now)));
  }

  #step(command: RegionCommand, now: number): void {
    this.#pass(now);
    this.#handOver(step(this.#core, command, at(now)));
  }

  #handOver({ replies, changes, observations, effects }: RegionOutcome): void {
    for (const change of [...changes, ...observations]) {
      const id = `${change.table} ${change.key}`;
      this.writes.push({ table: change.table, atMs: this.now });
      // as a disk does: a copy, without prototypes
      if (change.value === undefined) this.disk.delete(id);
      else this.disk.set(id, structuredClone(change));
    }
    for (const effect of effects) this.#runtime.perform(effect);
    for (const { callId, response } of replies) {
      this.#waiting.get(callId)?.(response);
      this.#waiting.delete(callId);
    }
  }
}
