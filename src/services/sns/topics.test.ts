/** Topics, their attributes, tags and policies, through AWS's own client. */
import { afterEach, describe, expect, test } from 'vitest';
import { ACCOUNT, SnsStory, TOPIC } from './sns.test-fixture.ts';

const opened: SnsStory[] = [];

function open(): SnsStory {
  const story = new SnsStory();
  opened.push(story);
  return story;
}

afterEach(() => {
  for (const { region } of opened.splice(0)) expect(region.bugs).toEqual([]);
});

interface Attributes {
  Attributes: Record<string, string>;
}

const attributesOf = async (story: SnsStory, TopicArn = TOPIC) =>
  (await story.send<Attributes>('GetTopicAttributes', { TopicArn })).Attributes;

test('a topic is made once, and tells what it is', async () => {
  const story = open();
  expect(await story.topic()).toBe(TOPIC);
  expect(await story.topic()).toBe(TOPIC);
  const attributes = await attributesOf(story);
  expect(attributes).toMatchObject({
    TopicArn: TOPIC,
    Owner: ACCOUNT,
    DisplayName: '',
    SubscriptionsConfirmed: '0',
    SubscriptionsPending: '0',
    SubscriptionsDeleted: '0',
  });
  expect(attributes.FifoTopic).toBeUndefined();
  expect(JSON.parse(attributes.Policy ?? '')).toMatchObject({
    Statement: [{ Sid: '__default_statement_ID', Condition: { StringEquals: { 'AWS:SourceOwner': ACCOUNT } } }],
  });
  expect(JSON.parse(attributes.EffectiveDeliveryPolicy ?? '')).toMatchObject({
    http: { defaultHealthyRetryPolicy: { numRetries: 3 } },
  });
  expect(await story.send('ListTopics')).toEqual({ Topics: [{ TopicArn: TOPIC }] });
});

test('a topic that is there is given again only when it is as asked', async () => {
  const story = open();
  const Tags = [{ Key: 'team', Value: 'a' }];
  await story.topic('orders', { Attributes: { DisplayName: 'Orders' }, Tags });
  expect(await story.topic('orders', { Attributes: { DisplayName: 'Orders' } })).toBe(TOPIC);
  expect(await story.topic('orders', { Tags })).toBe(TOPIC);
  expect(await story.refusal('CreateTopic', { Name: 'orders', Attributes: { DisplayName: 'x' } })).toMatchObject({
    code: 'InvalidParameter',
    message: 'Invalid parameter: Attributes Reason: Topic already exists with different attributes',
  });
  expect(await story.refusal('CreateTopic', { Name: 'orders', Tags: [{ Key: 'team', Value: 'b' }] })).toMatchObject({
    message: 'Invalid parameter: Tags Reason: Topic already exists with different tags',
  });
});

test.each<[string, object]>([
  ['', {}],
  ['a'.repeat(257), {}],
  ['a b', {}],
  ['a.b', {}],
  ['a.fifo', {}],
  ['a', { Attributes: { FifoTopic: 'true' } }],
  ['.fifo', { Attributes: { FifoTopic: 'true' } }],
])('no topic is called %j', async (Name, more) => {
  expect(await open().refusal('CreateTopic', { Name, ...more })).toEqual({
    code: 'InvalidParameter',
    status: 400,
    message: 'Invalid parameter: Topic Name',
  });
});

test('a deleted topic is gone with its subscriptions and tags; deleting none is no error', async () => {
  const story = open();
  await story.topic('orders', { Tags: [{ Key: 'team', Value: 'a' }] });
  await story.subscribe('email', 'a@example.com');
  await story.send('DeleteTopic', { TopicArn: TOPIC });
  await story.send('DeleteTopic', { TopicArn: TOPIC });
  expect(await story.refusal('GetTopicAttributes', { TopicArn: TOPIC })).toEqual({
    code: 'NotFound',
    status: 404,
    message: 'Topic does not exist',
  });
  expect(await story.send('ListSubscriptions')).toEqual({ Subscriptions: [] });
  await story.topic();
  expect(await story.send('ListTagsForResource', { ResourceArn: TOPIC })).toEqual({ Tags: [] });
});

test('more than a hundred topics come by pages', async () => {
  const story = open();
  for (let count = 0; count < 101; count++) await story.topic(`t-${String(count).padStart(3, '0')}`);
  const first = await story.send<{ Topics: unknown[]; NextToken: string }>('ListTopics');
  expect(first.Topics).toHaveLength(100);
  const second = await story.send('ListTopics', { NextToken: first.NextToken });
  expect(second).toEqual({ Topics: [{ TopicArn: TOPIC.replace('orders', 't-100') }] });
  expect(await story.refusal('ListTopics', { NextToken: 'x' })).toMatchObject({ code: 'InvalidParameter' });
});

describe('attributes', () => {
  test('are set one by one, and taken away by nothing', async () => {
    const story = open();
    await story.topic();
    const set = (AttributeName: string, AttributeValue: string) =>
      story.send('SetTopicAttributes', { TopicArn: TOPIC, AttributeName, AttributeValue });
    await set('DisplayName', 'Orders');
    await set('KmsMasterKeyId', 'alias/aws/sns');
    await set('DeliveryPolicy', '{"http":{"disableSubscriptionOverrides":true}}');
    const attributes = await attributesOf(story);
    expect(attributes).toMatchObject({ DisplayName: 'Orders', KmsMasterKeyId: 'alias/aws/sns' });
    expect(JSON.parse(attributes.EffectiveDeliveryPolicy ?? '')).toMatchObject({
      http: { disableSubscriptionOverrides: true, defaultHealthyRetryPolicy: { numRetries: 3 } },
    });
    await set('KmsMasterKeyId', '');
    expect((await attributesOf(story)).KmsMasterKeyId).toBeUndefined();
  });

  test.each([
    ['FifoTopic', 'true', 'AttributeName'],
    ['ContentBasedDeduplication', 'true', 'AttributeName'],
    ['Nothing', 'x', 'AttributeName'],
    ['SignatureVersion', '3', 'SignatureVersion Reason: Invalid value [3]'],
    ['Policy', '{', 'Policy Reason: Invalid value [{]'],
  ])('%s cannot be set to %s', async (AttributeName, AttributeValue, message) => {
    const story = open();
    await story.topic();
    expect(await story.refusal('SetTopicAttributes', { TopicArn: TOPIC, AttributeName, AttributeValue })).toMatchObject(
      {
        message: `Invalid parameter: ${message}`,
      },
    );
  });
});

