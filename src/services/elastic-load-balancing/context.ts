/** What the operations of Elastic Load Balancing work on: load balancers, their listeners and rules, and target groups. */
import type { ArnScope } from '../../api/arn.ts';
import type { Action, Matcher, RuleCondition } from '../../api/models/elbv2-types.ts';
import { LOAD_BALANCERS } from '../../api/topics.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { MetricStore } from '../../kernel/metric-store.ts';
import type { Random } from '../../kernel/random.ts';
import type { Neighbours } from '../../kernel/service.ts';
import type { Settling } from '../../kernel/settlement.ts';
import type { TableDeclaration, TableIndex, TablesOf } from '../../kernel/table.ts';

export type Tags = Readonly<Record<string, string>>;

/** `settlesAtMs`: while it is provisioned, when it will be active. */
export interface LoadBalancerRecord extends Settling {
  arn: string;
  name: string;
  /** In its DNS name. */
  dnsNumber: string;
  scheme: 'internet-facing' | 'internal';
  subnets: readonly string[];
  securityGroups: readonly string[];
  createdAtMs: number;
  tags: Tags;
}

export interface TargetGroupRecord {
  arn: string;
  name: string;
  /** As AWS describes them: what has not been said is Lambda's default. */
  healthCheck: HealthCheck;
  /** Those that were set, in AWS's names. */
  attributes: Readonly<Record<string, string>>;
  /** ARN of a function, a version or an alias. */
  target?: string | undefined;
  tags: Tags;
}

export interface HealthCheck {
  path: string;
  intervalSeconds: number;
  timeoutSeconds: number;
  healthyThreshold: number;
  unhealthyThreshold: number;
  matcher: Matcher;
}

export interface ListenerRecord {
  arn: string;
  loadBalancerArn: string;
  port: number;
  /** ARN of the rule that holds when no other does. */
  defaultRuleArn: string;
  actions: readonly Action[];
  tags: Tags;
  defaultRuleTags: Tags;
}

/** But for default rules, which are their listeners' own. */
export interface RuleRecord {
  arn: string;
  listenerArn: string;
  priority: number;
  conditions: readonly RuleCondition[];
  actions: readonly Action[];
  tags: Tags;
}

const topics = () => [LOAD_BALANCERS];

/** By ARN, all of them. */
const loadBalancers: TableDeclaration<LoadBalancerRecord> = { name: 'loadBalancers', kind: 'resource', topics };
const targetGroups: TableDeclaration<TargetGroupRecord> = { name: 'targetGroups', kind: 'resource', topics };
const listeners: TableDeclaration<ListenerRecord> = { name: 'listeners', kind: 'resource', topics };
const rules: TableDeclaration<RuleRecord> = { name: 'listenerRules', kind: 'resource', topics };

export const LOAD_BALANCING_TABLES = { loadBalancers, targetGroups, listeners, rules };

export interface LoadBalancingContext extends TablesOf<typeof LOAD_BALANCING_TABLES> {
  scope: ArnScope;
  clock: Clock;
  random: Random;
  neighbours: Neighbours;
  metrics: MetricStore;
  /** By the ARN of their load balancer. */
  listenersOf: TableIndex<ListenerRecord>;
  /** By the ARN of their listener. */
  rulesOf: TableIndex<RuleRecord>;
}

export const arnOf = ({ region, accountId }: ArnScope, resource: string) =>
  `arn:aws:elasticloadbalancing:${region}:${accountId}:${resource}`;
