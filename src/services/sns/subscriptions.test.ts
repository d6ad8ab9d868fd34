/** Subscriptions: what may subscribe, confirmation, attributes. */
import { afterEach, describe, expect, test } from 'vitest';
import { ACCOUNT, F, SnsStory, TOPIC } from './sns.test-fixture.ts';

const QUEUE = `arn:aws:sqs:us-east-1:${ACCOUNT}:q`;
const opened: SnsStory[] = [];

async function open(): Promise<SnsStory> {
  const story = new SnsStory();
  opened.push(story);
  await story.topic();
  return story;
}

afterEach(() => {
  for (const { region } of opened.splice(0)) expect(region.bugs).toEqual([]);
});

test('an endpoint subscribes once; its subscription tells what it is', async () => {
  const story = await open();
  const arn = await story.subscribe('lambda', F);
  expect(arn.startsWith(`${TOPIC}:`)).toBe(true);
  expect(await story.subscribe('lambda', F)).toBe(arn);
  expect(await story.attributesOf(arn)).toEqual({
    Attributes: {
      SubscriptionArn: arn,
      TopicArn: TOPIC,
      Protocol: 'lambda',
      Endpoint: F,
      Owner: ACCOUNT,
      RawMessageDelivery: 'false',
      PendingConfirmation: 'false',
      ConfirmationWasAuthenticated: 'true',
      SubscriptionPrincipal: `arn:aws:iam::${ACCOUNT}:root`,
    },
  });
  const listed = { SubscriptionArn: arn, Owner: ACCOUNT, Protocol: 'lambda', Endpoint: F, TopicArn: TOPIC };
  expect(await story.send('ListSubscriptions')).toEqual({ Subscriptions: [listed] });
  expect(await story.send('ListSubscriptionsByTopic', { TopicArn: TOPIC })).toEqual({ Subscriptions: [listed] });
});

test('one that is there is given again unless its attributes differ', async () => {
  const story = await open();
  const Attributes = { RawMessageDelivery: 'true' };
  const arn = await story.subscribe('sqs', QUEUE, { Attributes });
  expect(await story.subscribe('sqs', QUEUE, { Attributes })).toBe(arn);
  expect(await story.subscribe('sqs', QUEUE)).toBe(arn);
  const other = { TopicArn: TOPIC, Protocol: 'sqs', Endpoint: QUEUE, Attributes: { RawMessageDelivery: 'false' } };
  expect(await story.refusal('Subscribe', other)).toMatchObject({
    message: 'Invalid parameter: Attributes Reason: Subscription already exists with different attributes',
  });
});

test.each([
  ['sqs', 'https://sqs.us-east-1.amazonaws.com/123456789012/q', 'SQS endpoint ARN'],
  ['sqs', 'q', 'SQS endpoint ARN'],
  [
    'sqs',
    `${QUEUE}.fifo`,
    'Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics',
  ],
  ['lambda', 'f', 'Lambda endpoint ARN'],
  ['email', 'somebody', 'Email address'],
  ['http', 'https://example.com', 'Endpoint must match the specified protocol'],
  ['sms', 'NAA+15551234567', 'Invalid SMS endpoint: NAA+15551234567'],
  ['pigeon', 'x', 'Amazon SNS does not support this protocol string: pigeon'],
  ['firehose', 'x', 'Amazon SNS does not support this protocol string: firehose'],
])('%s does not take %s', async (Protocol, Endpoint, message) => {
  const story = await open();
  expect(await story.refusal('Subscribe', { TopicArn: TOPIC, Protocol, Endpoint })).toEqual({
    code: 'InvalidParameter',
    status: 400,
    message: `Invalid parameter: ${message}`,
  });
});