describe('tags', () => {
  test('are added, replaced and taken away', async () => {
    const story = open();
    await story.topic();
    const ResourceArn = TOPIC;
    await story.send('TagResource', {
      ResourceArn,
      Tags: [
        { Key: 'a', Value: '1' },
        { Key: 'b', Value: '2' },
      ],
    });
    await story.send('TagResource', { ResourceArn, Tags: [{ Key: 'b', Value: '3' }] });
    await story.send('UntagResource', { ResourceArn, TagKeys: ['a', 'none'] });
    expect(await story.send('ListTagsForResource', { ResourceArn })).toEqual({ Tags: [{ Key: 'b', Value: '3' }] });
  });

  test('a key comes once, fifty keys at most, and of a topic that is there', async () => {
    const story = open();
    await story.topic();
    const twice = [
      { Key: 'a', Value: '1' },
      { Key: 'a', Value: '1' },
    ];
    expect(await story.refusal('TagResource', { ResourceArn: TOPIC, Tags: twice })).toMatchObject({
      message: 'Invalid parameter: Duplicated keys are not allowed.',
    });
    const Tags = Array.from({ length: 51 }, (_, index) => ({ Key: `k${index}`, Value: '' }));
    expect(await story.refusal('TagResource', { ResourceArn: TOPIC, Tags })).toMatchObject({
      code: 'TagLimitExceeded',
    });
    expect(await story.refusal('ListTagsForResource', { ResourceArn: `${TOPIC}2` })).toMatchObject({
      code: 'ResourceNotFound',
      status: 404,
    });
  });
});

describe('permissions', () => {
  const permission = { TopicArn: TOPIC, Label: 'test', AWSAccountId: [ACCOUNT], ActionName: ['Publish'] };

  test('are statements of the policy, by their label', async () => {
    const story = open();
    await story.topic();
    await story.send('AddPermission', permission);
    await story.send('AddPermission', { ...permission, Label: 'two', ActionName: ['Publish', 'Subscribe'] });
    const statements = async () => JSON.parse((await attributesOf(story)).Policy ?? '').Statement;
    expect((await statements()).slice(1)).toEqual([
      {
        Sid: 'test',
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
        Action: 'SNS:Publish',
        Resource: TOPIC,
      },
      expect.objectContaining({ Sid: 'two', Action: ['SNS:Publish', 'SNS:Subscribe'] }),
    ]);
    await story.send('RemovePermission', { TopicArn: TOPIC, Label: 'test' });
    expect(await statements()).toHaveLength(2);
  });

  test.each([
    [{}, 'InvalidParameter', 'Invalid parameter: Statement already exists'],
    [
      { Label: 'x', ActionName: ['Fly'] },
      'InvalidParameter',
      'Invalid parameter: Policy statement action out of service scope!',
    ],
    [{ TopicArn: `${TOPIC}2` }, 'NotFound', 'Topic does not exist'],
  ])('are refused: %j', async (change, code, message) => {
    const story = open();
    await story.topic();
    await story.send('AddPermission', permission);
    expect(await story.refusal('AddPermission', { ...permission, ...change })).toMatchObject({ code, message });
  });

  test('what the policy denies the account cannot do either', async () => {
    const story = open();
    await story.topic();
    const Policy = { Statement: { Effect: 'Deny', Principal: '*', Action: 'sns:Publish', Resource: TOPIC } };
    await story.send('SetTopicAttributes', {
      TopicArn: TOPIC,
      AttributeName: 'Policy',
      AttributeValue: JSON.stringify(Policy),
    });
    expect(await story.refusal('Publish', { TopicArn: TOPIC, Message: 'm' })).toEqual({
      code: 'AuthorizationError',
      status: 403,
      message: `User: arn:aws:iam::${ACCOUNT}:root is not authorized to perform: SNS:Publish on resource: ${TOPIC} with an explicit deny in a resource-based policy`,
    });
    await story.send('Subscribe', { TopicArn: TOPIC, Protocol: 'sms', Endpoint: '+15550100' });
  });
});

test('an ARN has six elements', async () => {
  const story = open();
  for (const [TopicArn, count] of [
    ['orders', 1],
    ['arn:aws:sns:us-east-1:orders', 5],
  ])
    for (const [operation, more] of [
      ['GetTopicAttributes', {}],
      ['Publish', { Message: 'm' }],
    ] as const)
      expect(await story.refusal(operation, { TopicArn, ...more })).toMatchObject({
        code: 'InvalidParameter',
        message: `Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not ${count}`,
      });
});

test('topics and subscriptions are there after the page was loaded again', async () => {
  const story = open();
  await story.topic();
  await story.subscribe('sms', '+15550100');
  const reloaded = story.reloaded();
  expect(await reloaded.send('ListTopics')).toEqual({ Topics: [{ TopicArn: TOPIC }] });
  expect((await reloaded.send<{ Subscriptions: unknown[] }>('ListSubscriptions')).Subscriptions).toHaveLength(1);
});
