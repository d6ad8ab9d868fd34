// @vitest-environment happy-dom
/**
 * Every dialog, walked: Back, Forward, a pasted address and a deletion from elsewhere. None outlives its resource, none
 * changes its target, and none acts on what is gone. A dialog is a file `*-modal.tsx`; all of them are here.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import {
  AddPermissionCommand,
  CreateAliasCommand,
  CreateEventSourceMappingCommand,
  CreateFunctionUrlConfigCommand,
  DeleteAliasCommand,
  DeleteEventSourceMappingCommand,
  DeleteFunctionCommand,
  DeleteFunctionEventInvokeConfigCommand,
  DeleteFunctionUrlConfigCommand,
  DeleteLayerVersionCommand,
  DeleteProvisionedConcurrencyConfigCommand,
  PublishLayerVersionCommand,
  PublishVersionCommand,
  PutFunctionEventInvokeConfigCommand,
  PutProvisionedConcurrencyConfigCommand,
  RemovePermissionCommand,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda';
import createWrapper from '@cloudscape-design/components/test-utils/dom';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { type ReactNode, useState } from 'react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EventBridgeOperations } from '../api/models/events-types.ts';
import type { SnsOperations } from '../api/models/sns-types.ts';
import type { SqsOperations } from '../api/models/sqs-types.ts';
import { serviceClient } from '../api/service-client.ts';
import { eventsDefinition } from '../api/services/events.ts';
import { snsDefinition } from '../api/services/sns.ts';
import { sqsDefinition } from '../api/services/sqs.ts';
import { zipOf } from '../lambda/deployment-package.test-fixture.ts';
import type { ApiPicture, ApiRoute, ApiStage } from './domain/api.ts';
import { allPublicAccess } from './domain/public-access.ts';
import type { Trigger } from './domain/trigger.ts';
import { PageRegion } from './page-region.test-fixture.tsx';
import { DeleteApiModal } from './pages/apis/delete-api-modal.tsx';
import { DeleteRouteModal } from './pages/apis/delete-route-modal.tsx';
import { DeleteStageModal } from './pages/apis/delete-stage-modal.tsx';
import { DeployApiModal } from './pages/apis/deploy-api-modal.tsx';
import { RouteModal } from './pages/apis/route-modal.tsx';
import { StageModal } from './pages/apis/stage-modal.tsx';
import { CreateEventBusModal } from './pages/eventbridge/create-event-bus-modal.tsx';
import { DeleteEventBusModal } from './pages/eventbridge/delete-event-bus-modal.tsx';
import { DeleteRuleModal } from './pages/eventbridge/delete-rule-modal.tsx';
import { DeleteAliasModal } from './pages/function/aliases/delete-alias-modal.tsx';
import { RemoveDestinationModal } from './pages/function/async/remove-destination-modal.tsx';
import { DeleteFileModal } from './pages/function/code/delete-file-modal.tsx';
import { DiscardChangesModal } from './pages/function/code/discard-changes-modal.tsx';
import { EditRuntimeSettingsModal } from './pages/function/code/edit-runtime-settings-modal.tsx';
import { UploadZipModal } from './pages/function/code/upload-zip-modal.tsx';
import { RemoveProvisionedConcurrencyModal } from './pages/function/configuration/remove-provisioned-concurrency-modal.tsx';
import { ThrottleModal } from './pages/function/configuration/throttle-modal.tsx';
import { DeleteFunctionUrlModal } from './pages/function/function-url/delete-function-url-modal.tsx';
import { DeleteStatementModal } from './pages/function/permissions/delete-statement-modal.tsx';
import { DeleteTestEventModal } from './pages/function/test/delete-test-event-modal.tsx';
import { RemoveTriggerModal } from './pages/function/triggers/remove-trigger-modal.tsx';
import { DeleteVersionModal } from './pages/function/versions/delete-version-modal.tsx';
import { PublishVersionModal } from './pages/function/versions/publish-version-modal.tsx';
import { DeleteLayerVersionModal } from './pages/layers/delete-layer-version-modal.tsx';
import { DeleteLoadBalancerModal } from './pages/load-balancers/delete-load-balancer-modal.tsx';
import { CreateFolderModal } from './pages/s3/create-folder-modal.tsx';
import { DeleteBucketModal } from './pages/s3/delete-bucket-modal.tsx';
import { DeleteBucketPolicyModal } from './pages/s3/delete-bucket-policy-modal.tsx';
import { DeleteNotificationModal } from './pages/s3/delete-notification-modal.tsx';
import { DeleteObjectsModal } from './pages/s3/delete-objects-modal.tsx';
import { EditEventBridgeModal } from './pages/s3/edit-eventbridge-modal.tsx';
import { EditPublicAccessModal } from './pages/s3/edit-public-access-modal.tsx';
import { EditTagsModal } from './pages/s3/edit-tags-modal.tsx';
import { EditVersioningModal } from './pages/s3/edit-versioning-modal.tsx';
import { EmptyBucketModal } from './pages/s3/empty-bucket-modal.tsx';
import { RestoreBackupModal } from './pages/settings/restore-backup-modal.tsx';
import { ClearMailboxModal } from './pages/sns/clear-mailbox-modal.tsx';
import { DeleteSubscriptionModal } from './pages/sns/delete-subscription-modal.tsx';
import { DeleteTopicModal } from './pages/sns/delete-topic-modal.tsx';
import { DeleteQueueModal } from './pages/sqs/delete-queue-modal.tsx';
import { DeleteTriggerModal } from './pages/sqs/delete-trigger-modal.tsx';
import { PurgeQueueModal } from './pages/sqs/purge-queue-modal.tsx';
import { addRoute, createApi, deleteApi, deleteRoute, deleteStage, serveIn } from './queries/api-changes.ts';
import { readApi } from './queries/apis.ts';
import { s3Client } from './queries/buckets.ts';
import { createLoadBalancer, deleteLoadBalancer, listLoadBalancers } from './queries/load-balancers.ts';
import { queueArnOf, queueUrlOf } from './queries/queues.ts';
import { topicArn } from './queries/sns.ts';
import type { RegionAccess } from './region.ts';
import { useSession } from './session.ts';
import { useAddress } from './use-address.ts';
import { DeleteFunctionModal } from './widgets/delete-function-modal.tsx';
import { ResetAccountModal } from './widgets/reset-account-modal.tsx';

interface DialogCase {
  /** What it is about, by the name. */
  make(name: string): Promise<void>;
  /** The dialog about what has this name. */
  of(name: string, onDismiss: () => void): ReactNode;
  /** Without it there is nothing to be done yet. */
  change?: () => unknown;
  /** Deletes what it is about; left out: what is always there. */
  deletion?: (access: RegionAccess, name: string) => Promise<unknown>;
}

