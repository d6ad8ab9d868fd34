/**
 * From a topic to its subscribers: in the step in which the message was taken, so that it is taken and delivered or neither.
 * What an endpoint cannot take now is a record, tried again on the account's clock; what it refuses goes to the
 * subscription's dead-letter queue. https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html
 */
import { queueUrlOfArn } from '../../api/arn.ts';
import { decodeBase64 } from '../../api/base64.ts';
import { hexOf } from '../../api/digest/hex.ts';
import { sha256 } from '../../api/digest/sha.ts';
import { ServiceException } from '../../api/errors.ts';
import { serviceCaller } from '../../kernel/caller.ts';
import { randomUuid } from '../../kernel/random.ts';
import type { AnswerDone } from '../../kernel/service.ts';
import { type Arrival, scheduleAll, scheduleSettlement } from '../../kernel/settlement.ts';
import type { PendingDelivery, SnsContext, SubscriptionRecord, TopicMessage, TopicRecord } from './context.ts';
import { filter } from './filter-policy.ts';
import { sendMail } from './mail.ts';
import { countDeadLetter, countDelivery, countFiltered } from './metrics.ts';
import { functionEvent, notification, textFor } from './notification.ts';
import { deadLetterTargetOf } from './subscription-attributes.ts';
import { FIFO_SUFFIX, subscriptionsOf } from './topic.ts';

type Subscription = Readonly<SubscriptionRecord>;
type Done = (refusal: ServiceException | undefined) => void;

export const SNS_PRINCIPAL = 'sns.amazonaws.com';

const utf8 = new TextEncoder();

/** To all that have confirmed, and whose filter lets it through. */
export function deliverToAll(context: SnsContext, topic: TopicRecord, message: TopicMessage): void {
  for (const subscription of subscriptionsOf(context, topic.arn)) {
    if (subscription.isPending) continue;
    const verdict = filter(subscription, textFor(subscription, message), message.attributes);
    if (verdict === 'taken') deliver(context, subscription, message, 1);
    else countFiltered(context, topic.name, subscription, verdict);
  }
}

/** What was under way goes on. */
export function resumeDeliveries(context: SnsContext): void {
  scheduleAll(context.clock, context.deliveries, arrival(context));
}

function deliver(context: SnsContext, subscription: Subscription, message: TopicMessage, attempt: number): void {
  send(context, subscription, message, (refusal) => {
    if (refusal && isTransient(refusal)) {
      const delayMs = retryDelayMs(attempt);
      if (delayMs !== undefined) {
        retryLater(context, subscription, message, attempt, delayMs);
        return;
      }
    }
    countDelivery(context, message.topicArn, refusal === undefined);
    if (refusal) toDeadLetterQueue(context, subscription, message);
  });
}

function send(context: SnsContext, subscription: Subscription, message: TopicMessage, done: Done): void {
  const answered: AnswerDone = (answer) => done(answer instanceof ServiceException ? answer : undefined);
  if (subscription.protocol === 'lambda') invoke(context, subscription, message, answered);
  else if (subscription.protocol === 'sqs') enqueue(context, subscription, subscription.endpoint, message, answered);
  else sendMail(context, subscription, message, answered);
}

/** As SNS, for the topic. */
const callerOf = ({ scope }: SnsContext, { topicArn, lineage }: TopicMessage) =>
  serviceCaller(SNS_PRINCIPAL, scope.accountId, topicArn, lineage && { lineage });

function invoke(context: SnsContext, subscription: Subscription, message: TopicMessage, done: AnswerDone): void {
  const input = {
    FunctionName: subscription.endpoint,
    InvocationType: 'Event',
    Payload: utf8.encode(functionEvent(context, subscription, message)),
  };
  const caller = callerOf(context, message);
  context.neighbours.call({ service: 'lambda', operation: 'Invoke', input, caller }, done);
}

