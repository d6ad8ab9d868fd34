/** E-mail and text messages, which lie in the mailbox of the console (api/coldspark.ts): nothing leaves the browser. */
import type { PutMailRequest } from '../../api/coldspark.ts';
import { serviceCaller } from '../../kernel/caller.ts';
import type { AnswerDone } from '../../kernel/service.ts';
import type { SnsContext, SubscriptionRecord, TopicMessage, TopicRecord } from './context.ts';
import { notification, textFor } from './notification.ts';

const DEFAULT_SUBJECT = 'AWS Notification Message';
const CONFIRMATION_SUBJECT = 'AWS Notification - Subscription Confirmation';

/** An HTTP endpoint is not asked: nobody there would answer. */
export function askToConfirm(context: SnsContext, topic: TopicRecord, subscription: SubscriptionRecord): void {
  const { protocol, endpoint, token } = subscription;
  if (!protocol.startsWith('email') || token === undefined) return;
  put(context, {
    to: endpoint,
    from: nameOf(topic),
    subject: CONFIRMATION_SUBJECT,
    body: `Messages of the topic ${topic.arn} are to be sent to this address. They are sent once that is confirmed.`,
    topicArn: topic.arn,
    token,
  });
}

export function sendMail(
  context: SnsContext,
  subscription: Readonly<SubscriptionRecord>,
  message: TopicMessage,
  done: AnswerDone,
): void {
  const topic = context.topics.get(message.topicArn);
  const { protocol, endpoint, arn } = subscription;
  const isText = protocol === 'sms';
  put(
    context,
    {
      to: endpoint,
      from: topic ? nameOf(topic) : message.topicArn,
      ...(!isText && { subject: message.subject ?? DEFAULT_SUBJECT }),
      body: protocol === 'email-json' ? notification(context, subscription, message) : textFor(subscription, message),
      topicArn: message.topicArn,
      subscriptionArn: arn,
    },
    done,
  );
}

/** A message to one telephone, of no topic. */
export function sendText(context: SnsContext, phoneNumber: string, body: string): void {
  put(context, { to: phoneNumber, from: 'NOTICE', body });
}

function put({ scope, neighbours }: SnsContext, input: PutMailRequest, done: AnswerDone = () => {}): void {
  const caller = serviceCaller('sns.amazonaws.com', scope.accountId, input.topicArn ?? '');
  neighbours.call({ service: 'coldspark', operation: 'PutMail', input, caller }, done);
}

const nameOf = ({ name, attributes }: TopicRecord) => attributes.DisplayName || name;
