/** What EventBridge asks of other services, as the rule for which it does. */
import { ServiceException } from '../../api/errors.ts';
import type { ServiceCaller } from '../../kernel/caller.ts';
import { type DeliveryRecord, type EventBridgeContext, ruleArn } from './context.ts';
import { type DeliveryError, errorOf } from './delivery-errors.ts';

/** Told why the target does not have it. */
export type Delivered = (error: DeliveryError | undefined) => void;

/** To a function, a queue or a topic. */
export function sendToTarget(context: EventBridgeContext, delivery: Readonly<DeliveryRecord>, done: Delivered): void {
  const { targetArn, event, input = event, messageGroupId } = delivery;
  switch (targetArn.split(':')[2]) {
    case 'lambda': {
      const Payload = new TextEncoder().encode(input);
      call(context, delivery, 'lambda', 'Invoke', { FunctionName: targetArn, InvocationType: 'Event', Payload }, done);
      break;
    }
    case 'sqs':
      sendMessage(
        context,
        delivery,
        targetArn,
        {
          MessageBody: input,
          ...(messageGroupId !== undefined && { MessageGroupId: messageGroupId }),
        },
        done,
      );
      break;
    default:
      call(context, delivery, 'sns', 'Publish', { TopicArn: targetArn, Message: input }, done);
  }
}

/** The event as it was, with what became of it. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-event-delivery.html#eb-rule-dlq */
export function sendToDeadLetterQueue(
  context: EventBridgeContext,
  delivery: Readonly<DeliveryRecord>,
  queueArn: string,
  { code, message }: DeliveryError,
  exhausted: string | undefined,
  done: Delivered,
): void {
  const attributes = {
    RULE_ARN: callerOf(context, delivery).sourceArn,
    TARGET_ARN: delivery.targetArn,
    ERROR_CODE: code,
    ERROR_MESSAGE: message,
    ...(exhausted !== undefined && { EXHAUSTED_RETRY_CONDITION: exhausted }),
    RETRY_ATTEMPTS: String(delivery.tries - 1),
  };
  const MessageAttributes = Object.fromEntries(
    Object.entries(attributes).map(([name, StringValue]) => [name, { DataType: 'String', StringValue }]),
  );
  sendMessage(context, delivery, queueArn, { MessageBody: delivery.event, MessageAttributes }, done);
}

function sendMessage(
  context: EventBridgeContext,
  delivery: Readonly<DeliveryRecord>,
  arn: string,
  message: object,
  done: Delivered,
): void {
  const [, , , region = '', accountId = '', name = ''] = arn.split(':');
  const QueueUrl = `https://sqs.${region}.amazonaws.com/${accountId}/${name}`;
  call(context, delivery, 'sqs', 'SendMessage', { QueueUrl, ...message }, done);
}

function call(
  context: EventBridgeContext,
  delivery: Readonly<DeliveryRecord>,
  service: 'lambda' | 'sqs' | 'sns',
  operation: string,
  input: object,
  done: Delivered,
): void {
  const caller = callerOf(context, delivery);
  context.neighbours.call({ service, operation, input, caller }, (answer) =>
    done(answer instanceof ServiceException ? errorOf(answer) : undefined),
  );
}

const callerOf = ({ scope }: EventBridgeContext, { busName, ruleName }: Readonly<DeliveryRecord>): ServiceCaller => ({
  type: 'service',
  service: 'events.amazonaws.com',
  accountId: scope.accountId,
  sourceArn: ruleArn(scope, busName, ruleName),
});
