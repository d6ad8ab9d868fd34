/** What may be published, and what each endpoint gets of it. */
import { afterEach, describe, expect, test } from 'vitest';
import { retryDelayMs } from './delivery.ts';
import { F, SnsStory, TOPIC } from './sns.test-fixture.ts';

const opened: SnsStory[] = [];

function track(story: SnsStory): SnsStory {
  opened.push(story);
  return story;
}

const open = async () => {
  const story = track(new SnsStory());
  await story.topic();
  return story;
};

afterEach(() => {
  for (const { region } of opened.splice(0)) expect(region.bugs).toEqual([]);
});

describe('to a function', () => {
  test('it is invoked with AWS’s event', async () => {
    const story = await track(new SnsStory()).withFunction();
    const EventSubscriptionArn = await story.subscribe('lambda', F);
    const { MessageId } = await story.publish('Hello world.', {
      Subject: '[Subject] Test',
      MessageAttributes: {
        a: { DataType: 'Number', StringValue: '1' },
        b: { DataType: 'Binary', BinaryValue: new Uint8Array([2, 3, 4]) },
      },
    });
    story.region.advance(1000);
    expect(story.events).toEqual([
      {
        Records: [
          {
            EventSource: 'aws:sns',
            EventVersion: '1.0',
            EventSubscriptionArn,
            Sns: {
              Type: 'Notification',
              MessageId,
              TopicArn: TOPIC,
              Subject: '[Subject] Test',
              Message: 'Hello world.',
              Timestamp: expect.stringMatching(/^2026-03-01T10:00:0\d\.\d{3}Z$/),
              SignatureVersion: '1',
              Signature: expect.stringMatching(/^[A-Za-z0-9+/]{342}==$/),
              SigningCertUrl: expect.stringContaining('https://sns.us-east-1.amazonaws.com/SimpleNotificationService-'),
              UnsubscribeUrl: `https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=${EventSubscriptionArn}`,
              MessageAttributes: { a: { Type: 'Number', Value: '1' }, b: { Type: 'Binary', Value: 'AgME' } },
            },
          },
        ],
      },
    ]);
    expect(await story.count('NumberOfMessagesPublished')).toBe(1);
    expect(await story.count('NumberOfNotificationsDelivered')).toBe(1);
    expect(await story.count('PublishSize')).toBe('Hello world.'.length + 8 + 10);
  });

  test('the qualifier that is subscribed is invoked, if its policy lets SNS in', async () => {
    const story = await track(new SnsStory()).withFunction();
    await story.subscribe('lambda', `${F}:prod`);
    await story.publish('m');
    story.region.advance(1000);
    expect(story.events).toHaveLength(1);
    await story.subscribe('lambda', `${F}:1`);
    await story.publish('m');
    story.region.advance(1000);
    expect(story.events).toHaveLength(2);
    expect(await story.count('NumberOfNotificationsDelivered')).toBe(2);
    expect(await story.count('NumberOfNotificationsFailed')).toBe(1);
  });

  test('each subscription takes what its filter lets through', async () => {
    const story = await track(new SnsStory()).withFunction();
    await story.subscribe('lambda', F, { Attributes: { FilterPolicy: '{"kind":["book"]}' } });
    await story.subscribe('lambda', `${F}:prod`, {
      Attributes: { FilterPolicyScope: 'MessageBody', FilterPolicy: '{"kind":["book"]}' },
    });
    await story.publish('{"kind":"book"}', { MessageAttributes: { kind: { DataType: 'String', StringValue: 'pen' } } });
    await story.publish('{}');
    story.region.advance(1000);
    expect(story.events).toHaveLength(1);
    expect(await story.count('NumberOfNotificationsFilteredOut')).toBe(3);
    expect(await story.count('NumberOfNotificationsFilteredOut-MessageAttributes')).toBe(1);
    expect(await story.count('NumberOfNotificationsFilteredOut-NoMessageAttributes')).toBe(1);
    expect(await story.count('NumberOfNotificationsFilteredOut-MessageBody')).toBe(1);
  });

  test('what it cannot take now it gets later, after a reload too', async () => {
    const story = await open();
    // for its first second a new function is Pending, and takes no events
    await story.region.create('f');
    await story.allow();
    await story.subscribe('lambda', F);
    await story.publish('m');
    const waiting = ({ region }: SnsStory) => [...region.disk.keys()].filter((key) => key.startsWith('snsDeliveries'));
    expect(waiting(story)).toHaveLength(1);
    const reloaded = track(story.reloaded());
    reloaded.region.advance(10_000);
    expect(story.events).toHaveLength(1);
    expect(waiting(reloaded)).toEqual([]);
    expect(await reloaded.count('NumberOfNotificationsDelivered')).toBe(1);
    expect(await reloaded.count('NumberOfNotificationsFailed')).toBe(0);
  });
});

