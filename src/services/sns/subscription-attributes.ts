/** Attributes of subscriptions. https://docs.aws.amazon.com/sns/latest/api/API_SetSubscriptionAttributes.html */
import type {
  GetSubscriptionAttributesInput,
  GetSubscriptionAttributesResponse,
  SetSubscriptionAttributesInput,
} from '../../api/models/sns-types.ts';
import type { SnsContext, SubscriptionRecord } from './context.ts';
import { takesRaw } from './endpoint.ts';
import { requireFilterPolicy, SCOPES, scopeOf } from './filter-policy.ts';
import { invalidParameter, requireArnForm, subscriptionNotFound } from './refusals.ts';
import { FIFO_SUFFIX } from './topic.ts';

type Attributes = SubscriptionRecord['attributes'];
type Subscribed = Pick<SubscriptionRecord, 'topicArn' | 'protocol' | 'endpoint'>;

/** How refusals of Subscribe name what they are about. */
export const IN_SUBSCRIBE = 'Attributes Reason: ';

const NAMES = [
  ...['DeliveryPolicy', 'FilterPolicy', 'FilterPolicyScope', 'RawMessageDelivery', 'RedrivePolicy'],
  ...['SubscriptionRoleArn', 'ReplayPolicy'],
];

/** https://docs.aws.amazon.com/sns/latest/api/API_GetSubscriptionAttributes.html */
export function getSubscriptionAttributes(
  context: SnsContext,
  { SubscriptionArn }: GetSubscriptionAttributesInput,
): GetSubscriptionAttributesResponse {
  const subscription = requireSubscription(context, SubscriptionArn);
  const { attributes } = subscription;
  const { FilterPolicyScope: _, ...others } = attributes;
  return {
    Attributes: {
      RawMessageDelivery: 'false',
      ...others,
      ...(attributes.FilterPolicy !== undefined && { FilterPolicyScope: scopeOf(attributes) }),
      SubscriptionArn,
      TopicArn: subscription.topicArn,
      Protocol: subscription.protocol,
      Endpoint: subscription.endpoint,
      Owner: context.scope.accountId,
      PendingConfirmation: String(subscription.isPending),
      ConfirmationWasAuthenticated: String(subscription.confirmedWithAuthentication),
      SubscriptionPrincipal: subscription.principal,
    },
  };
}

/** An empty value takes an attribute away. */
export function setSubscriptionAttributes(
  context: SnsContext,
  { SubscriptionArn, AttributeName: name, AttributeValue: value = '' }: SetSubscriptionAttributesInput,
): Record<string, never> {
  const subscription = requireSubscription(context, SubscriptionArn);
  const attributes = withAttribute(subscription, subscription.attributes, name, value, '');
  context.subscriptions.set(SubscriptionArn, { ...subscription, attributes });
  return {};
}

/** Of a subscription that is being made. The scope comes first: it says what a filter policy may be. */
export function readSubscriptionAttributes(subscribed: Subscribed, given: Attributes): Attributes {
  const entries = Object.entries(given).sort(([a], [b]) => NAMES.indexOf(a) - NAMES.indexOf(b));
  const scopeFirst = [
    ...entries.filter(([name]) => name === 'FilterPolicyScope'),
    ...entries.filter(([name]) => name !== 'FilterPolicyScope'),
  ];
  let attributes: Attributes = {};
  for (const [name, value] of scopeFirst) attributes = withAttribute(subscribed, attributes, name, value, IN_SUBSCRIBE);
  return attributes;
}

/** As they are compared with those of a subscription that is there. */
export const isSubset = (given: Attributes, kept: Attributes): boolean =>
  Object.entries(given).every(
    ([name, value]) => (kept[name] ?? (name === 'RawMessageDelivery' ? 'false' : '')) === value,
  );

export function requireSubscription({ subscriptions }: SnsContext, arn: string): Readonly<SubscriptionRecord> {
  requireArnForm('SubscriptionArn', arn);
  const subscription = subscriptions.get(arn);
  if (!subscription) throw subscriptionNotFound();
  return subscription;
}

/** Throws for what cannot be set; `where` says in which request it came. */
function withAttribute(
  subscribed: Subscribed,
  attributes: Attributes,
  name: string,
  value: string,
  where: string,
): Attributes {
  const { [name]: _, ...others } = attributes;
  switch (name) {
    case 'FilterPolicy':
      if (value === '' || value === '{}') return others;
      requireFilterPolicy(value, scopeOf(attributes), where);
      return { ...others, [name]: value };
    case 'FilterPolicyScope':
      if (!SCOPES.some((scope) => scope === value))
        throw invalidParameter(
          `${where}FilterPolicyScope: Invalid value [${value}]. Please use either MessageBody or MessageAttributes`,
        );
      if (attributes.FilterPolicy !== undefined)
        requireFilterPolicy(attributes.FilterPolicy, scopeOf({ FilterPolicyScope: value }), where);
      return { ...others, [name]: value };
    case 'RawMessageDelivery': {
      const isRaw = value.toLowerCase();
      if (isRaw !== 'true' && isRaw !== 'false')
        throw invalidParameter(`${where}RawMessageDelivery: Invalid value [${value}]. Must be true or false.`);
      if (isRaw === 'true' && !takesRaw(subscribed.protocol))
        throw invalidParameter(
          `${where}Delivery protocol [${subscribed.protocol}] does not support raw message delivery.`,
        );
      return { ...others, [name]: isRaw };
    }
    case 'RedrivePolicy':
      if (value === '' || value === '{}') return others;
      requireRedrivePolicy(subscribed, value, where);
      return { ...others, [name]: value };
    case 'DeliveryPolicy':
    case 'SubscriptionRoleArn':
      return value === '' ? others : { ...others, [name]: value };
    default:
      throw invalidParameter(`${where}AttributeName`);
  }
}

/** The queue for what an endpoint did not take. https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html */
export function deadLetterTargetOf({ RedrivePolicy: text }: Attributes): string | undefined {
  if (text === undefined) return undefined;
  const { deadLetterTargetArn } = JSON.parse(text) as { deadLetterTargetArn: string };
  return deadLetterTargetArn;
}

const QUEUE_ARN = /^arn:aws[\w-]*:sqs:[\w-]+:\d{12}:[\w.-]+$/;

function requireRedrivePolicy({ topicArn, endpoint }: Subscribed, text: string, where: string): void {
  let policy: { deadLetterTargetArn?: unknown } | null;
  try {
    policy = JSON.parse(text) as typeof policy;
  } catch {
    throw invalidParameter(`${where}RedrivePolicy: failed to parse JSON.`);
  }
  const target = policy?.deadLetterTargetArn;
  if (typeof target !== 'string' || !QUEUE_ARN.test(target))
    throw invalidParameter(`${where}RedrivePolicy: deadLetterTargetArn is an invalid arn`);
  const isFifoSubscription = topicArn.endsWith(FIFO_SUFFIX) && endpoint.endsWith(FIFO_SUFFIX);
  if (isFifoSubscription && !target.endsWith(FIFO_SUFFIX))
    throw invalidParameter(
      `${where}RedrivePolicy: must use a FIFO queue as DLQ for a FIFO Subscription to a FIFO Topic.`,
    );
  if (!isFifoSubscription && target.endsWith(FIFO_SUFFIX))
    throw invalidParameter(`${where}RedrivePolicy: must use a standard queue as DLQ for a standard Subscription.`);
}
