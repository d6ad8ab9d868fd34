/**
 * A whole Lambda for tests, spoken to as everybody speaks to it: through AWS's SDK. A virtual clock, luck with a seed,
 * and a fake runtime; no browser and no waiting.
 */

import { type LambdaApi, lambdaClient } from '../api/connect.ts';
import type { Handle, HttpRequest, HttpResponse } from '../api/http.ts';
import { type AccountQuotas, DEFAULT_ACCOUNT_QUOTAS } from '../api/quotas.ts';
import { AccountTime } from '../kernel/account-time.ts';
import { rootCaller } from '../kernel/caller.ts';
import { at } from '../kernel/one-clock.test-fixture.ts';
import { type Change, Outbox } from '../kernel/outbox.ts';
import { type Pace, usualPace } from '../kernel/pace.ts';
import { SeededRandom } from '../kernel/random.ts';
import type { Call, Service } from '../kernel/service.ts';
import { passTo, step } from '../kernel/step.ts';
import type { Delivery } from './data-plane/delivery.ts';
import { readZip, sha256Of, zipOf } from './deployment-package.test-fixture.ts';
import { type FakeProgram, FakeRuntime } from './fake-runtime.test-fixture.ts';
import { createLambda, type Lambda } from './lambda.ts';
import { QUEUES_ELSEWHERE } from './queues-elsewhere.test-fixture.ts';
import type { Effect, RegionCommand, RegionCore, RegionOutcome } from './runtime-host.ts';

export const START_MS = Date.UTC(2026, 2, 1, 10);
export const ACCOUNT_ID = '123456789012';
export const REGION = 'us-east-1';

export interface TestRegionOptions {
  seed?: number;
  /** False: time stands until it is advanced, so that invocations stay in flight. */
  timeRuns?: boolean;
  quotas?: AccountQuotas;
  pace?: Pace;
}

export class TestRegion {
  readonly core: RegionCore;
  readonly lambda: Lambda;
  readonly runtime: FakeRuntime;
  readonly client: LambdaApi;
  /** Exceptions that are none of AWS's: a test ends without any. */
  readonly bugs: unknown[] = [];
  /** Everything that was to be written to disk, in order. */
  readonly changes: Change[] = [];
  /** ARNs of queues and topics, which have no services here yet. */
  readonly targets = new Set<string>();
  readonly delivered: Delivery[] = [];
  /** The topics of what changed. */
  readonly announced: string[] = [];
  timeRuns: boolean;
  readonly #waiting = new Map<string, (response: HttpResponse) => void>();
  #calls = 0;

  constructor({
    seed = 1,
    timeRuns = true,
    quotas = DEFAULT_ACCOUNT_QUOTAS,
    pace = usualPace(),
  }: TestRegionOptions = {}) {
    this.timeRuns = timeRuns;
    const time = new AccountTime(at(START_MS));
    const outbox = new Outbox<Effect>();
    this.runtime = new FakeRuntime(() => time.account.now);
    this.lambda = createLambda({
      config: {
        accountId: ACCOUNT_ID,
        region: REGION,
        codeLocation: (sha256) => `https://packages.test/packages/${encodeURIComponent(sha256)}.zip`,
      },
      outbox,
      time,
      random: new SeededRandom(seed),
      quotas,
      pace,
      host: { perform: (effect) => outbox.effect(effect) },
      neighbours: {
        call: (call, done) => {
          const called = this.core.services.get(call.service);
          if (called) called.run(call, done);
          else QUEUES_ELSEWHERE.call(call, done);
        },
      },
      delivery: {
        has: (arn) => this.targets.has(arn),
        deliver: (delivery, _, done) => {
          this.delivered.push(delivery);
          done();
        },
      },
      reportBug: (error) => this.bugs.push(error),
    });
    this.core = {
      time,
      outbox,
      services: new Map<string, Service>([
        [this.lambda.service.name, this.lambda.service],
        [this.lambda.functionUrls.name, this.lambda.functionUrls],
      ]),
      onEnvironmentEvent: (environmentId, event) => this.lambda.dataPlane.onEnvironmentEvent(environmentId, event),
      record() {},
    };
    this.client = lambdaClient(this.handle, { region: REGION });
  }