test('tries come at once, then by the second, then ever later, for weeks', () => {
  expect([1, 2, 3, 4, 5, 6, 7].map(retryDelayMs)).toEqual([0, 0, 0, 1000, 1000, 1000, 1395]);
  expect([15, 16, 100_015].map(retryDelayMs)).toEqual([20_000, 20_000, 20_000]);
  expect(retryDelayMs(100_016)).toBeUndefined();
});

describe('what is refused', () => {
  test.each<[string, object, string]>([
    ['no text', { Message: '' }, 'Invalid parameter: Empty message'],
    ['an empty subject', { Subject: '' }, 'Invalid parameter: Subject'],
    ['a subject of two lines', { Subject: 'a\nb' }, 'Invalid parameter: Subject'],
    ['a long subject', { Subject: 'a'.repeat(101) }, 'Invalid parameter: Subject'],
    ['a long message', { Message: 'a'.repeat(262_145) }, 'Invalid parameter: Message too long'],
    [
      'a message that its attributes make long',
      { Message: 'a'.repeat(262_133), MessageAttributes: { attr1: { DataType: 'Number', StringValue: '1' } } },
      'Invalid parameter: Message too long',
    ],
    [
      'no JSON',
      { MessageStructure: 'json' },
      'Invalid parameter: Message Structure - JSON message body failed to parse',
    ],
    [
      'no default',
      { MessageStructure: 'json', Message: '{"default":{},"sqs":"x"}' },
      'Invalid parameter: Message Structure - No default entry in JSON message body',
    ],
    [
      'an id of FIFO topics',
      { MessageDeduplicationId: 'x' },
      'Invalid parameter: MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type',
    ],
    [
      'an endpoint of a telephone’s app',
      { TopicArn: undefined, TargetArn: 'arn:aws:sns:us-east-1:123456789012:endpoint/APNS/a/b' },
      'Invalid parameter: TargetArn Reason: No endpoint found for the target arn specified',
    ],
    [
      'nobody',
      { TopicArn: undefined },
      'Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter',
    ],
    [
      'no telephone',
      { TopicArn: undefined, PhoneNumber: '+1a234' },
      'Invalid parameter: PhoneNumber Reason: +1a234 is not valid to publish to',
    ],
  ])('%s', async (_, input, message) => {
    const story = await open();
    const refusal = await story.refusal('Publish', { TopicArn: TOPIC, Message: 'm', ...input });
    expect(refusal).toEqual({ code: 'InvalidParameter', status: 400, message });
  });

  const aboutA = "The message attribute 'a'";
  test.each<[string, object, string]>([
    [
      'a',
      { DataType: 'String' },
      `${aboutA} must contain non-empty message attribute value for message attribute type 'String'.`,
    ],
    [
      'a',
      { DataType: 'String', BinaryValue: new Uint8Array(1) },
      `${aboutA} with type 'String' must use field 'String'.`,
    ],
    ['a', { DataType: 'Binary', StringValue: 'x' }, `${aboutA} with type 'Binary' must use field 'Binary'.`],
    ['a', { DataType: 'Number', StringValue: 'x' }, "Could not cast message attribute 'a' value to number."],
    [
      'a',
      { DataType: 'Text', StringValue: 'x' },
      `${aboutA} has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.`,
    ],
    [
      'a'.repeat(257),
      { DataType: 'String', StringValue: 'x' },
      'Length of message attribute name must be less than 256 bytes.',
    ],
    [
      'a^*',
      { DataType: 'String', StringValue: 'x' },
      "Invalid non-alphanumeric character '#x5E' was found in the message attribute name. Can only include alphanumeric characters, hyphens, underscores, or dots.",
    ],
    [
      '.a',
      { DataType: 'String', StringValue: 'x' },
      "Invalid message attribute name starting with character '.' was found.",
    ],
    [
      'a.',
      { DataType: 'String', StringValue: 'x' },
      "Invalid message attribute name ending with character '.' was found.",
    ],
    ['a..b', { DataType: 'String', StringValue: 'x' }, "Message attribute name can not have successive '.' character."],
  ])('attribute %.9s %j, alone or in a batch', async (name, value, message) => {
    const story = await open();
    const entry = { Message: 'm', MessageAttributes: { [name]: value } };
    const refusal = { code: 'ParameterValueInvalid', status: 400, message };
    expect(await story.refusal('Publish', { TopicArn: TOPIC, ...entry })).toEqual(refusal);
    const PublishBatchRequestEntries = [
      { Id: '1', ...entry },
      { Id: '2', Message: 'm' },
    ];
    expect(await story.refusal('PublishBatch', { TopicArn: TOPIC, PublishBatchRequestEntries })).toEqual(refusal);
  });

  test('an attribute without a type, by its place', async () => {
    const story = await open();
    const MessageAttributes = { attr1: { StringValue: 'value' } };
    expect(await story.refusal('Publish', { TopicArn: TOPIC, Message: 'm', MessageAttributes })).toMatchObject({
      code: 'ValidationError',
      message:
        "1 validation error detected: Value null at 'messageAttributes.attr1.member.dataType' failed to satisfy constraint: Member must not be null",
    });
  });
});

