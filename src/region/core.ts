/** The synchronous whole of the region, composed: Lambda and its neighbours on one time, one luck and one outbox. */
import { ServiceException } from '../api/errors.ts';
import { type AccountTime, TIME_TABLE } from '../kernel/account-time.ts';
import { LeftForLater } from '../kernel/afterwards.ts';
import { AlarmActions } from '../kernel/alarm-actions.ts';
import { APPLIED_QUOTAS_TABLE, AppliedQuotas } from '../kernel/applied-quotas.ts';
import { Identities } from '../kernel/identities.ts';
import { MetricStore } from '../kernel/metric-store.ts';
import { type Change, Outbox } from '../kernel/outbox.ts';
import { usualPace } from '../kernel/pace.ts';
import { randomUuid, SeededRandom } from '../kernel/random.ts';
import { Recorder } from '../kernel/recorder.ts';
import { SEEDS_BEGUN_TABLE, SeededLuck } from '../kernel/seeded-luck.ts';
import type { AnswerDone, Call, Neighbours } from '../kernel/service.ts';
import type { RunningService } from '../kernel/service-declaration.ts';
import { restoreTables, type Table } from '../kernel/table.ts';
import { accountQuotas } from '../lambda/account-quotas.ts';
import type { EngineConfig } from '../lambda/context.ts';
import { functionUrls } from '../lambda/function-url/function-urls.ts';
import { createLambda, lambda } from '../lambda/lambda.ts';
import type { Effect, RegionCore, RuntimeHost } from '../lambda/runtime-host.ts';
import type { RegionParts } from '../services/region-parts.ts';
import { HopRecords, watchedMappings } from './hop-record.ts';
import { type LoadedServices, SERVICES_AROUND_LAMBDA } from './services-around-lambda.ts';

export interface CoreSettings {
  config: EngineConfig;
  /** From where both times go on. */
  time: AccountTime;
  /** The generator's state is not stored: a seed that was used before gives the same ids again. */
  seed: number;
  /** Where environments run. Left out, its orders wait in the outbox until what led to them is on disk. */
  host?: RuntimeHost;
  /** Those around Lambda that are loaded; a command for one that is loaded later starts it. */
  around: LoadedServices;
  reportBug(error: unknown): void;
}

export interface ComposedCore {
  core: RegionCore;
  /** Takes over what is on disk; before the first step, once. */
  restore(records: Iterable<Change>): void;
  /** Names of all tables whose changes belong on disk. */
  tables: readonly string[];
}

export function createCore(settings: CoreSettings): ComposedCore {
  const { config, reportBug, time, around } = settings;
  const outbox = new Outbox<Effect>();
  const luck = new SeededLuck(settings.seed, outbox);
  const host = settings.host ?? { perform: (effect) => outbox.effect(effect) };
  const metrics = new MetricStore();
  const applied = new AppliedQuotas(outbox);
  const pace = usualPace();
  const afterwards = new LeftForLater();
  const hops = new HopRecords(
    config,
    () => time.account.now,
    (caller) => dataPlane.requestIdOf(caller),
  );
  const watch = (call: Call, done: AnswerDone) => hops.watch(call, done);
  const neighbours: Neighbours = {
    call(call, done) {
      const called = services.get(call.service);
      if (called) called.run(call, done);
      else done(new ServiceException('UnknownOperationException', 404, `Coldspark has no service "${call.service}".`));
    },
  };
  const {
    service,
    functionUrls: urls,
    dataPlane,
    queueMappings,
  } = createLambda({
    config,
    outbox,
    time,
    random: luck.ids.of('lambda'),
    routingRandom: luck.draws,
    host,
    neighbours,
    metrics,
    afterwards,
    quotas: accountQuotas(applied),
    pace,
    reportBug,
    watch,
  });
  const { logStreams: logs, decisionTrace: trace, eventTimelines } = dataPlane;
  const recorder = new Recorder(time.host, outbox, [metrics, logs, trace, eventTimelines, hops]);
  // luck of their own: looking at charts and logs must not change what Lambda draws
  const readersRandom = new SeededRandom(settings.seed + 1);
  const parts: RegionParts = {
    quotas: applied,
    scope: config,
    time,
    clock: time.account,
    outbox,
    random: luck.ids,
    luck,
    pace,
    neighbours,
    servicesInUse: () => [...services.keys()],
    recorder,
    metrics,
    alarmActions: new AlarmActions(),
    identities: new Identities(),
    logs,
    trace,
    live: dataPlane,
    events: dataPlane,
    hops,
    chains: dataPlane,
    queueMappings: watchedMappings(queueMappings, hops),
  };
  const ports = {
    changes: outbox,
    reportBug,
    newRequestId: () => randomUuid(readersRandom),
    flush: () => recorder.flush(),
    watch,
  };
  const services = new StartedServices([service, urls], (name) =>
    around.get(name)?.start({ ...parts, random: luck.ids.of(name) }, ports),
  );
  for (const name of around.keys()) services.get(name);
  return {
    core: {
      time,
      outbox,
      services,
      onEnvironmentEvent: (environmentId, event) => dataPlane.onEnvironmentEvent(environmentId, event),
      record: () => afterwards.catchUp(),
    },
    restore(records) {
      const kept = [...records];
      restoreTables([applied.table] as Table<unknown>[], kept);
      // first what was observed: it goes on with what services do when they take over
      recorder.restore(kept);
      luck.restore(kept);
      for (const each of services.values()) each.restore(kept);
    },
    tables: [
      ...[lambda, functionUrls].flatMap(({ tables }) => tables.map(({ name }) => name)),
      ...SERVICES_AROUND_LAMBDA.flatMap(({ tables = [] }) => tables),
      ...recorder.tables,
      TIME_TABLE,
      APPLIED_QUOTAS_TABLE.name,
      SEEDS_BEGUN_TABLE,
    ],
  };
}

/** Starts a service that has become there when it is first asked for; then it has no records. */
class StartedServices extends Map<string, RunningService> {
  readonly #start: (name: string) => RunningService | undefined;

  constructor(started: readonly RunningService[], start: (name: string) => RunningService | undefined) {
    super(started.map((each) => [each.name, each]));
    this.#start = start;
  }

  override get(name: string): RunningService | undefined {
    return super.get(name) ?? this.#begin(name);
  }

  #begin(name: string): RunningService | undefined {
    const service = this.#start(name);
    service?.restore([]);
    if (service) this.set(name, service);
    return service;
  }
}
