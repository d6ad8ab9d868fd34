/** SQS through AWS's own client, and through forms as clients of before 2024 send them. */
import {
  AddPermissionCommand,
  ChangeMessageVisibilityBatchCommand,
  ChangeMessageVisibilityCommand,
  DeleteQueueCommand,
  GetQueueUrlCommand,
  ListDeadLetterSourceQueuesCommand,
  ListMessageMoveTasksCommand,
  ListQueuesCommand,
  ListQueueTagsCommand,
  type Message,
  PurgeQueueCommand,
  RemovePermissionCommand,
  SendMessageBatchCommand,
  SetQueueAttributesCommand,
  StartMessageMoveTaskCommand,
  TagQueueCommand,
  UntagQueueCommand,
} from '@aws-sdk/client-sqs';
import { describe, expect, test, vi } from 'vitest';
import { START_MS } from '../observed-region.test-fixture.ts';
import { arnOf, Queues, withDeadLetters } from './queues.test-fixture.ts';

const [first, second] = [0, 1];

describe('queues', () => {
  test('one is created, found, listed and deleted; its name is free again a minute later', async () => {
    const queues = new Queues();
    const url = await queues.create('orders', { VisibilityTimeout: '60' });
    expect(url).toBe('https://sqs.us-east-1.amazonaws.com/123456789012/orders');
    expect(await queues.create('orders')).toBe(url);
    await queues.create('other');
    expect((await queues.sqs.send(new GetQueueUrlCommand({ QueueName: 'orders' }))).QueueUrl).toBe(url);
    const listed = await queues.sqs.send(new ListQueuesCommand({ QueueNamePrefix: 'o', MaxResults: 1 }));
    expect(listed.QueueUrls).toEqual([url]);
    const more = await queues.sqs.send(new ListQueuesCommand({ MaxResults: 1, NextToken: listed.NextToken }));
    expect([more.QueueUrls?.length, more.NextToken]).toEqual([1, undefined]);

    await queues.sqs.send(new DeleteQueueCommand({ QueueUrl: url }));
    await expect(queues.create('orders')).rejects.toMatchObject({ name: 'QueueDeletedRecently' });
    const again = queues.reloaded();
    again.region.advance(59_999);
    await expect(again.create('orders')).rejects.toMatchObject({ name: 'QueueDeletedRecently' });
    again.region.advance(1);
    expect(await again.create('orders')).toBe(url);
    expect((await again.attributes(url)).VisibilityTimeout).toBe('30');
  });

  test('attributes are kept, and tags', async () => {
    const queues = new Queues();
    const QueueUrl = await queues.create('q');
    await queues.sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { DelaySeconds: '5' } }));
    await queues.sqs.send(new TagQueueCommand({ QueueUrl, Tags: { a: '1', b: '2' } }));
    await queues.sqs.send(new UntagQueueCommand({ QueueUrl, TagKeys: ['a'] }));
    const again = queues.reloaded();
    expect(await again.attributes(QueueUrl)).toMatchObject({
      QueueArn: arnOf('q'),
      CreatedTimestamp: String(START_MS / 1000),
      DelaySeconds: '5',
      MaximumMessageSize: '1048576',
      MessageRetentionPeriod: '345600',
      SqsManagedSseEnabled: 'true',
    });
    expect((await again.sqs.send(new ListQueueTagsCommand({ QueueUrl }))).Tags).toEqual({ b: '2' });
  });

  test('a purge empties it, once a minute', async () => {
    const queues = new Queues();
    const QueueUrl = await queues.create('q');
    await queues.send(QueueUrl, 'visible');
    await queues.receive(QueueUrl);
    await queues.send(QueueUrl, 'later', { DelaySeconds: 9 });
    expect(await queues.counts(QueueUrl)).toBe('0 1 1');
    await queues.sqs.send(new PurgeQueueCommand({ QueueUrl }));
    expect(await queues.counts(QueueUrl)).toBe('0 0 0');
    await expect(queues.sqs.send(new PurgeQueueCommand({ QueueUrl }))).rejects.toMatchObject({
      name: 'PurgeQueueInProgress',
      message: 'Only one PurgeQueue operation on q is allowed every 60 seconds.',
      $metadata: { httpStatusCode: 403 },
    });
    queues.region.advance(60_000);
    await queues.sqs.send(new PurgeQueueCommand({ QueueUrl }));
  });

  test('any host will do in a URL: the path names the queue', async () => {
    const queues = new Queues();
    await queues.create('q');
    for (const host of ['http://127.0.0.1:4173', 'https://queue.amazonaws.com', 'https://sqs.eu-west-1.amazonaws.com'])
      await queues.send(`${host}/123456789012/q`, host);
    expect(await queues.bodies('http://localhost/123456789012/q')).toHaveLength(3);
  });
});