describe('a batch', () => {
  const batch = (story: SnsStory, PublishBatchRequestEntries: object[]) =>
    story.send('PublishBatch', { TopicArn: TOPIC, PublishBatchRequestEntries });

  test('goes entry by entry: what is no message fails alone', async () => {
    const story = await track(new SnsStory()).withFunction();
    await story.subscribe('lambda', F);
    const answer = await batch(story, [
      { Id: 'a', Message: 'one' },
      { Id: 'b', Message: '' },
      { Id: 'c', Message: '{}', MessageStructure: 'json' },
      { Id: 'd', Message: '{"default":"x","lambda":"two"}', MessageStructure: 'json' },
    ]);
    expect(answer).toEqual({
      Successful: [
        { Id: 'a', MessageId: expect.any(String) },
        { Id: 'd', MessageId: expect.any(String) },
      ],
      Failed: [
        { Id: 'b', Code: 'InvalidParameter', Message: 'Invalid parameter: Empty message', SenderFault: true },
        {
          Id: 'c',
          Code: 'InvalidParameter',
          Message: 'Invalid parameter: Message Structure - No default entry in JSON message body',
          SenderFault: true,
        },
      ],
    });
    story.region.advance(1000);
    const texts = story.events.map(
      (event) => (event as { Records: [{ Sns: { Message: string } }] }).Records[0].Sns.Message,
    );
    expect(texts).toEqual(['one', 'two']);
  });

  const entries = (count: number) => Array.from({ length: count }, (_, index) => ({ Id: `${index}`, Message: 'm' }));

  test.each<[string, object[], string, string]>([
    ['none', [], 'EmptyBatchRequest', "The batch request doesn't contain any entries."],
    [
      'eleven',
      entries(11),
      'TooManyEntriesInBatchRequest',
      'The batch request contains more entries than permissible.',
    ],
    [
      'two of one id',
      [...entries(1), ...entries(1)],
      'BatchEntryIdsNotDistinct',
      'Two or more batch entries in the request have the same Id.',
    ],
    [
      'a strange id',
      [{ Id: 'a.b', Message: 'm' }],
      'InvalidBatchEntryId',
      'The Id of a batch entry in the batch request contains an impermissible character: a.b',
    ],
    [
      'a long id',
      [{ Id: 'a'.repeat(81), Message: 'm' }],
      'InvalidBatchEntryId',
      `The Id of a batch entry in the batch request is too long: ${'a'.repeat(81)}`,
    ],
    [
      'too much together',
      [
        { Id: '1', Message: 'a'.repeat(131_072) },
        { Id: '2', Message: 'b'.repeat(131_073) },
      ],
      'BatchRequestTooLong',
      'The length of all the messages put together is more than the limit.',
    ],
  ])('%s is refused', async (_, PublishBatchRequestEntries, code, message) => {
    const story = await open();
    expect(await story.refusal('PublishBatch', { TopicArn: TOPIC, PublishBatchRequestEntries })).toEqual({
      code,
      status: 400,
      message,
    });
  });
});