/** How often something was done to a draft, which is this page's own and sends nothing. */
let acted = 0;
const actedOnDraft = () => {
  acted++;
};
const deleteFunction = ({ lambda }: RegionAccess, FunctionName: string) =>
  lambda.send(new DeleteFunctionCommand({ FunctionName }));

const eventsOf = ({ region }: RegionAccess) => serviceClient<EventBridgeOperations>(eventsDefinition, region.handle);
const snsOf = ({ region }: RegionAccess) => serviceClient<SnsOperations>(snsDefinition, region.handle);
/** Of each topic. */
const subscriptions = new Map<string, string>();
const loadBalancers = new Map<string, string>();
const apis = new Map<string, ApiPicture>();
const apiOf = (name: string) => apis.get(name) as ApiPicture;
const [route, stage] = [
  (name: string) => apiOf(name).routes[0] as ApiRoute,
  (name: string) => apiOf(name).stages[0] as ApiStage,
];
const deleteQueue = ({ region }: RegionAccess, queueName: string) =>
  serviceClient<SqsOperations>(sqsDefinition, region.handle).call('DeleteQueue', { QueueUrl: queueUrlOf(queueName) });
/** With the one object in it. */
const deleteBucket = async (access: RegionAccess, Bucket: string) => {
  await s3Client(access).call('DeleteObject', { Bucket, Key: 'a' });
  await s3Client(access).call('DeleteBucket', { Bucket });
};
/** As the confirmation of the dialog asks, which the field shows until something is typed. */
const typeWord = () => {
  const field = screen.getByRole('textbox');
  fireEvent.change(field, { target: { value: field.getAttribute('placeholder') } });
};
/** Ids of the triggers of queues, by name. */
const triggers = new Map<string, string | undefined>();