describe('a message', () => {
  test('is given once until its visibility timeout is over, and is gone when it is deleted', async () => {
    const queues = new Queues();
    const url = await queues.create('q');
    const sent = await queues.send(url, 'hello', {
      MessageAttributes: { city: { DataType: 'String', StringValue: 'Köln' } },
    });
    expect(sent.MD5OfMessageBody).toBe('5d41402abc4b2a76b9719d911017c592');
    const [message] = await queues.receive(url, { MessageAttributeNames: ['All'] });
    expect(message).toMatchObject({
      MessageId: sent.MessageId,
      Body: 'hello',
      MD5OfMessageAttributes: sent.MD5OfMessageAttributes,
      MessageAttributes: { city: { DataType: 'String', StringValue: 'Köln' } },
      Attributes: {
        ApproximateReceiveCount: '1',
        SenderId: '123456789012',
        SentTimestamp: String(START_MS),
        ApproximateFirstReceiveTimestamp: String(START_MS),
      },
    });
    queues.region.advance(29_999);
    expect(await queues.receive(url)).toEqual([]);

    const again = queues.reloaded();
    expect(await again.counts(url)).toBe('0 1 0');
    again.region.advance(1);
    const [second] = await again.receive(url);
    expect(second?.Attributes?.ApproximateReceiveCount).toBe('2');
    expect(second?.ReceiptHandle).not.toBe(message?.ReceiptHandle);
    await again.remove(url, second as Message);
    again.region.advance(60_000);
    expect(await again.receive(url)).toEqual([]);
    // as often as somebody likes
    await again.remove(url, second as Message);
    expect([...again.region.disk.keys()].filter((key) => key.startsWith('queueMessages'))).toEqual([]);
  });

  test('its receiver may keep it longer, or give it back', async () => {
    const queues = new Queues();
    const QueueUrl = await queues.create('q');
    await queues.send(QueueUrl, 'm');
    const [{ ReceiptHandle } = {}] = await queues.receive(QueueUrl);
    const change = (VisibilityTimeout: number) =>
      queues.sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout }));
    await change(90);
    queues.region.advance(89_999);
    expect(await queues.counts(QueueUrl)).toBe('0 1 0');
    await change(0);
    expect(await queues.counts(QueueUrl)).toBe('1 0 0');
    await expect(change(43_201)).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  });

  test('a delayed one comes when its time has come', async () => {
    const queues = new Queues();
    const url = await queues.create('q', { DelaySeconds: '60' });
    await queues.send(url, 'late');
    await queues.send(url, 'now', { DelaySeconds: 0 });
    expect(await queues.bodies(url)).toEqual(['now']);
    expect(await queues.counts(url)).toBe('0 1 1');
    queues.region.advance(60_000);
    expect(await queues.bodies(url)).toContain('late');
  });

  test('is gone when the queue has kept it as long as it says', async () => {
    const queues = new Queues();
    const QueueUrl = await queues.create('q', { MessageRetentionPeriod: '3600' });
    await queues.send(QueueUrl, 'old');
    queues.region.advance(1_800_000);
    await queues.send(QueueUrl, 'young');
    const again = queues.reloaded();
    again.region.advance(1_799_999);
    expect(await again.counts(QueueUrl)).toBe('2 0 0');
    again.region.advance(1);
    expect(await again.counts(QueueUrl)).toBe('1 0 0');
    await again.sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { MessageRetentionPeriod: '60' } }));
    again.region.advance(1);
    expect(await again.counts(QueueUrl)).toBe('0 0 0');
  });

  test('whoever polls long is given what comes, and nothing when the wait is over', async () => {
    const queues = new Queues();
    const url = await queues.create('q');
    queues.region.timeRuns = false;
    const polls = async (count: number) => {
      const messages = Array.from({ length: count }, () => queues.bodies(url, { WaitTimeSeconds: 5 }));
      await vi.waitUntil(() => queues.region.waiting === count);
      return { all: Promise.all(messages) };
    };
    const empty = await polls(1);
    queues.region.advance(5000);
    expect(await empty.all).toEqual([[]]);
    const two = await polls(2);
    await queues.send(url, 'for the first', { DelaySeconds: 3 });
    queues.region.advance(3000);
    await queues.send(url, 'for the second');
    expect(await two.all).toEqual([['for the first'], ['for the second']]);
    const closed = await polls(1);
    closed.all.catch(() => {});
    await queues.sqs.send(new DeleteQueueCommand({ QueueUrl: url }));
    await expect(closed.all).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
  });

  test('ten thousand come and go', async () => {
    const queues = new Queues();
    const QueueUrl = await queues.create('q');
    for (let batch = 0; batch < 1000; batch++) {
      const Entries = Array.from({ length: 10 }, (_, index) => ({ Id: `e${index}`, MessageBody: `${batch} ${index}` }));
      await queues.json('SendMessageBatch', { QueueUrl, Entries });
    }
    expect(await queues.counts(QueueUrl)).toBe('10000 0 0');
    const seen = new Set<string | undefined>();
    for (;;) {
      const { Messages = [] } = await queues.json('ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10 });
      if (Messages.length === 0) break;
      for (const { Body } of Messages) seen.add(Body);
      const Entries = Messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
      await queues.json('DeleteMessageBatch', { QueueUrl, Entries });
    }
    expect(seen.size).toBe(10_000);
    expect(await queues.counts(QueueUrl)).toBe('0 0 0');
  });
});

