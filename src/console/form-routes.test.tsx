// @vitest-environment happy-dom
/** Every form of the console that is a page: what was changed in it is not left without a question. */
import {
  CreateAliasCommand,
  CreateEventSourceMappingCommand,
  PublishLayerVersionCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import createWrapper from '@cloudscape-design/components/test-utils/dom';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EventBridgeOperations } from '../api/models/events-types.ts';
import type { SnsOperations } from '../api/models/sns-types.ts';
import type { SqsOperations } from '../api/models/sqs-types.ts';
import { serviceClient } from '../api/service-client.ts';
import { eventsDefinition } from '../api/services/events.ts';
import { snsDefinition } from '../api/services/sns.ts';
import { sqsDefinition } from '../api/services/sqs.ts';
import { zipOf } from '../lambda/deployment-package.test-fixture.ts';
import { AddressHistory } from './address-history.ts';
import { MemoryEntries } from './entries.test-fixture.ts';
import { PageRegion } from './page-region.test-fixture.tsx';
import { NotFoundPage } from './pages/not-found-page.tsx';
import { PageFailed } from './pages/page-failed.tsx';
import { s3Client } from './queries/buckets.ts';
import { MatchedPage, Router } from './router.tsx';
import { routes } from './routes.tsx';

const type = (label: string | RegExp, text: string) => async () =>
  fireEvent.change(await screen.findByLabelText(label, { selector: 'input' }), { target: { value: text } });
const press = (name: string | RegExp) => async () => fireEvent.click(await screen.findByRole('button', { name }));
const choose = (name: RegExp) => async () => fireEvent.click(await screen.findByRole('radio', { name }));

/** By the path of the route: its address here, and a change. */
const CHANGES: Record<string, [address: string, change: () => Promise<unknown>]> = {
  '/create/function': ['/create/function', type('Function name', 'g')],
  '/functions/$functionName/create/alias': ['/functions/f/create/alias', type('Name', 'new')],
  '/functions/$functionName/edit/alias/$alias': ['/functions/f/edit/alias/prod', type(/^Description/, 'changed')],
  '/functions/$functionName/edit/basic-settings': ['/functions/f/edit/basic-settings', type(/^Description/, 'changed')],
  '/functions/$functionName/edit/environment-variables': [
    '/functions/f/edit/environment-variables',
    press('Add environment variable'),
  ],
  '/functions/$functionName/edit/tags': [
    '/functions/f/edit/tags',
    async () => {
      // its words come with the page around it
      const editor = await waitFor(() => createWrapper().findTagEditor() ?? Promise.reject(new Error('no editor yet')));
      act(() => editor.findAddButton().click());
    },
  ],
  '/functions/$functionName/edit/concurrency': ['/functions/f/edit/concurrency', choose(/^Reserve concurrency/)],
  '/functions/$functionName/edit/provisioned-concurrency': [
    '/functions/f/edit/provisioned-concurrency',
    type('Provisioned concurrency', '5'),
  ],
  '/functions/$functionName/edit/function-url': ['/functions/f/edit/function-url', choose(/^NONE/)],
  '/functions/$functionName/edit/recursive-loop-detection': [
    '/functions/f/edit/recursive-loop-detection',
    choose(/^Allow recursive loops/),
  ],
  '/functions/$functionName/edit/asynchronous-invocation': [
    '/functions/f/edit/asynchronous-invocation',
    type('Maximum age hours', '1'),
  ],
  '/functions/$functionName/add/destination': ['/functions/f/add/destination', choose(/^On success/)],
  '/functions/$functionName/add/trigger': [
    '/functions/f/add/trigger',
    async () => {
      await screen.findByRole('button', { name: /^Source/ });
      const [, source] = createWrapper().findAllSelects();
      act(() => source?.openDropdown());
      act(() => source?.selectOptionByValue('sqs'));
    },
  ],
  '/functions/$functionName/edit/trigger/$uuid': ['/functions/f/edit/trigger/<uuid>', type(/^Batch size/, '5')],
  '/functions/$functionName/add/permissions': ['/functions/f/add/permissions', type('Statement ID', 'topic')],
  '/functions/$functionName/add/layer': [
    '/functions/f/add/layer',
    async () => {
      await choose(/^Specify an ARN/)();
      await type(/^Specify a layer/, 'arn:aws:lambda:us-east-1:123456789012:layer:l:1')();
    },
  ],
  '/functions/$functionName/edit/layers': ['/functions/f/edit/layers', press('Remove l')],
  '/create/layer': ['/create/layer', type('Name', 'new')],
  '/eventbridge/create/rule': ['/eventbridge/create/rule', type('Name', 'new')],
  '/eventbridge/rules/$ruleName/edit': ['/eventbridge/rules/r/edit', type(/^Description/, 'changed')],
  '/sns/create/topic': ['/sns/create/topic', type('Name', 'new')],
  '/sns/topics/$topicName/edit': ['/sns/topics/t/edit', type(/^Display name/, 'changed')],
  '/sns/topics/$topicName/publish': ['/sns/topics/t/publish', type(/^Subject/, 'new')],
  '/sns/topics/$topicName/create/subscription': [
    '/sns/topics/t/create/subscription',
    type('Endpoint', 'arn:aws:lambda:us-east-1:123456789012:function:f'),
  ],
  '/sns/topics/$topicName/subscriptions/$subscriptionId': [
    '/sns/topics/t/subscriptions/<id>',
    async () => fireEvent.click(await screen.findByRole('checkbox', { name: /^Enable raw message delivery/ })),
  ],
  '/create/bucket': ['/create/bucket', type(/^Bucket name/, 'new-bucket')],
  '/buckets/$bucketName/create/notification': ['/buckets/photos/create/notification', type(/^Prefix/, 'new/')],
  '/buckets/$bucketName/edit/policy': [
    '/buckets/photos/edit/policy',
    async () => fireEvent.change(await screen.findByRole('textbox', { name: 'Policy' }), { target: { value: '{}' } }),
  ],
  '/buckets/$bucketName/notifications/$notificationId': ['/buckets/photos/notifications/n', type(/^Prefix/, 'new/')],
  '/create/load-balancer': ['/create/load-balancer', type('Name', 'new')],
  '/create/api': ['/create/api', type('API name', 'new')],
  '/create/queue': ['/create/queue', type('Name', 'new')],
  '/queues/$queueName/edit': ['/queues/q/edit', type('Delivery delay', '5')],
  '/queues/$queueName/redrive': ['/queues/q/redrive', choose(/^Redrive to a custom destination/)],
  '/queues/$queueName/trigger': ['/queues/q/trigger', type(/^Batch size/, '5')],
};

