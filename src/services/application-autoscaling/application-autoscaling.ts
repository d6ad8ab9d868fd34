/**
 * Application Auto Scaling for provisioned concurrency: capacity that follows a metric or the clock.
 * https://docs.aws.amazon.com/autoscaling/application/APIReference/API_Operations.html
 *
 * Differs from AWS: Lambda's provisioned concurrency is the one scalable dimension; there is no step scaling for it, as
 * there, and no forecast.
 */
import type { ApplicationAutoScalingOperations } from '../../api/models/application-autoscaling-types.ts';
import { applicationAutoScalingDefinition } from '../../api/services/application-autoscaling.ts';
import { defineService, deletes, reads, writes } from '../../kernel/service-declaration.ts';
import { scheduleAll } from '../../kernel/settlement.ts';
import { awsWire } from '../../kernel/wire.ts';
import type { RegionParts } from '../region-parts.ts';
import { describeScalingActivities } from './activities.ts';
import { activityArrival } from './capacity.ts';
import { SCALING_TABLES, type ScalingContext } from './context.ts';
import {
  deregisterScalableTarget,
  describeScalableTargets,
  listTagsForResource,
  registerScalableTarget,
  tagResource,
  untagResource,
} from './scalable-targets.ts';
import {
  deleteScalingPolicy,
  describeScalingPolicies,
  policyArnPrefix,
  putScalingPolicy,
  scaleFor,
} from './scaling-policies.ts';
import {
  actionArrival,
  deleteScheduledAction,
  describeScheduledActions,
  putScheduledAction,
} from './scheduled-actions.ts';

export const applicationAutoScaling = defineService<
  ApplicationAutoScalingOperations,
  ScalingContext,
  RegionParts,
  typeof SCALING_TABLES
>({
  wire: awsWire(applicationAutoScalingDefinition),
  operations: {
    DeleteScalingPolicy: deletes(deleteScalingPolicy),
    DeleteScheduledAction: deletes(deleteScheduledAction),
    DeregisterScalableTarget: deletes(deregisterScalableTarget),
    DescribeScalableTargets: reads(describeScalableTargets),
    DescribeScalingActivities: reads(describeScalingActivities),
    DescribeScalingPolicies: reads(describeScalingPolicies),
    DescribeScheduledActions: reads(describeScheduledActions),
    ListTagsForResource: reads(listTagsForResource),
    PutScalingPolicy: writes(putScalingPolicy),
    PutScheduledAction: writes(putScheduledAction),
    RegisterScalableTarget: writes(registerScalableTarget),
    TagResource: writes(tagResource),
    UntagResource: writes(untagResource),
  },
  tables: SCALING_TABLES,
  context({ scope, clock, random, neighbours, alarmActions }, tables) {
    const context: ScalingContext = { scope, clock, random, neighbours, ...tables };
    alarmActions.take(policyArnPrefix(scope), (policyArn, notice) => scaleFor(context, policyArn, notice));
    return context;
  },
  restored(context) {
    scheduleAll(context.clock, context.activities, activityArrival(context));
    scheduleAll(context.clock, context.actions, actionArrival(context));
  },
});
