/** What Lambda sends to queues: dead letters and records of outcomes. FACTS C, FACTS-MORE 4.2. */
import {
  InvokeCommand,
  PutFunctionEventInvokeConfigCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { DeleteQueueCommand, SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { beforeEach, expect, test } from 'vitest';
import { arnOf, Queues } from './queues.test-fixture.ts';

const FunctionName = 'f';
const ALL = { MessageAttributeNames: ['All'] };

let queues: Queues;
let url: string;

beforeEach(async () => {
  queues = new Queues({
    handler: (event) => {
      if ((event as { fail?: boolean }).fail) throw new Error('boom');
      return 'done';
    },
  });
  await queues.region.withFunction(FunctionName);
  url = await queues.create('q');
});

const send = async (event: object) => {
  const Payload = new TextEncoder().encode(JSON.stringify(event));
  await queues.region.lambda.send(new InvokeCommand({ FunctionName, InvocationType: 'Event', Payload }));
  queues.region.advance(1000);
};
const destinations = (queue: string) =>
  queues.region.lambda.send(
    new PutFunctionEventInvokeConfigCommand({
      FunctionName,
      MaximumRetryAttempts: 0,
      DestinationConfig: { OnSuccess: { Destination: arnOf(queue) }, OnFailure: { Destination: arnOf(queue) } },
    }),
  );
const deadLetters = async (TargetArn: string) => {
  const answer = await queues.region.lambda.send(
    new UpdateFunctionConfigurationCommand({ FunctionName, DeadLetterConfig: { TargetArn } }),
  );
  queues.region.advance(1000);
  return answer;
};

test('a destination gets the record of each end as a body, with a tracing header and no attributes', async () => {
  await destinations('q');
  await send({});
  await send({ fail: true });
  const messages = await queues.receive(url, ALL);
  expect(messages.map(({ Body }) => JSON.parse(Body ?? '').requestContext.condition)).toEqual([
    'Success',
    'RetriesExhausted',
  ]);
  expect(messages.map(({ MessageAttributes }) => MessageAttributes)).toEqual([undefined, undefined]);
  const [{ Attributes = {} } = {}] = messages;
  expect(Attributes.AWSTraceHeader).toMatch(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0;Lineage=/);
  // by the function's role, which is none of IAM's here
  expect(Attributes.SenderId).toBe('r:f');
});

test('a dead-letter queue gets the event, and why as attributes', async () => {
  await deadLetters(arnOf('q'));
  await send({ fail: true });
  queues.region.advance(300_000);
  const [message] = await queues.receive(url, ALL);
  expect(message?.Body).toBe('{"fail":true}');
  expect(message?.MessageAttributes).toMatchObject({
    ErrorCode: { DataType: 'Number', StringValue: '200' },
    ErrorMessage: { DataType: 'String', StringValue: 'boom' },
    RequestID: { DataType: 'String' },
  });
});

test('a queue is looked for when it is set', async () => {
  await expect(destinations('none')).rejects.toMatchObject({
    name: 'InvalidParameterValueException',
    message: `The destination ARN ${arnOf('none')} is invalid.`,
  });
  await expect(deadLetters(arnOf('none'))).rejects.toMatchObject({
    message:
      'Error occurred while SendMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue. SQS Error Message: The specified queue does not exist.',
  });
});

test('without an ARN the dead-letter queue stays, an empty one takes it away', async () => {
  await deadLetters(arnOf('q'));
  const update = (DeadLetterConfig: { TargetArn?: string }) =>
    queues.region.lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, DeadLetterConfig }));
  expect((await update({})).DeadLetterConfig).toEqual({ TargetArn: arnOf('q') });
  queues.region.advance(1000);
  expect((await update({ TargetArn: '' })).DeadLetterConfig).toBeUndefined();
});

test('what a queue does not take is counted, and ends the event all the same', async () => {
  await destinations('q');
  const deny = { Effect: 'Deny', Principal: '*', Action: 'sqs:SendMessage', Resource: arnOf('q') };
  const Attributes = { Policy: JSON.stringify({ Version: '2012-10-17', Statement: [deny] }) };
  await queues.sqs.send(new SetQueueAttributesCommand({ QueueUrl: url, Attributes }));
  await send({});
  await queues.sqs.send(new DeleteQueueCommand({ QueueUrl: url }));
  await send({});
  expect([...queues.region.disk.keys()].filter((key) => key.startsWith('asyncEvents'))).toEqual([]);
  expect(await queues.count('DestinationDeliveryFailures')).toBe(2);
});
