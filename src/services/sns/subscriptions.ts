/** Subscriptions: https://docs.aws.amazon.com/sns/latest/dg/sns-create-subscribe-endpoint-to-topic.html */
import { ServiceException } from '../../api/errors.ts';
import type {
  ConfirmSubscriptionInput,
  ConfirmSubscriptionResponse,
  ListSubscriptionsByTopicInput,
  ListSubscriptionsByTopicResponse,
  ListSubscriptionsInput,
  ListSubscriptionsResponse,
  SubscribeInput,
  SubscribeResponse,
  Subscription,
  UnsubscribeInput,
} from '../../api/models/sns-types.ts';
import { type Caller, callerName } from '../../kernel/caller.ts';
import { byText, isText, nextToken, page, readPageToken } from '../../kernel/page.ts';
import { randomHex, randomUuid } from '../../kernel/random.ts';
import type { SnsContext, SubscriptionRecord } from './context.ts';
import { requireEndpoint } from './endpoint.ts';
import { askToConfirm } from './mail.ts';
import { invalidParameter, requireArnForm } from './refusals.ts';
import { IN_SUBSCRIBE, isSubset, readSubscriptionAttributes } from './subscription-attributes.ts';
import { requireTopic, subscriptionsOf } from './topic.ts';
import { requirePermission } from './topic-policy.ts';

const PAGE_SIZE = 100;
const TOKEN_DIGITS = 288;
const PENDING = 'pending confirmation';

/** https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html: an endpoint subscribes once to a topic. */
export function subscribe(context: SnsContext, input: SubscribeInput, caller: Caller): SubscribeResponse {
  const { Protocol: name, Endpoint: endpoint = '', Attributes = {}, ReturnSubscriptionArn } = input;
  const topic = requireTopic(context, input.TopicArn);
  requirePermission(context, topic, 'Subscribe', caller);
  const protocol = requireEndpoint(topic, name, endpoint);
  const subscribed = { topicArn: topic.arn, protocol: name, endpoint };
  const attributes = readSubscriptionAttributes(subscribed, Attributes);
  const known = subscriptionsOf(context, topic.arn).find(
    (each) => each.protocol === name && each.endpoint === endpoint,
  );
  if (known && !isSubset(attributes, known.attributes))
    throw invalidParameter(`${IN_SUBSCRIBE}Subscription already exists with different attributes`);
  const subscription: SubscriptionRecord = known ?? {
    ...subscribed,
    arn: `${topic.arn}:${randomUuid(context.random)}`,
    attributes,
    principal: callerName(caller),
    isPending: protocol.needsConfirmation === true,
    confirmedWithAuthentication: !protocol.needsConfirmation,
    ...(protocol.needsConfirmation && { token: randomHex(context.random, TOKEN_DIGITS) }),
  };
  if (!known) context.subscriptions.set(subscription.arn, subscription);
  if (subscription.isPending) askToConfirm(context, topic, subscription);
  return { SubscriptionArn: subscription.isPending && !ReturnSubscriptionArn ? PENDING : subscription.arn };
}

/** https://docs.aws.amazon.com/sns/latest/api/API_ConfirmSubscription.html */
export function confirmSubscription(context: SnsContext, input: ConfirmSubscriptionInput): ConfirmSubscriptionResponse {
  const { TopicArn, Token, AuthenticateOnUnsubscribe = 'false' } = input;
  requireArnForm('TopicArn', TopicArn);
  if (!new RegExp(`^[0-9a-f]{${TOKEN_DIGITS}}$`).test(Token))
    throw new ServiceException('InvalidParameterException', 400, 'Invalid token');
  const subscription = subscriptionsOf(context, TopicArn).find(({ token }) => token === Token);
  if (!subscription) throw invalidParameter('Token');
  const confirmedWithAuthentication = AuthenticateOnUnsubscribe.toLowerCase() === 'true';
  if (subscription.isPending)
    context.subscriptions.set(subscription.arn, { ...subscription, isPending: false, confirmedWithAuthentication });
  return { SubscriptionArn: subscription.arn };
}

/** https://docs.aws.amazon.com/sns/latest/api/API_Unsubscribe.html: of none it does nothing. */
export function unsubscribe(
  context: SnsContext,
  { SubscriptionArn: arn }: UnsubscribeInput,
  caller: Caller,
): Record<string, never> {
  requireArnForm('SubscriptionArn', arn);
  // a topic's ARN is one element shorter
  if (arn.split(':').length === 6) throw invalidParameter('SubscriptionId');
  const subscription = context.subscriptions.get(arn);
  if (!subscription) return {};
  if (caller.type === 'anonymous' && subscription.confirmedWithAuthentication)
    throw new ServiceException(
      'AuthorizationErrorException',
      403,
      'User is not authorized to unsubscribe this subscription',
    );
  context.subscriptions.delete(arn);
  const topic = context.topics.get(subscription.topicArn);
  if (topic && !subscription.isPending)
    context.topics.set(topic.arn, { ...topic, subscriptionsDeleted: topic.subscriptionsDeleted + 1 });
  return {};
}

/** https://docs.aws.amazon.com/sns/latest/api/API_ListSubscriptions.html */
export function listSubscriptions(
  context: SnsContext,
  { NextToken }: ListSubscriptionsInput,
): ListSubscriptionsResponse {
  return listed(context, context.subscriptions.values(), NextToken);
}

/** https://docs.aws.amazon.com/sns/latest/api/API_ListSubscriptionsByTopic.html */
export function listSubscriptionsByTopic(
  context: SnsContext,
  { TopicArn, NextToken }: ListSubscriptionsByTopicInput,
  caller: Caller,
): ListSubscriptionsByTopicResponse {
  const topic = requireTopic(context, TopicArn);
  requirePermission(context, topic, 'ListSubscriptionsByTopic', caller);
  return listed(context, subscriptionsOf(context, TopicArn), NextToken);
}

function listed(
  context: SnsContext,
  subscriptions: Iterable<Readonly<SubscriptionRecord>>,
  token: string | undefined,
): ListSubscriptionsResponse {
  const after = readPageToken(token, isText, () => invalidParameter('NextToken Reason: invalid'));
  const { records, next } = page(
    subscriptions,
    byText(({ arn }) => arn),
    after,
    PAGE_SIZE,
  );
  return { Subscriptions: records.map((each) => describe(context, each)), ...nextToken('NextToken', next) };
}

/** Lists tell no ARN of what is not confirmed. */
const describe = (
  { scope }: SnsContext,
  { arn, topicArn, protocol, endpoint, isPending }: SubscriptionRecord,
): Subscription => ({
  SubscriptionArn: isPending ? 'PendingConfirmation' : arn,
  Owner: scope.accountId,
  Protocol: protocol,
  Endpoint: endpoint,
  TopicArn: topicArn,
});