/** As its function shows it. */
const triggerOf = (name: string): Trigger => ({
  source: 'sqs',
  id: triggers.get(name) ?? '',
  name,
  mapping: {},
  sourceArn: queueArnOf(name),
  targetArn: `arn:aws:lambda:us-east-1:123456789012:function:${name}`,
  state: 'Enabled',
  details: [],
});

/** Dialogs about what `make` makes, by name. */
const about = (
  make: DialogCase['make'],
  dialogs: Record<string, Omit<DialogCase, 'make'>>,
): Record<string, DialogCase> =>
  Object.fromEntries(Object.entries(dialogs).map(([file, dialog]) => [file, { ...dialog, make }]));

const DIALOGS: Record<string, DialogCase> = {
  ...about(makeFunction, {
    'delete-function-modal.tsx': {
      of: (functionName, onDismiss) => <DeleteFunctionModal {...{ functionName, onDismiss }} />,
      deletion: deleteFunction,
    },
    'publish-version-modal.tsx': {
      of: (functionName, onDismiss) => <PublishVersionModal {...{ functionName, onDismiss }} />,
      deletion: deleteFunction,
    },
    'delete-version-modal.tsx': {
      of: (functionName, onDismiss) => <DeleteVersionModal version="2" {...{ functionName, onDismiss }} />,
      deletion: ({ lambda }, FunctionName) => lambda.send(new DeleteFunctionCommand({ FunctionName, Qualifier: '2' })),
    },
    'delete-alias-modal.tsx': {
      of: (functionName, onDismiss) => <DeleteAliasModal alias="spare" {...{ functionName, onDismiss }} />,
      deletion: ({ lambda }, FunctionName) => lambda.send(new DeleteAliasCommand({ FunctionName, Name: 'spare' })),
    },
    'throttle-modal.tsx': {
      of: (functionName, onDismiss) => <ThrottleModal {...{ functionName, onDismiss }} />,
      deletion: deleteFunction,
    },
    'remove-provisioned-concurrency-modal.tsx': {
      of: (functionName, onDismiss) => (
        <RemoveProvisionedConcurrencyModal qualifier="1" {...{ functionName, onDismiss }} />
      ),
      deletion: ({ lambda }, FunctionName) =>
        lambda.send(new DeleteProvisionedConcurrencyConfigCommand({ FunctionName, Qualifier: '1' })),
    },
    'remove-destination-modal.tsx': {
      of: (functionName, onDismiss) => (
        <RemoveDestinationModal qualifier="1" condition="OnFailure" {...{ functionName, onDismiss }} />
      ),
      deletion: ({ lambda }, FunctionName) =>
        lambda.send(new DeleteFunctionEventInvokeConfigCommand({ FunctionName, Qualifier: '1' })),
    },
    'delete-statement-modal.tsx': {
      of: (functionName, onDismiss) => (
        <DeleteStatementModal qualifier="1" statementId="topic" {...{ functionName, onDismiss }} />
      ),
      deletion: ({ lambda }, FunctionName) =>
        lambda.send(new RemovePermissionCommand({ FunctionName, Qualifier: '1', StatementId: 'topic' })),
    },
    'delete-function-url-modal.tsx': {
      of: (functionName, onDismiss) => <DeleteFunctionUrlModal alias={undefined} {...{ functionName, onDismiss }} />,
      deletion: ({ lambda }, FunctionName) => lambda.send(new DeleteFunctionUrlConfigCommand({ FunctionName })),
    },
    'edit-runtime-settings-modal.tsx': {
      of: (FunctionName, onDismiss) => (
        <EditRuntimeSettingsModal
          configuration={{ FunctionName, Runtime: 'python3.14', Handler: 'a.b' }}
          {...{ onDismiss }}
        />
      ),
      deletion: deleteFunction,
    },
    'upload-zip-modal.tsx': {
      of: (functionName, onDismiss) => <UploadZipModal {...{ functionName, onDismiss }} />,
      deletion: deleteFunction,
    },
    'delete-file-modal.tsx': {
      of: (functionName, onDismiss) => (
        <DeleteFileModal path="a.py" folder={false} deployed onDelete={actedOnDraft} {...{ functionName, onDismiss }} />
      ),
      deletion: deleteFunction,
    },
    'discard-changes-modal.tsx': {
      of: (functionName, onDismiss) => (
        <DiscardChangesModal onDiscard={actedOnDraft} {...{ functionName, onDismiss }} />
      ),
      deletion: deleteFunction,
    },
    'delete-test-event-modal.tsx': {
      of: (functionName, onDismiss) => (
        <DeleteTestEventModal name="event" onDelete={async () => actedOnDraft()} {...{ functionName, onDismiss }} />
      ),
      deletion: ({ coldspark }, functionName) => coldspark.call('DeleteTestEvent', { functionName, name: 'event' }),
    },
  }),
  ...about(makeLayer, {
    'delete-layer-version-modal.tsx': {
      of: (layerName, onDismiss) => <DeleteLayerVersionModal version={1} {...{ layerName, onDismiss }} />,
      deletion: ({ lambda }, LayerName) => lambda.send(new DeleteLayerVersionCommand({ LayerName, VersionNumber: 1 })),
    },
  }),
  ...about(makeEvents, {
    'create-event-bus-modal.tsx': { of: (_name, onDismiss) => <CreateEventBusModal onDismiss={onDismiss} /> },
    'delete-event-bus-modal.tsx': {
      of: (busName, onDismiss) => <DeleteEventBusModal {...{ busName, onDismiss }} />,
      deletion: (access, Name) => eventsOf(access).call('DeleteEventBus', { Name }),
    },
    'delete-rule-modal.tsx': {
      of: (ruleName, onDismiss) => <DeleteRuleModal busName="default" {...{ ruleName, onDismiss }} />,
      deletion: (access, Name) => eventsOf(access).call('DeleteRule', { Name }),
    },
  }),
  ...about(makeTopic, {
    'delete-topic-modal.tsx': {
      of: (topicName, onDismiss) => <DeleteTopicModal {...{ topicName, onDismiss }} />,
      deletion: (access, name) => snsOf(access).call('DeleteTopic', { TopicArn: topicArn(name) }),
    },
    'delete-subscription-modal.tsx': {
      of: (name, onDismiss) => <DeleteSubscriptionModal arn={subscriptions.get(name) ?? ''} onDismiss={onDismiss} />,
      deletion: (access, name) => snsOf(access).call('Unsubscribe', { SubscriptionArn: subscriptions.get(name) ?? '' }),
    },
  }),
  ...about(makeLoadBalancer, {
    'delete-load-balancer-modal.tsx': {
      of: (loadBalancerName, onDismiss) => (
        <DeleteLoadBalancerModal arn={loadBalancers.get(loadBalancerName) ?? ''} {...{ loadBalancerName, onDismiss }} />
      ),
      deletion: (access, name) => deleteLoadBalancer(access, loadBalancers.get(name) ?? '', true),
    },
  }),
  ...about(makeApi, {
    'delete-api-modal.tsx': {
      of: (name, onDismiss) => <DeleteApiModal api={apiOf(name)} {...{ onDismiss }} />,
      deletion: (access, name) => deleteApi(access, apiOf(name)),
    },
    'deploy-api-modal.tsx': {
      of: (name, onDismiss) => <DeployApiModal api={apiOf(name)} {...{ onDismiss }} />,
      deletion: (access, name) => deleteApi(access, apiOf(name)),
    },
    'route-modal.tsx': {
      of: (name, onDismiss) => <RouteModal api={apiOf(name)} route={route(name)} {...{ onDismiss }} />,
      deletion: (access, name) => deleteRoute(access, apiOf(name), route(name)),
    },
    'delete-route-modal.tsx': {
      of: (name, onDismiss) => <DeleteRouteModal api={apiOf(name)} route={route(name)} {...{ onDismiss }} />,
      deletion: (access, name) => deleteRoute(access, apiOf(name), route(name)),
    },
    'stage-modal.tsx': {
      of: (name, onDismiss) => <StageModal api={apiOf(name)} stage={stage(name)} {...{ onDismiss }} />,
      deletion: (access, name) => deleteStage(access, apiOf(name), 'live'),
    },
    'delete-stage-modal.tsx': {
      of: (name, onDismiss) => <DeleteStageModal api={apiOf(name)} stageName="live" {...{ onDismiss }} />,
      deletion: (access, name) => deleteStage(access, apiOf(name), 'live'),
    },
  }),
  ...about(makeQueue, {
    'clear-mailbox-modal.tsx': { of: (_name, onDismiss) => <ClearMailboxModal onDismiss={onDismiss} /> },
    'delete-queue-modal.tsx': {
      of: (queueName, onDismiss) => <DeleteQueueModal {...{ queueName, onDismiss }} />,
      deletion: deleteQueue,
    },
    'purge-queue-modal.tsx': {
      of: (queueName, onDismiss) => <PurgeQueueModal {...{ queueName, onDismiss }} />,
      deletion: deleteQueue,
    },
    'delete-trigger-modal.tsx': {
      of: (queueName, onDismiss) => (
        <DeleteTriggerModal uuid={triggers.get(queueName) ?? ''} {...{ queueName, onDismiss }} />
      ),
      deletion: ({ lambda }, name) => lambda.send(new DeleteEventSourceMappingCommand({ UUID: triggers.get(name) })),
    },
    'remove-trigger-modal.tsx': {
      of: (functionName, onDismiss) => (
        <RemoveTriggerModal qualifier={undefined} trigger={triggerOf(functionName)} {...{ functionName, onDismiss }} />
      ),
      deletion: ({ lambda }, name) => lambda.send(new DeleteEventSourceMappingCommand({ UUID: triggers.get(name) })),
    },
  }),
  ...about(makeBucket, {
    'create-folder-modal.tsx': {
      of: (bucket, onDismiss) => <CreateFolderModal prefix="" {...{ bucket, onDismiss }} />,
      change: () => fireEvent.change(screen.getByRole('textbox'), { target: { value: 'folder' } }),
      deletion: deleteBucket,
    },
    'delete-bucket-modal.tsx': {
      of: (bucket, onDismiss) => <DeleteBucketModal {...{ bucket, onDismiss }} />,
      change: typeWord,
      deletion: deleteBucket,
    },
    'empty-bucket-modal.tsx': {
      of: (bucket, onDismiss) => <EmptyBucketModal {...{ bucket, onDismiss }} />,
      change: typeWord,
      deletion: deleteBucket,
    },
    'delete-objects-modal.tsx': {
      of: (bucket, onDismiss) => (
        <DeleteObjectsModal
          rows={[{ id: 'a', key: 'a', sizeBytes: 0 }]}
          withVersions={false}
          keepsVersions={false}
          onDeleted={() => {}}
          {...{ bucket, onDismiss }}
        />
      ),
      change: typeWord,
      deletion: deleteBucket,
    },
    'delete-notification-modal.tsx': {
      of: (bucket, onDismiss) => (
        <DeleteNotificationModal
          notification={{ id: 'n', target: 'sqs', arn: QUEUE, events: ['s3:ObjectCreated:*'], prefix: '', suffix: '' }}
          {...{ bucket, onDismiss }}
        />
      ),
      deletion: (access, Bucket) =>
        s3Client(access).call('PutBucketNotificationConfiguration', { Bucket, NotificationConfiguration: {} }),
    },
    'edit-eventbridge-modal.tsx': {
      of: (bucket, onDismiss) => <EditEventBridgeModal isOn={false} {...{ bucket, onDismiss }} />,
      change: () => fireEvent.click(screen.getByRole('radio', { name: /^On/ })),
      deletion: deleteBucket,
    },
    'edit-versioning-modal.tsx': {
      of: (bucket, onDismiss) => <EditVersioningModal status={undefined} {...{ bucket, onDismiss }} />,
      change: () => fireEvent.click(screen.getByRole('radio', { name: /^Enable/ })),
      deletion: deleteBucket,
    },
    'delete-bucket-policy-modal.tsx': {
      of: (bucket, onDismiss) => <DeleteBucketPolicyModal {...{ bucket, onDismiss }} />,
      change: typeWord,
      deletion: deleteBucket,
    },
    'edit-public-access-modal.tsx': {
      of: (bucket, onDismiss) => <EditPublicAccessModal access={allPublicAccess(true)} {...{ bucket, onDismiss }} />,
      change: () => {
        const [, setting] = screen.getAllByRole('checkbox');
        if (setting) fireEvent.click(setting);
        typeWord();
      },
      deletion: deleteBucket,
    },
    'edit-tags-modal.tsx': {
      of: (bucket, onDismiss) => <EditTagsModal tags={[]} {...{ bucket, onDismiss }} />,
      deletion: deleteBucket,
    },
  }),
  ...about(makeFunction, {
    'reset-account-modal.tsx': { of: (_name, onDismiss) => <ResetAccountModal onDismiss={onDismiss} /> },
    'restore-backup-modal.tsx': { of: (_name, onDismiss) => <RestoreBackupModal onDismiss={onDismiss} /> },
  }),
};

