import { expect, test, vi } from 'vitest';
import { AccountTime } from '../kernel/account-time.ts';
import { rootCaller } from '../kernel/caller.ts';
import { at } from '../kernel/one-clock.test-fixture.ts';
import { step } from '../kernel/step.ts';
import { createCore } from './core.ts';
import { EVERY_SERVICE } from './every-service.ts';
import { engineConfig } from './region-names.ts';
import { RequestReader } from './request-reader.ts';
import { SERVICES_AROUND_LAMBDA, ServiceLoader } from './services-around-lambda.ts';
import { calledServices, isKnownWhereBytesAreNamed } from './tables.ts';

const MOMENT = at(Date.UTC(2026, 0, 1));

test.each(SERVICES_AROUND_LAMBDA)('$name is what the region says of it before it is loaded', async (later) => {
  const { name, tables } = await later.load();
  expect(name).toBe(later.name);
  expect(tables.map((table) => table.name)).toEqual(later.tables ?? []);
  // the region must know of these before it has loaded the service
  const naming = tables.filter((table) => table.blobs ?? table.references ?? table.calls);
  expect(naming.filter((table) => !isKnownWhereBytesAreNamed(table.name))).toEqual([]);
});

test('every service is there for who needs them all', () => {
  expect([...EVERY_SERVICE.keys()]).toEqual(SERVICES_AROUND_LAMBDA.map(({ name }) => name));
});

test('a service comes with those that it calls, and once', async () => {
  const services = new ServiceLoader();
  expect(services.missing('lambda')).toBeUndefined();
  expect(services.missing('dynamodb')).toBeUndefined();
  await services.missing('sts');
  expect([...services.loaded.keys()].sort()).toEqual(['iam', 'sts']);
  expect(services.missing('iam')).toBeUndefined();
});

test('a service that has records is loaded before they go on', async () => {
  const services = new ServiceLoader();
  await services.loadOwnersOf([{ table: 'versions' }, { table: 'quotaRequests' }]);
  expect([...services.loaded.keys()]).toEqual(['servicequotas']);
});

test('what a function sends its outcomes to is there before the call that names it, and before its records go on', async () => {
  const reader = new RequestReader(new Map());
  const body = new TextEncoder().encode(
    JSON.stringify({ DestinationConfig: { OnFailure: { Destination: 'arn:aws:sqs:us-east-1:123456789012:q' } } }),
  );
  const path = '/2019-09-25/functions/f/event-invoke-config';
  const call = reader.parse({ service: 'lambda', method: 'PUT', path, query: {}, headers: {}, body }, rootCaller('1'));
  if ('status' in call) throw new Error('refused');
  expect(reader.traits(call).calls).toEqual(['sqs']);
  const settings = { EventSourceArn: 'arn:aws:sqs:us-east-1:123456789012:source' };
  expect([
    ...calledServices([
      { table: 'versions', key: 'f:$LATEST', value: { deadLetterTargetArn: 'arn:aws:sns:us-east-1:123456789012:t' } },
      { table: 'eventSourceMappings', key: 'u', value: { settings } },
      {
        table: 'eventInvokeConfigs',
        key: 'f:$LATEST',
        value: { onSuccessDestination: 'arn:aws:events:us-east-1:123456789012:event-bus/default' },
      },
    ]),
  ]).toEqual(['sns', 'sqs', 'events']);
});

test('a service that could not be loaded is tried again', async () => {
  const services = new ServiceLoader();
  const iam = SERVICES_AROUND_LAMBDA.find(({ name }) => name === 'iam');
  if (!iam) throw new Error('there is no IAM');
  vi.spyOn(iam, 'load').mockRejectedValueOnce(new Error('offline'));
  await expect(services.missing('iam')).rejects.toThrow('offline');
  await services.missing('iam');
  expect([...services.loaded.keys()]).toEqual(['iam']);
});

test('a core takes commands for a service that is loaded after it was made', async () => {
  const services = new ServiceLoader();
  const config = engineConfig('http://localhost/');
  const reportBug = (error: unknown) => {
    throw error;
  };
  const { core, restore } = createCore({
    config,
    time: new AccountTime(MOMENT),
    seed: 1,
    around: services.loaded,
    reportBug,
  });
  restore([]);
  const reader = new RequestReader(services.loaded);
  const ask = () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const body = new TextEncoder().encode('Action=GetCallerIdentity&Version=2011-06-15');
    const call = reader.parse({ service: 'sts', method: 'POST', path: '/', query: {}, headers, body }, rootCaller('1'));
    if ('status' in call) return call.status;
    return step(core, { type: 'call', callId: 'c', call }, MOMENT).replies[0]?.response.status;
  };
  expect(ask()).toBe(404);
  await services.missing('sts');
  expect(ask()).toBe(200);
});
