/** From a topic to queues: what lies in them, by whose leave, and what lies in a dead-letter queue. */

import { DeleteFunctionCommand } from '@aws-sdk/client-lambda';
import * as sqs from '@aws-sdk/client-sqs';
import { afterEach, expect, test } from 'vitest';
import { staysInPage } from '../../api/sdk-transport.ts';
import { ACCOUNT, F, SnsStory, TOPIC } from './sns.test-fixture.ts';

const opened: SnsStory[] = [];

afterEach(() => {
  for (const { region } of opened.splice(0)) expect(region.bugs).toEqual([]);
});

const arnOf = (name: string) => `arn:aws:sqs:us-east-1:${ACCOUNT}:${name}`;
const urlOf = (name: string) => `https://sqs.us-east-1.amazonaws.com/${ACCOUNT}/${name}`;

class QueueStory extends SnsStory {
  readonly sqs = new sqs.SQSClient(staysInPage('sqs', this.region.handle));

  /** It takes messages of the topic. */
  async queue(QueueName: string, Attributes: Record<string, string> = {}, TopicArn = TOPIC): Promise<void> {
    await this.sqs.send(
      new sqs.CreateQueueCommand({ QueueName, Attributes: { ...Attributes, Policy: allow(QueueName, TopicArn) } }),
    );
  }

  async received(name: string): Promise<sqs.Message[]> {
    const input = { QueueUrl: urlOf(name), MaxNumberOfMessages: 10 };
    const all = { MessageAttributeNames: ['All'], MessageSystemAttributeNames: ['All'] as ['All'] };
    return (await this.sqs.send(new sqs.ReceiveMessageCommand({ ...input, ...all }))).Messages ?? [];
  }
}

const allow = (name: string, topicArn: string) =>
  JSON.stringify({
    Statement: {
      Effect: 'Allow',
      Principal: { Service: 'sns.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: arnOf(name),
      Condition: { ArnEquals: { 'aws:SourceArn': topicArn } },
    },
  });

async function open(): Promise<QueueStory> {
  const story = new QueueStory();
  opened.push(story);
  await story.topic();
  return story;
}

const ATTRIBUTES = {
  n: { DataType: 'Number', StringValue: '1' },
  b: { DataType: 'Binary', BinaryValue: new Uint8Array([2, 3, 4]) },
};

test('a queue gets the message in AWS’s wrapping, laid out as AWS does', async () => {
  const story = await open();
  await story.queue('q');
  const arn = await story.subscribe('sqs', arnOf('q'));
  const { MessageId } = await story.publish('text "quoted"', { MessageAttributes: ATTRIBUTES });
  const [message, ...others] = await story.received('q');
  expect(others).toEqual([]);
  const { Body = '', MessageAttributes, Attributes } = message ?? {};
  expect(MessageAttributes).toBeUndefined();
  expect(Attributes?.SenderId).toBe('sns.amazonaws.com');
  expect(JSON.parse(Body)).toEqual({
    Type: 'Notification',
    MessageId,
    TopicArn: TOPIC,
    Message: 'text "quoted"',
    Timestamp: '2026-03-01T10:00:00.000Z',
    SignatureVersion: '1',
    Signature: expect.any(String),
    SigningCertURL: expect.stringMatching(/^https:\/\/sns\.us-east-1\.amazonaws\.com\/Simple.*\.pem$/),
    UnsubscribeURL: `https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=${arn}`,
    MessageAttributes: { n: { Type: 'Number', Value: '1' }, b: { Type: 'Binary', Value: 'AgME' } },
  });
  expect(Body.split('\n').slice(0, 3)).toEqual(['{', '  "Type" : "Notification",', `  "MessageId" : "${MessageId}",`]);
  expect(Body).toContain('    "n" : {"Type":"Number","Value":"1"},');
});

test('raw, it is the text and its attributes; by protocol, where the message says so', async () => {
  const story = await open();
  await story.queue('q');
  await story.subscribe('sqs', arnOf('q'), { Attributes: { RawMessageDelivery: 'true' } });
  await story.publish('{"default":"d","sqs":"for queues"}', {
    MessageStructure: 'json',
    MessageAttributes: ATTRIBUTES,
  });
  const [message] = await story.received('q');
  expect(message?.Body).toBe('for queues');
  expect(message?.MessageAttributes).toMatchObject({
    n: { DataType: 'Number', StringValue: '1' },
    b: { DataType: 'Binary', BinaryValue: new Uint8Array([2, 3, 4]) },
  });
});

test('a queue whose policy does not let the topic in gets nothing, and the topic counts that', async () => {
  const story = await open();
  await story.queue('q', {}, `${TOPIC}2`);
  await story.subscribe('sqs', arnOf('q'));
  await story.subscribe('sqs', arnOf('gone'));
  await story.publish('m');
  expect(await story.received('q')).toEqual([]);
  expect(await story.count('NumberOfNotificationsFailed')).toBe(2);
});

test('what an endpoint refuses lies in the dead-letter queue of its subscription', async () => {
  const story = await open();
  await story.withFunction();
  await story.queue('dlq');
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: arnOf('dlq') });
  await story.subscribe('lambda', F, { Attributes: { RedrivePolicy } });
  await story.subscribe('lambda', `${F}:1`, { Attributes: { RedrivePolicy } });
  await story.region.lambda.send(new DeleteFunctionCommand({ FunctionName: 'f' }));
  const { MessageId } = await story.publish('m', { MessageAttributes: { n: ATTRIBUTES.n } });
  const messages = await story.received('dlq');
  expect(messages.map(({ Body }) => JSON.parse(Body ?? ''))).toMatchObject([
    { Type: 'Notification', MessageId, Message: 'm', MessageAttributes: { n: { Type: 'Number', Value: '1' } } },
    { MessageId },
  ]);
  expect(await story.count('NumberOfNotificationsFailed')).toBe(2);
  expect(await story.count('NumberOfNotificationsRedrivenToDlq')).toBe(2);
});