  readonly handle: Handle = (request) => new Promise((resolve) => this.#call(request, resolve));

  /** A call whose bytes are stored. */
  readonly run = (call: Call): Promise<HttpResponse> => new Promise((resolve) => this.#run(call, resolve));

  /** Lets time pass: timers and modelled handlers fire on the way, in order. */
  advance(ms: number): void {
    const end = this.core.time.account.now + ms;
    while (this.#nextAtMs() <= end) this.#toNextEvent();
    this.#pass(end);
  }

  /** A package that, when it runs, does what the program does. */
  zip(name: string, program: FakeProgram | FakeProgram['handler']): Uint8Array {
    const bytes = zipOf({ 'lambda_function.py': `# ${name}\n` });
    this.runtime.programs.set(sha256Of(bytes), typeof program === 'function' ? { handler: program } : program);
    return bytes;
  }

  #call(request: HttpRequest, resolve: (response: HttpResponse) => void): void {
    const service = this.core.services.get(request.service) ?? this.lambda.service;
    const parsed = service.parse(request, rootCaller('123456789012'));
    if ('status' in parsed) {
      resolve(parsed);
      return;
    }
    this.#run(ingested(parsed), resolve);
  }

  #run(call: Call, resolve: (response: HttpResponse) => void): void {
    const callId = String(this.#calls++);
    this.#waiting.set(callId, resolve);
    this.#step({ type: 'call', callId, call }, this.core.time.account.now);
    if (!this.timeRuns) return;
    while (this.#waiting.has(callId) && this.#nextAtMs() < Number.POSITIVE_INFINITY) this.#toNextEvent();
  }

  #nextAtMs(): number {
    const never = Number.POSITIVE_INFINITY;
    return Math.min(this.core.time.nextAtMs ?? never, this.runtime.nextAtMs ?? never);
  }

  #toNextEvent(): void {
    const timerAtMs = this.core.time.nextAtMs ?? Number.POSITIVE_INFINITY;
    const reportAtMs = this.runtime.nextAtMs ?? Number.POSITIVE_INFINITY;
    const report = reportAtMs < timerAtMs ? this.runtime.take() : undefined;
    if (!report) {
      this.#pass(timerAtMs);
      return;
    }
    const { environmentId, event } = report;
    this.#step({ type: 'environment', environmentId, event }, reportAtMs);
  }

  #pass(now: number): void {
    this.#handOver(passTo(this.core, at(now)));
  }

  #step(command: RegionCommand, now: number): void {
    this.#pass(now);
    this.#handOver(step(this.core, command, at(now)));
  }

  #handOver({ replies, changes, effects, topics, calmTopics }: RegionOutcome): void {
    this.changes.push(...changes);
    this.announced.push(...topics, ...calmTopics);
    for (const effect of effects) this.runtime.perform(effect);
    for (const { callId, response } of replies) {
      const resolve = this.#waiting.get(callId);
      if (!resolve) throw new Error(`Answered twice: call ${callId}`);
      this.#waiting.delete(callId);
      resolve(response);
    }
  }
}

/** The call with its zips read, as the ingest worker hands it on. */
function ingested(call: Call): Call {
  const input = call.input as Record<string, unknown>;
  const withZip = (holder: Record<string, unknown>) =>
    holder.ZipFile instanceof Uint8Array ? { ...holder, ZipFile: readZip(holder.ZipFile) } : holder;
  const members = Object.entries(input).map(([name, member]): [string, unknown] =>
    name === 'Code' || name === 'Content' ? [name, withZip(member as Record<string, unknown>)] : [name, member],
  );
  return { ...call, input: withZip(Object.fromEntries(members)) };
}
