/** Attributes of topics. https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html */
import type {
  GetTopicAttributesInput,
  GetTopicAttributesResponse,
  SetTopicAttributesInput,
} from '../../api/models/sns-types.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { SnsContext, TopicRecord } from './context.ts';
import { invalidParameter } from './refusals.ts';
import { isFifo, requireTopic, subscriptionsOf } from './topic.ts';
import { policyOf, readPolicy, requirePermission } from './topic-policy.ts';

const LONGEST_DISPLAY_NAME = 100;

const oneOf =
  (...allowed: string[]) =>
  (value: string) =>
    allowed.includes(value);
const isBoolean = oneOf('true', 'false');
const isRole = (value: string) => value === '' || /^arn:aws[\w-]*:iam::\d{12}:role\/.+$/.test(value);
const isPercentage = (value: string) => value === '' || (/^\d{1,3}$/.test(value) && Number(value) <= 100);

/** What may be set, and whether a value will do. */
const ATTRIBUTES: Readonly<Record<string, (value: string) => boolean>> = {
  DisplayName: (value) => value.length <= LONGEST_DISPLAY_NAME,
  Policy: (value) => readPolicy(value) !== undefined,
  DeliveryPolicy: (value) => value === '' || readDeliveryPolicy(value) !== undefined,
  // Differs from AWS: there is no KMS; the key is kept and encrypts nothing
  KmsMasterKeyId: () => true,
  SignatureVersion: oneOf('1', '2'),
  TracingConfig: oneOf('PassThrough', 'Active'),
  ...Object.fromEntries(
    ['HTTP', 'Firehose', 'Lambda', 'Application', 'SQS'].flatMap((protocol) => [
      [`${protocol}SuccessFeedbackRoleArn`, isRole],
      [`${protocol}SuccessFeedbackSampleRate`, isPercentage],
      [`${protocol}FailureFeedbackRoleArn`, isRole],
    ]),
  ),
};

/** Of FIFO topics besides. */
const FIFO_ATTRIBUTES: Readonly<Record<string, (value: string) => boolean>> = {
  ContentBasedDeduplication: isBoolean,
  FifoThroughputScope: oneOf('Topic', 'MessageGroup'),
};

/** https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html */
export function getTopicAttributes(
  context: SnsContext,
  { TopicArn }: GetTopicAttributesInput,
  caller: Caller,
): GetTopicAttributesResponse {
  const topic = requireTopic(context, TopicArn);
  requirePermission(context, topic, 'GetTopicAttributes', caller);
  const subscriptions = subscriptionsOf(context, topic.arn);
  const pending = subscriptions.filter(({ isPending }) => isPending).length;
  return {
    Attributes: {
      DisplayName: '',
      ...(isFifo(topic) && { ContentBasedDeduplication: 'false' }),
      ...topic.attributes,
      Policy: policyOf(context, topic),
      Owner: context.scope.accountId,
      EffectiveDeliveryPolicy: effectiveDeliveryPolicy(topic.attributes.DeliveryPolicy),
      SubscriptionsConfirmed: String(subscriptions.length - pending),
      SubscriptionsPending: String(pending),
      SubscriptionsDeleted: String(topic.subscriptionsDeleted),
      TopicArn: topic.arn,
    },
  };
}

/** An empty value takes an attribute away. */
export function setTopicAttributes(
  context: SnsContext,
  { TopicArn, AttributeName: name, AttributeValue: value = '' }: SetTopicAttributesInput,
  caller: Caller,
): Record<string, never> {
  const topic = requireTopic(context, TopicArn);
  requirePermission(context, topic, 'SetTopicAttributes', caller);
  const isValid = ATTRIBUTES[name] ?? (isFifo(topic) ? FIFO_ATTRIBUTES[name] : undefined);
  if (!isValid) throw invalidParameter('AttributeName');
  if (!isValid(value)) throw invalidParameter(`${name} Reason: Invalid value [${value}]`);
  context.topics.set(topic.arn, { ...topic, attributes: withAttribute(topic.attributes, name, value) });
  return {};
}

/** Of a topic that is being made; throws for what cannot be set. A topic that is not FIFO does not say so. */
export function readAttributes(given: Readonly<Record<string, string>>): TopicRecord['attributes'] {
  const { FifoTopic, ...others } = given;
  if (FifoTopic !== undefined && !isBoolean(FifoTopic))
    throw invalidParameter(`Attributes Reason: FifoTopic: Invalid value [${FifoTopic}]`);
  const isFifoTopic = FifoTopic === 'true';
  let attributes: TopicRecord['attributes'] = isFifoTopic ? { FifoTopic } : {};
  for (const [name, value] of Object.entries(others)) {
    const isValid = ATTRIBUTES[name] ?? FIFO_ATTRIBUTES[name];
    if (!isValid) throw invalidParameter(`Attributes Reason: Unknown attribute ${name}`);
    if (!isFifoTopic && FIFO_ATTRIBUTES[name])
      throw invalidParameter(`Attributes Reason: ${name} can only be set for FIFO topics`);
    if (!isValid(value)) throw invalidParameter(`Attributes Reason: ${name}: Invalid value [${value}]`);
    attributes = withAttribute(attributes, name, value);
  }
  return attributes;
}

function withAttribute(
  attributes: TopicRecord['attributes'],
  name: string,
  value: string,
): Readonly<Record<string, string>> {
  const { [name]: _, ...others } = attributes;
  return value === '' && name !== 'DisplayName' ? others : { ...others, [name]: value };
}

interface DeliveryPolicy {
  http?: Readonly<Record<string, unknown>>;
}

function readDeliveryPolicy(text: string): DeliveryPolicy | undefined {
  try {
    const policy: unknown = JSON.parse(text);
    return typeof policy === 'object' && policy !== null ? policy : undefined;
  } catch {
    // the operation says that the value is none
    return undefined;
  }
}

/** How HTTP endpoints are tried again: what was set, over AWS's own.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html */
function effectiveDeliveryPolicy(set: string | undefined): string {
  const { http } = (set === undefined ? undefined : readDeliveryPolicy(set)) ?? {};
  return JSON.stringify({
    http: {
      defaultHealthyRetryPolicy: {
        minDelayTarget: 20,
        maxDelayTarget: 20,
        numRetries: 3,
        numMaxDelayRetries: 0,
        numNoDelayRetries: 0,
        numMinDelayRetries: 0,
        backoffFunction: 'linear',
      },
      disableSubscriptionOverrides: false,
      defaultRequestPolicy: { headerContentType: 'text/plain; charset=UTF-8' },
      ...http,
    },
  });
}