test('only queues subscribe to a FIFO topic', async () => {
  const story = await open();
  const TopicArn = await story.topic('t.fifo', { Attributes: { FifoTopic: 'true' } });
  expect(await story.refusal('Subscribe', { TopicArn, Protocol: 'lambda', Endpoint: F })).toMatchObject({
    message: 'Invalid parameter: Invalid protocol type: lambda',
  });
  await story.send('Subscribe', { TopicArn, Protocol: 'sqs', Endpoint: `${QUEUE}.fifo` });
  await story.send('Subscribe', { TopicArn, Protocol: 'sqs', Endpoint: QUEUE });
});

describe('confirmation', () => {
  test('an address is asked by mail, and gets nothing before it has said yes', async () => {
    const story = await open();
    const asked = { TopicArn: TOPIC, Protocol: 'email', Endpoint: 'a@example.com' };
    expect(await story.send('Subscribe', asked)).toEqual({ SubscriptionArn: 'pending confirmation' });
    await story.publish('too early');
    const [mail, ...others] = await story.mail();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ to: 'a@example.com', subject: 'AWS Notification - Subscription Confirmation' });
    const listed = await story.send<{ Subscriptions: object[] }>('ListSubscriptions');
    expect(listed.Subscriptions).toMatchObject([{ SubscriptionArn: 'PendingConfirmation' }]);

    const confirm = { TopicArn: TOPIC, Token: mail?.token };
    const { SubscriptionArn } = await story.send<{ SubscriptionArn: string }>('ConfirmSubscription', confirm);
    expect(await story.send('ConfirmSubscription', confirm)).toEqual({ SubscriptionArn });
    const { Attributes } = await story.attributesOf(SubscriptionArn);
    expect(Attributes).toMatchObject({ PendingConfirmation: 'false', ConfirmationWasAuthenticated: 'false' });
    await story.publish('now', { Subject: 'News' });
    await story.publish('and again');
    const came = await story.mail();
    expect(came.map(({ subject, body }) => [subject, body])).toEqual([
      ['AWS Notification Message', 'and again'],
      ['News', 'now'],
      [expect.stringContaining('Confirmation'), expect.stringContaining(TOPIC)],
    ]);
  });

  test('an HTTP endpoint is never asked, and stays pending', async () => {
    const story = await open();
    const arn = await story.subscribe('https', 'https://example.com/hook');
    await story.publish('m');
    expect(await story.mail()).toEqual([]);
    expect((await story.attributesOf(arn)).Attributes.PendingConfirmation).toBe('true');
    const { Attributes } = await story.send<{ Attributes: object }>('GetTopicAttributes', { TopicArn: TOPIC });
    expect(Attributes).toMatchObject({ SubscriptionsPending: '1', SubscriptionsConfirmed: '0' });
  });

  test.each([
    ['randomtoken', 'Invalid token'],
    ['a'.repeat(288), 'Invalid parameter: Token'],
  ])('%s is nobody’s token', async (Token, message) => {
    const story = await open();
    await story.subscribe('email', 'a@example.com');
    for (const TopicArn of [TOPIC, `${TOPIC}-none`])
      expect(await story.refusal('ConfirmSubscription', { TopicArn, Token })).toEqual({
        code: 'InvalidParameter',
        status: 400,
        message,
      });
  });
});

describe('unsubscribing', () => {
  test('is done once and said twice; the topic counts it', async () => {
    const story = await open();
    const SubscriptionArn = await story.subscribe('lambda', F);
    await story.send('Unsubscribe', { SubscriptionArn });
    await story.send('Unsubscribe', { SubscriptionArn });
    expect(await story.send('ListSubscriptions')).toEqual({ Subscriptions: [] });
    expect(await story.refusal('GetSubscriptionAttributes', { SubscriptionArn })).toEqual({
      code: 'NotFound',
      status: 404,
      message: 'Subscription does not exist',
    });
    const { Attributes } = await story.send<{ Attributes: object }>('GetTopicAttributes', { TopicArn: TOPIC });
    expect(Attributes).toMatchObject({ SubscriptionsDeleted: '1', SubscriptionsConfirmed: '0' });
  });

  test.each([
    ['pending confirmation', 'SubscriptionArn Reason: An ARN must have at least 6 elements, not 1'],
    [TOPIC, 'SubscriptionId'],
  ])('%s is no subscription', async (SubscriptionArn, message) => {
    const story = await open();
    expect(await story.refusal('Unsubscribe', { SubscriptionArn })).toMatchObject({
      message: `Invalid parameter: ${message}`,
    });
  });
});

