/** Where a bucket's events go. https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketNotificationConfiguration.html */
import { useMutation, useQuery } from '@tanstack/react-query';
import type { NotificationConfiguration } from '../../api/models/s3-types.ts';
import {
  type BucketNotification,
  configurationOf,
  type Notifications,
  notificationsOf,
} from '../domain/bucket-notification.ts';
import type { Grant } from '../domain/grant.ts';
import { type RegionAccess, useRegion } from '../region.ts';
import { bucketArn, s3Client } from './buckets.ts';
import { addGrant } from './grants.ts';
import { queryKeys } from './query-keys.ts';
import type { Subject } from './subjects.ts';

const readNotifications = async (access: RegionAccess, bucket: string): Promise<Notifications> =>
  notificationsOf(await s3Client(access).call('GetBucketNotificationConfiguration', { Bucket: bucket }));

export function useNotifications(bucket: string) {
  const access = useRegion();
  return useQuery({
    queryKey: queryKeys.bucket(bucket, 'notifications'),
    queryFn: () => readNotifications(access, bucket),
  });
}

export interface NotificationChange {
  bucket: string;
  /** Of what there is when it is made. */
  change(before: Notifications): Notifications;
  /** What has to be let in first: S3 asks each destination. */
  grants?: readonly Grant[];
}

/** S3 knows all notifications of a bucket as one: whoever changes one writes the others as they are. */
export function useChangeNotifications() {
  const access = useRegion();
  return useMutation({
    mutationFn: async ({ bucket, change, grants = [] }: NotificationChange): Promise<PutInput> => {
      for (const grant of grants) await addGrant(access, grant);
      const input = {
        Bucket: bucket,
        NotificationConfiguration: configurationOf(change(await readNotifications(access, bucket))),
      };
      await s3Client(access).call('PutBucketNotificationConfiguration', input);
      return input;
    },
  });
}

interface PutInput {
  Bucket: string;
  NotificationConfiguration: NotificationConfiguration;
}

export const withoutNotification = ({ list, toEventBridge }: Notifications, id: string): Notifications => ({
  list: list.filter((each) => each.id !== id),
  toEventBridge,
});

/** In the place of the one of that id, or behind the others. */
export function withNotification(
  before: Notifications,
  id: string | undefined,
  put: BucketNotification,
): Notifications {
  const isThere = before.list.some((each) => each.id === id);
  const list = isThere ? before.list.map((each) => (each.id === id ? put : each)) : [...before.list, put];
  return { ...before, list };
}

export const notificationSubject = (bucket: string, id: string): Subject => ({
  arn: bucketArn(bucket),
  part: `notification ${id}`,
  name: `The event notification ${id}`,
  queryKey: queryKeys.bucket(bucket),
  isThere: async (access) => (await readNotifications(access, bucket)).list.some((each) => each.id === id),
});
