/**
 * Where a bucket's events go: what may be asked for, and what S3 finds out before it believes it.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketNotificationConfiguration.html
 */
import { encodeBase64 } from '../../api/base64.ts';
import { ServiceException } from '../../api/errors.ts';
import type {
  FilterRule,
  GetBucketNotificationConfigurationRequest,
  NotificationConfiguration,
  NotificationConfigurationFilter,
  PutBucketNotificationConfigurationRequest,
} from '../../api/models/s3-types.ts';
import { randomUuid } from '../../kernel/random.ts';
import { requireBucket, type S3Context } from './context.ts';
import { invalidArgument } from './errors.ts';
import { refusalOfDestination, sendTestEvent } from './notification-destinations.ts';
import { covers, filterValue } from './notification-filter.ts';
import type { Bucket, Notification } from './tables.ts';

type Filter = NonNullable<Notification['filter']>;

const EVENTS = new Set([
  ...['s3:ObjectCreated:*', 's3:ObjectCreated:Put', 's3:ObjectCreated:Post', 's3:ObjectCreated:Copy'],
  's3:ObjectCreated:CompleteMultipartUpload',
  ...['s3:ObjectRemoved:*', 's3:ObjectRemoved:Delete', 's3:ObjectRemoved:DeleteMarkerCreated'],
  ...['s3:ObjectTagging:*', 's3:ObjectTagging:Put', 's3:ObjectTagging:Delete', 's3:ObjectAcl:Put'],
  ...['s3:ObjectRestore:*', 's3:ObjectRestore:Post', 's3:ObjectRestore:Completed', 's3:ObjectRestore:Delete'],
  ...['s3:ReducedRedundancyLostObject', 's3:LifecycleTransition', 's3:IntelligentTiering'],
  ...['s3:LifecycleExpiration:*', 's3:LifecycleExpiration:Delete', 's3:LifecycleExpiration:DeleteMarkerCreated'],
  ...['s3:Replication:*', 's3:Replication:OperationFailedReplication', 's3:Replication:OperationNotTracked'],
  ...['s3:Replication:OperationMissedThreshold', 's3:Replication:OperationReplicatedAfterThreshold'],
]);
const MAX_FILTER_BYTES = 1024;
/** What an ARN that cannot be read is called. */
const ARGUMENT = { sqs: 'Queue', sns: 'Topic', lambda: 'CloudFunction' } as const;

export function getBucketNotificationConfiguration(
  context: S3Context,
  { Bucket: name }: GetBucketNotificationConfigurationRequest,
): NotificationConfiguration {
  const { notifications, toEventBridge } = requireBucket(context, name);
  const of = (service: Notification['service']) => notifications.filter((each) => each.service === service);
  const [topics, queues, functions] = [of('sns'), of('sqs'), of('lambda')];
  return {
    ...(topics.length > 0 && { TopicConfigurations: topics.map((each) => ({ ...shown(each), TopicArn: each.arn })) }),
    ...(queues.length > 0 && { QueueConfigurations: queues.map((each) => ({ ...shown(each), QueueArn: each.arn })) }),
    ...(functions.length > 0 && {
      LambdaFunctionConfigurations: functions.map((each) => ({ ...shown(each), LambdaFunctionArn: each.arn })),
    }),
    ...(toEventBridge && { EventBridgeConfiguration: {} }),
  };
}

const shown = ({ id, events, filter }: Notification) => ({
  Id: id,
  Events: [...events],
  ...(filter && { Filter: { Key: { FilterRules: filter.map((rule) => ({ ...rule })) } } }),
});

/** Replaces all that there was. */
export function putBucketNotificationConfiguration(
  context: S3Context,
  {
    Bucket: name,
    NotificationConfiguration: given,
    SkipDestinationValidation,
  }: PutBucketNotificationConfigurationRequest,
): Record<string, never> {
  const bucket = requireBucket(context, name);
  const notifications = readNotifications(context, given);
  requireNoOverlap(notifications);
  if (!SkipDestinationValidation) requireDestinations(context, bucket, notifications);
  context.buckets.set(name, {
    ...bucket,
    notifications,
    toEventBridge: given.EventBridgeConfiguration !== undefined,
  });
  return {};
}

interface Given {
  Id?: string | undefined;
  Events: readonly string[];
  Filter?: NotificationConfigurationFilter | undefined;
}