test('a dead-letter queue that does not let the topic in keeps nothing', async () => {
  const story = await open();
  await story.queue('dlq', {}, `${TOPIC}2`);
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: arnOf('dlq') });
  await story.subscribe('sqs', arnOf('gone'), { Attributes: { RedrivePolicy, RawMessageDelivery: 'true' } });
  await story.publish('m');
  expect(await story.received('dlq')).toEqual([]);
  expect(await story.count('NumberOfNotificationsFailedToRedriveToDlq')).toBe(1);
});

test('a FIFO topic keeps order and ids in a FIFO queue, and neither in a standard one', async () => {
  const story = await open();
  const TopicArn = await story.topic('t.fifo', {
    Attributes: { FifoTopic: 'true', ContentBasedDeduplication: 'true' },
  });
  await story.queue('q.fifo', { FifoQueue: 'true' }, TopicArn);
  await story.queue('q', {}, TopicArn);
  for (const name of ['q.fifo', 'q'])
    await story.send('Subscribe', { TopicArn, Protocol: 'sqs', Endpoint: arnOf(name) });
  const publish = (Message: string) =>
    story.send<{ SequenceNumber: string }>('Publish', { TopicArn, Message, MessageGroupId: 'g' });
  const { SequenceNumber } = await publish('one');
  await publish('one');
  await publish('two');
  const [first, second, ...others] = await story.received('q.fifo');
  expect(others).toEqual([]);
  expect(first?.Attributes).toMatchObject({
    MessageGroupId: 'g',
    MessageDeduplicationId: '7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed',
  });
  const body = JSON.parse(first?.Body ?? '');
  expect(body).toMatchObject({ Message: 'one', SequenceNumber });
  expect(body.Signature).toBeUndefined();
  expect(JSON.parse(second?.Body ?? '').Message).toBe('two');
  const standard = await story.received('q');
  expect(standard).toHaveLength(2);
  expect(standard[0]?.Attributes?.MessageGroupId).toBeUndefined();
});

test('a group of a standard topic goes along to a standard queue', async () => {
  const story = await open();
  await story.queue('q');
  await story.subscribe('sqs', arnOf('q'));
  await story.publish('m', { MessageGroupId: 'g' });
  expect((await story.received('q'))[0]?.Attributes?.MessageGroupId).toBe('g');
});

test('a subscription gets nothing more when it or its topic is gone', async () => {
  const story = await open();
  await story.queue('q');
  const SubscriptionArn = await story.subscribe('sqs', arnOf('q'));
  await story.send('Unsubscribe', { SubscriptionArn });
  await story.publish('m');
  await story.subscribe('sqs', arnOf('q'));
  await story.send('DeleteTopic', { TopicArn: TOPIC });
  await story.topic();
  await story.publish('m');
  expect(await story.received('q')).toEqual([]);
});
