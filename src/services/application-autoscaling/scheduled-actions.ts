/** Scheduled scaling: https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-scheduled-scaling.html */
import { ServiceException, validationException } from '../../api/errors.ts';
import type {
  DeleteScheduledActionRequest,
  DescribeScheduledActionsRequest,
  DescribeScheduledActionsResponse,
  PutScheduledActionRequest,
  ScheduledAction,
} from '../../api/models/application-autoscaling-types.ts';
import { isTimeZone, nextTime, parseSchedule } from '../../api/schedule.ts';
import { byText, isText, nextToken, page, readPageToken } from '../../kernel/page.ts';
import { randomUuid } from '../../kernel/random.ts';
import { type Arrival, scheduleSettlement } from '../../kernel/settlement.ts';
import { endActivity, recordActivity } from './activities.ts';
import { pullIntoBounds } from './capacity.ts';
import { namedKey, type ScalingContext, type ScheduledActionRecord } from './context.ts';
import {
  DIMENSION,
  invalidToken,
  matches,
  NAMESPACE,
  objectNotFound,
  partsOf,
  requireResource,
  requireTarget,
} from './resource.ts';
import { requireBounds } from './scalable-targets.ts';

/** https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-limits.html */
const ACTIONS_PER_TARGET = 200;
const PAGE_SIZE = 50;

/** Puts, or changes what is given of an action that is there. */
export function putScheduledAction(context: ScalingContext, input: PutScheduledActionRequest): Record<string, never> {
  const { actions, clock, random, scope } = context;
  const { resourceId } = requireTarget(context, input);
  const { ScheduledActionName: name } = input;
  const key = namedKey(resourceId, name);
  const old = actions.get(key);
  const { Schedule: schedule = old?.schedule, Timezone: timezone = old?.timezone } = input;
  const action = input.ScalableTargetAction ?? old?.action;
  // how AWS words these refusals is not recorded
  if (schedule === undefined) throw validationException('Schedule must be specified when creating a scheduled action');
  const parsed = parseSchedule(schedule);
  if (!parsed) throw validationException(`Parameter Schedule is not valid: ${schedule}`);
  if (timezone !== undefined && !isTimeZone(timezone))
    throw validationException(`Parameter Timezone is not valid: ${timezone}`);
  if (!action || (action.MinCapacity === undefined && action.MaxCapacity === undefined))
    throw validationException('ScalableTargetAction must have a minimum or a maximum capacity');
  requireBounds(action.MinCapacity ?? 0, action.MaxCapacity ?? Number.POSITIVE_INFINITY);
  const startMs = input.StartTime === undefined ? old?.startMs : input.StartTime * 1000;
  const endMs = input.EndTime === undefined ? old?.endMs : input.EndTime * 1000;
  if (startMs !== undefined && endMs !== undefined && startMs >= endMs)
    throw validationException('StartTime must be before EndTime');
  const count = [...actions.values()].filter((each) => each.resourceId === resourceId).length;
  if (!old && count >= ACTIONS_PER_TARGET)
    throw new ServiceException('LimitExceededException', 400, `Too many scheduled actions: ${ACTIONS_PER_TARGET}.`);
  const record: ScheduledActionRecord = {
    resourceId,
    name,
    arn:
      old?.arn ??
      `arn:aws:autoscaling:${scope.region}:${scope.accountId}:scheduledAction:${randomUuid(random)}:resource/lambda/${resourceId}:scheduledActionName/${name}`,
    schedule,
    ...(timezone !== undefined && { timezone }),
    ...(startMs !== undefined && { startMs }),
    ...(endMs !== undefined && { endMs }),
    action,
    createdAtMs: old?.createdAtMs ?? clock.now,
  };
  waitForNext(context, record);
  return {};
}