describe('dead letters', () => {
  test('what was received too often is moved, and back again by a task', async () => {
    const queues = new Queues();
    await queues.create('dead');
    const url = await queues.create('q', { VisibilityTimeout: '0', ...withDeadLetters('dead', 2) });
    const dead = 'https://sqs.us-east-1.amazonaws.com/123456789012/dead';
    const { MessageId } = await queues.send(url, 'poison');
    for (const count of ['1', '2'])
      expect((await queues.receive(url))[first]?.Attributes?.ApproximateReceiveCount).toBe(count);
    expect(await queues.receive(url)).toEqual([]);
    expect([await queues.counts(url), await queues.counts(dead)]).toEqual(['0 0 0', '1 0 0']);
    const sources = await queues.sqs.send(new ListDeadLetterSourceQueuesCommand({ QueueUrl: dead }));
    expect(sources.queueUrls).toEqual([url]);

    const SourceArn = arnOf('dead');
    await queues.sqs.send(new StartMessageMoveTaskCommand({ SourceArn }));
    queues.region.advance(0);
    const { Results } = await queues.sqs.send(new ListMessageMoveTasksCommand({ SourceArn }));
    expect(Results).toMatchObject([
      { Status: 'COMPLETED', ApproximateNumberOfMessagesMoved: 1, ApproximateNumberOfMessagesToMove: 1 },
    ]);
    const [back] = await queues.receive(url);
    expect(back?.Body).toBe('poison');
    expect(back?.MessageId).not.toBe(MessageId);
  });

  test('a task with a rate takes its time, and goes on in a successor', async () => {
    const queues = new Queues();
    const dead = await queues.create('dead');
    await queues.create('q', withDeadLetters('dead'));
    const to = await queues.create('to');
    for (const body of ['a', 'b', 'c']) await queues.send(dead, body);
    const DestinationArn = arnOf('to');
    const task = { SourceArn: arnOf('dead'), DestinationArn, MaxNumberOfMessagesPerSecond: 1 };
    await queues.sqs.send(new StartMessageMoveTaskCommand(task));
    await expect(queues.sqs.send(new StartMessageMoveTaskCommand(task))).rejects.toMatchObject({
      message:
        'There is already a task running. Only one active task is allowed for a source queue arn at a given time.',
    });
    queues.region.advance(0);
    expect(await queues.counts(to)).toBe('1 0 0');
    const again = queues.reloaded();
    again.region.advance(1000);
    expect(await again.counts(to)).toBe('3 0 0');
  });

  test('messages that were never in another queue cannot be sent back', async () => {
    const queues = new Queues();
    const dead = await queues.create('dead');
    await queues.create('q', withDeadLetters('dead'));
    await queues.send(dead, 'own');
    await queues.sqs.send(new StartMessageMoveTaskCommand({ SourceArn: arnOf('dead') }));
    queues.region.advance(0);
    const { Results } = await queues.sqs.send(new ListMessageMoveTasksCommand({ SourceArn: arnOf('dead') }));
    expect(Results).toMatchObject([{ Status: 'FAILED', FailureReason: 'CouldNotDetermineMessageSource' }]);
    expect(await queues.counts(dead)).toBe('1 0 0');
  });
});