const BOUND_TO_NO_RESOURCE = [
  // writes down an address, and changes nothing
  'presigned-url-modal.tsx',
  // is about a file of the terminal, whatever page is below it; to close it would lose what is typed
  'edit-modal.tsx',
  // asks whether to leave a form, and changes nothing
  'unsaved-changes-modal.tsx',
];

/** The widget that all others are made of. */
const FRAME = 'action-modal.tsx';

const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.tsx') && !/\.test(-fixture)?\.tsx$/.test(file))
  .map((file) => ({ name: basename(file), text: readFileSync(`${import.meta.dirname}/${file}`, 'utf8') }));

test('these are all dialogs there are', () => {
  const dialogs = sources.filter(({ name }) => name.endsWith('-modal.tsx') && name !== FRAME).map(({ name }) => name);
  expect(dialogs.sort()).toEqual([...Object.keys(DIALOGS), ...BOUND_TO_NO_RESOURCE].sort());
  const madeOf = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ name }) => name);
  expect(madeOf(/<ActionModal\b/).sort()).toEqual(Object.keys(DIALOGS).sort());
  expect(madeOf(/components\/modal'/).sort()).toEqual([FRAME, ...BOUND_TO_NO_RESOURCE].sort());
});

const [MINE, OTHER] = ['mine', 'yours'];
const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:q';

