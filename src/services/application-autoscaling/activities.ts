/**
 * What was done to scalable targets. https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DescribeScalingActivities.html
 *
 * Differs from AWS: of six weeks the last 1,000 are kept; activities that came to nothing are not among them.
 */
import type {
  DescribeScalingActivitiesRequest,
  DescribeScalingActivitiesResponse,
  ScalingActivity,
} from '../../api/models/application-autoscaling-types.ts';
import { isCount, nextToken, type Order, page, readPageToken } from '../../kernel/page.ts';
import { randomUuid } from '../../kernel/random.ts';
import type { ActivityRecord, ScalingContext } from './context.ts';
import { DIMENSION, invalidToken, matches, NAMESPACE } from './resource.ts';

const ACTIVITIES = 1000;
const RETENTION_MS = 42 * 24 * 60 * 60 * 1000;
const PAGE_SIZE = 50;

const NEWEST_FIRST: Order<ActivityRecord, number> = {
  placeOf: ({ sequence }) => sequence,
  compare: (a, b) => b - a,
};

export function recordActivity(
  { activities, clock, random }: ScalingContext,
  activity: Omit<ActivityRecord, 'id' | 'sequence' | 'startMs'>,
): ActivityRecord {
  const newest = [...activities.values()].sort((a, b) => b.sequence - a.sequence);
  const record = {
    ...activity,
    id: randomUuid(random),
    sequence: (newest[0]?.sequence ?? 0) + 1,
    startMs: clock.now,
  };
  activities.set(record.id, record);
  for (const [index, { id, startMs }] of newest.entries())
    if (index + 1 >= ACTIVITIES || startMs <= clock.now - RETENTION_MS) activities.delete(id);
  return record;
}

export function endActivity(
  { activities, clock }: ScalingContext,
  { settlesAtMs: _, ...activity }: Readonly<ActivityRecord>,
  status: ActivityRecord['status'],
  message: string,
): void {
  activities.set(activity.id, { ...activity, status, message, endMs: clock.now });
}

/** The latest that moved the capacity, the newest first. */
export const movesOf = ({ activities }: ScalingContext, resourceId: string) =>
  [...activities.values()]
    .filter((activity) => activity.resourceId === resourceId && activity.moved)
    .sort((a, b) => b.sequence - a.sequence);

export function describeScalingActivities(
  { activities }: ScalingContext,
  input: DescribeScalingActivitiesRequest,
): DescribeScalingActivitiesResponse {
  const { MaxResults = PAGE_SIZE, NextToken } = input;
  const found = [...activities.values()].filter(matches(input));
  const after = readPageToken(NextToken, isCount, invalidToken);
  const { records, next } = page(found, NEWEST_FIRST, after, Math.min(MaxResults, PAGE_SIZE));
  return { ScalingActivities: records.map(describe), ...nextToken('NextToken', next) };
}

const describe = (activity: ActivityRecord): ScalingActivity => ({
  ActivityId: activity.id,
  ServiceNamespace: NAMESPACE,
  ResourceId: activity.resourceId,
  ScalableDimension: DIMENSION,
  Description: activity.description,
  Cause: activity.cause,
  StartTime: activity.startMs / 1000,
  ...(activity.endMs !== undefined && { EndTime: activity.endMs / 1000 }),
  StatusCode: activity.status,
  ...(activity.message !== undefined && { StatusMessage: activity.message }),
});