describe('attributes', () => {
  const set = (story: SnsStory, SubscriptionArn: string, AttributeName: string, AttributeValue: string) =>
    story.send('SetSubscriptionAttributes', { SubscriptionArn, AttributeName, AttributeValue });

  test('are set one by one; a scope is told of with its policy only', async () => {
    const story = await open();
    const arn = await story.subscribe('sqs', QUEUE, { Attributes: { RawMessageDelivery: 'TrUe' } });
    await set(story, arn, 'FilterPolicyScope', 'MessageBody');
    const before = (await story.attributesOf(arn)).Attributes;
    expect(before.RawMessageDelivery).toBe('true');
    expect(before.FilterPolicyScope).toBeUndefined();
    await set(story, arn, 'FilterPolicy', '{"a":{"b":["c"]}}');
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: `${QUEUE}-dlq` });
    await set(story, arn, 'RedrivePolicy', RedrivePolicy);
    expect((await story.attributesOf(arn)).Attributes).toMatchObject({
      FilterPolicy: '{"a":{"b":["c"]}}',
      FilterPolicyScope: 'MessageBody',
      RedrivePolicy,
    });
    await set(story, arn, 'FilterPolicy', '{}');
    await set(story, arn, 'RedrivePolicy', '');
    const after = (await story.attributesOf(arn)).Attributes;
    expect(after.FilterPolicy ?? after.RedrivePolicy).toBeUndefined();
  });

  test.each([
    ['Nothing', 'x', 'AttributeName'],
    ['RawMessageDelivery', 'maybe', 'RawMessageDelivery: Invalid value [maybe]. Must be true or false.'],
    ['RawMessageDelivery', 'true', 'Delivery protocol [lambda] does not support raw message delivery.'],
    [
      'FilterPolicyScope',
      'x',
      'FilterPolicyScope: Invalid value [x]. Please use either MessageBody or MessageAttributes',
    ],
    ['FilterPolicy', '{', 'FilterPolicy: failed to parse JSON.'],
    ['RedrivePolicy', '{', 'RedrivePolicy: failed to parse JSON.'],
    ['RedrivePolicy', '{"deadLetterTargetArn":"q"}', 'RedrivePolicy: deadLetterTargetArn is an invalid arn'],
  ])('%s is not set to %s, on its own or when subscribing', async (name, value, message) => {
    const story = await open();
    const SubscriptionArn = await story.subscribe('lambda', F);
    const alone = { SubscriptionArn, AttributeName: name, AttributeValue: value };
    expect(await story.refusal('SetSubscriptionAttributes', alone)).toMatchObject({
      code: 'InvalidParameter',
      message: `Invalid parameter: ${message}`,
    });
    const input = { TopicArn: TOPIC, Protocol: 'lambda', Endpoint: `${F}:prod`, Attributes: { [name]: value } };
    expect(await story.refusal('Subscribe', input)).toMatchObject({
      message: `Invalid parameter: Attributes Reason: ${message}`,
    });
  });

  test('a FIFO queue needs a FIFO queue for what it does not take', async () => {
    const story = await open();
    const TopicArn = await story.topic('t.fifo', { Attributes: { FifoTopic: 'true' } });
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: `${QUEUE}-dlq` });
    const subscribe = (Endpoint: string) => ({ TopicArn, Protocol: 'sqs', Endpoint, Attributes: { RedrivePolicy } });
    await story.send('Subscribe', subscribe(QUEUE));
    expect(await story.refusal('Subscribe', subscribe(`${QUEUE}.fifo`))).toMatchObject({
      message:
        'Invalid parameter: Attributes Reason: RedrivePolicy: must use a FIFO queue as DLQ for a FIFO Subscription to a FIFO Topic.',
    });
  });
});
