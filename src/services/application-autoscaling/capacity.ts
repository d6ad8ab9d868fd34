/**
 * A target's capacity is its provisioned concurrency: read from Lambda, and moved through Lambda's own API. A move goes
 * on until Lambda has allocated what was asked for.
 */
import { ServiceException } from '../../api/errors.ts';
import type { ProvisionedConcurrencyConfigListItem } from '../../api/models/lambda-types.ts';
import { type Arrival, Settlement, scheduleSettlement } from '../../kernel/settlement.ts';
import { endActivity, recordActivity } from './activities.ts';
import type { ActivityRecord, ScalingContext, TargetRecord } from './context.ts';
import { askLambda, partsOf } from './resource.ts';

/** How often it is looked whether a change has come about. */
const CHECK_MS = 5000;

const nameOf = (resourceId: string) => {
  const { functionName, qualifier } = partsOf(resourceId);
  return { FunctionName: functionName, Qualifier: qualifier };
};

/** Undefined: nothing is provisioned. Throws Lambda's exception when there is no such resource. */
function configOf(context: ScalingContext, resourceId: string): ProvisionedConcurrencyConfigListItem | undefined {
  const { FunctionName, Qualifier } = nameOf(resourceId);
  askLambda(context, 'GetFunctionConfiguration', { FunctionName, Qualifier });
  let Marker: string | undefined;
  do {
    const page = askLambda(context, 'ListProvisionedConcurrencyConfigs', { FunctionName, Marker });
    const found = page.ProvisionedConcurrencyConfigs?.find(({ FunctionArn }) => FunctionArn?.endsWith(`:${Qualifier}`));
    if (found) return found;
    Marker = page.NextMarker;
  } while (Marker !== undefined);
  return undefined;
}

/** Requested, ready or not. Throws Lambda's exception when there is no such resource. */
export const capacityOf = (context: ScalingContext, resourceId: string): number =>
  configOf(context, resourceId)?.RequestedProvisionedConcurrentExecutions ?? 0;

/** Begins an activity; it may be over at once. */
export function moveCapacity(
  context: ScalingContext,
  resourceId: string,
  moved: NonNullable<ActivityRecord['moved']>,
  cause: string,
): void {
  const { activities, clock } = context;
  const { to } = moved;
  const activity = recordActivity(context, {
    resourceId,
    cause,
    description: `Setting desired concurrency to ${to}.`,
    status: 'InProgress',
    moved,
    settlesAtMs: clock.now + CHECK_MS,
  });
  try {
    if (to === 0) askLambda(context, 'DeleteProvisionedConcurrencyConfig', nameOf(resourceId));
    else
      askLambda(context, 'PutProvisionedConcurrencyConfig', {
        ...nameOf(resourceId),
        ProvisionedConcurrentExecutions: to,
      });
  } catch (error) {
    if (!(error instanceof ServiceException)) throw error;
    fail(context, activity, error.message);
    return;
  }
  if (to === 0) succeed(context, activity, to);
  else scheduleSettlement(clock, activities, activity.id, activityArrival(context));
}

export const activityArrival = (context: ScalingContext): Arrival<ActivityRecord> => ({
  settle: (activity) => check(context, activity),
});

function check(context: ScalingContext, activity: Readonly<ActivityRecord>): void {
  const { activities, clock } = context;
  const { resourceId, moved, settlesAtMs } = activity;
  if (!moved) return;
  try {
    const config = configOf(context, resourceId);
    if (config?.RequestedProvisionedConcurrentExecutions !== moved.to)
      endActivity(context, activity, 'Overridden', `Setting desired concurrency to ${moved.to} was overridden.`);
    else if (config.Status === 'READY') succeed(context, activity, moved.to);
    else if (config.Status === 'FAILED') fail(context, activity, config.StatusReason ?? '');
    // the record keeps its first time: to look again is no news
    else
      clock.schedule(
        clock.now + CHECK_MS,
        new Settlement(activities, activity.id, settlesAtMs ?? 0, activityArrival(context)),
      );
  } catch (error) {
    if (!(error instanceof ServiceException)) throw error;
    fail(context, activity, error.message);
  }
}

const succeed = (context: ScalingContext, activity: Readonly<ActivityRecord>, to: number) =>
  endActivity(
    context,
    activity,
    'Successful',
    `Successfully set desired concurrency to ${to}. Change successfully fulfilled by lambda.`,
  );

const fail = (context: ScalingContext, activity: Readonly<ActivityRecord>, reason: string) =>
  endActivity(
    context,
    activity,
    'Failed',
    `Failed to set desired concurrency to ${activity.moved?.to}. Reason: ${reason}`,
  );

/** A capacity that is outside the target's bounds is pulled into them. */
export function pullIntoBounds(context: ScalingContext, { resourceId, min, max }: Readonly<TargetRecord>): void {
  const from = currentCapacity(context, resourceId);
  if (from === undefined) return;
  const moveTo = (to: number, bound: string) =>
    moveCapacity(context, resourceId, { from, to, byPolicy: false }, `${bound} capacity was set to ${to}`);
  if (from < min) moveTo(min, 'minimum');
  else if (from > max) moveTo(max, 'maximum');
}

/** Undefined: the version or alias is gone. */
export function currentCapacity(context: ScalingContext, resourceId: string): number | undefined {
  try {
    return capacityOf(context, resourceId);
  } catch (error) {
    if (error instanceof ServiceException) return undefined;
    throw error;
  }
}