describe('FIFO', () => {
  test('messages of a group come in order, those in flight hold back the others', async () => {
    const queues = new Queues();
    const url = await queues.fifo('q', { ContentBasedDeduplication: 'true' });
    for (const [group, body] of ['a1', 'a2', 'b1', 'a3'].entries())
      await queues.send(url, body, { MessageGroupId: body.charAt(0), MessageDeduplicationId: String(group) });
    const [message] = await queues.receive(url, { MaxNumberOfMessages: 1 });
    expect(message?.Body).toBe('a1');
    expect(await queues.bodies(url)).toEqual(['b1']);
    expect(await queues.bodies(url)).toEqual([]);
    await queues.remove(url, message as Message);
    const rest = await queues.receive(url);
    expect(rest.map(({ Body }) => Body)).toEqual(['a2', 'a3']);
    const numbers = rest.map(({ Attributes }) => BigInt(Attributes?.SequenceNumber ?? 0));
    expect((numbers[first] as bigint) < (numbers[second] as bigint)).toBe(true);
    expect(String(numbers[first])).toHaveLength(20);
  });

  test('the same message is accepted again for five minutes, and kept once', async () => {
    const queues = new Queues();
    const url = await queues.fifo('q', { ContentBasedDeduplication: 'true' });
    const one = await queues.send(url, 'm', { MessageGroupId: 'g' });
    const again = queues.reloaded();
    again.region.advance(299_999);
    const two = await again.send(url, 'm', { MessageGroupId: 'h' });
    expect([two.MessageId, two.SequenceNumber]).toEqual([one.MessageId, one.SequenceNumber]);
    again.region.advance(1);
    const three = await again.send(url, 'm', { MessageGroupId: 'g' });
    expect(three.MessageId).not.toBe(one.MessageId);
    expect(BigInt(three.SequenceNumber ?? 0) > BigInt(one.SequenceNumber ?? 0)).toBe(true);
    expect(await again.counts(url)).toBe('2 0 0');
  });
});

test('in a batch each entry succeeds or fails by itself', async () => {
  const queues = new Queues();
  const QueueUrl = await queues.create('q', { MaximumMessageSize: '1024' });
  const Entries = [
    { Id: 'a', MessageBody: 'fits' },
    { Id: 'b', MessageBody: 'x'.repeat(1025) },
  ];
  expect(await queues.sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }))).toMatchObject({
    Successful: [{ Id: 'a' }],
    Failed: [
      {
        Id: 'b',
        SenderFault: true,
        Code: 'InvalidParameterValue',
        Message: 'One or more parameters are invalid. Reason: Message must be shorter than 1024 bytes.',
      },
    ],
  });
  const [{ ReceiptHandle } = {}] = await queues.receive(QueueUrl);
  const changed = await queues.sqs.send(
    new ChangeMessageVisibilityBatchCommand({
      QueueUrl,
      Entries: [
        { Id: 'a', ReceiptHandle, VisibilityTimeout: 0 },
        { Id: 'b', ReceiptHandle: 'AQEBnone', VisibilityTimeout: 0 },
      ],
    }),
  );
  expect([changed.Successful, changed.Failed?.[first]?.Code]).toEqual([[{ Id: 'a' }], 'ReceiptHandleIsInvalid']);
  expect(await queues.counts(QueueUrl)).toBe('1 0 0');
});

