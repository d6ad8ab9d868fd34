/**
 * Three files in a bucket are three invocations. A function that may run once at a time is throttled and tried again; one
 * that fails is tried twice more, after one minute and after two; and the event that nobody could handle is in a queue.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
import { GetMetricStatisticsCommand } from '@aws-sdk/client-cloudwatch';
import {
  AddPermissionCommand,
  PutFunctionConcurrencyCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import type { S3Operations } from '../../api/models/s3-types.ts';
import type { SqsOperations } from '../../api/models/sqs-types.ts';
import { serviceClient } from '../../api/service-client.ts';
import { s3Definition } from '../../api/services/s3.ts';
import { sqsDefinition } from '../../api/services/sqs.ts';
import { minute, ObservedRegion, start } from '../observed-region.test-fixture.ts';

const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:f';
const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const Bucket = 'pictures';

test('three files: three invocations, throttles, retries on the turned clock, and one in the dead-letter queue', async () => {
  const handled: { key: string; atMs: number }[] = [];
  const region: ObservedRegion = new ObservedRegion({
    durationMs: 2 * SECOND_MS,
    handler: (event) => {
      const { Records } = event as { Records: { s3: { object: { key: string } } }[] };
      const key = Records[0]?.s3.object.key ?? '';
      handled.push({ key, atMs: region.now - start.getTime() });
      if (key === 'three.jpg') throw new Error('no picture');
      return null;
    },
  });
  const s3 = serviceClient<S3Operations>(s3Definition, region.handle);
  const sqs = serviceClient<SqsOperations>(sqsDefinition, region.handle);
  const { QueueUrl = '' } = await sqs.call('CreateQueue', { QueueName: 'dead' });
  await region.withFunction('f');
  const DeadLetterConfig = { TargetArn: 'arn:aws:sqs:us-east-1:123456789012:dead' };
  await region.lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'f', DeadLetterConfig }));
  await region.lambda.send(new PutFunctionConcurrencyCommand({ FunctionName: 'f', ReservedConcurrentExecutions: 1 }));
  await s3.call('CreateBucket', { Bucket });
  await region.lambda.send(
    new AddPermissionCommand({
      ...{ FunctionName: 'f', StatementId: 's3', Action: 'lambda:InvokeFunction' },
      ...{ Principal: 's3.amazonaws.com', SourceArn: `arn:aws:s3:::${Bucket}` },
    }),
  );
  const Filter = { Key: { FilterRules: [{ Name: 'suffix' as const, Value: '.jpg' }] } };
  await s3.call('PutBucketNotificationConfiguration', {
    Bucket,
    NotificationConfiguration: {
      LambdaFunctionConfigurations: [{ LambdaFunctionArn: FUNCTION, Events: ['s3:ObjectCreated:*'], Filter }],
    },
  });

  const Body = new Uint8Array(1);
  for (const Key of ['one.jpg', 'two.jpg', 'three.jpg', 'notes.txt']) await s3.call('PutObject', { Bucket, Key, Body });
  region.advance(30 * SECOND_MS);
  const keys = () => handled.map(({ key }) => key).toSorted();
  expect(keys()).toEqual(['one.jpg', 'three.jpg', 'two.jpg']);
  const sumOf = async (MetricName: string) => {
    const Dimensions = [{ Name: 'FunctionName', Value: 'f' }];
    const named = { Namespace: 'AWS/Lambda', MetricName, Dimensions, Statistics: ['Sum' as const] };
    const of = { ...named, StartTime: start, EndTime: minute(60), Period: 3600 };
    const { Datapoints = [] } = await region.cloudWatch.send(new GetMetricStatisticsCommand(of));
    return Datapoints[0]?.Sum ?? 0;
  };
  expect(await sumOf('Invocations')).toBe(3);
  // two at first, and again one of them
  expect(await sumOf('Throttles')).toBeGreaterThanOrEqual(3);

  region.advance(15 * MINUTE_MS);
  const failed = handled.filter(({ key }) => key === 'three.jpg').map(({ atMs }) => atMs);
  expect(keys()).toHaveLength(5);
  expect(failed).toHaveLength(3);
  const waitsMs = failed.slice(1).map((atMs, index) => atMs - (failed[index] ?? 0));
  expect(waitsMs.map((ms) => Math.round(ms / MINUTE_MS))).toEqual([1, 2]);
  const received = { QueueUrl, MaxNumberOfMessages: 10, MessageAttributeNames: ['All'] };
  const { Messages = [] } = await sqs.call('ReceiveMessage', received);
  expect(Messages).toHaveLength(1);
  const [{ Body: document = '', MessageAttributes = {} } = {}] = Messages;
  expect(JSON.parse(document).Records[0].s3).toMatchObject({ bucket: { name: Bucket }, object: { key: 'three.jpg' } });
  expect(MessageAttributes.ErrorMessage?.StringValue).toMatch(/no picture/);
  expect(region.bugs).toEqual([]);
});
