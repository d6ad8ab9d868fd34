/** What EventBridge's operations work on. */
import type { ArnScope } from '../../api/arn.ts';
import type { DeadLetterConfig, LogConfig, RetryPolicy, Rule, Target } from '../../api/models/events-types.ts';
import { EVENT_BUSES } from '../../api/topics.ts';
import type { Statement } from '../../kernel/authorize.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { MetricStore } from '../../kernel/metric-store.ts';
import type { Random } from '../../kernel/random.ts';
import type { Neighbours } from '../../kernel/service.ts';
import type { Settling } from '../../kernel/settlement.ts';
import type { Table, TableDeclaration, TableIndex } from '../../kernel/table.ts';

export type Tags = Readonly<Record<string, string>>;

export interface EventBusRecord {
  name: string;
  description?: string | undefined;
  kmsKeyIdentifier?: string | undefined;
  deadLetterConfig?: DeadLetterConfig | undefined;
  logConfig?: LogConfig | undefined;
  policy: readonly PolicyStatement[];
  tags: Tags;
  /** Nobody has made the default bus. */
  createdAtMs?: number;
  modifiedAtMs?: number;
}

export type PolicyStatement = Statement & { Sid?: string };

/** `settlesAtMs`: when its schedule comes to its next time. */
export interface RuleRecord extends Settling {
  busName: string;
  name: string;
  /** Undefined: it has only a schedule. */
  pattern?: string | undefined;
  schedule?: string | undefined;
  state: NonNullable<Rule['State']>;
  description?: string | undefined;
  roleArn?: string | undefined;
  /** In the order in which they came. */
  targets: readonly Target[];
  tags: Tags;
  createdAtMs: number;
}

/** An event on its way to one target. `settlesAtMs`: when it is tried next. */
export interface DeliveryRecord extends Settling {
  id: string;
  busName: string;
  ruleName: string;
  targetArn: string;
  messageGroupId?: string | undefined;
  retryPolicy?: RetryPolicy | undefined;
  deadLetterArn?: string | undefined;
  /** JSON text. */
  event: string;
  /** What the target is sent instead of the event. */
  input?: string | undefined;
  acceptedAtMs: number;
  /** How often it was tried. */
  tries: number;
  /** It came to its bus from another. */
  isForwarded?: true;
}

const topics = () => [EVENT_BUSES];
const buses: TableDeclaration<EventBusRecord> = { name: 'eventBuses', kind: 'resource', topics };
/** By bus and name. */
const rules: TableDeclaration<RuleRecord> = { name: 'eventRules', kind: 'resource', topics };
const deliveries: TableDeclaration<DeliveryRecord> = { name: 'eventDeliveries', kind: 'queue' };

export const EVENTBRIDGE_TABLES = { buses, rules, deliveries };

export interface EventBridgeContext {
  scope: ArnScope;
  clock: Clock;
  random: Random;
  neighbours: Neighbours;
  metrics: MetricStore;
  buses: Table<EventBusRecord>;
  rules: Table<RuleRecord>;
  rulesByBus: TableIndex<RuleRecord>;
  deliveries: Table<DeliveryRecord>;
}

export const DEFAULT_BUS = 'default';

/** No name has a line break. */
export const ruleKey = (busName: string, name: string) => `${busName}\n${name}`;

export const busArn = ({ region, accountId }: ArnScope, name: string) =>
  `arn:aws:events:${region}:${accountId}:event-bus/${name}`;

/** A rule of the default bus is named without it. */
export const ruleArn = ({ region, accountId }: ArnScope, busName: string, name: string) =>
  `arn:aws:events:${region}:${accountId}:rule/${busName === DEFAULT_BUS ? '' : `${busName}/`}${name}`;
