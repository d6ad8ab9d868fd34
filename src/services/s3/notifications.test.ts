import { beforeEach, describe, expect, test } from 'vitest';
import type { NotificationConfiguration } from '../../api/models/s3-types.ts';
import { bytes, S3Region, START_MS } from './s3-region.test-fixture.ts';

const Bucket = 'b-one';
const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:q';
const URL = 'https://sqs.us-east-1.amazonaws.com/123456789012/q';
const POLICY = JSON.stringify({
  Version: '2012-10-17',
  Statement: {
    Effect: 'Allow',
    Principal: { Service: 's3.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: QUEUE,
    Condition: { ArnEquals: { 'aws:SourceArn': `arn:aws:s3:::${Bucket}` } },
  },
});

let region: S3Region;

beforeEach(async () => {
  region = new S3Region();
  await region.client.call('CreateBucket', { Bucket });
});

const refused = (sent: Promise<unknown>) => expect(sent).rejects;
const put = (Key: string, body = 'x', more = {}) =>
  region.client.call('PutObject', { Bucket, Key, Body: bytes(body), ...more });
const configure = (NotificationConfiguration: NotificationConfiguration, SkipDestinationValidation = false) =>
  region.client.call('PutBucketNotificationConfiguration', {
    Bucket,
    NotificationConfiguration,
    SkipDestinationValidation,
  });
const configured = () => region.client.call('GetBucketNotificationConfiguration', { Bucket });
const createQueue = () => region.ask('sqs', 'CreateQueue', { QueueName: 'q', Attributes: { Policy: POLICY } });
const filter = (...rules: [Name: string, Value: string][]) => ({
  Filter: { Key: { FilterRules: rules.map(([Name, Value]) => ({ Name, Value })) } },
});

interface Record {
  eventName: string;
  eventVersion: string;
  s3: { configurationId: string; object: { key: string; size?: number; eTag?: string; sequencer?: string } };
}

/** Bodies of the messages that lie in the queue, which are gone then. */
function received(): { Event?: string; Records?: Record[] }[] {
  const bodies: { Event?: string; Records?: Record[] }[] = [];
  for (;;) {
    const answer = region.ask('sqs', 'ReceiveMessage', { QueueUrl: URL, MaxNumberOfMessages: 10 });
    const { Messages = [] } = (answer as { output: { Messages?: { Body: string; ReceiptHandle: string }[] } }).output;
    if (Messages.length === 0) return bodies;
    for (const { Body, ReceiptHandle } of Messages) {
      bodies.push(JSON.parse(Body));
      region.ask('sqs', 'DeleteMessage', { QueueUrl: URL, ReceiptHandle });
    }
  }
}
const told = () =>
  received().flatMap(({ Records = [] }) => Records.map(({ eventName, s3 }) => `${eventName} ${s3.object.key}`));

async function toQueue(Events: readonly string[], more = {}) {
  createQueue();
  await configure({ QueueConfigurations: [{ QueueArn: QUEUE, Events: [...Events], Id: 'mine', ...more }] });
}

test('a queue is told that it was chosen, and then of each object, in AWS’s shape', async () => {
  await toQueue(['s3:ObjectCreated:*']);
  expect(received()).toMatchObject([
    { Service: 'Amazon S3', Event: 's3:TestEvent', Bucket, Time: '2026-03-01T10:00:00.000Z' },
  ]);
  region.nowMs = START_MS + 1500;
  await put('photos/a b+c@ü.jpg', 'something');
  const [{ Records: [record] = [] } = {}] = received();
  expect(record).toEqual({
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    awsRegion: 'us-east-1',
    eventTime: '2026-03-01T10:00:01.500Z',
    eventName: 'ObjectCreated:Put',
    userIdentity: { principalId: expect.stringMatching(/^AWS:/) },
    requestParameters: { sourceIPAddress: '127.0.0.1' },
    responseElements: { 'x-amz-request-id': expect.any(String), 'x-amz-id-2': expect.any(String) },
    s3: {
      s3SchemaVersion: '1.0',
      configurationId: 'mine',
      bucket: {
        name: Bucket,
        ownerIdentity: { principalId: expect.stringMatching(/^A[0-9A-F]{13}$/) },
        arn: `arn:aws:s3:::${Bucket}`,
      },
      object: {
        key: 'photos/a+b%2Bc%40%C3%BC.jpg',
        size: 9,
        eTag: '437b930db84b8079c2dd804a71936b5f',
        sequencer: expect.stringMatching(/^[0-9A-F]{18}$/),
      },
    },
  });
});

test('sequencers go up, over a reload, too', async () => {
  await toQueue(['s3:ObjectCreated:*', 's3:ObjectRemoved:*']);
  await put('a');
  await region.client.call('DeleteObject', { Bucket, Key: 'a' });
  await put('a');
  region = region.reloaded();
  await put('a');
  const sequencers = received().flatMap(({ Records = [] }) => Records.map(({ s3 }) => s3.object.sequencer ?? ''));
  expect(sequencers).toHaveLength(4);
  expect(new Set(sequencers).size).toBe(4);
  expect([...sequencers].sort()).toEqual(sequencers);
});

test('each way to write and delete has its name', async () => {
  await toQueue(['s3:ObjectCreated:*', 's3:ObjectRemoved:*', 's3:ObjectTagging:*']);
  await put('a');
  await region.client.call('CopyObject', { Bucket, Key: 'b', CopySource: `${Bucket}/a` });
  const { UploadId = '' } = await region.client.call('CreateMultipartUpload', { Bucket, Key: 'c' });
  const { ETag } = await region.client.call('UploadPart', {
    Bucket,
    Key: 'c',
    UploadId,
    PartNumber: 1,
    Body: bytes('x'),
  });
  const MultipartUpload = { Parts: [{ PartNumber: 1, ETag }] };
  await region.client.call('CompleteMultipartUpload', { Bucket, Key: 'c', UploadId, MultipartUpload });
  await region.client.call('PutObjectTagging', { Bucket, Key: 'a', Tagging: { TagSet: [] } });
  await region.client.call('DeleteObjectTagging', { Bucket, Key: 'a' });
  await region.client.call('DeleteObjects', { Bucket, Delete: { Objects: [{ Key: 'a' }, { Key: 'never-there' }] } });
  await region.client.call('PutBucketVersioning', { Bucket, VersioningConfiguration: { Status: 'Enabled' } });
  await region.client.call('DeleteObject', { Bucket, Key: 'b' });
  expect(told()).toEqual([
    'ObjectCreated:Put a',
    'ObjectCreated:Copy b',
    'ObjectCreated:CompleteMultipartUpload c',
    'ObjectTagging:Put a',
    'ObjectTagging:Delete a',
    'ObjectRemoved:Delete a',
    'ObjectRemoved:Delete never-there',
    'ObjectRemoved:DeleteMarkerCreated b',
  ]);
});

test('an event of tags is of a later version, and says less', async () => {
  await toQueue(['s3:ObjectTagging:Put']);
  await put('a', 'FooBarBlitz');
  received();
  await region.client.call('PutObjectTagging', { Bucket, Key: 'a', Tagging: { TagSet: [] } });
  expect(received()).toMatchObject([{ Records: [{ eventVersion: '2.3' }] }]);
});

test.each([
  [[['prefix', 'in/']], ['in/a.txt', 'in/b.jpg']],
  [[['Suffix', '.jpg']], ['in/b.jpg', 'out/c.jpg']],
  [
    [
      ['PREFIX', 'in/'],
      ['suffix', '.jpg'],
    ],
    ['in/b.jpg'],
  ],
  [[['suffix', '']], ['in/a.txt', 'in/b.jpg', 'out/c.jpg']],
] as [[string, string][], string[]][])('filter %j lets through %j', async (rules, expected) => {
  await toQueue(['s3:ObjectCreated:Put'], filter(...rules));
  for (const key of ['in/a.txt', 'in/b.jpg', 'out/c.jpg']) await put(key);
  expect(told()).toEqual(expected.map((key) => `ObjectCreated:Put ${key}`));
});

test('what is configured is kept, the names of filters as AWS writes them', async () => {
  expect(await configured()).toEqual({});
  const QueueConfigurations = [
    { Id: 'q', QueueArn: QUEUE, Events: ['s3:ObjectCreated:*'], ...filter(['PREFIX', 'a']) },
  ];
  await configure({ QueueConfigurations, EventBridgeConfiguration: {} }, true);
  expect(await configured()).toEqual({
    QueueConfigurations: [{ ...QueueConfigurations[0], ...filter(['Prefix', 'a']) }],
    EventBridgeConfiguration: {},
  });
  await configure({});
  expect(await configured()).toEqual({});
});

test('an id is made up where none is given', async () => {
  await configure({ QueueConfigurations: [{ QueueArn: QUEUE, Events: ['s3:ObjectCreated:*'] }] }, true);
  expect((await configured()).QueueConfigurations?.[0]?.Id).toMatch(/^[\w+/=]{48}$/);
});

describe('refused:', () => {
  const queue = (more = {}) => ({ QueueArn: QUEUE, Events: ['s3:ObjectCreated:*'], ...more });
  test.each<[string, NotificationConfiguration, string]>([
    ['no ARN', { QueueConfigurations: [queue({ QueueArn: 'nonsense' })] }, 'The ARN could not be parsed'],
    [
      'an event that is none',
      { QueueConfigurations: [queue({ Events: ['s3:Nothing'] })] },
      'A specified event is not supported for notifications.',
    ],
    [
      'a filter that is none',
      { QueueConfigurations: [queue(filter(['middle', 'x']))] },
      'filter rule name must be either prefix or suffix',
    ],
    [
      'two prefixes',
      { QueueConfigurations: [queue(filter(['prefix', 'x'], ['Prefix', 'y']))] },
      'Cannot specify more than one prefix rule in a filter.',
    ],
    [
      'an id twice',
      { QueueConfigurations: [queue({ Id: 'a' }), queue({ Id: 'a', Events: ['s3:ObjectRemoved:*'] })] },
      'Same ID used for multiple configurations. IDs must be unique',
    ],
    [
      'one event for two',
      { QueueConfigurations: [queue(), queue({ Events: ['s3:ObjectCreated:Put'] })] },
      'Configurations overlap. Configurations on the same bucket cannot share a common event type.',
    ],
    [
      'filters that overlap',
      { QueueConfigurations: [queue(filter(['suffix', '.jpg'])), queue(filter(['prefix', 'a'], ['suffix', 'g']))] },
      'Configuration is ambiguously defined. Cannot have overlapping suffixes in two rules if the prefixes are overlapping for the same event type.',
    ],
  ])('%s', async (_, configuration, message) => {
    await refused(configure(configuration, true)).toMatchObject({ code: 'InvalidArgument', message });
    expect(await configured()).toEqual({});
  });

  test.each([
    [
      ['prefix', 'a'],
      ['prefix', 'b'],
    ],
    [
      ['suffix', '.jpg'],
      ['suffix', '.png'],
    ],
  ] as [[string, string], [string, string]][])('filters that do not overlap are not: %j %j', async (one, other) => {
    const QueueConfigurations = [queue(filter(one)), queue(filter(other))];
    await configure({ QueueConfigurations }, true);
    expect((await configured()).QueueConfigurations).toHaveLength(2);
  });

  const error = async (configuration: NotificationConfiguration) => {
    const xml = new TextDecoder().decode(
      (
        await region.handle({
          service: 's3',
          method: 'PUT',
          path: `/${Bucket}`,
          query: { notification: '' },
          headers: {},
          body: bytes(
            `<NotificationConfiguration>${(configuration.QueueConfigurations ?? [])
              .map(
                (each) =>
                  `<QueueConfiguration><Queue>${each.QueueArn}</Queue><Event>${each.Events[0]}</Event></QueueConfiguration>`,
              )
              .join('')}${(configuration.LambdaFunctionConfigurations ?? [])
              .map(
                (each) =>
                  `<CloudFunctionConfiguration><CloudFunction>${each.LambdaFunctionArn}</CloudFunction><Event>${each.Events[0]}</Event></CloudFunctionConfiguration>`,
              )
              .join('')}</NotificationConfiguration>`,
          ),
        })
      ).body,
    );
    return Object.fromEntries([...xml.matchAll(/<(\w+)>([^<]*)<\/\1>/g)].map(([, name, value]) => [name, value]));
  };

  test('destinations that are not there, or do not let S3 in, each with its reason', async () => {
    const other = QUEUE.replace(/q$/, 'other');
    const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:f';
    region.ask('sqs', 'CreateQueue', { QueueName: 'other' });
    const answer = await error({
      QueueConfigurations: [queue(), queue({ QueueArn: other, Events: ['s3:ObjectRemoved:*'] })],
      LambdaFunctionConfigurations: [{ LambdaFunctionArn: FUNCTION, Events: ['s3:ObjectTagging:*'] }],
    });
    expect(answer).toMatchObject({
      Code: 'InvalidArgument',
      Message: 'Unable to validate the following destination configurations',
      ArgumentName1: QUEUE,
      ArgumentValue1: 'The destination queue does not exist',
      ArgumentName2: other,
      ArgumentValue2: 'Permissions on the destination queue do not allow S3 to publish notifications from this bucket',
      ArgumentName3: `${FUNCTION}, null`,
      ArgumentValue3: `Not authorized to invoke function [${FUNCTION}]`,
    });
    expect(await configured()).toEqual({});
  });

  test('an ARN that cannot be read is named as its kind', async () => {
    const LambdaFunctionConfigurations = [{ LambdaFunctionArn: 'nonsense', Events: ['s3:ObjectCreated:*'] }];
    expect(await error({ LambdaFunctionConfigurations })).toMatchObject({
      ArgumentName: 'CloudFunction',
      ArgumentValue: 'nonsense',
    });
    expect(await error({ QueueConfigurations: [queue({ QueueArn: 'nonsense' })] })).toMatchObject({
      ArgumentName: 'Queue',
    });
  });
});

test('an object is there although nobody takes its event', async () => {
  await configure({ QueueConfigurations: [{ QueueArn: QUEUE, Events: ['s3:ObjectCreated:*'] }] }, true);
  await put('a');
  expect((await region.client.call('ListObjectsV2', { Bucket })).KeyCount).toBe(1);
  expect(region.bugs).toEqual([]);
});

test('a function is told, as S3, if its policy lets it: the object and the invocation come in one step', async () => {
  const FunctionName = 'f';
  const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:f';
  region.ask('lambda', 'CreateFunction', {
    FunctionName,
    Runtime: 'python3.13',
    Handler: 'lambda_function.lambda_handler',
    Role: 'arn:aws:iam::123456789012:role/r',
    Code: { ZipFile: { sha256: 'sha', sizeBytes: 1, unzippedBytes: 1, files: ['lambda_function.py'] } },
  });
  const LambdaFunctionConfigurations = [{ LambdaFunctionArn: FUNCTION, Events: ['s3:ObjectCreated:*'] }];
  await refused(configure({ LambdaFunctionConfigurations })).toMatchObject({
    message: 'Unable to validate the following destination configurations',
  });
  region.ask('lambda', 'AddPermission', {
    FunctionName,
    StatementId: 's3',
    Action: 'lambda:InvokeFunction',
    Principal: 's3.amazonaws.com',
    SourceArn: `arn:aws:s3:::${Bucket}`,
  });
  await configure({ LambdaFunctionConfigurations });
  region.nowMs += 5000;
  const { changes } = region.run({
    service: 's3',
    operation: 'PutObject',
    input: {
      Bucket,
      Key: 'a',
      Body: {
        pieces: [],
        sizeBytes: 0,
        md5: 'd41d8cd98f00b204e9800998ecf8427e',
        checksums: { CRC64NVME: 'AAAAAAAAAAA=' },
      },
    },
    caller: { type: 'root', accountId: '123456789012', arn: 'arn:aws:iam::123456789012:root' },
  });
  expect(changes.map(({ table }) => table)).toEqual(expect.arrayContaining(['objects', 'asyncEvents']));
});
