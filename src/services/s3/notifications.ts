/**
 * What happens to objects, told in the step in which it happens: so it is stored and told, or neither.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */
import { isoTime } from '../../kernel/calendar.ts';
import type { Caller } from '../../kernel/caller.ts';
import { bucketArn, newId, newRequestId, type S3Context } from './context.ts';
import { callerFor, deliver, send } from './notification-destinations.ts';
import { covers, filterValue } from './notification-filter.ts';
import { principalId } from './owner.ts';
import type { Bucket, Notification, ObjectVersion } from './tables.ts';

export type EventName =
  | 'ObjectCreated:Put'
  | 'ObjectCreated:Copy'
  | 'ObjectCreated:CompleteMultipartUpload'
  | 'ObjectRemoved:Delete'
  | 'ObjectRemoved:DeleteMarkerCreated'
  | 'ObjectTagging:Put'
  | 'ObjectTagging:Delete';

/** What is told of an object; of one that is gone it is little. */
type Told = Pick<ObjectVersion, 'key'> & Partial<Pick<ObjectVersion, 'versionId' | 'sequence' | 'etag' | 'sizeBytes'>>;

/** Everybody is on this computer. */
const SOURCE_IP = '127.0.0.1';

interface Happening {
  name: EventName;
  object: Told;
  sequencer: string;
  requestId: string;
  requester: string;
}

export function notify(
  context: S3Context,
  bucket: Readonly<Bucket>,
  name: EventName,
  object: Told,
  caller: Caller,
): void {
  const told = bucket.notifications.filter((each) => concerns(each, name, object.key));
  if (told.length === 0 && !bucket.toEventBridge) return;
  const sequence = object.sequence ?? context.objects.nextSequence(context.clock.now);
  const happening: Happening = {
    name,
    object: bucket.versioning !== 'Enabled' && object.versionId === 'null' ? withoutVersion(object) : object,
    sequencer: sequence.toString(16).toUpperCase().padStart(18, '0'),
    requestId: newRequestId(context.random),
    requester: 'arn' in caller ? caller.arn : caller.type,
  };
  const sender = callerFor(context, bucket.name, caller);
  for (const notification of told) {
    const record = recordOf(context, bucket, notification, happening);
    // where nobody takes it, it is lost, as on AWS
    deliver(context, notification, JSON.stringify({ Records: [record] }), sender);
  }
  if (bucket.toEventBridge) putEvent(context, bucket, happening, sender);
}

const withoutVersion = ({ versionId: _, ...object }: Told): Told => object;

function concerns(notification: Readonly<Notification>, name: EventName, key: string): boolean {
  return (
    notification.events.some((event) => covers(event, `s3:${name}`)) &&
    key.startsWith(filterValue(notification, 'Prefix')) &&
    key.endsWith(filterValue(notification, 'Suffix'))
  );
}

function recordOf(
  { scope, clock, random }: S3Context,
  { name }: Readonly<Bucket>,
  { id }: Readonly<Notification>,
  happening: Happening,
) {
  const { object, sequencer, requestId, requester } = happening;
  const isTagging = happening.name.startsWith('ObjectTagging');
  const removed = happening.name === 'ObjectRemoved:Delete';
  return {
    eventVersion: isTagging ? '2.3' : '2.1',
    eventSource: 'aws:s3',
    awsRegion: scope.region,
    eventTime: `${isoTime(clock.now)}Z`,
    eventName: happening.name,
    userIdentity: { principalId: `AWS:${requester.slice(requester.lastIndexOf('/') + 1)}` },
    requestParameters: { sourceIPAddress: SOURCE_IP },
    responseElements: { 'x-amz-request-id': requestId, 'x-amz-id-2': newId(random, 76) },
    s3: {
      s3SchemaVersion: '1.0',
      configurationId: id,
      bucket: { name, ownerIdentity: { principalId: principalId(scope.accountId) }, arn: bucketArn(name) },
      object: {
        key: encodedKey(object.key),
        ...(happening.name.startsWith('ObjectCreated') && { size: object.sizeBytes }),
        ...(!removed && { eTag: object.etag }),
        ...(object.versionId !== undefined && { versionId: object.versionId }),
        ...(!isTagging && { sequencer }),
      },
    },
  };
}

/** As in a form: a space is a plus. */
export const encodedKey = (key: string) =>
  encodeURIComponent(key)
    .replaceAll('%2F', '/')
    .replaceAll('%20', '+')
    .replace(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html */
const EVENTBRIDGE: Readonly<Record<EventName, { detailType: string; reason?: string; deletion?: string }>> = {
  'ObjectCreated:Put': { detailType: 'Object Created', reason: 'PutObject' },
  'ObjectCreated:Copy': { detailType: 'Object Created', reason: 'CopyObject' },
  'ObjectCreated:CompleteMultipartUpload': { detailType: 'Object Created', reason: 'CompleteMultipartUpload' },
  'ObjectRemoved:Delete': {
    detailType: 'Object Deleted',
    reason: 'DeleteObject',
    deletion: 'Permanently Deleted',
  },
  'ObjectRemoved:DeleteMarkerCreated': {
    detailType: 'Object Deleted',
    reason: 'DeleteObject',
    deletion: 'Delete Marker Created',
  },
  'ObjectTagging:Put': { detailType: 'Object Tags Added' },
  'ObjectTagging:Delete': { detailType: 'Object Tags Deleted' },
};

function putEvent(context: S3Context, { name }: Readonly<Bucket>, happening: Happening, caller: Caller): void {
  const { object, sequencer, requestId } = happening;
  const { detailType, reason, deletion } = EVENTBRIDGE[happening.name];
  const removed = happening.name === 'ObjectRemoved:Delete';
  const detail = {
    version: '0',
    bucket: { name },
    object: {
      key: object.key,
      ...(detailType === 'Object Created' && { size: object.sizeBytes }),
      ...(!removed && { etag: object.etag }),
      ...(object.versionId !== undefined && { 'version-id': object.versionId }),
      ...(reason !== undefined && { sequencer }),
    },
    'request-id': requestId,
    requester: context.scope.accountId,
    'source-ip-address': SOURCE_IP,
    ...(reason !== undefined && { reason }),
    ...(deletion !== undefined && { 'deletion-type': deletion }),
  };
  const entry = {
    Time: Math.floor(context.clock.now / 1000),
    Source: 'aws.s3',
    Resources: [bucketArn(name)],
    DetailType: detailType,
    Detail: JSON.stringify(detail),
  };
  const input = { Entries: [entry] };
  send(context, { service: 'events', operation: 'PutEvents', input, caller });
}