/** A page as careless as can be: it keeps its dialog while the address makes it another resource's page. */
function CarelessPage({ dialog }: { dialog: DialogCase }) {
  const { href } = useAddress();
  const [open, setOpen] = useState(true);
  return open && dialog.of(href === '/here' ? MINE : OTHER, () => setOpen(false));
}

let page: PageRegion;

async function makeFunction(name: string): Promise<void> {
  const { lambda, coldspark } = page.access;
  const FunctionName = name;
  await page.createFunction(name);
  await lambda.send(new PublishVersionCommand({ FunctionName }));
  await lambda.send(
    new PutProvisionedConcurrencyConfigCommand({
      FunctionName,
      Qualifier: '1',
      ProvisionedConcurrentExecutions: 1,
    }),
  );
  page.service.targets.add(QUEUE);
  await lambda.send(
    new PutFunctionEventInvokeConfigCommand({
      FunctionName,
      Qualifier: '1',
      DestinationConfig: { OnFailure: { Destination: QUEUE } },
    }),
  );
  await lambda.send(
    new AddPermissionCommand({
      FunctionName,
      Qualifier: '1',
      StatementId: 'topic',
      Action: 'lambda:InvokeFunction',
      Principal: 'sns.amazonaws.com',
    }),
  );
  const second = page.service.zip(`${name} changed`, () => 'second');
  await lambda.send(new UpdateFunctionCodeCommand({ FunctionName, ZipFile: second, Publish: true }));
  page.service.advance(10_000);
  await lambda.send(new CreateAliasCommand({ FunctionName, Name: 'spare', FunctionVersion: '1' }));
  await lambda.send(new CreateFunctionUrlConfigCommand({ FunctionName, AuthType: 'AWS_IAM' }));
  await coldspark.call('PutTestEvent', { functionName: name, name: 'event', body: '{}' });
}

