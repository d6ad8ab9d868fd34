/**
 * A message as an endpoint gets it, unless it takes it raw.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html
 *
 * Differs from AWS: the signature is no signature, and there is no certificate where it says that one is.
 */
import { isoTime } from '../../kernel/calendar.ts';
import { randomText } from '../../kernel/random.ts';
import type { SnsContext, SubscriptionRecord, TopicMessage } from './context.ts';

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const SIGNATURE_CHARACTERS = 342;
const CERTIFICATE = 'SimpleNotificationService-7506a1e35b36ef5a444dd1a8e7cc3ed8.pem';

/** What is said to the subscription's protocol. */
export const textFor = ({ protocol }: Pick<SubscriptionRecord, 'protocol'>, { text, texts }: TopicMessage): string =>
  texts?.[protocol] ?? text;

/** JSON text, laid out as AWS does; of a FIFO topic nothing is signed. */
export function notification(
  context: SnsContext,
  subscription: Readonly<SubscriptionRecord>,
  message: TopicMessage,
): string {
  const { sequenceNumber, subject, attributes } = message;
  const endpointUrl = endpointUrlOf(context);
  const members: [name: string, value: string][] = [
    ['Type', JSON.stringify('Notification')],
    ['MessageId', JSON.stringify(message.messageId)],
    ...(sequenceNumber === undefined ? [] : [member('SequenceNumber', sequenceNumber)]),
    member('TopicArn', message.topicArn),
    ...(subject === undefined ? [] : [member('Subject', subject)]),
    member('Message', textFor(subscription, message)),
    member('Timestamp', `${isoTime(message.publishedAtMs)}Z`),
    ...(sequenceNumber === undefined ? signature(context, message).map(([name, value]) => member(name, value)) : []),
    ...(sequenceNumber === undefined ? [member('SigningCertURL', `${endpointUrl}${CERTIFICATE}`)] : []),
    member('UnsubscribeURL', unsubscribeUrl(context, subscription)),
    ...(Object.keys(attributes).length === 0 ? [] : [attributesMember(message)]),
  ];
  return `{\n${members.map(([name, value]) => `  "${name}" : ${value}`).join(',\n')}\n}`;
}

const member = (name: string, value: string): [string, string] => [name, JSON.stringify(value)];

function attributesMember(message: TopicMessage): [string, string] {
  const each = Object.entries(describeAttributes(message)).map(
    ([name, value]) => `    ${JSON.stringify(name)} : ${JSON.stringify(value)}`,
  );
  return ['MessageAttributes', `{\n${each.join(',\n')}\n  }`];
}

/** The event of a function; it spells two names otherwise.
 * https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html */
export function functionEvent(
  context: SnsContext,
  subscription: Readonly<SubscriptionRecord>,
  message: TopicMessage,
): string {
  const record = {
    EventSource: 'aws:sns',
    EventVersion: '1.0',
    EventSubscriptionArn: subscription.arn,
    Sns: {
      Type: 'Notification',
      MessageId: message.messageId,
      TopicArn: message.topicArn,
      Subject: message.subject ?? null,
      Message: textFor(subscription, message),
      Timestamp: `${isoTime(message.publishedAtMs)}Z`,
      ...Object.fromEntries(signature(context, message)),
      SigningCertUrl: `${endpointUrlOf(context)}${CERTIFICATE}`,
      UnsubscribeUrl: unsubscribeUrl(context, subscription),
      MessageAttributes: describeAttributes(message),
    },
  };
  return JSON.stringify({ Records: [record] });
}

const describeAttributes = ({ attributes }: TopicMessage) =>
  Object.fromEntries(Object.entries(attributes).map(([name, { type, value }]) => [name, { Type: type, Value: value }]));

function signature({ random, topics }: SnsContext, { topicArn }: TopicMessage): [name: string, value: string][] {
  return [
    ['SignatureVersion', topics.get(topicArn)?.attributes.SignatureVersion ?? '1'],
    ['Signature', `${randomText(random, BASE64, SIGNATURE_CHARACTERS)}==`],
  ];
}

const endpointUrlOf = ({ scope }: SnsContext) => `https://sns.${scope.region}.amazonaws.com/`;

const unsubscribeUrl = (context: SnsContext, { arn }: Pick<SubscriptionRecord, 'arn'>) =>
  `${endpointUrlOf(context)}?Action=Unsubscribe&SubscriptionArn=${arn}`;
