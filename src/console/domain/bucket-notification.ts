/** A bucket's event notifications, as forms and tables have them. https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html */
import { ACCOUNT_ID } from '../../api/account.ts';
import type { NotificationConfiguration } from '../../api/models/s3-types.ts';
import { type Grant, takesGrant } from './grant.ts';

export type NotificationTarget = 'lambda' | 'sns' | 'sqs';

export interface BucketNotification {
  /** Empty: S3 makes one up. */
  id: string;
  target: NotificationTarget;
  arn: string;
  /** For example `s3:ObjectCreated:*`. */
  events: readonly string[];
  prefix: string;
  suffix: string;
}

export interface Notifications {
  list: readonly BucketNotification[];
  toEventBridge: boolean;
}

interface EventGroup {
  label: string;
  /** Stands for all of them. */
  all: { event: string; label: string };
  events: readonly { event: string; label: string }[];
}

/** Those that happen here. */
export const EVENT_GROUPS: readonly EventGroup[] = [
  {
    label: 'Object creation',
    all: { event: 's3:ObjectCreated:*', label: 'All object create events' },
    events: [
      { event: 's3:ObjectCreated:Put', label: 'Put' },
      { event: 's3:ObjectCreated:Post', label: 'Post' },
      { event: 's3:ObjectCreated:Copy', label: 'Copy' },
      { event: 's3:ObjectCreated:CompleteMultipartUpload', label: 'Multipart upload completed' },
    ],
  },
  {
    label: 'Object removal',
    all: { event: 's3:ObjectRemoved:*', label: 'All object removal events' },
    events: [
      { event: 's3:ObjectRemoved:Delete', label: 'Permanently deleted' },
      { event: 's3:ObjectRemoved:DeleteMarkerCreated', label: 'Delete marker created' },
    ],
  },
  {
    label: 'Object tagging',
    all: { event: 's3:ObjectTagging:*', label: 'All object tagging events' },
    events: [
      { event: 's3:ObjectTagging:Put', label: 'Object tags added' },
      { event: 's3:ObjectTagging:Delete', label: 'Object tags deleted' },
    ],
  },
];

const LABELS = new Map(
  EVENT_GROUPS.flatMap(({ all, events }) => [all, ...events]).map(({ event, label }) => [event, label]),
);
export const eventLabel = (event: string) => LABELS.get(event) ?? event;

/** With the event, or without it; what stands for all of a group takes the place of its parts. */
export function withEvent(events: readonly string[], group: EventGroup, event: string, on: boolean): string[] {
  const others = events.filter((each) => each !== event);
  if (!on) return others;
  if (event !== group.all.event) return [...others, event];
  return [...others.filter((each) => !group.events.some((part) => part.event === each)), event];
}

interface Configured {
  Id?: string | undefined;
  Events: string[];
  Filter?:
    | { Key?: { FilterRules?: { Name?: string | undefined; Value?: string | undefined }[] | undefined } | undefined }
    | undefined;
}

const ruleOf = ({ Filter }: Configured, name: string) =>
  Filter?.Key?.FilterRules?.find(({ Name = '' }) => Name.toLowerCase() === name)?.Value ?? '';

const read = (target: NotificationTarget, arn: string, configured: Configured): BucketNotification => ({
  id: configured.Id ?? '',
  target,
  arn,
  events: configured.Events,
  prefix: ruleOf(configured, 'prefix'),
  suffix: ruleOf(configured, 'suffix'),
});

export function notificationsOf(given: NotificationConfiguration): Notifications {
  const { LambdaFunctionConfigurations = [], QueueConfigurations = [], TopicConfigurations = [] } = given;
  return {
    list: [
      ...LambdaFunctionConfigurations.map((each) => read('lambda', each.LambdaFunctionArn, each)),
      ...QueueConfigurations.map((each) => read('sqs', each.QueueArn, each)),
      ...TopicConfigurations.map((each) => read('sns', each.TopicArn, each)),
    ],
    toEventBridge: given.EventBridgeConfiguration !== undefined,
  };
}

/** As S3 takes them; what is empty is left out. */
export function configurationOf({ list, toEventBridge }: Notifications): NotificationConfiguration {
  const of = (target: NotificationTarget) => list.filter((each) => each.target === target);
  const lambda = of('lambda').map((each) => ({ ...configured(each), LambdaFunctionArn: each.arn }));
  const sqs = of('sqs').map((each) => ({ ...configured(each), QueueArn: each.arn }));
  const sns = of('sns').map((each) => ({ ...configured(each), TopicArn: each.arn }));
  return {
    ...(lambda.length > 0 && { LambdaFunctionConfigurations: lambda }),
    ...(sqs.length > 0 && { QueueConfigurations: sqs }),
    ...(sns.length > 0 && { TopicConfigurations: sns }),
    ...(toEventBridge && { EventBridgeConfiguration: {} }),
  };
}

function configured({ id, events, prefix, suffix }: BucketNotification) {
  const FilterRules = [
    ...(prefix === '' ? [] : [{ Name: 'prefix' as const, Value: prefix }]),
    ...(suffix === '' ? [] : [{ Name: 'suffix' as const, Value: suffix }]),
  ];
  return {
    ...(id !== '' && { Id: id }),
    Events: [...events],
    ...(FilterRules.length > 0 && { Filter: { Key: { FilterRules } } }),
  };
}

/** What lets S3 in at the destination for the bucket. */
export const grantsOfNotification = (bucket: string, bucketArn: string, arn: string): Grant[] =>
  takesGrant(arn)
    ? [
        {
          targetArn: arn,
          principal: 's3.amazonaws.com',
          sourceArn: bucketArn,
          sourceAccount: ACCOUNT_ID,
          statementId: `s3-${bucket.replaceAll('.', '-')}`,
        },
      ]
    : [];