/** https://docs.aws.amazon.com/sns/latest/dg/sns-large-payload-raw-message-delivery.html */
function enqueue(
  context: SnsContext,
  subscription: Subscription,
  queueArn: string,
  message: TopicMessage,
  done: AnswerDone,
): void {
  const { scope, neighbours } = context;
  if (!queueArn.startsWith(`arn:aws:sqs:${scope.region}:${scope.accountId}:`)) {
    done(new ServiceException('QueueDoesNotExist', 400, 'The specified queue does not exist.'));
    return;
  }
  const isRaw = subscription.attributes.RawMessageDelivery === 'true';
  const input = {
    QueueUrl: queueUrlOfArn(queueArn),
    MessageBody: isRaw ? textFor(subscription, message) : notification(context, subscription, message),
    ...(isRaw && { MessageAttributes: rawAttributes(message) }),
    ...ordering(queueArn, message),
  };
  neighbours.call({ service: 'sqs', operation: 'SendMessage', input, caller: callerOf(context, message) }, done);
}

const rawAttributes = ({ attributes }: TopicMessage) =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, { type, value }]) => [
      name,
      type.startsWith('Binary')
        ? { DataType: type, BinaryValue: decodeBase64(value) }
        : { DataType: type, StringValue: value },
    ]),
  );

/** A FIFO queue orders and knows messages as its topic does; what orders no topic keeps a standard queue fair. */
function ordering(queueArn: string, { groupId, deduplicationId, sequenceNumber, text }: TopicMessage) {
  if (groupId === undefined) return {};
  if (!queueArn.endsWith(FIFO_SUFFIX)) return sequenceNumber === undefined ? { MessageGroupId: groupId } : {};
  return { MessageGroupId: groupId, MessageDeduplicationId: deduplicationId ?? hexOf(sha256(utf8.encode(text))) };
}

function toDeadLetterQueue(context: SnsContext, subscription: Subscription, message: TopicMessage): void {
  const target = deadLetterTargetOf(subscription.attributes);
  if (target === undefined) return;
  enqueue(context, subscription, target, message, (answer) =>
    countDeadLetter(context, message.topicArn, !(answer instanceof ServiceException)),
  );
}

// ── trying again ───────────────────────────────────────────────────────────────────────────────────────────────────

/** The endpoint's fault, which may pass; what it refuses it refuses again. */
const isTransient = ({ status }: ServiceException) => status >= 500 || status === 429 || status === 409;

const SECOND_MS = 1000;
const PHASES = { immediate: 3, early: 2, growing: 10, late: 100_000 };
const LONGEST_DELAY_SECONDS = 20;

/** How long the next try waits after so many; undefined when there is none. As AWS tries its own endpoints. */
export function retryDelayMs(attempts: number): number | undefined {
  const { immediate, early, growing, late } = PHASES;
  if (attempts <= immediate) return 0;
  if (attempts <= immediate + early) return SECOND_MS;
  const grown = attempts - immediate - early;
  if (grown <= growing) return Math.round(SECOND_MS * LONGEST_DELAY_SECONDS ** ((grown - 1) / (growing - 1)));
  return grown <= growing + late ? LONGEST_DELAY_SECONDS * SECOND_MS : undefined;
}

function retryLater(
  context: SnsContext,
  subscription: Subscription,
  message: TopicMessage,
  attempts: number,
  delayMs: number,
): void {
  const id = randomUuid(context.random);
  const settlesAtMs = context.clock.now + delayMs;
  context.deliveries.set(id, { id, subscriptionArn: subscription.arn, message, attempts, settlesAtMs });
  scheduleSettlement(context.clock, context.deliveries, id, arrival(context));
}

const arrival = (context: SnsContext): Arrival<PendingDelivery> => ({
  settle({ id, subscriptionArn, message, attempts }) {
    context.deliveries.delete(id);
    const subscription = context.subscriptions.get(subscriptionArn);
    if (subscription) deliver(context, subscription, message, attempts + 1);
  },
  name: ({ message }) => `delivery of a message of ${message.topicArn.slice(message.topicArn.lastIndexOf(':') + 1)}`,
});
