import { expect, test } from 'vitest';
import type { CreateEventSourceMappingRequest } from '../../api/models/lambda-types.ts';
import { type Account, ARN, openAccount, refusalOf } from './control-plane.test-fixture.ts';
import {
  createEventSourceMapping,
  deleteEventSourceMapping,
  getEventSourceMapping,
  listEventSourceMappings,
  updateEventSourceMapping,
} from './event-source-mappings.ts';
import { deleteFunction } from './functions.ts';

const source = (service: string, name: string) => `arn:aws:${service}:us-east-1:123456789012:${name}`;
const QUEUE = source('sqs', 'q');
const STREAM = source('kinesis', 'stream/s');

function open(): Account {
  const account = openAccount();
  account.activeFunction();
  return account;
}

/** Maps, and hands back the UUID when the mapping has settled. */
function map({ context, settle }: Account, given: Partial<CreateEventSourceMappingRequest> = {}): string {
  const { UUID = '' } = createEventSourceMapping(context, { FunctionName: 'f', EventSourceArn: QUEUE, ...given });
  settle();
  return UUID;
}

test('a mapping is created, switched off and on, changed and deleted', () => {
  const account = open();
  const { context, settle } = account;
  const UUID = map(account);
  const state = () => getEventSourceMapping(context, { UUID }).State;
  expect(state()).toBe('Enabled');
  expect(updateEventSourceMapping(context, { UUID, Enabled: false }).State).toBe('Disabling');
  settle();
  expect(state()).toBe('Disabled');
  expect(updateEventSourceMapping(context, { UUID, BatchSize: 5 }).State).toBe('Updating');
  settle();
  expect(state()).toBe('Disabled');
  expect(updateEventSourceMapping(context, { UUID, Enabled: true }).State).toBe('Enabling');
  settle();
  expect(getEventSourceMapping(context, { UUID })).toMatchObject({ State: 'Enabled', BatchSize: 5 });
  expect(deleteEventSourceMapping(context, { UUID }).State).toBe('Deleting');
  settle();
  expect(refusalOf(state)).toContain('404');
});

test('one that is created switched off is Disabled', () => {
  const account = open();
  const UUID = map(account, { Enabled: false });
  expect(getEventSourceMapping(account.context, { UUID }).State).toBe('Disabled');
});

test('what is not given has the defaults of its source', () => {
  const account = open();
  const { context } = account;
  const described = (given: Partial<CreateEventSourceMappingRequest>) =>
    getEventSourceMapping(context, { UUID: map(account, given) });
  const queue = described({});
  expect(queue).toMatchObject({ BatchSize: 10, MaximumBatchingWindowInSeconds: 0 });
  expect(queue.MaximumRetryAttempts).toBeUndefined();
  expect(described({ EventSourceArn: STREAM, StartingPosition: 'LATEST' })).toMatchObject({
    BatchSize: 100,
    MaximumRetryAttempts: -1,
    MaximumRecordAgeInSeconds: -1,
    ParallelizationFactor: 1,
    DestinationConfig: { OnFailure: {} },
  });
});

const CLUSTER = {
  EventSourceArn: undefined,
  SelfManagedEventSource: { Endpoints: { KAFKA_BOOTSTRAP_SERVERS: ['broker:9092'] } },
  SourceAccessConfigurations: [
    { Type: 'SASL_SCRAM_512_AUTH' as const, URI: 'arn:aws:secretsmanager:us-east-1:1:secret:s' },
  ],
  Topics: ['t'],
};

test('a topic is read from its beginning, by a group of consumers of its own', () => {
  const { context } = open();
  const { EventSourceArn: _, ...given } = CLUSTER;
  const cluster = createEventSourceMapping(context, { FunctionName: 'f', ...given });
  expect(cluster).toMatchObject({
    BatchSize: 100,
    Topics: ['t'],
    StartingPosition: 'TRIM_HORIZON',
    SelfManagedKafkaEventSourceConfig: { ConsumerGroupId: cluster.UUID },
  });
  expect(cluster.EventSourceArn).toBeUndefined();
  const managed = createEventSourceMapping(context, {
    FunctionName: 'f',
    EventSourceArn: source('kafka', 'cluster/c/1'),
    Topics: ['t'],
    StartingPosition: 'LATEST',
    AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'mine' },
  });
  expect(managed).toMatchObject({
    StartingPosition: 'LATEST',
    AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'mine' },
  });
  expect(createEventSourceMapping(context, { FunctionName: 'f', ...given, Topics: ['u'] }).State).toBe('Creating');
});

test('more than ten messages of a queue are waited for', () => {
  const account = open();
  const UUID = map(account, { BatchSize: 100, MaximumBatchingWindowInSeconds: 1 });
  expect(getEventSourceMapping(account.context, { UUID }).BatchSize).toBe(100);
});

test('mappings are listed by function, by source and by pages, and outlive their function', () => {
  const account = open();
  const { context } = account;
  account.activeFunction({ FunctionName: 'g' });
  const first = map(account);
  const second = map(account, { FunctionName: `${ARN}:g` });
  const third = map(account, { FunctionName: 'g', EventSourceArn: STREAM, StartingPosition: 'LATEST' });
  const uuids = (given = {}) =>
    listEventSourceMappings(context, given)
      .EventSourceMappings?.map(({ UUID }) => UUID)
      .sort();
  expect(uuids()).toEqual([first, second, third].sort());
  expect(uuids({ FunctionName: 'f' })).toEqual([first]);
  expect(uuids({ EventSourceArn: QUEUE })).toEqual([first, second].sort());
  const page = listEventSourceMappings(context, { MaxItems: 2 });
  expect(page.EventSourceMappings).toHaveLength(2);
  expect(uuids({ Marker: page.NextMarker })).toHaveLength(1);
  deleteFunction(context, { FunctionName: 'g' });
  expect(uuids({ FunctionName: 'g' })).toEqual([second, third].sort());
});

test('filters are kept, an empty list of them is none', () => {
  const account = open();
  const FilterCriteria = { Filters: [{ Pattern: '{"body":[1]}' }] };
  const UUID = map(account, { FilterCriteria });
  expect(getEventSourceMapping(account.context, { UUID }).FilterCriteria).toEqual(FilterCriteria);
  updateEventSourceMapping(account.context, { UUID, FilterCriteria: { Filters: [] } });
  expect(getEventSourceMapping(account.context, { UUID }).FilterCriteria).toBeUndefined();
});