test('statements come into the queue’s policy and go from it', async () => {
  const queues = new Queues();
  const QueueUrl = await queues.create('q');
  const permission = { QueueUrl, Label: 'send', AWSAccountIds: ['111122223333'], Actions: ['SendMessage'] };
  await queues.sqs.send(new AddPermissionCommand(permission));
  expect(JSON.parse((await queues.attributes(QueueUrl)).Policy ?? '')).toMatchObject({
    Statement: [
      {
        Sid: 'send',
        Principal: { AWS: 'arn:aws:iam::111122223333:root' },
        Action: 'SQS:SendMessage',
        Resource: arnOf('q'),
      },
    ],
  });
  await queues.sqs.send(new RemovePermissionCommand({ QueueUrl, Label: 'send' }));
  expect((await queues.attributes(QueueUrl)).Policy).toBeUndefined();
});

describe('old clients', () => {
  test('send forms and are answered in XML', async () => {
    const queues = new Queues();
    const QueueUrl = await queues.create('q');
    const sent = await queues.form({
      Action: 'SendMessage',
      QueueUrl,
      MessageBody: 'a < b',
      'MessageAttribute.1.Name': 'city',
      'MessageAttribute.1.Value.StringValue': 'Köln',
      'MessageAttribute.1.Value.DataType': 'String',
    });
    expect(sent.status).toBe(200);
    expect(sent.text).toMatch(
      /^<SendMessageResponse xmlns="http:\/\/queue.amazonaws.com\/doc\/2012-11-05\/"><SendMessageResult><MD5OfMessageBody>/,
    );
    const fields = { Action: 'ReceiveMessage', 'AttributeName.1': 'All', 'MessageAttributeName.1': 'All' };
    // the path alone may name the queue
    const { text } = await queues.form(fields, '/123456789012/q');
    expect(text).toContain('<Body>a &lt; b</Body>');
    expect(text).toContain('<Attribute><Name>ApproximateReceiveCount</Name><Value>1</Value></Attribute>');
    expect(text).toContain(
      '<MessageAttribute><Name>city</Name><Value><StringValue>Köln</StringValue><DataType>String</DataType></Value></MessageAttribute>',
    );
    const batch = await queues.form({
      Action: 'SendMessageBatch',
      QueueUrl,
      'SendMessageBatchRequestEntry.1.Id': 'one',
      'SendMessageBatchRequestEntry.1.MessageBody': 'b',
    });
    expect(batch.text).toContain('<SendMessageBatchResultEntry><Id>one</Id>');
    await queues.form({ Action: 'TagQueue', QueueUrl, 'Tag.1.Key': 'k', 'Tag.1.Value': 'v' });
    expect((await queues.form({ Action: 'ListQueueTags', QueueUrl })).text).toContain(
      '<Tag><Key>k</Key><Value>v</Value></Tag>',
    );
    expect((await queues.form({ Action: 'ListQueues' })).text).toContain(`<QueueUrl>${QueueUrl}</QueueUrl>`);
    const set = { Action: 'SetQueueAttributes', 'Attribute.1.Name': 'DelaySeconds', 'Attribute.1.Value': '7' };
    await queues.form({ ...set, QueueUrl });
    expect((await queues.attributes(QueueUrl)).DelaySeconds).toBe('7');
  });

  test('are refused in their own words', async () => {
    const queues = new Queues();
    const QueueUrl = 'https://queue.amazonaws.com/123456789012/none';
    const { status, text } = await queues.form({ Action: 'SendMessage', QueueUrl, MessageBody: 'm' });
    expect(status).toBe(400);
    expect(text).toContain(
      '<Code>AWS.SimpleQueueService.NonExistentQueue</Code><Message>The specified queue does not exist for this wsdl version.</Message>',
    );
    expect((await queues.form({ Action: 'SendMessage', QueueUrl })).text).toContain(
      '<Code>MissingParameter</Code><Message>The request must contain the parameter MessageBody.</Message>',
    );
  });
});