describe('a FIFO topic', () => {
  const fifo = async (Attributes: object = {}) => {
    const story = await open();
    return { story, TopicArn: await story.topic('t.fifo', { Attributes: { FifoTopic: 'true', ...Attributes } }) };
  };

  test('numbers its messages, and takes each once in five minutes', async () => {
    const { story, TopicArn } = await fifo({ ContentBasedDeduplication: 'true' });
    const publish = (Message: string, MessageGroupId = 'g') =>
      story.send<{ MessageId: string; SequenceNumber: string }>('Publish', { TopicArn, Message, MessageGroupId });
    const first = await publish('a');
    expect(first.SequenceNumber).toMatch(/^\d{20}$/);
    expect(await publish('a')).toEqual(first);
    expect(await publish('a', 'other')).toEqual(first);
    const second = await publish('b');
    expect(BigInt(second.SequenceNumber) > BigInt(first.SequenceNumber)).toBe(true);
    const reloaded = track(story.reloaded());
    const again = await reloaded.send('Publish', { TopicArn, Message: 'a', MessageGroupId: 'g' });
    expect(again).toEqual(first);
    reloaded.region.advance(300_000);
    expect(await reloaded.send('Publish', { TopicArn, Message: 'a', MessageGroupId: 'g' })).not.toEqual(first);
  });

  test('knows them apart by group, where it is to', async () => {
    const { story, TopicArn } = await fifo({ ContentBasedDeduplication: 'true', FifoThroughputScope: 'MessageGroup' });
    const publish = (MessageGroupId: string) => story.send('Publish', { TopicArn, Message: 'a', MessageGroupId });
    expect(await publish('g')).toEqual(await publish('g'));
    expect(await publish('g')).not.toEqual(await publish('h'));
  });

  test.each([
    [{}, 'The MessageGroupId parameter is required for FIFO topics'],
    [
      { MessageGroupId: 'g' },
      'The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    ],
  ])('refuses %j', async (input, message) => {
    const { story, TopicArn } = await fifo();
    expect(await story.refusal('Publish', { TopicArn, Message: 'm', ...input })).toMatchObject({
      message: `Invalid parameter: ${message}`,
    });
    const PublishBatchRequestEntries = [{ Id: '1', Message: 'm', ...input }];
    expect(await story.refusal('PublishBatch', { TopicArn, PublishBatchRequestEntries })).toMatchObject({
      message: `Invalid parameter: ${message}`,
    });
  });
});

test('a text message lies in the mailbox, of a topic and of none', async () => {
  const story = await open();
  await story.subscribe('sms', '+15550100');
  await story.publish('to all');
  await story.send('Publish', { PhoneNumber: '+15550101', Message: 'to one' });
  expect((await story.mail()).map(({ to, body, subject }) => [to, body, subject])).toEqual([
    ['+15550101', 'to one', undefined],
    ['+15550100', 'to all', undefined],
  ]);
});

test('a hundred mails are kept, the newest first', async () => {
  const story = await open();
  for (let count = 0; count < 103; count++)
    await story.send('Publish', { PhoneNumber: '+15550101', Message: `${count}` });
  const mail = await story.mail();
  expect(mail).toHaveLength(100);
  expect([mail[0]?.body, mail.at(-1)?.body]).toEqual(['102', '3']);
  expect((await track(story.reloaded()).mail()).map(({ id }) => id)).toEqual(mail.map(({ id }) => id));
});
