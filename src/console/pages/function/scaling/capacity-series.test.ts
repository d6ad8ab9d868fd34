import { expect, test } from 'vitest';
import { DIMENSION, NAMESPACE } from '../../../../services/application-autoscaling/resource.ts';
import { capacitySeries } from './capacity-series.ts';

const WINDOW = { startMs: 0, endMs: 300_000, periodMs: 60_000 };
const activity = (Description: string, EndTime?: number, StatusCode: 'Successful' | 'Failed' = 'Successful') =>
  ({
    ActivityId: Description,
    ServiceNamespace: NAMESPACE,
    ResourceId: 'function:f:prod',
    ScalableDimension: DIMENSION,
    Description,
    Cause: '',
    StartTime: 0,
    ...(EndTime !== undefined && { EndTime }),
    StatusCode,
  }) as const;

const values = (...given: Parameters<typeof capacitySeries>) => capacitySeries(...given).map(({ value }) => value);

test('a capacity holds from the end of its change on; what failed or is under way changes nothing', () => {
  const activities = [
    activity('Setting desired concurrency to 9.', 250, 'Failed'),
    activity('Setting desired concurrency to 5.', 200),
    activity('Setting min capacity to 3 and max capacity to 6', 100),
    activity('Setting desired concurrency to 3.', 70),
  ];
  expect(values(activities, 5, WINDOW)).toEqual([3, 3, 5, 5]);
  expect(capacitySeries(activities, 5, WINDOW)[0]?.atMs).toBe(60_000);
});

test('without a change it is what it is now', () => {
  expect(values([], 2, WINDOW)).toEqual([2, 2, 2, 2, 2]);
  expect(values([], undefined, WINDOW)).toEqual([]);
});
