/**
 * EventBridge: event buses, rules by pattern and by the clock, and what they bring to targets.
 * https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Operations.html
 *
 * Differs from AWS: targets are functions, queues, topics and event buses of this account; there are no archives, pipes,
 * schedulers, schemas, API destinations, global endpoints or partner events, and no other account.
 */
import type { EventBridgeOperations } from '../../api/models/events-types.ts';
import { eventsDefinition } from '../../api/services/events.ts';
import { defineService, deletes, reads, writes } from '../../kernel/service-declaration.ts';
import { scheduleAll } from '../../kernel/settlement.ts';
import { awsWire } from '../../kernel/wire.ts';
import type { RegionParts } from '../region-parts.ts';
import { EVENTBRIDGE_TABLES, type EventBridgeContext } from './context.ts';
import { deliveryArrival } from './deliveries.ts';
import { createEventBus, deleteEventBus, describeEventBus, listEventBuses, updateEventBus } from './event-buses.ts';
import { testEventPattern } from './event-patterns.ts';
import { putPermission, removePermission } from './permissions.ts';
import { putEvents } from './put-events.ts';
import { deleteRule, describeRule, disableRule, enableRule, listRules, putRule } from './rules.ts';
import { scheduleArrival } from './schedules.ts';
import { listTagsForResource, tagResource, untagResource } from './tags.ts';
import { listRuleNamesByTarget, listTargetsByRule, putTargets, removeTargets } from './targets.ts';

export const eventBridge = defineService<
  EventBridgeOperations,
  EventBridgeContext,
  RegionParts,
  typeof EVENTBRIDGE_TABLES
>({
  wire: awsWire(eventsDefinition),
  operations: {
    CreateEventBus: writes(createEventBus),
    DeleteEventBus: deletes(deleteEventBus),
    DeleteRule: deletes(deleteRule),
    DescribeEventBus: reads(describeEventBus),
    DescribeRule: reads(describeRule),
    DisableRule: writes(disableRule),
    EnableRule: writes(enableRule),
    ListEventBuses: reads(listEventBuses),
    ListRuleNamesByTarget: reads(listRuleNamesByTarget),
    ListRules: reads(listRules),
    ListTagsForResource: reads(listTagsForResource),
    ListTargetsByRule: reads(listTargetsByRule),
    PutEvents: writes(putEvents),
    PutPermission: writes(putPermission),
    PutRule: writes(putRule),
    PutTargets: writes(putTargets),
    RemovePermission: deletes(removePermission),
    RemoveTargets: deletes(removeTargets),
    TagResource: writes(tagResource),
    TestEventPattern: reads(testEventPattern),
    UntagResource: deletes(untagResource),
    UpdateEventBus: writes(updateEventBus),
  },
  tables: EVENTBRIDGE_TABLES,
  context: ({ scope, clock, random, neighbours, metrics }, tables) => ({
    ...{ scope, clock, random, neighbours, metrics },
    ...tables,
    rulesByBus: tables.rules.indexBy(({ busName }) => busName),
  }),
  restored(context) {
    scheduleAll(context.clock, context.rules, scheduleArrival(context));
    scheduleAll(context.clock, context.deliveries, deliveryArrival(context));
  },
});
