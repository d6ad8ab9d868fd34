// @vitest-environment happy-dom
/**
 * Too little reserved concurrency behind a queue loses good messages, and Maximum concurrency keeps them: what a learner does
 * in the forms of a trigger, on the turned clock. https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html
 */
import {
  ListEventSourceMappingsCommand,
  PutFunctionConcurrencyCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import createWrapper from '@cloudscape-design/components/test-utils/dom';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { SqsOperations } from '../../../../api/models/sqs-types.ts';
import { serviceClient } from '../../../../api/service-client.ts';
import { sqsDefinition } from '../../../../api/services/sqs.ts';
import { PageRegion } from '../../../page-region.test-fixture.tsx';
import { queueArnOf, queueUrlOf } from '../../../queries/queues.ts';
import { AddTriggerPage } from './add-trigger-page.tsx';
import { EditQueueTriggerPage } from './edit-queue-trigger-page.tsx';

const MESSAGES = 20;
/** Longer than all of them take one after the other, and their tries. */
const LONG_MS = 1_000_000;

afterEach(cleanup);

const type = async (label: string | RegExp, value: string) =>
  fireEvent.change(await screen.findByLabelText(label, { selector: 'input' }), { target: { value } });
const press = async (name: string) => {
  const button = await screen.findByRole('button', { name });
  await act(async () => button.click());
};

test('reserved concurrency of 1 loses good messages to the dead-letter queue; Maximum concurrency keeps them', async () => {
  const page = new PageRegion();
  const done: string[] = [];
  await page.createFunction('f', {
    // while a message is hidden for thirty seconds
    durationMs: 8_000,
    handler: (event) => {
      for (const { body } of (event as { Records: { body: string }[] }).Records) done.push(body);
      return null;
    },
  });
  await page.access.lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'f', Timeout: 10 }));
  page.service.advance(10_000);
  const queues = serviceClient<SqsOperations>(sqsDefinition, page.access.region.handle);
  await queues.call('CreateQueue', { QueueName: 'dead' });
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: queueArnOf('dead'), maxReceiveCount: 2 });
  await queues.call('CreateQueue', { QueueName: 'jobs', Attributes: { RedrivePolicy } });
  const lost = async () => {
    const input = { QueueUrl: queueUrlOf('dead'), AttributeNames: ['ApproximateNumberOfMessages' as const] };
    return Number((await queues.call('GetQueueAttributes', input)).Attributes?.ApproximateNumberOfMessages);
  };
  const reserve = (ReservedConcurrentExecutions: number) =>
    page.access.lambda.send(new PutFunctionConcurrencyCommand({ FunctionName: 'f', ReservedConcurrentExecutions }));
  const sendAll = async (prefix: string) => {
    for (let index = 0; index < MESSAGES; index++)
      await queues.call('SendMessage', { QueueUrl: queueUrlOf('jobs'), MessageBody: `${prefix}${index}` });
    page.service.advance(LONG_MS);
  };

  await reserve(1);
  page.render(<AddTriggerPage functionName="f" />);
  await screen.findByRole('button', { name: /^Source/ });
  const [, source] = createWrapper().findAllSelects();
  act(() => source?.openDropdown());
  act(() => source?.selectOptionByValue('sqs'));
  await type('SQS queue', queueArnOf('jobs'));
  await type(/^Batch size/, '1');
  await press('Add');
  await waitFor(() => expect(page.history.href).toBe('/functions/f?tab=configure&subtab=triggers'));
  cleanup();
  page.service.advance(10_000);
  await sendAll('a');
  const lostAtFirst = await lost();
  expect(lostAtFirst).toBeGreaterThan(0);
  // nothing was wrong with them: they never ran
  expect(new Set(done).size).toBe(MESSAGES - lostAtFirst);

  const { EventSourceMappings: [{ UUID = '' } = {}] = [] } = await page.access.lambda.send(
    new ListEventSourceMappingsCommand({}),
  );
  await reserve(2);
  page.render(<EditQueueTriggerPage functionName="f" uuid={UUID} />);
  await type(/^Maximum concurrency/, '2');
  await press('Save');
  await waitFor(() => expect(page.writes.at(-1)).toMatch(/^PUT .*event-source-mappings/));
  cleanup();
  page.service.advance(10_000);
  await sendAll('b');
  expect(await lost()).toBe(lostAtFirst);
  expect(new Set(done.filter((body) => body.startsWith('b'))).size).toBe(MESSAGES);
  expect(page.service.bugs).toEqual([]);
});