let page: PageRegion;
let subscriptionId = '';
let mappingId = '';
beforeEach(async () => {
  page = new PageRegion();
  await page.createFunction('f');
  const { lambda } = page.access;
  await lambda.send(new CreateAliasCommand({ FunctionName: 'f', Name: 'prod', FunctionVersion: '$LATEST' }));
  const { LayerVersionArn = '' } = await lambda.send(
    new PublishLayerVersionCommand({ LayerName: 'l', Content: { ZipFile: zipOf({ 'python/l.py': '' }) } }),
  );
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'f', Layers: [LayerVersionArn] }));
  const events = serviceClient<EventBridgeOperations>(eventsDefinition, page.access.region.handle);
  await events.call('PutRule', { Name: 'r', EventPattern: '{"source": ["s"]}' });
  const sns = serviceClient<SnsOperations>(snsDefinition, page.access.region.handle);
  const { TopicArn = '' } = await sns.call('CreateTopic', { Name: 't' });
  const Endpoint = 'arn:aws:sqs:us-east-1:123456789012:q';
  const { SubscriptionArn = '' } = await sns.call('Subscribe', { TopicArn, Protocol: 'sqs', Endpoint });
  subscriptionId = SubscriptionArn.slice(TopicArn.length + 1);
  await serviceClient<SqsOperations>(sqsDefinition, page.access.region.handle).call('CreateQueue', { QueueName: 'q' });
  const s3 = s3Client(page.access);
  await s3.call('CreateBucket', { Bucket: 'photos' });
  const QueueConfigurations = [{ Id: 'n', QueueArn: Endpoint, Events: ['s3:ObjectCreated:*' as const] }];
  await s3.call('PutBucketNotificationConfiguration', {
    Bucket: 'photos',
    NotificationConfiguration: { QueueConfigurations },
    SkipDestinationValidation: true,
  });
  const { UUID = '' } = await lambda.send(
    new CreateEventSourceMappingCommand({ FunctionName: 'f', EventSourceArn: Endpoint }),
  );
  mappingId = UUID;
  page.service.advance(10_000);
});
afterEach(cleanup);

const forms = routes.filter(({ page }) => page.contentType === 'form').map(({ path }) => path);

test('these are all of them', () => {
  expect(forms.sort()).toEqual(Object.keys(CHANGES).sort());
});

test.each(Object.entries(CHANGES))('%s asks once it was changed, and not before', async (_path, [given, change]) => {
  const address = given.replace('<id>', subscriptionId).replace('<uuid>', mappingId);
  const history = new AddressHistory(new MemoryEntries([address]), '/home');
  await act(async () => {
    page.render(
      <Router history={history} routes={routes}>
        <MatchedPage otherwise={NotFoundPage} failed={PageFailed} />
      </Router>,
    );
  });
  await change();
  await act(async () => history.push('/later/dashboard'));
  expect(await screen.findByRole('dialog', { name: 'Leave this page?' })).toBeTruthy();
  expect(history.href).toBe(address);
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Leave' })));
  expect(history.href).toBe('/later/dashboard');
});
