/**
 * Events on their way to targets. Each is a record until the target has it, or until its dead-letter queue has it, or until
 * it is given up; so none is lost with the tab.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-event-delivery.html
 */
import { fieldsOf, matches } from '../../kernel/event-pattern/event-pattern.ts';
import { randomUuid } from '../../kernel/random.ts';
import { type Arrival, scheduleSettlement } from '../../kernel/settlement.ts';
import { busArn, type DeliveryRecord, type EventBridgeContext, type RuleRecord, ruleArn } from './context.ts';
import { type DeliveryError, THIRD_BUS } from './delivery-errors.ts';
import { type AcceptedEvent, readEvent } from './event.ts';
import { busNameOf, findBus } from './event-buses.ts';
import { patternOf } from './event-patterns.ts';
import { count, countMatch } from './metrics.ts';
import { type Delivered, sendToDeadLetterQueue, sendToTarget } from './target-calls.ts';
import { inputOf } from './target-input.ts';

const RETRIES = 185;
const MAXIMUM_AGE_SECONDS = 86_400;
/** AWS says that waits grow exponentially: so grown, all retries fit into a day. */
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 488_000;

/** `isForwarded`: it comes from another bus. */
export function sendToRules(
  context: EventBridgeContext,
  busName: string,
  event: AcceptedEvent,
  isForwarded = false,
): void {
  const fields = fieldsOf(event.value);
  for (const rule of context.rulesByBus.get(busName)) {
    const pattern = patternOf(rule);
    if (!pattern || rule.state === 'DISABLED' || !matches(pattern, fields)) continue;
    countMatch(context, rule);
    sendToTargets(context, rule, event, isForwarded);
  }
}

export function sendToTargets(
  context: EventBridgeContext,
  rule: Readonly<RuleRecord>,
  event: AcceptedEvent,
  isForwarded = false,
): void {
  const { clock, deliveries, random, scope } = context;
  for (const target of rule.targets) {
    const id = randomUuid(random);
    const arn = ruleArn(scope, rule.busName, rule.name);
    deliveries.set(id, {
      id,
      busName: rule.busName,
      ruleName: rule.name,
      targetArn: target.Arn,
      messageGroupId: target.SqsParameters?.MessageGroupId,
      retryPolicy: target.RetryPolicy,
      deadLetterArn: target.DeadLetterConfig?.Arn,
      event: event.text,
      input: inputOf(target, event, { arn, name: rule.name, acceptedAtMs: clock.now }),
      acceptedAtMs: clock.now,
      tries: 0,
      ...(isForwarded && { isForwarded }),
      settlesAtMs: clock.now,
    });
    scheduleSettlement(clock, deliveries, id, deliveryArrival(context));
  }
}

export const deliveryArrival = (context: EventBridgeContext): Arrival<DeliveryRecord> => ({
  settle: (delivery) => attempt(context, delivery),
  name: ({ ruleName, tries }) => (tries > 0 ? `retry of rule ${ruleName}'s target` : undefined),
});

/** The record goes in the step in which the target takes the event. */
function attempt(context: EventBridgeContext, delivery: Readonly<DeliveryRecord>): void {
  const rule = ruleOf(delivery);
  count(context, 'InvocationAttempts', rule);
  if (delivery.tries > 0) count(context, 'RetryInvocationAttempts', rule);
  const isForBus = delivery.targetArn.split(':')[2] === 'events';
  const send = isForBus ? forward : sendToTarget;
  send(context, delivery, (error) => {
    const tried = { ...delivery, tries: delivery.tries + 1 };
    if (!error) {
      count(context, 'Invocations', rule);
      context.deliveries.delete(delivery.id);
    } else if (error.isFinal) giveUp(context, tried, error);
    else retry(context, tried, error);
  });
}

function retry(context: EventBridgeContext, delivery: DeliveryRecord, error: DeliveryError): void {
  const { deliveries, clock } = context;
  const { retryPolicy, tries, acceptedAtMs, id } = delivery;
  const { MaximumRetryAttempts = RETRIES, MaximumEventAgeInSeconds = MAXIMUM_AGE_SECONDS } = retryPolicy ?? {};
  const nextAtMs = clock.now + Math.min(FIRST_WAIT_MS * 2 ** (tries - 1), LONGEST_WAIT_MS);
  if (tries > MaximumRetryAttempts) giveUp(context, delivery, error, 'MaximumRetryAttempts');
  else if (nextAtMs > acceptedAtMs + MaximumEventAgeInSeconds * 1000)
    giveUp(context, delivery, error, 'MaximumEventAgeInSeconds');
  else {
    deliveries.set(id, { ...delivery, settlesAtMs: nextAtMs });
    scheduleSettlement(clock, deliveries, id, deliveryArrival(context));
  }
}

function giveUp(
  context: EventBridgeContext,
  delivery: DeliveryRecord,
  error: DeliveryError,
  exhausted?: 'MaximumRetryAttempts' | 'MaximumEventAgeInSeconds',
): void {
  const { deadLetterArn } = delivery;
  const rule = ruleOf(delivery);
  count(context, 'Invocations', rule);
  count(context, error === THIRD_BUS ? 'DeadLetterInvocations' : 'FailedInvocations', rule);
  context.deliveries.delete(delivery.id);
  if (deadLetterArn === undefined) return;
  sendToDeadLetterQueue(context, delivery, deadLetterArn, error, exhausted, (failure) =>
    count(context, failure ? 'InvocationsFailedToBeSentToDlq' : 'InvocationsSentToDlq', rule),
  );
}

/** To another bus, in the same account; from there it goes to no third. */
function forward(context: EventBridgeContext, delivery: Readonly<DeliveryRecord>, done: Delivered): void {
  const { targetArn, event, isForwarded } = delivery;
  const bus = findBus(context, busNameOf(targetArn));
  if (isForwarded) done(THIRD_BUS);
  else if (!bus || targetArn !== busArn(context.scope, bus.name))
    done({ code: 'NO_RESOURCE', message: `Event bus ${targetArn} does not exist.`, isFinal: true });
  else {
    const value = readEvent(event);
    sendToRules(context, bus.name, { id: String(value.id), text: event, value }, true);
    done(undefined);
  }
}

const ruleOf = ({ busName, ruleName }: Readonly<DeliveryRecord>) => ({ busName, name: ruleName });
