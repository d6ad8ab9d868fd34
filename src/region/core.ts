/** The synchronous whole of the region, composed: Lambda and its neighbours on one time, one luck and one outbox. */

import { ServiceException } from '../api/errors.ts';
import { type AccountTime, TIME_TABLE } from '../kernel/account-time.ts';
import { MetricStore } from '../kernel/metric-store.ts';
import { type Change, Outbox } from '../kernel/outbox.ts';
import { randomUuid, SeededRandom, seedOf } from '../kernel/random.ts';
import { Recorder } from '../kernel/recorder.ts';
import type { Neighbours, Service } from '../kernel/service.ts';
import type { EngineConfig } from '../lambda/context.ts';
import { createLambda } from '../lambda/lambda.ts';
import type { Effect, RegionCore, RuntimeHost } from '../lambda/runtime-host.ts';

import { cloudWatch } from '../services/cloudwatch/cloudwatch.ts';
import { Coldspark } from '../services/coldspark/coldspark.ts';
import { Iam } from '../services/iam/iam.ts';
import { cloudWatchLogs } from '../services/logs/logs.ts';
import { sts } from '../services/sts/sts.ts';

export interface CoreSettings {
  config: EngineConfig;
  /** From where both times go on. */
  time: AccountTime;
  /** The generator's state is not stored: a seed that was used before gives the same ids again. */
  seed: number;
  /** Where environments run. Left out, its orders wait in the outbox until what led to them is on disk. */
  host?: RuntimeHost;
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
  const { config, reportBug, time } = settings;
  const outbox = new Outbox<Effect>();
  const random = new SeededRandom(settings.seed);
  const host = settings.host ?? { perform: (effect) => outbox.effect(effect) };
  // luck of its own too: the ids of what is made meanwhile must not change which version is drawn next, and a seed that
  // was used before must not give the same ids again
  const routingRandom = new SeededRandom(settings.seed + 2);
  const neighbours: Neighbours = {
    call(call, done) {
      const service = byName.get(call.service);
      if (service) service.run(call, done);
      else done(new ServiceException('UnknownOperationException', 404, `Coldspark has no service "${call.service}".`));
    },
  };
  const metrics = new MetricStore();
  const lambda = createLambda({ config, outbox, time, random, routingRandom, host, neighbours, metrics, reportBug });
  const { logStreams: logs } = lambda.dataPlane;
  const recorder = new Recorder(time.host, outbox, [metrics, logs]);
  // luck of their own: looking at charts and logs must not change what Lambda draws
  const readersRandom = new SeededRandom(settings.seed + 1);
  const readersPorts = { recorder, reportBug, newRequestId: () => randomUuid(readersRandom) };
  const luck = {
    seed: (text: string | undefined) =>
      routingRandom.reseed(text === undefined ? Math.floor(random.next() * 2 ** 32) : seedOf(text)),
  };
  const coldspark = new Coldspark({ outbox, luck, recorder, time, trace: lambda.dataPlane.decisionTrace, reportBug });
  const { accountId } = config;
  const iam = new Iam({ ...readersPorts, outbox, accountClock: time.account, random, accountId });
  const services: Service[] = [
    lambda,
    lambda.functionUrls,
    coldspark,
    iam,
    sts({ ...readersPorts, neighbours }),
    cloudWatch({ ...readersPorts, metrics, accountClock: time.account }),
    cloudWatchLogs({ ...readersPorts, logs, scope: config }),
  ];
  const byName = new Map(services.map((service) => [service.name, service]));
  return {
    core: {
      time,
      outbox,
      services: byName,
      onEnvironmentEvent: (environmentId, event) => lambda.onEnvironmentEvent(environmentId, event),
    },
    restore(records) {
      const kept = [...records];
      lambda.restore(kept);
      coldspark.restore(kept);
      iam.restore(kept);
      recorder.restore(kept);
    },
    tables: [
      ...[...lambda.tables(), ...coldspark.tables(), ...iam.tables()].map((table) => table.declaration.name),
      ...recorder.tables,
      TIME_TABLE,
    ],
  };
}
