/**
 * Elastic Load Balancing: Application Load Balancers in front of functions.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Operations.html
 *
 * Differs from AWS: targets are functions of this account, listeners speak HTTP, and a network is a matter of names
 * (network.ts). There are no Network and Gateway Load Balancers, no certificates, trust stores, authentication, stickiness,
 * transforms, attributes of load balancers, access logs or health checks.
 */
import type { LoadBalancingOperations } from '../../api/models/elbv2-types.ts';
import { elbv2Definition } from '../../api/services/elbv2.ts';
import { type ReceiveOperation, receives } from '../../kernel/front-door/front-door.ts';
import { WRITES } from '../../kernel/service.ts';
import { defineService, deletes, later, reads, writes } from '../../kernel/service-declaration.ts';
import { scheduleAll } from '../../kernel/settlement.ts';
import { awsWire } from '../../kernel/wire.ts';
import type { RegionParts } from '../region-parts.ts';
import { LOAD_BALANCING_TABLES, type LoadBalancingContext } from './context.ts';
import { receive } from './front-door.ts';
import { createListener, deleteListener, describeListeners, modifyListener } from './listeners.ts';
import {
  createLoadBalancer,
  deleteLoadBalancer,
  describeLoadBalancers,
  loadBalancerArrival,
} from './load-balancers.ts';
import { createRule, deleteRule, describeRules, modifyRule, setRulePriorities } from './rules.ts';
import { addTags, describeTags, removeTags } from './tags.ts';
import { describeTargetGroupAttributes, modifyTargetGroupAttributes } from './target-group-attributes.ts';
import { createTargetGroup, deleteTargetGroup, describeTargetGroups, modifyTargetGroup } from './target-groups.ts';
import { deregisterTargets, describeTargetHealth, registerTargets } from './targets.ts';

export const elasticLoadBalancing = defineService<
  LoadBalancingOperations & ReceiveOperation,
  LoadBalancingContext,
  RegionParts,
  typeof LOAD_BALANCING_TABLES
>({
  wire: awsWire(elbv2Definition),
  operations: {
    AddTags: writes(addTags),
    CreateListener: writes(createListener),
    CreateLoadBalancer: writes(createLoadBalancer),
    CreateRule: writes(createRule),
    CreateTargetGroup: writes(createTargetGroup),
    DeleteListener: deletes(deleteListener),
    DeleteLoadBalancer: deletes(deleteLoadBalancer),
    DeleteRule: deletes(deleteRule),
    DeleteTargetGroup: deletes(deleteTargetGroup),
    DeregisterTargets: deletes(deregisterTargets),
    DescribeListeners: reads(describeListeners),
    DescribeLoadBalancers: reads(describeLoadBalancers),
    DescribeRules: reads(describeRules),
    DescribeTags: reads(describeTags),
    DescribeTargetGroupAttributes: reads(describeTargetGroupAttributes),
    DescribeTargetGroups: reads(describeTargetGroups),
    DescribeTargetHealth: reads(describeTargetHealth),
    ModifyListener: writes(modifyListener),
    ModifyRule: writes(modifyRule),
    ModifyTargetGroup: writes(modifyTargetGroup),
    ModifyTargetGroupAttributes: writes(modifyTargetGroupAttributes),
    ReceiveRequest: receives(receive),
    RegisterTargets: later(WRITES, registerTargets),
    RemoveTags: deletes(removeTags),
    SetRulePriorities: writes(setRulePriorities),
  },
  tables: LOAD_BALANCING_TABLES,
  context: ({ scope, clock, random, neighbours, metrics }, tables) => ({
    ...{ scope, clock, random, neighbours, metrics },
    ...tables,
    listenersOf: tables.listeners.indexBy(({ loadBalancerArn }) => loadBalancerArn),
    rulesOf: tables.rules.indexBy(({ listenerArn }) => listenerArn),
  }),
  restored(context) {
    scheduleAll(context.clock, context.loadBalancers, loadBalancerArrival(context));
  },
});
