/**
 * How S3 reaches where events go: as itself, on behalf of the bucket, so that the policy of the queue, topic or function
 * decides. https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html
 */
import { ServiceException } from '../../api/errors.ts';
import { isoTime } from '../../kernel/calendar.ts';
import { type Caller, serviceCaller } from '../../kernel/caller.ts';
import type { Call } from '../../kernel/service.ts';
import { bucketArn, newId, newRequestId, type S3Context } from './context.ts';
import type { Bucket, Notification } from './tables.ts';

const SERVICE = 's3.amazonaws.com';

type Context = Pick<S3Context, 'scope' | 'chains' | 'neighbours' | 'random' | 'clock'>;
type Destination = Pick<Notification, 'service' | 'arn'>;

/** S3 for a bucket; what led to it goes along, so that a function that feeds itself is noticed. */
export function callerFor({ scope, chains }: Pick<S3Context, 'scope' | 'chains'>, bucket: string, cause?: Caller) {
  const lineage = cause && chains.lineageOf(cause);
  return serviceCaller(SERVICE, scope.accountId, bucketArn(bucket), lineage && { lineage });
}

/** The refusal, if it was one. Nobody waits for it: these services answer at once. */
export function send({ neighbours }: Pick<S3Context, 'neighbours'>, call: Call): ServiceException | undefined {
  let refusal: ServiceException | undefined;
  neighbours.call(call, (answer) => {
    if (answer instanceof ServiceException) refusal = answer;
  });
  return refusal;
}

/** Hands over a document. */
export function deliver(
  context: Context,
  { service, arn }: Destination,
  document: string,
  caller: Caller,
): ServiceException | undefined {
  const [, , , region, accountId, name] = arn.split(':');
  switch (service) {
    case 'sqs': {
      const QueueUrl = `https://sqs.${region}.amazonaws.com/${accountId}/${name}`;
      const input = { QueueUrl, MessageBody: document };
      return send(context, { service: 'sqs', operation: 'SendMessage', input, caller });
    }
    case 'sns': {
      const input = { TopicArn: arn, Subject: 'Amazon S3 Notification', Message: document };
      return send(context, { service: 'sns', operation: 'Publish', input, caller });
    }
    default: {
      const input = { FunctionName: arn, InvocationType: 'Event', Payload: new TextEncoder().encode(document) };
      return send(context, { service: 'lambda', operation: 'Invoke', input, caller });
    }
  }
}

/** Why S3 may not send there, in its words; undefined when nothing is known against it. */
export function refusalOfDestination(
  context: Context,
  { name }: Readonly<Bucket>,
  { service, arn }: Destination,
): string | undefined {
  if (service !== 'lambda') return undefined;
  const input = { FunctionName: arn, InvocationType: 'DryRun' };
  const caller = callerFor(context, name);
  const refusal = send(context, { service: 'lambda', operation: 'Invoke', input, caller });
  // one that is being made or changed will be there
  return refusal && refusal.status !== 409 ? `Not authorized to invoke function [${arn}]` : undefined;
}

/** To a queue or a topic, which sees by it that it was chosen: https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html */
export function sendTestEvent(
  context: Context,
  { name }: Readonly<Bucket>,
  destination: Destination,
): string | undefined {
  if (destination.service === 'lambda') return undefined;
  const event = {
    Service: 'Amazon S3',
    Event: 's3:TestEvent',
    Time: `${isoTime(context.clock.now)}Z`,
    Bucket: name,
    RequestId: newRequestId(context.random),
    HostId: newId(context.random, 76),
  };
  const refusal = deliver(context, destination, JSON.stringify(event), callerFor(context, name));
  if (!refusal) return undefined;
  const kind = destination.service === 'sqs' ? 'queue' : 'topic';
  return refusal.status === 403
    ? `Permissions on the destination ${kind} do not allow S3 to publish notifications from this bucket`
    : `The destination ${kind} does not exist`;
}