function readNotifications(context: S3Context, given: NotificationConfiguration): Notification[] {
  const { TopicConfigurations = [], QueueConfigurations = [], LambdaFunctionConfigurations = [] } = given;
  const read = (service: Notification['service'], arn: string, each: Given) =>
    readNotification(context, service, arn, each);
  const notifications = [
    ...TopicConfigurations.map((each) => read('sns', each.TopicArn, each)),
    ...QueueConfigurations.map((each) => read('sqs', each.QueueArn, each)),
    ...LambdaFunctionConfigurations.map((each) => read('lambda', each.LambdaFunctionArn, each)),
  ];
  const ids = new Set(notifications.map(({ id }) => id));
  if (ids.size < notifications.length)
    throw new ServiceException('InvalidArgument', 400, 'Same ID used for multiple configurations. IDs must be unique');
  return notifications;
}

function readNotification(
  { random }: S3Context,
  service: Notification['service'],
  arn: string,
  { Id, Events, Filter }: Given,
): Notification {
  if (!isArnOf(service, arn)) throw invalidArgument('The ARN could not be parsed', ARGUMENT[service], arn);
  const unknown = Events.find((event) => !EVENTS.has(event));
  if (unknown !== undefined)
    throw invalidArgument('A specified event is not supported for notifications.', 'Event', unknown);
  const filter = readFilter(Filter?.Key?.FilterRules);
  return { id: Id ?? newConfigurationId(randomUuid(random)), service, arn, events: Events, ...(filter && { filter }) };
}

const isArnOf = (service: string, arn: string) => new RegExp(`^arn:aws[\\w-]*:${service}:[\\w-]+:\\d{12}:.+`).test(arn);

const newConfigurationId = (uuid: string) => encodeBase64(new TextEncoder().encode(uuid));

function readFilter(rules: readonly FilterRule[] | undefined): Filter | undefined {
  if (!rules || rules.length === 0) return undefined;
  const filter = rules.map(({ Name = '', Value = '' }) => {
    const lower = Name.toLowerCase();
    if (lower !== 'prefix' && lower !== 'suffix')
      throw invalidArgument('filter rule name must be either prefix or suffix', 'FilterRule.Name', Name);
    if (new TextEncoder().encode(Value).length > MAX_FILTER_BYTES)
      throw invalidArgument(
        `Size of filter rule value cannot exceed ${MAX_FILTER_BYTES} bytes in UTF-8 representation`,
        'FilterRule.Value',
        Value,
      );
    return { Name: lower === 'prefix' ? ('Prefix' as const) : ('Suffix' as const), Value };
  });
  for (const name of ['Prefix', 'Suffix'] as const)
    if (filter.filter(({ Name }) => Name === name).length > 1)
      throw invalidArgument(
        `Cannot specify more than one ${name.toLowerCase()} rule in a filter.`,
        'FilterRule.Name',
        name.toLowerCase(),
      );
  return filter;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html */
function requireNoOverlap(notifications: readonly Notification[]): void {
  notifications.forEach((one, index) => {
    for (const other of notifications.slice(index + 1)) {
      if (!one.events.some((event) => other.events.some((each) => eventsOverlap(event, each)))) continue;
      const overlap = (name: 'Prefix' | 'Suffix', within: (a: string, b: string) => boolean) => {
        const [a, b] = [filterValue(one, name), filterValue(other, name)];
        return within(a, b) || within(b, a);
      };
      if (!overlap('Prefix', (a, b) => a.startsWith(b)) || !overlap('Suffix', (a, b) => a.endsWith(b))) continue;
      throw new ServiceException(
        'InvalidArgument',
        400,
        one.filter || other.filter
          ? 'Configuration is ambiguously defined. Cannot have overlapping suffixes in two rules if the prefixes are overlapping for the same event type.'
          : 'Configurations overlap. Configurations on the same bucket cannot share a common event type.',
      );
    }
  });
}

const eventsOverlap = (a: string, b: string) => covers(a, b) || covers(b, a);

/** Asks each; then tells each that can be told that it will be. */
function requireDestinations(
  context: S3Context,
  bucket: Readonly<Bucket>,
  notifications: readonly Notification[],
): void {
  const refusals = notifications.map(
    (each) => refusalOfDestination(context, bucket, each) ?? sendTestEvent(context, bucket, each),
  );
  const refused = notifications.flatMap(({ service, arn }, index) => {
    const refusal = refusals[index];
    return refusal === undefined ? [] : [[service === 'lambda' ? `${arn}, null` : arn, refusal] as const];
  });
  if (refused.length === 0) return;
  throw new ServiceException(
    'InvalidArgument',
    400,
    'Unable to validate the following destination configurations',
    Object.fromEntries(
      refused.flatMap(([name, value], index) => [
        [`ArgumentName${index + 1}`, name],
        [`ArgumentValue${index + 1}`, value],
      ]),
    ),
  );
}