/** Waits for the next time, if there is one. */
function waitForNext(context: ScalingContext, { settlesAtMs: _, ...record }: ScheduledActionRecord): void {
  const { actions, clock } = context;
  const { schedule, timezone, startMs, endMs, createdAtMs, resourceId, name } = record;
  const parsed = parseSchedule(schedule);
  const next = parsed && nextTime(parsed, { afterMs: clock.now, timezone, startMs, createdAtMs });
  const key = namedKey(resourceId, name);
  actions.set(key, {
    ...record,
    ...(next !== undefined && next <= (endMs ?? Number.POSITIVE_INFINITY) && { settlesAtMs: next }),
  });
  scheduleSettlement(clock, actions, key, actionArrival(context));
}

export const actionArrival = (context: ScalingContext): Arrival<ScheduledActionRecord> => ({
  settle: (record) => run(context, record),
  name({ resourceId, name }) {
    const { functionName, qualifier } = partsOf(resourceId);
    return `scheduled action ${name} of ${functionName}:${qualifier}`;
  },
});

function run(context: ScalingContext, record: Readonly<ScheduledActionRecord>): void {
  const { resourceId, name, action = {} } = record;
  waitForNext(context, record);
  const target = context.targets.get(resourceId);
  if (!target || target.suspended.ScheduledScalingSuspended) return;
  const { MinCapacity: min = target.min, MaxCapacity: max = target.max } = action;
  const bounds = [
    ...(action.MinCapacity === undefined ? [] : [`min capacity to ${action.MinCapacity}`]),
    ...(action.MaxCapacity === undefined ? [] : [`max capacity to ${action.MaxCapacity}`]),
  ].join(' and ');
  const activity = recordActivity(context, {
    resourceId,
    description: `Setting ${bounds}`,
    cause: `scheduled action name ${name} was triggered`,
    status: 'InProgress',
  });
  if (min > max) {
    endActivity(context, activity, 'Failed', `Failed to set ${bounds}. Reason: minimum is greater than maximum`);
    return;
  }
  const changed = { ...target, min, max };
  context.targets.set(resourceId, changed);
  endActivity(context, activity, 'Successful', `Successfully set ${bounds}`);
  pullIntoBounds(context, changed);
}

export function describeScheduledActions(
  { actions }: ScalingContext,
  input: DescribeScheduledActionsRequest,
): DescribeScheduledActionsResponse {
  const { ScheduledActionNames: names, MaxResults = PAGE_SIZE, NextToken } = input;
  const found = [...actions.values()]
    .filter(matches(input))
    .filter(({ name }) => names === undefined || names.length === 0 || names.includes(name));
  const order = byText<ScheduledActionRecord>(({ resourceId, name }) => namedKey(resourceId, name));
  const after = readPageToken(NextToken, isText, invalidToken);
  const { records, next } = page(found, order, after, Math.min(MaxResults, PAGE_SIZE));
  return { ScheduledActions: records.map(describe), ...nextToken('NextToken', next) };
}

const describe = (record: ScheduledActionRecord): ScheduledAction => ({
  ScheduledActionName: record.name,
  ScheduledActionARN: record.arn,
  ServiceNamespace: NAMESPACE,
  Schedule: record.schedule,
  ...(record.timezone !== undefined && { Timezone: record.timezone }),
  ResourceId: record.resourceId,
  ScalableDimension: DIMENSION,
  ...(record.startMs !== undefined && { StartTime: record.startMs / 1000 }),
  ...(record.endMs !== undefined && { EndTime: record.endMs / 1000 }),
  ...(record.action && { ScalableTargetAction: record.action }),
  CreationTime: record.createdAtMs / 1000,
});

export function deleteScheduledAction(
  { actions }: ScalingContext,
  input: DeleteScheduledActionRequest,
): Record<string, never> {
  const resourceId = requireResource(input);
  const key = namedKey(resourceId, input.ScheduledActionName);
  if (!actions.has(key))
    throw objectNotFound('scheduled action found', resourceId, `, scheduled action name: ${input.ScheduledActionName}`);
  actions.delete(key);
  return {};
}