describe('what is refused', () => {
  type Refused = [
    name: string,
    call: (queues: Queues, url: string) => Promise<unknown>,
    error: string,
    message: string,
  ];

  const set =
    (Attributes: Record<string, string>) =>
    (queues: Queues, QueueUrl: string): Promise<unknown> =>
      queues.sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes }));
  const redrive = (policy: string) => set({ RedrivePolicy: policy });
  const PARAMETER = 'InvalidParameterValue';
  const target = arnOf('none');

  const refused: Refused[] = [
    [
      'a name with a space',
      (queues) => queues.create('a queue'),
      PARAMETER,
      'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
    ],
    [
      'a FIFO queue without its suffix',
      (queues) => queues.create('q2', { FifoQueue: 'true' }),
      PARAMETER,
      'The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length.',
    ],
    [
      'another queue of the same name',
      (queues) => queues.create('q', { DelaySeconds: '1' }),
      'QueueNameExists',
      'A queue already exists with the same name and a different value for attribute DelaySeconds',
    ],
    [
      'a URL that is none',
      (queues) => queues.send('https://sqs.us-east-1.amazonaws.com/q', 'm'),
      'InvalidAddress',
      'The address https://sqs.us-east-1.amazonaws.com/q is not valid for this endpoint.',
    ],
    [
      'a queue that is not there',
      (queues) => queues.send('https://sqs.us-east-1.amazonaws.com/123456789012/none', 'm'),
      'QueueDoesNotExist',
      'The specified queue does not exist.',
    ],
    ['an attribute that is none', set({ constructor: '1' }), 'InvalidAttributeName', 'Unknown Attribute constructor.'],
    [
      'a delay that is too long',
      set({ DelaySeconds: '901' }),
      'InvalidAttributeValue',
      'Invalid value for the parameter DelaySeconds.',
    ],
    ['a policy that is none', set({ Policy: '{' }), 'InvalidAttributeValue', 'Invalid value for the parameter Policy.'],
    [
      'a redrive policy that is no JSON',
      redrive('no'),
      PARAMETER,
      'Value no for parameter RedrivePolicy is invalid. Reason: Redrive policy is not a valid JSON map.',
    ],
    [
      'a redrive policy without a count',
      redrive(`{"deadLetterTargetArn":"${target}"}`),
      PARAMETER,
      `Value {"deadLetterTargetArn":"${target}"} for parameter RedrivePolicy is invalid. Reason: Redrive policy does not contain mandatory attribute: maxReceiveCount.`,
    ],
    [
      'a dead-letter queue that is not there',
      redrive(`{"deadLetterTargetArn":"${target}","maxReceiveCount":3}`),
      PARAMETER,
      `Value {"deadLetterTargetArn":"${target}","maxReceiveCount":3} for parameter RedrivePolicy is invalid. Reason: Dead letter target does not exist.`,
    ],
    [
      'eleven messages at once',
      (queues, url) => queues.receive(url, { MaxNumberOfMessages: 11 }),
      PARAMETER,
      'Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.',
    ],
    [
      'a wait of 21 seconds',
      (queues, url) => queues.receive(url, { WaitTimeSeconds: 21 }),
      PARAMETER,
      'Value 21 for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= 20, if provided.',
    ],
    [
      'a character that XML cannot say',
      (queues, url) => queues.send(url, 'a\u0001'),
      'InvalidMessageContents',
      'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF',
    ],
    [
      'a receipt handle that is none',
      (queues, url) => queues.remove(url, { ReceiptHandle: 'nonsense' }),
      'ReceiptHandleIsInvalid',
      'The input receipt handle "nonsense" is not a valid receipt handle.',
    ],
    [
      'an empty batch',
      (queues, QueueUrl) => queues.sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries: [] })),
      'EmptyBatchRequest',
      'There should be at least one SendMessageBatchRequestEntry in the request.',
    ],
    [
      'entries of one id',
      (queues, QueueUrl) =>
        queues.sqs.send(
          new SendMessageBatchCommand({
            QueueUrl,
            Entries: ['a', 'b', 'a'].map((Id) => ({ Id, MessageBody: 'm' })),
          }),
        ),
      'BatchEntryIdsNotDistinct',
      'Id a repeated.',
    ],
    [
      'a redrive of a queue that is nobody’s dead-letter queue',
      (queues) => queues.sqs.send(new StartMessageMoveTaskCommand({ SourceArn: arnOf('q') })),
      PARAMETER,
      'Source queue must be configured as a Dead Letter Queue.',
    ],
  ];

  test.each(refused)('%s', async (_, call, name, message) => {
    const queues = new Queues();
    const url = await queues.create('q');
    await expect(call(queues, url)).rejects.toMatchObject({ message });
    await expect(call(queues, url)).rejects.toMatchObject({ name });
  });
});
