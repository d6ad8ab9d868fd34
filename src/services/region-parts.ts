/** What the region has for the services around Lambda. Each takes what it works on. */
import type { ArnScope } from '../api/arn.ts';
import type { Decision } from '../api/coldspark.ts';
import type { EnvironmentLives, EnvironmentLivesRequest } from '../api/environment-lives.ts';
import type { EventTimeline, EventTimelineRequest } from '../api/event-timeline.ts';
import type { Hops, HopsRequest } from '../api/hops.ts';
import type { LiveSamples, LiveSamplesRequest } from '../api/live-samples.ts';
import type { AccountTime } from '../kernel/account-time.ts';
import type { AlarmActions } from '../kernel/alarm-actions.ts';
import type { AppliedQuotas } from '../kernel/applied-quotas.ts';
import type { Caller, Lineage } from '../kernel/caller.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Identities } from '../kernel/identities.ts';
import type { LogSource } from '../kernel/log-source.ts';
import type { MetricStore } from '../kernel/metric-store.ts';
import type { Outbox } from '../kernel/outbox.ts';
import type { Pace } from '../kernel/pace.ts';
import type { Random } from '../kernel/random.ts';
import type { ObservationRecorder } from '../kernel/recorder.ts';
import type { Seedable } from '../kernel/seeded-luck.ts';
import type { Call, Neighbours } from '../kernel/service.ts';

import type { QueueMappings } from './queue-mappings.ts';

export interface DecisionSource {
  decisions(functionName?: string, requestId?: string, sinceMs?: number): Decision[];
}

/** What happens now. */
export interface LiveSource {
  liveSamples(request: LiveSamplesRequest): LiveSamples;
  environmentLives(request: EnvironmentLivesRequest): EnvironmentLives;
}

/** Asynchronous events, and what makes their tries fail. */
export interface EventSource {
  eventTimeline(request: EventTimelineRequest): EventTimeline;
  failingTries(functionName: string): number;
  failTries(functionName: string, tries: number): void;
}

/** What passed between resources. */
export interface HopSource {
  read(request: HopsRequest): Hops;
  /** The call that passes it once more, with another payload. */
  again(id: number, payload: string): Call;
}

/** What has led to a call: it goes on with what the call leads to, so that loops are found. */
export interface ChainSource {
  lineageOf(caller: Caller): Lineage | undefined;
}

export interface RegionParts {
  /** Account and region. */
  scope: ArnScope;
  time: AccountTime;
  /** The account's. */
  clock: Clock;
  outbox: Outbox;
  random: Random;
  /** Luck of weighted aliases. */
  luck: Seedable;
  /** How fast AWS goes where it gives no number. */
  pace: Pace;
  neighbours: Neighbours;
  /** Names of the services that are there. */
  servicesInUse(): string[];
  /** The account's own numbers, where they were turned. */
  quotas: AppliedQuotas;
  recorder: ObservationRecorder;
  metrics: MetricStore;
  /** What alarms lead to. */
  alarmActions: AlarmActions;
  /** What roles and users may do. */
  identities: Identities;
  logs: LogSource;
  /** Why invocations went where they went. */
  trace: DecisionSource;
  live: LiveSource;
  events: EventSource;
  hops: HopSource;
  chains: ChainSource;
  queueMappings: QueueMappings;
}