async function makeLayer(LayerName: string): Promise<void> {
  const Content = { ZipFile: zipOf({ 'python/greeting.py': '' }) };
  await page.access.lambda.send(new PublishLayerVersionCommand({ LayerName, Content }));
}

async function makeEvents(Name: string): Promise<void> {
  await eventsOf(page.access).call('CreateEventBus', { Name });
  await eventsOf(page.access).call('PutRule', { Name, ScheduleExpression: 'rate(1 day)' });
}

async function makeTopic(Name: string): Promise<void> {
  const sns = snsOf(page.access);
  const { TopicArn = '' } = await sns.call('CreateTopic', { Name });
  const { SubscriptionArn = '' } = await sns.call('Subscribe', { TopicArn, Protocol: 'sms', Endpoint: '+15550100' });
  subscriptions.set(Name, SubscriptionArn);
}

async function makeLoadBalancer(name: string): Promise<void> {
  await page.createFunction(name);
  const functionArn = `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
  await createLoadBalancer(page.access, { name, functionArn, hasMultiValueHeaders: false });
  const made = (await listLoadBalancers(page.access)).find((each) => each.LoadBalancerName === name);
  loadBalancers.set(name, made?.LoadBalancerArn ?? '');
}

/** Deployed to a stage. */
async function makeApi(name: string): Promise<void> {
  const { access } = page;
  const functionArn = 'arn:aws:lambda:us-east-1:123456789012:function:f';
  const api = await createApi(access, { type: 'REST', name, description: '', cors: false });
  await addRoute(access, api, { method: 'GET', path: '/orders', functionArn, authorization: 'NONE' });
  await serveIn(access, api, 'live');
  apis.set(name, await readApi(access, api));
}

/** With a function that it feeds. */
async function makeQueue(name: string): Promise<void> {
  await page.createFunction(name);
  await serviceClient<SqsOperations>(sqsDefinition, page.access.region.handle).call('CreateQueue', { QueueName: name });
  const { UUID } = await page.access.lambda.send(
    new CreateEventSourceMappingCommand({ FunctionName: name, EventSourceArn: queueArnOf(name) }),
  );
  triggers.set(name, UUID);
  page.service.advance(0);
}

/** With one object in it, and a notification. */
async function makeBucket(Bucket: string): Promise<void> {
  await s3Client(page.access).call('CreateBucket', { Bucket });
  await s3Client(page.access).call('PutObject', { Bucket, Key: 'a' });
  await s3Client(page.access).call('PutBucketNotificationConfiguration', {
    Bucket,
    NotificationConfiguration: {
      QueueConfigurations: [{ Id: 'n', QueueArn: QUEUE, Events: ['s3:ObjectCreated:*'] }],
    },
    SkipDestinationValidation: true,
  });
}

beforeEach(() => {
  acted = 0;
  useSession.setState({ flashes: [] });
  page = new PageRegion();
});
afterEach(cleanup);

const dialogOnScreen = () => screen.queryByRole('dialog');

async function open(dialog: DialogCase) {
  await dialog.make(MINE);
  await dialog.make(OTHER);
  page.writes.length = 0;
  page.render(<CarelessPage dialog={dialog} />);
  return screen.findByRole('dialog');
}

/** Types what a confirmation wants, chooses a file, and presses the dialog's own button. */
async function carryOut(shown: HTMLElement, change?: () => unknown): Promise<void> {
  await act(async () => change?.());
  const word = /type (confirm|reset|purge) in/.exec(shown.textContent ?? '')?.[1];
  if (word) fireEvent.change(screen.getByPlaceholderText(word), { target: { value: word } });
  const upload = shown.querySelector<HTMLInputElement>('input[type=file]');
  if (upload) fireEvent.change(upload, { target: { files: [new File([Uint8Array.of(1)], 'file.zip')] } });
  await act(async () => createWrapper().findModal()?.findFooter()?.findButton('[class*=primary]')?.click());
}

const nothingHappened = () => {
  expect(page.writes).toEqual([]);
  expect(acted).toBe(0);
};

const WAYS_TO_LEAVE: [string, (on: PageRegion) => Promise<void>][] = [
  ['Back', (on) => on.back()],
  ['Forward', (on) => on.forward()],
  ['a pasted address', (on) => on.goTo(`/functions/${OTHER}`)],
];

describe.each(Object.entries(DIALOGS))('%s', (_file, dialog) => {
  test.each(WAYS_TO_LEAVE)('closes at %s, and does nothing', async (_way, leave) => {
    const shown = await open(dialog);
    const button = createWrapper().findModal()?.findFooter()?.findButton('[class*=primary]');
    expect(shown.textContent).not.toContain(OTHER);
    await leave(page);
    expect(dialogOnScreen()).toBeNull();
    // a press that was on its way
    await act(async () => button?.click());
    nothingHappened();
  });

  test('acts on what it named when nothing has changed', async () => {
    const shown = await open(dialog);
    await carryOut(shown, dialog.change);
    await waitFor(() => expect(page.writes.length + acted).toBeGreaterThan(0));
    expect(page.writes.filter((write) => write.includes(OTHER))).toEqual([]);
  });
});

const DELETABLE = Object.entries(DIALOGS).flatMap(([file, { deletion, ...dialog }]) =>
  deletion ? [[file, { ...dialog, deletion }] as const] : [],
);

describe.each(DELETABLE)('%s', (_file, dialog) => {
  test('closes when what it is about is deleted elsewhere, and says so', async () => {
    await open(dialog);
    await page.elsewhere(() => dialog.deletion(page.quietly(), MINE));
    await waitFor(() => expect(dialogOnScreen()).toBeNull());
    expect(String(useSession.getState().flashes[0]?.content)).toMatch(/does not exist any more/);
    nothingHappened();
  });

  test('does nothing when what it is about is gone before the news of it', async () => {
    const shown = await open(dialog);
    await dialog.deletion(page.quietly(), MINE);
    await carryOut(shown, dialog.change);
    await waitFor(() => expect(dialogOnScreen()).toBeNull());
    nothingHappened();
  });
});
