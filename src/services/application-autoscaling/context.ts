/** What the operations of Application Auto Scaling work on. */
import type { ArnScope } from '../../api/arn.ts';
import type {
  ScalableTargetAction,
  ScalingActivity,
  SuspendedState,
  TargetTrackingScalingPolicyConfiguration,
} from '../../api/models/application-autoscaling-types.ts';
import { SCALING } from '../../api/topics.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Random } from '../../kernel/random.ts';
import type { Neighbours } from '../../kernel/service.ts';
import type { Settling } from '../../kernel/settlement.ts';
import type { Table, TableDeclaration } from '../../kernel/table.ts';

/** A version or an alias whose provisioned concurrency may be moved. */
export interface TargetRecord {
  /** `function:f:prod`. */
  resourceId: string;
  arn: string;
  min: number;
  max: number;
  suspended: Required<SuspendedState>;
  tags: Record<string, string>;
  createdAtMs: number;
}

export interface PolicyRecord {
  resourceId: string;
  name: string;
  arn: string;
  configuration: TargetTrackingScalingPolicyConfiguration;
  /** Names of its alarms; none to scale in when that is disabled. */
  highAlarm: string;
  lowAlarm?: string;
  createdAtMs: number;
}

/** `settlesAtMs`: when it is carried out next. */
export interface ScheduledActionRecord extends Settling {
  resourceId: string;
  name: string;
  arn: string;
  schedule: string;
  timezone?: string;
  startMs?: number;
  endMs?: number;
  action?: ScalableTargetAction;
  createdAtMs: number;
}

/** `settlesAtMs`: when it is looked at whether the change has come about. */
export interface ActivityRecord extends Settling {
  id: string;
  /** Counts all activities. */
  sequence: number;
  resourceId: string;
  description: string;
  cause: string;
  startMs: number;
  endMs?: number;
  status: ScalingActivity['StatusCode'];
  message?: string;
  /** Of the capacity, when it is that which was moved. */
  moved?: { from: number; to: number; byPolicy: boolean };
}

const topics = () => [SCALING];
/** By resource id. */
const targets: TableDeclaration<TargetRecord> = { name: 'scalableTargets', kind: 'resource', topics };
/** By resource id and name. */
const policies: TableDeclaration<PolicyRecord> = { name: 'scalingPolicies', kind: 'resource', topics };
const actions: TableDeclaration<ScheduledActionRecord> = { name: 'scheduledActions', kind: 'resource', topics };
/** By id. */
const activities: TableDeclaration<ActivityRecord> = { name: 'scalingActivities', kind: 'resource', topics };

export const SCALING_TABLES = { targets, policies, actions, activities };

export interface ScalingContext {
  scope: ArnScope;
  clock: Clock;
  random: Random;
  neighbours: Neighbours;
  targets: Table<TargetRecord>;
  policies: Table<PolicyRecord>;
  actions: Table<ScheduledActionRecord>;
  activities: Table<ActivityRecord>;
}

export const namedKey = (resourceId: string, name: string) => `${resourceId}\n${name}`;
